"""Trials on oneself: seven pairs of two days, 15% of them missing, three kinds of noise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from backcare_tui.review.experiment import draw_plan, pair_differences, sign_flip
from backcare_tui.review.gls import Problem, regressions
from backcare_tui.review.student import t_cdf
from support.review_figures import Job, Measured, proportion
from support.review_series import (
    REAL_LIKE,
    SEED,
    Noise,
    drift_and_scatter,
    generator,
    reported,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.review_series import Array, Flags

NAME = "trial"

_NOISES = (Noise(0.5), Noise(0.8), REAL_LIKE)
_EFFECTS = (0.0, -1.0)
_BATCH = 50
_MISSING = 0.15
_SURE = 0.05
_WELCH = 0.025


@dataclass(frozen=True)
class Found:
    """Of ``trials`` with one effect, how many each method calls a benefit."""

    effect: float
    trials: int
    exact: int
    regression: int
    welch: int


def jobs(share: float) -> list[Job]:
    """At full size 2,000 trials of each kind."""
    batches = range(max(round(40 * share), 4))
    kinds = [(noise, effect) for noise in _NOISES for effect in _EFFECTS]
    return [
        Job(NAME, trials, (1000 * i + batch, *kind))
        for i, kind in enumerate(kinds)
        for batch in batches
    ]


def trials(place: int, noise: Noise, effect: float) -> Found:
    """One batch."""
    rng = generator(4, place)
    plans = [draw_plan(SEED + _BATCH * place + i) for i in range(_BATCH)]
    on = np.array(plans)
    drift, scatter = drift_and_scatter(rng, _BATCH, on.shape[1], noise)
    pain = reported(rng.uniform(3.5, 6.5, _BATCH)[:, None] + drift + scatter + effect * on)
    seen = rng.random(on.shape) >= _MISSING
    problems = [
        Problem(
            np.flatnonzero(here).tolist(),
            row[here],
            np.column_stack([np.ones(here.sum()), plan[here]]),
        )
        for row, here, plan in zip(pain, seen, on, strict=True)
    ]
    sure = regressions(problems)[range(_BATCH), [1] * _BATCH].below(0) >= 1 - _SURE
    exact = welch = 0
    for plan, row, here, days in zip(plans, pain, seen, on, strict=True):
        kept = {int(day): float(row[day]) for day in np.flatnonzero(here)}
        exact += sign_flip(pair_differences(plan, kept)) <= _SURE
        welch += _welch(row[here], days[here]) <= _WELCH
    return Found(effect, _BATCH, exact, int(sure.sum()), welch)


def _welch(pain: Array, on: Flags) -> float:
    """Welch's t-test, one-sided: the p-value of less pain on the days with it."""
    parts = [(len(x), x.mean(), x.var(ddof=1) / len(x)) for x in (pain[on], pain[~on])]
    (n, a, v), (m, b, w) = parts
    if not v + w:
        return 1.0
    df = (v + w) ** 2 / (v**2 / (n - 1) + w**2 / (m - 1))
    return float(t_cdf((a - b) / np.sqrt(v + w), round(df)))


def figures(results: Sequence[Found]) -> dict[str, Measured]:
    """All noises pooled."""

    def share(effect: float, method: str, beside: str = "") -> Measured:
        found = [r for r in results if r.effect == effect]
        count = sum(r.trials for r in found)
        welch = sum(r.welch for r in found) / count
        exact = sum(r.exact for r in found) / count
        text = beside.format(welch=welch, exact=exact)
        return proportion(sum(getattr(r, method) for r in found), count, text)

    return {
        "trial.exact": share(0.0, "exact"),
        "trial.false": share(0.0, "regression", "Welch's t-test {welch:.3f}"),
        "trial.power": share(-1.0, "regression", "Welch {welch:.3f}, exact {exact:.3f}"),
    }
