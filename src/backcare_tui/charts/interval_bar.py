"""An effect as a bar around zero: its interval and its estimate, in points of pain."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from backcare_tui.charts.cells import Grid, Role, Row

SMALLEST_WIDTH = 11

_LIMITS = (1, 2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between the ends of its interval, in points (an end may be infinite).

    Raises:
        ValueError: the three are not in order, or one is not a number.
    """

    low: float
    estimate: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.estimate <= self.high:
            raise ValueError(f"not in order: {self.low}, {self.estimate}, {self.high}")


@dataclass(frozen=True, slots=True)
class _Glyphs:
    low: str
    high: str
    line: str
    estimate: str
    zero: str
    crossing: str
    """Zero beneath the line or an end."""
    estimate_at_zero: str
    beyond_low: str
    beyond_high: str


_UNICODE = _Glyphs("├", "┤", "─", "●", "│", "┼", "⊕", "◄", "►")
_ASCII = _Glyphs("[", "]", "-", "o", "|", "+", "0", "<", ">")


def scale(intervals: Iterable[Interval]) -> int:
    """The end of a symmetric scale that suits all ``intervals``: 1, 2, 3, 5 or 10 points.

    It holds every estimate and half of the intervals whole. A few wide ones may reach beyond it,
    so that they do not press the others flat.
    """
    known = list(intervals)
    reach = median([max(abs(each.low), abs(each.high)) for each in known] or [0.0])
    wanted = max([reach, *(abs(each.estimate) for each in known)])
    return next((limit for limit in _LIMITS if limit >= wanted), _LIMITS[-1])


def interval_bar(
    interval: Interval,
    limit: float,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
) -> Row:
    """Draw one interval into exactly ``width`` cells (at least 11) that go from -limit to limit.

    Zero is always marked. An end that is not zero keeps off the zero mark, so that without colour
    too one sees whether the interval holds zero; an end beyond the scale is an arrow. The role is
    `Role.LOW` where the whole interval is below zero (less pain), `Role.HIGH` where it is above.
    """
    width = max(width, SMALLEST_WIDTH)
    zero = (width - 1) // 2
    glyphs = _ASCII if ascii else _UNICODE
    low = zero + _off_zero(interval.low, limit, zero)
    high = zero + _off_zero(interval.high, limit, zero)
    cut_low, cut_high = interval.low < -limit, interval.high > limit
    estimate = zero + _steps(interval.estimate, limit, zero)
    on_scale = abs(interval.estimate) <= limit
    if on_scale:
        # The arrow of an end that was cut needs a cell of its own beside the estimate.
        low, high = min(low, 2 * zero - cut_high), max(high, cut_low)
        estimate = min(max(estimate, low + cut_low), high - cut_high)
    role = _role(interval)
    grid = Grid(width, 1)
    grid.put(zero, 0, glyphs.zero, Role.AXIS)
    for column in range(low, high + 1):
        grid.put(column, 0, glyphs.crossing if column == zero else glyphs.line, role)
    for column, glyph in ((low, glyphs.low), (high, glyphs.high)):
        if column != zero:
            grid.put(column, 0, glyph, role)
    if on_scale:
        mark = glyphs.estimate_at_zero if estimate == zero else glyphs.estimate
        grid.put(estimate, 0, mark, role)
    if cut_low:
        grid.put(low, 0, glyphs.beyond_low, role)
    if cut_high:
        grid.put(high, 0, glyphs.beyond_high, role)
    return grid.rows()[0]


def scale_row(limit: float, width: int) -> Row:
    """The numbers of the scale, to stand above or beneath bars of the same ``width``."""
    width = max(width, SMALLEST_WIDTH)
    zero = (width - 1) // 2
    grid = Grid(width, 1)
    end = f"+{limit:g}"
    grid.put(0, 0, f"-{limit:g}", Role.AXIS)
    grid.put(zero, 0, "0", Role.AXIS)
    grid.put(2 * zero + 1 - len(end), 0, end, Role.AXIS)
    return grid.rows()[0]


def _steps(points: float, limit: float, half: int) -> int:
    """Columns from zero, from -half to half."""
    return round(min(max(points / limit, -1.0), 1.0) * half)


def _off_zero(points: float, limit: float, half: int) -> int:
    steps = _steps(points, limit, half)
    if points == 0 or steps:
        return steps
    return 1 if points > 0 else -1


def _role(interval: Interval) -> Role:
    if interval.high < 0:
        return Role.LOW
    return Role.HIGH if interval.low > 0 else Role.MUTED
