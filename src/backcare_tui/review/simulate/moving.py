"""Exercises for a made-up diary, done by the same rules that the app gives."""

import random
from collections.abc import Iterable, Sequence
from datetime import timedelta

from backcare_tui.domain.care import Exercise
from backcare_tui.domain.checkin import CheckIn, DailyPain, ExerciseSession, Felt
from backcare_tui.domain.exercise import subsided, why_not
from backcare_tui.domain.progression import today_dose
from backcare_tui.domain.scale import PAIN_MIN
from backcare_tui.review.simulate.writing import Writing

DAYS_APART = 3
"""Days between two times, where pain and the diary allow it."""

_HARD_AT = 4
_MINUTES = 6


def do_exercises(
    exercises: Iterable[Exercise], check_ins: Sequence[CheckIn], days: int, seed: int
) -> list[ExerciseSession]:
    """Each exercise every few days of the last ``days``, as often as pain lets it, oldest first.

    ``check_ins`` are those of the diary, one a day at most, oldest first. The dose is always the
    one that the app would have offered on that day. It is done on the last day too, so that the
    day after may show a step. The same arguments give the same sessions.
    """
    if not check_ins:
        return []
    writing, rng = Writing(random.Random(seed)), random.Random(seed)
    daily = [DailyPain(each.day, float(each.pain), each.pain, 1) for each in check_ins]
    last = check_ins[-1].day
    done: list[ExerciseSession] = []
    for number, exercise in enumerate(exercises):
        own: list[ExerciseSession] = []
        for at, check_in in enumerate(check_ins):
            day, pain = check_in.day, check_in.pain
            early = own and (day - own[-1].day).days < DAYS_APART
            known = daily[: at + 1]
            if (last - day).days >= days or (early and day != last):
                continue
            if why_not(exercise, pain, subsided(known, day).yes):
                continue
            dose = today_dose(exercise, own, known, (), day).dose
            hard = pain >= _HARD_AT and rng.random() < 0.5
            own.append(
                ExerciseSession(
                    writing.new_id(),
                    day,
                    writing.morning(day) + timedelta(minutes=_MINUTES * number),
                    exercise.id,
                    dose.sets,
                    dose.count,
                    dose.hold,
                    Felt.HARD if hard else Felt.COMFORTABLE,
                    pain,
                    max(pain - rng.choice((0, 0, 1)), PAIN_MIN),
                )
            )
        done += own
    return sorted(done, key=lambda each: each.at)
