"""A command in a terminal of its own, typed to as a person does."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import sys
import termios
import time
from collections.abc import Sequence

from tests.cli.runner import process_environment

PATIENCE = 30.0


class Terminal:
    """A process whose stdin and stdout are a terminal of 100 columns."""

    def __init__(self, *arguments: str, program: Sequence[str] = (), **environment: str) -> None:
        """Run backcare with ``arguments``, or another ``program``, in a changed environment."""
        self.seen = ""
        self._read_to = 0
        self.pid, self._handle = pty.fork()
        if self.pid == 0:
            # A shell leaves interrupts ignored in what it runs in the background, nohup hang-ups.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            usual = process_environment() | {"TERM": "xterm", "COLUMNS": "100"}
            command = [*program] or [sys.executable, "-m", "backcare_tui", *arguments]
            os.execve(command[0], command, usual | environment)

    def expect(self, text: str) -> None:
        """Read until ``text`` shows up behind what was expected before."""
        end = time.monotonic() + PATIENCE
        while text not in self._new():
            if not self._more(end):
                raise AssertionError(f"{text!r} did not come; seen: {self.seen[-2000:]!r}")
        self._read_to += self._new().index(text) + len(text)

    def _new(self) -> str:
        return self.seen[self._read_to :]

    def _more(self, end: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], max(end - time.monotonic(), 0))
        if not ready:
            return False
        try:
            part = os.read(self._handle, 65536)
        except OSError:
            return False
        self.seen += part.decode("utf-8", "replace")
        return bool(part)

    @property
    def modes(self) -> int:
        """The local modes of the terminal, as `termios` has them."""
        local = termios.tcgetattr(self._handle)[3]
        assert isinstance(local, int)
        return local

    def take_back(self) -> None:
        """Give the terminal its usual modes and wake the program, as a shell does with ``fg``."""
        modes = termios.tcgetattr(self._handle)
        modes[3] |= termios.ICANON | termios.ECHO
        termios.tcsetattr(self._handle, termios.TCSANOW, modes)
        os.kill(self.pid, signal.SIGCONT)

    def press(self, keys: str) -> None:
        """Press ``keys`` without enter."""
        os.write(self._handle, keys.encode())

    def type(self, text: str) -> None:
        """Type ``text`` and enter."""
        os.write(self._handle, (text + "\r").encode())

    def answer(self, question: str, text: str = "") -> None:
        """Wait for ``question`` and its prompt, then type ``text`` and enter."""
        self.expect(question)
        self.type(text)

    def control_c(self) -> None:
        """Press ctrl+c."""
        os.write(self._handle, b"\x03")

    def control_d(self) -> None:
        """Press ctrl+d."""
        os.write(self._handle, b"\x04")

    def end(self) -> int:
        """Read to the end and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self._more(end):
            pass
        if time.monotonic() >= end:
            os.kill(self.pid, signal.SIGKILL)
        _, status = os.waitpid(self.pid, 0)
        os.close(self._handle)
        return os.waitstatus_to_exitcode(status)

    @property
    def text(self) -> str:
        """All that was seen, in lines as they came."""
        return re.sub(r"\r+\n", "\n", self.seen)
