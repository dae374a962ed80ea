"""The page of one day, on a screen of its own and beside History's list."""

from __future__ import annotations

import pytest
from tests.factories import SetClock, ago, exercised, log
from tests.tui.conftest import SIZES, open_app, shown
from tests.tui.test_history import HELL, fill, history, row, toasts

from backcare_tui.domain.checkin import Felt
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.thorough

NARROW = SIZES[:2]


def rich_day(journal: Journal, clock: SetClock) -> None:
    """A day with everything: two check-ins, a point, exercises, a mark, and a later change."""
    own = log(
        journal,
        4,
        exposures={"cold": True, "damp": False},
        signs={"dizzy": True},
        spread={"buttock": True},
        note=f"{HELL}\nsecond line",
        pressed=[Pressed("KI3", 45, "left", 5, 3, "sore")],
    ).check_in.id
    exercised(journal, ago(0), felt=Felt.COMFORTABLE)
    exercised(journal, ago(0), exercise=HELL.split()[0], count=1, hold=600)
    journal.diary.mark(f"bed {HELL}", ago(0))
    clock.forward(hours=12)
    journal.diary.edit(own, pain=5)


@pytest.mark.parametrize("size", NARROW)
async def test_a_day_tells_all_that_is_known(
    journal: Journal, clock: SetClock, size: tuple[int, int]
) -> None:
    rich_day(journal, clock)
    log(journal, 2, ago(0), flare=False)
    async with open_app(journal, size) as run:
        await run.press("H", "enter")
        assert run.front == "DayScreen"
        told = " ".join(shown(run.one("Flowing")).split())
        for words in (
            "Monday, 9 March",
            "20:30 ▒ 5 · hard to ignore",
            "✓ yes cold",
            "✗ no damp",
            "– not asked fatigue, lifting",
            "Flare – not asked",
            "Signs ✓ yes dizzy",
            "Spreads to ✓ yes buttock",
            "[b + [/ 腎俞",
            "second line",
            "KI3 45 s left, pain 5 → 3, after it: sore, at 20:30",
            "Flare ✗ no",
            "Exercises Bridge: 8 holds of 3 s, comfortable, at 20:30",
            "[b: 10 minutes, at 20:30",
            "Marked bed [b",
            "What changed when",
            "Mon 9 Mar 20:30",
            "exercise Bridge: entered",
            "Tue 10 Mar 08:30 check-in: pain 4 → 5",
        ):
            assert words in told, words
        await run.press("escape")
        assert run.front == "HistoryScreen"


@pytest.mark.parametrize("size", NARROW)
async def test_walking_editing_and_deleting_on_the_page(
    journal: Journal, size: tuple[int, int]
) -> None:
    fill(journal)
    async with open_app(journal, size) as run:
        await run.press("H", "enter", "right_square_bracket")
        assert "Tomorrow can wait" in toasts(run)
        await run.press("left_square_bracket")
        assert "Sunday, 8 March" in run.text("Flowing")
        await run.press("e", "9", "enter")
        assert run.front == "DayScreen"
        assert "9 · almost unbearable" in run.text("Flowing")
        assert "pain 6 → 9" in run.text("Flowing")
        await run.press("d")
        assert "Nothing is written for this day" in run.text("Flowing")
        assert "Deleted 1 check-in and 1 point pressed: Sun 8 Mar." in toasts(run)
        assert "u brings them back" in toasts(run)
        await run.press("d")
        assert "nothing on this day" in toasts(run)
        await run.press("u")
        assert "9 · almost unbearable" in run.text("Flowing")
        await run.press("left_square_bracket")
        assert "Left out on purpose" in run.text("Flowing")
        assert "travel" in run.text("Flowing")
        await run.press("left_square_bracket")
        assert "Nothing is written for this day" in run.text("Flowing")
        await run.press("right_square_bracket", "escape")
        assert "Sat  7 Mar" in row(run)


async def test_a_day_is_filled_in_on_today(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "enter", "left_square_bracket", "a")
        assert run.front == "TodayScreen"
        assert run.today.day == ago(1)


@pytest.mark.parametrize("keys", [("escape",), ("enter",)])
async def test_leaving_goes_back_to_the_day_that_was_read(
    journal: Journal, keys: tuple[str, ...]
) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "enter", *["left_square_bracket"] * 4, *keys)
        assert "Tue  3 Mar" in row(run), "the nearest older day that there is"


async def test_beside_the_list_the_page_follows_the_cursor(
    journal: Journal, clock: SetClock
) -> None:
    rich_day(journal, clock)
    fill(journal)
    async with open_app(journal, (140, 45)) as run:
        await run.press("H")
        assert "Tuesday, 10 March" in run.text("Flowing")
        await run.press("down")
        assert "Monday, 9 March" in run.text("Flowing")
        assert "check-in: pain 4 → 5" in run.text("Flowing") or "pain 4 → 5" in run.text("Flowing")
        await run.press("left_square_bracket")
        assert "Sunday, 8 March" in run.text("Flowing")
        await run.press("right_square_bracket", "enter")
        assert history(run).body.has_focus
        await run.press("d")
        assert journal.diary.day(ago(0)).check_ins == ()
        await run.press("u", "escape")
        assert history(run).rows.has_focus
        await run.press("e", "7", "enter")
        assert "7 · limits" in run.text("Flowing")


async def test_a_narrower_terminal_puts_the_page_away(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal, (140, 45)) as run:
        await run.press("H", "down", "enter")
        await run.resize(80, 24)
        assert not run.one("DayBody").display
        assert history(run).rows.has_focus
        await run.press("enter")
        assert "Sunday, 8 March" in run.text("Flowing")
        await run.resize(140, 45)
        await run.press("escape")
        assert "Sunday, 8 March" in run.text("Flowing")
