"""The top line: name, the five screens, and the day."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widget import Widget

from backcare_tui.charts.cells import cell_width
from backcare_tui.domain.day_words import weekday_day
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from textual.events import Click

    from backcare_tui.tui.app import BackcareApp

PAGES = (
    ("today", marked("Today"), 0),
    ("trends", marked("Trends"), 1),
    ("pattern", marked("Pattern"), 0),
    ("care", marked("Care"), 0),
    ("history", marked("History"), 0),
)
"""Mode, title, and which letter of the English title is its key (as a capital)."""

_DEMO_STYLE = "bold $warning"


class NavBar(Widget):
    """Where one is and where one can go; the marked letter, as a capital, is the key.

    Where a title in another language lacks the letter, it stands behind the title.
    """

    DEFAULT_CSS = "NavBar { height: 1; width: 1fr; }"

    def __init__(self, current: str, day: date, *, demo: bool = False) -> None:
        super().__init__()
        self._current = current
        self._day = day
        self._demo = demo
        self._boxes: list[tuple[int, int, str]] = []

    def show_day(self, day: date) -> None:
        """Show another day at the right."""
        if day != self._day:
            self._day = day
            self.refresh()

    def render(self) -> Content:
        width = self.size.width
        lead, gap = self._fitting(width)
        parts: list[tuple[str, str] | str] = [*lead]
        at = _width(lead)
        self._boxes = []
        for mode, title in self._titles():
            style = "bold $primary" if mode == self._current else "$foreground"
            parts += [(text, f"{style} {more}".rstrip()) for text, more in title]
            parts.append(" " * gap)
            end = at + _width(title)
            self._boxes.append((at, end, mode))
            at = end + gap
        date = self._date
        if at + cell_width(date) <= width:
            parts += [" " * (width - at - cell_width(date)), (date, "$muted")]
        return Content.assemble(*parts)

    def _titles(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Each mode with its title: runs of text, and what marks its key."""
        titles = []
        for mode, english, key in PAGES:
            title, letter = _(english), english[key].upper()
            if not self._has_letter(mode, letter):
                runs = [(title, "")]
            elif title == english:
                before, after = title[:key].lower(), title[key + 1 :]
                runs = [(before, ""), (letter, "underline"), (after, "")]
            else:
                runs = [(title, ""), (letter, "underline")]
            titles.append((mode, runs))
        return titles

    def _has_letter(self, mode: str, letter: str) -> bool:
        """Whether the letter leads there: not where the person gave that screen another key."""
        own = cast("BackcareApp", self.app).keymap.get(f"go.{mode}")
        return own is None or letter in own.split(",")

    @property
    def _date(self) -> str:
        return f"{weekday_day(self._day)} "

    def _fitting(self, width: int) -> tuple[list[tuple[str, str]], int]:
        """What stands before the screens, and the gap after each: the most that has room.

        The date goes before wide gaps and the name do, and is the first to go where all is tight.
        """
        titles = sum(_width(title) for _mode, title in self._titles())
        name, narrow = (" backcare   ", "$muted"), (" ", "")
        leads = [[name], [narrow]]
        if self._demo:
            demo = (f"{_('SYNTHETIC DEMO')}   ", _DEMO_STYLE)
            short = (f" {_('DEMO')} ", _DEMO_STYLE)
            leads = [[name, demo], [narrow, demo], [short]]
        for right in (cell_width(self._date), 0):
            for lead in leads:
                for gap in (3, 2, 1):
                    used = _width(lead) + titles + gap * len(PAGES)
                    if used + right <= width:
                        return lead, gap
        return leads[-1], 1

    async def on_click(self, event: Click) -> None:
        for start, end, mode in self._boxes:
            if start <= event.x < end:
                await self.app.run_action(f"go('{mode}')")


def _width(runs: Sequence[tuple[str, str]]) -> int:
    return sum(cell_width(text) for text, _style in runs)
