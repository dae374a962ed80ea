"""How much a scalar Kalman filter of drift and scatter learns from each day of a diary.

The days stand in blocks that are worked through side by side: ``days`` are (steps, blocks), a
block being one column. What a block does to the variance it starts with is a ratio of two straight
lines, and those can be chained without looking inside the blocks.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array


@dataclass(frozen=True, slots=True, eq=False)
class Gains:
    """What the filter does on each day, as (steps, blocks, lanes); a lane is a series in a cell.

    ``memory`` is the share of the drift that is left from the day before, ``gain`` the share of
    what is new that is taken into it, and ``total`` the variance of the day's value.
    """

    memory: "Array"
    gain: "Array"
    total: "Array"


def gains(memory: "Array", seen: "Array", drift: "Array", scatter: "Array") -> Gains:
    """Run the filter over the variances alone, which do not depend on the values.

    ``memory`` (0 on the very first day) and ``seen`` (0 or 1) are (steps, blocks, lanes); ``drift``
    and ``scatter`` are the two variances by lane. (Harvey 1989, Forecasting, 3.2.)
    """
    import numpy as np

    square = memory * memory
    fresh = drift * (1 - square)
    variance = _starts(square, fresh, seen, scatter)
    gain, total = np.empty_like(memory), np.empty_like(memory)
    told = np.empty_like(variance)
    for i, here in enumerate(seen):
        variance *= square[i]
        variance += fresh[i]
        np.add(variance, scatter, out=total[i])
        np.divide(variance, total[i], out=gain[i])
        gain[i] *= here
        np.multiply(gain[i], variance, out=told)
        variance -= told
    return Gains(memory, gain, total)


def _starts(square: "Array", fresh: "Array", seen: "Array", scatter: "Array") -> "Array":
    """The variance of the drift before each block, as (blocks, lanes).

    A day turns the variance p into s (m p + f) / (m p + f + s), or into m p + f where it was not
    seen. Numerator and denominator are sums of positive numbers, so that nothing cancels.
    """
    import numpy as np

    # Of each, the part that is multiplied by p, and the rest.
    above, below = np.zeros((2, 2, *square.shape[1:]))
    above[0], below[1] = 1, 1
    share = np.where(seen > 0, scatter, 1.0)
    for shrink, added, here, left in zip(square, fresh, seen, share, strict=True):
        above *= shrink
        above += added * below
        below *= left
        below += here * above
        above *= left
    starts = np.empty(square.shape[1:])
    variance = np.zeros(square.shape[2])
    for start, slope, rest, slope_below, rest_below in zip(starts, *above, *below, strict=True):
        start[:] = variance
        variance = (slope * variance + rest) / (slope_below * variance + rest_below)
    return starts
