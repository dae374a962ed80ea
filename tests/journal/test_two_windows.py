"""Two windows on one diary: whoever saves second never writes over what they did not see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.factories import NO, TODAY, YES, SetClock, ago, exercised, log

from backcare_tui.domain.checkin import Felt, Response, RoutineStep, Side
from backcare_tui.errors import BackcareError, NotFound
from backcare_tui.journal.bulk import answer_triggers, delete_days
from backcare_tui.journal.conflicts import Difference, differences
from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.preferences import drop_setting, keep_setting
from backcare_tui.settings import read_settings
from backcare_tui.storage.change import ChangedMeanwhile

HELL = "[b + [/ 腎俞 🙂"
CHANGED = "This entry was changed meanwhile, in another window or by a command."
DELETED = "This entry was deleted meanwhile, in another window or by a command."
HINT = "Nothing was saved. Look at what is there now, then try again."


@pytest.fixture
def other(journal: Journal, clock: SetClock) -> Iterator[Journal]:
    """The same diary in another window."""
    opened = Journal(journal.settings, clock)
    yield opened
    opened.close()


def page(journal: Journal) -> str:
    return "".join(journal.transfer.export_ndjson())


def refused(error: BackcareError, message: str = CHANGED) -> bool:
    return (error.message, error.hint) == (message, HINT)


def test_what_both_changed_is_not_written_over(journal: Journal, other: Journal) -> None:
    seen = log(journal, 4, note="old", exposures={"cold": True}).check_in
    stored = other.diary.edit(seen.id, since=seen, pain=8, note=HELL)
    before = page(journal)
    for fields in ({"pain": 3}, {"note": "mine"}, {"pain": 3, "flare": True}):
        with pytest.raises(ChangedMeanwhile) as caught:
            journal.diary.edit(seen.id, since=seen, **fields)
        assert refused(caught.value)
        assert caught.value.stored == {("check_in", seen.id): stored}
        assert page(journal) == before
    # Having seen it, the same is said again, and holds.
    assert journal.diary.edit(seen.id, since=stored, pain=3).pain == 3


def test_what_only_one_of_them_changed_is_kept_of_both(journal: Journal, other: Journal) -> None:
    seen = log(journal, 4, exposures={"cold": True, "damp": False}).check_in
    other.diary.edit(seen.id, since=seen, note=HELL, exposures={"cold": None, "lifting": True})
    after = journal.diary.edit(seen.id, since=seen, pain=7, exposures={"damp": True})
    assert (after.pain, after.note) == (7, HELL)
    assert dict(after.exposures) == {"damp": True, "lifting": True}


@pytest.mark.parametrize("mine", [None, False])
def test_one_answer_is_in_conflict_and_its_neighbour_is_not(
    journal: Journal, other: Journal, mine: bool | None
) -> None:
    seen = log(journal, 4, exposures={"cold": True}).check_in
    other.diary.edit(seen.id, since=seen, exposures={"damp": True})
    with pytest.raises(ChangedMeanwhile):
        journal.diary.edit(seen.id, since=seen, exposures={"damp": False})
    after = journal.diary.edit(seen.id, since=seen, exposures={"cold": mine})
    assert after.exposures.get("cold") is mine
    assert after.exposures["damp"] is True


def test_both_changing_alike_is_no_conflict(journal: Journal, other: Journal) -> None:
    seen = log(journal, 4).check_in
    other.diary.edit(seen.id, since=seen, pain=8, exposures={"cold": True})
    count = len(journal.diary.changes())
    assert journal.diary.edit(seen.id, since=seen, pain=8, exposures={"cold": True}).pain == 8
    assert len(journal.diary.changes()) == count


def test_an_edit_of_what_was_deleted_brings_nothing_back(journal: Journal, other: Journal) -> None:
    seen = log(journal, 4).check_in
    other.diary.remove([seen.id])
    before = page(journal)
    with pytest.raises(ChangedMeanwhile) as caught:
        journal.diary.edit(seen.id, since=seen, pain=3)
    assert refused(caught.value, DELETED)
    with pytest.raises(ChangedMeanwhile):
        journal.diary.finish_checklist(seen, {"soreness"})
    assert page(journal) == before


def test_an_edit_after_an_undo_elsewhere_is_told(journal: Journal, other: Journal) -> None:
    first = log(journal, 4).check_in
    seen = journal.diary.edit(first.id, pain=6)
    other.diary.undo()
    with pytest.raises(ChangedMeanwhile):
        journal.diary.edit(seen.id, since=seen, pain=7)
    journal.diary.edit(seen.id, since=seen, note="kept")
    assert journal.store.check_in("me", seen.id).pain == 4


def test_a_change_between_reading_and_writing_is_kept(
    journal: Journal, other: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log(journal, 4).check_in
    write, turns = type(journal.store).write, iter("ab")

    def interrupted(store: object, *args: object, **fields: object) -> object:
        if store is journal.store and (note := next(turns, "")):
            other.diary.edit(entry.id, note=note)
        return write(store, *args, **fields)  # type: ignore[arg-type]

    monkeypatch.setattr(type(journal.store), "write", interrupted)
    journal.diary.edit(entry.id, pain=9)
    after = journal.store.check_in("me", entry.id)
    assert (after.pain, after.note) == (9, "b")


def test_an_edit_with_points_and_the_daily_line_is_one_change(journal: Journal) -> None:
    entry = log(journal, 4).check_in
    before = page(journal)
    pressed = [Pressed("BL40", 30), Pressed("KI3", 40)]
    journal.diary.edit(entry.id, since=entry, pain=5, pressed=pressed, nothing_new=False)
    assert len(journal.diary.day(TODAY).sessions) == 2
    assert journal.safety.due().questions
    journal.diary.undo()
    assert page(journal) == before


def test_the_list_of_signs_keeps_what_else_was_changed(journal: Journal, other: Journal) -> None:
    seen = log(journal, 4).check_in
    other.diary.edit(seen.id, note=HELL, pain=8)
    after = journal.diary.finish_checklist(seen, {"soreness"})
    assert (after.note, after.pain, after.signs["soreness"]) == (HELL, 8, True)
    with pytest.raises(ChangedMeanwhile):
        other.diary.finish_checklist(seen, {"tinnitus"})
    assert journal.store.check_in("me", seen.id) == after


def test_a_new_check_in_saved_twice_is_one_and_never_replaced(
    journal: Journal, other: Journal, clock: SetClock
) -> None:
    draft = Draft(TODAY, 4, note=HELL, id="0123456789abcdef", pressed=[Pressed("KI3", 30)])
    first = journal.diary.check_in(draft)
    before = page(journal)
    clock.forward(minutes=5)
    assert other.diary.check_in(draft).check_in == first.check_in
    with pytest.raises(ChangedMeanwhile) as caught:
        other.diary.check_in(replace(draft, pain=9))
    assert caught.value.stored == {("check_in", draft.id): first.check_in}
    assert page(journal) == before


def test_days_that_were_changed_since_they_were_shown_are_not_deleted(
    journal: Journal, other: Journal
) -> None:
    entry = log(journal, 4).check_in
    journal.diary.skip(ago(1), "away")
    shown = journal.diary.days()
    for change in (
        lambda: other.diary.edit(entry.id, note=HELL),
        lambda: other.diary.skip(ago(1), "ill"),
    ):
        change()
        before = page(journal)
        with pytest.raises(ChangedMeanwhile):
            delete_days(journal, shown)
        assert page(journal) == before
        shown = journal.diary.days()
    delete_days(journal, shown)
    assert journal.diary.days() == []


def test_setting_triggers_keeps_what_else_was_changed(journal: Journal, other: Journal) -> None:
    entry = log(journal, 4).check_in
    shown = journal.diary.days()
    other.diary.edit(entry.id, note=HELL)
    answer_triggers(journal, shown, {"cold": True})
    after = journal.store.check_in("me", entry.id)
    assert (after.note, dict(after.exposures)) == (HELL, {"cold": True})


def test_what_an_exercise_was_like_does_not_bring_it_back(journal: Journal, other: Journal) -> None:
    done = exercised(journal)
    other.diary.remove([done.id])
    before = page(journal)
    with pytest.raises(ChangedMeanwhile):
        journal.exercises.finish(done, Felt.HARD, 3)
    assert page(journal) == before


def steps(*codes: str) -> list[RoutineStep]:
    return [RoutineStep(code, Side.BOTH, 30) for code in codes]


def test_a_routine_that_was_not_seen_is_not_replaced(journal: Journal, other: Journal) -> None:
    seen = journal.routines.all()
    theirs = other.routines.save("Evening", steps("BL23", "KI3"))
    with pytest.raises(ChangedMeanwhile):
        journal.routines.save("evening", steps("BL40"), since=seen)
    assert journal.routines.all() == [theirs]
    mine = journal.routines.save("evening", steps("BL40"), since=[theirs])
    assert other.routines.all() == [mine]
    other.routines.remove("evening")
    with pytest.raises(ChangedMeanwhile):
        journal.routines.save("evening", steps("KI3"), since=[mine])
    assert journal.routines.all() == []


def test_what_stands_alone_is_kept_of_both(journal: Journal, other: Journal) -> None:
    journal.diary.mark("new mattress")
    other.diary.mark(HELL)
    journal.care.set_profile({"pregnant": True})
    other.care.set_profile({"osteoporosis": True})
    journal.reminders.respond("warmth", Response.SNOOZED)
    other.reminders.respond("lifting", Response.DONE)
    assert {event.text for event in journal.diary.events()} == {"new mattress", HELL}
    assert {"condition.pregnant", "condition.osteoporosis"} <= set(journal.store.profile("me"))
    assert len(journal.store.reminder_responses("me")) == 2


def test_of_two_answers_to_one_question_none_is_lost(journal: Journal, other: Journal) -> None:
    journal.safety.answer({"RF03": YES})
    other.safety.answer({"RF03": NO})
    replies = [a.reply for a in journal.store.safety_answers("me") if a.question == "RF03"]
    assert replies[-2:] == [YES, NO]
    assert other.safety.verdict().locks


def test_a_day_left_out_without_a_reason_keeps_the_one_that_was_given(
    journal: Journal, other: Journal
) -> None:
    journal.diary.skip(TODAY, HELL)
    assert other.diary.skip(TODAY, "").reason == HELL
    assert other.diary.skip(TODAY, "ill").reason == "ill"
    other.diary.undo()
    assert journal.diary.day(TODAY).skipped.reason == HELL  # type: ignore[union-attr]


def test_undo_takes_back_the_newest_whoever_made_it(
    journal: Journal, other: Journal, clock: SetClock
) -> None:
    pages = [page(journal)]
    for number in range(6):
        log((journal, other)[number % 2], number)
        clock.forward(minutes=1)
        pages.append(page(journal))
    for number in range(6):
        (other, journal)[number % 2].diary.undo()
        assert page(journal) == page(other) == pages[-2 - number]
    log(journal, 1)
    with pytest.raises(NotFound):
        other.diary.redo()


def test_two_who_change_settings_lose_none(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    file = tmp_path / "new" / "config.toml"
    values = {
        "person": "anna",
        "day_start": "05:00",
        "emergency_number": "112",
        "motion": "off",
        "bell": "off",
        "ascii": "on",
    }
    with ThreadPoolExecutor(6) as pool:
        for _ in range(5):
            list(pool.map(lambda each: keep_setting(file, *each), values.items()))
            found = read_settings(file, {})
            assert (found.person, found.emergency_number) == ("anna", "112")
            assert (found.motion, found.bell, found.ascii) == (False, False, True)
            list(pool.map(lambda key: drop_setting(file, key), values))
            assert read_settings(file, {}).person == "me"


def test_both_versions_are_told_in_words(journal: Journal) -> None:
    stored = log(journal, 8, note=HELL, exposures={"cold": True}).check_in
    entered = replace(stored, pain=3, note="", exposures={"cold": False}, flare=True)
    assert list(differences(stored, entered, journal.knowledge)) == [
        Difference("Pain", "8", "3"),
        Difference("Flare", "not asked", "yes"),
        Difference("Cold", "yes", "no"),
        Difference("Note", HELL, "no note"),
    ]
    assert list(differences(stored, stored, journal.knowledge)) == []
    later = replace(stored, at=stored.at + timedelta(hours=1))
    assert list(differences(stored, later, journal.knowledge)) == []
