"""Turning the days of a diary, whose noise has a memory, into independent ones."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from backcare_tui.review.gains import Gains, gains
from backcare_tui.review.noise import Cell, columns

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array, Flags


def whiten(
    days: Sequence[int],
    seen: "Flags",
    rows: "Array",
    cells: Sequence[Cell],
    nugget: float = 0.0,
) -> tuple["Array", "Array"]:
    """Turn correlated rows into independent ones of variance s2, for all series and cells at once.

    ``days`` (T) are distinct and ascending; ``seen`` (series, T) says which days each series has.
    ``rows`` are (series, T, columns), or (series, T, cells, columns) where they differ by cell, and
    finite. ``nugget`` is added to the white share. A scalar Kalman recursion over the days: the
    cost grows with their number, not with its cube.

    Returns the white rows (series, cells, T or some more, columns), in an order of their own, 0
    where not seen; and by series and cell the sum of the log variances.
    """
    import numpy as np

    count, length = seen.shape
    phi, share, _ = columns(cells)
    # Each call of numpy costs more than the few numbers of one day, so about as many blocks of days
    # are worked through side by side as each of them has days.
    steps = max(math.isqrt(length), 1)
    blocks = -(-length // steps)
    gaps, places = np.unique(np.diff(days), return_inverse=True)
    memory = np.zeros((length, count * len(cells)))
    memory[1:] = np.tile(phi ** gaps[:, None], count)[places]
    present = _in_blocks(np.repeat(seen.T, len(cells), axis=1), steps, blocks)
    known = gains(
        _in_blocks(memory, steps, blocks),
        present,
        np.tile(1 - share, count),
        np.tile(share + nugget, count),
    )
    rows = rows if rows.ndim == 4 else rows[:, :, None, :]
    by_day = _in_blocks(rows.transpose(1, 3, 0, 2), steps, blocks)
    white = _innovations(by_day, known, present / np.sqrt(known.total))
    log_variance = (np.log(known.total) * present).sum(axis=(0, 1))
    return (
        white.reshape(count, len(cells), steps * blocks, -1),
        log_variance.reshape(count, len(cells)),
    )


def _in_blocks(by_day: "Array", steps: int, blocks: int) -> "Array":
    """Lay (T, ...) out as (steps, blocks, ...); the last block is filled up with 0."""
    import numpy as np

    full = np.zeros((steps * blocks, *by_day.shape[1:]))
    full[: len(by_day)] = by_day
    return np.ascontiguousarray(full.reshape(blocks, steps, *by_day.shape[1:]).swapaxes(0, 1))


def _innovations(by_day: "Array", known: Gains, scale: "Array") -> "Array":
    """What is new on each day, times ``scale``, as (lanes, steps, blocks, columns).

    ``by_day`` are the rows as (steps, blocks, columns, series, cells or 1).
    """
    import numpy as np

    steps, blocks, width, count = by_day.shape[:4]
    lanes = known.total.shape[2]
    white = np.empty((lanes, steps, blocks, width))
    state = _starts(by_day, known)
    new, pulled = np.empty_like(state), np.empty_like(state)
    by_series = (blocks, width, count, lanes // count)
    state_by_series, new_by_series = state.reshape(by_series), new.reshape(by_series)
    memory, gain, scale = (each[:, :, None] for each in (known.memory, known.gain, scale))
    for i, row in enumerate(by_day):
        state *= memory[i]
        np.subtract(row, state_by_series, out=new_by_series)
        np.multiply(gain[i], new, out=pulled)
        state += pulled
        new *= scale[i]
        # The products of matrices that follow want the columns of one lane side by side.
        white[:, i] = new.transpose(2, 0, 1)
    return white


def _starts(by_day: "Array", known: Gains) -> "Array":
    """The state before each block, as (blocks, columns, lanes).

    A block turns it into a share of itself and something that depends on the block alone, so the
    blocks are run from nothing, all at once, and then chained.
    """
    import numpy as np

    steps, blocks, width, count, cells = by_day.shape
    left = known.memory * (1 - known.gain)
    # What a day leaves behind at the end of its block, given what the days after it leave of that.
    share = np.ones_like(left)
    for i in range(steps - 1, 0, -1):
        np.multiply(share[i], left[i], out=share[i - 1])
    taken = (share * known.gain).transpose(1, 2, 0).reshape(blocks, count, cells, -1, steps)
    own = (taken @ by_day.transpose(1, 3, 4, 0, 2)).reshape(blocks, -1, width)
    starts = np.zeros((blocks, width, own.shape[1]))
    for b, kept in enumerate(share[0, :-1] * left[0, :-1]):
        np.multiply(starts[b], kept, out=starts[b + 1])
        starts[b + 1] += own[b].T
    return starts
