"""The keyboard of a terminal, one character at a time and without its own echo.

What stands on the screen is then known exactly, also where somebody types ahead, so that prompts
can be taken back without touching a line that was there before. POSIX only.
"""

from __future__ import annotations

import codecs
import os
import select
import signal
import sys
import termios
from contextlib import contextmanager
from typing import TYPE_CHECKING

from backcare_tui.cli.input_wait import wait_to_read
from backcare_tui.errors import Cancelled
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

END = "\x04"
ERASE = ("\x7f", "\x08")
ERASE_ALL = "\x15"
ERASE_WORD = "\x17"
_ESCAPE = "\x1b"
_LOCAL = 3
"""Where `termios` keeps the local modes."""
_SEQUENCE = 0.05
"""Seconds within which the rest of an arrow key follows its escape."""


class Keys:
    """stdin as keys, for the length of a ``with`` block; ctrl+c interrupts as ever."""

    def __init__(self) -> None:
        self._handle = sys.stdin.fileno()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._decoded = ""

    def __enter__(self) -> Keys:
        self._usual = termios.tcgetattr(self._handle)
        self._resumed = signal.signal(signal.SIGCONT, self._again)
        self._take()
        return self

    def __exit__(self, *_: object) -> None:
        termios.tcsetattr(self._handle, termios.TCSADRAIN, self._usual)
        signal.signal(signal.SIGCONT, self._resumed)

    def _take(self) -> None:
        wanted = termios.tcgetattr(self._handle)
        wanted[_LOCAL] &= ~(termios.ICANON | termios.ECHO)
        termios.tcsetattr(self._handle, termios.TCSADRAIN, wanted)

    def _again(self, _signal: int, _frame: FrameType | None) -> None:
        """A shell gives the terminal back in its own mode after ctrl+z and ``fg``."""
        self._take()

    def read(self) -> str:
        """The next character; arrows and other keys that are none are left out.

        Raises:
            Cancelled: the terminal went away.
        """
        while True:
            character = self._character()
            if character != _ESCAPE:
                return character
            self._leave_out()

    def waiting(self, patience: float = 0.0) -> bool:
        """True where more was typed already, or is within ``patience`` seconds."""
        return bool(self._decoded or select.select([self._handle], [], [], patience)[0])

    def _character(self) -> str:
        # Byte by byte, so that what is typed ahead stays there for whoever reads next.
        while not self._decoded:
            wait_to_read(self._handle)
            byte = os.read(self._handle, 1)
            if not byte:
                raise Cancelled(_("Stopped."))
            # One byte brings two where it also ends a character that was cut off before it.
            self._decoded = self._decoder.decode(byte)
        character, self._decoded = self._decoded[0], self._decoded[1:]
        return character

    def _leave_out(self) -> None:
        if not self.waiting(_SEQUENCE) or self._character() not in ("[", "O"):
            return
        while self.waiting(_SEQUENCE) and not "@" <= self._character() <= "~":
            pass


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep ctrl+c waiting until the block ends."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def edited(typed: str, key: str) -> str:
    """``typed`` after one more key: a character, or one that takes some away."""
    if key in ERASE:
        return typed[:-1]
    if key == ERASE_ALL:
        return ""
    if key == ERASE_WORD:
        return typed.rstrip().rpartition(" ")[0]
    if key == "\t":
        return typed + " "
    # The control characters; what joins characters, as in some emoji, is none of them.
    return typed if key < " " or "\x7f" <= key <= "\x9f" else typed + key
