"""The curtain before the app: once it is down, nothing of the diary is drawn and no key reaches it.

What goes on behind it goes on: a write ends, and a screen that opens meanwhile is behind it too.
What is told meanwhile is told once it is lifted.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.errors import SettingsError
from backcare_tui.tui.held_messages import HeldMessages

if TYPE_CHECKING:
    from datetime import datetime

    from textual.screen import Screen

    from backcare_tui.tui.app import BackcareApp

LOOK_EVERY = 5.0
"""Seconds between looks whether nobody has touched the app for long."""


class Curtain:
    """Whether the app is covered, and since when nobody has touched it."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self.down = self.locked
        self.misses = 0
        """Wrong passphrases in a row."""
        self._touched: datetime | None = None
        self._messages = HeldMessages(held=self.down)
        app._notifications = self._messages  # noqa: SLF001 - the toolkit has no other way in

    @property
    def locked(self) -> bool:
        """Whether only a passphrase lifts it. A made-up diary needs no lock."""
        journal = self._app.journal
        return bool(journal.settings.lock) and not journal.demo

    async def read_lock(self) -> bool:
        """Whether only a passphrase lifts it: another window may have set or taken off the lock.

        Where the settings file cannot be read, the lock stays as it is known.
        """
        app = self._app
        try:
            settings = await app.live.read()
        except SettingsError as error:
            app.tell_error(error)
        else:
            app.journal.settings = replace(app.journal.settings, lock=settings.lock)
        return self.locked

    def begin(self) -> None:
        """Cover the app from its start on where it is locked, and when it is left alone."""
        if self.down:
            self._cover()
        if self._app.journal.settings.lock_after_minutes:
            self.touch()
            self._app.set_interval(LOOK_EVERY, self._look)

    def let_down(self) -> None:
        """Cover the app."""
        if not self.down:
            self.down = True
            self._messages.hold()
            self._cover()

    def lift(self) -> None:
        """Show the app again."""
        self.down, self.misses = False, 0
        self._messages.release()
        self.touch()

    def touch(self) -> None:
        """Somebody is there."""
        if self._app.journal.settings.lock_after_minutes:
            self._touched = self._app.journal.now()

    def hides(self, screen: Screen[object]) -> bool:
        """Whether ``screen`` is not to be seen now."""
        return self.down and not getattr(screen, "COVERS", False)

    def _cover(self) -> None:
        from backcare_tui.tui.screens.hidden import HiddenScreen

        self._app.push_screen(HiddenScreen(self))

    def _look(self) -> None:
        if self.down or self._touched is None:
            return
        if getattr(getattr(self._app.screen, "guide", None), "running", False):
            # Who presses a point has no hand free.
            self.touch()
            return
        minutes = self._app.journal.settings.lock_after_minutes
        # By the clock of the wall, which goes on while a laptop sleeps, either way if it is set.
        if abs(self._app.journal.now() - self._touched) >= timedelta(minutes=minutes):
            self.let_down()
