"""Keeps what is typed and not saved yet on any screen, and brings it back after an end."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.domain.text import clean_line
from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui import drafts
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.last_words import LastWords
from backcare_tui.tui.typed import Event, Typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcare_tui.tui.app import BackcareApp
    from backcare_tui.tui.form import Form
    from backcare_tui.tui.screens.note import NoteScreen
    from backcare_tui.tui.screens.today import TodayScreen

_SECONDS = 1.5
"""Seconds between looks at what was entered."""


class TodayDrafts:
    """The drafts of the app: kept every moment, and once more as the terminal closes.

    What comes back is shown on Today, one form a day; others of that day wait for their turn. An
    event waits until something is marked in Trends.
    """

    def __init__(self, screen: TodayScreen) -> None:
        self._screen = screen
        self._kept: str | None = None
        """What is kept of the forms; None while nothing is to be kept."""
        self._waiting: list[Form] = []
        self._event: Event | None = None
        self._last_words = LastWords(self._keep_at_end)

    def listen(self) -> None:
        """From now on keep what is entered."""
        self._screen.set_interval(_SECONDS, self.keep)
        self._last_words.listen()

    def ignore(self) -> None:
        """Keep nothing more: the screen goes away."""
        self._last_words.ignore()

    def keep(self) -> None:
        """Keep what is typed, where it changed since; not before the old drafts were read."""
        self._offer_next()
        rows = drafts.told(self._everywhere())
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
        rows = drafts.told(self._everywhere())
        if self._kept not in (None, rows):
            drafts.keep(paths.drafts_file(), self._screen.journal, rows)

    @property
    def typed(self) -> Typed:
        """What stands on Today, and what came back and waits."""
        return Typed((*self.forms(), *self._waiting), self._event)

    def forms(self) -> tuple[Form, ...]:
        """The forms on Today, with the note that is being written."""
        return with_note(self._screen.forms.values(), self._screen.note_open)

    @property
    def unsaved(self) -> str:
        """What of all that came back waits elsewhere than on Today, in a sentence."""
        if self._event is None:
            return ""
        words = _("What you wanted to mark is not saved yet: “{event}”. In Trends, m brings it up.")
        return words.format(event=clean_line(self._event.text))

    def _everywhere(self) -> Typed:
        """What stands on all screens; of an event the line in front."""
        app = self._screen.backcare
        forms: list[Form] = []
        event: Event | None = None
        for mode in app.MODES:
            for screen in app.stack_of(mode):
                typed = screen.typed if isinstance(screen, BackcareScreen) else Typed()
                forms += typed.forms
                event = typed.event or event
        return Typed(tuple(forms), event)

    def hand_over(self) -> Event | None:
        """The event that came back, which from now on is somebody else's to keep."""
        event, self._event = self._event, None
        return event

    def _offer_next(self) -> None:
        """Show a form that waits, once nothing else is entered for its day."""
        screen = self._screen
        for form in self._waiting:
            if form.day not in screen.forms or not screen.forms[form.day].in_use:
                self._waiting.remove(form)
                screen.forms[form.day] = form
                self._tell()
                screen.mark_stale()
                return

    async def bring_back(self) -> None:
        """Bring back what an end that nobody wanted left unsaved."""
        screen, file = self._screen, paths.drafts_file()
        if not file.exists():
            self._kept = ""
            return
        found = await asyncio.to_thread(drafts.take_up, file, screen.journal)
        for form in found.forms:
            if form.day in screen.forms and screen.forms[form.day].touched:
                self._waiting.append(form)
            else:
                screen.forms[form.day] = form
        self._event = found.event
        self._kept = drafts.told(found)
        if self._kept:
            self._tell()

    def _tell(self) -> None:
        told = sentences([_("Brought back."), self._screen.unsaved])
        self._screen.notify(told, timeout=10, markup=False)


def with_note(forms: Iterable[Form], note: NoteScreen | None) -> tuple[Form, ...]:
    """``forms`` with the note that is being written, if one is open."""
    text = None if note is None else note.text
    if text is None:
        return tuple(forms)
    return tuple(replace(form, note=text) if form.noting else form for form in forms)


def hand_over(app: BackcareApp) -> Event | None:
    """The event that came back to Today, if one waits there."""
    for screen in app.stack_of("today"):
        if (drafts_there := getattr(screen, "drafts", None)) is not None:
            event: Event | None = drafts_there.hand_over()
            return event
    return None
