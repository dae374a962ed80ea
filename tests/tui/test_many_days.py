"""Several days at once, and the list of changes: one step, there and back."""

from __future__ import annotations

import pytest
from tests.factories import ago, log
from tests.tui.conftest import ENDS, SIZES, open_app, shown
from tests.tui.test_history import HELL, days, fill, history, row, toasts

from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings

pytestmark = pytest.mark.thorough


def lines(journal: Journal) -> str:
    return "".join(journal.transfer.export_ndjson())


def cold(journal: Journal) -> list[bool | None]:
    """What each check-in says about cold, newest day first."""
    return [c.exposures.get("cold") for page in journal.diary.days() for c in page.check_ins]


@pytest.mark.parametrize("size", SIZES)
async def test_marked_days_are_deleted_and_come_back_in_one_step(
    journal: Journal, size: tuple[int, int]
) -> None:
    fill(journal)
    before = lines(journal)
    async with open_app(journal, size) as run:
        await run.press("H", "space", "down", "shift+down")
        assert "3 marked" in run.text("#count")
        assert shown(run.one("Rows")).count("☑") == 3
        assert "☑ Tue  3 Mar" in row(run)
        await run.press("d")
        told = "Deleted 3 check-ins and 1 day left out: Tue 3 Mar to Mon 9 Mar."
        assert f"{told} u brings them back." in toasts(run)
        assert days(run) == 3
        assert "marked" not in run.text("#count")
        after = lines(journal)
        await run.press("u")
        assert lines(journal) == before
        assert days(run) == 6
        await run.press("ctrl+r")
        assert lines(journal) == after
        await run.press("u")
        assert lines(journal) == before


async def test_marks_extend_shrink_and_go_with_escape(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "shift+down", "shift+down")
        assert "3 marked" in run.text("#count")
        await run.press("space")
        assert "2 marked" in run.text("#count")
        await run.press("shift+up")
        assert "4 marked" in run.text("#count")
        await run.press("escape")
        assert run.text("#count").strip() == "6 days"
        assert "☑" not in shown(run.one("Rows"))
        await run.press("b")
        assert "Mark days first" in toasts(run)


async def test_what_a_search_hides_is_not_marked_any_more(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "shift+down", "shift+down", "slash", *"cold", "enter")
        assert "1 marked" in run.text("#count")
        await run.press("d")
        assert len(journal.diary.days()) == 5
        assert days(run) == 1
        await run.press("escape")
        assert days(run) == 5


@pytest.mark.parametrize("size", SIZES)
async def test_a_trigger_is_set_in_all_of_them(journal: Journal, size: tuple[int, int]) -> None:
    fill(journal)
    before = lines(journal)
    async with open_app(journal, size) as run:
        await run.press("H", *["shift+down"] * 3, "b")
        assert run.front == "BulkScreen"
        assert "4 days marked" in run.text("#title")
        assert "1 day has no check-in" in " ".join(run.text("#words").split())
        await run.press("enter")
        assert "Choose a trigger first" in toasts(run)
        await run.press("c", "c", "d", "d", "d", "d")
        assert "Cold ✗ no" in run.text("Chips")
        assert "Damp · as it is" in run.text("Chips")
        await run.press("enter")
        assert run.front == "HistoryScreen"
        assert "Changed 4 check-ins. u brings them back." in toasts(run)
        assert cold(journal) == [False, False, False, False, True, None]
        assert "4 marked" in run.text("#count"), "they stay marked for the next step"
        await run.press("u")
        assert lines(journal) == before
        await run.press("ctrl+r", "b", "c", "c", "c", "enter")
        assert cold(journal) == [None, None, None, None, True, None]
        await run.press("b", "c", "c", "c", "enter")
        assert "All of them say so already" in toasts(run)
        await run.press("b", "escape", "b", "D")
        assert len(journal.diary.days()) == 2
        await run.press("u", "u", "u")
        assert lines(journal) == before


async def test_another_window_changes_the_diary_while_days_are_marked(journal: Journal) -> None:
    fill(journal)
    other = Journal(Settings(database=journal.location), journal.clock)
    async with open_app(journal) as run:
        await run.press("H", "shift+down", "shift+down")
        other.diary.remove_day(ago(1))
        added = log(other, 9, ago(0), note=HELL).check_in
        await run.press("d")
        told = toasts(run)
        assert "Deleted 1 check-in and 1 day left out: Sat 7 Mar to Mon 9 Mar." in told
        assert "2 had gone already." in told
        assert journal.diary.day(ago(0)).check_ins == (added,), "never seen, so never deleted"
        assert "1 marked" in run.text("#count")
        await run.press("u")
        assert len(journal.diary.day(ago(0)).check_ins) == 2
        other.diary.remove_day(ago(0))
        other.diary.remove_day(ago(2))
        await run.press("escape", "home", "d")
        assert "gone already" in toasts(run)
    other.close()


async def test_much_at_once_is_copied_first(journal: Journal) -> None:
    for n in range(25):
        log(journal, 3, ago(n))
    async with open_app(journal) as run:
        await run.press("H", *["shift+down"] * 24, "d")
        assert "A copy of the diary as it was is in" in toasts(run)
        assert journal.diary.days() == []
        await run.press("u")
        assert len(journal.diary.days()) == 25


@pytest.mark.parametrize("size", SIZES)
async def test_changes_are_told_and_walked(journal: Journal, size: tuple[int, int]) -> None:
    fill(journal)
    own = journal.diary.day(ago(0)).check_ins[0].id
    journal.diary.edit(own, pain=8, note=HELL)
    before = lines(journal)
    async with open_app(journal, size) as run:
        await run.press("H", "c")
        assert run.front == "ChangesScreen"
        first = shown(run.one("Rows")).split("\n")[0].split()
        assert first[0] == "u"
        assert f"check-in {ago(0)} ch" in run.text("Rows")
        assert "pain 3 → 8, note changed" in " ".join(run.text("Flowing").split())
        await run.press("u")
        told = shown(run.one("Rows")).split("\n")
        assert told[0].split()[0] == "ctrl+r"
        assert "taken back" in told[0]
        assert told[1].split()[0] == "u"
        await run.press("u", "ctrl+r", "ctrl+r")
        assert lines(journal) == before
        await run.press("j", "k", "end", "escape")
        assert run.front == "HistoryScreen"


@pytest.mark.parametrize("size", ENDS)
async def test_no_changes_yet(fresh_journal: Journal, size: tuple[int, int]) -> None:
    async with open_app(fresh_journal, size, start="history") as run:
        await run.press("c")
        assert "Nothing was changed yet" in run.text("#title")
        await run.press("down", "enter", "u", "escape")
        assert "nothing to undo" in toasts(run)
        assert history(run).pages == []
