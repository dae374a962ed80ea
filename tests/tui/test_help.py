"""Help and jumping: what is told about a screen, and going to its parts by letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.conftest import SIZES, open_app

from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.thorough

HELP_FOR = {
    "T": "Pain",
    "P": "Pattern",
    "C": "Care",
    "s": "Before a session",
    "!": "Warning signs",
    ",": "Settings",
}


@pytest.mark.parametrize("size", SIZES)
async def test_help_opens_for_every_screen_and_closes(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        for key, words in HELP_FOR.items():
            await run.press("T", key)
            before = run.front
            await run.press("question_mark")
            told = run.one("#page").render().plain  # type: ignore[union-attr]
            assert words in told.split("\n"), key
            assert "Keys everywhere" in told
            assert "scroll_" not in told
            lines = told.split("\n")
            assert max(map(len, lines)) <= run.one("#page").size.width
            await run.press("escape")
            assert run.front == before
            if key in "s!,":
                await run.press("escape")


async def test_help_tells_of_the_marked_thing_and_no_key_twice(settled: Journal) -> None:
    async with open_app(settled, (60, 20)) as run:
        await run.press("tab", "question_mark")
        told = run.one("#page").render().plain  # type: ignore[union-attr]
        assert "\nChips\n" in told
        keys = [line.split("  ")[0] for line in told.partition("Keys here")[2].split("\n")]
        keys = [key for key in keys if key.strip()]
        assert len(keys) == len(set(keys))
        assert any("0 … =" in key for key in keys), "the numbers stand in one line"
        top = run.one("VerticalScroll").scroll_target_y
        await run.press("pagedown")
        assert run.one("VerticalScroll").scroll_target_y > top


async def test_help_for_questions(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter", "question_mark")
        assert "\nQuestions\n" in run.one("#page").render().plain  # type: ignore[union-attr]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("plain", [True, False])
async def test_jumping_goes_to_every_part(
    settled: Journal, size: tuple[int, int], plain: bool
) -> None:
    settled.settings = replace(settled.settings, ascii=plain)
    async with open_app(settled, size) as run:
        places = {w: w.region for w in run.screen.focus_chain}
        await run.press("ctrl+g")
        letters = [str(label.render()).strip() for label in run.screen.query(".letter")]
        assert letters[:3] == ["a", "s", "d"]
        for label in run.screen.query(".letter"):
            assert run.screen.region.contains_region(label.region)
        await run.press("s")
        assert run.front == "TodayScreen"
        assert run.screen.focused is run.today.body.triggers
        assert places == {w: w.region for w in run.screen.focus_chain}, "nothing moved"
        await run.press("ctrl+g", "escape")
        assert run.screen.focused is run.today.body.triggers


async def test_a_letter_that_leads_nowhere_is_no_trouble(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("ctrl+g", "m", "7")
        assert run.front == "JumpScreen"
        await run.press("ctrl+g")
        assert run.today.form.pain is None
