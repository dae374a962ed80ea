"""A trial on oneself: short blocks with and without, in an order drawn by lot beforehand.

The order is what makes it more than a look back: neither weather nor good days choose it.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from backcare_tui.review.change import Change, change

PAIRS = 7
BLOCK_DAYS = 2

_SURE = 0.95
_BENEFIT = 1.0


class TrialVerdict(StrEnum):
    """What a finished trial shows."""

    SUPPORTED = "supported"
    LEANING = "leaning"
    NO_SIGN = "no_sign"
    CANT_TELL = "cant_tell"


@dataclass(frozen=True, slots=True)
class TrialResult:
    """The difference that doing it made (points; below 0 is less pain), and two checks on it.

    ``benefit`` is the probability that it lowers pain, ``exact_p`` the one-sided exact p-value
    over the pairs (1 where no pair has both blocks), from ``pairs`` pairs.
    """

    difference: Change
    benefit: float
    exact_p: float
    pairs: int
    verdict: TrialVerdict


def draw_plan(seed: int, pairs: int = PAIRS, block_days: int = BLOCK_DAYS) -> tuple[bool, ...]:
    """Whether to do it on each day: in each pair of blocks, one with and one without by lot."""
    rng = random.Random(seed)
    plan: list[bool] = []
    for _ in range(pairs):
        first = rng.random() < 0.5
        plan += [first] * block_days + [not first] * block_days
    return tuple(plan)


def trial_result(
    plan: Sequence[bool], pain: Mapping[int, float], block_days: int = BLOCK_DAYS
) -> TrialResult:
    """Judge a trial by what was planned, whatever was done (intention to treat).

    ``pain`` (0-10) is by place of the day in ``plan``; missing days are left out. It takes at
    least four days, and some of either kind.
    """
    from backcare_tui.review.gls import Problem, regression

    days = sorted(day for day in pain if 0 <= day < len(plan))
    design = [(1.0, float(plan[day])) for day in days]
    known = regression(Problem(days, [pain[day] for day in days], design))[1]
    difference = change(known)
    differences = pair_differences(plan, pain, block_days)
    exact = sign_flip(differences)
    return TrialResult(
        difference, difference.falling, exact, len(differences), _verdict(difference, exact)
    )


def pair_differences(
    plan: Sequence[bool], pain: Mapping[int, float], block_days: int = BLOCK_DAYS
) -> list[float]:
    """With minus without, for each pair of blocks that has pain recorded in both."""
    differences = []
    for start in range(0, len(plan), 2 * block_days):
        pair = range(start, start + 2 * block_days)
        kinds: list[list[float]] = [
            [pain[day] for day in pair if day in pain and plan[day] is wanted]
            for wanted in (True, False)
        ]
        if all(kinds):
            differences.append(sum(kinds[0]) / len(kinds[0]) - sum(kinds[1]) / len(kinds[1]))
    return differences


def sign_flip(differences: Sequence[float]) -> float:
    """The share of all ways to swap the pairs whose mean is at most the one observed.

    Fisher's exact test for paired blocks, one-sided: exact because the order was drawn by lot.
    """
    if not differences:
        return 1.0
    observed = sum(differences)
    # Sums of the same numbers in another order differ in their last digits.
    limit = observed + 1e-9 * max(1.0, abs(observed))
    ways = product((1, -1), repeat=len(differences))
    sums = [sum(s * d for s, d in zip(way, differences, strict=True)) for way in ways]
    return sum(total <= limit for total in sums) / len(sums)


def _verdict(difference: Change, exact: float) -> TrialVerdict:
    if difference.falling >= _SURE:
        return TrialVerdict.SUPPORTED if exact <= 1 - _SURE else TrialVerdict.LEANING
    if difference.low > -_BENEFIT:
        return TrialVerdict.NO_SIGN
    return TrialVerdict.CANT_TELL
