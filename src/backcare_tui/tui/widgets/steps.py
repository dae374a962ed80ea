"""Instructions that can be scrolled, and that tell whether more of them is below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content


class Steps(VerticalScroll):
    """A text in a frame of lines; `Moved` comes when another part of it is in view."""

    class Moved(Message):
        """Another part of the text may be in view."""

    def compose(self) -> ComposeResult:
        yield Static("", markup=False)

    def on_mount(self) -> None:
        for what in ("scroll_y", "virtual_size", "size"):
            self.watch(self, what, self._tell, init=False)

    def _tell(self) -> None:
        self.post_message(self.Moved())

    def show(self, words: Content) -> None:
        """Show another text, from its beginning."""
        self.query_one(Static).update(words)
        self.scroll_home(animate=False)
        self.call_after_refresh(self._tell)

    @property
    def more_below(self) -> bool:
        """Whether a part of the text is below what is in view."""
        return self.scroll_offset.y < self.max_scroll_y
