"""How much the answers to one sign say: recency-weighted counts against two expected rates."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from math import lgamma

from backcare_tui.domain.care import Tier

HALF_LIFE_DAYS = 14
CONCENTRATION = 3
# Signs of one picture come together, so each one counts for a little less than by itself.
WEIGHT = 0.8
LIMIT = 2.0
EFFECT_LIMIT = 1.5

# A trigger that belongs to a present picture is taken to add 0.8 points, else none, and people
# to differ by 0.4 about either.
_TYPICAL_EFFECT = 0.8
_EFFECT_VARIANCE = 0.16

_LEVEL_QUANTILE = 0.2
_LEVEL_CAP = 0.35
_LEAST_SPREAD = 0.25
_HIGHEST = 0.8


@dataclass(frozen=True, slots=True)
class Rates:
    """How often (0-1) a sign is reported if its picture holds (``hit``), and if not (``base``)."""

    hit: float
    base: float


# Design choices: the traditional texts give no numbers.
_RATES = {
    Tier.KEY: Rates(0.55, 0.10),
    Tier.ORDINARY: Rates(0.50, 0.16),
    Tier.SHARED: Rates(0.45, 0.25),
}


@dataclass(slots=True)
class Tally:
    """The answers to one sign, plain and weighted by recency, and the days of a yes."""

    yes: int = 0
    asked: int = 0
    weighted_yes: float = 0.0
    weighted_asked: float = 0.0
    days: set[date] = field(default_factory=set)

    def add(self, yes: bool, weight: float, day: date) -> None:
        """Count one answer."""
        self.asked += 1
        self.weighted_asked += weight
        if yes:
            self.yes += 1
            self.weighted_yes += weight
            self.days.add(day)

    def without(self, part: "Tally") -> "Tally":
        """What is left when the answers of ``part``, of days of its own, are taken away."""
        if self.asked == part.asked:
            return Tally()
        return Tally(
            self.yes - part.yes,
            self.asked - part.asked,
            max(self.weighted_yes - part.weighted_yes, 0.0),
            max(self.weighted_asked - part.weighted_asked, 0.0),
            self.days - part.days,
        )


def rates(tier: Tier) -> Rates:
    """The expected rates of a tier, for a person with an ordinary inclination to say yes."""
    return _RATES[tier]


def yes_level(others: Sequence[Tally]) -> float:
    """How readily this person says yes (0-1): the 20th percentile of the other pictures' signs.

    Only other pictures' signs count, so that a yes can never weaken its own picture.
    """
    if not others:
        return 0.0
    shares = sorted((t.weighted_yes + 0.3) / (t.weighted_asked + 2) for t in others)
    place = _LEVEL_QUANTILE * (len(shares) - 1)
    below = int(place)
    above = min(below + 1, len(shares) - 1)
    return shares[below] + (place - below) * (shares[above] - shares[below])


def personal(rate: Rates, level: float) -> Rates:
    """Raise ``rate`` for a person who says yes at ``level`` to what does not concern it."""
    base = max(rate.base, min(level, _LEVEL_CAP))
    return Rates(max(rate.hit, min(base + _LEAST_SPREAD, _HIGHEST)), base)


def log_likelihood_ratio(yes: float, asked: float, rate: Rates) -> float:
    """The log Bayes factor of ``yes`` out of ``asked`` (weighted) answers for the picture.

    Two beta-binomials of the same concentration, means ``rate.hit`` and ``rate.base``. As that is
    shared, one more yes adds log[(3 hit + yes) / (3 base + yes)], which is never below 0.
    """
    return _log_beta(yes, asked, rate.hit) - _log_beta(yes, asked, rate.base)


def contribution(yes: float, asked: float, rate: Rates) -> float:
    """What a sign adds to its picture's log-odds, within -2 and 2."""
    return min(max(WEIGHT * log_likelihood_ratio(yes, asked, rate), -LIMIT), LIMIT)


def effect_evidence(estimate: float, sd: float) -> float:
    """The log Bayes factor of a trigger's measured effect (points, with ``sd``) for its picture.

    Two normal distributions of equal variance, so that it rises in a straight line with the
    effect; half of the typical effect says nothing.
    """
    variance = sd**2 + _EFFECT_VARIANCE
    return _TYPICAL_EFFECT / variance * (estimate - _TYPICAL_EFFECT / 2)


def _log_beta(yes: float, asked: float, mean: float) -> float:
    """log Beta(a + yes, b + no) / Beta(a, b), without what both hypotheses share."""
    a, b = CONCENTRATION * mean, CONCENTRATION * (1 - mean)
    no = max(asked - yes, 0.0)
    return lgamma(a + yes) - lgamma(a) + lgamma(b + no) - lgamma(b)
