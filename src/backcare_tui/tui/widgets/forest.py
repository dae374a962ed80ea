"""The forest of Trends: a row for each trigger, which opens into the days after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.forest import Forest, ForestRow, forest
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from textual.events import Click
    from textual.geometry import Size

Grove = Callable[[frozenset[int]], Sequence[tuple[int, ForestRow]]]
"""Rows, each with the number of its finding, while some findings are open; headings have -1."""


class ForestView(Widget, can_focus=True):
    """Findings as rows; one of them is marked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ForestView { height: auto; width: 1fr; }"
    HELP = (
        "## Triggers\n\n`↑` `↓` mark a row, `enter` or `space` opens it: the same day and up to "
        "three days after, each with its own bar. A bar that holds 0 leaves open whether there is "
        "a difference."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("up", "move(-1)", "Up", show=False, id="forest.up", tooltip="One row up"),
        Binding("down", "move(1)", "Down", show=False, id="forest.down", tooltip="One row down"),
        Binding(
            "enter,space",
            "open_row",
            "Days after",
            show=False,
            id="forest.open",
            tooltip="Show or hide the days after",
        ),
    ]

    class Marked(Message):
        """Another finding was marked."""

        def __init__(self, finding: int) -> None:
            super().__init__()
            self.finding = finding

    def __init__(self) -> None:
        super().__init__()
        self.title = ""
        self.beside = ""
        self.findings = 0
        self.cursor = 0
        self.open: frozenset[int] = frozenset()
        self._grove: Grove = lambda _: ()
        self._ascii = False
        self._rows: Sequence[tuple[int, ForestRow]] = ()
        self._made: tuple[int, Forest, Content] | None = None

    def show_rows(
        self,
        title: str,
        beside: str,
        findings: int,
        grove: Grove,
        *,
        ascii: bool,  # noqa: A002 - the word of the setting
    ) -> None:
        """Draw other findings; what was open and marked stays so."""
        self.title, self.beside, self.findings = title, beside, findings
        self._grove, self._ascii = grove, ascii
        self.cursor = min(self.cursor, max(findings - 1, 0))
        self._again()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return len(self._at(width)[0].lines)

    def render(self) -> Content:
        return self._at(self.size.width)[1]

    def _at(self, width: int) -> tuple[Forest, Content]:
        if self._made is None or self._made[0] != width:
            self._rows = self._grove(self.open)
            at = next((i for i, (n, _) in enumerate(self._rows) if n == self.cursor), None)
            made = forest(
                [row for _, row in self._rows],
                width,
                title=self.title,
                beside=self.beside,
                cursor=at,
                ascii=self._ascii,
            )
            self._made = width, made, drawn(made.lines)
        return self._made[1:]

    def _again(self) -> None:
        self._made = None
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        belongs = self._at(self.size.width)[0].row_of_line
        row = belongs[event.y] if event.y < len(belongs) else None
        if row is None:
            return
        finding = self._rows[row][0]
        if finding == self.cursor:
            self.action_open_row()
        else:
            self._mark(finding)

    def action_move(self, by: int) -> None:
        """Mark the row above or below."""
        self._mark(min(max(self.cursor + by, 0), max(self.findings - 1, 0)))

    def action_open_row(self) -> None:
        """Show or hide the days after."""
        self.open ^= {self.cursor}
        self._again()
        self.call_after_refresh(self._into_view)

    def _mark(self, finding: int) -> None:
        self.cursor = finding
        self._again()
        self.post_message(self.Marked(finding))
        self.call_after_refresh(self._into_view)

    def _into_view(self) -> None:
        belongs = self._at(self.size.width)[0].row_of_line
        lines = [
            line
            for line, row in enumerate(belongs)
            if row is not None and self._rows[row][0] == self.cursor
        ]
        holder = self.parent
        if lines and isinstance(holder, VerticalScroll):
            # The scale above the first row is worth seeing with it.
            top = 0 if self.cursor == 0 else lines[0]
            region = Region(0, top, self.size.width, lines[-1] - top + 1)
            holder.scroll_to_region(region.translate(self.virtual_region.offset), animate=False)
