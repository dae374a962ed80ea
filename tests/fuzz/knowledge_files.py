"""The files of the knowledge base, one of which was edited."""

from __future__ import annotations

from functools import cache, cached_property

from tests.fuzz.place import Place, told

from backcare_tui.errors import KnowledgeError
from backcare_tui.knowledge.base import SECTIONS, KnowledgeBase

_FILES = tuple(SECTIONS)


def knowledge(data: bytes, place: Place) -> None:
    """The first byte says which file holds the rest of the input; the others are missing."""
    name = _FILES[data[0] % len(_FILES)] if data else _FILES[0]
    edited = place.file(name, data[1:])
    base = KnowledgeBase(place.folder)
    for section in _sections():
        try:
            getattr(base, section)
        except KnowledgeError as error:
            told(error)
    edited.unlink()


@cache
def _sections() -> tuple[str, ...]:
    found = vars(KnowledgeBase).items()
    return tuple(name for name, each in found if isinstance(each, property | cached_property))
