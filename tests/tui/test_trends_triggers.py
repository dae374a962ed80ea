"""The triggers of Trends: a forest, the days after, and what was suspected."""

from __future__ import annotations

import re

import pytest
from tests.factories import screen
from tests.tui.conftest import SIZES, open_app
from tests.tui.test_trends import body, flat

from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.journal.journal import Journal
from backcare_tui.review.association_words import NOT_PROOF
from backcare_tui.tui.widgets.forest import ForestView

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("size", SIZES)
async def test_the_triggers_take_the_place_of_the_chart(
    demo: Journal, size: tuple[int, int]
) -> None:
    async with open_app(demo, size) as run:
        await run.press("R", "x")
        assert not run.one("#top").display
        text = run.text("ForestView")
        bars = [row for row in text.split("\n") if "●" in row]
        assert len(bars) >= 4, "a bar for each finding"
        body(run)
        assert "Damp" in text
        assert "The day after pressing" in text
        await run.press("down")
        said = flat(run.text("#told"))
        assert "On your damp days pain is about" in said
        assert NOT_PROOF in said
        await run.press("x")
        assert run.one("PainChart").display
        assert "about" in run.text("#sentence")


@pytest.mark.parametrize("size", SIZES)
async def test_a_trigger_opens_into_the_days_after(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("R", "x", "down")
        closed = run.text("ForestView")
        assert "day later" not in closed
        for key in ("enter", "space"):
            await run.press(key)
            opened = run.text("ForestView")
            for when in ("same day", "1 day later", "2 days later", "3 days later"):
                assert opened.count(when) == 1
            assert len(re.findall(r"\d+ yes, \d+ no", opened)) == 4
            await run.press(key)
            assert run.text("ForestView") == closed
        forest = run.one("ForestView")
        await run.click_text(forest, "Lifting")
        assert "lifting" in run.text("#told").lower()
        await run.click_text(forest, "Lifting")
        assert "1 day later" in run.text("ForestView")
        await run.press(*["down"] * 12)
        assert isinstance(forest, ForestView)
        assert forest.cursor == forest.findings - 1
        top = body(run).scroll_offset.y
        lines = [i for i, row in enumerate(run.text("ForestView").split("\n")) if "▸" in row]
        assert 0 <= lines[0] - top < body(run).size.height


async def test_what_was_suspected_stands_beside_what_was_found(demo: Journal) -> None:
    demo.care.set_profile({"suspected.damp": True, "suspected.lifting": False})
    async with open_app(demo, (140, 45)) as run:
        await run.press("R", "x")
        rows = run.text("ForestView").split("\n")
        assert "suspected" in rows[0]
        at = rows[0].index("suspected")
        beside = {row.split()[0]: row[at : at + 4].strip() for row in rows[1:5]}
        found = {row[2:].split()[0]: row[at : at + 4].strip() for row in rows[1:5]}
        assert {**beside, **found}["Damp"] == "yes"
        assert found["Lifting"] == "no"
        await run.press("down")
        assert "You suspected it; the diary points the same way." in flat(run.text("#told"))


async def test_points_are_held_back_with_their_bars(demo: Journal) -> None:
    screen(demo, RF03=SafetyReply.YES)
    async with open_app(demo) as run:
        await run.press("R", "x")
        assert "Damp" in run.text("ForestView")
        assert "pressing" not in run.text("ForestView")
