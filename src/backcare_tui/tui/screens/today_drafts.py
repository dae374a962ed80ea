"""Keeps what is entered on Today and not saved yet, and brings it back after an end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui import drafts
from backcare_tui.tui.last_words import LastWords

if TYPE_CHECKING:
    from backcare_tui.tui.form import Form
    from backcare_tui.tui.screens.today import TodayScreen

_SECONDS = 1.5
"""Seconds between looks at what was entered."""


class TodayDrafts:
    """The drafts of one Today screen: kept every moment, and once more as the terminal closes."""

    def __init__(self, screen: TodayScreen) -> None:
        self._screen = screen
        self._kept: str | None = None
        """What is kept of the forms; None while nothing is to be kept."""
        self._last_words = LastWords(self._keep_at_end)

    def listen(self) -> None:
        """From now on keep what is entered."""
        self._screen.set_interval(_SECONDS, self.keep)
        self._last_words.listen()

    def ignore(self) -> None:
        """Keep nothing more: the screen goes away."""
        self._last_words.ignore()

    def keep(self) -> None:
        """Keep what is entered, where it changed since; not before the old drafts were read."""
        rows = drafts.told(self.forms())
        if self._kept in (None, rows):
            return
        self._kept = rows
        self._screen.background(partial(self._write, rows), "drafts")

    async def _write(self, rows: str) -> None:
        screen = self._screen
        try:
            await asyncio.to_thread(drafts.keep, paths.drafts_file(), screen.journal, rows)
        except StorageFailure as error:
            self._kept = None
            words = _("What you enter is not kept until you save it.")
            screen.notify(sentences([words, error.message]), severity="warning", markup=False)

    def _keep_at_end(self) -> None:
        rows = drafts.told(self.forms())
        if self._kept not in (None, rows):
            drafts.keep(paths.drafts_file(), self._screen.journal, rows)

    def forms(self) -> list[Form]:
        """The forms, with the note that is being written."""
        note, forms = self._screen.note_open, self._screen.forms.values()
        text = None if note is None else note.text
        if text is None:
            return list(forms)
        return [replace(form, note=text) if form.noting else form for form in forms]

    async def bring_back(self) -> None:
        """Bring back what an end that nobody wanted left unsaved."""
        screen, file = self._screen, paths.drafts_file()
        if not file.exists():
            self._kept = ""
            return
        found = await asyncio.to_thread(drafts.take_up, file, screen.journal)
        for form in found:
            if not (form.day in screen.forms and screen.forms[form.day].touched):
                screen.forms[form.day] = form
        self._kept = drafts.told(found)
        if found:
            told = sentences([_("Brought back."), screen.unsaved])
            screen.notify(told, timeout=10, markup=False)
