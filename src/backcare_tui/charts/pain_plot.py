"""The plot of the pain chart: days, their mean, its band, and what stands at a day."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from statistics import median
from typing import TypeVar

from backcare_tui.charts.braille import Canvas
from backcare_tui.charts.cells import Grid, Role
from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.scale import PAIN_MAX

BAND_COLUMNS = 2
"""Room to the right of the days for the bracket of the usual range."""

_T = TypeVar("_T")

_LEAST_ROWS_FOR_SPREAD = 7
_LEAST_ROWS_FOR_FILL = 16
_EVENT_LINES = "┆!"
_FINE_STEP = 2

Spread = Sequence[tuple[float, float] | None]
"""Lowest and highest pain behind each day's running mean, None where it has no mean."""


@dataclass(frozen=True, slots=True)
class Plot:
    """Draws onto ``grid``, from the column ``gutter`` on, into the topmost ``rows``."""

    grid: Grid
    gutter: int
    rows: int
    axis: TimeAxis
    ascii: bool
    _dots: list[int] = field(init=False)

    def __post_init__(self) -> None:
        across = 1 if self.ascii else 2
        dots = [self.axis.dot(unit, across) for unit in range(self.axis.units)]
        object.__setattr__(self, "_dots", dots)

    def scale(self) -> None:
        """The axis of pain."""
        for row in range(self.rows):
            self.grid.put(self.gutter - 1, row, "|" if self.ascii else "│", Role.AXIS)
        step = 2 if self.rows > PAIN_MAX else 5
        for value in range(0, PAIN_MAX + 1, step):
            number = f"{value:>{self.gutter - 1}}" + ("+" if self.ascii else "┤")
            self.grid.put(0, self._row(value), number, Role.AXIS)

    def days(
        self, daily: Sequence[float | None], rolling: Sequence[float | None], events: Sequence[date]
    ) -> None:
        """The mean line, a line at each event, and on top a mark for each day."""
        line = self._line(rolling)
        if not self.axis.dense:
            self._event_lines(events)
            self._flush(line, Role.MEAN)
            self._glyphs(daily)
            return
        points = self._blank()
        highest: dict[tuple[int, int], float] = {}
        for x, pain in zip(self._dots, daily, strict=True):
            if pain is not None:
                y = self._level(pain)
                cell = points.cell(x, y)
                (line if line.holds(*cell) else points).dot(x, y)
                highest[cell] = max(highest.get(cell, 0.0), pain)
        self._event_lines(events)
        for (column, row), text in points.cells().items():
            self.grid.put(self.gutter + column, row, text, pain_role(highest[column, row]))
        self._flush(line, Role.MEAN)

    def spread(self, spread: Spread) -> bool:
        """From lowest to highest of the days behind each mean; whether there was room for it.

        Dotted edges, sparse dots between them where it is high, so that it stays behind the line.
        Where a cell is a single mark, or a day a single dot, it would smother the days and is left
        out.
        """
        if self.ascii or self.axis.dense or self.rows < _LEAST_ROWS_FOR_SPREAD:
            return False
        canvas = self._blank()
        drawn = False
        for (x, here), (x_after, after) in pairwise(zip(self._dots, spread, strict=True)):
            if here is None or after is None:
                continue
            drawn = True
            for between in range(x + x % 2, x_after + 1, 2):
                share = (between - x) / (x_after - x)
                low, high = (a + (b - a) * share for a, b in zip(here, after, strict=True))
                top, bottom = self._level(high), self._level(low)
                canvas.dot(between, top)
                canvas.dot(between, bottom)
                if self.rows >= _LEAST_ROWS_FOR_FILL:
                    canvas.upright(between, top + (between - top) % 8, bottom, 8)
        self._flush(canvas, Role.BAND)
        return drawn

    def weeks(self, daily: Sequence[float | None], events: Sequence[date]) -> None:
        """From lowest to highest of each unit's days, and on top the line of their medians."""
        band, line = self._blank(":"), self._blank()
        before: tuple[int, int] | None = None
        for x, unit in zip(self._dots, self._units(daily), strict=True):
            here = None
            if values := [value for value in unit if value is not None]:
                top, bottom = self._level(max(values)), self._level(min(values))
                # Every second dot only, so that a band is paler than a line.
                step = 1 if self.ascii else _FINE_STEP
                band.upright(x, top + top % step, bottom, step)
                here = x, self._level(median(values))
                line.line(*(before or here), *here)
            before = here
        self._event_lines(events)
        self._flush(band, Role.BAND)
        self._flush(line, Role.MEAN)

    def usual_range(self, low: float, high: float) -> None:
        """A bracket from ``low`` to ``high`` beside the last day."""
        column = self.gutter + self.axis.span + BAND_COLUMNS - 1
        top, bottom = self._row(high), self._row(low)
        above, between, below = "]|]" if self.ascii else "┐│┘"
        for row in range(top, bottom + 1):
            glyph = above if row == top else below if row == bottom else between
            self.grid.put(column, row, "]" if top == bottom else glyph, Role.CURSOR)

    def strip(
        self,
        row: int,
        answers: Sequence[bool | None],
        recorded: Container[int],
        *,
        asked: bool,
    ) -> None:
        """A mark for yes, a pale one for no, a dot where nothing was asked; a column without a
        check-in, which is none of ``recorded``, is blank. What is not ``asked`` at all has no mark
        for no."""
        yes, no, not_asked = ("x", "-", ".") if self.ascii else ("■", "□", "·")
        across = 1 if self.ascii else 2
        before = -1
        inside: list[bool | None] = []
        for x, unit in zip(self._dots, self._units(answers), strict=True):
            column = self.gutter + x // across
            inside = [*inside, *unit] if column == before else list(unit)
            before = column
            if True in inside:
                self.grid.mark(column, row, yes, Role.MARK)
            elif False in inside:
                self.grid.mark(column, row, no if asked else " ", Role.MUTED)
            else:
                self.grid.mark(column, row, not_asked if column in recorded else " ", Role.MUTED)

    def columns(self, days: Sequence[bool]) -> frozenset[int]:
        """The columns that hold one of ``days``."""
        across = 1 if self.ascii else 2
        units = zip(self._dots, self._units(days), strict=True)
        return frozenset(self.gutter + x // across for x, unit in units if True in unit)

    def column(self, day: date) -> int:
        """The column of ``day`` on the grid."""
        return self.gutter + self.axis.column(day, 1 if self.ascii else 2)

    def _glyphs(self, daily: Sequence[float | None]) -> None:
        across = 1 if self.ascii else 2
        for x, pain in zip(self._dots, daily, strict=True):
            if pain is not None:
                glyph = pain_glyph(pain, ascii=self.ascii)
                self.grid.put(self.gutter + x // across, self._row(pain), glyph, pain_role(pain))

    def _line(self, rolling: Sequence[float | None]) -> Canvas:
        """The means of neighbouring days, joined.

        A missing day leaves no mark of its own. The line breaks where too few days of a week were
        recorded for it to have a mean.
        """
        line = self._blank()
        before: tuple[int, int] | None = None
        for x, mean in zip(self._dots, rolling, strict=True):
            here = None
            if mean is not None:
                here = x, self._level(mean)
                line.line(*(before or here), *here)
            before = here
        return line

    def _event_lines(self, events: Sequence[date]) -> None:
        for day in events:
            if day in self.axis.period:
                column = self.column(day)
                for row in range(self.rows):
                    self.grid.mark(column, row, _EVENT_LINES[self.ascii], Role.MARK)

    def _units(self, values: Sequence[_T]) -> Iterator[Sequence[_T]]:
        """The values of each unit, the oldest first; only that one may be short."""
        size = self.axis.unit_days
        start = len(values) - self.axis.units * size
        for unit in range(self.axis.units):
            yield values[max(start + unit * size, 0) : start + (unit + 1) * size]

    def _level(self, pain: float) -> int:
        """The dot row of a value: 10 is the topmost, 0 the lowest."""
        return level(pain, self.rows, ascii=self.ascii)

    def _row(self, pain: float) -> int:
        return self._level(pain) // (1 if self.ascii else 4)

    def _blank(self, mark: str = "*") -> Canvas:
        return Canvas(self.axis.width, self.rows, ascii=self.ascii, mark=mark)

    def _flush(self, canvas: Canvas, role: Role) -> None:
        for row, characters in canvas.lines():
            self.grid.overlay(self.gutter, row, characters, role)


def level(pain: float, rows: int, *, ascii: bool = False) -> int:  # noqa: A002 - the plain name of the setting
    """The dot row of a value on ``rows`` of cells: 10 is the topmost, 0 the lowest."""
    dots = rows * (1 if ascii else 4)
    return round((PAIN_MAX - pain) / PAIN_MAX * (dots - 1))


def gives_way(text: str, role: Role) -> bool:
    """Whether the cursor may stand in the place of such a cell."""
    return text == " " or role is Role.BAND or text in _EVENT_LINES
