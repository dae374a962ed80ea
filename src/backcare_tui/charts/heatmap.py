"""Pain as a map of weeks: a column for each week, a row for each weekday, newest at the right."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from backcare_tui.charts.calendar import weekdays
from backcare_tui.charts.cells import Grid, Role, Row, cell_width
from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.domain.day_words import short_month
from backcare_tui.domain.days import Period
from backcare_tui.language import pgettext

SMALLEST_WIDTH = 20
ROWS = 8
"""How high a map is: the months, and a row for each weekday."""

_GUTTER = 3
_WEEK = 7
_CELL = 2
# By whether the day is today, and whether it has an event.
_MARKS = {(True, False): "›", (False, True): "▼", (True, True): "►"}
_ASCII_MARKS = {(True, False): ">", (False, True): "v", (True, True): "*"}
_MOST_WEEKS = 53


class DailySeries(Protocol):
    """What is drawn: one value a day of ``period``, None for a gap (0-10)."""

    @property
    def period(self) -> Period:
        """The days, in order."""

    @property
    def daily(self) -> Sequence[float | None]:
        """The mean pain of each day."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Rows of cells, each exactly as wide as asked, and the days of ``period`` in them."""

    rows: tuple[Row, ...]
    period: Period

    def day_at(self, column: int, row: int) -> date | None:
        """The day under a cell, for a pointer; None beside the days."""
        week, weekday = (column - _GUTTER) // _CELL, row - 1
        day = self.period.first + timedelta(days=week * _WEEK + weekday)
        return day if column >= _GUTTER and 0 <= weekday < _WEEK and day in self.period else None


def weeks_in(width: int) -> int:
    """How many weeks a map of ``width`` columns shows: as many as fit, at most 53."""
    return min((max(width, SMALLEST_WIDTH) - _GUTTER - 1) // _CELL, _MOST_WEEKS)


def heat_map(
    series: DailySeries,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    today: date | None = None,
    events: Collection[date] = (),
    cursor: date | None = None,
) -> HeatMap:
    """Draw the last weeks of ``series`` into rows of exactly ``width`` cells (at least 20).

    Each day is the glyph of its pain, so that it reads without colour; a gap is a blank. Before a
    glyph stands the mark of today or of an event, and brackets around it are the ``cursor``. A
    ``cursor`` before those weeks moves them, so that it is always in view.
    """
    width = max(width, SMALLEST_WIDTH)
    weeks = weeks_in(width)
    last = series.period.last
    if cursor is not None:
        monday = cursor - timedelta(days=cursor.weekday())
        last = min(last, max(monday + timedelta(days=_WEEK * weeks - 1), cursor))
        newest = series.period.last - timedelta(days=series.period.last.weekday() + _WEEK * weeks)
        if monday > newest:
            last = series.period.last
    first = last - timedelta(days=last.weekday() + _WEEK * (weeks - 1))
    grid = Grid(width, ROWS)
    _draw_months(grid, first, weeks)
    for row, name in enumerate(weekdays(), 1):
        grid.put(0, row, name, Role.AXIS)
    marks = _ASCII_MARKS if ascii else _MARKS
    period = Period(first, last)
    for day in period:
        index = (day - series.period.first).days
        pain = series.daily[index] if day in series.period else None
        column = _GUTTER + (day - first).days // _WEEK * _CELL
        row = day.weekday() + 1
        if pain is not None:
            grid.mark(column + 1, row, pain_glyph(pain, ascii=ascii), pain_role(pain))
        if mark := marks.get((day == today, day in events)):
            grid.mark(column, row, mark, Role.MARK if day in events else Role.CURSOR)
    if cursor is not None and cursor in period:
        column = _GUTTER + (cursor - first).days // _WEEK * _CELL
        row = cursor.weekday() + 1
        grid.mark(column, row, "[", Role.CURSOR)
        if column + _CELL < width:
            grid.mark(column + _CELL, row, "]", Role.CURSOR)
    return HeatMap(grid.rows(), period)


def _draw_months(grid: Grid, first: date, weeks: int) -> None:
    """The name of each month over the week that holds its first day."""
    free = 0
    for week in range(weeks):
        monday = first + timedelta(days=_WEEK * week)
        sunday = monday + timedelta(days=_WEEK - 1)
        # The first column may hold the end of a month, whose name would crowd out the next one.
        if sunday.day > (_WEEK if week else 2 * _WEEK):
            continue
        name = short_month(sunday.month)
        if sunday.month == 1:
            told = pgettext("over a week, in eight cells", "{month} {year}")
            name = told.format(month=name, year=sunday.year)
        column = _GUTTER + week * _CELL + 1
        if column >= free and column + cell_width(name) <= grid.columns:
            grid.put(column, 0, name, Role.AXIS)
            free = column + cell_width(name) + 1
