"""How much was pressed, how long a session is, and what is said about too much."""

from __future__ import annotations

import pytest
from tests.factories import NOW, TODAY

from backcare_tui.domain.checkin import AcupressureSession, Routine, RoutineStep, Side
from backcare_tui.domain.dose import (
    DAY_SECONDS,
    POINT_SECONDS,
    SESSION_SECONDS,
    TIMES_A_DAY,
    DayDose,
    day_dose,
    holds_of,
    is_one_hold,
    routine_seconds,
    seconds_of,
)
from backcare_tui.domain.guide import FIND_SECONDS, READY_SECONDS, Hold
from backcare_tui.journal.session_words import dose_words, duration
from backcare_tui.knowledge import load_knowledge

POINTS = load_knowledge().points
LEFT, RIGHT, BOTH, MIDDLE = Side.LEFT, Side.RIGHT, Side.BOTH, Side.MIDLINE


def pressed(
    point: str, side: Side, seconds: int, run: str = "", id_: str = ""
) -> AcupressureSession:
    return AcupressureSession(
        id_ or f"{point}{side}{run}", TODAY, NOW, point, side, seconds, run=run
    )


def test_the_limits_are_those_of_the_design() -> None:
    assert (POINT_SECONDS, SESSION_SECONDS, DAY_SECONDS, TIMES_A_DAY) == (180, 600, 1800, 2)


def test_an_empty_day_leaves_half_an_hour() -> None:
    assert day_dose([], POINTS) == DayDose(0, 0)
    assert day_dose([], POINTS).left == 1800


@pytest.mark.parametrize(
    ("point", "side", "seconds"),
    [
        ("KI3", LEFT, 30),
        ("KI3", BOTH, 60),  # one ankle after the other
        ("BL40", BOTH, 60),
        ("BL23", BOTH, 30),  # both thumbs at once
        ("GV4", MIDDLE, 30),
        ("no longer known", BOTH, 60),
    ],
)
def test_both_sides_count_twice_unless_one_hold_presses_both(
    point: str, side: Side, seconds: int
) -> None:
    assert day_dose([pressed(point, side, 30)], POINTS).seconds == seconds


def test_a_guided_session_counts_once() -> None:
    dose = day_dose(
        [
            pressed("KI3", LEFT, 30, "a"),
            pressed("KI3", RIGHT, 30, "a"),
            pressed("BL23", BOTH, 60, "b"),
            pressed("BL40", LEFT, 30, id_="1"),
            pressed("BL40", LEFT, 30, id_="2"),
        ],
        POINTS,
    )
    assert dose == DayDose(180, 4)


def test_nothing_is_left_of_a_day_and_never_less() -> None:
    assert DayDose(1700, 3).left == 100
    assert DayDose(5000, 3).left == 0


def test_the_points_of_one_hold() -> None:
    together = {code for code, point in POINTS.items() if is_one_hold(point)}
    assert together == {"BL23", "BL25", "BL52", "EX-B7", "GV3", "GV4"}


def test_sides_that_two_hands_cannot_press_come_one_after_the_other() -> None:
    steps = [
        RoutineStep("BL40", BOTH, 30),
        RoutineStep("BL23", BOTH, 60),
        RoutineStep("GV4", MIDDLE, 60),
        RoutineStep("KI3", RIGHT, 45),
        RoutineStep("gone", BOTH, 30),
    ]
    assert holds_of(steps, POINTS) == (
        Hold("BL40", LEFT, 30, FIND_SECONDS),
        Hold("BL40", RIGHT, 30, READY_SECONDS),
        Hold("BL23", BOTH, 60, FIND_SECONDS),
        Hold("GV4", MIDDLE, 60, FIND_SECONDS),
        Hold("KI3", RIGHT, 45, FIND_SECONDS),
    )


def test_how_long_a_session_is() -> None:
    holds = holds_of([RoutineStep("BL40", BOTH, 30)], POINTS)
    assert seconds_of(holds) == 60
    assert seconds_of(holds, with_finding=True) == 60 + FIND_SECONDS + READY_SECONDS
    routine = Routine("evening", TODAY, NOW, (RoutineStep("BL40", BOTH, 30),))
    assert routine_seconds(routine, POINTS) == 60


def hold(seconds: int) -> Hold:
    return Hold("KI3", LEFT, seconds)


@pytest.mark.parametrize(
    ("dose", "holds", "said"),
    [
        (DayDose(0, 0), [], ""),
        (DayDose(1200, 1), [hold(180)] * 3, ""),
        (DayDose(60, 2), [], "2 times today"),
        (DayDose(1800, 1), [], "plenty"),
        (DayDose(1799, 1), [], ""),
        (DayDose(1500, 1), [hold(180)] * 2, "comes to 31 min today"),
        (DayDose(0, 0), [hold(181)], "3 minutes on one point"),
        (DayDose(0, 0), [hold(180)] * 4, "10 minutes in one go"),
    ],
)
def test_too_much_is_said_kindly(dose: DayDose, holds: list[Hold], said: str) -> None:
    words = dose_words(dose, holds)
    assert said in words
    assert bool(words) is bool(said)
    for never in ("must", "should have", "danger", "!", "too long"):
        assert never not in words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "5 s"), (59, "59 s"), (60, "1 min"), (90, "1½ min"), (135, "2½ min"), (1800, "30 min")],
)
def test_a_length_of_time_in_words(seconds: int, words: str) -> None:
    assert duration(seconds) == words
