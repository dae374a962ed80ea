"""What stands on the screen after a session, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain.checkin import AfterEffect
from backcare_tui.journal.session_words import duration
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext
from backcare_tui.tui.screens.session_parts import counted, hold_told

if TYPE_CHECKING:
    from backcare_tui.tui.pages import Part
    from backcare_tui.tui.screens.session_record import Record

_EFFECTS = (
    ("s", AfterEffect.SORE, marked("sore")),
    ("b", AfterEffect.BRUISE, marked("bruise")),
    ("n", AfterEffect.NONE, marked("nothing")),
)

_USUAL = 54


def title(record: Record) -> Content:
    """How much is kept."""
    seconds = sum(session.seconds for session in record.kept)
    points = counted(session.point for session in record.kept)
    words = _("{points} kept, {time}").format(points=points, time=duration(seconds))
    told = f"  {words}" if record.kept else ""
    return Content.assemble((_("Done"), "bold $primary"), (told, "$muted"))


def kept(record: Record) -> Content:
    """Each hold that is kept, and those that wait."""
    points = record.plan.advice
    lines = [
        Content.assemble(
            ("✓ ", "$primary"),
            f"{points[each.point].point.label} {points[each.point].point.pinyin}",
            (f"  {hold_told(each.side, each.seconds)}", "$muted"),
        )
        for each in record.kept
        if each.point in points
    ]
    waiting = len(record.waiting)
    if waiting:
        words = ngettext(
            "{number} more is not written yet; enter tries again.",
            "{number} more are not written yet; enter tries again.",
            waiting,
        )
        lines.append(Content.styled(words.format(number=waiting), "$warning"))
    return Content("\n").join(lines)


def effects(effect: AfterEffect | None, width: int) -> Content:
    """The three answers to what the pressing left behind."""
    parts: list[Part] = []
    lead = f"{_('Where you pressed')}   "
    if width >= _USUAL:
        parts.append((lead, "$muted"))
    for key, value, words in _EFFECTS:
        on = value is effect
        parts += [(key, "underline $muted"), " "]
        word = _(words)
        parts += [(f"✓ {word}" if on else word, "bold $primary" if on else "$foreground"), "  "]
    return Content.assemble(*parts[:-1])
