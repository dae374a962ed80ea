"""Scores of stated probabilities against what is true, each with its standard error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from support.review_figures import Measured
from support.review_series import generator

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from support.review_people import Judged
    from support.review_series import Array, Flags

_BINS = 10
_RESAMPLES = 60
_TICKED_ENOUGH = 0.5


class Crowd:
    """Many people judged alike: (people, pictures) arrays of the fields of `Judged`."""

    def __init__(self, shown: Array, ticked: Array, true: Flags, fits: Flags) -> None:
        self.shown, self.ticked, self.true, self.fits = shown, ticked, true, fits

    @classmethod
    def of(cls, people: Sequence[Judged]) -> Crowd:
        """The arrays of a list of people."""
        return cls(
            np.array([p.shown for p in people]),
            np.array([p.ticked for p in people]),
            np.array([p.true for p in people]),
            np.array([p.fits for p in people]),
        )

    def counted(self) -> Crowd:
        """The same people, judged by their share of ticks; half of them is a fit."""
        return Crowd(self.ticked, self.ticked, self.true, self.ticked >= _TICKED_ENOUGH)

    def pick(self, rows: NDArray[np.int64]) -> Crowd:
        """Some of the people, as often as they are named."""
        return Crowd(self.shown[rows], self.ticked[rows], self.true[rows], self.fits[rows])


def top(crowd: Crowd) -> float:
    """Among people with one picture, the share in which it comes first (ties shared out)."""
    one = crowd.true.sum(1) == 1
    best = crowd.shown[one] == crowd.shown[one].max(1, keepdims=True)
    return float(((best & crowd.true[one]).sum(1) / best.sum(1)).mean())


def brier(crowd: Crowd) -> float:
    """The mean squared distance of probability and truth (Brier 1950), over all pictures."""
    return float(((crowd.shown - crowd.true) ** 2).mean())


def calibration_error(crowd: Crowd) -> float:
    """The mean distance of what was said and what was true, in ten bins of equal width."""
    said, true = crowd.shown.ravel(), crowd.true.ravel()
    bins = np.minimum((said * _BINS).astype(int), _BINS - 1)
    gaps = [abs((said[bins == b] - true[bins == b]).sum()) for b in range(_BINS)]
    return float(sum(gaps) / len(said))


def commits(crowd: Crowd) -> float:
    """The share of people who are told that something fits."""
    return float(crowd.fits.any(1).mean())


def false_fits(crowd: Crowd) -> float:
    """Of those who are told so, the share with a picture named that is not there."""
    told = crowd.fits.any(1)
    return float((crowd.fits & ~crowd.true)[told].any(1).mean())


def none_told(crowd: Crowd) -> float:
    """Of people without any picture, the share who are told that something fits."""
    return float(crowd.fits[~crowd.true.any(1)].any(1).mean())


def measured(metric: Callable[[Crowd], float], crowd: Crowd) -> Measured:
    """A score with its bootstrap standard error, and that of counting beside it."""
    beside = f"counting {metric(crowd.counted()):.3f}"
    return Measured(metric(crowd), spread(metric, crowd), beside)


def spread(metric: Callable[[Crowd], float], crowd: Crowd) -> float:
    """The standard deviation of a score over people drawn again with replacement."""
    rng = generator(9)
    count = len(crowd.true)
    draws = [metric(crowd.pick(rng.integers(0, count, count))) for _ in range(_RESAMPLES)]
    return float(np.std(draws))


def against_counting(metric: Callable[[Crowd], float]) -> Callable[[Crowd], float]:
    """The ratio of a score to that of counting."""
    return lambda crowd: metric(crowd) / metric(crowd.counted())
