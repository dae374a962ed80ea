"""What is entered while a save is running: it is kept, and it is said to be unsaved."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.factories import log
from tests.tui.conftest import Driver, open_app
from textual.events import Key

from backcare_tui.domain.checkin import CheckIn, SafetyReply
from backcare_tui.domain.safety import DAILY_QUESTION
from backcare_tui.journal.entries import Draft
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.form import ENTERED_SINCE, Form, save
from backcare_tui.tui.screens import edit_check_in
from backcare_tui.tui.screens.edit_check_in import EditCheckIn

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞 \x1b[31m😀"


def stored(journal: Journal) -> CheckIn:
    """Today's one check-in."""
    (entry,) = journal.diary.day(journal.today).check_ins
    return entry


@asynccontextmanager
async def while_saving(run: Driver) -> AsyncIterator[None]:
    """Press enter while another program writes; the save ends after the block."""
    run.journal.store  # noqa: B018 - opens it
    other = sqlite3.connect(run.journal.location, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        await run.pilot.press("enter")
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
    await run.settle()


async def showing(run: Driver, front: str) -> None:
    """Wait for a screen to take keys, but for no worker."""
    async with asyncio.timeout(10):
        while run.front != front or run.screen.focused is None:
            await run.pilot.pause(0.001)


async def write_note(run: Driver, text: str) -> None:
    """Open the note and type; workers are not waited for."""
    await run.pilot.press("w")
    await showing(run, "NoteScreen")
    await run.pilot.press(*text)


async def test_a_note_written_while_an_edit_is_saved_is_kept(journal: Journal) -> None:
    log(journal, 3, note="old")
    async with open_app(journal) as run:
        await run.press("H", "e", "8")
        async with while_saving(run):
            await write_note(run, " new")
            await run.pilot.press("escape")
            await showing(run, "EditCheckIn")
        assert (stored(journal).pain, stored(journal).note) == (8, "old")
        assert run.front == "EditCheckIn"
        assert "old new" in run.text("#note-row")
        assert ENTERED_SINCE in run.toasts
        await run.press("enter")
        assert run.front == "HistoryScreen"
    assert (stored(journal).pain, stored(journal).note) == (8, "old new")


async def test_a_note_still_open_when_the_edit_is_saved_is_kept(journal: Journal) -> None:
    log(journal, 3, note="old")
    async with open_app(journal) as run:
        await run.press("H", "e", "8")
        async with while_saving(run):
            await write_note(run, " new")
        assert run.front == "NoteScreen"
        await run.press("escape")
        assert run.front == "EditCheckIn"
        await run.press("enter")
    assert stored(journal).note == "old new"


async def test_a_trigger_given_while_a_check_in_is_saved_is_kept(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4")
        async with while_saving(run):
            await run.pilot.press("c")
        assert not stored(settled).exposures
        assert "Cold ✓ yes" in run.text("#triggers")
        assert ENTERED_SINCE in run.toasts
        assert run.today.unsaved
        await run.press("enter")
        assert run.today.has_class("-saved")
        assert not run.today.unsaved
    assert (stored(settled).pain, dict(stored(settled).exposures)) == (4, {"cold": True})


@pytest.mark.parametrize("written", ["", "later"])
async def test_a_note_still_open_when_a_check_in_is_saved(settled: Journal, written: str) -> None:
    async with open_app(settled) as run:
        await run.press("4")
        async with while_saving(run):
            await write_note(run, written)
        assert run.front == "NoteScreen"
        assert stored(settled).note == ""
        await run.press("escape")
        assert bool(run.today.unsaved) == bool(written)
        assert run.today.has_class("-saved") != bool(written)
        if written:
            await run.press("enter")
            assert run.today.has_class("-saved")
    assert stored(settled).note == written


async def test_nothing_new_while_saving_ends_as_ever(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4")
        async with while_saving(run):
            await run.pilot.press("c", "c", "c")
        assert run.today.has_class("-saved")
        assert ENTERED_SINCE not in run.toasts


@pytest.mark.parametrize("key", ["4", "right"])
@pytest.mark.parametrize("last", ["enter", "escape"])
async def test_two_keys_in_one_breath_are_both_heard(journal: Journal, key: str, last: str) -> None:
    log(journal, 3)
    async with open_app(journal) as run:
        await run.press("H", "e")
        run.app.post_message(Key(key, None))
        run.app.post_message(Key(last, None))
        await run.settle()
        assert run.front == ("HistoryScreen" if last == "enter" else "EditCheckIn")
    assert stored(journal).pain == (4 if last == "enter" else 3)


async def test_a_key_before_turning_stays_with_its_own_check_in(journal: Journal) -> None:
    log(journal, 3)
    log(journal, 4)
    async with open_app(journal) as run:
        await run.press("H", "e", "tab")
        for key in ("space", "left_square_bracket"):
            run.app.post_message(Key(key, None))
        await run.settle()
        screen = run.screen
        assert isinstance(screen, EditCheckIn)
        assert [form.touched for form in screen.forms] == [False, True]


async def test_number_and_enter_in_one_breath_check_in(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.app.post_message(Key("4", None))
        run.app.post_message(Key("enter", None))
        await run.settle()
        assert run.today.has_class("-saved")
    assert stored(settled).pain == 4


def test_a_form_goes_on_with_what_was_entered_since(journal: Journal) -> None:
    own = log(journal, 3, exposures={"cold": True, "damp": True}, note="old").check_in
    form = Form.of(own)
    form.pain = 6
    sent = form.copy()
    form.exposures["damp"] = None
    form.flare = False
    journal.diary.edit(own.id, note=HELL, exposures={"cold": None, "lifting": True})
    assert form.go_on_from(sent, save(journal, sent).check_in)
    assert form.changes() == {"exposures": {"damp": None}, "flare": False}
    save(journal, form)
    after = stored(journal)
    assert (after.pain, after.flare, dict(after.exposures)) == (6, False, {"lifting": True})
    assert "腎俞" in after.note


def test_points_and_news_given_since_are_stored_beside_the_check_in(journal: Journal) -> None:
    form = Form(journal.today, pain=4, pressed={"BL40": 30}, something_new=False)
    sent = form.copy()
    first = save(journal, sent)
    form.pressed["BL23"] = 60
    form.something_new = True
    assert form.go_on_from(sent, first.check_in)
    assert save(journal, form).due
    page = journal.diary.day(journal.today)
    assert sorted((s.point, s.seconds) for s in page.sessions) == [("BL23", 60), ("BL40", 30)]
    assert len(page.check_ins) == 1
    newest = journal.store.latest_safety_answers(journal.person)[DAILY_QUESTION]
    assert newest.reply is SafetyReply.YES
    assert not form.go_on_from(form.copy(), stored(journal))


async def test_leaving_while_several_are_saved_is_no_fault(journal: Journal) -> None:
    log(journal, 3)
    log(journal, 4)
    async with open_app(journal) as run:
        await run.press("H", "e", "8", "left_square_bracket", "7")
        async with while_saving(run):
            await run.pilot.press("escape", "escape")
        assert run.front == "HistoryScreen"
        assert "Something went wrong" not in run.toasts
        assert "Changed. u takes it back." in run.toasts
    assert 7 in {c.pain for c in journal.diary.day(journal.today).check_ins}


async def test_pages_read_again_though_what_follows_a_write_fails(settled: Journal) -> None:
    def fail(_: object) -> None:
        raise RuntimeError("what follows")

    async with open_app(settled) as run:
        screen = run.screen
        assert isinstance(screen, BackcareScreen)
        screen.write(lambda: settled.diary.check_in(Draft(settled.today, 6)), fail)
        await run.settle()
        assert "Something went wrong" in run.toasts
        assert "6" in run.text("#saved")


async def test_a_change_after_the_warning_is_warned_of_again(journal: Journal) -> None:
    log(journal, 3)
    async with open_app(journal) as run:
        await run.press("H", "e", "8", "escape", "c", "escape")
        assert run.front == "EditCheckIn"
        await run.press("escape")
        assert run.front == "HistoryScreen"
    assert stored(journal).pain == 3


async def test_the_warning_is_forgotten_after_a_while(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit_check_in, "_WARNED_SECONDS", 0.001)
    log(journal, 3)
    async with open_app(journal) as run:
        await run.press("H", "e", "8", "escape")
        screen = run.screen
        assert isinstance(screen, EditCheckIn)
        async with asyncio.timeout(10):
            while screen._warned_of:
                await run.pilot.pause(0.001)
        await run.press("escape")
        assert run.front == "EditCheckIn"
