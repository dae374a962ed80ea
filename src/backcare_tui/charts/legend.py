"""What the marks of a chart mean, in lines beside it."""

from collections.abc import Iterable

from backcare_tui.charts.cells import Cell, Role, Row, cell_width, fit, row_text

_GAP = "  "


def entry(words: str, *marks: tuple[str, Role]) -> Row:
    """Marks in their roles, and behind them what they mean."""
    cells = tuple(Cell(text, role) for text, role in marks)
    return (*cells, Cell(f" {words}" if marks else words, Role.MUTED))


def flow(entries: Iterable[Row], width: int) -> tuple[Row, ...]:
    """Lines of at most ``width`` columns, each entry whole on one of them.

    An entry that is wider than a line is cut, and loses its roles.
    """
    lines: list[Row] = []
    used = 0
    for each in entries:
        size = cell_width(row_text(each))
        if lines and used + len(_GAP) + size <= width:
            lines[-1] = (*lines[-1], Cell(_GAP, Role.MUTED), *each)
            used += len(_GAP) + size
        else:
            cut = (Cell(fit(row_text(each), width), Role.MUTED),)
            lines.append(each if size <= width else cut)
            used = size
    return tuple(lines)
