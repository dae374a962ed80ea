"""The noise of a pain diary: slow drift and day-to-day scatter, of unknown proportions.

Errors at days t have the covariance s2 * ((1-w) phi^|gap| + w [same day]). Neither phi nor w can
be read off a diary of some weeks, so every estimate is averaged over a grid of both.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.review.mixture import Mixture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Flags = NDArray[np.bool_]

# A diary of one and the same number leaves no residuals at all; its intervals are then points.
RSS_FLOOR = 1e-9


@dataclass(frozen=True, slots=True)
class Cell:
    """One kind of noise: the day-to-day memory ``phi`` of the drift (0 up to below 1) and the
    ``white`` share of the variance that has none (0-1)."""

    phi: float
    white: float
    log_prior: float = 0.0


# Without memory the white share means nothing, so that row is a single cell with the weight of
# a whole row.
GRID: tuple[Cell, ...] = (
    Cell(0.0, 0.0, math.log(4)),
    *(
        Cell(phi, white)
        for phi in (0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.97)
        for white in (0.0, 0.25, 0.5, 0.75)
    ),
)


def columns(cells: Sequence[Cell]) -> tuple["Array", "Array", "Array"]:
    """The cells' phi, white share and log prior as arrays."""
    import numpy as np

    table = np.array([(cell.phi, cell.white, cell.log_prior) for cell in cells])
    return table[:, 0], table[:, 1], table[:, 2]


def together(series: Sequence[Sequence[int]]) -> tuple[list[int], "Flags"]:
    """The days of several series as one sorted list, and which of them each series has."""
    import numpy as np

    arrays = [np.asarray(days, int) for days in series]
    ordered = np.sort(np.concatenate(arrays))
    # Not by np.unique, which imports numpy.ma for a look at masks: a megabyte for what has none.
    union = ordered[np.diff(ordered, prepend=ordered[:1] - 1) > 0]
    seen = np.zeros((len(series), len(union)), bool)
    for flags, days in zip(seen, arrays, strict=True):
        flags[np.searchsorted(union, days)] = True
    return union.tolist(), seen


def mixture(log_weights: "Array", centres: "Array", scales: "Array", df: "Array") -> Mixture:
    """Join the estimates of all cells, on the last axis, by their (unnormalised) log weights."""
    import numpy as np

    weights = np.exp(log_weights - log_weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return Mixture(weights, centres, scales, df)
