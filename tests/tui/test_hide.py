"""The key that covers everything: nothing shows, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.factories import SetClock, log
from tests.tui.conftest import open_app
from tests.tui.covering import locked, seen
from textual.widgets import TextArea

from backcare_tui.journal.curtain import lock_with, opens, wait_after
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.help import HelpScreen
from backcare_tui.tui.screens.session_run import SessionRun

pytestmark = pytest.mark.thorough

SECRET = "zebra [b + [/ 腎俞 🦓"
PASSPHRASE = " hors é "


async def test_one_key_covers_everything_and_enter_brings_it_back(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    async with open_app(journal) as run:
        assert "zebra" in seen(run)
        before = seen(run)
        await run.press("ctrl+l")
        assert seen(run).split() == []
        await run.press("enter")
        assert seen(run) == before


async def test_other_keys_clicks_and_pastes_do_nothing(journal: Journal) -> None:
    log(journal, 4)
    async with open_app(journal) as run:
        await run.press("ctrl+l")
        for key in ("q", "ctrl+q", "ctrl+p", "u", "d", "R", "f5", "question_mark", "7", "escape"):
            await run.press(key)
            assert run.front == "HiddenScreen"
            assert seen(run).split() in ([], ["enter", "goes", "on"])
        await run.pilot.click(offset=(5, 5))
        await run.settle()
        assert run.front == "HiddenScreen"
        await run.press("enter")
        assert run.front == "TodayScreen"
        assert len(journal.diary.day(journal.today).check_ins) == 1


async def test_a_note_half_written_is_kept(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("5", "w")
        await run.type("half a wor")
        await run.press("ctrl+l")
        assert seen(run).split() == []
        await run.type("xyz")
        await run.press("enter")
        await run.type("d")
        assert run.screen.query_one(TextArea).text == "half a word"


async def test_the_same_key_lifts_it(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("ctrl+l", "ctrl+l")
        assert run.front == "TodayScreen"


async def test_a_screen_that_opens_behind_it_stays_behind_it(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("ctrl+l")
        run.app.push_screen(HelpScreen(run.today, {}))
        await run.settle()
        assert run.front == "HiddenScreen"
        assert seen(run).split() == []
        run.app.switch_mode("trends")
        await run.settle()
        assert run.front == "HiddenScreen"
        await run.press("enter")
        assert run.front == "TrendsScreen"
        await run.press("T")
        assert run.front == "HelpScreen"
        await run.press("escape")
        assert run.front == "TodayScreen"


async def test_nothing_behind_it_is_drawn_for_a_frame(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    async with open_app(journal) as run:
        monkeypatch.setattr(
            "textual.app.App._display",
            lambda _app, screen, _update: drawn.append(type(screen).__name__),
        )
        await run.press("ctrl+l")
        drawn.clear()
        run.app.push_screen(HelpScreen(run.today, {}))
        await run.settle()
        await run.press("x")
        assert set(drawn) == {"HiddenScreen"}


async def test_a_guided_session_pauses(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "p")
        await run.press("space")
        screen = run.screen
        assert isinstance(screen, SessionRun)
        assert screen.guide.running
        await run.press("ctrl+l")
        assert not screen.guide.running
        await run.press("enter")
        assert run.screen is screen
        assert not screen.guide.running


async def test_a_warning_stands_there_again(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        before = seen(run)
        await run.press("ctrl+l", "enter")
        assert seen(run) == before


async def test_left_alone_it_covers_itself(journal: Journal, clock: SetClock) -> None:
    journal.settings = replace(journal.settings, lock_after_minutes=5)
    async with open_app(journal) as run:
        clock.now += timedelta(minutes=4)
        run.app.curtain._look()
        await run.settle()
        assert run.front == "TodayScreen"
        await run.press("down")
        clock.now += timedelta(minutes=4)
        run.app.curtain._look()
        await run.settle()
        assert run.front == "TodayScreen"
        clock.now += timedelta(minutes=1)
        run.app.curtain._look()
        await run.settle()
        assert run.front == "HiddenScreen"


async def test_a_made_up_diary_has_no_lock(demo: Journal) -> None:
    async with open_app(locked(demo, lock_with(PASSPHRASE))) as run:
        assert run.front == "TodayScreen"
        await run.press("ctrl+l", "enter")
        assert run.front == "TodayScreen"


@pytest.mark.parametrize("passphrase", ["x", PASSPHRASE, "腎俞 🦓", "' \" $(rm) \\", "a" * 10_000])
def test_a_lock_opens_by_its_passphrase_only(passphrase: str) -> None:
    lock = lock_with(passphrase)
    assert opens(passphrase, lock)
    assert not opens(passphrase + " ", lock)
    assert passphrase not in lock or passphrase == "x"
    assert lock_with(passphrase) != lock


def test_each_miss_doubles_the_wait() -> None:
    assert [wait_after(n) for n in (0, 1, 2, 3, 5, 6, 1000)] == [0, 1, 2, 4, 16, 30, 30]
