"""From one place of a picture to the next one in a direction."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

Name = TypeVar("Name", bound=Hashable)

LEFT, RIGHT, UP, DOWN = (-1, 0), (1, 0), (0, -1), (0, 1)

_ASIDE_ACROSS, _ASIDE_DOWN = 1.5, 2.5
"""How much farther the way aside counts than the way ahead, in a step to the left or right and in
one up or down."""

_ROW = 2
"""How high a cell is, in its widths."""


def step(
    places: Mapping[Name, tuple[int, int]], start: Name, direction: tuple[int, int]
) -> Name | None:
    """The name of the place next to ``start`` in a direction, or None at the edge.

    ``places`` are columns and rows of cells, ``direction`` is one of those of this module. What
    lies straight ahead goes before what lies aside; nothing is reached that lies further aside than
    ahead, except that the whole row counts as ahead to the left and right. There the rows next to
    it count as straight ahead too: the middle of a small region is rounded up or down.
    """
    column, row = places[start]
    best: tuple[tuple[float, int], Name] | None = None
    for name, (across, down) in places.items():
        dx, dy = across - column, _ROW * (down - row)
        ahead = dx * direction[0] + dy * direction[1]
        aside = abs(dx * direction[1]) + abs(dy * direction[0])
        if ahead <= 0 or (direction[0] and aside > 2 * ahead):
            continue
        off = _ASIDE_ACROSS * max(aside - _ROW, 0) if direction[0] else _ASIDE_DOWN * aside
        far = (ahead + off, aside)
        if best is None or far < best[0]:
            best = far, name
    return best[1] if best else None
