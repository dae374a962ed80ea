"""Reading places as people write them: "low back left, both calves"."""

import re
from collections.abc import Iterable, Iterator

from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Place
from backcare_tui.domain.marks import PREFIX
from backcare_tui.domain.places import Places
from backcare_tui.domain.text import clean_line, first_line, nearest
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, original, sentences

_PARTS = re.compile(r"[,;/+&\n，；、]")
_WORD = re.compile(r"[^\W_]+")
_AND = re.compile(r"\s+and\s+|和", re.IGNORECASE)
_SIDES = {
    **dict.fromkeys(("left", "l", "lt"), (Side.LEFT,)),
    **dict.fromkeys(("right", "r", "rt"), (Side.RIGHT,)),
    **dict.fromkeys(("both", "bilateral", "each"), (Side.LEFT, Side.RIGHT)),
}
# Chinese has no blanks between words, so its sides are looked for within them.
_CHINESE_SIDES = (
    (re.compile("左[侧边]?"), (Side.LEFT,)),
    (re.compile("右[侧边]?"), (Side.RIGHT,)),
    (re.compile("[两双][侧边]"), (Side.LEFT, Side.RIGHT)),
)
_FILLERS = frozenset(("a", "and", "at", "in", "my", "of", "on", "side", "the", "whole"))
_MANY = {"calves": "calf", "feet": "foot", "tiptoes": "toe"}
_SHOWN = 40
LISTED = marked("backcare map --list shows all places.")
_LEG = marked("Say how far down: thigh, knee, calf or foot.")


def read_places(texts: Iterable[str], places: Places) -> tuple[str, ...]:
    """The ids of the places that ``texts`` name, in the order of ``places``.

    Names stand between commas, in any order of words: "low back left", "my left calf",
    "both feet". "Low back" alone is its middle.

    Raises:
        NotFound: nothing is called so (the hint names the nearest); InvalidInput: a side is
            missing.
    """
    found = {
        place.id
        for text in texts
        for part in _PARTS.split(text)
        if part.strip()
        for place in _read(part, places)
    }
    return tuple(id_ for id_ in places if id_ in found)


def named(text: str, places: Places) -> tuple[str, ...]:
    """The ids of all places that fit a name, on any side where it names none; else empty."""
    sides, name = _sided(text)
    fits = [place for place in places.values() if name in names_of(place)]
    if sides:
        fits = [place for place in fits if place.side in sides]
    return tuple(place.id for place in fits)


def names_of(place: Place) -> Iterator[str]:
    """What a place may be called, folded, without its side."""
    kind = place.kind
    return (_sided(name)[1] for name in (kind.id, kind.label, original(kind.label), *kind.aliases))


def _read(part: str, places: Places) -> list[Place]:
    sides, name = _sided(part.strip().removeprefix(PREFIX))
    fits = [place for place in places.values() if name in names_of(place)]
    halves = [half for half in _AND.split(part) if half.strip()]
    if not fits and len(halves) > 1:
        return [place for half in halves for place in _read(half, places)]
    if not fits:
        raise _unknown(part, name, places)
    middle = [place for place in fits if place.side is None]
    if sides:
        return [place for place in fits if place.side in sides] or middle
    if middle:
        return middle
    kind = fits[0].kind
    word = kind.label.lower()
    raise InvalidInput(
        _("“{text}” does not say which side.").format(text=_short(part)),
        _("Write {place} left, {place} right or {place} both.").format(place=word),
    )


def _sided(text: str) -> tuple[tuple[Side, ...], str]:
    """The sides that a name holds, and the rest of it folded."""
    sides: tuple[Side, ...] = ()
    for side, meant in _CHINESE_SIDES:
        text, times = side.subn("", text)
        sides += meant if times else ()
    rest = []
    for word in _WORD.findall(text.casefold()):
        if word in _SIDES:
            sides += _SIDES[word]
        elif word not in _FILLERS:
            one = word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
            rest.append(_MANY.get(word, one))
    return sides, " ".join(rest)


def _unknown(part: str, name: str, places: Places) -> NotFound:
    message = _("No place is called “{text}”.").format(text=_short(part))
    if "leg" in name.split():
        return NotFound(message, _(_LEG))
    spelt = {folded: place for place in places.values() for folded in names_of(place) if folded}
    near = nearest(name[:_SHOWN], list(spelt))
    if not near:
        return NotFound(message, _(LISTED))
    meant = _("Did you mean {name}?").format(name=spelt[near].kind.label.lower())
    return NotFound(message, sentences([meant, _(LISTED)]))


def _short(text: str) -> str:
    return first_line(clean_line(text), _SHOWN)
