"""Days along a row of cells: where each goes, and which get a date beneath."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from backcare_tui.charts.cells import cell_width
from backcare_tui.domain.day_words import day_month, short_month_year
from backcare_tui.domain.days import Period

_DAY_STEPS = (1, 2, 7, 14, 28, 56)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
_DAYS_WITH_DATES = 120
_GAP = 2
_WEEK = 7
_WIDEST = 7
_WIDE = date(2025, 11, 21)
"""A day that takes as much room as any."""


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days of ``period``, spread evenly over the first ``span`` of ``width`` columns.

    ``unit_days`` is 1, or a number of whole weeks where the days are more than the dots; units
    are counted from the last day, so that the newest one is always whole.
    """

    period: Period
    width: int
    span: int
    unit_days: int

    @classmethod
    def over(cls, period: Period, width: int, dots_across: int) -> "TimeAxis":
        """Spread ``period`` over ``width`` columns of ``dots_across`` dots each."""
        days = len(period)
        unit = 1 if days <= width * dots_across else _WEEK * -(-days // (_WEEK * width))
        return cls(period, width, min(width, -(-days // unit) * _WIDEST), unit)

    @property
    def units(self) -> int:
        """How many units the period has."""
        return -(-len(self.period) // self.unit_days)

    @property
    def dense(self) -> bool:
        """Whether some columns hold more than one unit."""
        return self.units > self.span

    def unit(self, index: int) -> int:
        """The unit of the day at ``index`` of the period, from 0 for the oldest."""
        return self.units - 1 - (len(self.period) - 1 - index) // self.unit_days

    def dot(self, unit: int, dots_across: int = 1) -> int:
        """The dot column in the middle of ``unit``, with ``dots_across`` dots a cell."""
        return (2 * unit + 1) * self.span * dots_across // (2 * self.units)

    def column(self, day: date, dots_across: int = 1) -> int:
        """The column of ``day``, which has to lie in the period."""
        unit = self.unit((day - self.period.first).days)
        return self.dot(unit, dots_across) // dots_across

    def day_at(self, column: int) -> date | None:
        """The last day of the unit at ``column``, for a pointer; None beyond the days."""
        if not 0 <= column < self.span:
            return None
        unit = (2 * column + 1) * self.units // (2 * self.span)
        return self.period.last - timedelta(days=(self.units - 1 - unit) * self.unit_days)

    def ticks(self) -> list[tuple[int, str]]:
        """Labels with their first columns, from left to right, at least two blanks apart."""
        placed: list[tuple[int, str]] = []
        edge = self.width + _GAP
        for day, label in self._candidates():
            size = cell_width(label)
            start = min(max(self.column(day) - size // 2, 0), self.width - size)
            if start + size + _GAP <= edge:
                placed.append((start, label))
                edge = start
        return placed[::-1]

    def _candidates(self) -> Iterator[tuple[date, str]]:
        """Days to label, newest first, at the smallest even step that leaves room."""
        if len(self.period) <= _DAYS_WITH_DATES:
            for back in range(0, len(self.period), self._step(_DAY_STEPS, day_month(_WIDE), 1)):
                day = self.period.last - timedelta(days=back)
                yield day, day_month(day)
            return
        step = self._step(_MONTH_STEPS, short_month_year(_WIDE), 30)
        month = self.period.last.year * 12 + self.period.last.month - 1
        for index in range(month - month % step, 0, -step):
            day = date(index // 12, index % 12 + 1, 1)
            if day < self.period.first:
                return
            yield day, short_month_year(day)

    def _step(self, steps: tuple[int, ...], label: str, days: int) -> int:
        room = (cell_width(label) + _GAP) * len(self.period) / (self.span * days)
        return next((step for step in steps if step >= room), steps[-1])
