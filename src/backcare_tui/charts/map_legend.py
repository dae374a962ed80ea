"""What the fills of a body figure mean on a pain map."""

from backcare_tui.charts.cells import Cell, Role, Row, cell_width
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

_GLYPHS = ("░▒▓█", "-=+#")
_ROLES = (Role.LOW, Role.MID, Role.HIGH, Role.HIGH)
_WORDS = (
    marked("to a quarter of the days"),
    marked("to half"),
    marked("to three quarters"),
    marked("more"),
)
_GAP = "  "


def level_cell(level: int, *, ascii: bool = False) -> Cell:  # noqa: A002 - the word of the setting
    """The fill of a level from 1 to 4, as `charts.figure` draws it."""
    return Cell(_GLYPHS[ascii][level - 1], _ROLES[level - 1])


def map_legend(width: int, *, ascii: bool = False) -> tuple[Row, ...]:  # noqa: A002 - the word of the setting
    """Each fill with its share of the days that have a map, on as many rows as it takes."""
    rows: list[list[Cell]] = [[]]
    used = 0
    for level, words in enumerate(map(_, _WORDS), 1):
        size = 2 + cell_width(words)
        if rows[-1] and used + len(_GAP) + size > width:
            rows.append([])
            used = 0
        gap = _GAP if rows[-1] else ""
        rows[-1] += [Cell(gap, Role.MUTED)] if gap else []
        rows[-1] += [level_cell(level, ascii=ascii), Cell(f" {words}", Role.MUTED)]
        used += len(gap) + size
    return tuple(map(tuple, rows))
