"""Where pain stands, how far it moved in a month, and what a long diary shows over its length."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backcare_tui.domain.checkin import DailyPain
from backcare_tui.domain.days import Period
from backcare_tui.review.change import SMALL, Change, change
from backcare_tui.review.series import WindowMean, covering, window_mean
from backcare_tui.review.spikes import Spike, spikes

MONTH = 30
WEEK = 7
FIT_DAYS = 60
LONG_DAYS = 90
WEEK_MINIMUM = 3
MONTH_MINIMUM = 10

_SURE = 0.95
_STEADY = 0.70
# Ostelo 2008: two points, or 30 percent, is the smallest change that matters to people.
_MEANINGFUL_POINTS = 2.0
_MEANINGFUL_SHARE = 0.30


class TrendLabel(StrEnum):
    """What may be said of the last month."""

    IMPROVING = "improving"
    WORSENING = "worsening"
    STEADY = "steady"
    CANT_TELL = "cant_tell"
    NOT_ENOUGH = "not_enough"


@dataclass(frozen=True, slots=True)
class LongView:
    """The straight line through a period of at least 90 days.

    ``change`` is in points per 30 days; ``days`` is the length from the first recorded day to the
    last.
    """

    period: Period
    days: int
    change: Change


@dataclass(frozen=True, slots=True)
class Trend:
    """What the diary says about the course of pain up to ``today``.

    ``week`` is the mean of the last seven days and ``earlier`` of the seven that ended 30 days
    ago. ``change`` is the level now minus then, None where there is not enough; then ``needed``
    daily check-ins are missing, and else it is 0. ``meaningful`` is True for a change that is
    real and large enough to matter. ``long_view`` is None below 90 days.
    """

    today: date
    label: TrendLabel
    week: WindowMean
    earlier: WindowMean
    change: Change | None
    meaningful: bool
    needed: int
    long_view: LongView | None
    spikes: tuple[Spike, ...]


def trend(rows: Iterable[DailyPain], today: date, period_days: int | None = None) -> Trend:
    """Review the days up to ``today``; rows after it are ignored.

    ``period_days`` bounds the long view and the spikes (None is the whole diary). The month's
    change always rests on the last 60 days.
    """
    ordered = sorted((row for row in rows if row.day <= today), key=lambda row: row.day)
    period = covering(ordered, today, period_days)
    recent = [row for row in ordered if (today - row.day).days < FIT_DAYS]
    week = window_mean(recent, Period.ending(today, WEEK))
    earlier = window_mean(recent, Period.ending(_month_before(today), WEEK))
    needed = _needed({row.day for row in recent}, today)
    month = None if needed else _month_change(recent, today)
    label = label_of(month)
    return Trend(
        today=today,
        label=label,
        week=week,
        earlier=earlier,
        change=month,
        meaningful=label in (TrendLabel.IMPROVING, TrendLabel.WORSENING)
        and month is not None
        and _matters(month.estimate, earlier.mean),
        needed=needed,
        long_view=_long_view(ordered, period),
        spikes=spikes(ordered, period),
    )


def _month_before(day: date) -> date:
    return day - timedelta(days=MONTH)


def _enough(days: set[date], today: date) -> bool:
    def recorded(last: date, length: int) -> int:
        return sum(last - timedelta(days=back) in days for back in range(length))

    return (
        recorded(today, WEEK) >= WEEK_MINIMUM
        and recorded(_month_before(today), WEEK) >= WEEK_MINIMUM
        and recorded(today, MONTH) >= MONTH_MINIMUM
    )


def _needed(days: set[date], today: date) -> int:
    """How many daily check-ins from now on make the comparison possible."""
    days, day, count = set(days), today, 0
    while not _enough(days, day):
        if day in days:
            day += timedelta(days=1)
        days.add(day)
        count += 1
    return count


def _month_change(rows: Sequence[DailyPain], today: date) -> Change:
    from backcare_tui.review.level import level_contrast

    contrast = {-back: 1 / WEEK for back in range(WEEK)}
    contrast |= {-MONTH - back: -1 / WEEK for back in range(WEEK)}
    days = [(row.day - today).days for row in rows]
    return change(level_contrast(days, [row.mean for row in rows], contrast))


def label_of(month: Change | None) -> TrendLabel:
    """What may be said of a month's change; None is too little to compare."""
    if month is None:
        return TrendLabel.NOT_ENOUGH
    if month.falling >= _SURE and month.estimate <= -SMALL:
        return TrendLabel.IMPROVING
    if 1 - month.falling >= _SURE and month.estimate >= SMALL:
        return TrendLabel.WORSENING
    return TrendLabel.STEADY if month.small >= _STEADY else TrendLabel.CANT_TELL


def _matters(estimate: float, earlier: float | None) -> bool:
    if abs(estimate) >= _MEANINGFUL_POINTS:
        return True
    return bool(earlier) and abs(estimate) >= _MEANINGFUL_SHARE * (earlier or 0)


def _long_view(rows: Sequence[DailyPain], period: Period) -> LongView | None:
    inside = [row for row in rows if row.day in period]
    if len(inside) < MONTH_MINIMUM:
        return None
    days = (inside[-1].day - inside[0].day).days + 1
    if days < LONG_DAYS:
        return None
    from backcare_tui.review.gls import Problem, regression

    offsets = [(row.day - period.last).days for row in inside]
    design = [(1.0, offset / MONTH) for offset in offsets]
    slope = regression(Problem(offsets, [row.mean for row in inside], design))[1]
    return LongView(period, days, change(slope))
