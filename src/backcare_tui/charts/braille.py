"""Fine drawing inside text cells: eight braille dots a cell, or one mark a cell in plain ASCII."""

from collections.abc import Iterator

# Bits of a braille character by column and row of its dots.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_CHARACTERS = ["", *map(chr, range(0x2801, 0x2900))]


class Canvas:
    """Dots on ``columns`` by ``rows`` cells; the origin is the top left dot.

    A braille cell is two dots wide and four high. With ``ascii`` a cell is a single dot, shown
    as ``mark``.
    """

    def __init__(self, columns: int, rows: int, *, ascii: bool = False, mark: str = "*") -> None:  # noqa: A002 - the plain name of the setting
        self.dots_across, self.dots_down = (1, 1) if ascii else (2, 4)
        self.columns = columns
        self.width, self.height = columns * self.dots_across, rows * self.dots_down
        self._mark = mark if ascii else ""
        self._bits = [0] * (columns * rows)

    def cell(self, x: int, y: int) -> tuple[int, int]:
        """The column and row of the cell that holds a dot."""
        return x // self.dots_across, y // self.dots_down

    def dot(self, x: int, y: int) -> None:
        """Set one dot; outside the canvas nothing happens."""
        if 0 <= x < self.width and 0 <= y < self.height:
            place = y // self.dots_down * self.columns + x // self.dots_across
            self._bits[place] |= _DOTS[x % self.dots_across][y % self.dots_down]

    def line(self, x0: int, y0: int, x1: int, y1: int) -> None:
        """Set the dots from one to the other, both included, without holes (Bresenham).

        Both ends lie on the canvas.
        """
        bits, columns = self._bits, self.columns
        wide, high = self.dots_across, self.dots_down
        across, down = abs(x1 - x0), -abs(y1 - y0)
        step_x, step_y = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        error = across + down
        while True:
            bits[y0 // high * columns + x0 // wide] |= _DOTS[x0 % wide][y0 % high]
            if x0 == x1 and y0 == y1:
                return
            doubled = 2 * error
            if doubled >= down:
                error += down
                x0 += step_x
            if doubled <= across:
                error += across
                y0 += step_y

    def upright(self, x: int, top: int, bottom: int, step: int = 1) -> None:
        """Set every ``step``-th dot of a column, from ``top`` as far as ``bottom``."""
        column, down = x // self.dots_across, self.dots_down
        dots = _DOTS[x % self.dots_across]
        for y in range(top, bottom + 1, step):
            self._bits[y // down * self.columns + column] |= dots[y % down]

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell has a dot."""
        return self._bits[row * self.columns + column] != 0

    def lines(self) -> Iterator[tuple[int, list[str]]]:
        """Each row with a dot in it: its number, and a character for each cell (empty: no dot)."""
        characters = ["", *[self._mark] * 255] if self._mark else _CHARACTERS
        for row in range(self.height // self.dots_down):
            bits = self._bits[row * self.columns : (row + 1) * self.columns]
            if any(bits):
                yield row, [characters[each] for each in bits]

    def cells(self) -> dict[tuple[int, int], str]:
        """The character of each cell that holds a dot, by column and row."""
        return {
            (column, row): character
            for row, line in self.lines()
            for column, character in enumerate(line)
            if character
        }
