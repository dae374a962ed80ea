"""Pain over time on a true scale of 0 to 10, with what happened aligned under the days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Protocol

from backcare_tui.charts.braille import Canvas
from backcare_tui.charts.cells import Grid, Role, Row, cell_width, fit, padded, row_text
from backcare_tui.charts.event_row import event_row
from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.charts.pain_legend import pain_legend
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.days import Period
from backcare_tui.domain.scale import PAIN_MAX

SMALLEST_WIDTH, SMALLEST_HEIGHT = 20, 5
_LEAST_PLOT = 4
_BAND_COLUMNS = 2
_LEAST_BESIDE_BAND = 20


class Series(Protocol):
    """What is drawn: one value a day of ``period``, None for a gap (0-10)."""

    @property
    def period(self) -> Period:
        """The days, in order."""

    @property
    def daily(self) -> Sequence[float | None]:
        """The pain of each day."""

    @property
    def rolling(self) -> Sequence[float | None]:
        """The running mean at each day."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of marks under the chart: yes, no, or not asked (None) for each day."""

    label: str
    answers: Sequence[bool | None]


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of cells, each exactly as wide as asked. ``gutter`` columns come before the days."""

    rows: tuple[Row, ...]
    gutter: int
    axis: TimeAxis

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as plain text."""
        return tuple(row_text(row) for row in self.rows)

    def day_at(self, column: int) -> date | None:
        """The day under a column of the chart, for a pointer; None outside the days."""
        return self.axis.day_at(column - self.gutter)


def pain_chart(
    series: Series,
    width: int,
    height: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    strips: Sequence[Strip] = (),
    cursor: date | None = None,
    events: Sequence[tuple[date, str]] = (),
    band: tuple[float, float] | None = None,
    legend: bool = False,
) -> Chart:
    """Draw ``series`` into exactly ``width`` by ``height`` cells (at least 20 by 5).

    Each recorded day is a glyph of its pain (a dot where two days share a column); the running
    mean is a line that breaks at every gap. Where the days are more than the dots, the line is the
    median of each week or more, with the band from lowest to highest. ``events`` (a day with a
    person's own words) stand in a row above. ``band`` is the usual range (0-10, lowest first) of
    the day after the last, a bracket to the right of the days. A legend comes last. What has no
    room is left out: first the legend, then the events, then the last strips, and the band
    where less than 20 columns would be left for the days.
    """
    width, height = max(width, SMALLEST_WIDTH), max(height, SMALLEST_HEIGHT)
    spare = height - 1 - _LEAST_PLOT
    strips = strips[: max(spare, 0)]
    over = any(day in series.period for day, _ in events) and spare > len(strips)
    under = legend and spare > len(strips) + over
    gutter = _gutter(strips, width)
    beside = band if width - gutter - _BAND_COLUMNS >= _LEAST_BESIDE_BAND else None
    columns = width - gutter - (_BAND_COLUMNS if beside else 0)
    height -= over + under
    plot_height = height - 1 - len(strips)
    canvas = Canvas(columns, plot_height, ascii=ascii)
    axis = TimeAxis.over(series.period, columns, canvas.dots_across)
    grid = Grid(width, height)
    _draw_scale(grid, gutter, canvas, plot_height, ascii)
    plot = _Plot(grid, gutter, canvas, axis, ascii)
    if axis.unit_days > 1:
        plot.bands(series.daily)
    else:
        plot.mean_line(series)
        (plot.dots if axis.dense else plot.glyphs)(series.daily)
    if beside:
        plot.usual_range(*beside)
    for column, label in axis.ticks():
        grid.put(gutter + column, plot_height, label, Role.AXIS)
    for row, strip in enumerate(strips, plot_height + 1):
        grid.put(0, row, fit(strip.label, gutter - 1), Role.MUTED)
        plot.strip(row, strip)
    if cursor is not None and cursor in series.period:
        plot.cursor(cursor, [row for row in range(height) if row != plot_height])
    rows = grid.rows()
    if over:
        dots = canvas.dots_across
        rows = (event_row(events, axis, gutter, width, dots_across=dots, ascii=ascii), *rows)
    if under:
        shown = {"strips": bool(strips), "events": over, "band": bool(beside)}
        rows = (*rows, padded(pain_legend(axis, width, ascii=ascii, **shown), width))
    return Chart(rows, gutter, axis)


