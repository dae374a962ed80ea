"""Effects as a forest: a row each with its name, its words and its interval around zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from backcare_tui.charts.cells import Cell, Grid, Role, Row, cell_width, fit
from backcare_tui.charts.interval_bar import Interval, interval_bar, scale, scale_row
from backcare_tui.language import clauses
from backcare_tui.language import gettext as _

SMALLEST_WIDTH = 30

_MARKER = 2
_GAP = 2
_LEAST_BAR, _MOST_BAR = 15, 41
_LEAST_WORDS, _MOST_WORDS = 25, 36
_MOST_NAME = 24


@dataclass(frozen=True, slots=True)
class ForestRow:
    """What a row says. ``beside`` is a second, shorter word; a row without interval has no bar.

    Only a row that is ``sure`` of a direction has its colour. ``inner`` rows belong to the row
    before them; a ``heading`` has its name alone.
    """

    name: str
    words: str = ""
    interval: Interval | None = None
    beside: str = ""
    sure: bool = False
    inner: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Forest:
    """Lines of exactly the width that was asked for, and the row that each line belongs to."""

    lines: tuple[Row, ...]
    row_of_line: tuple[int | None, ...]


def forest(
    rows: Sequence[ForestRow],
    width: int,
    *,
    title: str = "",
    beside: str = "",
    cursor: int | None = None,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
) -> Forest:
    """Draw ``rows`` into lines of exactly ``width`` cells (at least 30), all bars on one scale.

    Over them stand ``title``, the name of what is ``beside`` the words, and the scale. The row at
    ``cursor`` carries a marker. Where words and bar have no room beside each other, the bar stands
    beneath.
    """
    drawing = _Drawing(rows, max(width, SMALLEST_WIDTH), beside, ascii)
    lines = drawing.head(title)
    belongs: list[int | None] = [None] * len(lines)
    for index, row in enumerate(rows):
        drawn = drawing.lines(row, index == cursor)
        lines += drawn
        belongs += [None if row.heading else index] * len(drawn)
    return Forest(tuple(lines), tuple(belongs))


class _Drawing:
    """Rows in the columns that suit all of them."""

    def __init__(self, rows: Sequence[ForestRow], width: int, beside: str, plain: bool) -> None:
        self._width, self._plain = width, plain
        self._limit = scale(row.interval for row in rows if row.interval is not None)
        self._drawn = any(row.interval for row in rows)
        known = [row for row in rows if not row.heading]
        longest = max((cell_width(row.name) + 2 * row.inner for row in known), default=0)
        self._name = min(longest, _MOST_NAME, width // 3)
        self._beside_title = beside if any(row.beside for row in known) else ""
        self._beside = cell_width(self._beside_title)
        words = max((cell_width(row.words) for row in known), default=0)
        self._words = min(max(words, _LEAST_WORDS), _MOST_WORDS)
        before = _MARKER + self._name + _GAP + self._words + _GAP
        self._bar_at = before + (self._beside + _GAP if self._beside else 0)
        self._bar = min(width - self._bar_at, _MOST_BAR)
        self._beneath = self._bar < _LEAST_BAR
        if self._beneath:
            self._words = max(width - _MARKER - self._name - _GAP, 0)
            self._bar_at, self._bar = _MARKER, min(width - 2 * _MARKER, _MOST_BAR)

    def head(self, title: str) -> list[Row]:
        """The line or two over the rows; none where there is nothing to say."""
        numbers = scale_row(self._limit, self._bar) if self._drawn else ()
        beside_at = self._bar_at - self._beside - _GAP
        if self._beneath or cell_width(title) + _GAP > beside_at:
            lines = [self._line((0, (Cell(fit(title, self._width), Role.CURSOR),)))]
            return [*(lines if title else []), *([self._line((_MARKER, numbers))] * self._drawn)]
        parts: list[tuple[int, Row]] = [(0, (Cell(title, Role.CURSOR),))] if title else []
        if self._beside:
            parts.append((beside_at, (Cell(self._beside_title, Role.MUTED),)))
        return [self._line(*parts, (self._bar_at, numbers))] if parts or numbers else []

    def lines(self, row: ForestRow, marked: bool) -> list[Row]:
        """One row with its bar."""
        if row.heading:
            return [self._line(), self._line((0, (Cell(row.name, Role.MARK),)))]
        marker = Cell((">" if self._plain else "▸") + " " if marked else "  ", Role.CURSOR)
        name = fit("  " * row.inner + row.name, self._name) + " " * _GAP
        words = row.words
        beside = _("{title}: {answer}").format(title=self._beside_title, answer=row.beside)
        besides = clauses([words, beside])
        if self._beneath and row.beside and cell_width(besides) <= self._words:
            words = besides
        told: Row = (
            marker,
            Cell(name, Role.MUTED if row.inner else Role.CURSOR),
            Cell(fit(words, self._words), _role(row)),
        )
        bar = _bar(row, self._limit, self._bar, self._plain)
        if self._beneath:
            return [self._line((0, told)), *([self._line((self._bar_at, bar))] if bar else [])]
        answer: Row = (Cell(fit(row.beside, self._beside), Role.MUTED),) if self._beside else ()
        beside_at = self._bar_at - self._beside - _GAP
        return [self._line((0, told), (beside_at, answer), (self._bar_at, bar))]

    def _line(self, *parts: tuple[int, Row]) -> Row:
        """Rows side by side, each from its column on, cut and filled up to the width."""
        grid = Grid(self._width, 1)
        for column, row in parts:
            at = column
            for cell in row:
                grid.put(at, 0, cell.text, cell.role)
                at += cell_width(cell.text)
        return grid.rows()[0]


def _bar(row: ForestRow, limit: float, width: int, plain: bool) -> Row:
    if row.interval is None:
        return ()
    bar = interval_bar(row.interval, limit, width, ascii=plain)
    if row.sure:
        return bar
    return tuple(Cell(c.text, Role.AXIS if c.role is Role.AXIS else Role.MUTED) for c in bar)


def _role(row: ForestRow) -> Role:
    if not row.sure or row.interval is None:
        return Role.MUTED
    return Role.HIGH if row.interval.estimate > 0 else Role.LOW
