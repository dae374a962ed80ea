"""Charts and text drawn in the theme's colours."""

from collections.abc import Iterable

from textual.content import Content

from backcare_tui.charts.cells import Role, Row

STYLES = {
    Role.AXIS: "$muted",
    Role.MUTED: "$muted",
    Role.NONE: "$success",
    Role.LOW: "$success",
    Role.MID: "$warning",
    Role.HIGH: "$error",
    Role.MEAN: "bold $primary",
    Role.BAND: "dim $muted",
    Role.MARK: "$secondary",
    Role.CURSOR: "bold $foreground",
}
"""What each role of a chart looks like."""


def drawn(rows: Iterable[Row]) -> Content:
    """Rows of a chart as one text."""
    lines = [Content.assemble(*((cell.text, STYLES[cell.role]) for cell in row)) for row in rows]
    return Content("\n").join(lines)


def hanging(lead: Content | str, text: Content, width: int) -> Content:
    """``text`` wrapped to ``width`` columns, its lines aligned behind ``lead``."""
    first = Content(lead) if isinstance(lead, str) else lead
    indent = " " * first.cell_length
    lines = text.wrap(max(width - first.cell_length, 8))
    joined = [Content.assemble(first if i == 0 else indent, line) for i, line in enumerate(lines)]
    return Content("\n").join(joined)
