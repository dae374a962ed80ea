"""From lengths of the body to cells of text: where in a picture of some size a spot lies."""

from dataclasses import dataclass
from math import floor

from backcare_tui.domain.care.figures import BodyView, Side, Spot

DOTS_ACROSS, DOTS_DOWN = 2, 4
"""Braille dots of a cell; they are about as far apart across as down."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A view in ``columns`` by ``rows`` cells: the whole box fits in, and its middle is a column.

    Where the box is slimmer or wider than the room, more of the drawing is seen beside it.
    """

    columns: int
    rows: int
    scale: float
    """Dots per cun."""
    left: float
    top: float
    """What lies at the edge of the first cell, in cun."""

    @classmethod
    def of(cls, view: BodyView, size: tuple[int, int]) -> "Frame":
        """Fit ``view`` into ``size`` (columns, rows)."""
        columns, rows = size
        x0, y0, x1, y1 = view.view.box
        # An odd number of columns has one in the middle, so that both halves are alike.
        odd = max(columns - 1 + columns % 2, 1)
        scale = min(DOTS_ACROSS * odd / (x1 - x0), DOTS_DOWN * rows / (y1 - y0))
        left = (x0 + x1) / 2 - DOTS_ACROSS * odd / 2 / scale
        top = (y0 + y1) / 2 - DOTS_DOWN * rows / 2 / scale
        return cls(columns, rows, scale, left, top)

    @property
    def middle(self) -> int:
        """The column of the middle."""
        return (self.columns - 1 + self.columns % 2) // 2

    def dot(self, x: float, y: float) -> tuple[int, int]:
        """The dot at a spot."""
        return floor((x - self.left) * self.scale), floor((y - self.top) * self.scale)

    def cell(self, x: float, y: float) -> tuple[int, int]:
        """The column and row at a spot."""
        across, down = self.dot(x, y)
        return across // DOTS_ACROSS, down // DOTS_DOWN

    def spot(self, column: float, row: float) -> tuple[float, float]:
        """What lies in the middle of a cell, in cun."""
        return (
            self.left + (column + 0.5) * DOTS_ACROSS / self.scale,
            self.top + (row + 0.5) * DOTS_DOWN / self.scale,
        )

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell is in the picture."""
        return 0 <= column < self.columns and 0 <= row < self.rows


def sides_of(view: BodyView, code: str) -> tuple[Side | None, ...]:
    """The sides on which a view shows a point, the left of the picture first.

    None alone where the point lies on the midline or the drawing stands for both sides; nothing
    where the point is not seen.
    """
    place = view.place(code)
    if place is None:
        return ()
    half = view.drawing.right_half
    if half is None or all(x == 0 for x, _ in place.at):
        return (None,)
    return (Side.LEFT if half is Side.RIGHT else Side.RIGHT, half)


def cells_of(
    view: BodyView, code: str, side: Side | None, size: tuple[int, int]
) -> tuple[tuple[int, int], ...]:
    """The cells at which a point lies: one, or more for a point of several spots.

    Raises ``KeyError`` where the view does not show the point.
    """
    place = view.place(code)
    if place is None:
        raise KeyError(code)
    frame = Frame.of(view, size)
    mirrored = view.drawing.right_half not in (None, side) and side is not None
    return tuple(_cell(frame, spot, mirrored) for spot in place.at)


def place_of(
    view: BodyView, code: str, side: Side | None, size: tuple[int, int]
) -> tuple[int, int]:
    """The column and row of a point in a picture of ``size`` (columns, rows).

    ``side`` is the person's; it is of no matter for a point on the midline or a drawing of one
    limb. The cell may lie outside the picture where the view is not meant for the point. Raises
    ``KeyError`` where the view does not show the point.
    """
    return cells_of(view, code, side, size)[0]


def _cell(frame: Frame, spot: Spot, mirrored: bool) -> tuple[int, int]:
    column, row = frame.cell(*spot)
    return (2 * frame.middle - column if mirrored else column), row
