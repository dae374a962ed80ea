"""What each trigger does to the pain of the same day: the part of the pictures' evidence that the
diary measures instead of asking."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate, compress

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.review.association_models import (
    Diary,
    asked_exposures,
    diary_of,
    lagged,
    recent,
)
from backcare_tui.review.exposures import Exposure
from backcare_tui.review.gls import Problem, regression, regressions
from backcare_tui.review.noise import GRID, Cell

_MOST = 0.9
_CELLS = 6


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
    return _measured([(diary, asked_exposures(kept, triggers, diary.days))], GRID)[0]


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
        [_without(whole, exposures, period) for period in left_out], _likely(model.problem)
    )


def _likely(problem: Problem) -> list[Cell]:
    """The kinds of noise that together have most of the probability."""
    weights = regression(problem).weights.ravel().tolist()
    order = sorted(range(len(GRID)), key=lambda i: -weights[i])
    reached = list(accumulate(weights[i] for i in order))
    enough = next((i for i, total in enumerate(reached) if total >= _MOST), len(order) - 1)
    return [GRID[i] for i in order[: min(enough + 1, _CELLS)]]


def _measured(
    reviews: Sequence[tuple[Diary, Sequence[Exposure]]], cells: Sequence[Cell]
) -> list[tuple[SameDayEffect, ...]]:
    models = [lagged(diary, exposures, lag=0) for diary, exposures in reviews]
    solvable = [model.problem for model in models if model.columns]
    if not solvable:
        return [() for _ in reviews]
    fits = regressions(solvable, cells)
    known = iter(zip(fits.mean.tolist(), fits.sd.tolist(), strict=True))
    found = []
    for (diary, exposures), model in zip(reviews, models, strict=True):
        means, sds = next(known) if model.columns else ([], [])
        found.append(
            tuple(
                SameDayEffect(
                    ids=exposures[place].ids,
                    estimate=means[column],
                    sd=sds[column],
                    days=tuple(compress(diary.days, exposures[place].days)),
                    no=model.counts[place].no,
                )
                for place, column in model.columns.items()
                if not exposures[place].opposite
            )
        )
    return found


def _without(
    diary: Diary, exposures: Sequence[Exposure], period: Period
) -> tuple[Diary, list[Exposure]]:
    kept = [day not in period for day in diary.days]
    return (
        Diary(
            tuple(compress(diary.days, kept)),
            tuple(compress(diary.offsets, kept)),
            tuple(compress(diary.pain, kept)),
        ),
        [replace(each, days=tuple(compress(each.days, kept))) for each in exposures],
    )
