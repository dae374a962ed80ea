"""A row of chips, each with a state that a key or a click changes."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.cells import cell_width
from backcare_tui.language import pgettext
from backcare_tui.tui.drawing import hanging

State = tuple[object, str, str]
"""A value, how it is shown, and the style."""

TICK: tuple[State, ...] = ((False, "☐", "$muted"), (True, "☑", "bold $primary"))


def three() -> tuple[State, ...]:
    """Not asked, yes and no."""
    return (
        (None, "–", "$muted"),
        (True, f"✓ {pgettext('an answer', 'yes')}", "bold $primary"),
        (False, f"✗ {pgettext('an answer', 'no')}", "$foreground"),
    )


@dataclass(frozen=True, slots=True)
class Chip:
    """One chip: ``states`` in the order that pressing walks through, and which one it is in.

    ``hint`` says more than the label; it stands below the row while the chip is marked or answered.
    """

    id: str
    label: str
    states: tuple[State, ...] = field(default_factory=three)
    at: int = 0
    key: str = ""
    before: bool = False
    hint: str = ""

    @property
    def value(self) -> object:
        """The value of the present state."""
        return self.states[self.at][0]

    def with_value(self, value: object) -> "Chip":
        """The same chip in the state that has ``value``, or in the first."""
        spots = [i for i, state in enumerate(self.states) if state[0] == value]
        return replace(self, at=spots[0] if spots else 0)


class Chips(Widget, can_focus=True):
    """Chips that flow over as many lines as they need.

    Arrow keys move, space or a click walks through a chip's states. With ``columns`` they stand
    below each other.
    """

    DEFAULT_CSS = """
    Chips { height: auto; width: 1fr; min-height: 1; }
    """
    HELP = (
        "## Chips\n\n`✓ yes`, `✗ no` and `–` (not asked). Not asked is never counted as no.\n\n"
        "Arrow keys move, space or a click changes the marked one."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False, id="chips.left", tooltip="Chip before"),
        Binding("right", "move(1)", "Right", show=False, id="chips.right", tooltip="Next chip"),
        Binding("up", "move_line(-1)", "Up", show=False, id="chips.up", tooltip="Line above"),
        Binding("down", "move_line(1)", "Down", show=False, id="chips.down", tooltip="Line below"),
        Binding("space", "walk", "Change", show=False, id="chips.walk", tooltip="Change the chip"),
    ]

    class Changed(Message):
        """A chip is in another state."""

        def __init__(self, chips: "Chips", chip: Chip) -> None:
            super().__init__()
            self.chips = chips
            self.chip = chip

        @property
        def control(self) -> "Chips":
            """The row."""
            return self.chips

    def __init__(
        self,
        chips: Sequence[Chip] = (),
        *,
        lead: str = "",
        columns: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's own name
    ) -> None:
        super().__init__(id=id)
        self.columns = columns
        self.chips = list(chips)
        self.lead = lead
        self.cursor = 0
        self._boxes: list[tuple[int, int, int]] = []

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Replace all chips."""
        self.chips = list(chips)
        self.cursor = min(self.cursor, max(len(chips) - 1, 0))
        self.refresh(layout=True)

    @property
    def values(self) -> dict[str, object]:
        """Each chip's value by id."""
        return {chip.id: chip.value for chip in self.chips}

    def set_value(self, chip_id: str, value: object) -> None:
        """Put one chip into the state that has ``value``, silently."""
        self.chips = [c.with_value(value) if c.id == chip_id else c for c in self.chips]
        self.refresh(layout=True)

    def walk(self, chip_id: str) -> None:
        """Put one chip into its next state, and say so."""
        for i, chip in enumerate(self.chips):
            if chip.id == chip_id:
                self.chips[i] = replace(chip, at=(chip.at + 1) % len(chip.states))
                self.cursor = i
                self.refresh(layout=True)
                self.post_message(self.Changed(self, self.chips[i]))

    def _layout(self, width: int) -> tuple[list[tuple[int, int, int]], int]:
        boxes, x, y = [], cell_width(self.lead), 0
        indent = x
        sizes = [self._chip_width(chip) for chip in self.chips]
        if self.columns and sizes:
            sizes = [max(sizes)] * len(sizes)
        for size in sizes:
            if x > indent and x + size > width:
                x, y = indent, y + 1
            boxes.append((x, x + size, y))
            x += size + 2
        return boxes, y + 1

    def _chip_width(self, chip: Chip) -> int:
        """Room for the longest state, so that a change moves nothing else."""
        longest = max(cell_width(state[1]) for state in chip.states)
        return cell_width(chip.label) + 1 + longest + (2 if chip.key else 0)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        del container, viewport
        hints = (hint.plain.count("\n") + 1 for hint in self._hints(width))
        return self._layout(width)[1] + sum(hints)

    def _hints(self, width: int) -> list[Content]:
        said = (
            chip.hint
            for i, chip in enumerate(self.chips)
            if chip.hint and (chip.at or (self.has_focus and i == self.cursor))
        )
        return [hanging("  ", Content.styled(words, "$muted"), width) for words in said]

    def render(self) -> Content:
        width = max(self.size.width, 1)
        self._boxes, lines = self._layout(width)
        rows: list[list[tuple[str, str] | str]] = [[] for _ in range(lines)]
        ends = [0] * lines
        if self.lead:
            rows[0].append((self.lead, "$muted"))
            ends[0] = cell_width(self.lead)
        for i, (chip, (x, end, y)) in enumerate(zip(self.chips, self._boxes, strict=True)):
            _value, glyph, style = chip.states[chip.at]
            here = self.has_focus and i == self.cursor
            rows[y].append(" " * (x - ends[y]))
            if chip.key:
                rows[y] += [(chip.key, "underline $muted"), " "]
            label = (chip.label, f"{style} reverse" if here else style)
            state = (glyph, style)
            rows[y] += (state, " ", label) if chip.before else (label, " ", state)
            used = cell_width(chip.label + glyph) + 1 + (2 if chip.key else 0)
            rows[y].append(" " * (end - x - used))
            ends[y] = end
        shown = [Content.assemble(*row) for row in rows]
        return Content("\n").join([*shown, *self._hints(width)])

    def on_focus(self) -> None:
        self._mark()

    def on_blur(self) -> None:
        self._mark()

    def _mark(self) -> None:
        """Draw again after another chip was marked, which may show or hide a hint."""
        self.refresh(layout=any(chip.hint for chip in self.chips))

    def on_click(self, event: Click) -> None:
        for i, (x, end, y) in enumerate(self._boxes):
            if event.y == y and x <= event.x < end:
                self.walk(self.chips[i].id)

    def action_move(self, by: int) -> None:
        """Move the cursor along the row."""
        self.cursor = min(max(self.cursor + by, 0), max(len(self.chips) - 1, 0))
        self._mark()

    def action_move_line(self, by: int) -> None:
        """Move the cursor a line up or down; past the ends, go to the next widget."""
        if not self._boxes:
            return
        x, _, y = self._boxes[self.cursor]
        near = [i for i, box in enumerate(self._boxes) if box[2] == y + by]
        if near:
            self.cursor = min(near, key=lambda i: abs(self._boxes[i][0] - x))
            self._mark()
            self._reveal(y + by)
        elif by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def _reveal(self, line: int) -> None:
        """Scroll what holds this widget so that a line of it can be seen."""
        if isinstance(self.parent, Widget):
            region = Region(0, self.virtual_region.y + line, 1, 1)
            self.parent.scroll_to_region(region, animate=False)

    def action_walk(self) -> None:
        """Change the marked chip."""
        if self.chips:
            self.walk(self.chips[self.cursor].id)
