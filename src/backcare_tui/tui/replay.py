"""Undo and redo, which name a warning sign before they lift it."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from backcare_tui.domain.change_labels import label_words
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from backcare_tui.storage.change import Change
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
                _(
                    "This takes back what you ticked: {signs}. u once more, if that was a mistake."
                ).format(signs=listed(lifted)),
                severity="warning",
                markup=False,
            )
            return
        self._lifting = ()
        self._app.page_write(journal.diary.undo, _taken_back)

    def redo(self) -> None:
        """Make the undone change again."""
        diary = self._app.journal.diary
        self._app.page_write(diary.redo, partial(_told, _("Made again: {change}")))


def _taken_back(change: Change) -> str:
    told = _told(_("Taken back: {change}"), change)
    if change:
        return told
    from backcare_tui.journal.change_words import MARK_ONLY

    return f"{told}\n{_(MARK_ONLY)}"


def _told(words: str, change: Change) -> str:
    return words.format(change=label_words(change.label))
