"""The pain chart as a widget: drawn once, and a cursor over it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip as Line
from textual.visual import Visual, visualize
from textual.widget import Widget

from backcare_tui.charts.cells import Role, Row
from backcare_tui.charts.pain_chart import Chart, Series, Strip, cursor_glyph, pain_chart
from backcare_tui.tui.drawing import STYLES

if TYPE_CHECKING:
    from textual.events import Click, MouseDown, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp

    from backcare_tui.charts.pain_plot import Spread

_SMALLEST = (20, 5)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows: a series, and what goes with it (see `pain_chart`)."""

    series: Series
    strips: Sequence[Strip] = ()
    events: Sequence[tuple[date, str]] = ()
    band: tuple[float, float] | None = None
    spread: Spread | None = None
    ascii: bool = False


class PainChart(Widget, can_focus=True):
    """Pain over time; a click picks a day, the wheel zooms and dragging pans."""

    ALLOW_SELECT = False
    HELP = (
        "## Chart\n\n`←` `→` read out a day, with `ctrl` a week; `home` `end` go to the first and "
        "the last day, `enter` opens it. `+` `-` show fewer or more days, `<` `>` earlier or later "
        "ones. By mouse: click, wheel and drag."
    )
    BINDINGS: ClassVar[list[Any]] = [
        # Here and not on the screen: what scrolls around the chart would take these two.
        Binding(
            "home",
            "screen.cursor_to_end(False)",
            "First day",
            show=False,
            id="chart.first-day",
            tooltip="Read out the first day in view",
        ),
        Binding(
            "end",
            "screen.cursor_to_end(True)",
            "Last day",
            show=False,
            id="chart.last-day",
            tooltip="Read out the last day in view",
        ),
    ]

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Zoomed(Message):
        """Fewer days (``closer``) or more are wanted, around ``day``."""

        def __init__(self, day: date, *, closer: bool) -> None:
            super().__init__()
            self.day = day
            self.closer = closer

    class Dragged(Message):
        """The days were dragged: those in view should begin on ``first``."""

        def __init__(self, chart: PainChart, first: date) -> None:
            super().__init__()
            self._chart = chart
            self.first = first

        @property
        def days(self) -> int:
            """How many days later than now those in view should begin (below 0: earlier).

            Counted when asked: an earlier drag may have been followed since this one was sent.
            """
            picture = self._chart.picture
            return (self.first - picture.series.period.first).days if picture else 0

    class LegendChanged(Message):
        """Other lines of the legend than before found no room: ``beneath`` of the chart."""

    def __init__(self) -> None:
        super().__init__()
        self.beneath: tuple[Row, ...] = ()
        self.picture: Picture | None = None
        self.chart: Chart | None = None
        self._cursor: date | None = None
        self._lines: list[Line] = []
        self._styles: dict[Role, Style] = {}
        self._drawn_size = (0, 0)
        self._held: date | None = None
        self._held_in: Chart | None = None
        """The chart as it was when the pointer took hold of a day of it."""
        self._moved = False

    def show_picture(self, picture: Picture) -> None:
        """Draw something else."""
        self.picture, self.chart, self._drawn_size = picture, None, (0, 0)
        self.refresh()

    def mark(self, day: date | None) -> None:
        """Draw the cursor on another day; only its column is drawn anew."""
        if day == self._cursor:
            return
        old, self._cursor = self._cursor, day
        columns = [found[0] for found in map(self._place, (old, day)) if found]
        if columns:
            self.refresh(*(Region(column, 0, 1, self.size.height) for column in columns))

    def notify_style_update(self) -> None:
        self._drawn_size = (0, 0)
        super().notify_style_update()

    def render_line(self, y: int) -> Line:
        if (self.size.width, self.size.height) != self._drawn_size:
            self._draw()
        if y >= len(self._lines):
            return Line.blank(self.size.width, self.rich_style)
        line = self._lines[y]
        found = self._place(self._cursor)
        if found is None or y not in found[1]:
            return line
        glyph = cursor_glyph(ascii=self.picture is not None and self.picture.ascii)
        cell = Line([Segment(glyph, self._styles[Role.CURSOR])], 1)
        return Line.join(
            [line.crop(0, found[0]), cell, line.crop(found[0] + 1, self.size.width)]
        ).simplify()

    def _draw(self) -> None:
        width, height = self._drawn_size = self.size.width, self.size.height
        self._lines, self.chart = [], None
        picture = self.picture
        if picture is None or width < _SMALLEST[0] or height < _SMALLEST[1]:
            return
        self._styles = self._role_styles()
        self.chart = pain_chart(
            picture.series,
            width,
            height,
            ascii=picture.ascii,
            strips=picture.strips,
            events=picture.events,
            band=picture.band,
            spread=picture.spread,
            legend=True,
        )
        self._lines = [self._line(row, width) for row in self.chart.rows]
        if self.chart.beneath != self.beneath:
            self.beneath = self.chart.beneath
            self.post_message(self.LegendChanged())

    def _line(self, row: Row, width: int) -> Line:
        styles = self._styles
        return Line([Segment(cell.text, styles[cell.role]) for cell in row], width)

    def _role_styles(self) -> dict[Role, Style]:
        """How each role looks in this theme, asked of Textual once for all cells."""
        roles = list(Role)
        sample = visualize(self, Content.assemble(*(("x", STYLES[role]) for role in roles)))
        (line,) = Visual.to_strips(self, sample, len(roles), 1, self.visual_style)
        found = [segment.style or Style() for segment in line for _ in segment.text]
        return dict(zip(roles, found, strict=True))

    def _place(self, day: date | None) -> tuple[int, tuple[int, ...]] | None:
        """Column and rows of the cursor on ``day``; None where it is out of view."""
        if self.chart is None or day is None or day not in self.chart.axis.period:
            return None
        return self.chart.cursor(day)

    def _day_at(self, column: int) -> date | None:
        return self.chart.day_at(column) if self.chart else None

    def on_click(self, event: Click) -> None:
        day = self._day_at(event.x)
        if day is not None and not self._moved:
            self.post_message(self.Picked(day))

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._zoom(event, closer=True)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._zoom(event, closer=False)

    def _zoom(self, event: MouseScrollUp | MouseScrollDown, *, closer: bool) -> None:
        day = self._day_at(event.x)
        if day is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Zoomed(day, closer=closer))

    def on_mouse_down(self, event: MouseDown) -> None:
        self._held, self._held_in, self._moved = self._day_at(event.x), self.chart, False
        if self._held is not None:
            self.capture_mouse()

    def on_mouse_move(self, event: MouseMove) -> None:
        if self._held is None or self._held_in is None:
            return
        # From where the drag began, for what is drawn now may lag behind the pointer.
        under = self._held_in.day_at(event.x)
        if under is not None and (self._moved or under != self._held):
            self._moved = True
            first = self._held_in.axis.period.first + (self._held - under)
            self.post_message(self.Dragged(self, first))

    def on_mouse_up(self, event: MouseUp) -> None:
        del event
        self._held = self._held_in = None
        self.release_mouse()
