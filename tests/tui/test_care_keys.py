"""Care: its bottom line fits where the person is, and a session that broke off goes on."""

from __future__ import annotations

import pytest
from tests.factories import SetClock
from tests.tui.conftest import Driver, open_app
from tests.tui.sessions import begin, pass_time, record

from backcare_tui import paths
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.session_before import SessionBefore

pytestmark = pytest.mark.thorough


async def test_the_bottom_line_tells_what_the_arrow_keys_do(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home")
        assert "Press it, guided" in run.text("KeyBar")
        await run.press("tab")
        assert "← ↑ ↓ → Next point" in run.text("KeyBar")
        await run.press("tab")
        assert "↑ ↓ Read" in run.text("KeyBar")
        assert "Press it" not in run.text("KeyBar")
        await run.press("tab")
        assert "Press it, guided" in run.text("KeyBar")


async def broken_off(journal: Journal) -> str:
    """Break a session of four holds off after the first, and return what is noted of the rest."""
    async with open_app(journal) as run:
        screen, seconds = await begin(run, record(journal, "BL40", "KI3", before=5))
        await run.press("space")
        await pass_time(run, screen, seconds, 30)
        return paths.unfinished_file().read_text("utf-8")


def goes_on(run: Driver) -> bool:
    """Whether the rest of a session is in front, told in holds."""
    assert isinstance(run.screen, SessionBefore)
    return "3 holds left" in run.text("#title") and "only the rest" in run.text("#notes Static")


async def test_care_goes_on_with_a_session_that_broke_off(
    settled: Journal, clock: SetClock
) -> None:
    left = await broken_off(settled)
    paths.unfinished_file().write_text(left, "utf-8")
    clock.forward(minutes=20)
    async with open_app(settled) as run:
        await run.press("C", "home")
        assert "Go on pressing" in run.text("#chooser")
        assert "3 holds left" in run.text("#page")
        await run.press("enter")
        assert goes_on(run)
        await run.press("escape", "s")
        assert goes_on(run)


async def test_a_key_at_the_very_start_goes_on_with_it(settled: Journal, clock: SetClock) -> None:
    left = await broken_off(settled)
    paths.unfinished_file().write_text(left, "utf-8")
    clock.forward(minutes=20)
    async with open_app(settled) as run:
        run.today.view = None
        await run.press("s")
        assert goes_on(run)
