"""Leaving the app: with something unsaved, only at the second press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.language import gettext as _
from backcare_tui.language import sentences
from backcare_tui.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from textual.screen import Screen

    from backcare_tui.tui.app import BackcareApp

_PATIENCE = 5
"""Seconds within which a second press leaves."""


class Leaving:
    """Asks before something that is not saved is left behind."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self._asked = False

    async def leave(self) -> None:
        """Leave; with something unsaved, show it and wait for a second press."""
        app = self._app
        told = (getattr(screen, "unsaved", "") for screen in self._screens())
        words = next((each for each in told if each), "")
        if words and not self._asked:
            self._asked = True
            if (day := self._unsaved_day()) is not None:
                app.open_day(day)
            asked = sentences([words, _("Quit once more to leave.")])
            app.notify(asked, severity="warning", markup=False)
            app.set_timer(_PATIENCE, self._stay)
            return
        await app.guard(app.live.flush)
        app.exit()

    def _screens(self) -> Iterator[Screen[object]]:
        for mode in self._app.MODES:
            yield from self._app.stack_of(mode)

    def _unsaved_day(self) -> date | None:
        pages = (screen for screen in self._screens() if isinstance(screen, TodayScreen))
        return next((page.unsaved_day for page in pages if page.unsaved_day), None)

    def _stay(self) -> None:
        self._asked = False
