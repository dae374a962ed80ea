"""A list of any length whose lines are drawn when they come into view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.events import Click, Resize

Draw = Callable[[int, int], Content]
"""Makes the line of that index for that width in cells."""


def _none(index: int) -> bool:
    del index
    return False


class Rows(ScrollView, can_focus=True):
    """Lines below a heading that stays, one of them marked by the cursor.

    Ten years of days cost no more than the lines that show. Some lines only part the others: the
    cursor passes over them.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor", "rows--blurred"}
    DEFAULT_CSS = """
    Rows { height: 1fr; scrollbar-size: 0 1; overflow-x: hidden; }
    Rows > .rows--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
    }
    Rows > .rows--blurred { background: $panel; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False, id="rows.up", tooltip="One up"),
        Binding("down", "step(1)", "Down", show=False, id="rows.down", tooltip="One down"),
        Binding(
            "pageup",
            "leaf(-1)",
            "Screenful up",
            show=False,
            id="rows.page-up",
            tooltip="A screenful up",
        ),
        Binding(
            "pagedown",
            "leaf(1)",
            "Screenful down",
            show=False,
            id="rows.page-down",
            tooltip="A screenful down",
        ),
        Binding(
            "home,ctrl+home",
            "end(-1)",
            "First",
            show=False,
            id="rows.first",
            tooltip="To the first",
        ),
        Binding(
            "end,ctrl+end", "end(1)", "Last", show=False, id="rows.last", tooltip="To the last"
        ),
        Binding(
            "enter", "choose", "Open", show=False, id="rows.choose", tooltip="Open the marked one"
        ),
    ]

    class Moved(Message):
        """The cursor is on another line, or on one that was drawn anew."""

    class Chosen(Message):
        """The marked line was chosen."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self.count = 0
        self.cursor = -1
        self._draw: Draw = lambda _, __: Content("")
        self._head: Draw | None = None
        self._parts: Callable[[int], bool] = _none

    def show(
        self,
        count: int,
        draw: Draw,
        *,
        head: Draw | None = None,
        parts: Callable[[int], bool] = _none,
        at: int = 0,
    ) -> None:
        """Show ``count`` lines, with the cursor ``at`` one of them or the nearest below it.

        ``head`` draws the heading for the line that stands first below it. ``parts`` says which
        lines only part the others.
        """
        self.count, self._draw, self._head, self._parts = count, draw, head, parts
        self.cursor = self._near(min(at, count - 1))
        self._fit_size()
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    @property
    def _heading(self) -> int:
        return 1 if self._head is not None else 0

    def _fit_size(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count + self._heading)

    def on_resize(self, event: Resize) -> None:
        del event
        self._fit_size()
        self._reveal()

    def _near(self, index: int) -> int:
        """The first line from ``index`` down that the cursor can stand on, else the last above."""
        below = (i for i in range(max(index, 0), self.count) if not self._parts(i))
        above = (i for i in range(min(index, self.count - 1), -1, -1) if not self._parts(i))
        return next(below, next(above, -1))

    def move(self, index: int) -> None:
        """Put the cursor on a line, or on the nearest below it that is no parting line."""
        before, self.cursor = self.cursor, self._near(index)
        if before != self.cursor:
            self._reveal()
            for line in (before, self.cursor):
                self.refresh_line(line + self._heading)
            self.post_message(self.Moved())

    def action_step(self, by: int) -> None:
        """Move the cursor by a line."""
        target = self.cursor + by
        while 0 <= target < self.count and self._parts(target):
            target += by
        if 0 <= target < self.count:
            self.move(target)

    def action_leaf(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self._leap(by, self.size.height - 2)

    def action_half_page(self, by: int) -> None:
        """Move the cursor by half a screenful."""
        self._leap(by, self.size.height // 2)

    def _leap(self, by: int, lines: int) -> None:
        before = self.cursor
        self.move(min(max(before + by * lines, 0), self.count - 1))
        if self.cursor == before:
            self.action_step(by)  # hardly a line of room, or parting lines up to here

    def action_end(self, by: int) -> None:
        """Move the cursor to the first or the last line."""
        self.move(0 if by < 0 else self.count - 1)

    def action_choose(self) -> None:
        """Choose the marked line."""
        if self.cursor >= 0:
            self.post_message(self.Chosen())

    def on_click(self, event: Click) -> None:
        index = self.scroll_offset.y + event.y - self._heading
        if event.y < self._heading or not 0 <= index < self.count or self._parts(index):
            return
        if index == self.cursor:
            self.action_choose()
        self.move(index)

    def _reveal(self) -> None:
        """Scroll so that the cursor's line shows, with the parting lines above it."""
        first = self.cursor
        while first > 0 and self._parts(first - 1):
            first -= 1
        top = self.scroll_offset.y
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif self.cursor >= top + self._room:
            self.scroll_to(y=self.cursor - self._room + 1, animate=False, immediate=True)

    @property
    def _room(self) -> int:
        return max(self.size.height - self._heading, 1)

    def bring_back(self) -> bool:
        """Scroll back to the cursor's line; false where it was in view already."""
        if self.scroll_offset.y <= self.cursor < self.scroll_offset.y + self._room:
            return False
        self._reveal()
        return True

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.refresh()  # the heading stays while the rest moves

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def drawn(self, index: int) -> str:
        """The text of a line as it stands on the screen."""
        return self._draw(index, self.scrollable_content_region.width).plain.rstrip()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        index = self.scroll_offset.y + y - self._heading
        style = self.visual_style
        if y == 0 and self._head is not None:
            line = self._head(min(index + 1, self.count - 1), width)
        elif not 0 <= index < self.count:
            return Strip.blank(width, style.rich_style)
        else:
            line = self._draw(index, width)
        if index == self.cursor and y >= self._heading:
            style = self.get_visual_style("rows--cursor" if self.has_focus else "rows--blurred")
            if self.has_focus:
                line = line.without_spans  # their colours are made for another ground
        strips = Visual.to_strips(self, line, width, 1, style, apply_selection=False)
        strip = strips[0] if strips else Strip.blank(width, style.rich_style)
        return strip.adjust_cell_length(width, style.rich_style)
