"""What a guided session will press: its holds, the advice on each point, and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.domain.dose import SESSION_SECONDS, holds_of, seconds_of
from backcare_tui.domain.guide import Hold
from backcare_tui.domain.scale import STEPS_MAX
from backcare_tui.errors import InvalidInput
from backcare_tui.journal.checks import check_seconds, side_of
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.knowledge import KnowledgeBase

SECONDS_USUAL = 30
"""How long a point without a technique of its own would be pressed."""

RADIATING = ("GB30", "BL40")
"""The points put first while pain runs into a buttock or leg."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A point that a session leaves out for this person, and why, in words."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A session that is ready to begin.

    ``name`` is the routine's, or empty. ``steps`` are what was chosen and ``holds`` what it comes
    to, side by side. ``advice`` holds each point by its code; ``reasons`` why it is among them.
    """

    name: str
    steps: tuple[RoutineStep, ...]
    holds: tuple[Hold, ...]
    advice: Mapping[str, PointAdvice]
    reasons: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def seconds(self) -> int:
        """How long it takes in all, with the time to find each place."""
        return seconds_of(self.holds, with_finding=True)

    @property
    def pressing_seconds(self) -> int:
        """How long is pressed, without the time to find each place."""
        return seconds_of(self.holds)


def plan_of(
    name: str,
    steps: Iterable[RoutineStep],
    advice: Mapping[str, PointAdvice],
    reasons: Mapping[str, str] | None = None,
    left_out: Iterable[LeftOut] = (),
) -> Plan:
    """A plan of ``steps``, all of whose points are in ``advice``."""
    kept = tuple(steps)
    holds = holds_of(kept, {code: each.point for code, each in advice.items()})
    return Plan(name, kept, holds, advice, reasons or {}, tuple(left_out))


def step_of(
    known: KnowledgeBase, name: str, *, side: str = "", seconds: int | None = None
) -> RoutineStep:
    """One point of a session, by default on both sides and as long as its technique says.

    Raises:
        NotFound: no such point; InvalidInput: the seconds or the side do not fit.
    """
    point = known.point(name)
    usual = point.technique.seconds_min if point.technique else SECONDS_USUAL
    wanted = usual if seconds is None else seconds
    return RoutineStep(point.code, side_of(point, side), check_seconds(point, wanted))


def check_count(steps: Sequence[RoutineStep]) -> None:
    """Refuse a session without points, or of too many.

    Raises:
        InvalidInput: as said.
    """
    if not 1 <= len(steps) <= STEPS_MAX:
        raise InvalidInput(
            _("A session has 1 to {most} points, not {count}.").format(
                most=STEPS_MAX, count=len(steps)
            ),
            _("Name points such as UB23 and UB40."),
        )


def usual_step(advice: PointAdvice, seconds: int = 0) -> RoutineStep:
    """The point as its technique says, on both sides; ``seconds`` overrule the shortest time."""
    technique = advice.point.technique
    usual = technique.seconds_min if technique else SECONDS_USUAL
    side = Side.MIDLINE if advice.point.midline else Side.BOTH
    return RoutineStep(advice.point.code, side, seconds or usual)


def fill(chosen: Sequence[PointAdvice], minutes: float) -> tuple[RoutineStep, ...]:
    """As many of ``chosen`` as fit into ``minutes`` of pressing, in that order, at least the first.

    Each is pressed for the shortest time of its technique. Where all of them fit, those with
    longer times get them as far as there is room.
    """
    room = min(minutes * 60, SESSION_SECONDS)
    points = {each.point.code: each.point for each in chosen}

    def length(steps: Iterable[RoutineStep]) -> int:
        return seconds_of(holds_of(steps, points))

    steps: list[RoutineStep] = []
    for advice in chosen:
        step = usual_step(advice)
        if not steps or length([*steps, step]) <= room:
            steps.append(step)
    if len(steps) == len(chosen):
        for place, advice in enumerate(chosen):
            technique = advice.point.technique
            longer = usual_step(advice, technique.seconds_max if technique else 0)
            if length([*steps[:place], longer, *steps[place + 1 :]]) <= room:
                steps[place] = longer
    return tuple(steps)
