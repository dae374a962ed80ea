"""Today's dose of an exercise, from how it went before: one small step at a time.

Own design after ``data/exercises.toml``: up after two comfortable sessions and at most once a
week, down where it was too much, after a flare and after a long break. It never starts from zero,
and never goes down twice without having been tried in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.care.exercises import Dose
from backcare_tui.domain.checkin import DailyPain, ExerciseSession, Felt
from backcare_tui.domain.day_words import day_whole_month
from backcare_tui.domain.exercise import Gate, gate_for, recent_pain
from backcare_tui.domain.exercise_dose import covers, half, steps, words
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.domain.care.exercises import Exercise

COMFORTABLE_FOR_STEP = 2
DAYS_FOR_STEP = 7
HARD_FOR_STEP = 2
BREAK_DAYS = 21
"""A break of more days than this is followed by one step down."""

RISE_DURING = 2
RISE_NEXT_DAY = 1
"""Pain that rises by more than so many points during an exercise, or by the next day, is too
much."""

FLARE_APART = 7
"""Days of flare that lie no further apart are one flare."""

_BROKE_OFF = marked("One step back: it has been more than three weeks.")
_FLARE = marked("One step back: there was a flare since.")
_HARD = marked("One step back: it was hard or stopped early twice.")
_MORNING = marked("One step back: pain was more than 1 point higher the next day.")


@dataclass(frozen=True, slots=True)
class TodayDose:
    """What to do of an exercise today, and why in words."""

    dose: Dose
    why: str


@dataclass(slots=True)
class _Course:
    """Where a person is on the steps of an exercise while the diary is read day by day.

    ``moved`` is 1 after a step up and -1 after one back, until the new dose was ``tried``.
    """

    steps: tuple[Dose, ...]
    at: int
    since: date
    last: date
    comfortable: int = 0
    hard: int = 0
    tried: bool = True
    why_down: str = ""
    moved: int = 0

    @property
    def dose(self) -> Dose:
        return self.steps[self.at]

    def down(self, day: date, why: str) -> None:
        """One step back, unless the last step back was not tried yet."""
        if self.tried and self.at:
            self._to(self.at - 1, day)
            self.tried, self.why_down, self.moved = False, why, -1

    def up(self, day: date) -> None:
        """One step on, where two comfortable sessions and a week allow it."""
        if self.ready and self.at + 1 < len(self.steps) and day >= self.next_step:
            self._to(self.at + 1, day)
            self.moved = 1

    @property
    def ready(self) -> bool:
        return self.comfortable >= COMFORTABLE_FOR_STEP

    @property
    def next_step(self) -> date:
        return self.since + timedelta(days=DAYS_FOR_STEP)

    def _to(self, at: int, day: date) -> None:
        self.at, self.since, self.comfortable, self.hard = at, day, 0, 0

    def take(self, session: ExerciseSession, day: date) -> None:
        """Take in how a session went; what was not told changes nothing."""
        self.tried, self.last, self.moved = True, day, 0
        done = Dose(session.sets, session.count, session.hold)
        if session.felt in (Felt.HARD, Felt.STOPPED) or rose(session):
            self.hard, self.comfortable = self.hard + 1, 0
        elif session.felt is Felt.COMFORTABLE:
            self.hard = 0
            self.comfortable += covers(done, self.dose)


def rose(session: ExerciseSession) -> bool:
    """Whether pain rose by more than the stop rule allows; False where it was not told."""
    before, after = session.pain_before, session.pain_after
    return before is not None and after is not None and after - before > RISE_DURING


def today_dose(
    exercise: Exercise,
    sessions: Iterable[ExerciseSession],
    daily: Iterable[DailyPain],
    flares: Collection[date],
    today: date,
) -> TodayDose:
    """Today's dose of ``exercise`` and why.

    ``sessions`` are those of this exercise, ``daily`` the pain of days from the first of them on,
    ``flares`` the days said to be one; each in any order, and later ones than ``today`` are left
    out. On any day but a green one it is half of the dose.
    """
    pains = {each.day: each for each in daily if each.day <= today}
    gate = gate_for(recent_pain(pains.values(), today))
    by_day: dict[date, list[ExerciseSession]] = {}
    for session in sorted(sessions, key=lambda each: (each.day, each.at, each.id)):
        if session.day <= today:
            by_day.setdefault(session.day, []).append(session)
    if not by_day:
        return _told(exercise, gate, exercise.start, _("The start dose."))
    course = _course(exercise, by_day, pains, flares, today)
    return _told(exercise, gate, course.dose, _why(course, exercise, today))


def _told(exercise: Exercise, gate: Gate, dose: Dose, why: str) -> TodayDose:
    if gate is Gate.GREEN:
        return TodayDose(dose, why)
    least = steps(exercise)[0]
    less = dose if dose == least else half(dose)
    if less == dose:
        return TodayDose(dose, _("The smallest dose. {why}").format(why=why))
    halved = _("Half of {dose}: it is not a green day.")
    return TodayDose(less, halved.format(dose=words(exercise, dose)))


def _course(
    exercise: Exercise,
    by_day: dict[date, list[ExerciseSession]],
    pains: dict[date, DailyPain],
    flares: Collection[date],
    today: date,
) -> _Course:
    ladder, first = steps(exercise), min(by_day)
    course = _Course(ladder, ladder.index(exercise.start), first, first)
    begun = _begun(flares)
    for day in sorted({*by_day, *begun, *(day + timedelta(days=1) for day in by_day), today}):
        if not first <= day <= today:
            continue
        if day > first:
            _before(course, day, by_day, pains, begun)
        for session in by_day.get(day, ()):
            course.take(session, day)
            if course.hard >= HARD_FOR_STEP:
                course.down(day, _HARD)
    return course


def _before(
    course: _Course,
    day: date,
    by_day: dict[date, list[ExerciseSession]],
    pains: dict[date, DailyPain],
    begun: Collection[date],
) -> None:
    """What changes on a day before anything is done on it."""
    yesterday = day - timedelta(days=1)
    if day in begun:
        course.down(day, _FLARE)
    elif yesterday in by_day and _worse(by_day[yesterday], pains.get(yesterday), pains.get(day)):
        course.down(day, _MORNING)
    elif (day - course.last).days > BREAK_DAYS:
        course.down(day, _BROKE_OFF)
    elif gate_for(recent_pain(pains.values(), day)) is Gate.GREEN:
        course.up(day)


def _worse(
    sessions: Iterable[ExerciseSession], before: DailyPain | None, after: DailyPain | None
) -> bool:
    """Whether pain was too much higher on the day after; unknown is no."""
    if after is None:
        return False
    told = [each.pain_before for each in sessions if each.pain_before is not None]
    usual = told[0] if told else before.mean if before else None
    return usual is not None and after.mean - usual > RISE_NEXT_DAY


def _begun(flares: Collection[date]) -> frozenset[date]:
    """The first day of each flare."""
    days = sorted(flares)
    return frozenset(
        day
        for before, day in zip([None, *days], days, strict=False)
        if before is None or (day - before).days > FLARE_APART
    )


def _why(course: _Course, exercise: Exercise, today: date) -> str:
    if course.moved > 0:
        return _("One step up: it felt comfortable twice.")
    if course.moved < 0:
        return _(course.why_down)
    if course.dose == exercise.goal:
        return _("This is the goal: stay with it.")
    if course.ready:
        if today < course.next_step:
            words_until = _("As before until {day}: one step a week is enough.")
            return words_until.format(day=day_whole_month(course.next_step))
        return _("As before; one step up on the next green day.")
    if course.comfortable:
        return _("As before. One more comfortable time, then one step up.")
    return _("As before. Two comfortable times, then one step up.")
