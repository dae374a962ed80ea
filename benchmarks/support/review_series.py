"""Synthetic triggers and pain for many diaries at once, by the model that docs/method.md states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Flags = NDArray[np.bool_]

SEED = 730_211
"""Where all reporting seeds begin. Nothing was tuned on any of them."""

SD = 1.1
BURN_IN = 50


@dataclass(frozen=True)
class Noise:
    """Day-to-day memory ``phi`` of the drift, and the share of the variance that has none."""

    phi: float
    white: float = 0.0


REAL_LIKE = Noise(0.93, 0.55)
NOISES = (Noise(0.3), Noise(0.5), Noise(0.8), REAL_LIKE)


def generator(*place: int) -> np.random.Generator:
    """The random numbers of one job."""
    return np.random.default_rng((SEED, *place))


def markov(
    rng: np.random.Generator, count: int, days: int, prevalence: float, persistence: float
) -> Flags:
    """Yes-no series (count, days) with a lag-1 autocorrelation of ``persistence``."""
    lots = rng.random((count, days))
    series = np.zeros((count, days), bool)
    chance = np.full(count, prevalence)
    for day in range(days):
        series[:, day] = lots[:, day] < chance
        chance = prevalence * (1 - persistence) + persistence * series[:, day]
    return series


def drift_and_scatter(
    rng: np.random.Generator, count: int, days: int, noise: Noise
) -> tuple[Array, Array]:
    """The part of pain with memory and the part without, (count, days) each."""
    fresh = SD * np.sqrt((1 - noise.white) * (1 - noise.phi**2))
    steps = rng.normal(0, fresh, (count, BURN_IN + days))
    for day in range(1, BURN_IN + days):
        steps[:, day] += noise.phi * steps[:, day - 1]
    return steps[:, BURN_IN:], rng.normal(0, SD * np.sqrt(noise.white), (count, days))


def reported(pain: Array) -> Array:
    """Whole numbers from 0 to 10."""
    whole: Array = np.clip(np.rint(pain), 0, 10)
    return whole


def weather(
    rng: np.random.Generator, count: int, days: int, shared: float, persistence: float
) -> dict[str, Flags]:
    """Four triggers; cold and damp follow one front on a share of the days."""
    front = markov(rng, count, days, 0.35, persistence)
    series = {}
    for name in ("cold", "damp"):
        own = markov(rng, count, days, 0.35, persistence)
        series[name] = np.where(rng.random((count, days)) < shared, front, own)
    series["fatigue"] = markov(rng, count, days, 0.30, 0.40)
    series["lifting"] = markov(rng, count, days, 0.20, 0.10)
    return series
