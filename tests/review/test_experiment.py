import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.review.experiment import (
    TrialVerdict,
    draw_plan,
    pair_differences,
    sign_flip,
    trial_result,
)


@given(st.integers(), st.integers(1, 12), st.integers(1, 5))
def test_each_pair_has_one_block_of_either_kind(seed: int, pairs: int, days: int) -> None:
    plan = draw_plan(seed, pairs, days)
    assert plan == draw_plan(seed, pairs, days)
    for start in range(0, len(plan), 2 * days):
        first, second = plan[start : start + days], plan[start + days : start + 2 * days]
        assert set(first) | set(second) == {True, False}
        assert len(set(first)) == len(set(second)) == 1


def test_the_order_is_drawn_by_lot() -> None:
    firsts = [draw_plan(seed)[0] for seed in range(200)]
    assert 60 < sum(firsts) < 140


def pain_of(plan: tuple[bool, ...], effect: float, seed: int = 1) -> dict[int, float]:
    rng = random.Random(seed)
    return {day: 5 + effect * on + rng.gauss(0, 0.5) for day, on in enumerate(plan)}


def test_a_clear_benefit_is_supported() -> None:
    plan = draw_plan(7)
    found = trial_result(plan, pain_of(plan, -2))
    assert found.verdict is TrialVerdict.SUPPORTED
    assert found.exact_p <= 0.05
    assert found.benefit >= 0.95
    assert found.pairs == 7


def test_no_benefit_is_no_sign_and_harm_is_never_support() -> None:
    plan = draw_plan(7)
    assert trial_result(plan, pain_of(plan, 0)).verdict is TrialVerdict.NO_SIGN
    assert trial_result(plan, pain_of(plan, 2)).verdict is TrialVerdict.NO_SIGN


def test_missing_days_leave_pairs_out() -> None:
    plan = draw_plan(3, pairs=2)
    pain = {day: 4.0 for day in range(len(plan)) if day not in (0, 1)}
    assert pair_differences(plan, pain) == [0.0]
    assert sign_flip([]) == 1


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=8))
def test_exact_p_is_a_share_of_all_swaps(differences: list[float]) -> None:
    p = sign_flip(differences)
    assert 0 < p <= 1
    assert (p * 2 ** len(differences)) == pytest.approx(round(p * 2 ** len(differences)))
