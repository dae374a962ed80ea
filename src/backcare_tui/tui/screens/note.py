"""Writing a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from backcare_tui.domain.text import clean_text
from backcare_tui.language import gettext as _
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Paste


class NoteArea(TextArea):
    """A text area that takes no control characters: they could move the terminal's cursor."""

    def on_paste(self, event: Paste) -> None:
        event.text = clean_text(event.text)


class NoteScreen(ModalScreen[str]):
    """A text of any length. Leaving keeps it: nothing typed is lost."""

    CSS_PATH = "note.tcss"
    AUTO_FOCUS = "TextArea"
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "escape,ctrl+s",
            "keep",
            "Keep",
            id="note.keep",
            tooltip="Keep the note, go back",
            priority=True,
        ),
    ]

    area = getters.query_one(TextArea)

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = note

    def compose(self) -> ComposeResult:
        yield Static(_("Note: anything that you want to remember"), id="title", markup=False)
        yield NoteArea(self._note, soft_wrap=True, tab_behavior="focus")
        yield KeyBar(("esc", "Keep and go back", "keep"))

    @property
    def text(self) -> str | None:
        """The text as it is now; None before it is on the screen, and when it was taken off."""
        area = next(iter(self.query(NoteArea)), None)
        return None if area is None else area.text

    @property
    def unsaved(self) -> str:
        """What quitting now would lose, in a sentence."""
        changed = self.is_mounted and self.area.text != self._note
        return _("Your note is not saved yet; escape keeps it.") if changed else ""

    def on_mount(self) -> None:
        self.area.move_cursor(self.area.document.end)

    def action_keep(self) -> None:
        """Go back with the text."""
        self.dismiss(self.area.text)
