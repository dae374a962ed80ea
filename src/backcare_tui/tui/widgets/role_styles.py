"""Rows of a chart as lines of the terminal, each role in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual, visualize

from backcare_tui.charts.cells import Role
from backcare_tui.tui.drawing import STYLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.widget import Widget

    from backcare_tui.charts.cells import Row


def role_styles(widget: Widget) -> dict[Role, Style]:
    """How each role looks in ``widget``, asked of Textual once for all cells."""
    roles = list(Role)
    sample = visualize(widget, Content.assemble(*(("x", STYLES[role]) for role in roles)))
    (line,) = Visual.to_strips(widget, sample, len(roles), 1, widget.visual_style)
    found = [segment.style or Style() for segment in line for _ in segment.text]
    return dict(zip(roles, found, strict=True))


def strip_of(row: Row, styles: Mapping[Role, Style], width: int) -> Strip:
    """A row as one line of ``width`` columns: cut, or filled up with blanks."""
    line = Strip([Segment(cell.text, styles[cell.role]) for cell in row])
    return line.adjust_cell_length(width, styles[Role.MUTED])
