"""Days on which pain stood out from the month before. A flare is asked for, never inferred."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from backcare_tui.domain.checkin import DailyPain
from backcare_tui.domain.days import Period

BASELINE_DAYS = 28
BASELINE_MINIMUM = 7
RISE = 2.0
CALM_DAYS = 2
LONGEST_GAP = 3


@dataclass(frozen=True, slots=True)
class Spike:
    """A run of days with pain at least two points above the median of the four weeks before.

    ``first`` and ``last`` are spike days; ``days`` counts them and ``peak`` is their highest
    daily mean (0-10). Whole-number noise alone gives a spike on about one day in eleven.
    """

    first: date
    last: date
    days: int
    peak: float


def spikes(rows: Iterable[DailyPain], period: Period) -> tuple[Spike, ...]:
    """The episodes in ``period``, oldest first; earlier rows serve as the baseline.

    An episode ends after two recorded calm days, or at more than three days without a check-in.
    """
    begin = period.first - timedelta(days=BASELINE_DAYS)
    near = (row for row in rows if begin <= row.day <= period.last)
    ordered = sorted(near, key=lambda row: row.day)
    found: list[Spike] = []
    oldest, calm, before = 0, CALM_DAYS, None
    for position, row in enumerate(ordered):
        while ordered[oldest].day < row.day - timedelta(days=BASELINE_DAYS):
            oldest += 1
        if before is not None and (row.day - before).days - 1 > LONGEST_GAP:
            calm = CALM_DAYS
        before = row.day
        if row.day not in period:
            continue
        baseline = ordered[oldest:position]
        if len(baseline) < BASELINE_MINIMUM or row.mean < _median(baseline) + RISE:
            calm += 1
            continue
        if found and calm < CALM_DAYS:
            last = found.pop()
            found.append(Spike(last.first, row.day, last.days + 1, max(last.peak, row.mean)))
        else:
            found.append(Spike(row.day, row.day, 1, row.mean))
        calm = 0
    return tuple(found)


def _median(rows: list[DailyPain]) -> float:
    return median(row.mean for row in rows)
