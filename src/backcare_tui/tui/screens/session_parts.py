"""What stands on the screens of a guided session, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.errors import QuestionsFirst
from backcare_tui.journal.session_words import (
    dose_words,
    duration,
    left_words,
    length_words,
    side_words,
)
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, ngettext
from backcare_tui.tui.held import held_hint
from backcare_tui.tui.screens.session import Wanted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcare_tui.domain.checkin import Routine, Side
    from backcare_tui.domain.dose import DayDose
    from backcare_tui.errors import BackcareError
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.session_plan import Plan
    from backcare_tui.tui.pages import Part
    from backcare_tui.tui.screens.session_steps import Chosen

_SUGGESTION = marked("Today's suggestion")
_REST = marked("The rest of your session")
_GOES_ON = marked("It goes on where it stopped: what you held is kept, and only the rest is left.")


def title(wanted: Wanted, chosen: Chosen | None, width: int) -> Content:
    """What this is, and how long it takes: in all as well, where there is room."""
    name = (_("Guided session"), "bold $primary")
    if wanted.rest is not None:
        name = (_(_REST), "bold $primary")
    elif wanted.routine:
        name = (wanted.routine, "bold $primary")
    if chosen is None:
        return Content.assemble(name)
    plan = chosen.plan_now()
    if wanted.rest is not None:
        points = left_words(len(plan.holds))
    else:
        points = counted(step.point for step in plan.steps)
    words = _("{points}, {time}")
    whole = Content.assemble(
        name, (f"  {words.format(points=points, time=length_words(plan))}", "$muted")
    )
    if whole.cell_length <= width:
        return whole
    pressing = _("{time} of pressing").format(time=duration(plan.pressing_seconds))
    return Content.assemble(name, (f"  {words.format(points=points, time=pressing)}", "$muted"))


def counted(codes: Iterable[str]) -> str:
    """How many points there are: "1 point", "4 points"."""
    count = len(set(codes))
    return ngettext("{number} point", "{number} points", count).format(number=count)


def hold_told(side: Side, seconds: int) -> str:
    """A hold without its point: "left, 30 s"."""
    return _("{side}, {seconds} s").format(side=side_words(side), seconds=seconds)


def choices(wanted: Wanted, routines: Sequence[Routine], width: int) -> Content:
    """The sessions there are to choose from, the one that is shown in colour.

    Where not all fit, those before it are left out.
    """
    names = [_(_REST if wanted.rest else _SUGGESTION), *(routine.name for routine in routines)]
    at = next((i for i, name in enumerate(names) if i and name == wanted.routine), 0)
    while at and sum(cell_width(name) + 3 for name in names[: at + 1]) > width:
        del names[0]
        at -= 1
    parts: list[Part] = []
    room = width
    for i, name in enumerate(names):
        shown = fit(name, min(cell_width(name), max(room, 0)))
        parts += [(shown, "bold $primary" if i == at else "$muted"), "   "]
        room -= cell_width(name) + 3
        if room <= 0:
            break
    return Content.assemble(*parts[:-1])


def next_choice(first: Wanted, wanted: Wanted, routines: Sequence[Routine]) -> Wanted:
    """What follows ``wanted``: each routine in turn, then what was asked for ``first``."""
    ring = [
        Wanted() if first.routine else first,
        *(Wanted(routine=routine.name) for routine in routines),
    ]
    at = ring.index(wanted) if wanted in ring else 0
    return ring[(at + 1) % len(ring)]


def held_back(error: BackcareError) -> Content:
    """Why there is no session now."""
    colour = "$warning" if isinstance(error, QuestionsFirst) else "$error"
    return Content.assemble((error.message, f"bold {colour}"), f"\n{held_hint(error)}")


def limits(plan: Plan, dose: DayDose) -> Content:
    """What to mind for this person, and the day's dose; empty where there is nothing."""
    told: dict[str, list[str]] = {}
    for step in plan.steps:
        advice = plan.advice[step.point]
        for words in restrictions(advice):
            told.setdefault(words, []).append(advice.point.label)
    lines = [
        Content.styled(f"▲ {_of(listed(dict.fromkeys(labels)), words)}", "bold $error")
        for words, labels in told.items()
    ]
    if words := dose_words(dose, plan.holds):
        lines.append(Content.styled(words, "$warning"))
    return Content("\n").join(lines)


def restrictions(advice: PointAdvice) -> list[str]:
    """What this person's conditions say about a point and its warmth."""
    limits = (*advice.limits.restrictions, *advice.heat.restrictions)
    return [_of(condition.label, restriction.text) for condition, restriction in limits]


def _of(what: str, words: str) -> str:
    return _("{what}: {words}").format(what=what, words=words)


def notes(wanted: Wanted, plan: Plan) -> Content:
    """Where the rest of a session goes on, and what is left out and why."""
    left_out = _("Left out {point}")
    lines = [
        Content.assemble(
            (f"{left_out.format(point=each.label)}  ", "$secondary"), (each.why, "$muted")
        )
        for each in plan.left_out
    ]
    if wanted.rest is not None:
        lines.insert(0, Content.styled(_(_GOES_ON), "$muted"))
    return Content("\n").join(lines)
