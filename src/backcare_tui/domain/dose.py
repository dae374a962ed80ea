"""How much pressing is sensible in one go and in one day.

Own design, from the 30 to 60 seconds a point of the texts and from a trial of self-pressing with
3 minutes a point and up to 30 minutes a day (Murphy 2019, R81 in ``data/sources.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backcare_tui.domain.care import Point
from backcare_tui.domain.checkin import AcupressureSession, Routine, RoutineStep, Side
from backcare_tui.domain.guide import FIND_SECONDS, READY_SECONDS, Hold

POINT_SECONDS = 180
"""The longest that one point is pressed on one side in one go."""

SESSION_SECONDS = 600
"""The longest that one guided session lasts, without the time to find the places."""

DAY_SECONDS = 1800
"""The most in one day."""

TIMES_A_DAY = 2


@dataclass(frozen=True, slots=True)
class DayDose:
    """What was pressed on one day: seconds in all, and how often (a guided session counts once)."""

    seconds: int
    times: int

    @property
    def left(self) -> int:
        """How many seconds are left of the day's."""
        return max(DAY_SECONDS - self.seconds, 0)


def day_dose(sessions: Iterable[AcupressureSession], points: Mapping[str, Point]) -> DayDose:
    """Add up the sessions of one day.

    Seconds of a session on both sides count twice, unless one hold presses both.
    """
    seconds, runs = 0, set[str]()
    for session in sessions:
        point = points.get(session.point)
        twice = session.side is Side.BOTH and not (point is not None and is_one_hold(point))
        seconds += session.seconds * (2 if twice else 1)
        runs.add(session.run or session.id)
    return DayDose(seconds, len(runs))


def is_one_hold(point: Point) -> bool:
    """Whether one hold presses all of the point: it lies on the midline, or the technique takes
    both sides at once."""
    return point.midline or (point.technique is not None and point.technique.together)


def holds_of(steps: Iterable[RoutineStep], points: Mapping[str, Point]) -> tuple[Hold, ...]:
    """The holds that ``steps`` come to: left and then right where one hold cannot press both.

    There is more time to find a new point than to go on with the same one. Steps of points that
    are not in ``points`` are left out.
    """
    holds: list[Hold] = []
    for step in steps:
        point = points.get(step.point)
        if point is None:
            continue
        apart = step.side is Side.BOTH and not is_one_hold(point)
        sides = (Side.LEFT, Side.RIGHT) if apart else (step.side,)
        for side in sides:
            again = bool(holds) and holds[-1].what == point.code
            ready = READY_SECONDS if again else FIND_SECONDS
            holds.append(Hold(point.code, side, step.seconds, ready))
    return tuple(holds)


def seconds_of(holds: Iterable[Hold], *, with_finding: bool = False) -> int:
    """How long the holds last together, with or without the time to find each place."""
    return sum(hold.seconds + (hold.ready if with_finding else 0) for hold in holds)


def routine_seconds(routine: Routine, points: Mapping[str, Point]) -> int:
    """How long the holds of a routine last."""
    return seconds_of(holds_of(routine.steps, points))
