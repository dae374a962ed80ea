from datetime import UTC, datetime, time

import pytest
from tests.review.helpers import TODAY, ago, check_in, rows

from backcare_tui.domain.checkin import AcupressureSession, CheckIn, Side
from backcare_tui.domain.days import Period
from backcare_tui.review.series import (
    answers_by_day,
    covering,
    daily_pain,
    pain_series,
    pressed_by_day,
    window_mean,
)


def test_check_ins_of_a_day_are_joined() -> None:
    joined = daily_pain([check_in(TODAY, 7), check_in(ago(1), 2), check_in(TODAY, 4)])
    assert [(row.day, row.mean, row.worst, row.entries) for row in joined] == [
        (ago(1), 2, 2, 1),
        (TODAY, 5.5, 7, 2),
    ]


def test_a_day_without_a_check_in_is_a_gap() -> None:
    series = pain_series(rows([3, None, 0]), Period.ending(TODAY, 4))
    assert series.daily == (None, 3, None, 0)
    assert series.recorded == 2
    assert series.index(TODAY) == 3


def test_rolling_mean_needs_three_recorded_days_and_sees_the_week_before() -> None:
    series = pain_series(rows([6, 6, None, None, None, None, 3, 3]), Period.ending(TODAY, 2))
    assert series.rolling == pytest.approx((5.0, 4.0))
    assert pain_series(rows([5, 5]), Period.ending(TODAY, 2)).rolling == (None, None)


def test_window_mean_counts_days_once() -> None:
    found = window_mean(
        daily_pain([check_in(TODAY, 8)] * 40 + [check_in(ago(1), 2)]), Period.ending(TODAY, 7)
    )
    assert (found.mean, found.days, found.entries) == (5.0, 2, 41)
    assert window_mean([], Period.ending(TODAY, 7)).mean is None


def test_answers_by_day_tell_no_from_not_asked() -> None:
    def exposed(days: int, **answers: bool) -> CheckIn:
        at = datetime.combine(ago(days), time(20), UTC)
        return CheckIn("x", ago(days), at, 3, exposures=answers)

    found = [exposed(3, cold=False), exposed(2), exposed(1, cold=False), exposed(1, cold=True)]
    assert answers_by_day(found, "cold", Period.ending(TODAY, 4)) == (False, None, True, None)


def test_days_of_pressing() -> None:
    at = datetime.combine(TODAY, time(20), UTC)
    session = AcupressureSession("s", TODAY, at, "BL40", Side.BOTH, 30)
    assert pressed_by_day([session], Period.ending(TODAY, 2)) == (False, True)


def test_covering_reaches_back_to_the_first_row() -> None:
    assert covering(rows([1, None, 2]), TODAY, None) == Period.ending(TODAY, 3)
    assert covering([], TODAY, None) == Period(TODAY, TODAY)
    assert covering(rows([1]), TODAY, 30) == Period.ending(TODAY, 30)
