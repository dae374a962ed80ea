"""Going to any part of the screen by a letter that stands at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.events import Key
    from textual.geometry import Offset
    from textual.screen import Screen

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""From the middle of the keyboard outwards."""


def targets(screen: Screen[Any]) -> dict[str, tuple[Widget, Offset]]:
    """What of ``screen`` can be focused and seen, by its letter, with its first visible cell."""
    seen = []
    for widget in screen.focus_chain:
        region = screen.find_widget(widget).visible_region
        if region.area:
            seen.append((widget, region.offset))
    return dict(zip(LETTERS, seen, strict=False))


def jump(screen: Screen[Any]) -> None:
    """Show the letters over ``screen``, and go where one leads."""
    found = targets(screen)
    if not found:
        screen.notify(_("There is nothing to go to here."), markup=False)
        return

    def go(target: Widget | None) -> None:
        if target is not None and target.is_attached:
            screen.set_focus(target)

    screen.app.push_screen(JumpScreen(found), go)


class JumpScreen(ModalScreen[Widget]):
    """Letters over the screen beneath, where nothing moves."""

    CSS_PATH = "jump.tcss"
    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape,ctrl+g", "leave", "Back", id="jump.leave", tooltip="Stay where you are"),
    ]

    def __init__(self, found: Mapping[str, tuple[Widget, Offset]]) -> None:
        super().__init__()
        self._targets = found

    def compose(self) -> ComposeResult:
        for letter, (_widget, place) in self._targets.items():
            label = Static(f"{letter} ", classes="letter", markup=False)
            # The margin at the left is empty, so the letter hides no word.
            label.styles.width = min(max(place.x, 1), 2)
            label.styles.offset = (max(place.x - 2, 0), place.y)
            yield label
        yield Static(f" {_('A letter goes there, esc stays here.')} ", id="hint", markup=False)

    def on_key(self, event: Key) -> None:
        """A letter goes to its place."""
        target = self._targets.get(event.character or "")
        if target is not None:
            event.stop()
            self.dismiss(target[0])

    def on_click(self) -> None:
        self.dismiss(None)

    def action_leave(self) -> None:
        """Stay."""
        self.dismiss(None)
