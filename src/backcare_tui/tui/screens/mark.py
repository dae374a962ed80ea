"""Marking something that may change things, on its day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from backcare_tui.domain.day_words import weekday_day, weekday_day_year
from backcare_tui.domain.scale import EVENT_MAX
from backcare_tui.domain.text import clean_line
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.typed import Event as TypedEvent
from backcare_tui.tui.typed import Typed
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Paste

    from backcare_tui.domain.checkin import Event

UNSAVED = marked("What you want to mark is not saved yet; m and enter save it.")


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
        title = _("Mark for today: what may change things?")
        if self._day != self.journal.today:
            day = weekday_day_year(self._day)
            title = _("Mark for {day}: what may change things?").format(day=day)
        with Vertical(id="box"):
            yield Static(title, id="title", markup=False)
            yield EventInput(
                self._before,
                placeholder=_("new mattress"),
                max_length=EVENT_MAX,
                select_on_focus=False,
                compact=True,
            )
        yield KeyBar(("enter", "Save", "save"), ("esc", "Back, text is kept", "go_back"))

    @property
    def unsaved(self) -> str:
        return _(UNSAVED) if self.is_mounted and self.line.value.strip() else ""

    @property
    def typed(self) -> Typed:
        # An empty line too: it stands for what Trends kept of the line before.
        text = self.line.value if self.is_mounted else self._before
        return Typed(event=TypedEvent(self._day, "" if self._left else text))

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Save the line; after an error it stays as it is."""
        text, day, diary = self.line.value, self._day, self.journal.diary
        if not clean_line(text):
            self.leave("")
            return
        self.write(lambda: diary.mark(text, day), self._saved, once="mark", kept=STILL_HERE)

    def _saved(self, event: Event) -> None:
        told = _("Marked on {day}: {event}. u takes it back.")
        day = weekday_day(event.day)
        self.backcare.notify(told.format(day=day, event=event.text), markup=False)
        self.leave("")

    def action_go_back(self) -> None:
        """Leave without saving."""
        self.leave(self.line.value)
