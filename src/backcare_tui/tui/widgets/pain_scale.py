"""The pain scale: eleven numbers, none chosen until the person chooses."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from backcare_tui.charts.cells import Role, cell_width, fit
from backcare_tui.charts.pain_glyphs import pain_role, pain_words
from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN
from backcare_tui.language import gettext as _
from backcare_tui.language import pgettext

ROLE_STYLES = {
    Role.NONE: "$success",
    Role.LOW: "$success",
    Role.MID: "$warning",
    Role.HIGH: "$error",
}
"""The colour of each step of pain."""
_CELL, _NARROW_CELL = 4, 3


class PainScale(Widget, can_focus=True):
    """Pain from 0 to 10; ``value`` is None until one is chosen."""

    DEFAULT_CSS = "PainScale { height: 2; width: 1fr; }"
    HELP = (
        "## Pain\n\nOn average over the last 24 hours: 0 is none, 10 the worst imaginable.\n\n"
        "Press a digit, `=` for 10, or use the arrow keys."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Less", show=False, id="pain.less", tooltip="One less"),
        Binding("right", "step(1)", "More", show=False, id="pain.more", tooltip="One more"),
    ]

    value: reactive[int | None] = reactive(None)
    beside: reactive[Content] = reactive(Content(""))
    """What stands at the right of the second line, where there is room."""

    _one = False
    """Whether a 1 was the last key that chose."""

    class Changed(Message):
        """Another number was chosen."""

    @property
    def _cell(self) -> int:
        """How wide a number's cell is."""
        return _CELL if self.size.width >= _CELL * (PAIN_MAX + 1) else _NARROW_CELL

    def render(self) -> Content:
        cells: list[tuple[str, str] | str] = []
        for number in range(PAIN_MIN, PAIN_MAX + 1):
            style = ROLE_STYLES[pain_role(number)]
            text = f"{number:^{self._cell}}"
            if number == self.value:
                cells.append((text, f"bold reverse {style}"))
            else:
                cells.append((text, style if self.value is None else "$muted"))
        words = _("press a number") if self.value is None else pain_words(self.value)
        shown = words if self.value is None else f"{self.value} · {words}"
        style = "$muted" if self.value is None else f"bold {ROLE_STYLES[pain_role(self.value)]}"
        if self.size.width >= _CELL * 11 + cell_width(shown) + 3:
            cells += ["   ", (shown, style), "\n"]
            room = self.size.width - _CELL * 11 - self.beside.cell_length
            ends = _ends() + " " * (1 + min(room, 3))
            return Content.assemble(*cells, (ends, "$muted"), self.beside if room >= 0 else "")
        return Content.assemble(*cells, "\n", (f" {shown}", style))

    def on_click(self, event: Click) -> None:
        if event.y == 0 and 0 <= event.x < self._cell * (PAIN_MAX + 1):
            self.choose(event.x // self._cell)

    def choose(self, pain: int) -> None:
        """Set the value and say so."""
        self._one = False
        self.value = pain
        self.post_message(self.Changed())

    def press(self, number: int) -> None:
        """Choose by a key: 0 to 9, or 10. A 0 straight after a 1 makes 10, and one more makes 0."""
        ten = number == PAIN_MIN and self._one and self.value == 1
        self.choose(PAIN_MAX if ten else number)
        self._one = number == 1

    def press_character(self, character: str | None) -> bool:
        """`press` what a key stands for, where it stands for a number; whether it does."""
        if not character or character not in "0123456789=":
            return False
        self.press(PAIN_MAX if character == "=" else int(character))
        return True

    def action_step(self, by: int) -> None:
        """Move the choice; from none, begin in the middle."""
        start = 5 - by if self.value is None else self.value
        self.choose(min(max(start + by, PAIN_MIN), PAIN_MAX))


def _ends() -> str:
    """What the first, the middle and the last number mean, beneath them."""
    first, middle, last = pgettext("pain", "none"), _("moderate"), _("worst")
    whole = _CELL * (PAIN_MAX + 1)
    text = fit(f" {first}", (whole - cell_width(middle)) // 2) + middle
    return fit(text, whole - 1 - cell_width(last)) + last
