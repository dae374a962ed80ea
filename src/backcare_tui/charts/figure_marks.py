"""Points on the body figure: their marks, where those lie, and the chosen one's name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from backcare_tui.charts.cells import Grid, Role, cell_width
from backcare_tui.charts.figure_frame import Frame, cells_of, sides_of
from backcare_tui.domain.care.figures import BodyView, Side
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.domain.care import Point
    from backcare_tui.domain.contraindications import PointLimits


class PointMark(Enum):
    """How a point is marked: its glyph, the plain one, its role, and what it means."""

    FIRST = ("●", "O", Role.MEAN, marked("main"))
    """One of the points that come first."""
    MORE = ("○", "o", Role.MEAN, marked("more"))
    """One of the library."""
    LIMITED = ("▲", "!", Role.MID, marked("go gentle"))
    """Something about this person limits it."""
    BLOCKED = ("✗", "x", Role.HIGH, marked("off for you"))
    """Something about this person switches it off."""

    def glyph(self, *, ascii: bool = False) -> str:  # noqa: A002 - the plain name of the setting
        """The character that is drawn."""
        return self.value[1] if ascii else self.value[0]

    @property
    def role(self) -> Role:
        """The role that the character is drawn in."""
        return self.value[2]

    @property
    def words(self) -> str:
        """What the mark means."""
        return _(self.value[3])


CHOSEN_GLYPHS = "◉@"

# What it costs a name to stand on a line of the body, or in another row than its mark.
_COVERED = {Role.AXIS: 3, Role.MUTED: 3, Role.BAND: 1, Role.MARK: 1}
_ASIDE = 2


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A point to draw: the word beside it when it is chosen, its mark, and its meridian's code."""

    label: str
    mark: PointMark = PointMark.FIRST
    meridian: str = ""


def shown_point(point: Point, limits: PointLimits) -> ShownPoint:
    """A point as it is drawn for somebody with these limits."""
    if limits.blocked:
        mark = PointMark.BLOCKED
    elif limits.restrictions:
        mark = PointMark.LIMITED
    else:
        mark = PointMark.FIRST if point.core else PointMark.MORE
    return ShownPoint(point.label, mark, point.meridian)


@dataclass(frozen=True, slots=True)
class Spotted:
    """A mark in a drawn figure. ``side`` is None on the midline and in drawings of one limb."""

    code: str
    side: Side | None
    column: int
    row: int


Chosen = tuple[str, Side | None]


def marks_in(
    view: BodyView, size: tuple[int, int], codes: Mapping[str, ShownPoint], chosen: Chosen | None
) -> tuple[Spotted, ...]:
    """The marks of a picture: of two points on one cell the earlier one, but the chosen one always.

    A small picture holds only the points that its view is meant for, a roomy one all it can show.
    """
    frame = Frame.of(view, size)
    others = codes if size[1] >= view.view.roomy else ()
    first = (chosen[0],) if chosen else ()
    found: dict[tuple[int, int], Spotted] = {}
    for code in dict.fromkeys((*first, *view.points, *others)):
        if code not in codes:
            continue
        for side in sides_of(view, code):
            for cell in cells_of(view, code, side, size):
                if frame.holds(*cell):
                    found.setdefault(cell, Spotted(code, side, *cell))
    return tuple(found.values())


def is_chosen(mark: Spotted, chosen: Chosen | None) -> bool:
    """Whether a mark is the chosen one; where either has no side, both sides are."""
    if chosen is None or mark.code != chosen[0]:
        return False
    return chosen[1] is None or mark.side is None or mark.side is chosen[1]


def put_marks(
    grid: Grid,
    rows: int,
    marks: tuple[Spotted, ...],
    codes: Mapping[str, ShownPoint],
    chosen: Chosen | None,
    *,
    ascii: bool,  # noqa: A002 - the plain name of the setting
) -> None:
    """Draw the marks, the chosen one last with its name beside it."""
    for mark in marks:
        shown = codes[mark.code].mark
        grid.mark(mark.column, mark.row, shown.glyph(ascii=ascii), shown.role)
    picked = [mark for mark in marks if is_chosen(mark, chosen)]
    for mark in picked:
        grid.mark(mark.column, mark.row, CHOSEN_GLYPHS[ascii], Role.CURSOR)
    if picked:
        point = codes[picked[0].code]
        limited = point.mark in (PointMark.LIMITED, PointMark.BLOCKED)
        label = f"{point.mark.glyph(ascii=ascii)} {point.label}" if limited else point.label
        _put_label(grid, rows, max(picked, key=lambda mark: mark.column), label, marks)


def _put_label(
    grid: Grid,
    rows: int,
    mark: Spotted,
    label: str,
    marks: tuple[Spotted, ...],
) -> None:
    """Write the name where it hides no mark and least of the outline; where none fits, nowhere."""
    width = cell_width(label)
    taken = {(each.column, each.row) for each in marks}
    right, left, over = mark.column + 2, mark.column - 1 - width, mark.column - width // 2
    places = [
        (right, mark.row), (left, mark.row), (right, mark.row + 1), (right, mark.row - 1),
        (left, mark.row + 1), (left, mark.row - 1), (over, mark.row - 1), (over, mark.row + 1),
    ]  # fmt: skip
    best: tuple[int, int, int] | None = None
    for column, row in places:
        cells = [(each, row) for each in range(column, column + width)]
        if not (0 <= column <= grid.columns - width and 0 <= row < rows):
            continue
        around = {(each, row) for each in range(column - 1, column + width + 1)}
        if not taken.isdisjoint(around - {(mark.column, mark.row)}):
            continue
        under = [grid.at(*cell) for cell in cells]
        hidden = sum(_COVERED.get(role, 0) for text, role in under if text != " ")
        hidden += 0 if row == mark.row else _ASIDE
        if best is None or hidden < best[0]:
            best = hidden, column, row
    if best is not None:
        grid.put(best[1], best[2], label, Role.CURSOR)
