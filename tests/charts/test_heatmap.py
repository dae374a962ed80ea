from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.charts.cells import cell_width, row_text
from backcare_tui.charts.heatmap import ROWS, HeatMap, heat_map, weeks_in
from backcare_tui.domain.days import Period

SUNDAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Days:
    """A series up to its last day."""

    last: date
    daily: Sequence[float | None]

    @property
    def period(self) -> Period:
        return Period.ending(self.last, len(self.daily))


def text(drawn: HeatMap) -> list[str]:
    return [row_text(row).rstrip() for row in drawn.rows]


def test_a_small_map_as_a_whole() -> None:
    daily: list[float | None] = [None, 0, 1, 4, 7, *[None] * 30, 10, 2]
    drawn = heat_map(
        Days(SUNDAY, daily),
        24,
        today=SUNDAY,
        events=[SUNDAY - timedelta(days=8)],
        cursor=SUNDAY - timedelta(days=2),
    )
    assert text(drawn) == [
        "        Oct     Nov",
        "Mo            ░",
        "Tu            ▒",
        "We            █",
        "Th",
        "Fr                   [ ]",
        "Sa                 ▼  █",
        "Su          ·        ›░",
    ]


def test_the_same_in_plain_characters() -> None:
    drawn = heat_map(Days(SUNDAY, [0, 3, 5, 8, None, 1]), 24, ascii=True, today=SUNDAY)
    glyphs = [line[-1:] for line in text(drawn)[1:]]
    assert glyphs == ["o", ".", "-", "=", "#", "a", "-"]


@pytest.mark.parametrize(("width", "least"), [(60, 26), (110, 53), (200, 53), (20, 8)])
def test_how_many_weeks_there_are(width: int, least: int) -> None:
    assert weeks_in(width) >= least
    drawn = heat_map(Days(SUNDAY, [1.0] * 800), width)
    assert len(drawn.period) == 7 * weeks_in(width)
    assert weeks_in(500) == 53


PAIN = st.none() | st.floats(0, 10)
SERIES = st.builds(
    Days, st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.lists(PAIN, min_size=1, max_size=900)
)


@settings(max_examples=60)
@given(SERIES, st.integers(20, 200), st.booleans(), st.data())
def test_any_series_fills_any_width(
    series: Days, width: int, plain: bool, data: st.DataObject
) -> None:
    days = st.sampled_from([series.period.first, series.last, series.last - timedelta(days=1)])
    cursor = data.draw(st.none() | days)
    events = data.draw(st.lists(days, max_size=3))
    drawn = heat_map(series, width, ascii=plain, today=series.last, events=events, cursor=cursor)
    assert len(drawn.rows) == ROWS
    assert {cell_width(row_text(row)) for row in drawn.rows} == {width}
    if plain:
        assert all(row_text(row).isascii() for row in drawn.rows)
    if cursor is not None:
        assert cursor in drawn.period, "the marked day is always in view"
    else:
        assert drawn.period.last == series.last, "the newest day is always in view"


def test_a_pointer_finds_each_day() -> None:
    drawn = heat_map(Days(SUNDAY, [1.0] * 200), 60)
    found = [drawn.day_at(x, y) for x in range(60) for y in range(ROWS)]
    assert set(found) - {None} == set(drawn.period)
    assert drawn.day_at(0, 3) is None
    assert drawn.day_at(10, 0) is None
    wednesday = heat_map(Days(SUNDAY - timedelta(days=4), [1.0] * 20), 20)
    assert wednesday.day_at(18, 3) == SUNDAY - timedelta(days=4)
    assert wednesday.day_at(18, 4) is None, "the days to come"
