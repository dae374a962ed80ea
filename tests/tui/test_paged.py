"""Changing between pages: one that comes back is shown at once, and none is imported late."""

from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from tests.factories import ago
from tests.tui.conftest import open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.tui import modes
from backcare_tui.tui.screens.trends import TrendsScreen

# Prints which screens are imported before and after `load`.
_LOADED = """
import sys
from backcare_tui.tui import app, modes
def there():
    places = ("care", "history", "pattern", "trends")
    return [each for each in places if f"backcare_tui.tui.screens.{each}" in sys.modules]
print(there())
modes.load()
print(there())
"""


async def test_a_page_that_comes_back_is_shown_at_once(demo: Journal) -> None:
    async with open_app(demo) as run:
        run.app.switch_mode("trends")
        assert run.app._batch_count == 1, "hidden until it is whole"
        await run.settle()
        for mode in ("today", "trends"):
            run.app.switch_mode(mode)
            assert run.app._batch_count == 0
            await run.settle()
        run.app.switch_mode("history")
        assert run.app._batch_count == 1
        await run.settle()
        assert run.app._batch_count == 0


async def test_a_page_that_comes_back_has_the_size_and_the_diary_of_now(demo: Journal) -> None:
    async with open_app(demo, (80, 24)) as run:
        await run.press("R")
        before = run.screen
        assert isinstance(before, TrendsScreen)
        assert _pain_of_yesterday(before) is not None
        await run.press("T")
        await run.resize(60, 20)
        demo.diary.remove_day(ago(1))
        run.app.diary_changed.publish(None)
        run.app.switch_mode("trends")
        assert run.app._batch_count == 1, "hidden until it fits"
        await run.settle()
        assert run.front == "TrendsScreen"
        assert run.screen.size == (60, 20)
        assert _pain_of_yesterday(before) is None


def _pain_of_yesterday(screen: TrendsScreen) -> float | None:
    assert screen.view is not None
    series = screen.view.series
    return series.daily[series.index(ago(1))]


async def test_a_page_whose_diary_changed_is_hidden_until_it_was_read(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "T")
        run.app.switch_mode("trends")
        assert run.app._batch_count == 0
        await run.press("T")
        run.app.diary_changed.publish(None)
        await run.settle()
        run.app.switch_mode("trends")
        assert run.app._batch_count == 1
        await run.settle()


async def test_the_other_screens_are_loaded_beside_once_the_start_is_over(
    demo: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[threading.Thread] = []

    def fail() -> None:
        threads.append(threading.current_thread())
        raise ImportError("taken away meanwhile")

    monkeypatch.setattr(modes, "load", fail)
    async with open_app(demo) as run:
        run.app.settle()
        await run.settle()
        assert len(threads) == 1
        assert threads[0] is not threading.main_thread()
        await run.press("R")
        assert run.front == "TrendsScreen"


def test_loading_brings_in_every_screen() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines() == ["[]", "['care', 'history', 'pattern', 'trends']"]
