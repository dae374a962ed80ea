"""Following what other programs write to the diary while the app is open."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from backcare_tui.errors import BackcareError

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp

_SECONDS = 2.0
"""Seconds between two looks, each of which asks SQLite for one number."""


class Elsewhere:
    """Lets the screen in front read again once another program has written."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self._marker: int | None = None

    def follow(self) -> None:
        """Look from now on."""
        self._app.set_interval(_SECONDS, self._begin)

    def _begin(self) -> None:
        self._app.run_worker(self.look(), group="elsewhere", exclusive=True)

    async def look(self) -> None:
        """Look once."""
        # What is wrong with the diary is told by whoever reads or writes next, and not by a look
        # that nobody asked for.
        with suppress(BackcareError):
            marker = await asyncio.to_thread(self._app.journal.marker)
            before, self._marker = self._marker, marker
            if None not in (before, marker) and before != marker:
                self._app.diary_changed.publish(None)
