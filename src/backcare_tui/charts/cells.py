"""Text in cells of a terminal, and a grid to draw it on."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What a piece of a chart means; a front end maps it to a colour."""

    AXIS = "axis"
    MUTED = "muted"
    NONE = "none"
    LOW = "low"
    MID = "mid"
    HIGH = "high"
    MEAN = "mean"
    BAND = "band"
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


@lru_cache(maxsize=1024)
def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


class Grid:
    """A rectangle of characters, each with a role; blank at first."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self._texts = [[" "] * columns for _ in range(rows)]
        self._roles = [[Role.MUTED] * columns for _ in range(rows)]

    def put(self, column: int, row: int, text: str, role: Role) -> None:
        """Write ``text`` from there to the right, cut at the edge."""
        texts, roles = self._texts[row], self._roles[row]
        for character in text:
            width = _width(character)
            if not 0 <= column <= self.columns - width:
                return
            if width:
                # What a wide character covers beyond its first column holds no text of its own.
                texts[column : column + width] = [character, *[""] * (width - 1)]
                roles[column : column + width] = [role] * width
                column += width
            elif column:
                texts[column - 1] += character

    def mark(self, column: int, row: int, character: str, role: Role) -> None:
        """Write one character that is one column wide, into a cell of the grid."""
        self._texts[row][column] = character
        self._roles[row][column] = role

    def overlay(self, column: int, row: int, characters: list[str], role: Role) -> None:
        """Write single characters from there to the right; an empty one leaves what stands."""
        texts, roles = self._texts[row], self._roles[row]
        for place, character in enumerate(characters, column):
            if character:
                texts[place] = character
                roles[place] = role

    def at(self, column: int, row: int) -> tuple[str, Role]:
        """What stands in a cell."""
        return self._texts[row][column], self._roles[row][column]

    def rows(self) -> tuple[Row, ...]:
        """The rows, neighbours of one role joined; blanks join whatever is before them."""
        return tuple(map(_runs, self._texts, self._roles))


def _runs(texts: list[str], roles: list[Role]) -> Row:
    starts, current = [0], roles[0]
    for place, role in enumerate(roles):
        if role is not current and texts[place] != " ":
            current = role
            if place:
                starts.append(place)
    ends = [*starts[1:], len(texts)]
    whole = "".join(texts)
    spans = zip(starts, ends, strict=True)
    if len(whole) == len(texts) and "" not in texts:
        # A slice of one text is much quicker than a join for each run.
        return tuple(Cell(whole[start:end], roles[start]) for start, end in spans)
    return tuple(Cell("".join(texts[start:end]), roles[start]) for start, end in spans)
