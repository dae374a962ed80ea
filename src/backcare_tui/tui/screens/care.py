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

from backcare_tui.errors import BackcareError, HeldBack
from backcare_tui.tui import pages
from backcare_tui.tui.base import Page
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.care import ExercisePlan, PointAdvice
    from backcare_tui.journal.safety import Notice

ABOUT, EXERCISES, RULES, NOW = "about", "exercises", "rules", "now"
_POINT, _LEARN = "point:", "learn:"


class CareScreen(Page):
    """A list at the left, its page at the right."""

    MODE = "care"
    CSS_PATH = "care.tcss"
    AUTO_FOCUS = "OptionList"
    HELP = (
        "# Care\n\nChoose at the left, read at the right. `enter` on a point presses it with you, "
        "second by second. **About you** switches off what does not fit you.\n\n"
        "Every claim shows how well it is supported: *Tradition*, *Early evidence*, *Moderate "
        "evidence* or *Evidence against*."
    )
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("↑ ↓", "Choose", "none"),
        ("tab", "Read on", "app.focus_next"),
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
    ]

    options = getters.query_one(OptionList)
    page_text = getters.query_one("#page", Static)

    def __init__(self) -> None:
        super().__init__()
        self._points: dict[str, PointAdvice] = {}
        self._plan: ExercisePlan | None = None
        self._notice: Notice | None = None
        self._private = False
        self._learn: dict[str, Content] = {}
        self._wanted = ""

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with Horizontal(id="care"):
            yield OptionList(id="chooser", markup=False)
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
                self._plan = care.exercises()
            except HeldBack:
                self._points, self._plan = {}, None

        await asyncio.to_thread(look)
        self._show()

    def _show(self) -> None:
        self.query_one(NoticeBar).tell(self._notice)
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
            entries += [_title("First"), Option("What to do now", NOW)]
        core = [a for a in self._points.values() if a.point.core]
        more = [a for a in self._points.values() if not a.point.core]
        if core:
            entries += [_title("Points"), *(_point_option(advice) for advice in core)]
            entries += [_title("Moving"), Option("Exercises", EXERCISES)]
        entries += [_title("Every day"), Option("Prevention", RULES), Option("About you", ABOUT)]
        if more:
            entries += [_title("More points"), *(_point_option(advice) for advice in more)]
        entries.append(_title("What is known"))
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
            pressable = advice.point.technique is not None and not advice.limits.blocked
            text = pages.point_page(advice)
        elif chosen == EXERCISES and self._plan is not None:
            text = pages.exercises_page(self._plan, knowledge)
        elif chosen == NOW and self._notice is not None:
            text = pages.held_page(self._notice)
        elif chosen == RULES:
            text = pages.rules_page(knowledge, self._private)
        elif chosen == ABOUT:
            text = Content("Press enter: what holds for you switches off what does not fit.")
        else:
            text = self._learn.get(chosen.removeprefix(_LEARN), Content(""))
        self.page_text.update(text)
        self.query_one("#reader", VerticalScroll).scroll_home(animate=False)
        first = ("enter", "Press it, guided", "press") if pressable else self.KEYS[0]
        self.query_one(KeyBar).offer(first, *self.KEYS[1:])

    @on(OptionList.OptionSelected)
    def _select(self, event: OptionList.OptionSelected) -> None:
        if (event.option_id or "").startswith(_POINT):
            self.action_press()
        elif event.option_id == ABOUT:
            self.action_about()

    def action_press(self) -> None:
        """Press the chosen point, guided."""
        advice = self._points.get(self._chosen.removeprefix(_POINT))
        if advice is None:
            return
        from backcare_tui.tui.screens.press import PressScreen

        try:
            self.journal.care.require_pressable(advice.point.code)
        except BackcareError as error:
            self.backcare.tell_error(error)
            return
        self.app.push_screen(PressScreen(advice))

    def action_about(self) -> None:
        """What holds for this person."""
        from backcare_tui.tui.screens.about_you import AboutYouScreen

        self.app.push_screen(AboutYouScreen())

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""


def _title(words: str) -> Option:
    return Option(Content.styled(words, "bold $secondary"), disabled=True)


def _point_option(advice: PointAdvice) -> Option:
    point = advice.point
    mark: tuple[str, str] | str = "  "
    if advice.limits.blocked:
        mark = ("✗ ", "$error")
    elif advice.limits.restrictions:
        mark = ("▲ ", "$warning")
    elif advice.first_for:
        mark = ("▸ ", "$primary")
    return Option(Content.assemble(mark, f"{point.label:<6} {point.pinyin}"), _POINT + point.code)
