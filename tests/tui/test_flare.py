"""The flare on Today, asked in full, and what was marked on a day."""

from __future__ import annotations

import pytest
from tests.factories import SetClock, ago, log
from tests.tui.conftest import SIZES, open_app

from backcare_tui.domain.answers import FLARE_QUESTION
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.history import HistoryScreen

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("size", SIZES)
async def test_its_key_walks_and_its_question_is_read_in_full(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        for expected in ("v Flare ✓ yes", "v Flare ✗ no"):
            await run.press("v")
            assert expected in run.text("#triggers")
            assert FLARE_QUESTION in " ".join(run.text("#triggers").split())
            assert run.screen.region.contains_region(run.one("#triggers").region)
        await run.press("v")
        assert "v Flare –" in run.text("#triggers")
        assert "Is this a flare" not in run.text("#triggers")


@pytest.mark.parametrize("size", SIZES)
async def test_the_question_shows_while_the_chip_is_marked(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        await run.press("tab", "right", "right", "right")
        assert "Is this a flare" not in run.text("#triggers")
        await run.press("right")
        assert "Is this a flare" in run.text("#triggers")
        await run.press("tab")
        assert "Is this a flare" not in run.text("#triggers")


async def test_others_no_leaves_it_unasked(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "full_stop", "enter")
    (entry,) = settled.diary.day(settled.today).check_ins
    assert entry.flare is None
    assert "flare" not in entry.exposures


@pytest.mark.parametrize(("walks", "flare", "told"), [(1, True, "flare ✓"), (2, False, "flare ✗")])
async def test_it_is_saved_and_told(settled: Journal, walks: int, flare: bool, told: str) -> None:
    async with open_app(settled) as run:
        await run.press("2", "c", *["v"] * walks, "enter")
        assert told in run.text("#saved")
    (entry,) = settled.diary.day(settled.today).check_ins
    assert entry.flare is flare
    assert entry.exposures == {"cold": True}


async def test_it_is_marked_by_mouse(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.click_text(run.one("#triggers"), "Flare")
        assert run.today.form.flare is True
        assert run.today.form.exposures == {}
        assert run.today.unsaved
        await run.click_text(run.one("#triggers"), "Flare")
        await run.click_text(run.one("#triggers"), "Flare")
        assert run.today.form.flare is None
        assert not run.today.unsaved


async def test_typed_before_the_diary_is_read_it_counts(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.today.view = None
        await run.pilot.press(*"4v", "enter")
        await run.settle()
    assert settled.diary.day(settled.today).check_ins[0].flare is True


async def test_a_marked_flare_asks_the_warning_questions(settled: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    async with open_app(settled) as run:
        await run.press("2", "v", "enter")
        assert run.front == "AskWarnings"


async def test_an_edit_changes_it(settled: Journal) -> None:
    log(settled, 3, flare=True, note="kept")
    async with open_app(settled) as run:
        await run.press("v")
        assert "flare ✓" in run.text("#saved"), "what is saved does not walk"
        await run.press("e")
        assert "v Flare ✓ yes" in run.text("#triggers")
        await run.press("v", "escape", "escape")
        assert "flare ✓" in run.text("#saved")
        await run.press("e", "v", "v", "enter")
        assert "flare" not in run.text("#saved")
    (entry,) = settled.diary.day(settled.today).check_ins
    assert (entry.pain, entry.flare, entry.note) == (3, None, "kept")


@pytest.mark.parametrize("size", SIZES)
async def test_history_and_the_day_name_what_was_marked(
    settled: Journal, size: tuple[int, int]
) -> None:
    settled.diary.mark("[b + [/ 腎俞 \x1b[31mbed", ago(2))
    log(settled, 3, ago(1), flare=True)
    async with open_app(settled, size) as run:
        await run.press("H", "slash", *"flare", "enter")
        assert "1 day fits" in run.text("#count")
        await run.press("escape", "slash", *"腎俞", "enter")
        assert "1 day fits" in run.text("#count")
        assert isinstance(run.screen, HistoryScreen)
        row = run.screen.rows.drawn(0)
        assert "marked: [b +" in row
        assert "–" in row
        await run.press("enter")
        assert "[b + [/ 腎俞 bed" in run.text("Flowing")
