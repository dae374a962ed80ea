"""The usual range of tomorrow's pain, from the last weeks alone, and how well it held so far.

A range and no alarm: within one person, nobody can tell tomorrow's flare from the diary.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate

from backcare_tui.domain.checkin import DailyPain
from backcare_tui.domain.scale import PAIN_MAX
from backcare_tui.review.decay import decay

HALF_LIFE_DAYS = 5
WINDOW_DAYS = 60
SHARE = 0.80
MINIMUM_DAYS = 14
CHECKED_DAYS = 60

_STEPS = PAIN_MAX + 1
_SMEAR = 0.15
_PRIOR = 0.5


@dataclass(frozen=True, slots=True)
class UsualRange:
    """Pain from ``low`` to ``high`` (whole numbers, 0-10) is to be expected on the next day.

    The range is meant to hold ``SHARE`` of the days. ``held`` of the last ``checked`` recorded
    days lay in the range that the days before them gave.
    """

    low: int
    high: int
    held: int
    checked: int


def usual_range(rows: Iterable[DailyPain], today: date) -> UsualRange | None:
    """The range for the day after ``today``; None with fewer than 14 days recorded of 60."""
    known = sorted((row for row in rows if row.day <= today), key=lambda row: row.day)
    known = known[-(CHECKED_DAYS + WINDOW_DAYS) :]
    now = _before(known, today, inclusive=True)
    if len(now) < MINIMUM_DAYS:
        return None
    low, high = central(distribution(now), SHARE)
    held = checked = 0
    for row in known[-CHECKED_DAYS:]:
        past = _before(known, row.day, inclusive=False)
        if len(past) >= MINIMUM_DAYS:
            bottom, top = central(distribution(past), SHARE)
            checked += 1
            held += bottom <= round(row.mean) <= top
    return UsualRange(low, high, held, checked)


def distribution(observed: Iterable[tuple[int, float]]) -> list[float]:
    """The probabilities of a pain of 0 to 10, from pairs of age in days (1 is the day before) and
    pain.

    A histogram in which a day counts half for every 5 days of age, and lends 0.15 of itself to
    either neighbour, over half an observation spread evenly.
    """
    counts = [0.0] * _STEPS
    for age, pain in observed:
        counts[round(pain)] += _weight(age)
    heights = [_PRIOR / _STEPS] * _STEPS
    for at, count in enumerate(counts):
        for near, share in ((at - 1, _SMEAR), (at, 1 - 2 * _SMEAR), (at + 1, _SMEAR)):
            heights[min(max(near, 0), PAIN_MAX)] += count * share
    total = sum(heights)
    return [height / total for height in heights]


def central(probabilities: Sequence[float], share: float) -> tuple[int, int]:
    """The lowest and the highest value of the central range with at least ``share``."""
    edge = (1 - share) / 2
    reached = list(accumulate(probabilities))
    low = next(i for i, total in enumerate(reached) if total > edge)
    high = next((i for i, total in enumerate(reached) if total >= 1 - edge), len(probabilities) - 1)
    return low, high


def ranked_probability_score(probabilities: Sequence[float], seen: int) -> float:
    """The sum over steps of the squared distance of the cumulative forecast from what came.

    0 is a sure and right forecast. (Epstein 1969.)
    """
    return sum(
        (total - (seen <= step)) ** 2 for step, total in enumerate(accumulate(probabilities))
    )


@cache
def _weight(age: int) -> float:
    return decay(age, HALF_LIFE_DAYS)


def _before(rows: Sequence[DailyPain], day: date, *, inclusive: bool) -> list[tuple[int, float]]:
    """Ages and pain of the 60 days before ``day``, or with it, as seen from the day after."""
    ages = (((day - row.day).days + inclusive, row.mean) for row in rows)
    return [(age, pain) for age, pain in ages if 1 <= age <= WINDOW_DAYS]
