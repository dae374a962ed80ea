"""The lock of the screen: only its passphrase lifts it, and it is asked for as people type."""

from __future__ import annotations

import asyncio

import pytest
from tests.factories import log
from tests.tui.conftest import SIZES, open_app
from tests.tui.covering import locked, seen
from textual.events import Paste
from textual.widgets import Input

from backcare_tui import paths
from backcare_tui.journal.curtain import lock_with
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.preferences import drop_setting, keep_setting
from backcare_tui.tui.screens import hidden
from backcare_tui.tui.screens.hidden import HiddenScreen

pytestmark = pytest.mark.thorough

SECRET = "zebra [b + [/ 腎俞 🦓"
PASSPHRASE = " hors é "
WRONG = "That is not the passphrase. Try again in 1 second."


@pytest.fixture(scope="module")
def lock() -> str:
    return lock_with(PASSPHRASE)


async def test_a_locked_app_opens_covered(journal: Journal, lock: str) -> None:
    log(journal, 4, note=SECRET)
    async with open_app(locked(journal, lock)) as run:
        assert run.front == "HiddenScreen"
        assert seen(run).split() == []
        await run.press("enter")
        assert "Passphrase of the screen lock" in seen(run)
        await run.type(PASSPHRASE)
        assert "hors" not in seen(run)
        await run.press("enter")
        assert run.front == "TodayScreen"
        assert "zebra" in seen(run)
        await run.press("ctrl+l", "enter", "enter", "ctrl+l")
        assert run.front == "HiddenScreen"


async def test_the_first_letter_counts(journal: Journal, lock: str) -> None:
    async with open_app(locked(journal, lock)) as run:
        await run.press(PASSPHRASE[0])
        await run.type(PASSPHRASE[1:])
        assert run.screen.query_one(Input).value == PASSPHRASE
        await run.press("enter")
        assert run.front == "TodayScreen"


async def test_a_passphrase_is_pasted_before_it_is_asked_for(journal: Journal, lock: str) -> None:
    async with open_app(locked(journal, lock)) as run:
        run.app.post_message(Paste(PASSPHRASE + "\n"))
        await run.settle()
        assert run.screen.query_one(Input).value == PASSPHRASE
        run.app.post_message(Paste("x" * 100_000))
        await run.settle()
        assert len(run.screen.query_one(Input).value) == 100_000 + len(PASSPHRASE)
        await run.press("ctrl+u")
        assert run.screen.query_one(Input).value == ""
        await run.type(PASSPHRASE)
        await run.press("enter")
        assert run.front == "TodayScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_a_wrong_passphrase_is_told_beneath_its_field(
    journal: Journal, lock: str, size: tuple[int, int]
) -> None:
    async with open_app(locked(journal, lock), size) as run:
        await run.type("zebra")
        await run.press("enter")
        lines = seen(run).split("\n")
        assert WRONG in seen(run)
        field = run.screen.query_one(Input)
        assert WRONG in lines[field.region.bottom]
        assert field.disabled
        await run.type(PASSPHRASE)
        await run.press("enter")
        assert isinstance(run.screen, HiddenScreen)
        assert field.value == ""
        run.screen._again()
        await run.settle()
        assert "That is not the passphrase. Try again." in seen(run)
        assert run.app.focused is field
        await run.type(PASSPHRASE)
        assert "That is not the passphrase. Try again." in seen(run)
        await run.press("enter")
        assert run.front == "TodayScreen"


async def test_a_lock_set_in_another_window_locks_this_one(journal: Journal, lock: str) -> None:
    async with open_app(journal) as run:
        keep_setting(paths.config_file(), "lock", lock)
        await run.press("ctrl+l", "enter")
        assert run.front == "HiddenScreen"
        assert "Passphrase of the screen lock" in seen(run)
        await run.press("escape", "enter")
        assert run.front == "HiddenScreen"
        await run.type(PASSPHRASE)
        await run.press("enter")
        assert run.front == "TodayScreen"


async def test_a_lock_set_while_it_is_covered_locks_it(journal: Journal, lock: str) -> None:
    async with open_app(journal) as run:
        await run.press("ctrl+l", "x")
        assert "enter goes on" in seen(run)
        keep_setting(paths.config_file(), "lock", lock)
        await run.press("enter")
        assert run.front == "HiddenScreen"
        assert "enter goes on" not in seen(run)


async def test_a_lock_taken_off_in_another_window_asks_no_more(journal: Journal, lock: str) -> None:
    async with open_app(locked(journal, lock)) as run:
        drop_setting(paths.config_file(), "lock")
        await run.press("enter")
        assert run.front == "TodayScreen"


@pytest.mark.parametrize("content", ["lock = 'zzz'", "lock = [", "person = 'a b'"])
async def test_broken_settings_take_no_lock_off(journal: Journal, lock: str, content: str) -> None:
    async with open_app(locked(journal, lock)) as run:
        paths.config_file().write_text(content)
        await run.press("enter")
        assert run.front == "HiddenScreen"
        await run.type(PASSPHRASE)
        await run.press("enter")
        assert run.front == "TodayScreen"
        assert str(paths.config_file()) in run.toasts


@pytest.mark.parametrize(
    ("is_locked", "words"), [(False, "enter goes on"), (True, "enter asks for the passphrase")]
)
async def test_an_empty_screen_says_how_to_go_on(
    journal: Journal, lock: str, is_locked: bool, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hidden.HINT_AFTER == 2
    monkeypatch.setattr(hidden, "HINT_AFTER", 0.01)
    async with open_app(locked(journal, lock) if is_locked else journal) as run:
        run.app.curtain.let_down()
        async with asyncio.timeout(10):
            while seen(run).split() == []:
                await run.settle()
        assert " ".join(seen(run).split()) == words
