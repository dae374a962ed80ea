from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.days import Period

LAST = date(2025, 11, 21)
PERIODS = st.builds(Period.ending, st.dates(date(1950, 1, 1), LAST), st.integers(1, 15_000))
WIDTHS = st.integers(14, 200)
DOTS = st.sampled_from([1, 2])


@given(PERIODS, WIDTHS, DOTS)
def test_days_go_from_left_to_right_within_the_width(period: Period, width: int, dots: int) -> None:
    axis = TimeAxis.over(period, width, dots)
    columns = [axis.column(day, dots) for day in list(period)[:: max(len(period) // 50, 1)]]
    assert columns == sorted(columns)
    assert columns[0] >= 0
    assert axis.column(period.last, dots) < axis.span <= width
    assert axis.units <= width * dots


@given(PERIODS, WIDTHS, DOTS)
def test_each_unit_has_dots_of_its_own(period: Period, width: int, dots: int) -> None:
    axis = TimeAxis.over(period, width, dots)
    places = [axis.dot(unit, dots) for unit in range(axis.units)]
    assert len(set(places)) == axis.units


@given(PERIODS, WIDTHS)
def test_a_pointer_finds_the_day_that_was_drawn_there(period: Period, width: int) -> None:
    axis = TimeAxis.over(period, width, 1)
    for day in (period.first, period.last):
        found = axis.day_at(axis.column(day))
        assert found is not None
        assert found in period
        assert abs((found - day).days) < axis.unit_days
    assert axis.day_at(-1) is None
    assert axis.day_at(axis.span) is None


@given(PERIODS, WIDTHS, DOTS)
def test_ticks_never_touch_and_the_newest_day_is_near_the_last(
    period: Period, width: int, dots: int
) -> None:
    axis = TimeAxis.over(period, width, dots)
    end = -2
    for start, label in axis.ticks():
        assert start >= end + 2
        end = start + len(label)
    assert end <= width


def test_labels_name_days_in_short_periods_and_months_in_long_ones() -> None:
    week = TimeAxis.over(Period.ending(LAST, 7), 70, 2)
    assert [label for _, label in week.ticks()][-1] == "21 Nov"
    year = TimeAxis.over(Period.ending(LAST, 365), 70, 2)
    assert "Nov 2025" in [label for _, label in year.ticks()]


def test_units_are_counted_from_the_last_day() -> None:
    axis = TimeAxis.over(Period.ending(LAST, 100), 20, 1)
    assert axis.unit_days == 7
    assert axis.unit(99) == axis.unit(93) == axis.units - 1
    assert axis.unit(92) == axis.units - 2
    assert axis.day_at(axis.column(LAST - timedelta(days=7))) == LAST - timedelta(days=7)
