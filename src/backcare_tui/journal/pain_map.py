"""Where it hurt over a range of days, as the pain maps of the check-ins say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Reach
from backcare_tui.domain.day_words import day_month_year
from backcare_tui.domain.marks import marks
from backcare_tui.domain.places import how_far
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.domain.days import Period
    from backcare_tui.domain.places import Places
    from backcare_tui.journal.journal import Journal

LEVELS = 4
"""How many steps of frequency there are: up to a quarter of the days, up to half, and so on."""

_WAYS = {
    Reach.BUTTOCK: marked("the buttock"),
    Reach.THIGH: marked("the thigh"),
    Reach.KNEE: marked("the knee"),
    Reach.CALF: marked("the calf"),
    Reach.FOOT: marked("the foot"),
}


@dataclass(frozen=True, slots=True)
class PainMap:
    """The maps of some days.

    ``recorded`` is how many days have a check-in. ``marked`` holds the days with a map, in order,
    and what any check-in of the day marks; a day without a map says nothing about any place.
    ``counts`` says on how many days each place is marked, from the top of the body down, and never
    0. ``reaches`` says for each day of the period how far down each leg the marks go; None without
    a map.
    """

    period: Period
    recorded: int
    marked: Mapping[date, tuple[str, ...]]
    places: Places
    counts: Mapping[str, int]
    reaches: Sequence[Mapping[Side, Reach] | None]

    @property
    def mapped(self) -> int:
        """How many days have a map."""
        return len(self.marked)

    @property
    def levels(self) -> dict[str, int]:
        """The level (1 to 4) of each region of the figure that is marked, by its id."""
        return {
            self.places[item].region: level_of(count, self.mapped)
            for item, count in self.counts.items()
            if item in self.places
        }


def level_of(count: int, days: int) -> int:
    """1 to 4 for a place that is marked on ``count`` of ``days`` days (both at least 1)."""
    return -(-LEVELS * count // days)


def pain_map(journal: Journal, period: Period) -> PainMap:
    """The maps of ``period``, read from the diary."""
    store, person = journal.store, journal.person
    check_ins = store.check_ins(person, period.first, period.last)
    return map_of(check_ins, journal.knowledge.places, period)


def map_of(check_ins: Iterable[CheckIn], places: Places, period: Period) -> PainMap:
    """The maps of the ``check_ins`` that lie in ``period``."""
    recorded: dict[date, dict[str, None]] = {}
    for each in check_ins:
        if each.day in period:
            recorded.setdefault(each.day, {}).update(dict.fromkeys(marks(each.spread)))
    marked = {day: tuple(recorded[day]) for day in sorted(recorded) if recorded[day]}
    reaches = [how_far(places, marked[day]) if day in marked else None for day in period]
    return PainMap(period, len(recorded), marked, places, _counts(marked, places), reaches)


def _counts(marked: Mapping[date, tuple[str, ...]], places: Places) -> dict[str, int]:
    found = Counter(item for day in marked.values() for item in day)
    order = {item: at for at, item in enumerate(places)}
    return {
        item: found[item] for item in sorted(found, key=lambda i: (order.get(i, len(order)), i))
    }


def coverage(found: PainMap) -> str:
    """On how many days the map rests: "A map on 9 of 21 recorded days."."""
    if not found.mapped:
        words = ngettext(
            "No map on {days} recorded day.", "No map on {days} recorded days.", found.recorded
        )
        return words.format(days=found.recorded)
    words = ngettext(
        "A map on {mapped} of {days} recorded day.",
        "A map on {mapped} of {days} recorded days.",
        found.recorded,
    )
    return words.format(mapped=found.mapped, days=found.recorded)


def leg_sentences(found: PainMap) -> list[str]:
    """How far down each leg the marks went, as a fact: the furthest, and the newest map."""
    if not found.mapped:
        return []
    days = [
        (day, reach)
        for day, reach in zip(found.period, found.reaches, strict=True)
        if reach is not None
    ]
    return [_leg(side, [(day, reach[side]) for day, reach in days]) for side in Side]


def _leg(side: Side, days: Sequence[tuple[date, Reach]]) -> str:
    furthest = max((reach for _, reach in days), key=lambda reach: reach.depth)
    leg = _("Left leg") if side is Side.LEFT else _("Right leg")
    if furthest is Reach.NONE:
        return _("{leg}: not marked.").format(leg=leg)
    there = sum(reach is furthest for _day, reach in days)
    day, newest = days[-1]
    if newest is furthest:
        words = _("{leg}: at the furthest {place}, on {days}, the newest ({day}) among them.")
    elif newest is Reach.NONE:
        words = _(
            "{leg}: at the furthest {place}, on {days}; on the newest ({day}) it is not marked."
        )
    else:
        words = _("{leg}: at the furthest {place}, on {days}; on the newest ({day}) it is {last}.")
    of_days = ngettext("{there} of {days} day", "{there} of {days} days", len(days))
    return words.format(
        leg=leg,
        place=_(_WAYS[furthest]),
        days=of_days.format(there=there, days=len(days)),
        day=day_month_year(day),
        last=_(_WAYS.get(newest, "")),
    )
