"""Regression of pain on anything, with errors that drift and scatter, over days with gaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.review.mixture import Mixture
from backcare_tui.review.noise import GRID, RSS_FLOOR, Cell, columns, mixture, together
from backcare_tui.review.whitening import whiten

if TYPE_CHECKING:
    from backcare_tui.review.noise import Array, Flags


@dataclass(frozen=True, slots=True)
class Problem:
    """One regression: ``values`` and the rows of ``design`` belong to ``days``.

    Days are distinct and ascending, gaps allowed. There have to be more rows than columns, and no
    column may be a combination of the others.
    """

    days: Sequence[int]
    values: "Sequence[float] | Array"
    design: "Sequence[Sequence[float]] | Array"


def regression(problem: Problem, cells: Sequence[Cell] = GRID) -> Mixture:
    """What is known about each coefficient of one problem, by column."""
    return regressions([problem], cells)[0]


def regressions(problems: Sequence[Problem], cells: Sequence[Cell] = GRID) -> Mixture:
    """What is known about each coefficient, by problem and column.

    Generalised least squares by cell of the noise grid, joined by restricted maximum likelihood.
    Problems are solved together, which costs little more than one of them. Where one has fewer
    columns than the widest, its last places mean nothing.
    """
    import numpy as np

    designs = [np.asarray(problem.design, float) for problem in problems]
    widths = np.array([design.shape[1] for design in designs])
    days, seen = together([problem.days for problem in problems])
    rows = np.zeros((len(problems), len(days), 1 + widths.max()))
    for row, flags, problem, design in zip(rows, seen, problems, designs, strict=True):
        row[flags, 0] = problem.values
        row[flags, 1 : 1 + design.shape[1]] = design
    return solve(days, seen, rows, widths, cells)


def solve(
    days: Sequence[int],
    seen: "Flags",
    rows: "Array",
    widths: "Array",
    cells: Sequence[Cell] = GRID,
) -> Mixture:
    """As `regressions`, on arrays: ``rows`` (series, days, 1 + columns) hold value, then design.

    ``widths`` (series) are the numbers of columns in use; those after them must be 0.
    """
    import numpy as np

    white, log_variance = whiten(days, seen, rows, cells)
    target, regressors = white[..., :1], white[..., 1:]
    transposed = regressors.swapaxes(-1, -2)
    gram = transposed @ regressors
    # A column not in use gets a row of the unit matrix: coefficient 0, determinant unchanged.
    unused = np.arange(rows.shape[2] - 1) >= widths[:, None]
    gram += (unused[:, :, None] * np.eye(rows.shape[2] - 1))[:, None]
    coefficients = np.linalg.solve(gram, transposed @ target)
    residuals = target - regressors @ coefficients
    rss = np.maximum((residuals**2).sum(axis=(-1, -2)), RSS_FLOOR)
    df = seen.sum(axis=1) - widths
    inverse = np.linalg.inv(gram).diagonal(axis1=-2, axis2=-1)
    scales: Array = np.sqrt((rss / df[:, None])[..., None] * inverse)
    log_determinant = np.linalg.slogdet(gram)[1]
    _, _, log_prior = columns(cells)
    log_weights = log_prior - 0.5 * (log_variance + log_determinant + df[:, None] * np.log(rss))
    return mixture(
        log_weights[:, None, :],
        coefficients[..., 0].astype(float).swapaxes(-1, -2),
        scales.swapaxes(-1, -2),
        df.astype(float)[:, None],
    )
