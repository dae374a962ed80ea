"""A shape that grows and shrinks with the breath."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from rich.style import Style

    from backcare_tui.domain.guide import Breath

_SMALLEST = 0.12
_WIDEST = 56


class Pacer(Widget):
    """A lens of cells, as wide as the lungs are full.

    All its lines are always there and only their ends move, so that nothing jumps. It draws them
    itself, several times a second for minutes: text would take most of what a session costs.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pacer--breath", "pacer--room"}
    DEFAULT_CSS = """
    Pacer { height: 3; width: 1fr; }
    Pacer > .pacer--breath { color: $primary; }
    Pacer > .pacer--room { color: $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._fullness = 0.0
        self._found: tuple[Style, Style, Style] | None = None

    def breathe(self, breath: Breath) -> None:
        """Show where a breath is."""
        before = lens(*self.size, self._fullness)
        self._fullness = breath.fullness
        if lens(*self.size, self._fullness) != before:
            self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._found = None

    @property
    def _styles_now(self) -> tuple[Style, Style, Style]:
        """The styles of the ground, the breath and its room, looked up once."""
        if self._found is None:
            ground = self.rich_style
            breath = ground + self.get_component_rich_style("pacer--breath", partial=True)
            room = ground + self.get_component_rich_style("pacer--room", partial=True)
            self._found = ground, breath, room
        return self._found

    def render_line(self, y: int) -> Strip:
        width, height = self.size
        ground, breath, room = self._styles_now
        if not 0 <= y < height:
            return Strip.blank(width, ground)
        half, most = lens(width, height, self._fullness)[y], lens(width, height, 1.0)[y]
        rest = Segment("·" * (most - half), room)
        left, right = width // 2 - most, width - width // 2 - most
        line = [
            Segment(" " * left, ground),
            rest,
            Segment("█" * (2 * half), breath),
            rest,
            Segment(" " * right, ground),
        ]
        return Strip(line, width)


def lens(width: int, height: int, fullness: float) -> list[int]:
    """Half the cells of each line of the shape, from the top, in ``height`` lines."""
    widest = min(width - 2, _WIDEST) / 2 * (_SMALLEST + (1 - _SMALLEST) * fullness)
    offsets = [(2 * y + 1 - height) / max(height, 1) for y in range(height)]
    return [max(round(widest * sqrt(1 - offset * offset)), 1) for offset in offsets]
