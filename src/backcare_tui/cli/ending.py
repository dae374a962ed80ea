"""Being asked to end while something is under way that has to be kept first."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    Handler = Callable[[int, FrameType | None], object] | int | None

_ASKING = ("SIGINT", "SIGTERM", "SIGHUP")

HANGUP = 1
"""The number of the signal of a closed terminal."""


class Ending:
    """For the length of a ``with`` block ctrl+c, a closed terminal and a polite kill interrupt
    nothing: ``by`` is the number of the signal that came first, 0 while none has come."""

    def __init__(self) -> None:
        self.by = 0
        self._before: dict[int, Handler] = {}

    def __enter__(self) -> Ending:
        for name in _ASKING:
            number = getattr(signal, name, None)
            # What was told to ignore a signal, as nohup does, goes on ignoring it.
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        for number, before in self._before.items():
            signal.signal(number, before)

    @property
    def hung_up(self) -> bool:
        """Whether the terminal was closed."""
        return self.by == HANGUP

    def _note(self, number: int, _frame: FrameType | None) -> None:
        self.by = self.by or number


def leave_terminal() -> None:
    """Write nothing more to a terminal that has gone away; it would fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
