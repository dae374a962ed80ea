"""One diary in two windows, and a file that is mended while the app is open."""

import sqlite3

import pytest
from tests.factories import SetClock, ago, log
from tests.tui.conftest import SIZES, open_app

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.form import Form

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞 🙂"


def stored(journal: Journal) -> CheckIn:
    return journal.diary.day(journal.today).check_ins[0]


def test_a_form_sends_only_what_the_person_changed(journal: Journal) -> None:
    log(journal, 8, exposures={"cold": True, "damp": False}, note="old")
    form = Form.of(stored(journal))
    assert form.changes() == {}
    assert not form.touched
    form.pain = 3
    form.exposures["cold"] = None
    form.exposures["fatigue"] = True
    assert form.changes() == {"pain": 3, "exposures": {"cold": None, "fatigue": True}}


async def test_an_edit_keeps_what_another_window_changed(journal: Journal) -> None:
    log(journal, 8, note="old")
    async with open_app(journal) as run:
        await run.press("e", "3")
        journal.diary.edit(stored(journal).id, note="from the other window")
        await run.press("enter")
    assert (stored(journal).pain, stored(journal).note) == (3, "from the other window")


async def test_an_edit_of_the_same_shows_both_and_asks(journal: Journal) -> None:
    entry = log(journal, 8, note="old", exposures={"cold": True}).check_in
    async with open_app(journal) as run:
        await run.press("e", "3", "c")
        journal.diary.edit(entry.id, pain=6, note=HELL, exposures={"cold": None, "damp": True})
        await run.press("enter")
        assert run.front == "ConflictScreen"
        told = run.text("Flowing").split("\n")
        assert told[:3] == ["Pain", "  there now  6", "  yours      3"]
        assert told[3:] == ["Cold", "  there now  not asked", "  yours      no"]
        assert "changed elsewhere while you changed it here" in run.text("#words")
        await run.press("escape")
        assert run.today.form.pain == 3, "what was entered is still here"
        assert stored(journal).pain == 6
        await run.press("enter", "m")
        assert run.front == "TodayScreen"
    after = stored(journal)
    assert (after.pain, after.note) == (3, HELL)
    assert dict(after.exposures) == {"cold": False, "damp": True}
    journal.diary.undo()
    assert stored(journal).pain == 6


async def test_what_is_there_may_stay(journal: Journal) -> None:
    entry = log(journal, 8).check_in
    async with open_app(journal) as run:
        await run.press("e", "3")
        journal.diary.edit(entry.id, pain=6)
        await run.press("enter", "o")
        assert run.front == "TodayScreen"
        assert run.today.has_class("-saved")
        assert "It stays as it is there now." in run.toasts
    assert stored(journal).pain == 6
    assert len(journal.diary.changes()) == 3


@pytest.mark.parametrize("key", ["m", "o"])
async def test_an_edit_of_what_was_deleted_asks(journal: Journal, key: str) -> None:
    entry = log(journal, 8, note=HELL).check_in
    async with open_app(journal) as run:
        await run.press("e", "3")
        journal.diary.remove([entry.id])
        await run.press("enter")
        assert "Deleted in another window" in run.text("#title")
        assert journal.diary.days() == []
        await run.press(key)
    if key == "o":
        assert journal.diary.days() == []
    else:
        assert (stored(journal).pain, stored(journal).note) == (3, HELL)


@pytest.mark.parametrize("size", SIZES)
async def test_history_asks_too(journal: Journal, size: tuple[int, int]) -> None:
    entry = log(journal, 8, ago(2)).check_in
    async with open_app(journal, size) as run:
        await run.press("H", "enter", "e", "3")
        assert run.front == "EditCheckIn"
        journal.diary.edit(entry.id, pain=6)
        await run.press("enter")
        assert run.front == "ConflictScreen"
        await run.press("o")
        assert run.front != "EditCheckIn"
        assert journal.store.check_in("me", entry.id).pain == 6
        await run.press("e", "2")
        journal.diary.edit(entry.id, pain=7)
        await run.press("enter", "m")
        assert run.front != "EditCheckIn"
    assert journal.store.check_in("me", entry.id).pain == 2


async def test_a_day_that_was_changed_is_not_deleted_unseen(journal: Journal) -> None:
    entry = log(journal, 8, ago(2)).check_in
    async with open_app(journal) as run:
        await run.press("H", "enter")
        journal.diary.edit(entry.id, note=HELL)
        await run.press("d")
        assert "This entry was changed meanwhile" in run.toasts
        assert journal.store.check_in("me", entry.id).note == HELL
        assert HELL in run.text("DayBody Flowing"), "it is shown as it is now"
        await run.press("d")
    assert journal.diary.days() == []


async def test_escape_closes_the_help_and_nothing_beneath(journal: Journal) -> None:
    log(journal, 3, ago(8))
    async with open_app(journal) as run:
        await run.press("4", "enter")
        assert run.front == "ChecklistScreen"
        await run.press("space", "question_mark")
        assert run.front == "HelpScreen"
        await run.press("escape")
        assert run.front == "ChecklistScreen"
        await run.press("enter")
    assert sum(stored(journal).signs.values()) == 1


async def test_undo_names_a_warning_sign_and_asks_once_more(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("exclamation_mark", "a", "n", "n", "y", "escape", "escape")
        assert journal.safety.verdict().locks
        assert run.front == "WarningSignsScreen"
        await run.press("u")
        assert journal.safety.verdict().locks
        assert "Numb between the legs" in run.toasts
        await run.press("u")
        assert not journal.safety.verdict().locks
        assert "No warning sign stands open" in run.text("#now")


async def test_a_diary_that_was_locked_is_opened_anew(journal: Journal) -> None:
    async with open_app(journal) as run:
        before = journal.store
        before._driver._busy_timeout = 0.03  # type: ignore[attr-defined]
        other = sqlite3.connect(journal.location, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await run.press("4", "enter")
        assert "Waiting for it" in run.toasts
        assert "Another program is writing to" in run.toasts
        other.execute("ROLLBACK")
        other.close()
        assert not journal.diary.day(journal.today).check_ins
        assert journal.store is not before
        assert before.persons() == [journal.person], "who is still reading may end"
        await run.press("enter")
    assert journal.diary.day(journal.today).mean_pain == 4


async def test_entries_of_days_to_come_are_told_once(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=27_000)
    ahead = log(journal, 5).check_in
    clock.forward(days=-27_000)
    async with open_app(journal) as run:
        assert f"The diary has entries of a day to come: {ahead.day}." in run.toasts
        await run.press("H", "enter")
        assert run.front == "DayScreen"
        await run.press("e", "6", "enter")
    assert journal.store.check_in("me", ahead.id).pain == 6
