"""Marking something that may change things, on its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from backcare_tui.domain.scale import EVENT_MAX
from backcare_tui.domain.text import clean_line
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Paste

    from backcare_tui.domain.checkin import Event

UNSAVED = "What you want to mark is not saved yet; m and enter save it."


class EventInput(Input):
    """One line that takes no control characters: they could move the terminal's cursor."""

    def on_paste(self, event: Paste) -> None:
        event.text = clean_line(event.text)


class MarkScreen(BackcareScreen[str], ModalScreen[str]):
    """One line about ``day``. Its result is what was typed and not saved."""

    CSS_PATH = "mark.tcss"
    AUTO_FOCUS = "Input"
    ASKS = True
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "escape",
            "go_back",
            "Go back",
            id="mark.go-back",
            tooltip="Go back; what you typed is kept",
            priority=True,
        ),
    ]

    line = getters.query_one(EventInput)

    def __init__(self, day: date, text: str) -> None:
        super().__init__()
        self._day = day
        self._before = text

    def compose(self) -> ComposeResult:
        today = self._day == self.journal.today
        named = "today" if today else f"{self._day:%a} {self._day.day} {self._day:%b %Y}"
        with Vertical(id="box"):
            yield Static(f"Mark for {named}: what may change things?", id="title", markup=False)
            yield EventInput(
                self._before,
                placeholder="new mattress",
                max_length=EVENT_MAX,
                select_on_focus=False,
                compact=True,
            )
        yield KeyBar(("enter", "Save", "save"), ("esc", "Back, text is kept", "go_back"))

    @property
    def unsaved(self) -> str:
        return UNSAVED if self.is_mounted and self.line.value.strip() else ""

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save the line; after an error it stays as it is."""
        text, day, diary = self.line.value, self._day, self.journal.diary
        if not clean_line(text):
            self.leave("")
            return
        self.write(lambda: diary.mark(text, day), self._saved, once="mark", kept=STILL_HERE)

    def _saved(self, event: Event) -> None:
        day = f"{event.day:%a} {event.day.day} {event.day:%b}"
        self.backcare.notify(f"Marked on {day}: {event.text}. u takes it back.", markup=False)
        self.leave("")

    def action_go_back(self) -> None:
        """Leave without saving."""
        self.leave(self.line.value)
