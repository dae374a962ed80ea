"""What matters today, and why, with three ways to answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.cells import cell_width
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences
from backcare_tui.tui.drawing import hanging

if TYPE_CHECKING:
    from textual.events import Click
    from textual.geometry import Size

    from backcare_tui.domain.care import PreventionRule
    from backcare_tui.domain.prevention import Reminder

_REPLIES = (
    ("o", marked("done"), "done"),
    ("z", marked("later"), "snoozed"),
    ("x", marked("not for me"), "not_for_me"),
)
"""A key, its words, and the value of the response."""
_INDENT, _GAP = "  ", "   "


class Reminders(Widget, can_focus=True):
    """The prevention rules that have a reason today; the marked one can be answered."""

    DEFAULT_CSS = "Reminders { height: auto; width: 1fr; }"
    HELP = (
        "## What matters today\n\nEach reminder says why it shows. `o` done for today, `z` later "
        "(three days), `x` not for me. The arrow keys mark another one. `u` takes an answer back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="reminders.up", tooltip="One up"),
        Binding("down,j", "move(1)", "Down", show=False, id="reminders.down", tooltip="One down"),
    ]

    class Replied(Message):
        """The person answered a reminder."""

        def __init__(self, rule: str, response: str) -> None:
            super().__init__()
            self.rule = rule
            self.response = response

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.entries: list[tuple[PreventionRule, Reminder]] = []
        self.more = 0
        self.cursor = 0
        self._brief = False

    def show_reminders(
        self, entries: Sequence[tuple[PreventionRule, Reminder]], *, brief: bool = False
    ) -> None:
        """Replace all reminders; ``brief`` shows the weightiest alone."""
        self._brief = brief
        self.entries = list(entries[:1] if brief else entries)
        self.more = len(entries) - len(self.entries)
        self.cursor = min(self.cursor, max(len(self.entries) - 1, 0))
        self.display = bool(entries)
        self.refresh(layout=True)

    @property
    def _cramped(self) -> bool:
        """Whether the replies, whose keys work all the same, give way to what follows."""
        return self._brief and not self.has_focus and self.screen.has_class("-low")

    def _drawn(self, width: int) -> Content:
        title = (_("What matters today"), "bold $secondary")
        blocks = [Content.assemble(title)]
        if self.more:
            more = _("and {number} more once this is saved").format(number=self.more)
            blocks = [Content.assemble(title, (f"{_GAP}{more}", "$muted"))]
        for i, (rule, reminder) in enumerate(self.entries):
            marked = i == self.cursor
            lead = Content.styled("▸ " if marked else "  ", "bold $primary")
            style = "bold $foreground" if marked else "$foreground"
            blocks.append(hanging(lead, Content.styled(rule.advice, style), width))
            why = Content.styled(sentences(reminder.why), "$muted")
            blocks.append(hanging("  ", why, width))
            if marked and not self._cramped:
                blocks.append(_reply_line())
        return Content("\n").join(blocks)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        return self._drawn(width).plain.count("\n") + 1 if self.entries else 0

    def render(self) -> Content:
        return self._drawn(max(self.size.width, 12))

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    def reply(self, response: str) -> None:
        """Answer the marked reminder."""
        if self.entries:
            self.post_message(self.Replied(self.entries[self.cursor][0].id, response))

    def action_move(self, by: int) -> None:
        """Mark another reminder; past the ends, go to the next widget."""
        wanted = self.cursor + by
        if wanted < 0:
            self.screen.focus_previous()
        elif wanted >= len(self.entries):
            self.screen.focus_next()
        else:
            self.cursor = wanted
            self.refresh(layout=True)
            self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Scroll what holds this widget so that the marked reminder can be seen."""
        if isinstance(self.parent, Widget):
            lines = self._drawn(max(self.size.width, 12)).plain.split("\n")
            first = next((i for i, line in enumerate(lines) if line.startswith("▸")), 0)
            replies = _reply_line().plain
            last = lines.index(replies, first) if replies in lines else first
            region = Region(0, self.virtual_region.y + first, 1, last - first + 1)
            self.parent.scroll_to_region(region, animate=False)

    def on_click(self, event: Click) -> None:
        lines = self._drawn(max(self.size.width, 12)).plain.split("\n")
        if event.y < len(lines) and lines[event.y] == _reply_line().plain:
            start = len(_INDENT)
            for key, words, response in _REPLIES:
                end = start + cell_width(f"{key} {_(words)}")
                if start <= event.x < end:
                    self.reply(response)
                start = end + len(_GAP)


def _reply_line() -> Content:
    parts: list[tuple[str, str] | str] = [_INDENT]
    for key, words, _response in _REPLIES:
        parts += [(key, "bold $primary"), (f" {_(words)}", "$muted"), _GAP]
    return Content.assemble(*parts)
