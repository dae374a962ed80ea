"""How far the level of pain moved between two stretches of days, scatter taken out."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from backcare_tui.review.mixture import Mixture
from backcare_tui.review.noise import GRID, RSS_FLOOR, Cell, columns, mixture, together
from backcare_tui.review.whitening import whiten

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array, Flags

_NUGGET = 1e-9


def level_contrast(
    days: Sequence[int],
    values: Sequence[float],
    contrast: Mapping[int, float],
    cells: Sequence[Cell] = GRID,
) -> Mixture:
    """What is known about the weighted sum of levels at the days of ``contrast``.

    The level of a day is the mean plus the drift on that day, without the day's own scatter
    (universal kriging with an unknown mean, integrated over ``cells``). ``days`` are distinct,
    ascending and at least two; the contrast's days need not be among them.
    """
    import numpy as np

    union, seen = together([days])
    return level_contrasts(union, seen, np.asarray([values], float), contrast, cells)[0]


def level_contrasts(
    days: Sequence[int],
    seen: "Flags",
    values: "Array",
    contrast: Mapping[int, float],
    cells: Sequence[Cell] = GRID,
) -> Mixture:
    """As `level_contrast` for many series: ``seen`` and ``values`` are (series, days).

    What stands in ``values`` where a day was not seen has to be finite, and does not matter.
    """
    import numpy as np

    phi, share, log_prior = columns(cells)
    at, weights = np.array(list(contrast), float), np.array(list(contrast.values()))

    def drift(a: "Array", b: "Array") -> "Array":
        memory: Array = phi ** np.abs(a[:, None, None] - b[None, :, None])
        return (1 - share) * memory

    t = np.asarray(days, float)
    to_target = np.einsum("tdg,d->tg", drift(t, at), weights)
    own = np.einsum("deg,d,e->g", drift(at, at), weights, weights)
    sides = np.ones((*values.shape, len(cells), 3))
    sides[..., 0] = values[..., None]
    sides[..., 2] = to_target
    white, log_variance = whiten(days, seen, sides, cells, _NUGGET)

    wy, w1, wk = white[..., 0], white[..., 1], white[..., 2]
    ones = (w1 * w1).sum(axis=-1)
    mean = (w1 * wy).sum(axis=-1) / ones
    residuals = wy - mean[..., None] * w1
    df = seen.sum(axis=1) - 1.0
    rss = np.maximum((residuals**2).sum(axis=-1), RSS_FLOOR)
    unexplained = weights.sum() - (w1 * wk).sum(axis=-1)
    centres = weights.sum() * mean + (wk * residuals).sum(axis=-1)
    variance = own - (wk * wk).sum(axis=-1) + unexplained**2 / ones
    scales = np.sqrt(rss / df[:, None] * np.maximum(variance, _NUGGET))
    log_weights = log_prior - 0.5 * (log_variance + np.log(ones) + df[:, None] * np.log(rss))
    return mixture(log_weights, centres, scales, df)
