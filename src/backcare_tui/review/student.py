"""Student's t distribution and mixtures of it, without scipy (whose import takes 250 ms)."""

import math
from dataclasses import dataclass

_TINY = 1e-300
_STEPS = 200
_ENOUGH = 1e-15
_FAINT = 1e-4
_NOTHING = 1e-14
# In standard deviations. Newton squares the error: after so small a step 1e-14 is left.
_CLOSE = 1e-8
_RESOLUTION = 1e-14

_Part = tuple[float, float, float]


def t_cdf(t: float, df: float) -> float:
    """P(T <= t) for Student's t with ``df`` degrees of freedom; error below 1e-12 to df 1,000."""
    square = t * t
    if square == 0:
        return 0.5
    tail = 0.5 * _incomplete_beta(df / 2, 0.5, df / (df + square), square / (df + square))
    return tail if t < 0 else 1 - tail


def t_density(t: float, df: float) -> float:
    """The density of Student's t with ``df`` degrees of freedom."""
    log_scale = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    return math.exp(log_scale - (df + 1) / 2 * math.log1p(t * t / df))


@dataclass(frozen=True, slots=True)
class Mixture:
    """A mixture of shifted and scaled t distributions that share ``df`` (at least 1).

    ``weights`` add up to 1; ``scales`` are above 0. In the review each part is one cell of the
    noise grid, so the mixture is what is known when the kind of noise is not.
    """

    weights: tuple[float, ...]
    centres: tuple[float, ...]
    scales: tuple[float, ...]
    df: int

    @property
    def mean(self) -> float:
        """The weighted centre."""
        return math.fsum(w * c for w, c in zip(self.weights, self.centres, strict=True))

    @property
    def sd(self) -> float:
        """The standard deviation; df - 2 is floored at 1, where the true one is infinite."""
        spread = self.df / max(self.df - 2, 1)
        mean = self.mean
        return math.sqrt(
            math.fsum(w * (s * s * spread + (c - mean) ** 2) for w, c, s in self._parts())
        )

    def below(self, x: float) -> float:
        """The probability of a value of at most ``x``.

        Parts with less than a ten-thousandth of the weight are left out, as golden case 2 asks:
        each costs as much as the heaviest.
        """
        parts = [part for part in self._parts() if part[0] >= _FAINT]
        return self._below(x, parts) / math.fsum(w for w, _, _ in parts)

    def interval(self, share: float = 0.95) -> tuple[float, float]:
        """The central interval that holds ``share`` of the probability."""
        edge = (1 - share) / 2
        return self._quantile(edge), self._quantile(1 - edge)

    def _parts(self) -> list[_Part]:
        return list(zip(self.weights, self.centres, self.scales, strict=True))

    def _below(self, x: float, parts: list[_Part]) -> float:
        return math.fsum(w * t_cdf((x - c) / s, self.df) for w, c, s in parts)

    def _quantile(self, share: float) -> float:
        parts = [part for part in self._parts() if part[0] > _NOTHING]
        mean, sd = self.mean, self.sd
        low = high = mean
        reach = 4 * sd
        while self._below(low, parts) > share:
            low, reach = low - reach, 2 * reach
        while self._below(high, parts) < share:
            high, reach = high + reach, 2 * reach
        # Newton steps, kept inside a shrinking bracket: each CDF costs about a third of a
        # millisecond, so plain bisection would take most of the time of a whole review.
        x = min(max(mean + (2 if share > 0.5 else -2) * sd, low), high)
        for _ in range(_STEPS):
            excess = self._below(x, parts) - share
            if excess > 0:
                high = x
            else:
                low = x
            slope = math.fsum(w * t_density((x - c) / s, self.df) / s for w, c, s in parts)
            new = x - excess / slope if slope else low
            if not low < new < high:
                new = (low + high) / 2
            if abs(new - x) <= _CLOSE * sd + _RESOLUTION * abs(x):
                return new
            x = new
        return x


def _incomplete_beta(a: float, b: float, x: float, rest: float) -> float:
    """The regularised I_x(a, b) with ``rest`` = 1 - x, by Lentz's continued fraction."""
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(log_front + a * math.log(max(x, _TINY)) + b * math.log(max(rest, _TINY)))
    # The fraction converges quickly only on this side of the mean.
    if x > (a + 1) / (a + b + 2):
        return 1 - front * _fraction(b, a, rest) / b
    return front * _fraction(a, b, x) / a


def _fraction(a: float, b: float, x: float) -> float:
    c, d = 1.0, 1 / ((1 - (a + b) * x / (a + 1)) or _TINY)
    value = d
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / ((1 + even * d) or _TINY)
        c = (1 + even / c) or _TINY
        value *= c * d
        d = 1 / ((1 + odd * d) or _TINY)
        c = (1 + odd / c) or _TINY
        change = c * d
        value *= change
        if -_ENOUGH < change - 1 < _ENOUGH:
            break
    return value
