"""Pain over time on a true scale of 0 to 10, with what happened aligned under the days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from backcare_tui.charts.cells import Grid, Role, Row, cell_width, fit, padded, row_text
from backcare_tui.charts.event_row import event_row
from backcare_tui.charts.pain_legend import pain_legend
from backcare_tui.charts.pain_plot import BAND_COLUMNS, Plot, Spread, gives_way
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.days import Period

SMALLEST_WIDTH, SMALLEST_HEIGHT = 20, 5
_LEAST_PLOT = 4
_LEAST_PLOT_OVER_LEGEND = 7
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
    """A row of marks under the chart: yes, no, or not asked (None) for each day.

    What is not ``asked`` at all, as the points pressed, has no mark for no.
    """

    label: str
    answers: Sequence[bool | None]
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows of cells, each exactly as wide as asked. ``gutter`` columns come before the days.

    ``beneath`` are the lines of the legend that found no room in the chart.
    """

    rows: tuple[Row, ...]
    gutter: int
    axis: TimeAxis
    beneath: tuple[Row, ...]
    _dots_across: int
    _drawn: Grid = field(compare=False, repr=False)
    _open_rows: tuple[tuple[int, int], ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The rows as plain text."""
        return tuple(row_text(row) for row in self.rows)

    def day_at(self, column: int) -> date | None:
        """The day under a column of the chart, for a pointer; None outside the days."""
        return self.axis.day_at(column - self.gutter)

    def cursor(self, day: date) -> tuple[int, tuple[int, ...]]:
        """The column of ``day``, and the rows in which a cursor there hides nothing else."""
        column = self.gutter + self.axis.column(day, self._dots_across)
        free = (
            shown for drawn, shown in self._open_rows if gives_way(*self._drawn.at(column, drawn))
        )
        return column, tuple(free)


def cursor_glyph(*, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
    """One cell of the cursor."""
    return "|" if ascii else "│"


def pain_chart(
    series: Series,
    width: int,
    height: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    strips: Sequence[Strip] = (),
    events: Sequence[tuple[date, str]] = (),
    band: tuple[float, float] | None = None,
    spread: Spread | None = None,
    legend: bool = False,
) -> Chart:
    """Draw ``series`` into exactly ``width`` by ``height`` cells (at least 20 by 5).

    Each recorded day is a glyph of its pain (a dot where two days share a column); the running
    mean is a line that breaks at every gap, before the sparse dots of its ``spread``. Where the
    days are more than the dots, the line is the median of each week or more, with the band from
    lowest to highest. ``events`` (a day with a person's own words) stand in a row above, with a
    line down their day. ``band`` is the usual range (0-10, lowest first) of the day after the
    last, a bracket to the right of the days. A legend comes last. What has no room is left out:
    first the legend, then the events, then the last strips, and the bracket where less than 20
    columns would be left for the days.
    """
    width, height = max(width, SMALLEST_WIDTH), max(height, SMALLEST_HEIGHT)
    spare = height - 1 - _LEAST_PLOT
    strips = strips[: max(spare, 0)]
    over = any(day in series.period for day, _ in events) and spare > len(strips)
    under = legend and height - 2 - over - len(strips) >= _LEAST_PLOT_OVER_LEGEND
    gutter = _gutter(strips, width)
    beside = band if width - gutter - BAND_COLUMNS >= _LEAST_BESIDE_BAND else None
    columns = width - gutter - (BAND_COLUMNS if beside else 0)
    height -= over + under
    plot_height = height - 1 - len(strips)
    dots_across = 1 if ascii else 2
    axis = TimeAxis.over(series.period, columns, dots_across)
    grid = Grid(width, height)
    plot = Plot(grid, gutter, plot_height, axis, ascii)
    plot.scale()
    marked = [day for day, _ in events] if over else []
    spreads = False
    if axis.unit_days > 1:
        plot.weeks(series.daily, marked)
    else:
        spreads = spread is not None and plot.spread(spread)
        plot.days(series.daily, series.rolling, marked)
    if beside:
        plot.usual_range(*beside)
    for column, label in axis.ticks():
        grid.put(gutter + column, plot_height, label, Role.AXIS)
    recorded = plot.columns([pain is not None for pain in series.daily])
    for row, strip in enumerate(strips, plot_height + 1):
        grid.put(0, row, fit(strip.label, gutter - 1), Role.MUTED)
        plot.strip(row, strip.answers, recorded, asked=strip.asked)
    open_rows = [row for row in range(height) if row != plot_height]
    rows = grid.rows()
    if over:
        above = event_row(events, axis, gutter, width, dots_across=dots_across, ascii=ascii)
        rows = (above, *rows)
    beneath: tuple[Row, ...] = ()
    if legend:
        shown = {"strips": bool(strips), "events": over, "band": bool(beside), "spread": spreads}
        beneath = pain_legend(axis, width, ascii=ascii, **shown)
    if under:
        rows, beneath = (*rows, padded(beneath[0], width)), beneath[1:]
    shown_at = tuple((row, row + over) for row in open_rows)
    return Chart(rows, gutter, axis, beneath, dots_across, grid, shown_at)


def _gutter(strips: Sequence[Strip], width: int) -> int:
    """Room for the scale's numbers and the strips' names, at most a quarter of the width."""
    names = max((cell_width(strip.label) for strip in strips), default=0)
    return min(max(len("10"), names), max(width // 4, 2)) + 1
