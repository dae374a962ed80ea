"""Guided sessions: which points for whom, own routines, and what is kept."""

from __future__ import annotations

import pytest
from tests.factories import YES, SetClock, ago, log

from backcare_tui.domain.checkin import AfterEffect, RoutineStep, Side
from backcare_tui.domain.dose import SESSION_SECONDS, holds_of, seconds_of
from backcare_tui.domain.guide import Held, Hold
from backcare_tui.errors import HeldBack, InvalidInput, NotFound
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.session_plan import Plan
from backcare_tui.journal.sessions import long_enough

LEFT, RIGHT, BOTH, MIDDLE = Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDLINE
HELL = "[b + [/ 腎俞 🙂"


def have(journal: Journal, *conditions: str) -> None:
    journal.care.set_profile(dict.fromkeys(conditions, True))


def codes(plan: Plan) -> list[str]:
    return [step.point for step in plan.steps]


def hold(point: str = "KI3", side: Side = LEFT, seconds: int = 30) -> Hold:
    return Hold(point, side, seconds)


def keep(journal: Journal, run: str, *held: Held, before: int | None = None) -> None:
    for each in held:
        journal.sessions.keep(each, run, before)


def test_the_base_set_comes_in_its_order(journal: Journal) -> None:
    plan = journal.sessions.suggested(10)
    assert codes(plan) == ["BL23", "BL40", "GB30", "GV4", "KI3"]
    assert not plan.left_out
    assert not plan.reasons


@pytest.mark.parametrize(
    ("leaning", "first", "why"),
    [
        ("cold_damp", ["BL23", "GV4", "BL40"], "BL23"),
        ("blood_stasis", ["BL40", "GB30"], "BL40"),
        ("kidney", ["BL23", "KI3", "GV4"], "KI3"),
    ],
)
def test_a_leaning_only_changes_the_order(
    journal: Journal,
    monkeypatch: pytest.MonkeyPatch,
    leaning: str,
    first: list[str],
    why: str,
) -> None:
    pattern = next(each for each in journal.knowledge.patterns if leaning in each)
    monkeypatch.setattr(journal.review, "leaning_patterns", lambda: (pattern,))
    plan = journal.sessions.suggested(10)
    assert codes(plan)[: len(first)] == first
    assert {"BL23", "BL40", "GB30", "GV4", "KI3"} <= set(codes(plan))
    assert plan.reasons[why].startswith("Put first for ")


@pytest.mark.parametrize("area", ["buttock", "leg", "below_knee", "foot"])
def test_pain_that_runs_down_puts_its_points_first(journal: Journal, area: str) -> None:
    log(journal, 4, spread={area: True})
    plan = journal.sessions.suggested(10)
    assert codes(plan)[:2] == ["GB30", "BL40"]
    assert "runs into a leg" in plan.reasons["GB30"]


def test_old_or_denied_spreading_changes_nothing(journal: Journal) -> None:
    log(journal, 4, ago(2), spread={"leg": True})
    assert codes(journal.sessions.suggested())[0] == "BL23"
    log(journal, 4, ago(1), spread={"leg": True})
    log(journal, 4, spread={"leg": False})
    assert codes(journal.sessions.suggested())[0] == "BL23"


def test_a_day_on_which_it_was_not_asked_is_no_denial(journal: Journal) -> None:
    log(journal, 4, ago(1), spread={"leg": True})
    log(journal, 4)
    assert codes(journal.sessions.suggested())[0] == "GB30"


def test_what_needs_advice_first_is_left_out_and_says_why(journal: Journal) -> None:
    have(journal, "pregnant")
    plan = journal.sessions.suggested(10)
    assert codes(plan) == ["BL40", "GB30", "KI3"]
    assert [each.label for each in plan.left_out] == ["UB23", "DU4"]
    assert all("Ask first" in each.why for each in plan.left_out)


def test_where_nothing_is_free_it_says_why(journal: Journal) -> None:
    have(journal, "under_18")
    with pytest.raises(HeldBack, match="No point is free") as caught:
        journal.sessions.suggested()
    assert caught.value.hint == "Under 18: Do this with a grown-up."


def test_an_open_sign_holds_it_back(journal: Journal) -> None:
    journal.safety.answer({"RF03": YES})
    with pytest.raises(HeldBack):
        journal.sessions.suggested()
    with pytest.raises(HeldBack):
        journal.sessions.plan(["KI3"])
    with pytest.raises(HeldBack):
        journal.sessions.plan_of([RoutineStep("KI3", BOTH, 30)])


@pytest.mark.parametrize("minutes", [2, 5, 10])
def test_it_fills_the_minutes_and_no_more(journal: Journal, minutes: int) -> None:
    plan = journal.sessions.suggested(minutes)
    assert plan.pressing_seconds == seconds_of(plan.holds) <= min(minutes * 60, SESSION_SECONDS)
    assert plan.pressing_seconds > minutes * 60 - 90 or len(plan.steps) == 5
    for step in plan.steps:
        technique = journal.knowledge.points[step.point].technique
        assert technique is not None
        assert technique.seconds_min <= step.seconds <= technique.seconds_max


def test_at_least_one_point_even_where_none_fits(journal: Journal) -> None:
    assert codes(journal.sessions.suggested(0.1)) == ["BL23"]


