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
from backcare_tui.review.gls import regression, solve
from backcare_tui.review.mixture import Mixture
from backcare_tui.review.noise import GRID, Cell

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array, Flags

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

    The rest is what they were measured on: the recorded days, the triggers, their columns, what is
    known about each column (None where nothing could be tested), and the few kinds of noise that
    have most of the probability.
    """

    effects: tuple[SameDayEffect, ...]
    diary: Diary
    exposures: Sequence[Exposure]
    model: Model
    fit: Mixture | None
    noise: Sequence[Cell]

    def without(self, left_out: Sequence[Period]) -> list[tuple[SameDayEffect, ...]]:
        """The effects without the days of each of ``left_out`` in turn.

        The noise is taken to be of the kinds that the whole diary shows: a week does not change
        what they are, and the few likely ones cost a fraction of all.
        """
        if not self.model.columns:
            return [() for _ in left_out]
        return _without(self, left_out)


def same_day(checkins: Iterable[CheckIn], triggers: Sequence[str], today: date) -> SameDay:
    """Measure what ``triggers`` do to the pain of their day, in the 365 days up to ``today``."""
    kept = recent(checkins, today)
    diary = diary_of(kept, today)
    exposures = asked_exposures(kept, triggers, diary.days)
    model = lagged(diary, exposures, lag=0)
    if not model.columns:
        return SameDay((), diary, exposures, model, None, ())
    fit = regression(model.problem)
    effects = _effects(diary, exposures, model, fit.mean.tolist(), fit.sd.tolist())
    return SameDay(effects, diary, exposures, model, fit, _likely(fit.weights.ravel().tolist()))


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


def _without(whole: SameDay, left_out: Sequence[Period]) -> list[tuple[SameDayEffect, ...]]:
    """The effects without the days of each of ``left_out`` in turn, most of them solved at once."""
    import numpy as np

    problem, days = whole.model.problem, len(whole.diary.days)
    seen = np.ones((len(left_out), days), bool)
    for flags, period in zip(seen, left_out, strict=True):
        flags[_places(whole.diary.days, period)] = False
    rows = seen[:, :, None] * np.column_stack([problem.values, problem.design])
    same = _testable(whole, seen, rows[:, :, 1:])
    found: dict[int, tuple[SameDayEffect, ...]] = {}
    if same.any():
        widths = np.full(int(same.sum()), rows.shape[2] - 1)
        fits = solve(problem.days, seen[same], rows[same], widths, whole.noise)
        known = zip(
            np.flatnonzero(same).tolist(), fits.mean.tolist(), fits.sd.tolist(), strict=True
        )
        for i, means, sds in known:
            found[i] = _lessened(whole, left_out[i], means, sds)
    return [found[i] if i in found else _anew(whole, each) for i, each in enumerate(left_out)]


def _testable(whole: SameDay, seen: "Flags", designs: "Array") -> "Flags":
    """Of each part left out, whether the rest is enough for the same columns.

    ``seen`` (parts, days) are the days that are left, and ``designs`` (parts, days, columns) the
    rows of them, 0 on the others.
    """
    import numpy as np

    tested = [whole.exposures[place].days for place in whole.model.columns]
    answers = [[value is wanted for value in days] for days in tested for wanted in (True, False)]
    counts = seen.astype(int) @ np.array(answers).T
    # By the small products: the designs themselves are many times as long.
    ranks = np.linalg.matrix_rank(designs.swapaxes(1, 2) @ designs)
    enough: Flags = (
        (counts.min(axis=1) >= MINIMUM_EACH)
        & (seen.sum(axis=1) >= MINIMUM_DAYS)
        & (ranks == designs.shape[2])
    )
    return enough


def _lessened(
    whole: SameDay, left_out: Period, means: Sequence[float], sds: Sequence[float]
) -> tuple[SameDayEffect, ...]:
    """The effects of the same columns, with what is known of them without ``left_out``."""
    tested = [
        (place, column)
        for place, column in whole.model.columns.items()
        if not whole.exposures[place].opposite
    ]
    gone = _places(whole.diary.days, left_out)
    return tuple(
        replace(
            effect,
            estimate=means[column],
            sd=sds[column],
            days=_cut(effect.days, _places(effect.days, left_out)),
            no=effect.no - whole.exposures[place].days[gone].count(False),
        )
        for effect, (place, column) in zip(whole.effects, tested, strict=True)
    )


def _anew(whole: SameDay, left_out: Period) -> tuple[SameDayEffect, ...]:
    """The effects without ``left_out``, where fewer columns can be told apart."""
    before = whole.diary
    gone = _places(before.days, left_out)
    diary = Diary(_cut(before.days, gone), _cut(before.offsets, gone), _cut(before.pain, gone))
    exposures = [replace(each, days=_cut(each.days, gone)) for each in whole.exposures]
    model = lagged(diary, exposures, lag=0)
    if not model.columns:
        return ()
    fit = regression(model.problem, whole.noise)
    return _effects(diary, exposures, model, fit.mean.tolist(), fit.sd.tolist())


def _places(days: Sequence[date], period: Period) -> slice:
    return slice(bisect_left(days, period.first), bisect_right(days, period.last))


def _cut(values: Sequence[_T], gone: slice) -> tuple[_T, ...]:
    return (*values[: gone.start], *values[gone.stop :])
