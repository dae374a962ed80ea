import numpy as np
import pytest
from numpy.typing import NDArray

from backcare_tui.review.noise import GRID, Cell
from backcare_tui.review.whitening import whiten

CELLS = (GRID[0], Cell(0.2, 0.0), Cell(0.6, 0.25), Cell(0.97, 0.75), Cell(0.97, 0.0))


def diaries(length: int) -> tuple[list[int], NDArray[np.bool_], NDArray[np.float64]]:
    """Days with gaps, and three series of two columns, of which the first misses nothing."""
    rng = np.random.default_rng(length)
    days = np.cumsum(rng.choice([1, 1, 1, 2, 9, 400], length)).tolist()
    seen = rng.random((3, length)) < 0.7
    seen[0] = True
    return days, seen, rng.normal(5, 2, (3, length, 2))


@pytest.mark.parametrize("length", [1, 2, 3, 15, 16, 17, 90])
@pytest.mark.parametrize("nugget", [0.0, 0.01])
def test_products_of_white_rows_are_those_with_the_inverse_covariance(
    length: int, nugget: float
) -> None:
    days, seen, rows = diaries(length)
    white, log_variance = whiten(days, seen, rows, CELLS, nugget)
    for series, cell in np.ndindex(len(seen), len(CELLS)):
        here, kind = seen[series], CELLS[cell]
        t = np.array(days)[here]
        memory = kind.phi ** np.abs(t[:, None] - t[None, :])
        covariance = (1 - kind.white) * memory + (kind.white + nugget) * np.eye(len(t))
        kept = rows[series, here]
        own = white[series, cell].T @ white[series, cell]
        assert own == pytest.approx(kept.T @ np.linalg.solve(covariance, kept), rel=1e-9, abs=1e-9)
        log_determinant = np.linalg.slogdet(covariance)[1]
        assert log_variance[series, cell] == pytest.approx(log_determinant, abs=1e-9)


def test_rows_may_differ_by_cell() -> None:
    days, seen, rows = diaries(40)
    scales = np.arange(1.0, 1 + len(CELLS))
    plain, _ = whiten(days, seen, rows, CELLS)
    scaled, _ = whiten(days, seen, rows[:, :, None] * scales[:, None], CELLS)
    assert scaled == pytest.approx(plain * scales[:, None, None], rel=1e-12, abs=1e-12)


def test_ten_years_stay_finite_in_every_cell() -> None:
    days = list(range(3650))
    rows = np.sin(days)[None, :, None]
    white, log_variance = whiten(days, np.ones((1, 3650), bool), rows, GRID)
    assert np.isfinite(white).all()
    assert np.isfinite(log_variance).all()


def test_without_scatter_only_the_day_before_counts() -> None:
    days, rows = [0, 1, 4], np.array([[[1.0], [3.0], [2.0]]])
    phi = 0.6
    white, _ = whiten(days, np.ones((1, 3), bool), rows, [Cell(phi, 0.0)])
    expected = [1, (3 - phi) / (1 - phi**2) ** 0.5, (2 - 3 * phi**3) / (1 - phi**6) ** 0.5]
    assert sorted(white[0, 0, :, 0][white[0, 0, :, 0] != 0]) == pytest.approx(sorted(expected))
