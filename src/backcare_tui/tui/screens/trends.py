"""Trends: how pain goes over time, in a sentence and a chart."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.charts.pain_chart import Strip
from backcare_tui.journal.review import RANGES, TrendView, range_days
from backcare_tui.tui.base import Page
from backcare_tui.tui.widgets.chart import PainChart
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

_RANGE_KEYS = {"7": "7", "3": "30", "9": "90", "y": "365", "a": "all"}
_RANGE_WORDS = {"7": "7 days", "30": "30 days", "90": "90 days", "365": "1 year", "all": "all"}


class TrendsScreen(Page):
    """The trend of the last days, weeks or years."""

    MODE = "trends"
    CSS_PATH = "trends.tcss"
    AUTO_FOCUS = "PainChart"
    HELP = (
        "# Trends\n\nThe line is the mean of seven days, each mark a day; empty days stay empty. "
        "`7` `3` `9` `y` `a` choose the range, the arrow keys read out a day.\n\n"
        "*Can't tell yet* means just that: more check-ins will help."
    )
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("7 3 9 y a", "Range", "next_range"),
        ("← →", "Read a day", "none"),
        ("!", "Warnings", "app.warning_signs"),
        ("?", "Help", "app.toggle_help"),
        ("ctrl+p", "All", "app.command_palette"),
        ("q", "Quit", "app.quit"),
    )
    BINDINGS: ClassVar[list[Any]] = [
        *(
            Binding(
                key,
                f"range('{name}')",
                _RANGE_WORDS[name],
                show=False,
                id=f"trends.range-{name}",
                tooltip=f"Show {_RANGE_WORDS[name]}",
            )
            for key, name in _RANGE_KEYS.items()
        ),
        Binding(
            "left",
            "cursor(-1)",
            "Day before",
            show=False,
            id="trends.day-before",
            tooltip="Read out the day before",
        ),
        Binding(
            "right",
            "cursor(1)",
            "Day after",
            show=False,
            id="trends.day-after",
            tooltip="Read out the day after",
        ),
        Binding(
            "enter", "open", "Open day", show=False, id="trends.open", tooltip="Open the marked day"
        ),
    ]

    chart = getters.query_one(PainChart)

    def __init__(self) -> None:
        super().__init__()
        self.range = "30"
        self.cursor: date | None = None
        self.view: TrendView | None = None

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with VerticalScroll(classes="page-body"):
            yield Static("", id="sentence", classes="heading", markup=False)
            yield Static("", id="more", classes="muted", markup=False)
            yield PainChart()
            yield Static("", id="readout", markup=False)

    async def read(self) -> None:
        chosen = self.range

        def look() -> tuple[TrendView, Any]:
            return self.journal.review.trend(range_days(chosen)), self.journal.safety.notice()

        view, notice = await asyncio.to_thread(look)
        if chosen == self.range:
            self.query_one(NoticeBar).tell(notice)
            self._show(view)

    def _show(self, view: TrendView) -> None:
        from backcare_tui.review import words

        self.view = view
        trend = view.trend
        empty = view.series.recorded == 0
        sentence = words.trend_sentence(trend)
        if empty:
            sentence = "Nothing here yet. One check-in takes about ten seconds."
        self.query_one("#sentence", Static).update(Content(sentence))
        more = [words.week_sentence(trend.week), words.coverage_sentence(view.series) + " logged."]
        if trend.long_view is not None:
            more.append(words.long_view_sentence(trend.long_view))
        ranges = [
            (f" {name} ", "reverse bold $primary" if key == self.range else "$muted")
            for key, name in _RANGE_WORDS.items()
        ]
        self.query_one("#more", Static).update(Content.assemble(" ".join(more), "\n\n", *ranges))
        labels = {t.id: t.label for t in self.journal.knowledge.triggers.values()}
        strips = [Strip(labels.get(name, name), days) for name, days in view.strips.items()]
        strips.append(Strip("Pressed", list(view.pressed)))
        self.chart.show_series(view.series, strips, ascii=self.journal.settings.ascii)
        self.chart.display = not empty
        # Something has to have the focus, or there is no help for it.
        (self.query_one(".page-body") if empty else self.chart).focus(scroll_visible=False)
        self._read_out()

    def _read_out(self) -> None:
        view = self.view
        if view is None:
            return
        self.chart.mark(self.cursor)
        if self.cursor is None or self.cursor not in view.series.period:
            text = Content("← → reads out a day, enter opens it.") if view.series.recorded else ""
            self.query_one("#readout", Static).update(text)
            return
        index = view.series.index(self.cursor)
        pain = view.series.daily[index]
        day = f"{self.cursor:%a} {self.cursor.day} {self.cursor:%b %Y}"
        if pain is None:
            told = "no check-in"
        else:
            told = f"pain {pain:g}"
            if (mean := view.series.rolling[index]) is not None:
                told += f", mean of 7 days {mean:.1f}"
        labels = {t.id: t.label.lower() for t in self.journal.knowledge.triggers.values()}
        marks = [
            f"{labels.get(name, name)} {'✓' if days[index] else '✗'}"
            for name, days in view.strips.items()
            if days[index] is not None
        ]
        if view.pressed[index]:
            marks.append("pressed ✓")
        readout = self.query_one("#readout", Static)
        said, marked = Content.assemble((day, "bold"), f"  {told}"), "  ".join(marks)
        fits = said.cell_length + 2 + len(marked) <= readout.size.width
        readout.update(Content.assemble(said, "  " if fits else "\n", (marked, "$muted")))

    def action_range(self, name: str) -> None:
        """Show another range."""
        self.range = name
        self.cursor = None
        self.mark_stale()

    def action_next_range(self) -> None:
        """Show the next longer range."""
        names = list(RANGES)
        self.action_range(names[(names.index(self.range) + 1) % len(names)])

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""

    def action_cursor(self, by: int) -> None:
        """Read out another day."""
        if self.view is None or not self.view.series.recorded:
            return
        period = self.view.series.period
        if self.cursor is None:
            self.cursor = period.last
        else:
            moved = self.cursor + timedelta(days=max(len(period) // 120, 1) * by)
            self.cursor = min(max(moved, period.first), period.last)
        self._read_out()

    def on_pain_chart_picked(self, event: PainChart.Picked) -> None:
        self.cursor = event.day
        self._read_out()

    def action_open(self) -> None:
        """Open the marked day on Today."""
        if self.cursor is not None:
            self.backcare.open_day(self.cursor)
