"""What stands on the screen during an exercise, as text."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.checkin import Side
from backcare_tui.domain.exercise_dose import words
from backcare_tui.domain.exercise_guide import at_count
from backcare_tui.domain.guide import Breath, Phase, breath_at
from backcare_tui.journal.wording import STOP_MOVING
from backcare_tui.language import gettext as _
from backcare_tui.language import pgettext
from backcare_tui.tui.drawing import hanging

if TYPE_CHECKING:
    from backcare_tui.domain.care import Exercise
    from backcare_tui.domain.exercise_guide import Part
    from backcare_tui.domain.guide import Guide
    from backcare_tui.journal.exercises import Planned

_READABLE = 90
_LONG = 60
"""Longer holds are told in minutes and seconds."""


def title(planned: Planned, part: Part, parts: int, at: int, width: int) -> Content:
    """The exercise, its dose and the side, and how far it is."""
    exercise = planned.exercise
    right = ""
    if parts > 1:
        far = _("{number} of {count}")
        if planned.dose.sets > 1:
            far = _("set {set} · {number} of {count}")
        right = far.format(set=part.of_set, number=at + 1, count=parts)
    side = f"  {_side(part.hold.side)}" if _sided(part) else ""
    room = max(width - cell_width(right) - 1, 1)
    shown = Content(exercise.name).truncate(max(room - cell_width(side), 1), ellipsis=True)
    name = Content.assemble(shown.stylize("bold $primary"), (side, "bold $warning"))
    dose = f"  {words(exercise, planned.dose)}"
    if name.cell_length + cell_width(dose) <= room:
        name = Content.assemble(name, (dose, "$muted"))
    gap = " " * max(width - name.cell_length - cell_width(right), 0)
    return Content.assemble(name, gap, (right, "$muted"))


def how(exercise: Exercise, width: int) -> Content:
    """When to stop, what to mind, and how it is done."""
    room = min(width, _READABLE) - 1
    stop = Content.styled(_(STOP_MOVING), "$warning")
    lines = [hanging(Content.styled(_lead(_("Stop")), "$secondary"), stop, room)]
    if exercise.caution:
        mind = Content.styled(exercise.caution, "$warning")
        lines.append(hanging(Content.styled(_lead(_("Mind")), "$secondary"), mind, room))
    for number, step in enumerate(exercise.steps):
        lead = Content.styled(_lead(_("Do") if number == 0 else ""), "$secondary")
        lines.append(hanging(lead, Content(step), room))
    return Content("\n").join(lines)


def _lead(words: str) -> str:
    """What stands before an instruction, filled up so that they stand below each other."""
    return fit(words, max(map(cell_width, (_("Stop"), _("Mind"), _("Do")))) + 3)


def number(exercise: Exercise, part: Part, guide: Guide, now: float) -> str:
    """The large figures: which slow movement it is, else the time that is left."""
    left = ceil(guide.left(now) - 1e-6)
    if guide.phase is Phase.HOLD and _slow(exercise, part):
        return str(at_count(exercise, part, guide.elapsed(now))[0])
    if guide.length > _LONG:
        return f"{left // 60}:{left % 60:02}"
    return str(left)


def pace(exercise: Exercise, part: Part, guide: Guide, now: float) -> Breath:
    """How far the shape is open: a slow movement there and back, else the breath."""
    if guide.phase is not Phase.HOLD:
        return breath_at(0)
    elapsed = guide.elapsed(now)
    if not _slow(exercise, part):
        return breath_at(elapsed)
    share = elapsed % exercise.tempo / exercise.tempo * 2
    return Breath(share < 1, share % 1)


def state(exercise: Exercise, part: Part, guide: Guide, now: float) -> Content:
    """What to do at this moment."""
    if not guide.running:
        return Content.styled(_("paused"), "bold $warning")
    if guide.phase is Phase.READY:
        return Content.styled(_get_ready(part), "bold $secondary")
    if _slow(exercise, part):
        side = at_count(exercise, part, guide.elapsed(now))[1]
        words = _("of {count}") if side is Side.BOTH else _("of {count}, {side}")
        return Content(words.format(count=part.count, side=_side(side)))
    breath = breath_at(guide.elapsed(now))
    held = "" if part.count == 1 else f"{_hold(part)}   "
    return Content.assemble((held, "bold"), _("breathe in…") if breath.inward else _("…and out"))


def next_up(following: Part | None, width: int) -> Content:
    """What comes after this."""
    if following is None:
        told = _("nothing more, then done")
    else:
        said = [_hold(following)]
        if following.number == 1:
            said.insert(0, _("set {set}").format(set=following.of_set))
        if _sided(following):
            said.append(_side(following.hold.side))
        told = pgettext("between parts of what comes next", ", ").join(said)
    lead = f"{pgettext('what comes after this', 'Next')}  "
    line = Content.assemble((lead, "$secondary"), (told, "$muted"))
    return line.truncate(width, ellipsis=True)


def _get_ready(part: Part) -> str:
    if part.number > 1:
        return pgettext("what to do now", "Rest")
    if not _sided(part):
        return _("Get into place")
    return _("Get into place, {side}").format(side=_side(part.hold.side))


def _hold(part: Part) -> str:
    return _("hold {number} of {count}").format(number=part.number, count=part.count)


def _side(side: Side) -> str:
    """The side to move, in words; empty where both move."""
    if side is Side.BOTH:
        return ""
    return _("left side") if side is Side.LEFT else _("right side")


def _sided(part: Part) -> bool:
    return part.hold.side is not Side.BOTH


def _slow(exercise: Exercise, part: Part) -> bool:
    return bool(exercise.tempo) and not _sided(part)