def describe(series: Series) -> str:
    """The chart in sentences, for a screen reader or a pipe."""
    recorded = [
        (value, series.period.first + timedelta(days=i))
        for i, value in enumerate(series.daily)
        if value is not None
    ]
    days = len(series.period)
    span = f"{series.period.first.isoformat()} to {series.period.last.isoformat()}"
    if not recorded:
        return f"Pain, {span}: no check-in in {_days(days)}."
    values = [value for value, _ in recorded]
    low, low_day = min(recorded)
    high, high_day = max(recorded)
    return (
        f"Pain, {span}: {len(recorded)} of {_days(days)} recorded, {days - len(recorded)} empty."
        f" Mean {sum(values) / len(values):.1f} of 10,"
        f" lowest {low:.3g} on {low_day.isoformat()}, highest {high:.3g} on {high_day.isoformat()}."
    )


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _gutter(strips: Sequence[Strip], width: int) -> int:
    """Room for the scale's numbers and the strips' names, at most a quarter of the width."""
    names = max((cell_width(strip.label) for strip in strips), default=0)
    return min(max(len("10"), names), max(width // 4, 2)) + 1


def _draw_scale(grid: Grid, gutter: int, canvas: Canvas, rows: int, plain: bool) -> None:
    for row in range(rows):
        grid.put(gutter - 1, row, "|" if plain else "│", Role.AXIS)
    step = 2 if rows > PAIN_MAX else 5
    for value in range(0, PAIN_MAX + 1, step):
        row = _height_of(value, canvas) // canvas.dots_down
        grid.put(0, row, f"{value:>{gutter - 1}}" + ("+" if plain else "┤"), Role.AXIS)


def _height_of(pain: float, canvas: Canvas) -> int:
    """The dot row of a value: 10 is the topmost, 0 the lowest."""
    return round((PAIN_MAX - pain) / PAIN_MAX * (canvas.height - 1))


@dataclass(frozen=True, slots=True)
class _Plot:
    grid: Grid
    gutter: int
    canvas: Canvas
    axis: TimeAxis
    ascii: bool

    def mean_line(self, series: Series) -> None:
        """Join the means of neighbouring days.

        A missing day leaves no mark of its own. The line breaks where too few days of a week were
        recorded for it to have a mean.
        """
        before: tuple[int, int] | None = None
        for index, mean in enumerate(series.rolling):
            here = None
            if mean is not None:
                here = self._x(index), _height_of(mean, self.canvas)
                self.canvas.line(*(before or here), *here)
            before = here

    def glyphs(self, daily: Sequence[float | None]) -> None:
        """The mean line, and on top of it a glyph for each day."""
        self._flush(self.canvas, Role.MEAN)
        for index, pain in enumerate(daily):
            if pain is not None:
                column, row = self.canvas.cell(self._x(index), _height_of(pain, self.canvas))
                glyph = pain_glyph(pain, ascii=self.ascii)
                self.grid.put(self.gutter + column, row, glyph, pain_role(pain))

    def dots(self, daily: Sequence[float | None]) -> None:
        """A dot for each day, two days a cell, and among them the mean line."""
        line = self.canvas.cells()
        points = self._blank()
        highest: dict[tuple[int, int], float] = {}
        for index, pain in enumerate(daily):
            if pain is None:
                continue
            x, y = self._x(index), _height_of(pain, points)
            cell = points.cell(x, y)
            (self.canvas if cell in line else points).dot(x, y)
            highest[cell] = max(highest.get(cell, 0.0), pain)
        for (column, row), text in points.cells().items():
            self.grid.put(self.gutter + column, row, text, pain_role(highest[column, row]))
        self._flush(self.canvas, Role.MEAN)

    def bands(self, daily: Sequence[float | None]) -> None:
        """From lowest to highest of each unit's days, and on top the line of their medians."""
        units: dict[int, list[float]] = {}
        for index, pain in enumerate(daily):
            if pain is not None:
                units.setdefault(self.axis.unit(index), []).append(pain)
        band = self._blank(":")
        before: tuple[int, int] | None = None
        for unit in range(self.axis.units):
            here = None
            if values := units.get(unit):
                x = self.axis.dot(unit, self.canvas.dots_across)
                for y in range(_height_of(max(values), band), _height_of(min(values), band) + 1):
                    # Every second dot only, so that a band is paler than a line.
                    if not y % 2 or self.ascii:
                        band.dot(x, y)
                here = x, _height_of(median(values), self.canvas)
                self.canvas.line(*(before or here), *here)
            before = here
        self._flush(band, Role.MUTED)
        self._flush(self.canvas, Role.MEAN)

    def usual_range(self, low: float, high: float) -> None:
        """A bracket from ``low`` to ``high`` beside the last day."""
        column = self.gutter + self.axis.span + _BAND_COLUMNS - 1
        top, bottom = (_height_of(v, self.canvas) // self.canvas.dots_down for v in (high, low))
        above, between, below = "]|]" if self.ascii else "┐│┘"
        for row in range(top, bottom + 1):
            glyph = above if row == top else below if row == bottom else between
            self.grid.put(column, row, "]" if top == bottom else glyph, Role.CURSOR)

    def strip(self, row: int, strip: Strip) -> None:
        """A mark for yes, a blank for no, a dot where nothing was asked."""
        yes, not_asked = ("x", ".") if self.ascii else ("■", "·")
        columns: dict[int, list[bool | None]] = {}
        for index, answer in enumerate(strip.answers):
            columns.setdefault(self._x(index) // self.canvas.dots_across, []).append(answer)
        for column, answers in columns.items():
            if any(answers):
                self.grid.put(self.gutter + column, row, yes, Role.MARK)
            elif all(answer is None for answer in answers):
                self.grid.put(self.gutter + column, row, not_asked, Role.MUTED)

    def cursor(self, day: date, rows: Sequence[int]) -> None:
        """A thin line at ``day`` wherever nothing else stands."""
        column = self.gutter + self.axis.column(day, self.canvas.dots_across)
        for row in rows:
            if self.grid.is_blank(column, row):
                self.grid.put(column, row, "|" if self.ascii else "│", Role.CURSOR)

    def _x(self, index: int) -> int:
        return self.axis.dot(self.axis.unit(index), self.canvas.dots_across)

    def _blank(self, mark: str = "") -> Canvas:
        columns = self.canvas.width // self.canvas.dots_across
        return Canvas(
            columns, self.canvas.height // self.canvas.dots_down, ascii=self.ascii, mark=mark
        )

    def _flush(self, canvas: Canvas, role: Role) -> None:
        for (column, row), text in canvas.cells().items():
            self.grid.put(self.gutter + column, row, text, role)
