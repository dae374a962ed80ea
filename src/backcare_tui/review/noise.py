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


def whiten(
    days: Sequence[int],
    seen: "Flags",
    rows: "Array",
    cells: Sequence[Cell],
    nugget: float = 0.0,
) -> tuple["Array", "Array"]:
    """Turn correlated rows into independent ones of variance s2, for all series and cells at once.

    ``days`` (T) are distinct and ascending; ``seen`` (series, T) says which days each series has.
    ``rows`` are (series, T, columns), or (series, T, cells, columns) where they differ by cell.
    ``nugget`` is added to the white share. A scalar Kalman recursion over the days: the cost grows
    with their number, not with its cube.

    Returns the white rows (series, cells, T, columns), 0 where not seen, and by series and cell
    the sum of the log variances.
    """
    import numpy as np

    phi, share, _ = columns(cells)
    drift, scatter = 1 - share, share + nugget
    rows = rows if rows.ndim == 4 else rows[:, :, None, :]
    by_day = np.ascontiguousarray(rows.transpose(1, 0, 2, 3))
    gaps = [0, *np.diff(days).tolist()]
    steps = {gap: _step(phi, drift, gap) for gap in set(gaps)}
    count, width = len(seen), rows.shape[3]
    variance = np.broadcast_to(drift, (count, len(cells))).copy()
    state = np.zeros((count, len(cells), width))
    innovations = np.empty((len(days), count, len(cells), width))
    totals = np.empty((len(days), count, len(cells)))
    present = seen.T.astype(float)[:, :, None]
    complete = (seen.sum(axis=0) == len(seen)).tolist()
    # Nothing is allocated in the loop: it runs a few hundred times on small arrays, so that
    # numpy's own overhead is most of the cost.
    gain, told, pulled = np.empty_like(variance), np.empty_like(variance), np.empty_like(state)
    gain_by_column = gain[:, :, None]
    for i, (gap, row, total, innovation) in enumerate(
        zip(gaps, by_day, totals, innovations, strict=True)
    ):
        if i:
            memory, square, fresh = steps[gap]
            state *= memory
            variance *= square
            variance += fresh
        np.add(variance, scatter, out=total)
        np.subtract(row, state, out=innovation)
        np.divide(variance, total, out=gain)
        if not complete[i]:
            gain *= present[i]
        np.multiply(gain_by_column, innovation, out=pulled)
        state += pulled
        np.multiply(gain, variance, out=told)
        variance -= told
    innovations /= np.sqrt(totals)[..., None]
    innovations *= present[..., None]
    log_variance = (np.log(totals) * present).sum(axis=0)
    return innovations.transpose(1, 2, 0, 3), log_variance


def _step(phi: "Array", drift: "Array", gap: int) -> tuple["Array", "Array", "Array"]:
    """What ``gap`` days do: what is left of the drift (by cell and column), of its variance, and
    the variance that is new."""
    memory = phi**gap
    square = memory * memory
    return memory[:, None], square, drift * (1 - square)


def together(series: Sequence[Sequence[int]]) -> tuple[list[int], "Flags"]:
    """The days of several series as one sorted list, and which of them each series has."""
    import numpy as np

    union = sorted({day for days in series for day in days})
    place = {day: i for i, day in enumerate(union)}
    seen = np.zeros((len(series), len(union)), bool)
    for flags, days in zip(seen, series, strict=True):
        flags[[place[day] for day in days]] = True
    return union, seen


def mixture(log_weights: "Array", centres: "Array", scales: "Array", df: "Array") -> Mixture:
    """Join the estimates of all cells, on the last axis, by their (unnormalised) log weights."""
    import numpy as np

    weights = np.exp(log_weights - log_weights.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return Mixture(weights, centres, scales, df)
