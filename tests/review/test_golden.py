"""The golden cases that a published method or another library has an answer for."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pymannkendall
import pytest
import statsmodels.api as sm
from scipy import stats
from statsmodels.datasets import nile

from backcare_tui.review.decay import decay
from backcare_tui.review.experiment import sign_flip
from backcare_tui.review.forecast import ranked_probability_score
from backcare_tui.review.gls import Problem, regression
from backcare_tui.review.multiple import adjusted
from backcare_tui.review.noise import GRID, Cell

GOLDEN: dict[str, Any] = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))
NILE = [float(volume) for volume in nile.load_pandas().data["volume"]]
SMALL = GOLDEN["g1_small"]
GAPPY = GOLDEN["g2_gappy"]


@pytest.mark.parametrize(
    ("values", "golden"), [(SMALL["y"], SMALL), (NILE, GOLDEN["g3_nile"])], ids=["small", "nile"]
)
def test_the_comparison_library_gives_the_golden_trends(
    values: list[float], golden: dict[str, Any]
) -> None:
    found = pymannkendall.original_test(values)
    assert (found.s, found.var_s) == pytest.approx((golden["S"], golden["var_s"]), abs=1e-9)
    assert (found.z, found.p) == pytest.approx((golden["z"], golden["p"]), abs=1e-9)
    line = (found.slope, found.intercept)
    assert line == pytest.approx((golden["slope"], golden["intercept"]), abs=1e-9)


def test_the_golden_line_of_the_gappy_diary() -> None:
    slope, _, low, high = stats.theilslopes(GAPPY["y"], GAPPY["t"])
    assert slope == pytest.approx(GAPPY["theilsen_per_day"], abs=1e-9)
    assert (low, high) == pytest.approx(GAPPY["theilsen_ci"], abs=1e-9)


@pytest.mark.parametrize("cell", [GRID[0], Cell(0.6, 0.25), Cell(0.92, 0.5), Cell(0.97, 0.0)])
@pytest.mark.parametrize(
    ("days", "values"),
    [
        (range(10), SMALL["y"]),
        (GAPPY["t"], GAPPY["y"]),
        (range(100), [volume / 100 for volume in NILE]),
        ([d for d in range(100) if d % 7], [v / 100 for d, v in enumerate(NILE) if d % 7]),
    ],
    ids=["small", "gappy", "nile", "nile with gaps"],
)
def test_one_cell_matches_the_dense_regression_of_statsmodels(
    days: list[int], values: list[float], cell: Cell
) -> None:
    t = np.array(days, float)
    memory = cell.phi ** np.abs(t[:, None] - t[None, :])
    covariance = (1 - cell.white) * memory + cell.white * np.eye(len(t))
    design = np.column_stack([np.ones(len(t)), t / 30])
    dense = sm.GLS(values, design, sigma=covariance).fit()
    own = regression(Problem(list(days), values, design), [cell])
    assert own.mean == pytest.approx(dense.params, abs=1e-9)
    assert own.scales[:, 0] == pytest.approx(dense.bse, abs=1e-9)
    tail = [2 * min(below, 1 - below) for below in own.below(0).tolist()]
    assert tail == pytest.approx(dense.pvalues, abs=1e-9)


def test_false_discovery_rate() -> None:
    golden = GOLDEN["g6_bh"]
    q_values = adjusted(golden["p"])
    assert q_values == pytest.approx(golden["adj"], abs=1e-9)
    assert sum(q <= 0.10 + 1e-12 for q in q_values) == golden["n_reject_q10"]
    backwards = adjusted(golden["p"][::-1])
    assert backwards == pytest.approx(q_values[::-1]), "the order of the tests does not matter"
    assert q_values == pytest.approx(stats.false_discovery_control(golden["p"]))


def test_sign_flip() -> None:
    golden = GOLDEN["g8_signflip"]
    assert sign_flip(golden["d"]) == pytest.approx(golden["p_less"], abs=1e-12)
    both = min(2 * min(sign_flip(golden["d"]), sign_flip([-d for d in golden["d"]])), 1)
    assert both == pytest.approx(golden["p_two"], abs=1e-12)


def test_a_mean_that_forgets_over_gaps() -> None:
    ages = [GAPPY["t"][-1] - day for day in GAPPY["t"]]
    weights = [decay(age, GOLDEN["g9_ewm"]["halflife_days"]) for age in ages]
    mean = sum(w * y for w, y in zip(weights, GAPPY["y"], strict=True)) / sum(weights)
    assert mean == pytest.approx(GOLDEN["g9_ewm"]["last"], abs=1e-9)


def test_the_step_is_clearest_where_it_happened() -> None:
    values = GOLDEN["g11_cp"]["y"]
    days = range(len(values))

    def clearness(split: int) -> float:
        step = regression(Problem(days, values, [(1.0, float(d >= split)) for d in days]))[1]
        return abs(float(step.mean / step.sd))

    assert max(range(2, len(values) - 1), key=clearness) == GOLDEN["g11_cp"]["bkp"]


def test_ranked_probability_score() -> None:
    golden = GOLDEN["g12_rps"]
    assert ranked_probability_score(golden["p"], golden["y"]) == pytest.approx(golden["rps"])
    sure = [float(i == 6) for i in range(11)]
    assert ranked_probability_score(sure, 6) == pytest.approx(0)
