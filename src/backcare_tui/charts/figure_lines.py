"""Curves of the body figure: smooth lines through spots, as dots or as characters by slope."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from math import ceil, floor, hypot

from backcare_tui.charts.figure_frame import DOTS_ACROSS, DOTS_DOWN, Frame
from backcare_tui.domain.care.figures import Line

Dots = list[tuple[int, int]]

_STEPS_PER_DOT = 1.6
# Of a cell: how far a curve goes across in one row to count as steep, or as leaning; how far it
# bends to count as round; and between which heights a level line is in the middle.
_STEEP, _LEANING, _BULGING = 1.3, 0.45, 0.1
_SLANTED, _HIGH, _LOW = 0.9, 0.3, 0.62


def smooth(line: Line, scale: float) -> Iterator[tuple[float, float]]:
    """Spots along a Catmull-Rom curve through those of ``line``, closer than a dot.

    The curve goes through each spot in the direction from the one before to the one after it.
    """
    closed = len(line) > 2 and line[0] == line[-1]
    ends = (line[-2], line[1]) if closed else (line[0], line[-1])
    path = (ends[0], *line, ends[1])
    yield line[0][0], line[0][1]
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(
        path, path[1:], path[2:], path[3:], strict=False
    ):
        steps = max(ceil(hypot(cx - bx, cy - by) * scale * _STEPS_PER_DOT), 1)
        for step in range(1, steps + 1):
            t = step / steps
            yield _between(ax, bx, cx, dx, t), _between(ay, by, cy, dy, t)


def straight(line: Line, scale: float) -> Iterator[tuple[float, float]]:
    """Spots along straight lines from each spot of ``line`` to the next, closer than a dot."""
    yield line[0][0], line[0][1]
    for (ax, ay), (bx, by) in pairwise(line):
        steps = max(ceil(hypot(bx - ax, by - ay) * scale * _STEPS_PER_DOT), 1)
        for step in range(1, steps + 1):
            yield ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    # The usual form of the Catmull-Rom spline with tension one half.
    return 0.5 * (2 * b + t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a))))


def dots_along(spots: Iterator[tuple[float, float]], frame: Frame) -> Dots:
    """The dots that a curve goes through, in order and without corners of three."""
    dots: Dots = []
    for x, y in spots:
        dot = frame.dot(x, y)
        if dots and dots[-1] == dot:
            continue
        if len(dots) > 1 and max(abs(dot[0] - dots[-2][0]), abs(dot[1] - dots[-2][1])) == 1:
            dots.pop()
        dots.append(dot)
    return dots


def characters_along(
    spots: Iterator[tuple[float, float]], frame: Frame
) -> Iterator[tuple[int, int, str]]:
    """Column, row and character of each cell that a curve is drawn in, in plain ASCII.

    Where the curve is steep it takes one cell of a row, else one of each column it passes.
    """
    path = [
        (
            (x - frame.left) * frame.scale / DOTS_ACROSS,
            (y - frame.top) * frame.scale / DOTS_DOWN,
        )
        for x, y in spots
    ]
    for row, passing in groupby(path, key=lambda spot: floor(spot[1])):
        part = list(passing)
        xs = [x for x, _ in part]
        if max(xs) - min(xs) <= _STEEP:
            if len(part) > 1 or row == floor(path[0][1]) == floor(path[-1][1]):
                yield floor(sum(xs) / len(xs)), row, _steep(part)
            continue
        for column, piece in groupby(part, key=lambda spot: floor(spot[0])):
            cell = list(piece)
            if len(cell) > 1:
                yield column, row, _flat(cell, row)


def _steep(path: list[tuple[float, float]]) -> str:
    first, last = (path[0], path[-1]) if path[0][1] < path[-1][1] else (path[-1], path[0])
    across = last[0] - first[0]
    if abs(across) > _LEANING:
        return "\\" if across > 0 else "/"
    bulge = path[len(path) // 2][0] - (first[0] + last[0]) / 2
    return "(" if bulge < -_BULGING else ")" if bulge > _BULGING else "|"


def _flat(path: list[tuple[float, float]], row: int) -> str:
    (x0, y0), (x1, y1) = sorted((path[0], path[-1]))
    if 2 * abs(y1 - y0) > _SLANTED * (x1 - x0):
        return "\\" if y1 > y0 else "/"
    level = sum(y for _, y in path) / len(path) - row
    return "_" if level > _LOW else "-" if level > _HIGH else "'"
