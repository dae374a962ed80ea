"""What each trigger does to the pain of the same day: the part of the pictures' evidence that the
diary measures instead of asking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.review.association_models import (
    MINIMUM_DAYS,
    MINIMUM_EACH,
    Diary,
    Model,
    asked_exposures,
    diary_of,
    lagged,
    recent,
)
from backcare_tui.review.exposures import Exposure
from backcare_tui.review.gls import Problem, regression, regressions
from backcare_tui.review.noise import GRID, Cell

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array

_MOST = 0.9
_CELLS = 3


@dataclass(frozen=True, slots=True)
class SameDayEffect:
    """By how many points (``estimate`` with its ``sd``) pain differs on days with an exposure.

    ``ids`` are more than one where the diary cannot part them. ``days`` had it, ``no`` did not.
    """

    ids: tuple[str, ...]
    estimate: float
    sd: float
    days: tuple[date, ...]
    no: int


def same_day_effects(
    checkins: Iterable[CheckIn], triggers: Sequence[str], today: date
) -> tuple[SameDayEffect, ...]:
    """The effects that the last 365 days are enough for, all triggers in one regression."""
    kept = recent(checkins, today)
    diary = diary_of(kept, today)
    exposures = asked_exposures(kept, triggers, diary.days)
    return _measured([(diary, exposures, lagged(diary, exposures, lag=0))], GRID)[0]


def same_day_effects_without(
    checkins: Iterable[CheckIn],
    triggers: Sequence[str],
    today: date,
    left_out: Sequence[Period],
) -> list[tuple[SameDayEffect, ...]]:
    """As `same_day_effects`, without the days of each of ``left_out`` in turn.

    The noise is taken to be of the kinds that the whole diary shows: a week does not change what
    they are, and the few likely ones cost a fraction of all.
    """
    kept = recent(checkins, today)
    whole = diary_of(kept, today)
    exposures = asked_exposures(kept, triggers, whole.days)
    model = lagged(whole, exposures, lag=0)
    if not model.columns:
        return [() for _ in left_out]
    return _measured(
        [_without(whole, exposures, model, period) for period in left_out],
        _likely(model.problem),
    )


def _likely(problem: Problem) -> list[Cell]:
    """The kinds of noise that together have most of the probability."""
    weights = regression(problem).weights.ravel().tolist()
    order = sorted(range(len(GRID)), key=lambda i: -weights[i])
    reached = list(accumulate(weights[i] for i in order))
    enough = next((i for i, total in enumerate(reached) if total >= _MOST), len(order) - 1)
    return [GRID[i] for i in order[: min(enough + 1, _CELLS)]]


def _measured(
    reviews: Sequence[tuple[Diary, Sequence[Exposure], Model]], cells: Sequence[Cell]
) -> list[tuple[SameDayEffect, ...]]:
    solvable = [model.problem for _, _, model in reviews if model.columns]
    if not solvable:
        return [() for _ in reviews]
    fits = regressions(solvable, cells)
    known = iter(zip(fits.mean.tolist(), fits.sd.tolist(), strict=True))
    found = []
    for diary, exposures, model in reviews:
        means, sds = next(known) if model.columns else ([], [])
        found.append(
            tuple(
                SameDayEffect(
                    ids=exposures[place].ids,
                    estimate=means[column],
                    sd=sds[column],
                    days=tuple(compress(diary.days, exposures[place].days)),
                    no=exposures[place].no,
                )
                for place, column in model.columns.items()
                if not exposures[place].opposite
            )
        )
    return found


def _without(
    whole: Diary, exposures: Sequence[Exposure], model: Model, period: Period
) -> tuple[Diary, list[Exposure], Model]:
    """The diary without a period, and the model with its rows left out."""
    import numpy as np

    kept = [day not in period for day in whole.days]
    diary = Diary(
        tuple(compress(whole.days, kept)),
        tuple(compress(whole.offsets, kept)),
        tuple(compress(whole.pain, kept)),
    )
    seen = [replace(each, days=tuple(compress(each.days, kept))) for each in exposures]
    design = np.asarray(model.problem.design)[kept]
    enough = all(min(seen[place].yes, seen[place].no) >= MINIMUM_EACH for place in model.columns)
    if not enough or len(design) < MINIMUM_DAYS or _rank(design) < design.shape[1]:
        return diary, seen, lagged(diary, seen, lag=0)
    # Quicker than building the same columns anew, and no other than that.
    return diary, seen, replace(model, problem=Problem(diary.offsets, diary.pain, design))


def _rank(design: "Array") -> int:
    """How many columns are independent. By the small product: the design itself is 50 times it."""
    import numpy as np

    return int(np.linalg.matrix_rank(design.T @ design))
