"""A dose as holds to be guided through, and what of it was done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.care.exercises import Dose, Exercise
from backcare_tui.domain.checkin import Side
from backcare_tui.domain.exercise_dose import covers, set_counts, steps
from backcare_tui.domain.exercise_guide import (
    FIRST_READY,
    SET_REST,
    at_count,
    done_of,
    guides,
    parts_of,
)
from backcare_tui.domain.guide import Held
from backcare_tui.knowledge import load_knowledge

EXERCISES = load_knowledge().exercises
GUIDED = [
    (exercise, dose)
    for exercise in EXERCISES.values()
    for dose in steps(exercise)
    if guides(exercise, dose)
]
LEFT, RIGHT, BOTH = Side.LEFT, Side.RIGHT, Side.BOTH


def held(exercise: Exercise, dose: Dose) -> list[Held]:
    """All of a dose, held to its end."""
    return [Held(part.hold, part.hold.seconds) for part in parts_of(exercise, dose)]


def test_holds_come_left_and_then_right_with_a_rest_between() -> None:
    parts = parts_of(EXERCISES["X12"], Dose(count=2, hold=10))
    found = [(part.hold.side, part.number, part.hold.seconds, part.hold.ready) for part in parts]
    rest = EXERCISES["X12"].rest
    assert found == [
        (LEFT, 1, 10, FIRST_READY),
        (LEFT, 2, 10, rest),
        (RIGHT, 1, 10, FIRST_READY),
        (RIGHT, 2, 10, rest),
    ]


def test_each_set_is_shorter_and_comes_after_a_longer_rest() -> None:
    parts = parts_of(EXERCISES["X10"], Dose(3, 6, 10))
    assert [part.of_set for part in parts] == [1] * 12 + [2] * 8 + [3] * 4
    assert [part.hold.ready for part in parts if part.number == 1 and part.hold.side is LEFT] == [
        FIRST_READY,
        SET_REST,
        SET_REST,
    ]


def test_slow_movements_are_one_hold_that_is_counted() -> None:
    tilt = EXERCISES["X03"]
    (part,) = parts_of(tilt, Dose(count=5))
    assert part.hold.seconds == 5 * tilt.tempo
    counts = [at_count(tilt, part, elapsed) for elapsed in (0, tilt.tempo - 0.1, tilt.tempo, 99)]
    assert counts == [(1, BOTH), (1, BOTH), (2, BOTH), (5, BOTH)]


def test_slow_movements_with_sides_change_side_each_time() -> None:
    rolls = EXERCISES["X05"]
    (part,) = parts_of(rolls, Dose(count=5))
    assert part.hold.seconds == 10 * rolls.tempo
    counts = [at_count(rolls, part, n * rolls.tempo) for n in range(4)]
    assert counts == [(1, LEFT), (1, RIGHT), (2, LEFT), (2, RIGHT)]


def test_only_a_class_cannot_be_guided() -> None:
    assert [e.id for e in EXERCISES.values() if not guides(e, e.start)] == ["X15"]


@pytest.mark.parametrize(("exercise", "dose"), GUIDED)
def test_all_of_a_dose_that_is_held_is_that_dose(exercise: Exercise, dose: Dose) -> None:
    assert done_of(exercise, dose, held(exercise, dose)) == dose


@given(st.sampled_from(GUIDED), st.data())
def test_a_part_of_a_dose_is_never_more_than_it(
    wanted: tuple[Exercise, Dose], data: st.DataObject
) -> None:
    exercise, dose = wanted
    whole = held(exercise, dose)
    some = whole[: data.draw(st.integers(0, len(whole)))]
    breaks_off: bool = data.draw(st.booleans())
    if some and breaks_off:
        last = some.pop()
        some.append(Held(last.hold, data.draw(st.integers(1, last.seconds))))
    done = done_of(exercise, dose, some)
    if done is None:
        assert not some or not dose.hold
    else:
        assert covers(dose, done)
        assert sum(set_counts(exercise, done)) <= sum(set_counts(exercise, dose))


@pytest.mark.parametrize(
    ("id_", "dose", "seconds", "done"),
    [
        ("X01", Dose(hold=300), [180], Dose(hold=180)),
        ("X03", Dose(count=5), [20], Dose(count=3)),
        ("X03", Dose(count=5), [5], None),
        ("X11", Dose(count=3, hold=10), [10, 10], Dose(count=2, hold=10)),
        ("X11", Dose(count=3, hold=10), [10, 10, 4], Dose(count=2, hold=10)),
        ("X11", Dose(count=3, hold=10), [4], Dose(hold=4)),
        ("X12", Dose(count=3, hold=10), [10, 10, 10, 10], Dose(hold=10)),
        ("X12", Dose(count=3, hold=10), [10, 10], Dose(hold=10)),
        ("X09", Dose(3, 2, 5), [5, 5, 5], Dose(1, 2, 5)),
        ("X09", Dose(3, 2, 5), [5, 5, 5, 5], Dose(2, 2, 5)),
        ("X11", Dose(count=3, hold=10), [], None),
    ],
)
def test_what_was_broken_off_counts_as_far_as_it_went(
    id_: str, dose: Dose, seconds: list[int], done: Dose | None
) -> None:
    exercise = EXERCISES[id_]
    parts = parts_of(exercise, dose)
    some = [Held(part.hold, much) for part, much in zip(parts, seconds, strict=False)]
    assert done_of(exercise, dose, some) == done
