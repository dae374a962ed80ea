"""The word that was probably meant."""

from collections.abc import Iterable

_LONGEST = 40
_ALIKE = 0.6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the entry of ``known`` that is most like ``word``, or None if none is near.

    Of equally near ones the longer common start wins, then the earlier entry.
    """
    from difflib import SequenceMatcher

    word = word[:_LONGEST]
    best, best_score = None, (_ALIKE, -1)
    for name in known:
        likeness = SequenceMatcher(None, word, name[:_LONGEST]).ratio()
        score = (likeness, _common_start(word, name))
        if score > best_score:
            best, best_score = name, score
    return best


def _common_start(one: str, other: str) -> int:
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def shorten(text: str) -> str:
    """Cut ``text`` for use in a message."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
