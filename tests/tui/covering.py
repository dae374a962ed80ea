"""What is seen of a covered app, messages included, and a lock as the settings file has it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from tests.tui.conftest import Driver

from backcare_tui import paths
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.preferences import keep_setting
from backcare_tui.tui.app import BackcareApp


def locked(journal: Journal, lock: str) -> Journal:
    """The same diary, as it opens where the settings hold ``lock``."""
    keep_setting(paths.config_file(), "lock", lock)
    journal.settings = replace(journal.settings, lock=lock)
    return journal


def seen(run: Driver) -> str:
    """What the terminal would show: all lines of the screen in front."""
    lines = run.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


@asynccontextmanager
async def open_telling(journal: Journal, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    """Run the app with its messages drawn, which tests leave out as a rule."""
    app = BackcareApp(journal)
    async with app.run_test(size=size, notifications=True) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    assert app.fault is None
