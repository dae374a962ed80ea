"""Exercises: what fits today and how much of it, and what was done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backcare_tui.domain import exercise as rules
from backcare_tui.domain.care import Dose
from backcare_tui.domain.checkin import ExerciseSession, Felt
from backcare_tui.domain.progression import today_dose
from backcare_tui.domain.scale import (
    COUNT_MAX,
    COUNT_MIN,
    HOLD_MAX,
    HOLD_MIN,
    SETS_MAX,
    SETS_MIN,
)
from backcare_tui.errors import HeldBack, InvalidInput
from backcare_tui.journal.checks import check_pain
from backcare_tui.journal.journal import days_before, new_id
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.care import Exercise
    from backcare_tui.domain.contraindications import PointLimits
    from backcare_tui.domain.exercise import Gate, Subsided
    from backcare_tui.journal.journal import Journal

_PAIN_DAYS = 60
"""How far back the pain is read that says whether it has subsided."""


@dataclass(frozen=True, slots=True)
class Planned:
    """An exercise that fits today: its dose, why that much, and when it was done last."""

    exercise: Exercise
    dose: Dose
    why: str
    last: ExerciseSession | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An exercise that does not fit today, and why. ``switched_off``: for this person."""

    exercise: Exercise
    why: str
    switched_off: bool = False


@dataclass(frozen=True, slots=True)
class ExercisePlan:
    """What today's pain allows: what is ``offered`` and what is ``waiting``.

    ``pain`` is that of today or yesterday (0-10, None: not known); ``heat`` says whether warmth is
    fine.
    """

    gate: Gate
    pain: float | None
    subsided: Subsided
    offered: tuple[Planned, ...]
    waiting: tuple[Waiting, ...]
    heat: PointLimits


class Exercises:
    """Today's plan for one person, and the record of what was done."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def plan(self) -> ExercisePlan:
        """What fits today, with doses.

        Raises:
            HeldBack: a warning sign stands open.
        """
        journal = self._journal
        journal.safety.require_unlocked()
        today = journal.today
        done = journal.store.exercise_sessions(journal.person, last=today)
        first = min([days_before(today, _PAIN_DAYS), *(each.day for each in done)])
        daily = journal.store.daily_pain(journal.person, first, today)
        pain = rules.recent_pain(daily, today)
        state = rules.subsided(daily, today)
        flares = self._flares(min(each.day for each in done)) if done else frozenset()
        switched_off = self._switched_off()
        offered, waiting = [], list[Waiting]()
        for exercise in journal.knowledge.exercises.values():
            why = rules.why_not(exercise, pain, state.yes)
            if exercise.id in switched_off:
                waiting.append(Waiting(exercise, switched_off[exercise.id], switched_off=True))
            elif why:
                waiting.append(Waiting(exercise, why))
            else:
                own = [each for each in done if each.exercise == exercise.id]
                todays = today_dose(exercise, own, daily, flares, today)
                last = own[-1] if own else None
                offered.append(Planned(exercise, todays.dose, todays.why, last))
        gate = rules.gate_for(pain)
        return ExercisePlan(
            gate, pain, state, tuple(offered), tuple(waiting), journal.care.heat_limits()
        )

    def find(self, name: str) -> Planned | Waiting:
        """One exercise by id or name, as it stands today.

        Raises:
            NotFound: no such exercise; HeldBack: a warning sign stands open.
        """
        own = self._journal.knowledge.exercise(name).id
        plan = self.plan()
        every: list[Planned | Waiting] = [*plan.offered, *plan.waiting]
        return next(each for each in every if each.exercise.id == own)

    def require_doable(self, name: str) -> Planned:
        """One exercise that fits today.

        Raises:
            NotFound: no such exercise; HeldBack: a warning sign, a condition or today's pain
                speaks against it.
        """
        self._journal.knowledge.exercise(name)
        self._journal.safety.require_ready()
        found = self.find(name)
        if isinstance(found, Waiting):
            told = _("{exercise} is not for today.").format(exercise=found.exercise.name)
            raise HeldBack(told, found.why)
        return found

    def usual_dose(self, name: str) -> Dose:
        """How much of an exercise: today's dose, else that of the last time, else its first.

        A warning sign does not stop this: what was done can be kept whatever speaks against it.

        Raises:
            NotFound: no such exercise.
        """
        exercise = self._journal.knowledge.exercise(name)
        if not self._journal.safety.verdict().locks:
            found = self.find(name)
            if isinstance(found, Planned):
                return found.dose
        done = self.history(name)
        last = done[-1] if done else None
        return Dose(last.sets, last.count, last.hold) if last else exercise.start

    def check(self, dose: Dose) -> Dose:
        """Return ``dose``, or raise InvalidInput where it is more or less than can be kept."""
        _within(_("The number of sets"), dose.sets, SETS_MIN, SETS_MAX)
        _within(_("The count"), dose.count, COUNT_MIN, COUNT_MAX)
        _within(_("The hold"), dose.hold, HOLD_MIN, HOLD_MAX)
        return dose

    def done(
        self,
        name: str,
        dose: Dose,
        felt: Felt | None = None,
        pain_before: int | None = None,
        pain_after: int | None = None,
    ) -> ExerciseSession:
        """Keep one exercise as it was done, today.

        Raises:
            NotFound: no such exercise; InvalidInput: dose or pain is out of range.
        """
        journal = self._journal
        self.check(dose)
        session = ExerciseSession(
            new_id(),
            journal.today,
            journal.now(),
            journal.knowledge.exercise(name).id,
            dose.sets,
            dose.count,
            dose.hold,
            felt,
            None if pain_before is None else check_pain(pain_before),
            None if pain_after is None else check_pain(pain_after),
        )
        label = f"exercise {session.exercise} {session.day}"
        journal.store.write(journal.person, label, put=[session], at=journal.now())
        return session

    def finish(
        self, session: ExerciseSession, felt: Felt | None, pain_after: int | None
    ) -> ExerciseSession:
        """Keep how an exercise went, which was kept as it ended.

        Raises:
            InvalidInput: pain is not on the scale; ChangedMeanwhile: it was deleted or changed
            since ``session`` was read.
        """
        journal = self._journal
        pain = None if pain_after is None else check_pain(pain_after)
        after = replace(session, felt=felt, pain_after=pain)
        label = f"after exercise {session.exercise} {session.day}"
        before = {("exercise_session", session.id): session}
        journal.store.write(journal.person, label, put=[after], at=journal.now(), expected=before)
        return after

    def history(self, name: str) -> list[ExerciseSession]:
        """How often an exercise was done, the earliest first.

        Raises:
            NotFound: no such exercise.
        """
        own = self._journal.knowledge.exercise(name).id
        sessions = self._journal.store.exercise_sessions(self._journal.person)
        return [each for each in sessions if each.exercise == own]

    def _flares(self, first: date) -> frozenset[date]:
        journal = self._journal
        said = journal.store.check_ins(journal.person, first, journal.today)
        return frozenset(each.day for each in said if each.flare)

    def _switched_off(self) -> dict[str, str]:
        """Why an exercise is not for this person, by its id."""
        held = self._journal.care.conditions()
        return {
            name: _("Switched off for you: {condition}.").format(condition=condition.label.lower())
            for condition in self._journal.knowledge.contraindications.values()
            if condition.id in held
            for name in condition.exercises_blocked
        }


def _within(name: str, value: int, least: int, most: int) -> None:
    if type(value) is not int or not least <= value <= most:
        raise InvalidInput(
            _("{name} {value} cannot be right.").format(name=name, value=value),
            _("Give a whole number from {least} to {most}.").format(least=least, most=most),
        )
