"""One diary in two windows, and a file that is mended while the app is open."""

import sqlite3

from tests.factories import ago, log
from tests.tui.conftest import open_app

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.form import Form


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
        other = sqlite3.connect(journal.location, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        await run.press("4", "enter")
        other.execute("ROLLBACK")
        other.close()
        assert not journal.diary.day(journal.today).check_ins
        assert journal.store is not before
        assert before.persons() == [journal.person], "who is still reading may end"
        await run.press("enter")
    assert journal.diary.day(journal.today).mean_pain == 4
