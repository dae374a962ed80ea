"""Doses in words, halved, and step by step."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.care.exercises import Dose, Exercise
from backcare_tui.domain.exercise_dose import covers, half, set_counts, steps, time_words, words
from backcare_tui.knowledge import load_knowledge

EXERCISES = load_knowledge().exercises
EVERY = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)

SMALL = st.integers(1, 12)
HELD = st.integers(1, 900)
START = st.builds(Dose, SMALL, SMALL, st.just(0)) | st.builds(Dose, SMALL, SMALL, HELD)


@st.composite
def exercises(draw: st.DrawFn) -> Exercise:
    """An exercise whose goal is at least its start."""
    start = draw(START)
    more = st.integers(0, 12)
    hold = start.hold + draw(st.integers(0, 1800)) if start.hold else 0
    goal = Dose(start.sets + draw(more), start.count + draw(more), hold)
    tempo = 0 if start.hold else 5
    return Exercise("X", "x", (), start, goal, 4, True, "", (), tempo=tempo)


@pytest.mark.parametrize(
    ("id_", "dose", "told"),
    [
        ("X01", Dose(hold=300), "5 minutes"),
        ("X01", Dose(hold=150), "2½ minutes"),
        ("X01", Dose(hold=60), "1 minute"),
        ("X01", Dose(hold=95), "95 s"),
        ("X01", Dose(sets=2, hold=600), "2 sets of 1 hold of 10 minutes"),
        ("X03", Dose(count=8), "8 slow ones"),
        ("X03", Dose(count=1), "1 slow one"),
        ("X03", Dose(sets=2, count=8), "2 sets of 8 slow ones"),
        ("X04", Dose(count=2, hold=15), "2 holds of 15 s each side"),
        ("X04", Dose(count=1, hold=15), "1 hold of 15 s each side"),
        ("X05", Dose(count=5), "5 slow ones each side"),
        ("X10", Dose(3, 6, 10), "sets of 6, 4 and 2 holds of 10 s each side"),
        ("X10", Dose(2, 6, 10), "sets of 6 and 4 holds of 10 s each side"),
        ("X15", Dose(), "once"),
        ("X15", Dose(count=2), "2 times"),
    ],
)
def test_a_dose_in_words(id_: str, dose: Dose, told: str) -> None:
    assert words(EXERCISES[id_], dose) == told


def test_a_time_in_words() -> None:
    told = [time_words(seconds) for seconds in (1, 59, 60, 61, 90, 1800)]
    assert told == ["1 s", "59 s", "1 minute", "61 s", "1½ minutes", "30 minutes"]


def test_each_further_set_has_fewer_but_never_none() -> None:
    assert set_counts(EXERCISES["X10"], Dose(3, 6, 10)) == (6, 4, 2)
    assert set_counts(EXERCISES["X10"], Dose(3, 3, 10)) == (3, 1, 1)
    assert set_counts(EXERCISES["X09"], Dose(2, 8, 3)) == (8, 8)


@pytest.mark.parametrize(
    ("dose", "less"),
    [
        (Dose(3, 10, 5), Dose(1, 10, 5)),
        (Dose(1, 10, 5), Dose(1, 5, 5)),
        (Dose(1, 5), Dose(1, 3)),
        (Dose(hold=600), Dose(hold=300)),
        (Dose(hold=420), Dose(hold=210)),
        (Dose(hold=150), Dose(hold=60)),
        (Dose(hold=15), Dose(hold=7)),
        (Dose(hold=1), Dose(hold=1)),
        (Dose(), Dose()),
    ],
)
def test_half_of_a_dose(dose: Dose, less: Dose) -> None:
    assert half(dose) == less


@given(exercises())
def test_half_changes_one_number_and_never_adds(exercise: Exercise) -> None:
    for dose in steps(exercise):
        less = half(dose)
        assert covers(dose, less)
        assert sum(a != b for a, b in zip(_numbers(dose), _numbers(less), strict=True)) <= 1
        assert (less.hold > 0) == (dose.hold > 0)


@given(exercises())
def test_every_step_up_changes_one_number_by_a_fifth_or_one_unit(exercise: Exercise) -> None:
    found = steps(exercise)
    assert found[0] in (half(exercise.start), exercise.start)
    assert found[-1] == exercise.goal
    for before, after in pairwise(found[found.index(exercise.start) :]):
        changed = [(a, b) for a, b in zip(_numbers(before), _numbers(after), strict=True) if a != b]
        assert len(changed) == 1
        old, new = changed[0]
        unit = 60 if old >= 300 else 30 if old >= 60 else 1
        assert old < new <= max(old * 1.2, old + unit)
        assert covers(exercise.goal, after)


@EVERY
def test_the_hold_grows_first_then_the_count_then_the_sets(exercise: Exercise) -> None:
    way = steps(exercise)
    for dose in way[way.index(exercise.start) :]:
        assert dose.count == exercise.start.count or dose.hold == exercise.goal.hold
        assert dose.sets == exercise.start.sets or dose.count == exercise.goal.count


def test_walking_takes_three_months_of_weekly_steps() -> None:
    walk = EXERCISES["X01"]
    assert 12 <= len(steps(walk)) - 2 <= 26, "within six months, and not in a hurry"
    assert all(dose.hold % 60 == 0 for dose in steps(walk)[1:])


def _numbers(dose: Dose) -> tuple[int, int, int]:
    return dose.sets, dose.count, dose.hold
