"""What Trends shows and marks: the days in view, and moving over them."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual import getters
from textual.widgets import Static

from backcare_tui.domain.days import Period
from backcare_tui.journal.review import range_days
from backcare_tui.tui.base import Page
from backcare_tui.tui.screens import trends_keys as keys
from backcare_tui.tui.screens import trends_parts as parts
from backcare_tui.tui.screens.trends_window import panned, zoomed
from backcare_tui.tui.widgets.calendar_map import CalendarMap
from backcare_tui.tui.widgets.chart import PainChart
from backcare_tui.tui.widgets.flowing import Flowing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.domain.care.figures import BodyView
    from backcare_tui.journal.pain_map import PainMap
    from backcare_tui.journal.review import TrendView, TriggersView
    from backcare_tui.tui.screens.trends_course import Course

_AROUND_MAP = 7
"""Rows around the body that are not for it."""


class TrendsView(Page):
    """A page with a chart of some days, one of which may be read out."""

    chart = getters.query_one(PainChart)
    readout = getters.query_one("#readout", Flowing)

    def __init__(self) -> None:
        super().__init__()
        self.range = "30"
        self.shown = keys.CHART
        self.cursor: date | None = None
        self.view: TrendView | None = None
        self.course: Course | None = None
        self.triggers: TriggersView | None = None
        self.map: tuple[PainMap, Mapping[str, BodyView]] | None = None
        self.window: Period | None = None
        """The days in view where they are not those of the range."""
        self.draft = ""
        self.draft_day: date | None = None
        self._said = ""
        self._changed = True
        """Whether the diary changed since its days were read whole."""

    @property
    def in_view(self) -> Period | None:
        """The days that the chart shows."""
        if self.window is None and self.course is not None and self.course.pages is not None:
            days = range_days(self.range)
            return Period.ending(self.journal.today, days) if days else self.course.recorded
        return self.window or (self.view.series.period if self.view else None)

    def draw(self) -> None:
        """Show the days in view, and what is said of them."""

    async def read_map(self, view: TrendView) -> None:
        """Read the pain maps of the days in view, or of those of ``view``, and show them."""
        from backcare_tui.tui.screens.trends_map import read_map

        period = self.window or view.series.period
        self.map = await asyncio.to_thread(read_map, self.journal, period)
        self.draw_map()

    def draw_map(self) -> None:
        """Show the body with the places of the days in view."""
        if self.map is None or self.shown != keys.MAP:
            return
        from backcare_tui.tui.screens.trends_map import heading, map_page

        (found, views), plain = self.map, self.journal.settings.ascii
        rows = self.size.height - _AROUND_MAP
        today, width = (
            self.journal.today,
            self.query_one(".page-body").scrollable_content_region.width,
        )
        chosen = None if self.window else self.range
        self.query_one("#sentence", Static).update(heading(found))
        self.query_one("#ranges", Static).update(
            parts.ranges_line(chosen, found.period, today, width or self.size.width)
        )
        self.query_one("#pain-map", Flowing).show(
            lambda width: map_page(found, views, (width, rows), ascii=plain)
        )

    def read_out(self) -> None:
        """Show the marked day."""

    def _charted(self) -> Period | None:
        """The days in view; None where no chart shows them."""
        recorded = self.course is not None and self.course.series.recorded
        return self.in_view if self.shown == keys.CHART and recorded else None

    def action_cursor(self, by: int) -> None:
        """Read out another day."""
        period = self._charted()
        if period is None:
            return
        if self.cursor is None or self.cursor not in period:
            self._mark(period.last)
            return
        # Where a column holds weeks, a step goes to the next column.
        unit = self.chart.chart.axis.unit_days if self.chart.chart else 1
        self._mark(self.cursor + timedelta(days=unit * by), period)

    def action_cursor_to_end(self, last: bool) -> None:
        """Read out the first or the last day in view."""
        period = self._charted()
        if period is not None:
            self._mark(period.last if last else period.first)

    def _mark(self, day: date, period: Period | None = None) -> None:
        self.cursor = day if period is None else min(max(day, period.first), period.last)
        self.read_out()
        if self.shown == keys.CHART:
            self.call_after_refresh(self.readout.scroll_visible, animate=False)

    def on_pain_chart_picked(self, event: PainChart.Picked) -> None:
        self._mark(event.day)

    def on_calendar_map_picked(self, event: CalendarMap.Picked) -> None:
        self._mark(event.day)

    def action_zoom(self, closer: bool) -> None:
        """Show fewer days or more, around the day that is read out, or else the last."""
        period = self._charted()
        if period is not None:
            around = self.cursor if self.cursor in period else period.last
            self._zoom(around or period.last, closer=closer)

    def on_pain_chart_zoomed(self, event: PainChart.Zoomed) -> None:
        self._zoom(event.day, closer=event.closer)

    def _zoom(self, around: date, *, closer: bool) -> None:
        period = self._charted()
        if period is not None and self.course is not None and self.course.pages is not None:
            self._look_at(zoomed(period, self.course.series.period, around, closer=closer))

    def action_pan(self, way: int) -> None:
        """Show earlier or later days, a quarter of those in view at a time."""
        period = self._charted()
        if period is not None:
            self._pan(way * max(len(period) // 4, 1))

    def on_pain_chart_dragged(self, event: PainChart.Dragged) -> None:
        self._pan(event.days)

    def _pan(self, days: int) -> None:
        period = self._charted()
        if period is not None and self.course is not None and self.course.pages is not None:
            self._look_at(panned(period, self.course.series.period, days))

    def _look_at(self, period: Period) -> None:
        view = self.view
        if view is None or period == self.in_view:
            return
        self.window = None if period == view.series.period else period
        if self.cursor is not None:
            self.cursor = min(max(self.cursor, period.first), period.last)
        self.draw()
