"""What each trigger does to the pain of the same day: the part of the pictures' evidence that the
diary measures instead of asking."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, compress
from typing import TYPE_CHECKING, TypeVar

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

_T = TypeVar("_T")

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


@dataclass(frozen=True, slots=True)
class SameDay:
    """The ``effects`` that the last 365 days are enough for, all triggers in one regression.

    The rest is what they were measured on: the recorded days, the triggers, their columns, and
    the few kinds of noise that have most of the probability.
    """

    effects: tuple[SameDayEffect, ...]
    diary: Diary
    exposures: Sequence[Exposure]
    model: Model
    noise: Sequence[Cell]

    def without(self, left_out: Sequence[Period]) -> list[tuple[SameDayEffect, ...]]:
        """The effects without the days of each of ``left_out`` in turn.

        The noise is taken to be of the kinds that the whole diary shows: a week does not change
        what they are, and the few likely ones cost a fraction of all.
        """
        if not self.model.columns:
            return [() for _ in left_out]
        parts = [_without(self.diary, self.exposures, self.model, each) for each in left_out]
        solvable = [model.problem for _, _, model in parts if model.columns]
        if not solvable:
            return [() for _ in parts]
        fits = regressions(solvable, self.noise)
        known = iter(zip(fits.mean.tolist(), fits.sd.tolist(), strict=True))
        return [
            _effects(diary, exposures, model, *next(known)) if model.columns else ()
            for diary, exposures, model in parts
        ]


def same_day(checkins: Iterable[CheckIn], triggers: Sequence[str], today: date) -> SameDay:
    """Measure what ``triggers`` do to the pain of their day, in the 365 days up to ``today``."""
    kept = recent(checkins, today)
    diary = diary_of(kept, today)
    exposures = asked_exposures(kept, triggers, diary.days)
    model = lagged(diary, exposures, lag=0)
    if not model.columns:
        return SameDay((), diary, exposures, model, ())
    fit = regression(model.problem)
    effects = _effects(diary, exposures, model, fit.mean.tolist(), fit.sd.tolist())
    return SameDay(effects, diary, exposures, model, _likely(fit.weights.ravel().tolist()))


def _likely(weights: Sequence[float]) -> list[Cell]:
    """The kinds of noise that together have most of the probability, given that of each."""
    order = sorted(range(len(GRID)), key=lambda i: -weights[i])
    reached = list(accumulate(weights[i] for i in order))
    enough = next((i for i, total in enumerate(reached) if total >= _MOST), len(order) - 1)
    return [GRID[i] for i in order[: min(enough + 1, _CELLS)]]


def _effects(
    diary: Diary,
    exposures: Sequence[Exposure],
    model: Model,
    means: Sequence[float],
    sds: Sequence[float],
) -> tuple[SameDayEffect, ...]:
    return tuple(
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


def _without(
    whole: Diary, exposures: Sequence[Exposure], model: Model, period: Period
) -> tuple[Diary, list[Exposure], Model]:
    """The diary without a period, and the model with its rows left out."""
    import numpy as np

    gone = slice(bisect_left(whole.days, period.first), bisect_right(whole.days, period.last))
    diary = Diary(_cut(whole.days, gone), _cut(whole.offsets, gone), _cut(whole.pain, gone))
    seen = [replace(each, days=_cut(each.days, gone)) for each in exposures]
    design = np.delete(model.problem.design, gone, axis=0)
    enough = all(min(seen[place].yes, seen[place].no) >= MINIMUM_EACH for place in model.columns)
    if not enough or len(design) < MINIMUM_DAYS or _rank(design) < design.shape[1]:
        return diary, seen, lagged(diary, seen, lag=0)
    # Quicker than building the same columns anew, and no other than that.
    return diary, seen, replace(model, problem=Problem(diary.offsets, diary.pain, design))


def _cut(values: Sequence[_T], gone: slice) -> tuple[_T, ...]:
    return (*values[: gone.start], *values[gone.stop :])


def _rank(design: "Array") -> int:
    """How many columns are independent. By the small product: the design itself is 50 times it."""
    import numpy as np

    return int(np.linalg.matrix_rank(design.T @ design))
