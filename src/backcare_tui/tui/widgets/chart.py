"""The pain chart as a widget."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.pain_chart import Chart, Series, Strip, pain_chart
from backcare_tui.tui.drawing import drawn


class PainChart(Widget, can_focus=True):
    """Pain over time; a click picks a day."""

    HELP = "## Chart\n\nThe arrow keys or a click read out a day; enter opens it."

    class Picked(Message):
        """A day was clicked."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self) -> None:
        super().__init__()
        self._series: Series | None = None
        self._strips: Sequence[Strip] = ()
        self._events: Sequence[tuple[date, str]] = ()
        self._band: tuple[float, float] | None = None
        self._cursor: date | None = None
        self._ascii = False
        self._chart: Chart | None = None

    def show_series(
        self,
        series: Series,
        strips: Sequence[Strip],
        *,
        ascii: bool,  # noqa: A002 - the word of the setting
        events: Sequence[tuple[date, str]] = (),
        band: tuple[float, float] | None = None,
    ) -> None:
        """Draw another series, with the events and the usual range of the day after it."""
        self._series, self._strips, self._ascii = series, strips, ascii
        self._events, self._band = events, band
        self.refresh()

    def mark(self, day: date | None) -> None:
        """Draw the cursor on another day."""
        self._cursor = day
        self.refresh()

    def render(self) -> Content:
        if self._series is None or self.size.width < 20 or self.size.height < 5:
            return Content("")
        self._chart = pain_chart(
            self._series,
            self.size.width,
            self.size.height,
            ascii=self._ascii,
            strips=self._strips,
            cursor=self._cursor,
            events=self._events,
            band=self._band,
            legend=True,
        )
        return drawn(self._chart.rows)

    def on_click(self, event: Click) -> None:
        day = self._chart.day_at(event.x) if self._chart else None
        if day is not None:
            self.post_message(self.Picked(day))
