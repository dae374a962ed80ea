import math

import numpy as np
import pytest

from backcare_tui.review.mixture import Mixture


def single(weights: list[float], centres: list[float], scales: list[float], df: int) -> Mixture:
    """One mixture from lists."""
    return Mixture(np.array(weights), np.array(centres), np.array(scales), np.array(float(df)))


def test_interval_ends_hold_their_share() -> None:
    mixture = single([0.6, 0.4], [-1.0, 30.0], [0.5, 2.0], 9)
    low, high = mixture.interval(0.9)
    assert mixture.below(low) == pytest.approx(0.05, abs=1e-9)
    assert mixture.below(high) == pytest.approx(0.95, abs=1e-9)


def test_one_degree_of_freedom_stays_finite() -> None:
    mixture = single([1.0], [0.0], [1.0], 1)
    low, high = mixture.interval()
    assert math.isfinite(mixture.sd)
    assert low == pytest.approx(-12.7062, abs=1e-3)
    assert high == pytest.approx(12.7062, abs=1e-3)


def test_far_out_a_probability_stays_between_0_and_1() -> None:
    mixture = single([0.7, 0.3], [0.0, 0.1], [1.0, 1.1], 300)
    below = mixture.below(np.linspace(-30, 30, 81))
    assert below.min() >= 0
    assert below.max() <= 1
