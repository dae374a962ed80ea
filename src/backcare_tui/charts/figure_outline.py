"""The lines of the body figure as cells: outline, inner lines, and the course of a meridian."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from backcare_tui.charts.braille import Canvas
from backcare_tui.charts.cells import Role
from backcare_tui.charts.figure_frame import Frame
from backcare_tui.charts.figure_lines import characters_along, dots_along, smooth, straight
from backcare_tui.domain.care.figures import BodyView, Line, Stroke

Texts = dict[tuple[int, int], str]

_ASCII_DETAIL = 1.6
"""A plain character takes more room than a dot: inner lines need that much larger a picture."""


@lru_cache(maxsize=16)
def outline(
    view: BodyView,
    size: tuple[int, int],
    ascii: bool,  # noqa: A002 - the plain name of the setting
) -> dict[tuple[int, int], tuple[str, Role]]:
    """The lines of the body: character and role of each cell that holds some.

    The finer the picture, the more inner lines it has.
    """
    frame = Frame.of(view, size)
    detail = frame.scale / (_ASCII_DETAIL if ascii else 1)
    shown = [s for s in view.drawing.strokes if not s.needs or detail >= s.needs]
    edges = [stroke for stroke in shown if not stroke.inner]
    if ascii:
        inner = _plain([stroke for stroke in shown if stroke.inner], view, frame)
        outer = _plain(edges, view, frame)
        return {c: (text, Role.BAND) for c, text in inner.items()} | {
            c: (text, Role.AXIS) for c, text in outer.items()
        }
    both, outer = _fine(shown, view, frame), _fine(edges, view, frame)
    return {c: (text, Role.AXIS if c in outer else Role.BAND) for c, text in both.items()}


@lru_cache(maxsize=32)
def course_cells(
    view: BodyView,
    size: tuple[int, int],
    meridian: str,
    ascii: bool,  # noqa: A002 - the plain name of the setting
) -> Texts:
    """The dotted line of a meridian through a view, by cell; empty where it is not seen there."""
    frame = Frame.of(view, size)
    lines = [course.line for course in view.drawing.courses if course.meridian == meridian]
    if ascii:
        return {
            cell: ":"
            for line in lines
            for cell in _mirrored_cells(_cells(line, frame), view, frame)
        }
    canvas = Canvas(frame.columns, frame.rows)
    for line in lines:
        dots = dots_along(smooth(line, frame.scale), frame)
        for x, y in _mirrored_dots(dots[::2], view, frame):
            canvas.dot(x, y)
    return canvas.cells()


def _fine(strokes: Iterable[Stroke], view: BodyView, frame: Frame) -> Texts:
    canvas = Canvas(frame.columns, frame.rows)
    for stroke in strokes:
        path = straight if stroke.straight else smooth
        dots = dots_along(path(stroke.line, frame.scale), frame)
        step = 3 if stroke.dotted else 1
        for x, y in _mirrored_dots(dots[::step], view, frame, _on_midline(stroke.line)):
            canvas.dot(x, y)
    return canvas.cells()


def _plain(strokes: Iterable[Stroke], view: BodyView, frame: Frame) -> Texts:
    found: Texts = {}
    middle = 2 * frame.middle
    for stroke in strokes:
        path = straight if stroke.straight else smooth
        mirror = view.drawing.right_half is not None and not _on_midline(stroke.line)
        for column, row, text in characters_along(path(stroke.line, frame.scale), frame):
            drawn = ":" if stroke.dotted else text
            if frame.holds(column, row):
                found[column, row] = drawn
            if mirror and frame.holds(middle - column, row) and 2 * column != middle:
                found[middle - column, row] = drawn.translate(_MIRROR)
    return found


_MIRROR = str.maketrans("/\\()", "\\/)(")


def _cells(line: Line, frame: Frame) -> list[tuple[int, int]]:
    return [frame.cell(*spot) for spot in smooth(line, frame.scale)]


def _mirrored_cells(
    cells: Iterable[tuple[int, int]], view: BodyView, frame: Frame
) -> Iterator[tuple[int, int]]:
    for column, row in cells:
        both = (column,) if view.drawing.right_half is None else (column, 2 * frame.middle - column)
        yield from ((each, row) for each in both if frame.holds(each, row))


def _mirrored_dots(
    dots: Iterable[tuple[int, int]], view: BodyView, frame: Frame, midline: bool = False
) -> Iterator[tuple[int, int]]:
    if view.drawing.right_half is None or midline:
        yield from dots
        return
    # The two dots of the middle column mirror each other.
    across = 4 * frame.middle + 1
    for x, y in dots:
        yield x, y
        yield across - x, y


def _on_midline(line: Line) -> bool:
    return all(x == 0 for x, _ in line)
