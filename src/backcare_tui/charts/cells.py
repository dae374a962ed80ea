"""Text in cells of a terminal, and a grid to draw it on."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a piece of a chart means; a front end maps it to a colour."""

    AXIS = "axis"
    MUTED = "muted"
    NONE = "none"
    LOW = "low"
    MID = "mid"
    HIGH = "high"
    MEAN = "mean"
    MARK = "mark"
    CURSOR = "cursor"


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of text of one role."""

    text: str
    role: Role


Row = tuple[Cell, ...]


def row_text(row: Row) -> str:
    """The row as plain text."""
    return "".join(cell.text for cell in row)


def cell_width(text: str) -> int:
    """How many terminal columns ``text`` takes: wide characters two, combining marks none."""
    return sum(map(_width, text))


def fit(text: str, width: int) -> str:
    """Cut ``text`` to at most ``width`` columns and fill it up with blanks to exactly that."""
    kept, used = "", 0
    for character in text:
        if used + _width(character) > width:
            break
        kept += character
        used += _width(character)
    return kept + " " * (width - used)


def padded(row: Row, width: int) -> Row:
    """The row filled up with blanks to ``width`` columns."""
    missing = width - cell_width(row_text(row))
    return (*row, Cell(" " * missing, Role.MUTED)) if missing > 0 else row


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


class Grid:
    """A rectangle of characters, each with a role; blank at first."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self._cells = [[(" ", Role.MUTED)] * columns for _ in range(rows)]

    def put(self, column: int, row: int, text: str, role: Role) -> None:
        """Write ``text`` from there to the right, cut at the edge."""
        cells = self._cells[row]
        for character in text:
            width = _width(character)
            if not 0 <= column <= self.columns - width:
                return
            if width:
                # What a wide character covers beyond its first column holds no text of its own.
                cells[column : column + width] = [(character, role), *[("", role)] * (width - 1)]
                column += width
            elif column:
                before, its_role = cells[column - 1]
                cells[column - 1] = (before + character, its_role)

    def is_blank(self, column: int, row: int) -> bool:
        """Whether nothing was written there."""
        return self._cells[row][column][0] == " "

    def rows(self) -> tuple[Row, ...]:
        """The rows, neighbours of one role joined; blanks join whatever is before them."""
        return tuple(_runs(row) for row in self._cells)


def _runs(row: list[tuple[str, Role]]) -> Row:
    runs: list[Cell] = []
    for character, role in row:
        if runs and (runs[-1].role is role or character == " "):
            runs[-1] = Cell(runs[-1].text + character, runs[-1].role)
        else:
            runs.append(Cell(character, role))
    return tuple(runs)
