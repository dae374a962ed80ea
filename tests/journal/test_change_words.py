"""What changed when, in words."""

from __future__ import annotations

from typing import Any

from tests.factories import YES, SetClock, ago, exercised, log

from backcare_tui.domain.checkin import Response, Routine, RoutineStep, Side
from backcare_tui.journal.change_words import (
    change_state,
    day_of,
    how_changed,
    steps_of_day,
    what_is,
)
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal


def told(journal: Journal) -> list[str]:
    """What and how of the newest change's entries."""
    known = journal.knowledge
    entries = journal.diary.changes(1)[0].entries
    return [f"{what_is(entry, known)}: {how_changed(entry, known)}" for entry in entries]


def test_a_day_tells_when_it_was_entered_and_changed(journal: Journal, clock: SetClock) -> None:
    own = log(journal, 4, exposures={"cold": True}, pressed=[Pressed("BL40", 30)]).check_in.id
    clock.forward(hours=12)
    journal.diary.edit(own, pain=5, note="[b", exposures={"cold": None, "damp": False})
    clock.forward(hours=1)
    journal.diary.edit(own, note="")
    journal.diary.undo()
    log(journal, 1, ago(3), note="another day")
    steps = steps_of_day(journal, journal.diary.day(ago(0)))
    assert [(step.what, step.how) for step in steps] == [
        ("check-in and UB40 pressed", "entered"),
        (
            "check-in",
            "pain 4 → 5, cold yes → not asked, damp not asked → no, note added",
        ),
    ]
    assert (steps[1].at - steps[0].at).total_seconds() == 12 * 3600
    assert steps_of_day(journal, journal.diary.day(ago(60))) == []


def test_each_field_of_a_check_in_is_named(journal: Journal) -> None:
    own = log(journal, 4, note="one", signs={"dizzy": True}).check_in.id
    cases: list[tuple[dict[str, Any], str]] = [
        ({"flare": True}, "flare not asked → yes"),
        ({"note": "two"}, "note changed"),
        ({"note": ""}, "note removed"),
        ({"signs": {"dizzy": False}}, "dizzy yes → no"),
        ({"spread": {"buttock": True}}, "buttock not asked → yes"),
        ({"day": ago(2)}, f"moved from {ago(0)} to {ago(2)}"),
    ]
    for fields, words in cases:
        journal.diary.edit(own, **fields)
        assert told(journal) == [f"check-in: {words}"]
    journal.diary.remove([own])
    assert told(journal) == ["check-in: deleted"]


def test_every_kind_of_entry_has_words(journal: Journal) -> None:
    journal.diary.mark("[b + [/ 腎俞")
    assert told(journal) == ["mark “[b + [/ 腎俞”: entered"]
    exercised(journal, ago(1))
    assert told(journal) == ["exercise Bridge: entered"]
    assert day_of(journal.diary.changes(1)[0].entries[0]) == ago(1)
    exercised(journal, exercise="X99")
    assert told(journal) == ["exercise X99: entered"]
    steps = (RoutineStep("BL40", Side.BOTH, 30),)
    routine = Routine("[b + [/ 腎俞", ago(0), journal.now(), steps)
    journal.store.write("me", "routine", put=[routine], at=journal.now())
    assert told(journal) == ["routine “[b + [/ 腎俞”: entered"]
    assert day_of(journal.diary.changes(1)[0].entries[0]) is None
    journal.diary.skip(ago(1), "away")
    journal.diary.skip(ago(1), "far away")
    assert told(journal) == ["left out: changed"]
    journal.safety.answer({"RF03": YES})
    assert told(journal) == ["an answer about warning signs: entered"]
    assert day_of(journal.diary.changes(1)[0].entries[0]) is None
    journal.care.set_profile({"dvt": True})
    assert "an answer about you: entered" in told(journal)
    journal.reminders.respond("warmth", Response.SNOOZED)
    assert told(journal) == ["a reply to a reminder: entered"]
    own = log(journal, 3).check_in
    journal.diary.finish_checklist(own, None)
    assert told(journal) == ["the list of signs was offered: entered"]


def test_where_a_change_stands(journal: Journal) -> None:
    log(journal, 1)
    log(journal, 2)
    assert change_state(journal.diary.changes(1)[0]) == ""
    journal.diary.undo()
    assert change_state(journal.diary.changes(1)[0]) == "taken back"
    log(journal, 3)
    assert [change_state(each) for each in journal.diary.changes(2)] == ["", "dropped"]
