"""The top line: name, the five screens, and the day."""

from datetime import date

from textual.content import Content
from textual.events import Click
from textual.widget import Widget

PAGES = (
    ("today", "Today", 0),
    ("trends", "Trends", 1),
    ("pattern", "Pattern", 0),
    ("care", "Care", 0),
    ("history", "History", 0),
)
"""Mode, title, and which letter of the title is its key (as a capital)."""


class NavBar(Widget):
    """Where one is and where one can go; the marked letter, as a capital, is the key."""

    DEFAULT_CSS = "NavBar { height: 1; width: 1fr; }"

    def __init__(self, current: str, day: date, *, demo: bool = False) -> None:
        super().__init__()
        self._current = current
        self._day = day
        self._demo = demo
        self._boxes: list[tuple[int, int, str]] = []

    def show_day(self, day: date) -> None:
        """Show another day at the right."""
        self._day = day
        self.refresh()

    def render(self) -> Content:
        width = self.size.width
        name = " backcare " if width >= 70 else " "
        gap = "   " if width >= 70 else "  "
        parts: list[tuple[str, str] | str] = [(name, "$muted")]
        if self._demo:
            parts.append(("SYNTHETIC DEMO ", "bold $warning"))
        at = sum(len(part[0]) for part in parts)
        self._boxes = []
        for mode, title, key in PAGES:
            shown = title[:key].lower() + title[key].upper() + title[key + 1 :]
            style = "bold $primary" if mode == self._current else "$foreground"
            parts += [
                gap[1:],
                (shown[:key], style),
                (shown[key], f"{style} underline"),
                (shown[key + 1 :], style),
                " ",
            ]
            at += len(gap) - 1
            self._boxes.append((at, at + len(title), mode))
            at += len(title) + 1
        right = f"{self._day:%a} {self._day.day} {self._day:%b} "
        if at + len(right) <= width:
            parts += [" " * (width - at - len(right)), (right, "$muted")]
        return Content.assemble(*parts)

    def on_click(self, event: Click) -> None:
        for start, end, mode in self._boxes:
            if start <= event.x < end:
                self.app.switch_mode(mode)
