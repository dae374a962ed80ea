"""The body figure in text cells: outline, points, a meridian's course, and regions with levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot

from backcare_tui.charts.cells import Grid, Role, Row, cell_width
from backcare_tui.charts.figure_frame import Frame
from backcare_tui.charts.figure_marks import Chosen, ShownPoint, Spotted, marks_in, put_marks
from backcare_tui.charts.figure_outline import course_cells, outline
from backcare_tui.charts.figure_regions import region_cells
from backcare_tui.domain.care.figures import BodyView

SMALLEST = (18, 16)
"""Columns and rows below which a figure is no longer recognised."""

LEVEL_MAX = 4
REACH = 2
"""How many cells beside a point still mean it."""

_LEVELS = ("·░▒▓█", ".-=+#")
_LEVEL_ROLES = (Role.NONE, Role.LOW, Role.MID, Role.HIGH, Role.HIGH)


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawn figure: its rows, and what lies where."""

    view: BodyView
    size: tuple[int, int]
    rows: tuple[Row, ...]
    marks: tuple[Spotted, ...]

    def point_at(self, column: int, row: int) -> Spotted | None:
        """The mark nearest to a cell, at most two cells away."""
        near = [
            mark
            for mark in self.marks
            if abs(mark.column - column) <= REACH and abs(mark.row - row) <= REACH
        ]
        # A cell is twice as high as it is wide.
        return min(near, key=lambda m: hypot(m.column - column, 2 * (m.row - row)), default=None)

    def region_at(self, column: int, row: int) -> str | None:
        """The id of the region that a cell belongs to, or None beside the body."""
        return region_at(self.view, self.size, column, row)


def region_at(view: BodyView, size: tuple[int, int], column: int, row: int) -> str | None:
    """The id of the region that a cell of a picture belongs to, or None beside the body."""
    for id_, cells in region_cells(view, size).items():
        if (column, row) in cells:
            return id_
    return None


def draw_figure(
    view: BodyView,
    size: tuple[int, int],
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    points: Mapping[str, ShownPoint] | None = None,
    chosen: Chosen | None = None,
    meridian: str = "",
    levels: Mapping[str, int] | None = None,
    region: str = "",
) -> Figure:
    """Draw ``view`` into ``size`` (columns, rows).

    ``points`` (by code) are drawn where the view shows them; of two that fall on one cell the first
    stays. ``chosen`` is the code and side of the one that stands out, on both sides where the side
    is None. ``meridian`` is the code of a course to draw. ``levels`` give regions (by id) a fill of
    0 to 4; one without a level stays empty. ``region`` has the cursor: its fill, or a dot where it
    has none, is drawn in the cursor's role.

    Raises ``ValueError`` for a level out of range.
    """
    grid = Grid(*size)
    for (column, row), text in course_cells(view, size, meridian, ascii).items():
        grid.mark(column, row, text, Role.MARK)
    lines = outline(view, size, ascii)
    for (column, row), (text, role) in lines.items():
        grid.mark(column, row, text, role)
    _fill(grid, view, size, levels or {}, region, ascii)
    _captions(grid, view, size)
    marks = marks_in(view, size, points or {}, chosen)
    if points:
        put_marks(grid, size[1], marks, points, chosen, ascii=ascii)
    return Figure(view, size, grid.rows(), marks)


def _fill(
    grid: Grid,
    view: BodyView,
    size: tuple[int, int],
    levels: Mapping[str, int],
    cursor: str,
    plain: bool,
) -> None:
    for id_, cells in region_cells(view, size).items():
        if id_ not in levels and id_ != cursor:
            continue
        level = levels.get(id_, 0)
        if not 0 <= level <= LEVEL_MAX:
            raise ValueError(f"{id_}: level {level} is not within 0 to {LEVEL_MAX}")
        # The outline shows through, unless nothing of a slim region would be left.
        open_ = {cell for cell in cells if grid.at(*cell)[1] is not Role.AXIS}
        role = Role.CURSOR if id_ == cursor else _LEVEL_ROLES[level]
        for column, row in open_ or cells:
            grid.mark(column, row, _LEVELS[plain][level], role)


def _captions(grid: Grid, view: BodyView, size: tuple[int, int]) -> None:
    frame = Frame.of(view, size)
    for caption in view.drawing.captions:
        column, row = frame.cell(*caption.at)
        start = column - cell_width(caption.text) // 2
        start = max(min(start, size[0] - cell_width(caption.text)), 0)
        if frame.holds(start, row):
            grid.put(start, row, caption.text, Role.MUTED)
