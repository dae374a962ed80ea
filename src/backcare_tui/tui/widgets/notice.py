"""What stands above everything else: a warning sign, or that nobody asked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from textual.events import Click

    from backcare_tui.journal.safety import Notice


class NoticeBar(Static):
    """Hidden while there is nothing to say. A click opens the warning signs."""

    def __init__(self) -> None:
        super().__init__("", classes="notice", markup=False)

    def tell(self, notice: Notice | None) -> None:
        """Show what ``notice`` is about in a line, or nothing."""
        self.set_class(notice is not None, "-shown")
        if notice is None:
            return
        self.set_class(not notice.urgent, "-calm")
        words = _("{title}. Press ! to read and answer.")
        if notice.signs:
            words = _("{title} ({signs}). Press ! to read and answer.")
        self.update(Content(words.format(title=notice.title, signs=listed(notice.signs))))

    async def on_click(self, event: Click) -> None:
        event.stop()
        await self.screen.run_action("app.warning_signs")
