"""Guided acupressure: which points, for how long, and what is kept of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.domain.checkin import AcupressureSession, AfterEffect, RoutineStep
from backcare_tui.domain.dose import DayDose, day_dose
from backcare_tui.domain.scale import SECONDS_MIN
from backcare_tui.errors import HeldBack, NotFound
from backcare_tui.journal import unfinished
from backcare_tui.journal.checks import check_pain, check_seconds
from backcare_tui.journal.journal import days_before, new_id
from backcare_tui.journal.pressing import PointHistory, histories_of
from backcare_tui.journal.session_plan import (
    RADIATING,
    LeftOut,
    Plan,
    check_count,
    fill,
    plan_of,
    step_of,
)
from backcare_tui.journal.unfinished import Unfinished
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from backcare_tui.domain.guide import Held
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.journal import Journal

SUGGESTED_MINUTES = 5.0
_SPREADING = ("buttock", "leg", "below_knee", "foot")
_SPREAD_DAYS = 2


class Sessions:
    """What to press, as suggested or as the person chose, and the record of what was pressed."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def suggested(self, minutes: float = SUGGESTED_MINUTES) -> Plan:
        """A session of about ``minutes`` that fits this person today.

        The base set of points is the same for everyone; a leaning, or pain that runs into a leg,
        only changes the order. A point that needs somebody's advice first is left out.

        Raises:
            HeldBack: a warning sign stands open, or no point is left for this person.
        """
        self._journal.safety.require_ready()
        offered = self._journal.care.points()
        chosen, left_out = [], []
        reasons: dict[str, str] = {}
        for advice in offered:
            if advice.point.technique is None:
                continue
            if not advice.limits.free:
                left_out.append(_left_out(advice))
                continue
            chosen.append(advice)
            if advice.first_for:
                reasons[advice.point.code] = _("Put first for {pattern}.").format(
                    pattern=advice.first_for.lower()
                )
        if self._radiates():
            chosen.sort(key=lambda a: _rank(a.point.code, RADIATING))
            for advice in chosen:
                if advice.point.code in RADIATING:
                    reasons[advice.point.code] = _("Put first while pain runs into a leg.")
        if not chosen:
            why = sentences(dict.fromkeys(each.why for each in left_out))
            raise HeldBack(_("No point is free for you just now."), why)
        steps = fill(chosen, minutes)
        advice_of = {a.point.code: a for a in chosen}
        return plan_of("", steps, advice_of, reasons, left_out)

    def plan(self, names: Sequence[str], *, seconds: int | None = None, side: str = "") -> Plan:
        """A session of the points named, in that order, each as its technique says.

        ``seconds`` and ``side`` hold for all of them where they are given.

        Raises:
            NotFound: no such point, or one without a home technique; InvalidInput: the seconds or
            the side do not fit; HeldBack: a warning sign or a condition speaks against a point.
        """
        for name in names:
            # What speaks against a point matters more than a time that does not fit.
            self._journal.care.require_pressable(name)
        known = self._journal.knowledge
        return self.plan_of([step_of(known, name, side=side, seconds=seconds) for name in names])

    def plan_of(self, steps: Sequence[RoutineStep]) -> Plan:
        """A session of these steps, in that order.

        Raises:
            InvalidInput: there is no step, or too many; HeldBack: a warning sign or a condition
            speaks against a point.
        """
        check_count(steps)
        advice = [self._journal.care.require_pressable(step.point) for step in steps]
        return plan_of("", steps, {each.point.code: each for each in advice})

    def routine(self, name: str) -> Plan:
        """The session of an own routine, without the points that are switched off for this person.

        Raises:
            NotFound: no such routine; HeldBack: a warning sign stands open, or none of its points
            is left.
        """
        routine = self._journal.routines.find(name)
        self._journal.safety.require_ready()
        return self._open(routine.name, routine.steps)

    def dose(self, day: date | None = None) -> DayDose:
        """What was pressed on a day (None is today)."""
        journal = self._journal
        on = day or journal.today
        sessions = journal.store.sessions(journal.person, on, on)
        return day_dose(sessions, journal.knowledge.points)

    def keep(self, held: Held, run: str, pain_before: int | None = None) -> AcupressureSession:
        """Keep one hold of the session ``run``.

        Raises:
            InvalidInput: it was held for less than 5 seconds, or pain is not on the scale.
        """
        journal = self._journal
        point = journal.knowledge.point(held.hold.what)
        session = AcupressureSession(
            new_id(),
            journal.today,
            journal.now(),
            point.code,
            held.hold.side,
            check_seconds(point, held.seconds),
            None if pain_before is None else check_pain(pain_before),
            run=run,
        )
        label = f"pressed {point.label} {session.day}"
        journal.store.write(journal.person, label, put=[session], at=journal.now())
        return session

    def finish(
        self, run: str, pain_after: int | None, effect: AfterEffect | None
    ) -> list[AcupressureSession]:
        """Keep pain after the session ``run`` and what it left behind, with each of its points.

        Raises:
            InvalidInput: pain is not on the scale; NotFound: nothing of the session is kept;
            ChangedMeanwhile: another program changed it at the same moment.
        """
        journal = self._journal
        pain = None if pain_after is None else check_pain(pain_after)
        # Of any day: the clock may have been set while the session went on.
        pressed = [each for each in journal.store.sessions(journal.person) if each.run == run]
        if not pressed:
            raise NotFound(_("Nothing of that session is in the diary."))
        after = [replace(each, pain_after=pain, after_effect=effect) for each in pressed]
        label = f"after pressing {journal.today}"
        before = {("session", each.id): each for each in pressed}
        journal.store.write(journal.person, label, put=after, at=journal.now(), expected=before)
        return after

    def histories(self) -> dict[str, PointHistory]:
        """How often each point was pressed, and pain before and after, by its code."""
        journal = self._journal
        sessions = journal.store.sessions(journal.person)
        return histories_of(journal.knowledge.points, sessions, journal.today)

    def note_rest(self, left: Unfinished) -> None:
        """Remember the rest of a session that goes on, for the case that it breaks off.

        A made-up diary leaves nothing behind, and of an encrypted one nothing is kept in plain.

        Raises:
            StorageFailure: it cannot be written.
        """
        if self._journal.demo or self._journal.encrypted:
            return
        unfinished.keep(paths.unfinished_file(), self._journal, left)

    def broken_off(self) -> list[Unfinished]:
        """The sessions that were broken off not long ago, the newest first."""
        return unfinished.kept(paths.unfinished_file(), self._journal)

    def elsewhere(self) -> bool:
        """Whether one of this diary goes on in another window of this machine."""
        return unfinished.goes_on_elsewhere(paths.unfinished_file(), self._journal)

    def take_up(self, left: Unfinished) -> Plan:
        """The rest of a session that was broken off.

        Raises:
            HeldBack: a warning sign stands open, or none of its points is left for this person.
        """
        self._journal.safety.require_ready()
        return self._open(left.name, left.rest)

    def forget_rest(self, run: str) -> None:
        """The session ``run`` is over: nothing of it is left.

        Raises:
            StorageFailure: the file cannot be taken away.
        """
        unfinished.forget(paths.unfinished_file(), run)

    def _open(self, name: str, steps: Iterable[RoutineStep]) -> Plan:
        """The plan of ``steps`` without the points that are switched off."""
        kept, left_out = [], []
        advice_of: dict[str, PointAdvice] = {}
        for step in steps:
            try:
                advice = self._journal.care.require_pressable(step.point)
            except (HeldBack, NotFound) as error:
                label = self._journal.knowledge.point_label(step.point)
                left_out.append(LeftOut(label, error.hint or error.message))
                continue
            advice_of[advice.point.code] = advice
            kept.append(step)
        if not kept:
            told = _("{point}: {why}")
            why = sentences(
                dict.fromkeys(told.format(point=each.label, why=each.why) for each in left_out)
            )
            raise HeldBack(_("None of these points is free for you just now."), why)
        return plan_of(name, kept, advice_of, left_out=left_out)

    def _radiates(self) -> bool:
        """Whether the newest check-in of today or yesterday says that pain runs into a leg."""
        journal = self._journal
        first = days_before(journal.today, _SPREAD_DAYS - 1)
        lately = journal.store.check_ins(journal.person, first, journal.today)
        asked = [each.spread for each in lately if each.spread]
        return bool(asked) and any(asked[-1].get(area) for area in _SPREADING)


def long_enough(held: Held | None) -> bool:
    """Whether a hold is long enough to be kept."""
    return held is not None and held.seconds >= SECONDS_MIN


def _rank(code: str, first: Sequence[str]) -> int:
    return first.index(code) if code in first else len(first)


def _left_out(advice: PointAdvice) -> LeftOut:
    condition, restriction = advice.limits.restrictions[0]
    why = _("{condition}: {text}")
    return LeftOut(advice.point.label, why.format(condition=condition.label, text=restriction.text))
