"""An app of pages that come back at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.tui.base import Page
from backcare_tui.tui.guarded import GuardedApp

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.screen import Screen
    from textual.widget import AwaitMount


class PagedApp(GuardedApp):
    """What of the app has to do with changing between pages, which are Textual's modes."""

    _comes_back = False

    def stack_of(self, mode: str) -> Sequence[Screen[Any]]:
        """The screens of a mode, the one in front last; none where it was not opened yet."""
        return self._screen_stacks.get(mode, ())

    def switch_mode(self, mode: str) -> AwaitMount:
        stack = self.stack_of(mode)
        fits = bool(stack) and stack[-1].outer_size == self.size
        self._comes_back = fits and not any(isinstance(s, Page) and s.stale for s in stack)
        try:
            return super().switch_mode(mode)
        finally:
            self._comes_back = False

    def delay_update(self, delay: float = 0.05) -> None:
        """Hide a page while its parts come up; one that comes back as it was shows at once.

        Textual waits here whenever the mode changes: five times as long as the rest takes.
        """
        if not self._comes_back:
            super().delay_update(delay)
