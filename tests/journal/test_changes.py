"""Editing, deleting, undoing and redoing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.factories import TODAY, YES, ago, log

from backcare_tui.domain.checkin import CheckIn, Response
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal


def page(journal: Journal) -> str:
    return "".join(journal.transfer.export_ndjson())


@pytest.fixture
def entry(journal: Journal) -> CheckIn:
    """A check-in with one of each kind of answer."""
    exposures = {"cold": True, "damp": False}
    return log(journal, 4, note="first", exposures=exposures, spread={"buttock": True}).check_in


def test_an_edit_changes_what_it_names_and_nothing_else(journal: Journal, entry: CheckIn) -> None:
    after = journal.diary.edit(entry.id[:6], pain=6, note=" second\x00 ", day=ago(3))
    assert (after.pain, after.note, after.day) == (6, "second", ago(3))
    assert (after.id, after.at, after.exposures) == (entry.id, entry.at, entry.exposures)
    assert journal.store.check_in("me", entry.id) == after


def test_an_edit_merges_answers_and_unasks_with_none(journal: Journal, entry: CheckIn) -> None:
    after = journal.diary.edit(entry.id, exposures={"d": True, "cold": None, "lifting": False})
    assert dict(after.exposures) == {"damp": True, "lifting": False}
    assert dict(after.spread) == {"buttock": True}
    assert dict(journal.diary.edit(entry.id, exposures={"cold": None}).exposures) == dict(
        after.exposures
    )


def test_an_edit_answers_a_flare_and_unasks_it(journal: Journal, entry: CheckIn) -> None:
    assert entry.flare is None
    assert journal.diary.edit(entry.id, flare=True).flare is True
    assert journal.diary.edit(entry.id, pain=5).flare is True
    assert journal.diary.edit(entry.id, flare=False).flare is False
    assert journal.diary.edit(entry.id, flare=None).flare is None
    journal.diary.undo()
    assert journal.store.check_in("me", entry.id).flare is False


@pytest.mark.parametrize(
    "fields",
    [
        {"flare": "yes"},
        {"flare": 1},
        {"id": "x"},
        {"day": "2026-03-01"},
        {"note": None},
        {"exposures": ["cold"]},
        {"mood": 3},
    ],
)
def test_an_edit_that_does_not_fit_changes_nothing(
    journal: Journal, entry: CheckIn, fields: dict[str, Any]
) -> None:
    with pytest.raises(InvalidInput, match="does not fit a check-in"):
        journal.diary.edit(entry.id, **fields)
    with pytest.raises(NotFound, match="colt"):
        journal.diary.edit(entry.id, pain=9, exposures={"colt": True})
    assert journal.store.check_in("me", entry.id) == entry


def test_an_edit_of_what_is_not_there(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.diary.edit("ffff", pain=3)


def test_delete_by_id_by_prefix_and_by_day(journal: Journal, entry: CheckIn) -> None:
    other = log(journal, 2).check_in
    session = journal.diary.press(Pressed("BL40", 30))
    journal.diary.skip(ago(5), "away")
    journal.diary.remove([other.id, session.id[:8]])
    assert journal.diary.day(TODAY).check_ins == (entry,)
    assert journal.diary.day(TODAY).sessions == ()
    journal.diary.delete([entry.id[:8], ago(5)])
    assert journal.diary.days() == []


def test_a_day_is_deleted_whole_and_comes_back_whole(journal: Journal) -> None:
    journal.diary.skip(TODAY, "busy")
    log(journal, 4)
    log(journal, 7, pressed=[Pressed("GV4", 60)])
    before = page(journal)
    change = journal.diary.remove_day(TODAY)
    assert len(change.entries) == 4
    assert journal.diary.days() == []
    journal.diary.undo()
    assert page(journal) == before


def test_deleting_what_is_not_there_deletes_nothing(journal: Journal, entry: CheckIn) -> None:
    names: list[list[str | date]] = [[entry.id, "ffff"], [entry.id, ago(3)], [ago(3)], [""]]
    for each in names:
        with pytest.raises((NotFound, InvalidInput)):
            journal.diary.delete(each)
    assert journal.diary.day(TODAY).check_ins == (entry,)


def test_a_prefix_of_several_names_their_days(journal: Journal) -> None:
    ids = [log(journal, 3, ago(n)).check_in.id for n in range(17)]
    shared = next(a for a in "0123456789abcdef" if sum(i.startswith(a) for i in ids) > 1)
    with pytest.raises(InvalidInput, match="begins several"):
        journal.diary.delete([shared])


Act = Callable[[Journal, CheckIn], object]
ACTS: dict[str, Act] = {
    "check-in": lambda j, _: log(j, 9, pressed=[Pressed("BL40", 30)], nothing_new=False),
    "edit": lambda j, e: j.diary.edit(e.id, pain=1, exposures={"cold": None}),
    "move": lambda j, e: j.diary.edit(e.id, day=ago(9)),
    "delete": lambda j, e: j.diary.remove([e.id]),
    "delete day": lambda j, _: j.diary.remove_day(TODAY),
    "skip": lambda j, _: j.diary.skip(ago(1), "away"),
    "press": lambda j, _: j.diary.press(Pressed("KI3", 45, "left")),
    "checklist": lambda j, e: j.diary.finish_checklist(e, {"soreness"}),
    "left checklist": lambda j, e: j.diary.finish_checklist(e, None),
    "warning answer": lambda j, _: j.safety.answer({"RF03": YES}),
    "profile": lambda j, _: j.care.set_profile({"dvt": True, "private.intimacy": True}),
    "reminder": lambda j, _: j.reminders.respond("warmth", Response.SNOOZED),
}


@pytest.mark.parametrize("act", ACTS)
def test_undo_restores_and_redo_repeats(journal: Journal, entry: CheckIn, act: str) -> None:
    before = page(journal)
    ACTS[act](journal, entry)
    after = page(journal)
    assert after != before
    journal.diary.undo()
    assert page(journal) == before
    journal.diary.redo()
    assert page(journal) == after


def test_undo_goes_back_step_by_step_to_the_empty_diary(fresh_journal: Journal) -> None:
    pages = [page(fresh_journal)]
    first = log(fresh_journal, 4).check_in
    for name in ("edit", "skip", "press", "checklist", "profile", "move", "delete"):
        pages.append(page(fresh_journal))
        ACTS[name](fresh_journal, first)
    while pages:
        fresh_journal.diary.undo()
        assert page(fresh_journal) == pages.pop()
    with pytest.raises(NotFound, match="nothing to undo"):
        fresh_journal.diary.undo()


def test_a_new_change_ends_redoing(journal: Journal, entry: CheckIn) -> None:
    journal.diary.edit(entry.id, pain=1)
    journal.diary.undo()
    journal.diary.edit(entry.id, pain=2)
    with pytest.raises(NotFound, match="nothing to redo"):
        journal.diary.redo()


def test_days_are_found_by_a_trigger(journal: Journal, entry: CheckIn) -> None:
    journal.diary.skip(ago(2), "At the STRASSE")
    assert [p.day for p in journal.diary.find_days()] == [entry.day, ago(2)]
    assert [p.day for p in journal.diary.find_days(trigger="cold")] == [entry.day]
    assert journal.diary.find_days(trigger="damp") == []
