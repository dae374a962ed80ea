"""The bottom line: at most six keys that matter here."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widget import Widget

from backcare_tui.charts.cells import cell_width
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from textual.events import Click

    from backcare_tui.tui.app import BackcareApp

Key = tuple[str, str, str]
"""The key shown, its words, and the action."""

_GAPS = (3, 2, 1)
_HELP = "app.toggle_help"


class KeyBar(Widget):
    """The keys that a screen offers, the most important first.

    Where there is no room for all, gaps shrink, then the last ones go; the way to help stays.
    """

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; dock: bottom; background: $surface; }"
    MOST = 6

    def __init__(self, *keys: Key) -> None:
        super().__init__()
        self._keys = keys[: self.MOST]
        self._boxes: list[tuple[int, int, str]] = []

    def offer(self, *keys: Key) -> None:
        """Show other keys."""
        self._keys = keys[: self.MOST]
        self.refresh()

    def render(self) -> Content:
        keys, gap = fitting([self._own(key) for key in self._keys], self.size.width - 1)
        parts: list[tuple[str, str] | str] = [" "]
        at, self._boxes = 1, []
        for shown, words, action in keys:
            parts += [(shown, "bold $primary"), " ", (words, "$muted"), " " * gap]
            self._boxes.append((at, at + _width((shown, words, action)), action))
            at = self._boxes[-1][1] + gap
        return Content.assemble(*parts)

    def _own(self, key: Key) -> Key:
        """A key as the person has it."""
        keymap = cast("BackcareApp", self.app).keymap
        shown, words, action = key
        if not keymap:
            return shown, _(words), action
        from backcare_tui.tui.bindings import remapped

        return remapped(self.screen, shown, keymap), _(words), action

    async def on_click(self, event: Click) -> None:
        for start, end, action in self._boxes:
            if start <= event.x < end:
                await self.screen.run_action(action)


def _width(key: Key) -> int:
    return cell_width(f"{key[0]} {key[1]}")


def fitting(keys: list[Key], room: int) -> tuple[list[Key], int]:
    """The keys that fit ``room`` columns whole, and the gap between them."""
    kept = list(keys)
    while kept:
        for gap in _GAPS:
            if sum(map(_width, kept)) + gap * (len(kept) - 1) <= room:
                return kept, gap
        last = [at for at, key in enumerate(kept) if key[2] != _HELP] or [0]
        del kept[last[-1]]
    return [], _GAPS[0]
