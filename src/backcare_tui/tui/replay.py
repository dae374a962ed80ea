"""Undo and redo, which name a warning sign before they lift it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp


class Replay:
    """Takes changes of the diary back, and makes them again."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self._lifting: tuple[str, ...] = ()

    async def undo(self) -> None:
        """Take back the last change; a warning sign that it would lift is named first."""
        journal = self._app.journal
        lifted = await asyncio.to_thread(journal.safety.lifted_by_undo)
        if lifted and lifted != self._lifting:
            self._lifting = lifted
            self._app.notify(
                f"This takes back what you ticked: {', '.join(lifted)}. "
                "u once more, if that was a mistake.",
                severity="warning",
                markup=False,
            )
            return
        self._lifting = ()
        self._app.page_write(journal.diary.undo, lambda change: f"Taken back: {change.label}")

    def redo(self) -> None:
        """Make the undone change again."""
        diary = self._app.journal.diary
        self._app.page_write(diary.redo, lambda change: f"Made again: {change.label}")
