"""Days on which pain stood out from the month before. A flare is asked for, never inferred."""

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

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
    found: list[Spike] = []
    baseline = _Baseline()
    calm, before = CALM_DAYS, None
    for row in sorted(near, key=lambda row: row.day):
        usual = baseline.before(row)
        if before is not None and (row.day - before).days - 1 > LONGEST_GAP:
            calm = CALM_DAYS
        before = row.day
        if row.day not in period:
            continue
        if usual is None or row.mean < usual + RISE:
            calm += 1
            continue
        if found and calm < CALM_DAYS:
            last = found.pop()
            found.append(Spike(last.first, row.day, last.days + 1, max(last.peak, row.mean)))
        else:
            found.append(Spike(row.day, row.day, 1, row.mean))
        calm = 0
    return tuple(found)


class _Baseline:
    """The recorded days of the last four weeks, kept in order of pain: sorting them anew for each
    day was most of the cost."""

    def __init__(self) -> None:
        self._rows: deque[DailyPain] = deque()
        self._means: list[float] = []

    def before(self, row: DailyPain) -> float | None:
        """The median of the four weeks before ``row``, None for too few days; then take it in."""
        while self._rows and (row.day - self._rows[0].day).days > BASELINE_DAYS:
            del self._means[bisect_left(self._means, self._rows.popleft().mean)]
        count = len(self._means)
        usual = None
        if count >= BASELINE_MINIMUM:
            usual = (self._means[(count - 1) // 2] + self._means[count // 2]) / 2
        self._rows.append(row)
        insort(self._means, row.mean)
        return usual
