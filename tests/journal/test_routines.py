"""Own routines: kept by name, and opened as they fit the person now."""

from __future__ import annotations

import pytest
from tests.factories import YES

from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.domain.guide import Held, Hold
from backcare_tui.errors import HeldBack, InvalidInput, NotFound
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.session_plan import Plan

LEFT, BOTH = Side.LEFT, Side.BOTH
HELL = "[b + [/ 腎俞 🙂"


def have(journal: Journal, *conditions: str) -> None:
    journal.care.set_profile(dict.fromkeys(conditions, True))


def codes(plan: Plan) -> list[str]:
    return [step.point for step in plan.steps]


EVENING = (RoutineStep("BL23", BOTH, 45), RoutineStep("KI3", LEFT, 30))


def test_it_is_kept_and_found_by_its_name(journal: Journal) -> None:
    journal.routines.save("  Evening  ", EVENING)
    (kept,) = journal.routines.all()
    assert (kept.name, kept.steps) == ("Evening", EVENING)
    plan = journal.sessions.routine("evening")
    assert (plan.name, plan.steps) == ("Evening", EVENING)


def test_a_name_from_hell(journal: Journal) -> None:
    saved = journal.routines.save(HELL + "\x1b[31m\n", EVENING)
    assert "\x1b" not in saved.name
    assert journal.sessions.routine(saved.name).steps == EVENING


def test_one_of_the_same_name_is_replaced_however_it_is_spelled(journal: Journal) -> None:
    journal.routines.save("evening", EVENING)
    journal.routines.save("EVENING", EVENING[:1])
    assert [(each.name, each.steps) for each in journal.routines.all()] == [
        ("EVENING", EVENING[:1])
    ]
    journal.diary.undo()
    assert [each.name for each in journal.routines.all()] == ["evening"]


@pytest.mark.parametrize("name", ["", "  ", "\n", "x" * 41, "UB40", "ki3", "腎俞"])
def test_names_that_are_none(journal: Journal, name: str) -> None:
    with pytest.raises(InvalidInput):
        journal.routines.save(name, EVENING)
    assert journal.routines.all() == []


@pytest.mark.parametrize(
    ("steps", "error"),
    [
        ((), InvalidInput),
        (EVENING * 16, InvalidInput),
        ((RoutineStep("XX9", BOTH, 30),), NotFound),
        ((RoutineStep("GB21", BOTH, 30),), NotFound),
        ((RoutineStep("GV4", LEFT, 30),), InvalidInput),
        ((RoutineStep("KI3", LEFT, 0),), InvalidInput),
        ((RoutineStep("KI3", LEFT, 9999),), InvalidInput),
    ],
)
def test_steps_that_do_not_fit(
    journal: Journal, steps: tuple[RoutineStep, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        journal.routines.save("evening", steps)
    assert journal.routines.all() == []


def test_an_unknown_name_suggests_the_nearest(journal: Journal) -> None:
    with pytest.raises(NotFound) as none:
        journal.sessions.routine("evening")
    assert none.value.hint == "backcare routine lists them."
    journal.routines.save("Evening", EVENING)
    with pytest.raises(NotFound) as near:
        journal.sessions.routine("evenin")
    assert near.value.hint == "Did you mean Evening?"


def test_deleting_keeps_what_was_pressed_and_can_be_undone(journal: Journal) -> None:
    journal.routines.save("evening", EVENING)
    journal.sessions.keep(Held(Hold("KI3", LEFT, 30), 30), "r1")
    journal.routines.remove("Evening")
    assert journal.routines.all() == []
    assert journal.diary.day(journal.today).sessions
    journal.diary.undo()
    assert [each.name for each in journal.routines.all()] == ["evening"]


def test_points_that_are_switched_off_are_left_out(journal: Journal) -> None:
    journal.routines.save("legs", [RoutineStep("BL40", BOTH, 30), EVENING[1]])
    have(journal, "blood_thinners")
    plan = journal.sessions.routine("legs")
    assert codes(plan) == ["KI3"]
    (out,) = plan.left_out
    assert out.label == "UB40"
    assert "blood vessels lie close" in out.why


def test_where_no_point_is_left_it_says_why(journal: Journal) -> None:
    journal.routines.save("legs", [RoutineStep("BL40", BOTH, 30)])
    have(journal, "dvt")
    journal.safety.seen_to()
    with pytest.raises(HeldBack, match="None of these points") as caught:
        journal.sessions.routine("legs")
    assert "clot" in caught.value.hint


def test_an_open_sign_holds_a_routine_back(journal: Journal) -> None:
    journal.routines.save("evening", EVENING)
    journal.safety.answer({"RF03": YES})
    with pytest.raises(HeldBack):
        journal.sessions.routine("evening")
