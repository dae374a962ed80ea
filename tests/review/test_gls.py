import json
import math
from pathlib import Path

import pytest

from backcare_tui.review.gls import Problem, regression
from backcare_tui.review.level import level_contrast
from backcare_tui.review.noise import GRID, Cell

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))
GAPPY = GOLDEN["g2_gappy"]
DESIGN = [(1.0, day / 30) for day in GAPPY["t"]]
CONTRAST = dict.fromkeys(range(22, 29), 1 / 7) | dict.fromkeys(range(7), -1 / 7)


def test_grid_has_29_cells_of_which_one_has_no_memory() -> None:
    assert len(GRID) == 29
    assert [cell for cell in GRID if cell.phi == 0] == [Cell(0.0, 0.0, math.log(4))]


def test_one_cell_is_generalised_least_squares() -> None:
    cell = Cell(GAPPY["gls_phi"], GAPPY["gls_noise"])
    fit = regression(Problem(GAPPY["t"], GAPPY["y"], DESIGN), [cell])
    assert fit.mean == pytest.approx(GAPPY["gls_beta"], abs=1e-9)
    assert fit.scales[:, 0] == pytest.approx(GAPPY["gls_se"], abs=1e-9)
    assert 2 * fit[0].below(0) == pytest.approx(GAPPY["gls_p"][0], abs=1e-9)
    assert 2 * (1 - fit[1].below(0)) == pytest.approx(GAPPY["gls_p"][1], abs=1e-9)
    assert fit[1].interval() == pytest.approx(GAPPY["gls_ci_slope30"], abs=1e-9)


def test_slope_over_the_whole_grid() -> None:
    golden = GAPPY["engine_uniform_grid"]
    slope = regression(Problem(GAPPY["t"], GAPPY["y"], DESIGN))[1]
    assert slope.mean == pytest.approx(golden["slope30"], abs=1e-6)
    assert slope.sd == pytest.approx(golden["sd"], abs=1e-6)
    assert 1 - slope.below(0) == pytest.approx(golden["p_pos"], abs=1e-6)
    assert slope.interval() == pytest.approx(golden["ci95"], abs=1e-6)


def test_series_on_which_a_known_method_returns_nan() -> None:
    values = [
        0.35257984, 0.38692909, 0.39669828, 0.36296244, 0.42035612, 0.39374964,
        0.41100085, 0.43182076, 0.40815853, 0.45394297, 0.41584767, 0.47399517,
    ]  # fmt: skip
    slope = regression(Problem(range(12), values, [(1.0, float(day)) for day in range(12)]))[1]
    assert slope.mean == pytest.approx(0.00819798, abs=1e-6)
    assert slope.sd == pytest.approx(0.00274278, abs=1e-6)
    assert 2 * slope.below(0) == pytest.approx(0.0092605, abs=1e-6)


def test_level_contrast_of_one_cell() -> None:
    golden = GOLDEN["g10_level"]
    cell = Cell(golden["phi"], golden["noise"])
    level = level_contrast(GAPPY["t"], GAPPY["y"], CONTRAST, [cell])
    assert level.mean == pytest.approx(golden["change"], abs=1e-9)
    assert level.sd == pytest.approx(golden["sd"], abs=1e-9)


def test_level_contrast_over_the_whole_grid() -> None:
    level = level_contrast(GAPPY["t"], GAPPY["y"], CONTRAST)
    assert level.mean == pytest.approx(-2.1478031, abs=1e-6)
    assert level.sd == pytest.approx(0.4300147, abs=1e-6)
    assert level.below(0) == pytest.approx(0.999928, abs=1e-6)
    assert level.below(-2) == pytest.approx(0.66260, abs=1e-5)


@pytest.mark.parametrize(
    ("days", "values"),
    [
        (range(20), [4.0] * 20),
        ([0, 1, 9000, 9001, 20000], [3.0, 5.0, 4.0, 4.0, 6.0]),
        (range(12), [0.0, 10.0] * 6),
        ([0, 5, 9], [1.0, 2.0, 3.0]),
    ],
    ids=["constant", "years of gap", "extremes", "a perfect line"],
)
def test_hard_series_stay_finite(days: list[int], values: list[float]) -> None:
    slope = regression(Problem(days, values, [(1.0, day / 30) for day in days]))[1]
    level = level_contrast(days, values, {days[-1]: 1.0, days[0]: -1.0})
    for known in (slope, level):
        low, high = known.interval()
        assert all(map(math.isfinite, (known.mean, known.sd, low, high)))
        assert low <= known.mean <= high
