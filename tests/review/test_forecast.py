import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.review.helpers import TODAY, noisy, rows

from backcare_tui.review.forecast import (
    SHARE,
    central,
    distribution,
    ranked_probability_score,
    usual_range,
)

OBSERVED = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 10)), max_size=40)


@given(OBSERVED)
def test_a_distribution_adds_up_to_one_and_excludes_nothing(
    observed: list[tuple[int, int]],
) -> None:
    found = distribution(observed)
    assert sum(found) == pytest.approx(1)
    assert len(found) == 11
    assert min(found) > 0


@given(OBSERVED)
def test_the_central_range_holds_its_share(observed: list[tuple[int, int]]) -> None:
    found = distribution(observed)
    low, high = central(found, SHARE)
    assert 0 <= low <= high <= 10
    assert sum(found[low : high + 1]) >= SHARE - 1e-9


def test_newer_days_count_more() -> None:
    found = distribution([(1, 7), (40, 2)])
    assert max(range(11), key=found.__getitem__) == 7


def test_the_range_of_a_steady_diary_is_narrow_and_of_a_restless_one_wide() -> None:
    steady = usual_range(rows([4.0] * 40), TODAY)
    rng = random.Random(1)
    restless = usual_range(rows([float(rng.choice((1, 3, 6, 9))) for _ in range(40)]), TODAY)
    assert steady is not None
    assert restless is not None
    assert (steady.low, steady.high) == (3, 5)
    assert restless.high - restless.low >= 6


def test_it_counts_how_often_such_a_range_held() -> None:
    found = usual_range(rows(noisy([4.0] * 90, seed=5)), TODAY)
    assert found is not None
    assert found.checked == 60
    assert 0.7 <= found.held / found.checked <= 1


def test_checked_days_never_see_themselves() -> None:
    # A jump that no day before foretold must count as not held.
    found = usual_range(rows([2.0] * 30 + [9.0]), TODAY)
    assert found is not None
    assert found.held == found.checked - 1


def test_too_little_is_no_range() -> None:
    assert usual_range([], TODAY) is None
    assert usual_range(rows([4.0] * 13), TODAY) is None
    assert usual_range(rows([*[4.0] * 40, *[None] * 70]), TODAY) is None


def test_a_better_forecast_scores_lower() -> None:
    near = [0.0] * 11
    near[5] = 1.0
    far = [0.0] * 11
    far[0] = 1.0
    assert ranked_probability_score(near, 6) < ranked_probability_score(far, 6)
