"""A text that is laid out anew for every width."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_NARROWEST = 20


class Flowing(Widget):
    """Text and drawings as high as they are, made by a function of the width in cells."""

    DEFAULT_CSS = "Flowing { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._made: tuple[int, Content] | None = None
        self._make: Callable[[int], Content] = lambda _: Content("")

    def show(self, make: Callable[[int], Content]) -> None:
        """Show another text; a new layout is only made for another height."""
        width = self.size.width
        before = self._lines(width) if width else None
        self._make, self._made = make, None
        self.refresh(layout=before is None or self._lines(width) != before)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return self._lines(width)

    def _lines(self, width: int) -> int:
        return self._at(width).plain.count("\n") + 1

    def render(self) -> Content:
        return self._at(self.size.width)

    def _at(self, width: int) -> Content:
        width = max(width, _NARROWEST)
        if self._made is None or self._made[0] != width:
            self._made = width, self._make(width)
        return self._made[1]
