"""Names in one entry that should be those of others."""

from collections.abc import Collection, Iterable, Iterator

from backcare_tui.knowledge.nearest import nearest


def unknown(place: str, named: Iterable[str], known: Collection[str]) -> Iterator[str]:
    """Yield a problem for each name that is not known."""
    for name in named:
        if name not in known:
            guess = nearest(name, known)
            meant = f" (did you mean {guess}?)" if guess else ""
            yield f"{place}: nothing is called {name}{meant}"


def repeated(place: str, names: list[str]) -> Iterator[str]:
    """Yield a problem for each name that stands twice."""
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield f"{place}: {name} stands twice"
