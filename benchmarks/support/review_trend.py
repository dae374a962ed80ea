"""How well a month's change is told: 60 days, two shares of gaps, three shapes, five noises."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from backcare_tui.review.change import Change
from backcare_tui.review.level import level_contrasts
from backcare_tui.review.trend import (
    FIT_DAYS,
    MONTH,
    MONTH_MINIMUM,
    WEEK,
    WEEK_MINIMUM,
    TrendLabel,
    label_of,
)
from support.review_figures import Job, Measured, proportion
from support.review_series import (
    REAL_LIKE,
    Noise,
    drift_and_scatter,
    generator,
    markov,
    reported,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from support.review_series import Array, Flags

NAME = "trend"

_NOISES = (Noise(0.5), Noise(0.8), REAL_LIKE, Noise(0.97, 0.55), Noise(0.0, 1.0))
_SHAPES = ("none", "line", "step")
_MISSING = (0.1, 0.3)
_BATCH = 75
_LARGEST = 3.0
_DAYS = np.arange(1 - FIT_DAYS, 1)
_NOW = _DAYS > -WEEK
_THEN = (_DAYS > -MONTH - WEEK) & (_DAYS <= -MONTH)
_CONTRAST = {-back: 1 / WEEK for back in range(WEEK)} | {
    -MONTH - back: -1 / WEEK for back in range(WEEK)
}


@dataclass(frozen=True)
class Told:
    """Of each diary: the true change, the estimate and its interval, the difference of the plain
    weekly means, and what was said (-1 improving, 1 worsening, 0 anything else)."""

    true: Array
    estimate: Array
    low: Array
    high: Array
    plain: Array
    said: Array


def jobs(share: float) -> list[Job]:
    """All kinds of diary, at full size 600 diaries of each."""
    kinds = list(product(_NOISES, _SHAPES, _MISSING))
    return [
        Job(NAME, told, (i, *kind, max(round(600 * share), 30))) for i, kind in enumerate(kinds)
    ]


def told(place: int, noise: Noise, shape: str, missing: float, count: int) -> list[Told]:
    """What is said of ``count`` diaries; those that the app finds too short are left out."""
    rng = generator(1, place)
    batches = range(0, count, _BATCH)
    return [_batch(rng, noise, shape, missing, min(_BATCH, count - at)) for at in batches]


def _batch(rng: np.random.Generator, noise: Noise, shape: str, missing: float, count: int) -> Told:
    drift, scatter = drift_and_scatter(rng, count, FIT_DAYS, noise)
    level = drift + _course(rng, shape, count) + rng.uniform(4, 6, count)[:, None]
    pain = reported(level + scatter)
    seen = ~markov(rng, count, FIT_DAYS, missing, 0.3)
    enough = (
        (seen[:, _NOW].sum(1) >= WEEK_MINIMUM)
        & (seen[:, _THEN].sum(1) >= WEEK_MINIMUM)
        & (seen[:, -MONTH:].sum(1) >= MONTH_MINIMUM)
    )
    level, pain, seen = level[enough], pain[enough], seen[enough]
    known = level_contrasts(_DAYS.tolist(), seen, pain, _CONTRAST)
    low, high = known.interval()
    below, none, above = known.below(-1), known.below(0), known.below(1)
    changes = zip(known.mean, low, high, none, above - below, strict=True)
    plain = [
        row[here & _NOW].mean() - row[here & _THEN].mean()
        for row, here in zip(pain, seen, strict=True)
    ]
    true = level[:, _NOW].mean(1) - level[:, _THEN].mean(1)
    said = np.array([_way(label_of(Change(*map(float, change)))) for change in changes])
    return Told(true, known.mean, low, high, np.array(plain), said)


def _course(rng: np.random.Generator, shape: str, count: int) -> Array:
    """A change of up to three points between the two weeks, half of it either side of zero."""
    size = rng.uniform(-_LARGEST, _LARGEST, count)[:, None]
    if shape == "none":
        return np.zeros((count, FIT_DAYS))
    if shape == "line":
        middle = WEEK // 2
        return size * (np.clip((_DAYS + MONTH + middle) / MONTH, 0, 1) - 0.5)
    at = rng.integers(-MONTH + 4, -WEEK - 2, count)[:, None]
    return np.where(at <= _DAYS, 0.5, -0.5) * size


def _way(label: TrendLabel) -> float:
    return {TrendLabel.IMPROVING: -1.0, TrendLabel.WORSENING: 1.0}.get(label, 0.0)


def figures(results: Sequence[list[Told]]) -> dict[str, Measured]:
    """All diaries together."""
    parts = [part for result in results for part in result]

    def column(name: str) -> Array:
        joined: Array = np.concatenate([getattr(part, name) for part in parts])
        return joined

    true, estimate, said, plain = map(column, ("true", "estimate", "said", "plain"))
    size, right = np.abs(true), said == np.sign(true)
    small, some = size < 0.5, size >= 0.5
    medium, large = (size >= 1) & (size < 2), size >= 2
    naive = np.where(np.abs(plain) >= 1, np.sign(plain), 0)

    def share(flags: Flags, of: Flags, naive_flags: Flags) -> Measured:
        theirs = f"7-day means a point apart: {naive_flags[of].mean():.3f}"
        return proportion(float(flags[of].sum()), float(of.sum()), theirs)

    error, rough = (float(np.sqrt(np.mean((x - true) ** 2))) for x in (estimate, plain))
    inside = (column("low") <= true) & (true <= column("high"))
    return {
        "trend.wrong": share(said == -np.sign(true), some, naive == -np.sign(true)),
        "trend.false": share(said != 0, small, naive != 0),
        "trend.large": share(right, large, naive == np.sign(true)),
        "trend.medium": share(right, medium, naive == np.sign(true)),
        "trend.rmse": Measured(
            error / rough, 1 / np.sqrt(len(true)), f"{error:.2f} against {rough:.2f} points"
        ),
        "trend.coverage": proportion(float(inside.sum()), len(true)),
    }
