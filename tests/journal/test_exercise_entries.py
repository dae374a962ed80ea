"""Exercises in the diary: on their day, found by id, deleted, taken back, carried out and in."""

from __future__ import annotations

import pytest
from tests.factories import TODAY, ago, exercised, log

from backcare_tui.domain.checkin import Felt
from backcare_tui.errors import NotFound
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal


def test_an_exercise_stands_on_its_day(journal: Journal) -> None:
    done = exercised(journal, ago(2), felt=Felt.HARD)
    (page,) = journal.diary.days()
    assert (page.day, page.mean_pain, page.exercises) == (ago(2), None, (done,))
    assert journal.store.daily_pain("me") == []
    log(journal, 4, ago(2), pressed=[Pressed("BL40", 30)])
    journal.diary.mark("new bed", ago(2))
    page = journal.diary.day(ago(2))
    assert page.entries == (*page.check_ins, *page.sessions, done, *page.events)
    assert journal.diary.day(TODAY).exercises == ()


def test_an_exercise_is_deleted_by_its_id_and_comes_back(journal: Journal) -> None:
    done, other = exercised(journal), exercised(journal, exercise="X01")
    assert journal.diary.entry(done.id) == done
    change = journal.diary.delete([done.id])
    assert [(entry.kind, entry.key) for entry in change.entries] == [("exercise_session", done.id)]
    assert journal.diary.day(TODAY).exercises == (other,)
    with pytest.raises(NotFound):
        journal.diary.entry(done.id)
    assert journal.diary.undo().label == f"delete {TODAY}"
    assert set(journal.diary.day(TODAY).exercises) == {done, other}
    journal.diary.redo()
    assert journal.diary.day(TODAY).exercises == (other,)


def test_entering_one_can_be_undone(journal: Journal) -> None:
    done = exercised(journal)
    assert journal.diary.undo().label == f"exercise {TODAY}"
    assert journal.diary.days() == []
    journal.diary.redo()
    assert journal.diary.entry(done.id[:9]) == done


def test_a_day_goes_with_its_exercises(journal: Journal) -> None:
    log(journal, 4, ago(1))
    done = exercised(journal, ago(1))
    assert len(journal.diary.remove_day(ago(1)).entries) == 2
    assert journal.diary.days() == []
    journal.diary.undo()
    assert journal.diary.day(ago(1)).exercises == (done,)


def test_an_export_brings_exercises_back(journal: Journal) -> None:
    done = exercised(journal, pain_before=4, pain_after=3)
    lines = "".join(journal.transfer.export_ndjson())
    assert journal.transfer.import_text(lines).unchanged
    journal.diary.delete([done.id])
    assert journal.transfer.import_text(lines).added == 1
    assert journal.diary.day(TODAY).exercises == (done,)
