"""Settings changed while the app runs: kept in the file, and in force at once where that can be."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from backcare_tui import paths
from backcare_tui.errors import BackcareError, SettingsError, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.settings import Settings, changed, read_settings
from backcare_tui.tui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.tui.app import BackcareApp

NEXT_START = ("database", "person", "keymap", "language", "lock_after_minutes")
"""Settings that the app reads when it starts."""
_LOOKS = ("theme", "motion")
"""Settings that change nothing that a page reads."""
_FAULTS = 3
"""How many things wrong with the settings are told at the start."""
_REST = 0.3
"""Seconds without another theme after which the one that is shown is written."""


class LiveSettings:
    """The settings file of a running app; one change is written after the other.

    In the demo nothing is written: what is changed holds until it ends.
    """

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self._writing = asyncio.Lock()
        self._shown: str | None = None
        self._kept = ("", theme.DARK.name)
        self.resting = False
        """Whether `keep_theme` waits already."""

    async def tell_faults(self) -> None:
        """Say what of the settings could not be used; the rest is in force."""
        from backcare_tui.journal.keymap import setting_faults

        app = self._app
        themes = list(app.available_themes)
        faults = await asyncio.to_thread(setting_faults, app.journal, themes)
        if faults:
            more = len(faults) - _FAULTS
            rest = _("And {count} more: backcare config list.").format(count=more)
            words = "\n".join([*faults[:_FAULTS], *([rest] if more > 0 else [])])
            app.notify(words, severity="warning", timeout=10, markup=False)

    async def read(self) -> Settings:
        """The settings as the file has them, without environment and flags.

        Raises:
            SettingsError: the file is broken.
        """
        if self._app.journal.demo:
            return self._app.journal.settings
        return await asyncio.to_thread(read_settings, paths.config_file(), {})

    async def keep(self, key: str, value: Callable[[Settings], str]) -> None:
        """Write what ``value`` makes of the file's settings when all earlier changes are written.

        Raises:
            BackcareError: it does not fit, or could not be written; nothing changed.
        """
        await self.flush()
        async with self._writing:
            text = value(await self.read())
            await self._write(key, text)
            self._take_effect(key, text)

    async def drop(self, key: str) -> None:
        """Go back to the default.

        Raises:
            BackcareError: the file could not be written; nothing changed.
        """
        await self.flush()
        async with self._writing:
            await self._write(key, None)
            self._take_effect(key, None)

    def show_theme(self, name: str) -> None:
        """Show a theme at once; `keep_theme` writes the last one shown."""
        if self._shown is None:
            self._kept = (self._app.journal.settings.theme, self._app.theme)
        self._shown = name
        self._take_effect("theme", name)

    async def keep_theme(self) -> None:
        """Write the theme shown last, once no other was for a moment; who waits writes for all.

        Raises:
            BackcareError: it could not be written; the theme of before is back.
        """
        if self.resting:
            return
        self.resting = True
        try:
            while (name := self._shown) is not None:
                await asyncio.sleep(_REST)
                if name == self._shown:
                    await self.flush()
        finally:
            self.resting = False

    async def flush(self) -> None:
        """Write now what `keep_theme` would write later.

        Raises:
            BackcareError: as there.
        """
        async with self._writing:
            if (name := self._shown) is None:
                return
            try:
                await self._write("theme", name)
            except BackcareError:
                self._shown = None
                journal, (setting, shown) = self._app.journal, self._kept
                journal.settings = replace(journal.settings, theme=setting)
                self._app.theme = shown
                raise
            self._kept = (name, name)
            if self._shown == name:
                self._shown = None

    async def _write(self, key: str, text: str | None) -> None:
        """Write one setting to the file, None for its default; in the demo write nothing."""
        from backcare_tui.journal.preferences import drop_setting, keep_setting

        if self._app.journal.demo:
            return
        file, themes = paths.config_file(), list(self._app.available_themes)
        try:
            if text is None:
                await asyncio.to_thread(drop_setting, file, key)
            else:
                await asyncio.to_thread(keep_setting, file, key, text, themes=themes)
        except StorageFailure as error:
            # Not of the diary, which would be opened anew for it.
            raise SettingsError(error.message, error.hint) from error

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
        if key not in _LOOKS:
            app.diary_changed.publish(None)
