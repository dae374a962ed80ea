"""Charts in a language whose characters are two cells wide."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from backcare_tui import language
from backcare_tui.charts.calendar import legend, pain_calendar
from backcare_tui.charts.cells import Row, cell_width, row_text
from backcare_tui.charts.forest import ForestRow, forest
from backcare_tui.charts.heatmap import heat_map
from backcare_tui.charts.interval_bar import Interval
from backcare_tui.charts.leg_strip import days_a_column, leg_strips
from backcare_tui.charts.pain_chart import Strip, pain_chart
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Reach
from backcare_tui.domain.days import Period
from backcare_tui.review.series import PainSeries, pain_series

TODAY = date(2026, 3, 21)
WIDTHS = (40, 60, 80, 140)


@pytest.fixture(autouse=True)
def _in_chinese() -> Iterator[None]:
    language.speak("zh_CN")
    yield
    language.speak(language.ENGLISH)


def empty(days: int) -> PainSeries:
    return pain_series([], Period.ending(TODAY, days))


def widths(rows: tuple[Row, ...]) -> set[int]:
    return {cell_width(row_text(row)) for row in rows}


def column_of(row: Row, text: str) -> int:
    """The column in which ``text`` begins."""
    return cell_width(row_text(row).partition(text)[0])


@pytest.mark.parametrize("width", WIDTHS)
def test_every_row_is_as_wide_as_asked(width: int) -> None:
    series = empty(365)
    events = [(TODAY - timedelta(days=3), "新床垫 [b + [/ 腎俞")]
    strips = [Strip("受凉", [True] * 365), Strip("没睡好", [None] * 365)]
    chart = pain_chart(series, width, 20, strips=strips, events=events, legend=True)
    assert widths(chart.rows) == {width}
    assert max(widths(chart.beneath), default=0) <= width
    assert widths(heat_map(series, width, today=TODAY).rows) == {width}
    assert widths(pain_calendar(series, width, today=TODAY)) == {width}
    assert max(widths(legend(series, width, today=TODAY))) <= width


@pytest.mark.parametrize("days", [7, 30, 90, 365, 3650])
@pytest.mark.parametrize("width", WIDTHS)
def test_dates_keep_two_blanks_between_them_and_stay_inside(width: int, days: int) -> None:
    ticks = TimeAxis.over(Period.ending(TODAY, days), width, 2).ticks()
    assert ticks
    ends = [start + cell_width(label) for start, label in ticks]
    assert ends[-1] <= width
    assert all(after[0] - end >= 2 for end, after in zip(ends, ticks[1:], strict=False))
    assert all("月" in label for _, label in ticks)


def test_a_map_of_weeks_names_every_month_of_a_year() -> None:
    months = row_text(heat_map(empty(365), 110).rows[0]).split()
    assert months == [*(f"{month}月" for month in range(4, 13)), "2026年", "2月", "3月"]


def test_weekdays_stand_over_their_days() -> None:
    rows = pain_calendar(empty(21), 40)
    assert [column_of(rows[1], name) for name in "一二三四五六日"] == [
        column_of(rows[3], f"{day:>2}") for day in range(2, 9)
    ]


def test_bars_of_a_forest_share_their_zero() -> None:
    rows = [
        ForestRow("受凉", "高 0.9（0.3 至 1.5）", Interval(0.3, 0.9, 1.5), "有", sure=True),
        ForestRow("没睡好", "还说不准，还需 12 次记录", Interval(-0.2, 0.4, 1.0), "没有"),
        ForestRow("UB23", "现在说还太早"),
    ]
    lines = forest(rows, 100, title="什么与你的疼痛有关联", beside="怀疑过").lines
    assert widths(lines) == {100}
    zero = column_of(lines[0], " 0 ") + 1
    assert (column_of(lines[1], "│"), column_of(lines[2], "┼")) == (zero, zero)
    assert column_of(lines[0], "怀疑过") == column_of(lines[1], "有") == column_of(lines[2], "没有")


def test_both_legs_begin_in_the_same_column() -> None:
    days = [{Side.LEFT: Reach.FOOT, Side.RIGHT: Reach.CALF}] * 60
    left, right = leg_strips(days, 40)
    assert column_of(left, "f") == column_of(right, "c")
    assert widths((left, right)) == {column_of(left, "f") + -(-60 // days_a_column(60, 40))}
