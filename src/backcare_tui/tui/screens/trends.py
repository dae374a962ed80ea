"""Trends: how pain goes over time, in a sentence and a chart, and what goes together with it."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.charts.pain_chart import Strip
from backcare_tui.journal.review import RANGES, TrendView, TriggersView, range_days
from backcare_tui.tui.base import Page
from backcare_tui.tui.screens import trends_keys as keys
from backcare_tui.tui.screens import trends_parts as parts
from backcare_tui.tui.screens.trends_calendar import Months, calendar_page, months_of
from backcare_tui.tui.screens.trends_triggers import LOOKING, triggers_page
from backcare_tui.tui.widgets.chart import PainChart
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize


class TrendsScreen(Page):
    """The trend of the last days, weeks or years; its calendar; and the triggers of a year."""

    MODE = "trends"
    CSS_PATH = "trends.tcss"
    AUTO_FOCUS = "PainChart"
    HELP = (
        "# Trends\n\nThe line is the mean of seven days, each mark a day; empty days stay empty. "
        "`7` `3` `9` `y` `a` choose the range, the arrow keys read out a day.\n\n"
        "`x` shows what goes together with your pain, `k` the calendar; the same key brings the "
        "chart back. `m` marks what may change things, such as a new mattress, on the day that "
        "is read out, or else today.\n\n"
        "*Can't tell yet* means just that: more check-ins will help."
    )
    KEYS = keys.offered(keys.CHART, narrow=False)
    BINDINGS: ClassVar[list[Any]] = keys.BINDINGS

    chart = getters.query_one(PainChart)
    body = getters.query_one(".page-body", VerticalScroll)
    instead = getters.query_one("#instead", Flowing)

    def __init__(self) -> None:
        super().__init__()
        self.range = "30"
        self.shown = keys.CHART
        self.cursor: date | None = None
        self.view: TrendView | None = None
        self.draft = ""

    @property
    def unsaved(self) -> str:
        from backcare_tui.tui.screens.mark import UNSAVED

        return UNSAVED if self.draft.strip() else ""

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with VerticalScroll(classes="page-body"):
            yield Static("", id="sentence", classes="heading", markup=False)
            yield Static("", id="more", classes="muted", markup=False)
            yield PainChart()
            yield Flowing(id="instead")
            yield Static("", id="readout", markup=False)
            yield Flowing(id="events")

    async def read(self) -> None:
        wanted = chosen, shown = self.range, self.shown
        journal = self.journal
        notice = await asyncio.to_thread(journal.safety.notice)
        self.query_one(NoticeBar).tell(notice)
        if shown == keys.TRIGGERS:
            triggers = await asyncio.to_thread(journal.review.triggers)
            if wanted == (self.range, self.shown):
                self._show_triggers(triggers)
            return
        days = range_days(chosen)
        view = await asyncio.to_thread(journal.review.trend, days)
        months = None
        if shown == keys.CALENDAR:
            months = await asyncio.to_thread(months_of, journal, days)
        if wanted == (self.range, self.shown):
            self._show(view, months)

    def _labels(self) -> dict[str, str]:
        return {t.id: t.label for t in self.journal.knowledge.triggers.values()}

    def _show_triggers(self, view: TriggersView) -> None:
        labels, plain = self._labels(), self.journal.settings.ascii
        self.instead.show(lambda width: triggers_page(view, labels, width, ascii=plain))

    def _show(self, view: TrendView, months: Months | None) -> None:
        self.view = view
        empty = view.series.recorded == 0
        plain = self.journal.settings.ascii
        self.query_one("#sentence", Static).update(Content(parts.heading_of(view)))
        more = Content.assemble(parts.beside_mean(view), "\n", parts.ranges_line(self.range))
        self.query_one("#more", Static).update(more)
        labels = self._labels()
        strips = [Strip(labels.get(name, name), days) for name, days in view.strips.items()]
        strips.append(Strip("Pressed", list(view.pressed)))
        self.chart.show_series(
            view.series,
            strips,
            ascii=plain,
            events=[(look.event.day, look.event.text) for look in view.events],
            band=(view.usual.low, view.usual.high) if view.usual else None,
        )
        if months is not None:
            self.instead.show(lambda width: calendar_page(months, width, ascii=plain))
        self.chart.display = self.shown == keys.CHART and not empty
        events = self.query_one("#events", Flowing)
        events.display = bool(view.events)
        events.show(lambda width: parts.events_told(view, width))
        self._focus()
        self._read_out()

    def _focus(self) -> None:
        # Something has to have the focus, or there is no help for it.
        target = self.chart if self.chart.display else self.body
        target.focus(scroll_visible=False)

    def _read_out(self) -> None:
        view = self.view
        if view is None:
            return
        self.chart.mark(self.cursor)
        readout = self.query_one("#readout", Static)
        if self.cursor is None or self.cursor not in view.series.period:
            told = "← → reads out a day, enter opens it." if view.series.recorded else ""
            readout.update(Content(told))
            return
        width, plain = readout.size.width or self.size.width, self.journal.settings.ascii
        readout.update(parts.read_out(view, self.cursor, self._labels(), width, ascii=plain))

    def action_range(self, name: str) -> None:
        """Show another range, in the chart unless the calendar is in view."""
        self.range = name
        self.cursor = None
        if self.shown == keys.TRIGGERS:
            self._turn_to(keys.CHART)
        self.mark_stale()

    def action_next_range(self) -> None:
        """Show the next longer range."""
        names = list(RANGES)
        self.action_range(names[(names.index(self.range) + 1) % len(names)])

    def action_show(self, name: str) -> None:
        """Show the triggers or the calendar in place of the chart, or the chart again."""
        self._turn_to(keys.CHART if name == self.shown else name)
        self.mark_stale()

    def _turn_to(self, name: str) -> None:
        self.shown = name
        self.set_class(name == keys.TRIGGERS, "-triggers")
        self.set_class(name != keys.CHART, "-instead")
        self.instead.show(lambda _: Content.styled(LOOKING, "$muted"))
        empty = self.view is None or self.view.series.recorded == 0
        self.chart.display = name == keys.CHART and not empty
        self.body.scroll_home(animate=False)
        self._focus()
        self._offer(self.size.width)

    def on_resize(self, event: Resize) -> None:
        self._offer(event.size.width)

    def _offer(self, width: int) -> None:
        narrow = width < self.HORIZONTAL_BREAKPOINTS[1][0]
        self.query_one(KeyBar).offer(*keys.offered(self.shown, narrow=narrow))

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""

    def action_cursor(self, by: int) -> None:
        """Read out another day."""
        if self.shown == keys.TRIGGERS or self.view is None or not self.view.series.recorded:
            return
        period = self.view.series.period
        if self.cursor is None:
            self.cursor = period.last
        else:
            moved = self.cursor + timedelta(days=max(len(period) // 120, 1) * by)
            self.cursor = min(max(moved, period.first), period.last)
        self._read_out()
        readout = self.query_one("#readout")
        self.call_after_refresh(readout.scroll_visible, animate=False)

    def on_pain_chart_picked(self, event: PainChart.Picked) -> None:
        self.cursor = event.day
        self._read_out()

    def action_open(self) -> None:
        """Open the marked day on Today."""
        if self.cursor is not None and self.shown != keys.TRIGGERS:
            self.backcare.open_day(self.cursor)

    def action_mark(self) -> None:
        """Mark what may change things on the day that is read out, or today."""
        from backcare_tui.tui.screens.mark import MarkScreen

        def keep(draft: str | None) -> None:
            self.draft = draft or ""

        day = self.journal.today
        if self.cursor is not None and self.shown != keys.TRIGGERS:
            day = self.cursor
        self.app.push_screen(MarkScreen(day, self.draft), keep)
