"""Doing something before the process is ended from outside."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDS = ("SIGHUP", "SIGTERM")
"""A closed terminal, and being told to end."""


class LastWords:
    """Does ``work`` when the terminal closes or the process is told to end, and then ends.

    What ends it is sent again afterwards, so that it ends as it would have. Where the system has
    no such signals, or elsewhere than in the main thread, it does nothing.
    """

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._listening: list[signal.Signals] = []

    def listen(self) -> None:
        """From now on do the work at such an end."""
        if os.name != "posix" or threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for name in _ENDS:
            number = signal.Signals[name]
            loop.add_signal_handler(number, partial(self._end, number))
            self._listening.append(number)

    def ignore(self) -> None:
        """Do nothing any more."""
        while self._listening:
            asyncio.get_running_loop().remove_signal_handler(self._listening.pop())

    def _end(self, number: signal.Signals) -> None:
        try:
            self._work()
        finally:
            self.ignore()
            os.kill(os.getpid(), number)
