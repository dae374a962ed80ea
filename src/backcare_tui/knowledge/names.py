"""Finding an entry by any of its names, however it is typed."""

from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from backcare_tui.errors import KnowledgeError, NotFound
from backcare_tui.knowledge.nearest import nearest, shorten
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, original

T = TypeVar("T")

_DROPPED = str.maketrans("", "", " \t\n-_.'\u2019\u2010\u2011\u2013")


_SHOWN = 8
_PART = 3
"""The fewest letters that stand for a name."""

_NOTHING = {
    "point": marked('No point is called "{name}".'),
    "view": marked('No view is called "{name}".'),
    "trigger": marked('No trigger is called "{name}".'),
    "sign": marked('No sign is called "{name}".'),
    "area": marked('No area is called "{name}".'),
    "rule": marked('No rule is called "{name}".'),
    "exercise": marked('No exercise is called "{name}".'),
    "warning sign": marked('No warning sign is called "{name}".'),
    "condition": marked('No condition is called "{name}".'),
}


def plain(name: str) -> str:
    """Fold ``name`` so that "UB 23", "ub-23" and "Shènshū", "shenshu" meet."""
    if not name.isascii():
        from unicodedata import combining, normalize

        name = "".join(c for c in normalize("NFKD", name) if not combining(c))
    return name.translate(_DROPPED).casefold()


class Names(Generic[T]):
    """The names of ``entries``, in English and in the language that is spoken.

    ``kind`` ("point") and ``file`` stand in messages. With ``by_part`` the beginning of a name or a
    word of it will do, where only one entry has it.
    """

    def __init__(
        self,
        kind: str,
        file: str,
        entries: Mapping[str, T],
        names: Callable[[T], Iterable[str]],
        *,
        by_part: bool = False,
    ) -> None:
        self._kind = kind
        self._by_part = by_part
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
                    raise KnowledgeError(
                        _("{file}: {entry}: the name {name!r} belongs to {owner}").format(
                            file=file, entry=id_, name=name, owner=owner
                        )
                    )
                self._spelt.setdefault(folded, name)
        for id_, entry in entries.items():
            # In any language the English names stay; a spoken one that means two things wins.
            for name in map(original, names(entry)):
                if folded := plain(name):
                    self._ids.setdefault(folded, id_)
                    self._spelt.setdefault(folded, name)

    def find(self, text: str) -> T:
        """Return the entry called ``text``; raise :class:`NotFound` with the nearest name."""
        folded = plain(text)
        if folded in self._ids:
            return self._entries[self._ids[folded]]
        if self._by_part and len(fitting := self._fitting(folded)) == 1:
            return self._entries[fitting.pop()]
        raise NotFound(_(_NOTHING[self._kind]).format(name=shorten(text)), self._suggest(folded))

    def _fitting(self, folded: str) -> set[str]:
        """The entries with a name that begins so, or that has this word in it."""
        if folded.isascii() and len(folded) < _PART:
            return set()
        return {
            self._ids[name]
            for name, spelt in self._spelt.items()
            if name.startswith(folded) or folded in map(plain, spelt.replace("-", " ").split())
        }

    def _suggest(self, folded: str) -> str:
        # Of a short code with another number, no number is nearer than the next.
        short = len(folded) <= _PART and folded[-1:].isdecimal()
        guess = None if short else nearest(folded, self._spelt)
        if guess is None:
            every = [
                self._shown(id_) for id_, entry in self._entries.items() if not _private(entry)
            ]
            names = listed(every[:_SHOWN])
            if len(every) <= _SHOWN:
                return _("Known: {names}.").format(names=names)
            known = _("Known: {names} and {count} more.")
            return known.format(names=names, count=len(every) - _SHOWN)
        spelt, shown = self._spelt[guess], self._shown(self._ids[guess])
        name = spelt if plain(spelt) == plain(shown) else f"{spelt} ({shown})"
        return _("Did you mean {name}?").format(name=name)

    def _shown(self, id_: str) -> str:
        """What people see of an entry: of a point the code that the texts use."""
        return str(getattr(self._entries[id_], "label", id_)) if self._kind == "point" else id_


def _private(entry: object) -> bool:
    return bool(getattr(entry, "private", False))
