"""Care: points, exercises, prevention, what is known, and what holds for this person."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from backcare_tui.charts.figure_marks import shown_point
from backcare_tui.errors import BackcareError, HeldBack
from backcare_tui.journal.session_words import history_words
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, pgettext
from backcare_tui.tui import pages
from backcare_tui.tui.base import Page
from backcare_tui.tui.point_page import means_itself, point_page
from backcare_tui.tui.widgets.figure import BodyFigure
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.exercises import ExercisePlan
    from backcare_tui.journal.pressing import PointHistory
    from backcare_tui.journal.safety import Notice

ABOUT, EXERCISES, RULES, NOW = "about", "exercises", "rules", "now"
_POINT, _LEARN = "point:", "learn:"


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
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("↑ ↓", "Choose", "none"),
        ("f", "Body", "body"),
        ("tab", "Next part", "app.focus_next"),
        ("i", "About you", "about"),
        ("!", "Warnings", "app.warning_signs"),
        ("?", "Help", "app.toggle_help"),
        ("ctrl+p", "All", "app.command_palette"),
    )
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
        self._points: dict[str, PointAdvice] = {}
        self._histories: dict[str, PointHistory] = {}
        self._plan: ExercisePlan | None = None
        self._notice: Notice | None = None
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
            self._notice = safety.notice()
            self._private = pages.shows_private(care.profile())
            self._learn = pages.learn_pages(self.journal.knowledge, private=self._private)
            try:
                self._points = {a.point.code: a for a in care.points(library=True)}
                self._histories = self.journal.sessions.histories()
                self._plan = self.journal.exercises.plan()
            except HeldBack:
                self._points, self._plan = {}, None
            # The drawings are read off the UI loop as well.
            _drawings = self.journal.knowledge.body_views, self.journal.knowledge.meridians

        await asyncio.to_thread(look)
        self._show()

    def _show(self) -> None:
        self.query_one(NoticeBar).tell(self._notice)
        knowledge = self.journal.knowledge
        self.figure.show_points(
            knowledge.body_views,
            {code: shown_point(each.point, each.limits) for code, each in self._points.items()},
            {code: meridian.name for code, meridian in knowledge.meridians.items()},
            ascii=self.journal.settings.ascii,
        )
        kept = self._wanted or self._chosen
        self._wanted = ""
        self.options.clear_options()
        self.options.add_options(self._entries())
        ids = [option.id for option in self.options.options]
        first = next((i for i, o in enumerate(self.options.options) if not o.disabled), 0)
        self.options.highlighted = ids.index(kept) if kept in ids else first

    def _entries(self) -> list[Option]:
        entries: list[Option] = []
        if self._notice is not None and self._notice.urgent:
            entries += [_title(pgettext("what to do", "First")), Option(_("What to do now"), NOW)]
        plain = self.journal.settings.ascii
        core = [a for a in self._points.values() if a.point.core]
        more = [a for a in self._points.values() if not a.point.core]
        if core:
            entries += [_title(_("Points")), *(_point_option(a, ascii=plain) for a in core)]
            entries += [_title(_("Moving")), Option(_("Exercises"), EXERCISES)]
        entries += [_title(_("Every day")), Option(_("Prevention"), RULES)]
        entries.append(Option(_("About you"), ABOUT))
        if more:
            entries += [_title(_("More points")), *(_point_option(a, ascii=plain) for a in more)]
        entries.append(_title(_("What is known")))
        entries += [Option(Content(title), _LEARN + title) for title in self._learn]
        return entries

    @property
    def _chosen(self) -> str:
        at = self.options.highlighted
        return "" if at is None else self.options.get_option_at_index(at).id or ""

    def open(self, what: str) -> None:
        """Show one page: a point's code, an exercise's id, or the title of a page."""
        if what in self.journal.knowledge.points:
            self._wanted = _POINT + what
        elif what in self.journal.knowledge.exercises:
            self._wanted = EXERCISES
        else:
            self._wanted = what
        if self._learn:
            self._show()

    @on(OptionList.OptionHighlighted)
    def _read_page(self, event: OptionList.OptionHighlighted) -> None:
        chosen = event.option_id or ""
        knowledge = self.journal.knowledge
        pressable = False
        if chosen.startswith(_POINT):
            advice = self._points.get(chosen.removeprefix(_POINT))
            if advice is None:
                return  # held back since the list was drawn
            pressable = advice.technique is not None
            meridian = knowledge.meridians.get(advice.point.meridian)
            history = self._histories.get(advice.point.code)
            text = point_page(advice, meridian, history_words(history) if history else ())
        elif chosen == EXERCISES and self._plan is not None:
            text = pages.exercises_page(self._plan, knowledge)
        elif chosen == NOW and self._notice is not None:
            text = pages.held_page(self._notice)
        elif chosen == RULES:
            text = pages.rules_page(knowledge, self._private)
        elif chosen == ABOUT:
            text = Content(_("Press enter: what holds for you switches off what does not fit."))
        else:
            text = self._learn.get(chosen.removeprefix(_LEARN), Content(""))
        self._show_on_figure(chosen)
        self.page_text.update(text)
        self.query_one("#reader", VerticalScroll).scroll_home(animate=False)
        first = ("enter", marked("Press it, guided"), "press") if pressable else self.KEYS[0]
        if chosen == EXERCISES:
            first = ("enter", marked("Choose one"), "exercises")
        self.query_one(KeyBar).offer(first, *self.KEYS[1:])

    def _show_on_figure(self, chosen: str) -> None:
        """Show the figure where it has something to say, and let it follow the list."""
        code = chosen.removeprefix(_POINT)
        if code in self._points:
            seen = self.figure.choose(code)
        else:
            channels = self.journal.knowledge.meridians.values() if self._points else ()
            titled = (each.code for each in channels if _LEARN + each.name == chosen)
            seen = any(map(self.figure.show_course, titled))
        self.query_one("#care").set_class(seen, "-figure")

    @on(BodyFigure.PointChosen)
    def _follow_figure(self, event: BodyFigure.PointChosen) -> None:
        self.options.highlighted = self.options.get_option_index(_POINT + event.code)

    @on(BodyFigure.PointOpened)
    def _open_from_figure(self) -> None:
        self.action_press()

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        if (event.option_id or "").startswith(_POINT):
            self.action_press()
        elif event.option_id == EXERCISES:
            self.action_exercises()
        elif event.option_id == ABOUT:
            self.action_about()

    def action_press(self) -> None:
        """Press the chosen point, guided."""
        advice = self._points.get(self._chosen.removeprefix(_POINT))
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
        """Press what is suggested today, guided."""
        self.backcare.open_session()

    def action_body(self, turned: bool = False) -> None:
        """The points on a body that fills the screen, ``turned`` to its next view."""
        if not self._points:
            return
        from backcare_tui.tui.screens.figure import FigureScreen

        def chosen(code: str | None) -> None:
            if code:
                self.open(code)

        code = self._chosen.removeprefix(_POINT)
        known = code if code in self._points else ""
        self.app.push_screen(FigureScreen(self._points, known, turned=turned), chosen)

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


def _title(words: str) -> Option:
    return Option(Content.styled(words, "bold $secondary"), disabled=True)


def _point_option(advice: PointAdvice, *, ascii: bool) -> Option:  # noqa: A002 - as the setting
    point, shown = advice.point, shown_point(advice.point, advice.limits)
    mark: tuple[str, str] | str = "  "
    if advice.limits.restrictions:
        colour = "$error" if advice.limits.blocked else "$warning"
        mark = (f"{shown.mark.glyph(ascii=ascii)} ", colour)
    elif advice.first_for:
        mark = ("▸ ", "$primary")
    name = advice.characters if means_itself(point) else point.pinyin
    return Option(Content.assemble(mark, f"{point.label:<6} {name}"), _POINT + point.code)
