import math
import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.helpers import TODAY, ago, check_in, noisy, rows

from backcare_tui.domain.checkin import DailyPain
from backcare_tui.review.series import daily_pain
from backcare_tui.review.trend import Trend, TrendLabel, trend


def step(before: float, after: float, seed: int = 1) -> Trend:
    return trend(rows(noisy([before] * 33 + [after] * 27, seed)), TODAY)


def test_a_clear_fall_is_improving_and_meaningful() -> None:
    found = step(7, 3)
    assert found.label is TrendLabel.IMPROVING
    assert found.meaningful
    assert found.change is not None
    assert found.change.low < found.change.estimate < found.change.high < 0
    assert found.change.falling > 0.95
    assert found.needed == 0


def test_a_clear_rise_mirrors_it() -> None:
    found = step(3, 7)
    assert found.label is TrendLabel.WORSENING
    assert found.change is not None
    assert found.change.falling < 0.05


def test_no_change_is_steady_not_meaningful() -> None:
    found = step(5, 5)
    assert found.label is TrendLabel.STEADY
    assert not found.meaningful


@pytest.mark.parametrize("pain", [0.0, 4.0, 10.0])
def test_constant_pain_is_steady(pain: float) -> None:
    found = trend(rows([pain] * 60), TODAY)
    assert found.label is TrendLabel.STEADY
    assert found.change is not None
    assert found.change.estimate == pytest.approx(0, abs=1e-6)


def test_a_small_fall_matters_when_the_level_was_low() -> None:
    found = trend(rows([4.0, 4.0, 3.0] * 11 + [2.0, 2.0, 1.0] * 9), TODAY)
    assert found.label is TrendLabel.IMPROVING
    assert found.change is not None
    assert -2.6 < found.change.estimate < -1
    assert found.meaningful


def test_an_empty_diary_needs_a_month_and_some_days() -> None:
    found = trend([], TODAY)
    assert found.label is TrendLabel.NOT_ENOUGH
    assert found.change is None
    assert found.needed == 33
    assert found.week.mean is None
    assert found.long_view is None


def test_one_entry_counts_towards_what_is_needed() -> None:
    assert trend(rows([4]), TODAY).needed == 32


def test_needed_is_what_really_is_missing() -> None:
    pains: list[float | None] = [5.0] * 25
    found = trend(rows(pains), TODAY)
    assert found.label is TrendLabel.NOT_ENOUGH
    later = TODAY + timedelta(days=found.needed)
    more = rows([*pains, *[5.0] * found.needed], later)
    assert trend(more, later).needed == 0
    assert trend(more[:-1], later - timedelta(days=1)).needed == 1


def test_needed_only_last_week_is_missing() -> None:
    pains: list[float | None] = [5.0] * 50 + [None] * 7 + [5.0]
    assert trend(rows(pains), TODAY).needed == 2


def test_days_after_today_are_ignored() -> None:
    before = rows(noisy([5.0] * 60))
    after = [DailyPain(TODAY + timedelta(days=1), 10.0, 10, 1)]
    assert trend(before + after, TODAY) == trend(before, TODAY)


def test_forty_entries_a_day_count_as_one_day() -> None:
    checkins = [check_in(ago(0), pain) for pain in (3, 5) for _ in range(20)]
    found = trend(daily_pain(checkins), TODAY)
    assert (found.week.days, found.week.entries, found.needed) == (1, 40, 32)


def test_gaps_of_years_leave_a_finite_long_view() -> None:
    old = rows(noisy([6.0] * 30), ago(3000))
    found = trend(old + rows(noisy([4.0] * 30)), TODAY)
    assert found.long_view is not None
    assert found.long_view.days == 3030
    assert all(map(math.isfinite, (found.long_view.change.low, found.long_view.change.high)))


def test_long_view_is_for_90_days_or_more() -> None:
    pains = noisy([8 - day / 20 for day in range(120)])
    assert trend(rows(pains[-89:]), TODAY).long_view is None
    assert trend(rows(pains), TODAY, period_days=60).long_view is None
    found = trend(rows(pains), TODAY)
    assert found.long_view is not None
    assert found.long_view.change.estimate == pytest.approx(-1.5, abs=0.4)
    assert found.long_view.change.high < 0


def test_extremes_only() -> None:
    found = trend(rows([0.0, 10.0] * 30), TODAY)
    assert found.change is not None
    assert all(map(math.isfinite, (found.change.estimate, found.change.low, found.change.high)))
    assert found.label in (TrendLabel.CANT_TELL, TrendLabel.STEADY)


PAIN = st.none() | st.integers(0, 10).map(float)
PAINS = st.lists(PAIN, min_size=1, max_size=20) | st.lists(PAIN, min_size=50, max_size=100)


@settings(max_examples=40)
@given(PAINS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(pains: list[float | None], rng: random.Random) -> None:
    ordered = rows(pains)
    mixed = ordered.copy()
    rng.shuffle(mixed)
    assert trend(mixed, TODAY) == trend(ordered, TODAY)


@settings(max_examples=40)
@given(PAINS, st.integers(-4000, 4000))
def test_shifting_all_dates_changes_nothing(pains: list[float | None], days: int) -> None:
    shift = timedelta(days=days)
    here, there = trend(rows(pains), TODAY), trend(rows(pains, TODAY + shift), TODAY + shift)
    assert (here.label, here.change, here.week, here.needed, here.meaningful) == (
        there.label, there.change, there.week, there.needed, there.meaningful,
    )  # fmt: skip
