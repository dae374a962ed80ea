"""The bottom line: at most six keys that matter here."""

from textual.content import Content
from textual.events import Click
from textual.widget import Widget


class KeyBar(Widget):
    """The keys that a screen offers, as ``(key name, key shown, words, action)``."""

    DEFAULT_CSS = "KeyBar { height: 1; width: 1fr; dock: bottom; background: $surface; }"
    MOST = 6

    def __init__(self, *keys: tuple[str, str, str]) -> None:
        super().__init__()
        self._keys = keys[: self.MOST]
        self._boxes: list[tuple[int, int, str]] = []

    def offer(self, *keys: tuple[str, str, str]) -> None:
        """Show other keys."""
        self._keys = keys[: self.MOST]
        self.refresh()

    def render(self) -> Content:
        parts: list[tuple[str, str] | str] = [" "]
        at, self._boxes = 1, []
        for shown, words, action in self._keys:
            width = len(shown) + 1 + len(words)
            if at + width > self.size.width:
                break
            parts += [(shown, "bold $primary"), " ", (words, "$muted"), "   "]
            self._boxes.append((at, at + width, action))
            at += width + 3
        return Content.assemble(*parts)

    async def on_click(self, event: Click) -> None:
        for start, end, action in self._boxes:
            if start <= event.x < end:
                await self.screen.run_action(action)
