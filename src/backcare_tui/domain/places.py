"""The pain map: what its marks say, and which warning questions they lead to.

A mark is a spread answer; see `domain.marks`. Marked places are yes; the others were not
asked, for nobody goes through all of them. None of it counts for a pattern.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Place, PlaceKind, Reach
from backcare_tui.domain.marks import PREFIX, marks
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked

BOTH_LEGS = "both_legs"
"""The spread area that marks on both legs answer with yes."""

BOTH_LEGS_NOTE = marked(
    "Both legs at once can need care. The warning question about it comes with saving."
)

Places = Mapping[str, Place]


def expanded(kinds: Iterable[PlaceKind]) -> dict[str, Place]:
    """Each place of ``kinds`` by its id, in their order: left before right."""
    found = []
    for kind in kinds:
        if not kind.paired:
            found.append(Place(f"{PREFIX}{kind.id}", kind.label, kind.region, kind))
            continue
        found += [
            Place(
                f"{PREFIX}{kind.id}_{side}",
                _on_side(kind.label, side),
                f"{kind.region}-{side}",
                kind,
                side,
            )
            for side in Side
        ]
    return {place.id: place for place in found}


def _on_side(label: str, side: Side) -> str:
    words = _("{place} left") if side is Side.LEFT else _("{place} right")
    return words.format(place=label)


def implied(places: Places, marked: Iterable[str]) -> frozenset[str]:
    """The spread areas that marks answer with yes.

    Both legs are in it where each leg is marked anywhere from the thigh down, be it in different
    places: the question behind it (RF05) is about both legs, however far.
    """
    known = [places[item] for item in marked if item in places]
    found = {place.kind.implies for place in known if place.kind.implies}
    legs = {place.side for place in known if place.kind.reach.depth >= Reach.THIGH.depth}
    return frozenset(found | {BOTH_LEGS} if legs >= {*Side} else found)


def denied(places: Places, spread: Mapping[str, bool | None]) -> bool:
    """Whether an area that a mark implies has another answer than yes."""
    return any(spread.get(area) is not True for area in implied(places, marks(spread)))


def settle(
    places: Places, before: Mapping[str, bool | None], changes: Mapping[str, bool | None]
) -> dict[str, bool | None]:
    """``before`` after ``changes`` (None unasks), with the areas that the marks then imply.

    An area that only a mark implied which is now gone becomes one that was not asked, unless
    ``changes`` answer it.
    """
    after = {**before, **changes}
    now = implied(places, marks(after))
    gone = implied(places, marks(before)) - now - changes.keys()
    return after | dict.fromkeys(gone, None) | dict.fromkeys(sorted(now), True)


def questions(
    places: Places, marked: Iterable[str], answered: Mapping[str, date], today: date
) -> tuple[str, ...]:
    """The warning questions that marks lead to by themselves; `implied` areas have their own.

    ``answered`` is the day of the newest answer to each question.
    """
    found: dict[str, None] = {}
    for kind in (places[item].kind for item in marked if item in places):
        said = answered.get(kind.red_flag)
        holds = said is not None and (today - said).days < kind.again_days
        if kind.red_flag and not holds:
            found[kind.red_flag] = None
    return tuple(found)


def how_far(places: Places, marked: Iterable[str]) -> dict[Side, Reach]:
    """The furthest place that is marked down each leg."""
    found = dict.fromkeys(Side, Reach.NONE)
    for place in (places[item] for item in marked if item in places):
        if place.side is not None:
            further = (found[place.side], place.kind.reach)
            found[place.side] = max(further, key=lambda reach: reach.depth)
    return found


def notes(places: Places, marked: Iterable[str]) -> tuple[str, ...]:
    """What is to be said of marks at once, each sentence once, and that of both legs last."""
    known = [places[item] for item in marked if item in places]
    found = [place.kind.note for place in known if place.kind.note]
    both = [_(BOTH_LEGS_NOTE)] if BOTH_LEGS in implied(places, marked) else []
    return tuple(dict.fromkeys([*found, *both]))


def told(places: Places, marked: Iterable[str]) -> str:
    """Marks in words from the top down: "low back left, calf both sides".

    One that is not known (from a newer diary) is told by its id.
    """
    wanted = dict.fromkeys(marked)
    words: dict[str, str] = {}
    for place in places.values():
        if place.id not in wanted:
            continue
        name = place.kind.label.lower()
        both = name in words
        words[name] = _("{place} both sides").format(place=name) if both else place.label.lower()
    unknown = [item.removeprefix(PREFIX).replace("_", " ") for item in wanted if item not in places]
    return listed([*words.values(), *unknown])
