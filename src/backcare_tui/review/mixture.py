"""What is known about a number when the kind of noise is not: a mixture of t distributions."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.review.student import t_cdf, t_density

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from backcare_tui.review.student import Array

_FAINT = 1e-4
_NOTHING = 1e-14
_STEPS = 100
# In standard deviations. Newton squares the error: after so small a step 1e-14 is left.
_CLOSE = 1e-8
_RESOLUTION = 1e-14


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """Mixtures of shifted and scaled t distributions, one for each place of the leading axes.

    ``weights``, ``centres`` and ``scales`` have the parts on their last axis and broadcast to one
    shape (..., parts); weights add up to 1 and scales are above 0. ``df`` (at least 1) broadcasts
    to the leading axes. Each part is one cell of the noise grid. All results have the leading
    axes' shape, so those of a single number are 0-dimensional arrays.
    """

    weights: "Array"
    centres: "Array"
    scales: "Array"
    df: "Array"

    def __getitem__(self, place: "int | tuple[int | Sequence[int], ...]") -> "Mixture":
        """The mixtures at ``place`` of the leading axes."""
        import numpy as np

        shape = self.centres.shape
        return Mixture(
            np.broadcast_to(self.weights, shape)[place],
            self.centres[place],
            self.scales[place],
            np.broadcast_to(self.df, shape[:-1])[place],
        )

    @staticmethod
    def joined(parts: "Sequence[Mixture]") -> "Mixture":
        """The mixtures of ``parts``, which have the same axes, one after the other."""
        import numpy as np

        return Mixture(
            np.concatenate([part.weights for part in parts]),
            np.concatenate([part.centres for part in parts]),
            np.concatenate([part.scales for part in parts]),
            np.concatenate([part.df for part in parts]),
        )

    @property
    def mean(self) -> "Array":
        """The weighted centre."""
        mean: Array = (self.weights * self.centres).sum(axis=-1)
        return mean

    @property
    def sd(self) -> "Array":
        """The standard deviation; df - 2 is floored at 1, where the true one is infinite."""
        import numpy as np

        spread = (self.df / np.maximum(self.df - 2, 1))[..., None]
        away = self.centres - self.mean[..., None]
        sd: Array = np.sqrt((self.weights * (self.scales**2 * spread + away**2)).sum(axis=-1))
        return sd

    def below(self, x: "ArrayLike") -> "Array":
        """The probability of a value of at most ``x``.

        Parts with less than a ten-thousandth of the weight are left out, as golden case 2 asks.
        """
        import numpy as np

        weights = np.where(self.weights >= _FAINT, self.weights, 0.0)
        below = self._below(x, weights / weights.sum(axis=-1, keepdims=True))
        # Far out, rounding errors lead up to 1e-13 past the ends.
        inside: Array = np.clip(below, 0, 1)
        return inside

    def interval(self, share: float = 0.95) -> tuple["Array", "Array"]:
        """The central interval that holds ``share`` of the probability."""
        import numpy as np

        edge = (1 - share) / 2
        sides = np.array([edge, 1 - edge]).reshape(2, *[1] * self.mean.ndim)
        low, high = self._quantiles(sides)
        return low, high

    def _below(self, x: "ArrayLike", weights: "Array") -> "Array":
        import numpy as np

        at = (np.asarray(x, float)[..., None] - self.centres) / self.scales
        total: Array = (weights * t_cdf(at, self.df[..., None])).sum(axis=-1)
        return total

    def _density(self, x: "Array") -> "Array":
        at = (x[..., None] - self.centres) / self.scales
        parts = self.weights * t_density(at, self.df[..., None]) / self.scales
        density: Array = parts.sum(axis=-1)
        return density

    def _quantiles(self, shares: "Array") -> "Array":
        """Where the distribution reaches each of ``shares`` (shares on the first axis)."""
        import numpy as np

        weights = np.where(self.weights > _NOTHING, self.weights, 0.0)
        mean, sd = self.mean, self.sd
        low, high = self._bracket(shares)
        # Newton steps, kept inside a shrinking bracket: plain bisection would need five times as
        # many distribution functions, which are most of the cost of a review.
        x = np.clip(mean + np.where(shares > 0.5, 2, -2) * sd, low, high)
        for _ in range(_STEPS):
            excess = self._below(x, weights) - shares
            high, low = np.where(excess > 0, x, high), np.where(excess > 0, low, x)
            slope = self._density(x)
            with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
                new = x - excess / slope
            # Written so that a NaN, from a slope of 0, also takes the middle.
            new = np.where((low <= new) & (new <= high), new, (low + high) / 2)
            moved = np.abs(new - x)
            x = new
            if (moved <= _CLOSE * sd + _RESOLUTION * np.abs(x)).all():
                break
        return x

    def _bracket(self, shares: "Array") -> tuple["Array", "Array"]:
        """Values that the quantiles cannot lie beyond: no part has longer tails than Cauchy's."""
        import numpy as np

        ends = self.centres + np.tan(np.pi * (shares - 0.5))[..., None] * self.scales
        # The median part may lie on the other side of its mean.
        ends = np.concatenate([ends, np.broadcast_to(self.centres, ends.shape)], axis=-1)
        low: Array = ends.min(axis=-1)
        high: Array = ends.max(axis=-1)
        return low, high
