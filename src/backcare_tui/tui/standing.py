"""What stands on every page while the diary is damaged, or while it is new and a backup is not."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.widgets import Static

from backcare_tui.errors import BackcareError
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.journal import Journal
    from backcare_tui.tui.app import BackcareApp


class StandingBar(Static):
    """The words, as long as they are true."""

    def __init__(self, words: str, *, calm: bool) -> None:
        classes = "notice -shown -calm" if calm else "notice -shown"
        super().__init__(words, classes=classes, markup=False)


class Standing:
    """Knows what is the matter with the diary as a whole, and shows it on every page."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self.words = ""
        """What happened and the way out; empty where nothing is the matter."""
        self.damaged = False
        """Whether the diary is damaged, and not only new."""
        self.closed = False
        """Whether nothing can be saved."""

    async def met(self, error: BackcareError) -> str:
        """What to do after ``error``; where the diary itself is damaged, it stands from now on."""
        from backcare_tui.journal.way_back import hint_of
        from backcare_tui.storage.faults import Damaged

        journal = self._app.journal
        if not isinstance(error, Damaged) or error.place != str(journal.backups.file):
            return error.hint
        hint = await asyncio.to_thread(hint_of, journal, error)
        self.damaged, self.closed = True, await asyncio.to_thread(_is_closed, journal)
        happened = _("The diary is damaged. What you enter may not be saved until it is mended.")
        if self.closed:
            happened = _("The diary is damaged. Nothing can be saved until it is mended.")
        self._show(f"{happened}\n{hint}")
        return hint

    def look(self) -> None:
        """Show what the journal found when it was opened."""
        if self._app.journal.lost and not self.words:
            self._show(self._app.journal.lost)

    async def look_again(self) -> None:
        """Take the words away where the diary was mended meanwhile, by a command or by hand."""
        if not self.words or not await asyncio.to_thread(_is_mended, self._app.journal):
            return
        self.damaged = self.closed = False
        self._show("")
        self._app.diary_changed.publish(None)

    def _show(self, words: str) -> None:
        if words == self.words:
            return
        self.words = words
        for page in self._app.pages():
            page.show_standing()


def _is_closed(journal: Journal) -> bool:
    try:
        journal.reopen()
        store = journal.store
    except BackcareError:
        return True
    return store.read_only


def _is_mended(journal: Journal) -> bool:
    from backcare_tui.journal.way_back import lost

    file = journal.backups.file
    try:
        journal.reopen()
        journal.store.verify()
        if file is not None and lost(journal, file) is not None:
            return False
    except BackcareError:
        # It is told already, and stands until this succeeds.
        return False
    journal.lost = ""
    return True
