"""Pattern: which traditional picture the diary resembles, how sure that is, and why."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.errors import HeldBack
from backcare_tui.tui.base import Page
from backcare_tui.tui.pages import held_page, pattern_page
from backcare_tui.tui.widgets.notice import NoticeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.review import Questions
    from backcare_tui.journal.safety import Notice
    from backcare_tui.review.patterns import Leaning


class PatternScreen(Page):
    """The leaning and its reasons; held back while a warning sign stands open."""

    MODE = "pattern"
    CSS_PATH = "pattern.tcss"
    AUTO_FOCUS = "#body"
    HELP = (
        "# Pattern\n\nThree traditional pictures, each weighed on its own from the signs that you "
        "were asked. A dark bar is how likely it looks, the pale rest is what is open. "
        "`w` shows the days behind each line.\n\nA picture is a way of describing, not an illness."
    )
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = (
        ("w", "Days behind it", "why"),
        ("↑ ↓", "Scroll", "none"),
        ("!", "Warnings", "app.warning_signs"),
        ("?", "Help", "app.toggle_help"),
        ("ctrl+p", "All", "app.command_palette"),
        ("q", "Quit", "app.quit"),
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "w",
            "why",
            "Why",
            show=False,
            id="pattern.why",
            tooltip="Show the days behind each line",
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.dated = False

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with VerticalScroll(id="body", classes="page-body"):
            yield Static("", id="text", markup=False)

    async def read(self) -> None:
        review, safety = self.journal.review, self.journal.safety

        def look() -> tuple[Leaning | None, Questions | None, Notice | None]:
            notice = safety.notice()
            try:
                found = review.pattern()
            except HeldBack:
                return None, None, notice
            return found.leaning, found.questions, notice

        leaning, questions, notice = await asyncio.to_thread(look)
        self.query_one(NoticeBar).tell(notice)
        text = Content("") if notice is None else held_page(notice)
        if leaning is not None and questions is not None:
            text = pattern_page(
                leaning,
                questions,
                self.journal.knowledge,
                width=max(self.query_one("#text").size.width, 40),
                dated=self.dated,
                ascii=self.journal.settings.ascii,
            )
        self.query_one("#text", Static).update(text)

    def on_resize(self) -> None:
        self.mark_stale()

    def action_why(self) -> None:
        """Show or hide the days behind each line."""
        self.dated = not self.dated
        self.mark_stale()

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""
