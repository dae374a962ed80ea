"""Every condition against every point, by every way of journal and app that leads to one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from tests.contraindication_table import (
    CONDITIONS,
    EVERY,
    FIRM,
    KB,
    LIMITS,
    PAIRS,
    ROWS,
    SINGLES,
    SLOW_PAIRS,
    URGENT,
    WITH_HEAT,
    WORDS,
    cell,
    not_told,
    strictest,
    techniques,
    told,
)
from tests.factories import screen

from backcare_tui.domain.checkin import RoutineStep, SafetyReply, Side
from backcare_tui.errors import HeldBack, NotFound
from backcare_tui.journal.care import PointAdvice
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.session_plan import Plan
from backcare_tui.tui.point_page import point_page

pytestmark = pytest.mark.thorough


def have(journal: Journal, *conditions: str) -> None:
    """Hold ``conditions``; what is urgent about one was seen to."""
    journal.care.set_profile(dict.fromkeys(conditions, True))
    if "dvt" in conditions:
        journal.safety.seen_to()


def check_advice(advice: PointAdvice, conditions: Iterable[str]) -> None:
    """One point says exactly the limits of ``conditions``."""
    code, held = advice.point.code, list(conditions)
    assert advice.limits.strictest is LIMITS[strictest(code, held)], code
    assert {each.text for _, each in advice.limits.restrictions} == told(code, held)
    heat = told("heat", held) if code in WITH_HEAT else set()
    assert {each.text for _, each in advice.heat.restrictions} == heat
    check_technique(advice, held)
    if code in WITH_HEAT and strictest("heat", held) == "block":
        assert advice.point.technique is not None
        assert not [line for line in advice.point.technique.options if "warm pack" in line]


def check_technique(advice: PointAdvice, held: list[str]) -> None:
    """How to press it contradicts no limit."""
    limit, how = strictest(advice.point.code, held), advice.technique
    assert limit == "-" or not advice.note
    assert limit in ("-", "light") or not advice.first_for
    if limit == "block":
        assert how is None
    elif how is not None:
        assert list(how.steps) == techniques(KB.points[advice.point.code], limit)
        if limit != "-":
            told_here = " ".join([*how.steps, *how.options, how.pressure]).lower()
            assert not [word for word in FIRM if word in told_here], advice.point.code
            assert (how.options, how.origin) == ((), "app")
            assert how.pressure == "light, at most 2 out of 10"


def check_plan(plan: Plan, conditions: Iterable[str], asked: Iterable[str]) -> None:
    """A session presses nothing that is blocked, and names what it leaves out."""
    held = list(conditions)
    pressed = {each.what for each in plan.holds}
    for code in asked:
        if strictest(code, held) == "block":
            assert code not in pressed
            (out,) = [each for each in plan.left_out if each.label == KB.points[code].label]
            assert any(words in out.why for words in told(code, held))
    for code in pressed:
        check_advice(plan.advice[code], held)


def test_the_table_speaks_of_every_condition_and_point() -> None:
    assert set(CONDITIONS) == set(KB.contraindications)
    assert set(EVERY) == set(KB.points)
    assert all(len(row) == len(ROWS[0]) + 1 for row in ROWS[1:])


@pytest.mark.parametrize(("condition", "code"), WORDS)
def test_the_words_say_what_the_design_says(condition: str, code: str) -> None:
    told_here = " ".join(told(code, [condition]))
    assert cell(condition, code) != "-"
    for words in WORDS[condition, code]:
        assert words.lower() in told_here.lower()


@pytest.mark.parametrize("held", [(), *SINGLES, *PAIRS], ids="+".join)
def test_the_journal_limits_every_point(journal: Journal, held: tuple[str, ...]) -> None:
    have(journal, *held)
    shown = {advice.point.code: advice for advice in journal.care.points(library=True)}
    assert set(shown) == set(EVERY)
    for code in EVERY:
        check_advice(shown[code], held)
        check_advice(journal.care.point(code), held)
        limit = strictest(code, held)
        if limit == "block":
            with pytest.raises(HeldBack, match="switched off") as stopped:
                journal.care.require_pressable(code)
            assert stopped.value.hint in told(code, held)
            with pytest.raises(HeldBack, match="switched off"):
                journal.sessions.plan([code])
        elif KB.points[code].technique is None:
            with pytest.raises(NotFound):
                journal.care.require_pressable(code)
        else:
            check_advice(journal.care.require_pressable(code), held)
            check_plan(journal.sessions.plan([code]), held, [code])


@pytest.mark.parametrize("held", [*SINGLES, *SLOW_PAIRS], ids="+".join)
def test_sessions_leave_out_what_is_limited(journal: Journal, held: tuple[str, ...]) -> None:
    have(journal, *held)
    core = [code for code, point in KB.points.items() if point.core]
    free = [code for code in core if strictest(code, held) in ("-", "light")]
    if free:
        plan = journal.sessions.suggested(10)
        assert {step.point for step in plan.steps} <= set(free)
        assert {each.label for each in plan.left_out} == {
            KB.points[code].label for code in core if code not in free
        }
        check_plan(plan, held, core)
    else:
        with pytest.raises(HeldBack) as stopped:
            journal.sessions.suggested(10)
        why = stopped.value.hint
        assert all(any(words in why for words in told(code, held)) for code in core)
    pressable = [code for code in EVERY if KB.points[code].technique]
    steps = [
        RoutineStep(code, Side.MIDLINE if KB.points[code].midline else Side.BOTH, 30)
        for code in pressable
    ]
    journal.routines.save("all of them", steps)
    own = journal.sessions.routine("all of them")
    check_plan(own, held, pressable)
    assert {step.point for step in own.steps} == {
        code for code in pressable if strictest(code, held) != "block"
    }


@pytest.mark.parametrize("held", [(), *SINGLES, *SLOW_PAIRS], ids="+".join)
def test_the_apps_page_of_each_point(journal: Journal, held: tuple[str, ...]) -> None:
    have(journal, *held)
    for code in EVERY:
        page = point_page(journal.care.point(code)).plain
        heat = told("heat", held) if code in WITH_HEAT else set()
        for words in told(code, held) | heat:
            assert words in page
        others = {each for c in CONDITIONS for each in told(code, [c])} - told(code, held)
        assert not [words for words in others if words in page]
        limit, point = strictest(code, held), KB.points[code]
        assert all(step in page for step in techniques(point, limit))
        assert not [step for step in not_told(point, limit) if step in page]


@pytest.mark.parametrize("reply", [SafetyReply.YES, SafetyReply.UNSURE])
@pytest.mark.parametrize("flag", URGENT)
def test_any_urgent_sign_holds_everything_back(
    journal: Journal, flag: str, reply: SafetyReply
) -> None:
    step = RoutineStep("KI3", Side.LEFT, 30)
    journal.routines.save("mine", [step])
    screen(journal, **{KB.red_flags[flag].follows or flag: SafetyReply.YES, flag: reply})
    with pytest.raises(HeldBack):
        journal.care.points()
    with pytest.raises(HeldBack):
        journal.sessions.suggested()
    with pytest.raises(HeldBack):
        journal.sessions.plan_of([step])
    with pytest.raises(HeldBack):
        journal.sessions.routine("mine")
    for code in EVERY:
        with pytest.raises(HeldBack):
            journal.care.point(code)
        with pytest.raises(HeldBack):
            journal.care.require_pressable(code)
        with pytest.raises(HeldBack):
            journal.sessions.plan([code])
