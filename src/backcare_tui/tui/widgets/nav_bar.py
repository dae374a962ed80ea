"""The top line: name, the five screens, and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from datetime import date

    from textual.events import Click

    from backcare_tui.tui.app import BackcareApp

PAGES = (
    ("today", "Today", 0),
    ("trends", "Trends", 1),
    ("pattern", "Pattern", 0),
    ("care", "Care", 0),
    ("history", "History", 0),
)
"""Mode, title, and which letter of the title is its key (as a capital)."""


_DEMO, _SHORT_DEMO = ("SYNTHETIC DEMO   ", "bold $warning"), (" DEMO ", "bold $warning")


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
        lead, gap = self._fitting(width)
        parts: list[tuple[str, str] | str] = [*lead]
        at = sum(len(part[0]) for part in lead)
        self._boxes = []
        for mode, title, key in PAGES:
            style = "bold $primary" if mode == self._current else "$foreground"
            if self._has_letter(mode, title[key].upper()):
                parts += [
                    (title[:key].lower(), style),
                    (title[key].upper(), f"{style} underline"),
                    (title[key + 1 :], style),
                ]
            else:
                parts.append((title, style))
            parts.append(" " * gap)
            self._boxes.append((at, at + len(title), mode))
            at += len(title) + gap
        if at + len(self._date) <= width:
            parts += [" " * (width - at - len(self._date)), (self._date, "$muted")]
        return Content.assemble(*parts)

    def _has_letter(self, mode: str, letter: str) -> bool:
        """Whether the letter leads there: not where the person gave that screen another key."""
        own = cast("BackcareApp", self.app).keymap.get(f"go.{mode}")
        return own is None or letter in own.split(",")

    @property
    def _date(self) -> str:
        return f"{self._day:%a} {self._day.day} {self._day:%b} "

    def _fitting(self, width: int) -> tuple[list[tuple[str, str]], int]:
        """What stands before the screens, and the gap after each: the most that has room.

        The date goes before wide gaps and the name do, and is the first to go where all is tight.
        """
        titles = sum(len(title) for _, title, _ in PAGES)
        name, narrow = (" backcare   ", "$muted"), (" ", "")
        leads = [[name], [narrow]]
        if self._demo:
            leads = [[name, _DEMO], [narrow, _DEMO], [_SHORT_DEMO]]
        for right in (len(self._date), 0):
            for lead in leads:
                for gap in (3, 2, 1):
                    used = sum(len(part[0]) for part in lead) + titles + gap * len(PAGES)
                    if used + right <= width:
                        return lead, gap
        return leads[-1], 1

    async def on_click(self, event: Click) -> None:
        for start, end, mode in self._boxes:
            if start <= event.x < end:
                await self.app.run_action(f"go('{mode}')")
