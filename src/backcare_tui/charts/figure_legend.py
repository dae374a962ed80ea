"""What the marks of the body figure mean, in lines beneath it."""

from collections.abc import Iterable

from backcare_tui.charts.cells import Role, Row, cell_width, row_text
from backcare_tui.charts.figure_marks import PointMark, ShownPoint
from backcare_tui.charts.legend import entry, flow
from backcare_tui.language import gettext as _


def figure_legend(
    points: Iterable[ShownPoint],
    channel: str,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
) -> tuple[Row, ...]:
    """Lines of at most ``width`` columns for the marks that ``points`` use.

    ``channel`` names the meridian whose course is drawn, or is empty.
    """
    used = {point.mark for point in points}
    entries = [
        entry(mark.words, (mark.glyph(ascii=ascii), mark.role))
        for mark in PointMark
        if mark in used
    ]
    if channel:
        line = (":" if ascii else "⠇"), Role.MARK
        told = entry(_("{channel} (tradition)").format(channel=channel), line)
        entries.append(told if cell_width(row_text(told)) <= width else entry(channel, line))
    return flow(entries, width)
