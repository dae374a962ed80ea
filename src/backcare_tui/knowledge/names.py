"""Finding an entry by any of its names, however it is typed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from backcare_tui.errors import KnowledgeError, NotFound
from backcare_tui.knowledge.nearest import nearest, shorten

T = TypeVar("T")

_DROPPED = str.maketrans("", "", " \t\n-_.'\u2019\u2010\u2011\u2013")


_SHOWN = 8


def plain(name: str) -> str:
    """Fold ``name`` so that "UB 23", "ub-23" and "Shènshū", "shenshu" meet."""
    if not name.isascii():
        from unicodedata import combining, normalize

        name = "".join(c for c in normalize("NFKD", name) if not combining(c))
    return name.translate(_DROPPED).casefold()


class Names(Generic[T]):
    """The names of ``entries``. ``kind`` ("point") and ``file`` stand in messages."""

    def __init__(
        self, kind: str, file: str, entries: Mapping[str, T], names: Callable[[T], Iterable[str]]
    ) -> None:
        self._kind = kind
        self._entries = entries
        self._ids: dict[str, str] = {}
        self._spelt: dict[str, str] = {}
        for id_, entry in entries.items():
            for name in (id_, *names(entry)):
                folded = plain(name)
                if not folded:
                    continue
                owner = self._ids.setdefault(folded, id_)
                if owner != id_:
                    raise KnowledgeError(f"{file}: {id_}: the name {name!r} belongs to {owner}")
                self._spelt.setdefault(folded, name)

    def find(self, text: str) -> T:
        """Return the entry called ``text``; raise :class:`NotFound` with the nearest name."""
        folded = plain(text)
        if folded in self._ids:
            return self._entries[self._ids[folded]]
        raise NotFound(f'No {self._kind} is called "{shorten(text)}".', self._suggest(folded))

    def _suggest(self, folded: str) -> str:
        guess = nearest(folded, self._spelt)
        if guess is None:
            shown = [id_ for id_, entry in self._entries.items() if not _private(entry)]
            more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
            return f"Known: {', '.join(shown[:_SHOWN])}{more}."
        spelt, id_ = self._spelt[guess], self._ids[guess]
        code = "" if plain(spelt) == plain(id_) else f" ({id_})"
        return f"Did you mean {spelt}{code}?"


def _private(entry: object) -> bool:
    return bool(getattr(entry, "private", False))
