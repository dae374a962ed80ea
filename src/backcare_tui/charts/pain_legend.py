"""What the lines and marks of the pain chart mean."""

from backcare_tui.charts.cells import Role, Row
from backcare_tui.charts.event_row import event_mark
from backcare_tui.charts.legend import entry, flow
from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, pgettext


def pain_legend(
    axis: TimeAxis,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    strips: bool = False,
    events: bool = False,
    band: bool = False,
    spread: bool = False,
) -> tuple[Row, ...]:
    """Rows of at most ``width`` cells, what matters most on the first."""
    line = ("**" if ascii else "⠒⠒", Role.MEAN)
    if axis.unit_days > 1:
        weeks = axis.unit_days // 7
        middle = ngettext("middle of each week", "middle of each {number} weeks", weeks)
        range_ = (":" if ascii else "⡅", Role.BAND)
        entries = [entry(middle.format(number=weeks), line), entry(_("lowest to highest"), range_)]
    else:
        steps = [(pain_glyph(p, ascii=ascii), pain_role(p)) for p in (0, 1, 4, 7)]
        dots = [("o" if ascii else "⠂", Role.LOW)]
        entries = [entry(_("7-day mean"), line)]
        if spread:
            entries.append(entry(_("range of the 7"), ("⠁⠄", Role.BAND)))
        entries.append(entry(_("a day"), *(dots if axis.dense else steps)))
    if strips:
        yes, no, not_asked = ("x", "-", ".") if ascii else ("■", "□", "·")
        entries.append(entry(pgettext("an answer", "yes"), (yes, Role.MARK)))
        entries.append(entry(pgettext("an answer", "no"), (no, Role.MUTED)))
        entries.append(entry(_("not asked"), (not_asked, Role.MUTED)))
    if events:
        entries.append(entry(_("event"), (event_mark(ascii=ascii), Role.MARK)))
    if band:
        entries.append(entry(_("usual range, next day"), ("]", Role.CURSOR)))
    return flow(entries, width)
