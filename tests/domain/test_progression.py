"""Today's dose of an exercise: small steps up, and less where it was too much."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import TODAY, ZONE, ago

from backcare_tui.domain.care.exercises import Dose
from backcare_tui.domain.checkin import DailyPain, ExerciseSession, Felt
from backcare_tui.domain.exercise_dose import covers, half, steps
from backcare_tui.domain.progression import TodayDose, today_dose
from backcare_tui.knowledge import load_knowledge

EXERCISES = load_knowledge().exercises
TILT = EXERCISES["X03"]
WAY = steps(TILT)
START = WAY[1]
COMFORTABLE, HARD, STOPPED = Felt.COMFORTABLE, Felt.HARD, Felt.STOPPED


def did(
    days_ago: int,
    felt: Felt | None = COMFORTABLE,
    dose: Dose = START,
    before: int | None = None,
    after: int | None = None,
    today: date = TODAY,
) -> ExerciseSession:
    day = ago(days_ago, today)
    at = datetime(day.year, day.month, day.day, 18, tzinfo=ZONE)
    key = f"{days_ago}-{felt}-{dose.count}"
    return ExerciseSession(
        key, day, at, "X03", dose.sets, dose.count, dose.hold, felt, before, after
    )


def pain(mean: float, *days_ago: int) -> list[DailyPain]:
    return [DailyPain(ago(n), mean, round(mean), 1) for n in days_ago]


def calm(days: int = 60) -> list[DailyPain]:
    """A pain of 2 on every day up to today."""
    return pain(2, *range(days))


def told(
    *sessions: ExerciseSession,
    daily: list[DailyPain] | None = None,
    flares: tuple[int, ...] = (),
) -> TodayDose:
    on = {ago(n) for n in flares}
    return today_dose(TILT, sessions, calm() if daily is None else daily, on, TODAY)


def test_it_begins_with_the_start_dose() -> None:
    assert told() == TodayDose(START, "The start dose.")


def test_two_comfortable_sessions_and_a_week_are_one_step_up() -> None:
    assert told(did(7)).dose == START
    assert told(did(7)).why == "As before. One more comfortable time, then one step up."
    found = told(did(7), did(3))
    assert found.dose == WAY[2]
    assert found.why == "One step up: it felt comfortable twice."


def test_there_is_one_step_a_week_however_much_is_done() -> None:
    waits = told(*(did(n) for n in range(1, 7)))
    assert waits.dose == START
    assert waits.why == "As before until 10 March: one step a week is enough."
    many = [did(n, dose=Dose(count=20)) for n in range(1, 36)]
    assert told(*many).dose == WAY[1 + 5]


def test_only_the_present_dose_counts_for_the_next_step() -> None:
    first = [did(20), did(15)]
    assert told(*first, did(12), did(4)).dose == WAY[2], "done with less than the new dose"
    more = [did(12, dose=WAY[2]), did(4, dose=WAY[2])]
    assert told(*first, *more).dose == WAY[3]


def test_what_was_not_told_is_not_comfortable() -> None:
    assert told(did(20, None), did(15, None), did(10, None)).dose == START
    assert told(did(20), did(15, None), did(10)).dose == WAY[2]


def test_twice_hard_is_one_step_back() -> None:
    assert told(did(5, HARD)).dose == START
    found = told(did(5, HARD), did(3, STOPPED))
    assert found.dose == WAY[0]
    assert found.why == "One step back: it was hard or stopped early twice."
    assert told(did(5, HARD), did(4), did(3, HARD)).dose == START, "not twice in a row"


def test_pain_that_rises_much_during_it_is_hard() -> None:
    assert told(did(5, before=2, after=5), did(3, before=2, after=5)).dose == WAY[0]
    assert told(did(5, before=2, after=4), did(3, before=2, after=4)).dose == START


@pytest.mark.parametrize(("next_day", "back"), [(3, False), (3.1, True), (5, True)])
def test_more_pain_the_next_day_is_one_step_back(next_day: float, back: bool) -> None:
    daily = [*pain(2, 4), *pain(next_day, 3), *pain(2, 2, 1, 0)]
    found = told(did(4), daily=daily)
    assert found.dose == (WAY[0] if back else START)
    assert found.why.startswith("One step back: pain was more than 1 point higher") is back


def test_pain_before_it_counts_where_it_was_told() -> None:
    daily = [*pain(2, 4), *pain(4, 3), *pain(2, 2, 1, 0)]
    assert told(did(4, before=3), daily=daily).dose == START
    assert told(did(4, before=2), daily=daily).dose == WAY[0]


def test_a_day_without_a_check_in_is_no_rise() -> None:
    assert told(did(4), daily=pain(2, 4, 2, 1, 0)).dose == START
    assert told(did(4), daily=[*pain(9, 3), *pain(2, 2, 1, 0)]).dose == START


def up_one() -> tuple[ExerciseSession, ...]:
    """Sessions that led one step up, the last of them at that step."""
    return (did(25), did(20), did(15, None, dose=WAY[2]))


def test_a_flare_is_one_step_back_and_then_on() -> None:
    found = told(*up_one(), flares=(9, 8, 7))
    assert (found.dose, found.why) == (START, "One step back: there was a flare since.")
    assert told(*up_one(), flares=(14, 9, 3)).dose == START, "days near each other are one flare"
    assert told(*up_one(), did(4), did(1), flares=(6, 5)).dose == START
    assert told(*up_one(), did(4), did(1), flares=(8, 7)).dose == WAY[2]


def test_two_flares_without_a_try_between_are_one_step() -> None:
    assert told(*up_one(), flares=(14, 3)).dose == START


def test_a_flare_before_the_first_time_changes_nothing() -> None:
    assert told(did(3), flares=(9,)).dose == START


def test_a_long_break_is_one_step_back_and_never_from_zero() -> None:
    two = [did(50), did(45), did(40, None, dose=WAY[2])]
    found = told(*two)
    assert (found.dose, found.why) == (
        START,
        "One step back: it has been more than three weeks.",
    )
    three_weeks = [did(30), did(25), did(21, None, dose=WAY[2])]
    assert told(*three_weeks).dose == WAY[2]


def test_any_day_but_a_green_one_is_half_of_the_dose() -> None:
    daily = [*calm()[2:], *pain(4, 1, 0)]
    found = told(did(20), did(15), did(10, None, dose=WAY[2]), daily=daily)
    assert found.dose == half(WAY[2])
    assert found.why == "Half of 6 slow ones: it is not a green day."
    assert told(daily=pain(6, 0)).dose == half(START)


def test_no_step_up_on_a_day_that_is_not_green() -> None:
    daily = [*calm()[2:], *pain(5, 1, 0)]
    assert told(did(7), did(3), daily=daily).dose == half(START)


def test_at_the_goal_it_stays() -> None:
    hip = EXERCISES["X13"]
    sessions = [did(n, dose=hip.goal) for n in (20, 15, 10, 5)]
    found = today_dose(hip, sessions, calm(), (), TODAY)
    assert found == TodayDose(hip.goal, "This is the goal: stay with it.")


def test_what_lies_in_the_future_does_not_count() -> None:
    assert told(did(-1, HARD), did(-2, HARD)).why == "The start dose."


def test_a_session_of_today_leaves_todays_dose() -> None:
    assert told(did(9), did(0)).dose == START
    assert told(did(9), did(4), did(0, None)).dose == WAY[2]


FELT = st.sampled_from([*Felt, None])
DOSES = st.builds(Dose, st.integers(1, 4), st.integers(1, 14), st.integers(0, 40))
DONE = st.lists(st.tuples(st.integers(0, 90), FELT, DOSES), max_size=40)
PAINS = st.lists(st.none() | st.integers(0, 10), min_size=90, max_size=91)
FLARES = st.lists(st.integers(0, 90), max_size=6)
ANY = st.sampled_from(sorted(EXERCISES))


def _diary(
    done: list[tuple[int, Felt | None, Dose]], pains: list[int | None]
) -> tuple[list[ExerciseSession], list[DailyPain]]:
    sessions = [did(day, felt, dose) for day, felt, dose in done]
    daily = [day for n, mean in enumerate(pains) if mean is not None for day in pain(mean, n)]
    return sessions, daily


@given(ANY, DONE, PAINS, FLARES)
def test_never_beyond_the_goal_nor_below_half_of_the_start(
    id_: str,
    done: list[tuple[int, Felt | None, Dose]],
    pains: list[int | None],
    flares: list[int],
) -> None:
    exercise = EXERCISES[id_]
    sessions, daily = _diary(done, pains)
    found = today_dose(exercise, sessions, daily, {ago(n) for n in flares}, TODAY)
    assert covers(exercise.goal, found.dose)
    assert covers(found.dose, half(exercise.start))
    assert found.why.endswith(".")


@given(DONE, PAINS, FLARES, st.randoms())
def test_the_order_of_sessions_and_days_does_not_matter(
    done: list[tuple[int, Felt | None, Dose]],
    pains: list[int | None],
    flares: list[int],
    random: Random,
) -> None:
    sessions, daily = _diary(done, pains)
    on = {ago(n) for n in flares}
    found = today_dose(TILT, sessions, daily, on, TODAY)
    random.shuffle(sessions)
    random.shuffle(daily)
    assert today_dose(TILT, sessions, daily, on, TODAY) == found


GREEN = st.integers(0, 3)


@given(ANY, st.lists(st.tuples(FELT, st.booleans(), GREEN), min_size=1, max_size=60))
def test_who_does_what_is_told_goes_up_once_a_week_and_one_step_at_a_time(
    id_: str, course: list[tuple[Felt | None, bool, int]]
) -> None:
    """Day by day, all green: each day's dose is asked for and, on some days, done as told.

    A step is one from the dose that was done last: one that was told and not done is none.
    """
    exercise = EXERCISES[id_]
    way = steps(exercise)
    first = TODAY - timedelta(days=len(course) - 1)
    sessions: list[ExerciseSession] = []
    green: list[DailyPain] = []
    rose: list[date] = []
    done = way.index(exercise.start)
    for n, (felt, does, pain_then) in enumerate(course):
        day = first + timedelta(days=n)
        green.append(DailyPain(day, pain_then, pain_then, 1))
        dose = today_dose(exercise, sessions, green, (), day).dose
        now = way.index(dose)
        assert now - done in (-1, 0, 1)
        if does:
            if now > done:
                rose.append(day)
            done = now
            sessions.append(did(0, felt, dose, today=day))
    assert all((b - a).days >= 7 for a, b in pairwise(rose))
