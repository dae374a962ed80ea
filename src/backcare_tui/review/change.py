"""A change of pain with what is known about it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcare_tui.review.mixture import Mixture

SMALL = 1.0
"""Points (0-10). A change below one point is called small."""


@dataclass(frozen=True, slots=True)
class Change:
    """A change of pain in points (below 0 is less pain) with its 95% interval.

    ``falling`` is the probability that the true change is below 0, ``small`` that it is within
    one point of 0 (both 0-1).
    """

    estimate: float
    low: float
    high: float
    falling: float
    small: float


def change(known: "Mixture") -> Change:
    """Read off a single mixture what people need."""
    low, high = known.interval()
    below, none, above = known.below([-SMALL, 0.0, SMALL]).tolist()
    return Change(float(known.mean), float(low), float(high), none, above - below)
