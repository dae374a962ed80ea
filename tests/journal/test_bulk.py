"""Many days at once: one change, one undo, and nothing that was not seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factories import ago, exercised, log

from backcare_tui.errors import NotFound
from backcare_tui.journal.bulk import COPY_ABOVE, answer_triggers, delete_days
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage.change import ChangedMeanwhile


def lines(journal: Journal) -> str:
    return "".join(journal.transfer.export_ndjson())


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """Three days: two check-ins with a point, one check-in, one left out with a mark and more."""
    log(journal, 4, exposures={"cold": True}, note="[b + [/", pressed=[Pressed("BL40", 30)])
    log(journal, 6, flare=True)
    log(journal, 2, ago(1), exposures={"cold": False, "damp": True})
    journal.diary.skip(ago(2), "travel")
    journal.diary.mark("new bed", ago(2))
    exercised(journal, ago(2))
    exercised(journal, ago(2), exercise="X01")
    return journal


def test_days_are_deleted_as_one_change_and_come_back(filled: Journal) -> None:
    before = lines(filled)
    done = delete_days(filled, filled.diary.days())
    assert done.words == "3 check-ins, 1 point pressed, 2 exercises, 1 mark and 1 day left out"
    assert (done.count, done.missing, done.copy) == (8, 0, None)
    assert filled.diary.days() == []
    assert (
        filled.diary.undo().label
        == done.change.label
        == f"delete {done.words} of {ago(2)} to {ago(0)}"
    )
    assert lines(filled) == before
    filled.diary.redo()
    assert filled.diary.days() == []
    filled.diary.undo()
    assert lines(filled) == before


def test_what_was_added_since_stays_and_what_went_is_counted(filled: Journal) -> None:
    pages = filled.diary.days()
    other = Journal(Settings(database=filled.location), filled.clock)
    other.diary.remove([pages[1].check_ins[0].id])
    added = log(other, 9, ago(0), note="from the other window").check_in
    done = delete_days(filled, pages)
    other.close()
    assert done.missing == 1
    assert [p.check_ins for p in filled.diary.days()] == [(added,)]
    filled.diary.undo()
    assert {c.pain for p in filled.diary.days() for c in p.check_ins} == {4, 6, 9}


def test_deleting_what_is_gone_says_so(filled: Journal) -> None:
    pages = filled.diary.days()
    delete_days(filled, pages)
    with pytest.raises(NotFound, match="gone already"):
        delete_days(filled, pages)
    with pytest.raises(NotFound, match="gone already"):
        answer_triggers(filled, pages, {"cold": True})


@pytest.mark.parametrize("yes", [True, False, None])
def test_a_trigger_is_set_everywhere_and_nothing_else(filled: Journal, yes: bool | None) -> None:
    before = lines(filled)
    old = [c for p in filled.diary.days() for c in p.check_ins]
    done = answer_triggers(filled, filled.diary.days(), {"cold": yes})
    new = [c for p in filled.diary.days() for c in p.check_ins]
    assert [c.exposures.get("cold") for c in new] == [yes, yes, yes]
    for one, other in zip(old, new, strict=True):
        assert (one.id, one.day, one.at, one.pain, one.note, one.flare) == (
            other.id,
            other.day,
            other.at,
            other.pain,
            other.note,
            other.flare,
        )
        assert one.exposures.get("damp") is other.exposures.get("damp")
    assert done.count == sum(one != other for one, other in zip(old, new, strict=True)) == 2
    filled.diary.undo()
    assert lines(filled) == before


def test_setting_keeps_what_another_window_wrote(filled: Journal) -> None:
    pages = filled.diary.days()
    filled.diary.edit(pages[1].check_ins[0].id, pain=9, exposures={"damp": None, "lifting": True})
    answer_triggers(filled, pages, {"cold": True})
    (entry,) = filled.diary.day(ago(1)).check_ins
    assert (entry.pain, dict(entry.exposures)) == (9, {"cold": True, "lifting": True})


def test_setting_what_is_so_already_is_no_change(filled: Journal) -> None:
    count = len(filled.diary.changes())
    done = answer_triggers(filled, filled.diary.days(ago(1), ago(1)), {"cold": False})
    assert (bool(done.change), done.count) == (False, 0)
    assert len(filled.diary.changes()) == count


def test_an_unknown_trigger_changes_nothing(filled: Journal) -> None:
    before = lines(filled)
    with pytest.raises(NotFound, match="colt"):
        answer_triggers(filled, filled.diary.days(), {"colt": True})
    assert lines(filled) == before


def test_much_at_once_makes_a_copy_first(journal: Journal) -> None:
    for n in range(COPY_ABOVE + 1):
        log(journal, n % 11, ago(n), note=f"note {n}")
    pages = journal.diary.days()
    assert answer_triggers(journal, pages[:-1], {"cold": True}).copy is None
    with pytest.raises(ChangedMeanwhile):
        delete_days(journal, pages)
    assert len(journal.diary.days()) == COPY_ABOVE + 1, "what was not seen so is not deleted"
    done = delete_days(journal, journal.diary.days())
    assert done.copy is not None
    assert done.copy.parent == Path(journal.location).parent / "backups"
    assert "before-bulk" in done.copy.name
    kept = Journal(Settings(database=str(done.copy)), journal.clock)
    assert kept.diary.days() == pages_with_cold(journal)
    kept.close()
    again = delete_days(journal, journal.diary.days())
    assert again.copy != done.copy


def pages_with_cold(journal: Journal) -> list[object]:
    """The days as they were before the deletion, which is taken back."""
    journal.diary.undo()
    return list(journal.diary.days())