def test_more_minutes_hold_more(journal: Journal) -> None:
    lengths = [journal.sessions.suggested(minutes).seconds for minutes in (2, 5, 10)]
    assert lengths == sorted(set(lengths))


def test_points_in_their_order_as_their_techniques_say(journal: Journal) -> None:
    plan = journal.sessions.plan(["DU4", "weizhong"])
    assert plan.steps == (RoutineStep("GV4", MIDDLE, 60), RoutineStep("BL40", BOTH, 30))
    assert [each.side for each in plan.holds] == [MIDDLE, LEFT, RIGHT]


def test_seconds_and_side_hold_for_all(journal: Journal) -> None:
    plan = journal.sessions.plan(["KI3", "UB40"], seconds=45, side="left")
    assert [(each.what, each.side, each.seconds) for each in plan.holds] == [
        ("KI3", LEFT, 45),
        ("BL40", LEFT, 45),
    ]


@pytest.mark.parametrize("seconds", [0, -5, 4, 1801, 9999])
def test_seconds_that_nobody_presses(journal: Journal, seconds: int) -> None:
    with pytest.raises(InvalidInput, match=f"{seconds} seconds"):
        journal.sessions.plan(["KI3"], seconds=seconds)


@pytest.mark.parametrize("name", ["XX9", "", HELL, "\x1b[31m"])
def test_an_unknown_point(journal: Journal, name: str) -> None:
    with pytest.raises(NotFound):
        journal.sessions.plan([name])


def test_a_side_that_the_point_lacks(journal: Journal) -> None:
    with pytest.raises(InvalidInput, match="midline"):
        journal.sessions.plan(["DU4"], side="left")
    with pytest.raises(InvalidInput, match="left and a right"):
        journal.sessions.plan(["KI3"], side="midline")


def test_a_blocked_point_and_one_without_a_technique(journal: Journal) -> None:
    have(journal, "blood_thinners")
    with pytest.raises(HeldBack, match="UB40 is switched off"):
        journal.sessions.plan(["KI3", "UB40"])
    with pytest.raises(NotFound, match="no home technique"):
        journal.sessions.plan(["GB21"])


def test_no_point_and_too_many(journal: Journal) -> None:
    step = RoutineStep("KI3", LEFT, 30)
    for steps in ([], [step] * 31):
        with pytest.raises(InvalidInput, match="1 to 30 points"):
            journal.sessions.plan_of(steps)


def test_a_hold_is_in_the_diary_at_once(journal: Journal) -> None:
    keep(journal, "r1", Held(hold("BL40", RIGHT), 28), before=6)
    (found,) = journal.diary.day(journal.today).sessions
    assert (found.point, found.side, found.seconds) == ("BL40", RIGHT, 28)
    assert (found.run, found.pain_before, found.pain_after) == ("r1", 6, None)


def test_what_is_too_short_is_not_kept(journal: Journal) -> None:
    assert not long_enough(None)
    assert not long_enough(Held(hold(), 4))
    assert long_enough(Held(hold(), 5))
    with pytest.raises(InvalidInput):
        journal.sessions.keep(Held(hold(), 4), "r1")
    with pytest.raises(InvalidInput):
        journal.sessions.keep(Held(hold(), 30), "r1", 11)
    assert journal.store.sessions("me") == []


def test_the_end_is_kept_with_every_point_of_the_run_alone(journal: Journal) -> None:
    keep(journal, "r1", Held(hold(), 30), Held(hold(side=RIGHT), 30), before=6)
    keep(journal, "r2", Held(hold("BL23", BOTH), 30))
    after = journal.sessions.finish("r1", 3, AfterEffect.SORE)
    assert {(each.side, each.pain_after, each.after_effect) for each in after} == {
        (LEFT, 3, AfterEffect.SORE),
        (RIGHT, 3, AfterEffect.SORE),
    }
    others = [each for each in journal.store.sessions("me") if each.run == "r2"]
    assert [(each.pain_after, each.after_effect) for each in others] == [(None, None)]


@pytest.mark.parametrize("days", [-3, -1, 1, 3])
def test_the_end_finds_the_session_after_the_clock_was_set(
    journal: Journal, clock: SetClock, days: int
) -> None:
    keep(journal, "r1", Held(hold(), 30))
    clock.forward(days=days)
    assert journal.sessions.finish("r1", 3, None)[0].pain_after == 3


def test_the_end_of_nothing(journal: Journal) -> None:
    with pytest.raises(NotFound):
        journal.sessions.finish("r1", 3, None)
    keep(journal, "r1", Held(hold(), 30))
    with pytest.raises(InvalidInput):
        journal.sessions.finish("r1", 11, None)


def test_the_dose_of_a_day_is_that_of_the_diary_day(journal: Journal, clock: SetClock) -> None:
    keep(journal, "r1", Held(hold(), 30), Held(hold(side=RIGHT), 30))
    assert (journal.sessions.dose().seconds, journal.sessions.dose().times) == (60, 1)
    clock.forward(hours=6)  # half past two in the night
    assert journal.sessions.dose().seconds == 60
    clock.forward(hours=6)
    assert journal.sessions.dose().seconds == 0


def test_the_plan_of_a_session_and_its_holds_agree(journal: Journal) -> None:
    plan = journal.sessions.suggested()
    assert plan.holds == holds_of(plan.steps, journal.knowledge.points)
    assert set(plan.advice) >= set(codes(plan))
