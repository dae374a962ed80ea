"""Care: points, exercises, prevention, what is known, and what holds for this person."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static

from backcare_tui.charts.figure_marks import shown_point
from backcare_tui.errors import BackcareError, HeldBack
from backcare_tui.journal.session_words import history_words, left_words
from backcare_tui.language import gettext as _
from backcare_tui.tui import pages
from backcare_tui.tui.base import Page
from backcare_tui.tui.point_page import point_page
from backcare_tui.tui.screens.care_list import (
    ABOUT,
    EXERCISES,
    IN_FIGURE,
    IN_LIST,
    IN_PAGE,
    LEARN,
    NOW,
    OPENS,
    POINT,
    REST,
    RULES,
    Offered,
    entries,
)
from backcare_tui.tui.widgets.figure import BodyFigure
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.care import PointAdvice


class CareScreen(Page):
    """A list at the left, the body beside it where a point is chosen, and the page at the right."""

    MODE = "care"
    CSS_PATH = "care.tcss"
    AUTO_FOCUS = "OptionList"
    HELP = (
        "# Care\n\nChoose at the left, read at the right. `enter` on a point presses it with you, "
        "second by second. `tab` goes into the body beside the list, where the arrow keys go from "
        "point to point; `f` shows it large. **About you** switches off what does not fit you.\n\n"
        "Every claim shows how well it is supported: *Tradition*, *Early evidence*, *Moderate "
        "evidence* or *Evidence against*."
    )
    KEYS = IN_LIST
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "i",
            "about",
            "About you",
            show=False,
            id="care.about",
            tooltip="What holds for you: conditions, history, private topics",
        ),
        Binding(
            "p", "press", "Press", show=False, id="care.press", tooltip="Press this point, guided"
        ),
        Binding(
            "s",
            "session",
            "Guided session",
            show=False,
            id="care.session",
            tooltip="Press points, guided second by second",
        ),
        Binding(
            "f",
            "body",
            "Body",
            show=False,
            id="care.body",
            tooltip="Show the points on a large body",
        ),
        Binding("v", "turn_figure", "Turn", show=False, id="care.turn", tooltip="Turn the body"),
    ]

    options = getters.query_one(OptionList)
    page_text = getters.query_one("#page", Static)
    figure = getters.query_one(BodyFigure)

    def __init__(self) -> None:
        super().__init__()
        self._offered = Offered()
        self._opens = IN_LIST[0]
        self._private = False
        self._learn: dict[str, Content] = {}
        self._wanted = ""

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with Horizontal(id="care"):
            yield OptionList(id="chooser", markup=False)
            yield BodyFigure(id="figure")
            with VerticalScroll(id="reader"):
                yield Static("", id="page", markup=False)

    async def read(self) -> None:
        care, safety = self.journal.care, self.journal.safety

        def look() -> None:
            offered = Offered(safety.notice())
            self._private = pages.shows_private(care.profile())
            self._learn = pages.learn_pages(self.journal.knowledge, private=self._private)
            try:
                offered.points = {a.point.code: a for a in care.points(library=True)}
                offered.histories = self.journal.sessions.histories()
                offered.plan = self.journal.exercises.plan()
                if not self.journal.demo:
                    offered.rest = next(iter(self.journal.sessions.broken_off()), None)
            except HeldBack as error:
                offered = Offered(offered.notice, held=error)
            self._offered = offered
            # The drawings are read off the UI loop as well.
            _drawings = self.journal.knowledge.body_views, self.journal.knowledge.meridians

        await asyncio.to_thread(look)
        self._show()

    def _show(self) -> None:
        self.query_one(NoticeBar).tell(self._offered.notice)
        knowledge = self.journal.knowledge
        points = self._offered.points.items()
        self.figure.show_points(
            knowledge.body_views,
            {code: shown_point(each.point, each.limits) for code, each in points},
            {code: meridian.name for code, meridian in knowledge.meridians.items()},
            ascii=self.journal.settings.ascii,
        )
        kept = self._wanted or self._chosen
        self._wanted = ""
        self.options.clear_options()
        plain = self.journal.settings.ascii
        self.options.add_options(entries(self._offered, self._learn, ascii=plain))
        ids = [option.id for option in self.options.options]
        first = next((i for i, o in enumerate(self.options.options) if not o.disabled), 0)
        self.options.highlighted = ids.index(kept) if kept in ids else first

    @property
    def _chosen(self) -> str:
        at = self.options.highlighted
        return "" if at is None else self.options.get_option_at_index(at).id or ""

    def open(self, what: str) -> None:
        """Show one page: a point's code, an exercise's id, or the title of a page."""
        if what in self.journal.knowledge.points:
            self._wanted = POINT + what
        elif what in self.journal.knowledge.exercises:
            self._wanted = EXERCISES
        else:
            self._wanted = what
        if self._learn:
            self._show()

    @on(OptionList.OptionHighlighted)
    def _read_page(self, event: OptionList.OptionHighlighted) -> None:
        chosen, offered = event.option_id or "", self._offered
        advice = offered.points.get(chosen.removeprefix(POINT))
        if chosen.startswith(POINT) and advice is None:
            return  # held back since the list was drawn
        text = self._page(chosen) if advice is None else self._point_page(advice)
        self._show_on_figure(chosen)
        self.page_text.update(text)
        self.query_one("#reader", VerticalScroll).scroll_home(animate=False)
        self._opens = OPENS.get(chosen, IN_LIST[0])
        if advice is not None and advice.technique is not None:
            self._opens = IN_FIGURE[1]
        self._offer_keys()

    def _point_page(self, advice: PointAdvice) -> Content:
        meridian = self.journal.knowledge.meridians.get(advice.point.meridian)
        history = self._offered.histories.get(advice.point.code)
        return point_page(advice, meridian, history_words(history) if history else ())

    def _page(self, chosen: str) -> Content:
        """What is to read where no point is chosen."""
        offered, knowledge = self._offered, self.journal.knowledge
        if chosen == EXERCISES and offered.plan is not None:
            return pages.exercises_page(offered.plan, knowledge)
        if chosen == NOW and offered.held is not None:
            return pages.held_page(offered.held, offered.notice)
        if chosen == REST and offered.rest is not None:
            return Content(left_words(len(offered.rest.rest)))
        if chosen == RULES:
            return pages.rules_page(knowledge, self._private)
        if chosen == ABOUT:
            return Content(_("Press enter: what holds for you switches off what does not fit."))
        return self._learn.get(chosen.removeprefix(LEARN), Content(""))

    def on_descendant_focus(self) -> None:
        """The keys of the part that the person is in."""
        self._offer_keys()

    def _offer_keys(self) -> None:
        keys = (self._opens, *IN_LIST[1:])
        if self.focused is self.figure:
            keys = IN_FIGURE
        elif self.focused is not None and self.focused.id == "reader":
            keys = IN_PAGE
        self.query_one(KeyBar).offer(*keys)

    def _show_on_figure(self, chosen: str) -> None:
        """Show the figure where it has something to say, and let it follow the list."""
        code = chosen.removeprefix(POINT)
        if code in self._offered.points:
            seen = self.figure.choose(code)
        else:
            channels = self.journal.knowledge.meridians.values() if self._offered.points else ()
            titled = (each.code for each in channels if LEARN + each.name == chosen)
            seen = any(map(self.figure.show_course, titled))
        self.query_one("#care").set_class(seen, "-figure")

    @on(BodyFigure.PointChosen)
    def _follow_figure(self, event: BodyFigure.PointChosen) -> None:
        self.options.highlighted = self.options.get_option_index(POINT + event.code)

    @on(BodyFigure.PointOpened)
    def _open_from_figure(self) -> None:
        self.action_press()

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        if (event.option_id or "").startswith(POINT):
            self.action_press()
        elif event.option_id == EXERCISES:
            self.action_exercises()
        elif event.option_id == REST:
            self.action_session()
        elif event.option_id == NOW:
            self.backcare.action_warning_signs()
        elif event.option_id == ABOUT:
            self.action_about()

    def action_press(self) -> None:
        """Press the chosen point, guided."""
        advice = self._offered.points.get(self._chosen.removeprefix(POINT))
        if advice is None:
            return
        from backcare_tui.tui.screens.session import Wanted

        try:
            self.journal.care.require_pressable(advice.point.code)
        except BackcareError as error:
            self.backcare.tell_error(error)
            return
        self.backcare.open_session(Wanted(points=(advice.point.code,)))

    def action_session(self) -> None:
        """Go on with what was broken off, else press what is suggested today, guided."""
        from backcare_tui.tui.screens.session import open_what_is_left

        open_what_is_left(self.backcare)

    def action_body(self, turned: bool = False) -> None:
        """The points on a body that fills the screen, ``turned`` to its next view."""
        if not self._offered.points:
            return
        from backcare_tui.tui.screens.figure import FigureScreen

        def chosen(code: str | None) -> None:
            if code:
                self.open(code)

        code = self._chosen.removeprefix(POINT)
        known = code if code in self._offered.points else ""
        self.app.push_screen(FigureScreen(self._offered.points, known, turned=turned), chosen)

    def action_turn_figure(self) -> None:
        """Turn the body beside the list, or the large one where it has no room there."""
        if self.figure.display:
            self.figure.action_turn(1)
        else:
            self.action_body(turned=True)

    def action_exercises(self) -> None:
        """Today's exercises, to choose one and be guided."""
        self.backcare.open_exercises()

    def action_about(self) -> None:
        """What holds for this person."""
        from backcare_tui.tui.screens.about_you import AboutYouScreen

        self.app.push_screen(AboutYouScreen())

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""
