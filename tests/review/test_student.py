import json
import math
from pathlib import Path

import pytest
from scipy import stats

from backcare_tui.review.student import t_cdf, t_density

GOLDEN = json.loads((Path(__file__).parent / "golden.json").read_text("utf-8"))


@pytest.mark.parametrize("case", GOLDEN["g5_tcdf"])
def test_t_cdf_matches_golden_values(case: dict[str, float]) -> None:
    assert t_cdf(case["t"], case["df"]) == pytest.approx(case["p"], abs=1e-12)


def test_t_cdf_matches_scipy() -> None:
    for df in (1, 2, 3, 18, 59, 400, 1000):
        for t in (-40, -5.3, -1.7, -0.01, 0.0, 0.3, 1.96, 7, 1e4):
            assert t_cdf(t, df) == pytest.approx(float(stats.t.cdf(t, df)), abs=1e-12)


def test_t_cdf_close_to_the_middle() -> None:
    # One degree of freedom has a closed form. (scipy 1.17 is off by 1e-11 here.)
    assert t_cdf(-1e-6, 1) == pytest.approx(0.5 + math.atan(-1e-6) / math.pi, abs=1e-16)


def test_density_is_the_slope_of_the_cdf() -> None:
    for t in (-2.0, 0.0, 0.7):
        slope = (t_cdf(t + 1e-5, 12) - t_cdf(t - 1e-5, 12)) / 2e-5
        assert t_density(t, 12) == pytest.approx(slope, rel=1e-6)
