"""Trends: how pain goes over time, in a sentence and a chart, and what goes together with it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.journal.review import RANGES, TrendView, TriggersView, range_days
from backcare_tui.language import gettext as _
from backcare_tui.tui.drawing import drawn
from backcare_tui.tui.screens import trends_keys as keys
from backcare_tui.tui.screens import trends_parts as parts
from backcare_tui.tui.screens.today_drafts import hand_over
from backcare_tui.tui.screens.trends_course import (
    Course,
    course_of_view,
    days_of_fit,
    whole_course,
)
from backcare_tui.tui.screens.trends_day import Names, day_line, day_page
from backcare_tui.tui.screens.trends_triggers import (
    LOOKING,
    SUSPECTED,
    TITLE,
    forest_rows,
    told,
)
from backcare_tui.tui.screens.trends_view import TrendsView
from backcare_tui.tui.typed import Event, Typed
from backcare_tui.tui.widgets.calendar_map import CalendarMap
from backcare_tui.tui.widgets.chart import PainChart, Picture
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.forest import ForestView
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize

_SHORT = 24
"""Rows of a terminal below which the chart takes what there is."""


class TrendsScreen(TrendsView):
    """The trend of the last days, weeks or years; its calendar; and the triggers of a year."""

    MODE = "trends"
    CSS_PATH = "trends.tcss"
    AUTO_FOCUS = ""
    HELP = (
        "# Trends\n\nThe line is the mean of seven days, each mark a day; empty days stay empty. "
        "`7` `3` `9` `y` `a` choose the range up to today. `←` `→` read out a day, `+` `-` show "
        "fewer or more days around it, `<` `>` earlier or later ones.\n\n"
        "`x` shows what goes together with your pain, `k` the calendar, `b` where it hurt on the "
        "body; the same key brings the chart back. `m` marks what may change things, such as a "
        "new mattress, on the day that is read out, or else today.\n\n"
        "*Can't tell yet* means just that: more check-ins will help."
    )
    KEYS = keys.offered(keys.CHART, narrow=False)
    BINDINGS: ClassVar[list[Any]] = keys.BINDINGS

    calendar = getters.query_one(CalendarMap)
    forest = getters.query_one(ForestView)
    body = getters.query_one(".page-body", VerticalScroll)

    @property
    def unsaved(self) -> str:
        from backcare_tui.tui.screens.mark import UNSAVED

        return _(UNSAVED) if self.draft.strip() else ""

    @property
    def typed(self) -> Typed:
        if not self.draft.strip():
            return Typed()
        return Typed(event=Event(self.draft_day or self.journal.today, self.draft))

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with VerticalScroll(classes="page-body"):
            with Vertical(id="top"):
                yield Static("", id="sentence", classes="heading", markup=False)
                yield Static("", id="ranges", markup=False)
                with Vertical(id="course"):
                    yield PainChart()
                    yield CalendarMap()
                    yield Flowing(id="readout")
                    yield Flowing(id="months")
            yield Flowing(id="pain-map")
            yield ForestView()
            yield Flowing(id="told")
            yield Flowing(id="more")
            yield Flowing(id="events")

    def on_mount(self) -> None:
        super().on_mount()
        self.set_class(True, f"-{self.shown}")
        self._focus()

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
        view = await asyncio.to_thread(journal.review.trend, range_days(chosen))
        if wanted != (self.range, self.shown):
            return
        if shown == keys.MAP:
            await self.read_map(view)
            return
        if self.course is not None and self.course.holds(view.series.period) and not self._changed:
            self._show(view, self.course)
            return
        if shown == keys.CHART and self.window is None:
            # The range paints first: a long diary takes a moment to be read whole.
            self._show(view, course_of_view(view))
        course = await asyncio.to_thread(whole_course, journal, view.series.period)
        if wanted == (self.range, self.shown):
            self._changed = False
            self._show(view, course)

    def mark_stale(self) -> None:
        self._changed = True
        super().mark_stale()

    def _read_beside(self) -> None:
        """Read what else is shown of days that are known already."""
        super().mark_stale()

    def _names(self) -> Names:
        known = self.journal.knowledge
        return Names(
            {trigger.id: trigger.label for trigger in known.triggers.values()},
            {sign.id: sign.label for sign in known.signs.values()},
            {code: point.label for code, point in known.points.items()},
            known.places,
        )

    def _show_triggers(self, view: TriggersView) -> None:
        self.triggers = view
        names = self.journal.knowledge.exposure_names
        found = view.associations
        count = len(found.triggers) + len(found.points)
        self.forest.show_rows(
            _(TITLE) if count else "",
            _(SUSPECTED),
            count,
            lambda opened: forest_rows(view, names, opened),
            ascii=self.journal.settings.ascii,
        )
        self._tell_finding()

    def _tell_finding(self) -> None:
        view, marked = self.triggers, self.forest.cursor
        names = self.journal.knowledge.exposure_names
        if view is not None:
            self.query_one("#told", Flowing).show(lambda width: told(view, names, marked, width))

    def on_forest_view_marked(self) -> None:
        self._tell_finding()

    def _show(self, view: TrendView, course: Course) -> None:
        self.view, self.course = view, course
        empty = view.series.recorded == 0 and view.trend.week.mean is None
        empty = empty and not (course.pages or course.series.recorded)
        self.set_class(empty, "-empty")
        self.calendar.show_days(
            course.series,
            frozenset(event.day for event in course.events),
            ascii=self.journal.settings.ascii,
        )
        self.draw()
        self._focus()

    def draw(self) -> None:
        """Show the days in view, and what is said of them."""
        if self.shown == keys.MAP:
            self.draw_map()
            return
        view, course, period = self.view, self.course, self.in_view
        if view is None or course is None or period is None:
            return
        today, away = self.journal.today, self.window is not None
        shown = course.shown(period, self._names().triggers)
        band = (view.usual.low, view.usual.high) if view.usual and period.last == today else None
        self.chart.show_picture(
            Picture(
                shown,
                shown.strips,
                [(event.day, event.text) for event in course.events],
                band,
                shown.spread,
                self.journal.settings.ascii,
            )
        )
        fit = days_of_fit(today) if away else None
        self.query_one("#sentence", Static).update(parts.heading_of(view, fit))
        chosen = None if away else self.range
        width = self.body.scrollable_content_region.width or self.size.width
        ranges = parts.ranges_line(chosen, period, today, width)
        self.query_one("#ranges", Static).update(ranges)
        empty = self.has_class("-empty")
        self._said = _(parts.HOW_TO_BEGIN) if empty else parts.beneath(view, shown, away=away)
        self.on_pain_chart_legend_changed()
        events = self.query_one("#events", Flowing)
        events.display = bool(view.events)
        events.show(lambda width: parts.events_told(view, width))
        self.read_out()

    def on_pain_chart_legend_changed(self) -> None:
        """Tell what stands beneath the chart, after what its legend had no room for."""
        said, legend = self._said, self.chart.beneath

        def beneath(width: int) -> Content:
            told = Content("\n").join(Content.styled(said, "$muted").wrap(width))
            return Content("\n").join([drawn(legend), told]) if legend else told

        self.query_one("#more", Flowing).show(beneath)

    def _focus(self) -> None:
        # Something has to have the focus, or there is no help for it.
        views = {keys.CALENDAR: self.calendar, keys.TRIGGERS: self.forest}
        target = views.get(self.shown, self.chart)
        (target if target.display else self.body).focus(scroll_visible=False)

    def read_out(self) -> None:
        course, day = self.course, self.cursor
        self.chart.mark(day)
        self.calendar.mark(day)
        if course is None:
            return
        if self.shown == keys.CALENDAR:
            self.query_one("#months", Flowing).show(self.calendar.months)
        if day is None or day not in course.series.period:
            hint = _("← → reads out a day, enter opens it.") if course.series.recorded else ""
            told_hint = Content.styled(hint, "$muted")
            self.readout.show(lambda width: Content("\n").join(told_hint.wrap(width)))
            return
        names, plain = self._names(), self.journal.settings.ascii
        paged = self.has_class("-wide") and self.shown == keys.CHART
        tell = day_page if paged else day_line
        self.readout.show(lambda width: tell(course, day, names, width, ascii=plain))

    def action_range(self, name: str) -> None:
        """Show another range up to today, in the chart or on the body."""
        self.range, self.window, self.cursor = name, None, None
        if self.shown not in (keys.CHART, keys.MAP):
            self._turn_to(keys.CHART)
        self.draw()
        self._read_beside()

    def action_next_range(self) -> None:
        """Show the next longer range."""
        names = list(RANGES)
        self.action_range(names[(names.index(self.range) + 1) % len(names)])

    def action_show(self, name: str) -> None:
        """Show the triggers, the calendar or the body in place of the chart, or the chart again."""
        self._turn_to(keys.CHART if name == self.shown else name)
        self.draw()
        self._read_beside()

    def _turn_to(self, name: str) -> None:
        self.shown = name
        for each in (keys.CHART, keys.CALENDAR, keys.TRIGGERS, keys.MAP):
            self.set_class(each == name, f"-{each}")
        if name == keys.TRIGGERS and self.triggers is None:
            looking = Content.styled(_(LOOKING), "$muted")
            self.query_one("#told", Flowing).show(lambda _width: looking)
        self.body.scroll_home(animate=False)
        self._focus()
        self._offer(self.size.width)

    def on_resize(self, event: Resize) -> None:
        self.set_class(event.size.height < _SHORT, "-short")
        self._offer(event.size.width)
        self.call_after_refresh(self.draw)

    def _offer(self, width: int) -> None:
        narrow = width < self.HORIZONTAL_BREAKPOINTS[1][0]
        self.query_one(KeyBar).offer(*keys.offered(self.shown, narrow=narrow))

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""

    def action_toggle_row(self) -> None:
        """Show or hide the days after of the marked trigger."""
        self.forest.action_open_row()

    def action_open(self) -> None:
        """Open the marked day on Today."""
        if self.cursor is not None and self.shown != keys.TRIGGERS:
            self.backcare.open_day(self.cursor)

    def action_mark(self) -> None:
        """Mark what may change things on the day that is read out, or today."""
        from backcare_tui.tui.screens.mark import MarkScreen

        day = self.journal.today
        if self.cursor is not None and self.shown != keys.TRIGGERS:
            day = self.cursor
        if not self.draft.strip() and (event := hand_over(self.backcare)) is not None:
            day = event.day
            self.draft, self.draft_day = event.text, event.day

        def keep(draft: str | None) -> None:
            self.draft, self.draft_day = draft or "", day

        self.app.push_screen(MarkScreen(day, self.draft), keep)
