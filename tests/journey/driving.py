"""A terminal that is typed to as a person does: looking at the screen before the next key."""

from __future__ import annotations

import os
import re
import signal
from time import monotonic, perf_counter

from support.emulator import KEYS, Terminal

PATIENCE = 30.0
_QUIET = 0.15
_ESCAPE = 5.0
"""Seconds to wait for what escape changes on the screen."""
_CONTROL = {"ctrl+c": b"\x03", "ctrl+r": b"\x12", "ctrl+g": b"\x07", "ctrl+q": b"\x11"}


class Driven(Terminal):
    """The program under test."""

    def keys(self, *keys: str) -> None:
        """Press keys one after the other, each once the screen is quiet."""
        for key in keys:
            self.settle(_QUIET)
            sent = perf_counter()
            os.write(self._handle, _CONTROL.get(key) or KEYS.get(key) or key.encode())
            if key == "escape":
                # Read in one go with the next key, it would be a part of that one.
                while self.changed < sent and perf_counter() < sent + _ESCAPE:
                    self._advance(0.05)
        self.settle(_QUIET)

    def type(self, text: str) -> None:
        """Type a text in one go."""
        self.settle(_QUIET)
        os.write(self._handle, text.encode())
        self.settle(_QUIET)

    def see(self, *words: str) -> str:
        """Wait until all ``words`` stand on the screen, and return it on one line."""
        end = monotonic() + PATIENCE
        while missing := [each for each in words if each not in self.flat()]:
            assert monotonic() < end, f"{missing} did not come; the screen:\n{self.text()}"
            self._advance(0.05)
        return self.flat()

    def gone(self, words: str) -> None:
        """Wait until ``words`` stand on the screen no more."""
        end = monotonic() + PATIENCE
        while words in self.flat():
            assert monotonic() < end, f"“{words}” stays; the screen:\n{self.text()}"
            self._advance(0.05)

    def flat(self) -> str:
        """The screen on one line, with one blank where there are several."""
        return re.sub(r"\s+", " ", self.text())

    def hang_up(self) -> None:
        """Close the terminal, as far as the program is told."""
        os.kill(self.process, signal.SIGHUP)

    def end(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        code = self._process.wait(PATIENCE)
        self._reader.join(1)
        while self._printed:
            self._advance(0)
        return code
