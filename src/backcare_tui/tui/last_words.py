"""Doing something before the process is ended from outside."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Callable

_ENDS = ("SIGHUP", "SIGTERM")
"""A closed terminal, and being told to end."""


class LastWords:
    """Does ``work`` when the terminal closes or the process is told to end, and then ends.

    Several may listen, and each has its say, the latest first. What ends the process is sent again
    afterwards, so that it ends as it would have. Where the system has no such signals, or elsewhere
    than in the main thread, it does nothing.
    """

    _listening: ClassVar[list[LastWords]] = []

    def __init__(self, work: Callable[[], None]) -> None:
        self.work = work

    def listen(self) -> None:
        """From now on do the work at such an end."""
        if os.name != "posix" or threading.current_thread() is not threading.main_thread():
            return
        loop = asyncio.get_running_loop()
        for name in _ENDS:
            number = signal.Signals[name]
            loop.add_signal_handler(number, partial(_end, number))
        self._listening.append(self)

    def ignore(self) -> None:
        """Do nothing any more."""
        if self in self._listening:
            self._listening.remove(self)
            if not self._listening:
                _let_go()

    @classmethod
    def speak(cls) -> None:
        """Do all work, whatever fails of it."""
        with ExitStack() as every:
            for each in cls._listening:
                every.callback(each.work)
        cls._listening.clear()


def _end(number: signal.Signals) -> None:
    try:
        LastWords.speak()
    finally:
        _let_go()
        os.kill(os.getpid(), number)


def _let_go() -> None:
    """Leave the signals to do what they usually do."""
    for name in _ENDS:
        asyncio.get_running_loop().remove_signal_handler(signal.Signals[name])
