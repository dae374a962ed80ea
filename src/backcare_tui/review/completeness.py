"""What makes an average lean: which days are missing, and which were written late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time, timedelta

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import DAY_START, Period, diary_day
from backcare_tui.review.change import Change, change
from backcare_tui.review.series import PainSeries

LATE_DAYS = 2
"""A day is told well on the next day; after two, much of it is forgotten (domain: recall)."""

_SATURDAY = 5
_MINIMUM_WEEKS = 4
_EDGE_DAYS = 10
_SURE = 0.95
# With this, and 250 made-up days, 42 of 100 people who check in on bad days are noticed, and 1 of
# 100 whose gaps are chance.
_WORTH_SAYING = 0.4


@dataclass(frozen=True, slots=True)
class Share:
    """So many ``recorded`` of ``days``."""

    recorded: int
    days: int

    @property
    def part(self) -> float:
        """The share (0-1)."""
        return self.recorded / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True)
class Completeness:
    """What to know beside a mean over ``period``.

    ``late`` of ``entries`` check-ins were written two days or more after their day. ``weekends``
    and ``weekdays`` are how many of either were logged. ``beside_gaps`` is by how many points
    pain differs on days next to a gap, None where it does not clearly: below 0 the gaps may be
    better days, so that the mean is too high; above 0 they may be worse ones.
    """

    period: Period
    entries: int
    late: int
    weekends: Share
    weekdays: Share
    beside_gaps: Change | None

    @property
    def weekend_gap(self) -> bool:
        """Whether weekends are logged less than half as often as other days, over 4 weeks."""
        enough = self.weekends.days >= 2 * _MINIMUM_WEEKS
        return enough and 2 * self.weekends.part < self.weekdays.part

    @property
    def often_late(self) -> bool:
        """Whether more than one check-in in five was written late."""
        return 5 * self.late > self.entries


def completeness(
    series: PainSeries, checkins: Iterable[CheckIn], day_start: time = DAY_START
) -> Completeness:
    """Look at the days of ``series``; other check-ins are ignored.

    ``day_start`` is the local time at which the person's days begin.
    """
    entries = [checkin for checkin in checkins if checkin.day in series.period]
    first = next((i for i, pain in enumerate(series.daily) if pain is not None), len(series.daily))
    ends: list[list[bool]] = [[], []]
    # Before the first check-in nothing is missing.
    for i, pain in enumerate(series.daily[first:], first):
        day = series.period.first + timedelta(days=i)
        ends[day.weekday() >= _SATURDAY].append(pain is not None)
    return Completeness(
        period=series.period,
        entries=len(entries),
        late=sum((diary_day(c.at, day_start) - c.day).days >= LATE_DAYS for c in entries),
        weekends=Share(sum(ends[1]), len(ends[1])),
        weekdays=Share(sum(ends[0]), len(ends[0])),
        beside_gaps=_beside_gaps(series.daily),
    )


def _beside_gaps(daily: Sequence[float | None]) -> Change | None:
    """How pain differs beside gaps.

    Nobody knows the pain of a missing day. But pain has a memory, so a person who checks in on
    bad days shows lower pain where a gap begins or ends.
    """
    days = [i for i, pain in enumerate(daily) if pain is not None]
    if not days:
        return None
    inner = range(days[0] + 1, days[-1])
    beside = [any(j in inner and daily[j] is None for j in (i - 1, i + 1)) for i in days]
    if min(sum(beside), len(days) - sum(beside)) < _EDGE_DAYS:
        return None
    from backcare_tui.review.gls import Problem, regression

    design = [(1.0, i / len(daily), float(edge)) for i, edge in zip(days, beside, strict=True)]
    values = [pain for pain in daily if pain is not None]
    found = change(regression(Problem(days, values, design))[2])
    sure = max(found.falling, 1 - found.falling) >= _SURE
    return found if sure and abs(found.estimate) >= _WORTH_SAYING else None
