"""Guided sessions for a made-up diary, out of the points that were pressed on a day."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from backcare_tui.domain.care import Point
from backcare_tui.domain.checkin import AcupressureSession, AfterEffect, RoutineStep
from backcare_tui.domain.dose import holds_of
from backcare_tui.review.simulate.writing import Writing


def guide_sessions(
    sessions: Iterable[AcupressureSession], points: Mapping[str, Point], seed: int
) -> list[AcupressureSession]:
    """The points of each day as one guided session, hold by hold, oldest day first.

    Pain before is that of the first, pain after that of the last, and sore where any of them was.
    The same arguments give the same sessions.
    """
    writing = Writing(random.Random(seed))
    by_day: dict[object, list[AcupressureSession]] = {}
    for session in sorted(sessions, key=lambda each: each.at):
        by_day.setdefault(session.day, []).append(session)
    return [hold for pressed in by_day.values() for hold in _guided(pressed, points, writing)]


def _guided(
    pressed: Sequence[AcupressureSession], points: Mapping[str, Point], writing: Writing
) -> list[AcupressureSession]:
    run, at = writing.new_id(), pressed[0].at
    sore = any(each.after_effect is AfterEffect.SORE for each in pressed)
    steps = [RoutineStep(each.point, each.side, each.seconds) for each in pressed]
    found = []
    for hold in holds_of(steps, points):
        at += timedelta(seconds=hold.ready + hold.seconds)
        found.append(
            replace(
                pressed[0],
                id=writing.new_id(),
                at=at,
                point=hold.what,
                side=hold.side,
                seconds=hold.seconds,
                pain_after=pressed[-1].pain_after,
                after_effect=AfterEffect.SORE if sore else AfterEffect.NONE,
                run=run,
            )
        )
    return found
