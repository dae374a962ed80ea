from tests.review.helpers import TODAY, ago, rows

from backcare_tui.domain.days import Period
from backcare_tui.review.spikes import spikes

ALL = Period.ending(TODAY, 400)


def test_two_points_above_the_month_before_is_a_spike() -> None:
    (found,) = spikes(rows([3.0] * 10 + [5.0]), ALL)
    assert (found.first, found.last, found.days, found.peak) == (TODAY, TODAY, 1, 5)
    assert spikes(rows([3.0] * 10 + [4.9]), ALL) == ()


def test_seven_days_of_baseline_are_needed() -> None:
    assert spikes(rows([3.0] * 6 + [9.0]), ALL) == ()
    assert len(spikes(rows([3.0] * 7 + [9.0]), ALL)) == 1


def test_one_calm_day_does_not_end_an_episode_but_two_do() -> None:
    (one,) = spikes(rows([3.0] * 20 + [7.0, 3.0, 6.0]), ALL)
    assert (one.first, one.last, one.days, one.peak) == (ago(2), TODAY, 2, 7)
    assert len(spikes(rows([3.0] * 20 + [7.0, 3.0, 3.0, 6.0]), ALL)) == 2


def test_more_than_three_empty_days_end_an_episode() -> None:
    calm: list[float | None] = [3.0] * 20
    assert len(spikes(rows([*calm, 7.0, None, None, None, 7.0]), ALL)) == 1
    assert len(spikes(rows([*calm, 7.0, None, None, None, None, 7.0]), ALL)) == 2


def test_a_baseline_older_than_28_days_does_not_count() -> None:
    old: list[float | None] = [2.0] * 10
    assert spikes(rows([*old, *[None] * 28, 9.0]), ALL) == ()


def test_only_the_period_is_searched_with_the_baseline_before_it() -> None:
    pains = [3.0] * 20 + [8.0] + [3.0] * 5 + [8.0]
    assert [s.first for s in spikes(rows(pains), Period.ending(TODAY, 3))] == [TODAY]


def test_nothing_in_an_empty_diary() -> None:
    assert spikes([], ALL) == ()
