"""Regions of the body as cells: which region a cell belongs to."""

from functools import lru_cache
from math import ceil, floor

from backcare_tui.charts.figure_frame import DOTS_ACROSS, DOTS_DOWN, Frame
from backcare_tui.domain.care.figures import BodyRegion, BodyView, Line, Side

Cells = frozenset[tuple[int, int]]


@lru_cache(maxsize=16)
def region_cells(view: BodyView, size: tuple[int, int]) -> dict[str, Cells]:
    """The cells of each region, by its id; each cell belongs to one region at most.

    A region that is in the picture has at least one cell, however small the picture is.
    """
    frame = Frame.of(view, size)
    found: dict[str, Cells] = {}
    taken: set[tuple[int, int]] = set()
    # Small ones first, so that a large neighbour does not take their only cell.
    for region in sorted(view.drawing.regions, key=_extent):
        for id_, mirrored in region_sides(view, region):
            cells = {
                (2 * frame.middle - column if mirrored else column, row)
                for column, row in _inside(region.outline, frame)
            }
            cells = {cell for cell in cells if frame.holds(*cell)} - taken
            taken |= cells
            found[id_] = frozenset(cells)
    return found


def region_names(view: BodyView) -> dict[str, str]:
    """The label of each region that a view shows, by id."""
    names = {}
    for region in view.drawing.regions:
        for id_, _ in region_sides(view, region):
            side = id_.rpartition("-")[2]
            names[id_] = f"{region.label}, {side}" if region.paired else region.label
    return names


def region_sides(view: BodyView, region: BodyRegion) -> list[tuple[str, bool]]:
    """The id of a region, or of both of a pair, and whether it lies in the mirrored half."""
    half = view.drawing.right_half
    if not region.paired or half is None:
        return [(region.id, False)]
    other = Side.LEFT if half is Side.RIGHT else Side.RIGHT
    return [(f"{region.id}-{half}", False), (f"{region.id}-{other}", True)]


def _extent(region: BodyRegion) -> float:
    xs, ys = [spot[0] for spot in region.outline], [spot[1] for spot in region.outline]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _inside(outline: Line, frame: Frame) -> set[tuple[int, int]]:
    """The cells whose middle lies within an outline, else the one nearest to its own middle."""
    wide, high = DOTS_ACROSS / frame.scale, DOTS_DOWN / frame.scale
    ys = [spot[1] for spot in outline]
    cells = set()
    for row in range(floor((min(ys) - frame.top) / high), ceil((max(ys) - frame.top) / high) + 1):
        edges = _crossings(outline, frame.top + (row + 0.5) * high)
        for start, end in zip(edges[::2], edges[1::2], strict=False):
            first = ceil((start - frame.left) / wide - 0.5)
            last = floor((end - frame.left) / wide - 0.5)
            cells |= {(column, row) for column in range(first, last + 1)}
    if cells:
        return cells
    xs = [spot[0] for spot in outline]
    return {frame.cell((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)}


def _crossings(outline: Line, y: float) -> list[float]:
    """Where a level line crosses an outline, from left to right."""
    found = []
    for (ax, ay), (bx, by) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (ay <= y) != (by <= y):
            found.append(ax + (bx - ax) * (y - ay) / (by - ay))
    return sorted(found)


def region_middles(view: BodyView, size: tuple[int, int]) -> dict[str, tuple[int, int]]:
    """A cell in the midst of each region of a picture, by id, to step between them."""
    middles = {}
    for id_, cells in region_cells(view, size).items():
        if cells:
            column = sum(cell[0] for cell in cells) / len(cells)
            row = sum(cell[1] for cell in cells) / len(cells)
            middles[id_] = min(cells, key=lambda c: (c[0] - column) ** 2 + 4 * (c[1] - row) ** 2)
    return middles
