"""How far the level of pain moved between two stretches of days, scatter taken out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from backcare_tui.review.noise import GRID, RSS_FLOOR, Cell, columns, mixture
from backcare_tui.review.student import Mixture

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array

_NUGGET = 1e-9


def level_contrast(
    days: Sequence[int],
    values: Sequence[float],
    contrast: Mapping[int, float],
    cells: Sequence[Cell] = GRID,
) -> Mixture:
    """What is known about the weighted sum of levels at the days of ``contrast``.

    The level of a day is the mean plus the drift on that day, without the day's own scatter
    (universal kriging with an unknown mean, integrated over ``cells``). ``days`` are distinct and
    at least two; the contrast's days need not be among them. The cost grows with the cube of the
    number of days: give it a window of some months, not a life.
    """
    import numpy as np

    phi, share, log_prior = columns(cells)
    t, y = np.asarray(days, float), np.asarray(values, float)
    at, weights = np.array(list(contrast), float), np.array(list(contrast.values()))

    def drift(a: "Array", b: "Array") -> "Array":
        memory: Array = phi[:, None, None] ** np.abs(a[:, None] - b[None, :])
        return (1 - share)[:, None, None] * memory

    covariance = drift(t, t) + (share[:, None, None] + _NUGGET) * np.eye(len(t))
    factor = np.linalg.cholesky(covariance)
    to_target = np.einsum("gdt,d->gt", drift(at, t), weights)
    own = np.einsum("gde,d,e->g", drift(at, at), weights, weights)

    sides = np.stack(
        [np.broadcast_to(y, to_target.shape), np.ones_like(to_target), to_target], axis=2
    )
    white = np.linalg.solve(factor, sides)
    wy, w1, wk = white[:, :, 0], white[:, :, 1], white[:, :, 2]
    ones = (w1 * w1).sum(axis=1)
    mean = (w1 * wy).sum(axis=1) / ones
    residuals = wy - mean[:, None] * w1
    df = len(t) - 1
    rss = np.maximum((residuals**2).sum(axis=1), RSS_FLOOR)
    unexplained = weights.sum() - (w1 * wk).sum(axis=1)
    centres = weights.sum() * mean + (wk * residuals).sum(axis=1)
    variance = own - (wk * wk).sum(axis=1) + unexplained**2 / ones
    scales = np.sqrt(rss / df * np.maximum(variance, _NUGGET))
    log_determinant = 2 * np.log(factor.diagonal(axis1=1, axis2=2)).sum(axis=1)
    log_weights = log_prior - 0.5 * (log_determinant + np.log(ones) + df * np.log(rss))
    return mixture(log_weights, centres, scales, df)
