"""Fine drawing inside text cells: eight braille dots a cell, or one mark a cell in plain ASCII."""

# Bits of a braille character by column and row of its dots.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800


class Canvas:
    """Dots on ``columns`` by ``rows`` cells; the origin is the top left dot.

    A braille cell is two dots wide and four high. With ``ascii`` a cell is a single dot, shown
    as ``mark``.
    """

    def __init__(self, columns: int, rows: int, *, ascii: bool = False, mark: str = "*") -> None:  # noqa: A002
        self.dots_across, self.dots_down = (1, 1) if ascii else (2, 4)
        self.width, self.height = columns * self.dots_across, rows * self.dots_down
        self._mark = mark if ascii else ""
        self._bits: dict[tuple[int, int], int] = {}

    def cell(self, x: int, y: int) -> tuple[int, int]:
        """The column and row of the cell that holds a dot."""
        return x // self.dots_across, y // self.dots_down

    def dot(self, x: int, y: int) -> None:
        """Set one dot; outside the canvas nothing happens."""
        if 0 <= x < self.width and 0 <= y < self.height:
            bit = _DOTS[x % self.dots_across][y % self.dots_down]
            self._bits[self.cell(x, y)] = self._bits.get(self.cell(x, y), 0) | bit

    def line(self, x0: int, y0: int, x1: int, y1: int) -> None:
        """Set the dots from one to the other, both included, without holes (Bresenham)."""
        across, down = abs(x1 - x0), -abs(y1 - y0)
        step_x, step_y = (1 if x0 < x1 else -1), (1 if y0 < y1 else -1)
        error = across + down
        while True:
            self.dot(x0, y0)
            if (x0, y0) == (x1, y1):
                return
            doubled = 2 * error
            if doubled >= down:
                error += down
                x0 += step_x
            if doubled <= across:
                error += across
                y0 += step_y

    def cells(self) -> dict[tuple[int, int], str]:
        """The character of each cell that holds a dot, by column and row."""
        return {place: self._mark or chr(_BRAILLE + bits) for place, bits in self._bits.items()}
