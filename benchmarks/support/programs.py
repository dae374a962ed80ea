"""The programs that are measured in a terminal, and how long each takes to be there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from support.emulator import Terminal
from support.floors import EMPTY_SHOWS, SMALL_SHOWS, empty_app, small_app
from support.measure import Figure, backcare_command, ratio

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

READY = "7 days"
"""What Today says once the diary was read."""
_FRAME = "History"


@dataclass(frozen=True)
class Programs:
    """How to open backcare on one diary, an empty Textual app, and a small one with a table."""

    home: Path
    people: Mapping[str, str]

    def backcare(self) -> Terminal:
        """The app once its data are there."""
        return self._open(backcare_command(), READY)

    def empty(self) -> Terminal:
        """An app with one line of text."""
        return self._open(empty_app(self.home), EMPTY_SHOWS)

    def small(self) -> Terminal:
        """An app with a table, and a second one on another screen."""
        return self._open(small_app(self.home), SMALL_SHOWS)

    def _open(self, command: list[str], words: str) -> Terminal:
        terminal = Terminal(command, self.people)
        terminal.wait_for(words)
        return terminal

    def first_frame(self, seconds: float) -> Figure:
        """Until the bars of backcare stand there, measured in pairs for some seconds."""
        return self._beside_empty("app's first frame", _FRAME, 1.4, seconds)

    def data(self, seconds: float) -> Figure:
        """Until Today shows what is in the diary."""
        return self._beside_empty("app's data", READY, 1.9, seconds)

    def _beside_empty(self, name: str, words: str, goal: float, seconds: float) -> Figure:
        def until(words: str, command: list[str]) -> float:
            with Terminal(command, self.people) as terminal:
                return terminal.wait_for(words)

        ours, empty = backcare_command(), empty_app(self.home)
        return ratio(
            f"{name} / empty app's first frame",
            goal,
            lambda: until(words, ours),
            lambda: until(EMPTY_SHOWS, empty),
            seconds,
        )
