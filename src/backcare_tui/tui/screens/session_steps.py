"""The steps of a session as the person arranges them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.checkin import Side
from backcare_tui.domain.dose import is_one_hold
from backcare_tui.journal.session_plan import Plan, plan_of
from backcare_tui.journal.session_words import side_words
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.domain.checkin import RoutineStep
    from backcare_tui.journal.care import PointAdvice

_NUMBER, _LABEL, _PINYIN, _CHINESE, _TIME = 5, 7, 13, 10, 24

_USUAL = _NUMBER + _LABEL + _PINYIN + _TIME


@dataclass(slots=True)
class Entry:
    """A step, and whether it is pressed."""

    step: RoutineStep
    on: bool = True


class Chosen:
    """What of a ``plan`` is pressed, and in which order."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.entries = [Entry(step) for step in plan.steps]
        self._arranged = False

    def renewed(self, plan: Plan) -> Chosen:
        """The same arrangement of a plan that was read anew, without points that it has no more."""
        chosen = Chosen(plan)
        if self._arranged:
            chosen._arranged = True
            chosen.entries = [e for e in self.entries if e.step.point in plan.advice]
        return chosen

    def plan_now(self) -> Plan:
        """The plan as it is arranged."""
        plan = self.plan
        steps = [entry.step for entry in self.entries if entry.on]
        return plan_of(plan.name, steps, plan.advice, plan.reasons, plan.left_out)

    def turn(self, index: int) -> None:
        """Leave a step out, or put it back."""
        self._arranged = True
        entry = self.entries[index]
        self.entries[index] = replace(entry, on=not entry.on)

    def move(self, index: int, by: int) -> int:
        """Move a step, and return where it is then."""
        to = min(max(index + by, 0), len(self.entries) - 1)
        self._arranged = True
        self.entries.insert(to, self.entries.pop(index))
        return to

    def draw(self, index: int, width: int) -> Content:
        """One step in a line."""
        entry = self.entries[index]
        advice = self.plan.advice[entry.step.point]
        point = advice.point
        number = sum(each.on for each in self.entries[: index + 1])
        mark: tuple[str, str] = ("▲ ", "$warning") if advice.limits.restrictions else ("  ", "")
        lead = f"{number:>2} " if entry.on else " ✗ "
        name = fit(point.pinyin, _PINYIN) if width >= _USUAL else ""
        name += fit(advice.characters, _CHINESE) if width >= _USUAL + _CHINESE else ""
        told = how_long(entry.step, advice) if entry.on else _("left out")
        line = Content.assemble(
            (lead, "$muted"),
            mark,
            (fit(point.label, _LABEL), "bold $primary"),
            name,
            (fit(told, _TIME), "$foreground"),
        )
        reason = self.plan.reasons.get(entry.step.point, "")
        if reason and entry.on and line.cell_length + cell_width(reason) <= width:
            line = Content.assemble(line, (reason, "$muted"))
        return line if entry.on else Content.styled(line.plain, "$muted")


def how_long(step: RoutineStep, advice: PointAdvice) -> str:
    """The side and the time of a step: "left, right, 30 s each"."""
    apart = step.side is Side.BOTH and not is_one_hold(advice.point)
    words = _("left, right, {seconds} s each") if apart else _("{side}, {seconds} s")
    return words.format(side=side_words(step.side), seconds=step.seconds)
