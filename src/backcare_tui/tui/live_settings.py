"""Settings changed while the app runs: kept in the file, and in force at once where that can be."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backcare_tui import paths
from backcare_tui.settings import Settings, changed, read_settings
from backcare_tui.tui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.tui.app import BackcareApp

NEXT_START = ("database", "person", "keymap")
"""Settings that the app reads when it starts."""


class LiveSettings:
    """The settings file of a running app; one change is written after the other."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self._writing = asyncio.Lock()

    async def read(self) -> Settings:
        """The settings as the file has them, without environment and flags.

        Raises:
            SettingsError: the file is broken.
        """
        return await asyncio.to_thread(read_settings, paths.config_file(), {})

    async def keep(self, key: str, value: Callable[[], str]) -> None:
        """Write what ``value`` says when all earlier changes are written.

        Raises:
            BackcareError: it does not fit, or could not be written; nothing changed.
        """
        from backcare_tui.journal.preferences import keep_setting

        async with self._writing:
            text = value()
            file, themes = paths.config_file(), list(self._app.available_themes)
            await asyncio.to_thread(keep_setting, file, key, text, themes=themes)
            self._take_effect(key, text)

    async def drop(self, key: str) -> None:
        """Go back to the default.

        Raises:
            BackcareError: the file could not be written; nothing changed.
        """
        from backcare_tui.journal.preferences import drop_setting

        async with self._writing:
            await asyncio.to_thread(drop_setting, paths.config_file(), key)
            self._take_effect(key, None)

    def _take_effect(self, key: str, text: str | None) -> None:
        app, journal = self._app, self._app.journal
        if key in NEXT_START:
            return
        usual: Any = getattr(Settings(), key)
        if text is None:
            journal.settings = replace(journal.settings, **{key: usual})
        else:
            journal.settings = changed(journal.settings, key, text)
        settings = journal.settings
        if key == "theme":
            app.theme = settings.theme or theme.DARK.name
        elif key == "ascii":
            app.draw_plainly(plain=settings.ascii)
        elif key == "motion":
            app.let_move(motion=settings.motion)
        app.diary_changed.publish(None)
