"""Pattern: which traditional picture the diary resembles, how sure that is, and why."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from backcare_tui.errors import HeldBack
from backcare_tui.tui.base import Page
from backcare_tui.tui.pages import held_page
from backcare_tui.tui.screens.pattern_parts import Wanted, pattern_page
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.review import PatternView
    from backcare_tui.journal.safety import Notice


class PatternScreen(Page):
    """The leaning and its reasons; held back while a warning sign stands open."""

    MODE = "pattern"
    CSS_PATH = "pattern.tcss"
    AUTO_FOCUS = "#body"
    HELP = (
        "# Pattern\n\nThree traditional pictures, each weighed on its own from the signs that you "
        "were asked. A dark bar is how likely it looks, the pale rest is what is open. "
        "`w` shows the days and the rule behind each line, `n` why the other pictures do "
        "not fit.\n\nA picture is a way of describing, not an illness."
    )
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("w", "Days behind it", "why"),
        ("n", "Why not", "others"),
        ("!", "Warnings", "app.warning_signs"),
        ("?", "Help", "app.toggle_help"),
        ("↑ ↓", "Scroll", "none"),
        ("ctrl+p", "All", "app.command_palette"),
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "w",
            "why",
            "Why",
            show=False,
            id="pattern.why",
            tooltip="Show the days and the rule behind each line",
        ),
        Binding(
            "n",
            "others",
            "Why not",
            show=False,
            id="pattern.others",
            tooltip="Show why the other pictures do not fit",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.dated = False
        self.lacking = False
        self._view: PatternView | None = None
        self._notice: Notice | None = None
        self._held: HeldBack | None = None
        self._notes: dict[str, dict[str, str]] = {}

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with VerticalScroll(id="body", classes="page-body"):
            yield Flowing(id="text")

    async def read(self) -> None:
        review, safety, care = self.journal.review, self.journal.safety, self.journal.care

        def look() -> tuple[PatternView | HeldBack, Notice | None, dict[str, dict[str, str]]]:
            notice = safety.notice()
            try:
                view = review.pattern()
            except HeldBack as error:
                return error, notice, {}
            return view, notice, {own: care.picture_notes(own) for own in view.leaning.fitting}

        found, self._notice, self._notes = await asyncio.to_thread(look)
        self._held = found if isinstance(found, HeldBack) else None
        self._view = None if isinstance(found, HeldBack) else found
        self.query_one(NoticeBar).tell(self._notice)
        self._draw()

    def _draw(self) -> None:
        view, notice = self._view, self._notice
        page = self.query_one(Flowing)
        if view is None:
            held = Content("") if self._held is None else held_page(self._held, notice)
            page.show(lambda width: Content("\n").join(held.wrap(width)))
            return
        wanted = partial(
            Wanted,
            days=self.dated,
            lacking=self.lacking,
            ascii=self.journal.settings.ascii,
            notes=self._notes,
        )
        page.show(
            lambda width: Content("\n").join(
                pattern_page(view, self.journal.knowledge, wanted(width)).wrap(width)
            )
        )

    def action_why(self) -> None:
        """Show or hide the days behind each line."""
        self.dated = not self.dated
        self._redraw()

    def action_others(self) -> None:
        """Show or hide why the other pictures do not fit."""
        self.lacking = not self.lacking
        self._redraw()

    def _redraw(self) -> None:
        self._draw()
        if self._view is not None and self._view.leaning.needed:
            # All that changed is a sentence beneath the bars.
            self.query_one("#body").scroll_home(animate=False)

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""
