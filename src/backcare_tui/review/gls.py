"""Regression of pain on anything, with errors that drift and scatter, over days with gaps."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from backcare_tui.review.noise import GRID, RSS_FLOOR, Cell, columns, mixture
from backcare_tui.review.student import Mixture

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array


def regression(
    days: Sequence[int],
    values: Sequence[float],
    design: Sequence[Sequence[float]],
    cells: Sequence[Cell] = GRID,
) -> tuple[Mixture, ...]:
    """What is known about each coefficient of ``design``.

    ``days`` are distinct and ascending, gaps allowed; ``values`` and the rows of ``design``
    belong to them. There have to be more rows than columns, and no column may be a combination of
    the others. Weights are restricted maximum likelihood, integrated over ``cells``.
    """
    import numpy as np

    rows = np.column_stack([np.asarray(values, float), np.asarray(design, float)])
    white, log_variance = _whiten(np.asarray(days), rows, cells)
    _, _, log_prior = columns(cells)
    target, regressors = white[:, :, 0], white[:, :, 1:]
    gram = np.einsum("gni,gnj->gij", regressors, regressors)
    moment = np.einsum("gni,gn->gi", regressors, target)
    centres = np.linalg.solve(gram, moment[:, :, None])[:, :, 0]
    residuals = target - np.einsum("gni,gi->gn", regressors, centres)
    rss = np.maximum((residuals**2).sum(axis=1), RSS_FLOOR)
    df = len(rows) - regressors.shape[2]
    scales = np.sqrt((rss / df)[:, None] * np.linalg.inv(gram).diagonal(axis1=1, axis2=2))
    log_weights = log_prior - 0.5 * (log_variance + np.linalg.slogdet(gram)[1] + df * np.log(rss))
    return tuple(
        mixture(log_weights, centres[:, j], scales[:, j], df) for j in range(scales.shape[1])
    )


def _whiten(days: "Array", rows: "Array", cells: Sequence[Cell]) -> tuple["Array", "Array"]:
    """Turn correlated rows into independent ones of variance s2, for all cells at once.

    A scalar Kalman recursion: the cost grows with the number of rows, not with its cube.
    Returns rows by cell, and by cell the sum of the log variances.
    """
    import numpy as np

    phi, share, _ = columns(cells)
    drift = 1 - share
    memories = {gap: phi**gap for gap in np.unique(np.diff(days)).tolist()}
    variance, state = drift.copy(), np.zeros((len(cells), rows.shape[1]))
    white = np.empty((len(rows), len(cells), rows.shape[1]))
    log_variance = np.zeros(len(cells))
    last = None
    for i, (day, row) in enumerate(zip(days.tolist(), rows, strict=True)):
        if last is not None:
            memory = memories[day - last]
            square = memory * memory
            state *= memory[:, None]
            variance = square * variance + drift * (1 - square)
        total = variance + share
        innovation = row - state
        white[i] = innovation / np.sqrt(total)[:, None]
        log_variance += np.log(total)
        gain = variance / total
        state += gain[:, None] * innovation
        variance = variance - gain * variance
        last = day
    return white.transpose(1, 0, 2), log_variance
