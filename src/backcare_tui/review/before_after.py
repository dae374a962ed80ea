"""One planned look at what changed after a day that the person marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backcare_tui.domain.checkin import DailyPain, Event
from backcare_tui.review.change import Change, change

WINDOW_DAYS = 28
MINIMUM_DAYS = 10

_SURE = 0.95
_NOTHING = 0.5


class Outcome(StrEnum):
    """What may be said of the weeks after an event against those before."""

    LOWER = "lower"
    HIGHER = "higher"
    NO_SIGN = "no_sign"
    CANT_TELL = "cant_tell"
    WAITING = "waiting"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """The 28 days from an event on against the 28 before it.

    ``before`` and ``after`` count recorded days. ``due`` is the day on which the comparison is
    planned, so that looking early and often cannot make chance look real; until then and below
    ten days on either side there is no ``change``. ``others`` were marked within the same weeks:
    the diary cannot tell their effects apart.
    """

    event: Event
    outcome: Outcome
    before: int
    after: int
    due: date
    change: Change | None
    others: tuple[Event, ...]


def before_after(
    event: Event, rows: Iterable[DailyPain], events: Iterable[Event], today: date
) -> BeforeAfter:
    """Compare the weeks around ``event``; rows after ``today`` are ignored."""
    window = [
        row
        for row in sorted(rows, key=lambda row: row.day)
        if row.day <= today and -WINDOW_DAYS <= (row.day - event.day).days < WINDOW_DAYS
    ]
    before = sum(row.day < event.day for row in window)
    after = len(window) - before
    due = event.day + timedelta(days=WINDOW_DAYS)
    found = None
    if today < due:
        outcome = Outcome.WAITING
    elif min(before, after) < MINIMUM_DAYS:
        outcome = Outcome.NOT_ENOUGH
    else:
        found = _contrast(window, event.day)
        outcome = _outcome(found)
    others = tuple(
        other
        for other in events
        if other.id != event.id and abs((other.day - event.day).days) < WINDOW_DAYS
    )
    return BeforeAfter(event, outcome, before, after, due, found, others)


def _contrast(rows: Sequence[DailyPain], first_after: date) -> Change:
    from backcare_tui.review.gls import Problem, regression

    days = [(row.day - first_after).days for row in rows]
    design = [(1.0, float(day >= 0)) for day in days]
    return change(regression(Problem(days, [row.mean for row in rows], design))[1])


def _outcome(found: Change) -> Outcome:
    if found.falling >= _SURE:
        return Outcome.LOWER
    if found.falling <= 1 - _SURE:
        return Outcome.HIGHER
    if found.low > -_NOTHING and found.high < _NOTHING:
        return Outcome.NO_SIGN
    return Outcome.CANT_TELL
