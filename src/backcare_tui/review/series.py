"""From check-ins to a series of days, in which a day without a check-in is a gap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_tui.domain.checkin import AcupressureSession, CheckIn, DailyPain
from backcare_tui.domain.days import Period

ROLLING_DAYS = 7
ROLLING_MINIMUM = 3


@dataclass(frozen=True, slots=True)
class WindowMean:
    """The mean pain (0-10) of the recorded days of a window, each day counted once.

    ``mean`` is None where no day was recorded. ``days`` were recorded, with ``entries`` check-ins.
    """

    mean: float | None
    days: int
    entries: int


@dataclass(frozen=True, slots=True)
class PainSeries:
    """The pain of each day of ``period``, in order; a day without a check-in is None.

    ``daily`` is the day's mean and ``worst`` its highest report (0-10), ``entries`` its number of
    check-ins. ``rolling`` is the mean of the seven days that end there, None where fewer than
    three of them were recorded.
    """

    period: Period
    daily: tuple[float | None, ...]
    worst: tuple[int | None, ...]
    entries: tuple[int, ...]
    rolling: tuple[float | None, ...]

    @property
    def recorded(self) -> int:
        """How many days of the period have a check-in."""
        return sum(value is not None for value in self.daily)

    def index(self, day: date) -> int:
        """The position of ``day`` in the tuples; it has to lie in the period."""
        return (day - self.period.first).days


def daily_pain(checkins: Iterable[CheckIn]) -> tuple[DailyPain, ...]:
    """Join the check-ins of each day, oldest day first."""
    by_day: dict[date, list[int]] = {}
    for checkin in checkins:
        by_day.setdefault(checkin.day, []).append(checkin.pain)
    return tuple(
        DailyPain(day, sum(pains) / len(pains), max(pains), len(pains))
        for day, pains in sorted(by_day.items())
    )


def pain_series(rows: Iterable[DailyPain], period: Period) -> PainSeries:
    """Lay ``rows`` out over ``period``. Rows from the week before feed the first rolling means."""
    by_day = {row.day: row for row in rows}
    before = Period.ending(period.first - timedelta(days=1), ROLLING_DAYS - 1)
    days = [by_day.get(day) for day in period]
    means = [row.mean if row else None for row in (*map(by_day.get, before), *days)]
    return PainSeries(
        period=period,
        daily=tuple(means[ROLLING_DAYS - 1 :]),
        worst=tuple(row.worst if row else None for row in days),
        entries=tuple(row.entries if row else 0 for row in days),
        rolling=tuple(_rolling(means[i : i + ROLLING_DAYS]) for i in range(len(days))),
    )


def window_mean(rows: Iterable[DailyPain], period: Period) -> WindowMean:
    """The mean over the recorded days of ``period``."""
    inside = sorted((row for row in rows if row.day in period), key=lambda row: row.day)
    if not inside:
        return WindowMean(None, 0, 0)
    mean = sum(row.mean for row in inside) / len(inside)
    return WindowMean(mean, len(inside), sum(row.entries for row in inside))


def answers_by_day(
    checkins: Iterable[CheckIn], question: str, period: Period
) -> tuple[bool | None, ...]:
    """Whether ``question`` (an exposure or sign id) got any yes on each day; None is not asked."""
    by_day: dict[date, bool] = {}
    for checkin in checkins:
        for answers in (checkin.exposures, checkin.signs):
            if question in answers:
                by_day[checkin.day] = by_day.get(checkin.day, False) or answers[question]
    return tuple(by_day.get(day) for day in period)


def pressed_by_day(sessions: Iterable[AcupressureSession], period: Period) -> tuple[bool, ...]:
    """Whether any point was pressed on each day. Pressing is logged when done: no log is a no."""
    days = {session.day for session in sessions}
    return tuple(day in days for day in period)


def covering(rows: Sequence[DailyPain], last: date, days: int | None) -> Period:
    """The ``days`` days that end with ``last``, or from the first recorded day where None."""
    if days is not None:
        return Period.ending(last, days)
    return Period(min((row.day for row in rows if row.day <= last), default=last), last)


def _rolling(window: Sequence[float | None]) -> float | None:
    means = [mean for mean in window if mean is not None]
    return sum(means) / len(means) if len(means) >= ROLLING_MINIMUM else None
