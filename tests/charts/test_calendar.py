import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.calendar import describe, legend, pain_calendar
from backcare_tui.charts.cells import Role, Row, cell_width, row_text
from backcare_tui.charts.pain_glyphs import pain_glyph
from backcare_tui.domain.days import Period


@dataclass(frozen=True)
class Days:
    """A series from its first day on."""

    first: date
    daily: Sequence[float | None]

    @property
    def period(self) -> Period:
        return Period(self.first, self.first + timedelta(days=len(self.daily) - 1))


def text(rows: Sequence[Row]) -> list[str]:
    return [row_text(row).rstrip() for row in rows]


def role_of(rows: Sequence[Row], piece: str) -> Role:
    return next(cell.role for row in rows for cell in row if piece in cell.text)


def days_drawn(rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Day numbers with their glyphs, from a calendar of one month beside nothing."""
    weeks = [line for line in text(rows) if not re.search("[A-Z]", line)]
    found = re.findall(r"(\d+)([·░▒█.=#-]?)", "\n".join(weeks))
    return [(int(number), glyph) for number, glyph in found]


PAIN = st.none() | st.floats(0, 10)
SERIES = st.builds(
    Days, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.lists(PAIN, min_size=1, max_size=200)
)


def test_a_whole_month() -> None:
    daily: list[float | None] = [None] * 30
    daily[0], daily[7], daily[8], daily[29] = 0, 4, 10, 2
    rows = pain_calendar(
        Days(date(2026, 11, 1), daily), 34, today=date(2026, 11, 30), events=[date(2026, 11, 9)]
    )
    assert text(rows) == [
        " November 2026",
        " Mo  Tu  We  Th  Fr  Sa  Su",
        "                          1·",
        "  2   3   4   5   6   7   8▒",
        "▼ 9█ 10  11  12  13  14  15",
        " 16  17  18  19  20  21  22",
        " 23  24  25  26  27  28  29",
        "›30░",
    ]
    assert role_of(rows, "9█") is Role.HIGH
    assert role_of(rows, "8▒") is Role.MID
    assert role_of(rows, "11") is Role.MUTED
    assert role_of(rows, "›") is Role.CURSOR
    assert role_of(rows, "▼") is Role.MARK


def test_the_same_in_plain_characters() -> None:
    series = Days(date(2026, 11, 16), [0, 3, None, 5, 9, 1, 1])
    events = [date(2026, 11, 17), date(2026, 11, 22)]
    rows = pain_calendar(series, 34, ascii=True, today=date(2026, 11, 22), events=events)
    assert text(rows)[2:] == [" 16.v17- 18  19= 20# 21-*22-"]


def test_a_day_has_more_room_where_it_is_wide() -> None:
    rows = pain_calendar(Days(date(2026, 11, 16), [0, 3, None, 5]), 35)
    assert text(rows)[1:] == [" Mo   Tu   We   Th   Fr   Sa   Su", " 16·  17░  18   19▒"]


@pytest.mark.parametrize("weekday", range(7))
def test_a_month_begins_under_its_weekday(weekday: int) -> None:
    first = next(
        day
        for month in range(24)
        if (day := date(2026 + month // 12, month % 12 + 1, 1)).weekday() == weekday
    )
    _, weekdays, week = text(pain_calendar(Days(first, [5.0] * 28), 28))[:3]
    assert week.index("1") == weekdays.index("MoTuWeThFrSaSu"[2 * weekday :][:2]) + 1
    assert len(week.split()) == 7 - weekday


def test_february_of_a_leap_year() -> None:
    series = Days(date(2024, 2, 1), [2.0] * 30)
    rows = pain_calendar(series, 30)
    assert days_drawn(rows) == [*((day, "░") for day in range(1, 30)), (1, "░")]
    assert [line for line in text(rows) if "2024" in line] == [" February 2024", " March 2024"]


def test_over_the_turn_of_a_year_and_only_the_weeks_that_are_asked_for() -> None:
    assert text(pain_calendar(Days(date(2025, 12, 30), [None, 1, 2, None]), 60)) == [
        " December 2025                  January 2026",
        " Mo  Tu  We  Th  Fr  Sa  Su     Mo  Tu  We  Th  Fr  Sa  Su",
        "     30  31░                                 1░  2",
    ]


def test_one_day() -> None:
    day = date(2026, 11, 22)
    rows = pain_calendar(Days(day, [6.9]), 40, today=day, events=[day])
    assert text(rows)[2:] == [" " * 30 + "►22█"]
    assert days_drawn(pain_calendar(Days(day, [None]), 40)) == [(22, "")]


@pytest.mark.parametrize(
    ("months", "width", "beside"),
    [(1, 140, 1), (3, 40, 1), (3, 60, 2), (3, 80, 2), (3, 100, 3), (4, 100, 2), (12, 140, 4)],
)
def test_months_stand_in_rows_of_even_length(months: int, width: int, beside: int) -> None:
    rows = pain_calendar(Days(date(2026, 1, 1), [1.0] * (30 * months - 5)), width)
    assert len(re.findall("2026", text(rows)[0])) == beside


def test_years() -> None:
    rows = pain_calendar(Days(date(1999, 12, 1), [None] * 3650), 80)
    headings = [line for line in text(rows) if re.search(r"\d{4}", line)]
    assert len(headings) == 60
    assert headings[0].split() == ["December", "1999", "January", "2000"]


@pytest.mark.parametrize(
    ("pain", "glyph"),
    [(0, "·"), (0.4, "░"), (1, "░"), (3.4, "░"), (3.6, "▒"), (6.4, "▒"), (6.9, "█"), (7, "█")],
)
def test_steps_of_the_ramp(pain: float, glyph: str) -> None:
    assert days_drawn(pain_calendar(Days(date(2026, 11, 5), [pain]), 40)) == [(5, glyph)]


@given(SERIES, st.booleans(), st.integers(28, 58))
def test_every_day_is_there_and_a_gap_is_never_a_pain(
    series: Days, ascii_only: bool, width: int
) -> None:
    expected = [
        (day.day, "" if pain is None else pain_glyph(pain, ascii=ascii_only))
        for day, pain in zip(series.period, series.daily, strict=True)
    ]
    assert days_drawn(pain_calendar(series, width, ascii=ascii_only)) == expected


@given(SERIES, st.integers(28, 200), st.booleans(), st.data())
def test_every_width_is_filled_exactly(
    series: Days, width: int, ascii_only: bool, data: st.DataObject
) -> None:
    events = data.draw(st.lists(st.sampled_from(list(series.period)), max_size=5))
    today = data.draw(st.none() | st.sampled_from([series.period.first, series.period.last]))
    rows = pain_calendar(series, width, ascii=ascii_only, today=today, events=events)
    assert {cell_width(row_text(row)) for row in rows} == {width}
    beneath = legend(series, width, ascii=ascii_only, today=today, events=events)
    assert max(cell_width(row_text(row)) for row in beneath) <= width
    if ascii_only:
        assert all(row_text(row).isascii() for row in (*rows, *beneath))
    marks = {"v", "*"} if ascii_only else {"▼", "►"}
    drawn = "".join(line for line in text(rows) if not re.search("[A-Z]", line))
    assert sum(drawn.count(mark) for mark in marks) == len(set(events))


def test_the_legend_names_what_is_there() -> None:
    day = date(2026, 11, 22)
    series = Days(day - timedelta(days=3), [1, 2, None, 3])
    steps = "· 0  ░ 1-3  ▒ 4-6  █ 7-10  (empty: no check-in)"
    assert text(legend(series, 80)) == [steps]
    assert text(legend(series, 80, today=day, events=[day - timedelta(days=1)])) == [
        f"{steps}  › today  ▼ event"
    ]
    assert text(legend(series, 80, today=day, events=[day])) == [f"{steps}  ► event today"]
    elsewhere = day + timedelta(days=1)
    assert text(legend(series, 80, today=elsewhere, events=[elsewhere])) == [steps]
    assert text(legend(series, 30, ascii=True, today=day)) == [
        ". 0  - 1-3  = 4-6  # 7-10",
        "(empty: no check-in)  > today",
    ]
    assert role_of(legend(series, 80), "▒") is Role.MID


def test_describe() -> None:
    series = Days(date(2026, 9, 30), [None, *[2.0] * 15, *[None] * 16, 3, 7, None, 4.5])
    assert describe(series) == [
        "September 2026: no check-in in 1 day.",
        "October 2026: 15 of 31 days logged, mean 2.0, highest 2 on 15 Oct.",
        "November 2026: 3 of 4 days logged, mean 4.8, highest 7 on 2 Nov.",
    ]
    assert describe(Days(date(2026, 1, 1), [None] * 31)) == [
        "January 2026: no check-in in 31 days."
    ]


def test_describe_every_day_and_months_of_nothing_together() -> None:
    series = Days(date(2026, 1, 30), [*[None] * 30, 2.0, None, 3.25, 10, *[None] * 28, None])
    assert describe(series, each_day=True) == [
        "January 2026 to February 2026: no check-in in 30 days.",
        "March 2026: 3 of 31 days logged, mean 5.1, highest 10 on 4 Mar.",
        "1: 2; 2: no check-in; 3: 3.25; 4: 10; 5 to 31: no check-in.",
        "April 2026: no check-in in 2 days.",
    ]
