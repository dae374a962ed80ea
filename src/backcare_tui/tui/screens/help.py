"""Help for what is marked: what it is for, and the keys that work here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen

from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.bindings import offers, told_together
from backcare_tui.tui.help_text import help_page, help_words
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.screen import Screen


class HelpScreen(ModalScreen[None]):
    """A page over the screen it is about; ``keymap`` are the person's own keys by binding id."""

    CSS_PATH = "help.tcss"
    AUTO_FOCUS = "VerticalScroll"
    HORIZONTAL_BREAKPOINTS = BackcareScreen.HORIZONTAL_BREAKPOINTS
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "escape,question_mark,q,enter",
            "leave",
            "Back",
            id="help.leave",
            tooltip="Close the help",
        ),
    ]

    def __init__(self, about: Screen[Any], keymap: Mapping[str, str]) -> None:
        super().__init__()
        words = help_words(about, keymap)
        found = told_together(offers(about))
        self._make = lambda width: help_page(words, found, width)

    def compose(self) -> ComposeResult:
        with Vertical(id="box"), VerticalScroll():
            yield Flowing(id="page")
        yield KeyBar(("↑ ↓", "Scroll", "none"), ("esc", "Back", "leave"))

    def on_mount(self) -> None:
        self.query_one(Flowing).show(self._make)

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)
