"""A program in a terminal of its own, timed as a person sees it: until cells change.

A thread stamps what the program prints the moment it comes; a terminal emulator (pyte) turns it
into a screen afterwards, so that its own slowness is not counted.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import threading
from collections import deque
from time import perf_counter
from typing import TYPE_CHECKING, Any

import pyte

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The reading thread must not wait for a long turn of the emulator.
sys.setswitchinterval(0.0002)

KEYS = {
    "enter": b"\r",
    "escape": b"\x1b",
    "tab": b"\t",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "backspace": b"\x7f",
    "ctrl+p": b"\x10",
}
"""What a terminal sends for the keys that are no letter."""

# Sequences that pyte would print as text; taken out before it sees them.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[a-zA-Z]"
    rb"|\x1b\[\?[0-9;]*\$p"
    rb"|\x1b\[[0-9;]*[ \"'!$][a-zA-Z]"
    rb"|\x1b\[[0-9;]*t"
    rb"|\x1b\[\?[0-9;]*[unmS]"
    rb"|\x1b[P_^X].*?(?:\x1b\\|\x9c)"
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)",
    re.DOTALL,
)
_UNFINISHED = re.compile(
    rb"(?:\x1b|\x1b\[[0-9;:<>=?]*[ \"'!$]?|\x1b[P_^X\]][^\x07]{0,65536})$", re.DOTALL
)
_QUESTION = re.compile(
    rb"\x1b\[(?P<attributes>0?c)|\x1b\[(?P<cursor>6n)|\x1b\[\?(?P<mode>\d+)\$p"
    rb"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)


class Terminal:
    """``command`` running in a terminal. Times are in seconds."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 80,
        rows: int = 24,
    ) -> None:
        self.columns, self.rows = columns, rows
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lines: list[tuple[Any, ...]] = [()] * rows
        self._printed: deque[tuple[float, bytes]] = deque()
        self._news = threading.Event()
        self._ended = False
        self._unfinished = b""
        self._handle, theirs = os.openpty()
        size = struct.pack("HHHH", rows, columns, rows * 20, columns * 10)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, size)
        self.started = self.changed = perf_counter()
        self._process = subprocess.Popen(
            command,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._stop, self._stopping = os.pipe()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def process(self) -> int:
        """The number of the process."""
        return self._process.pid

    def wait_for(self, text: str, within: float = 30) -> float:
        """Wait until ``text`` stands on the screen, and return how long it took from the start.

        Raises:
            RuntimeError: it did not come.
        """
        end = perf_counter() + within
        while text not in self.text():
            if perf_counter() > end or (self._ended and not self._printed):
                raise RuntimeError(f"“{text}” did not come; the screen:\n{self.text()}")
            self._advance(0.05)
        return self.changed - self.started

    def press(self, key: str, quiet: float = 0.08, within: float = 2) -> float | None:
        """Press a key while the screen is quiet; how long until it changes, None if it does not."""
        self.settle(quiet)
        sent = perf_counter()
        os.write(self._handle, KEYS.get(key) or key.encode())
        while perf_counter() < sent + within:
            if self._advance(0.02) and self.changed >= sent:
                return self.changed - sent
        return None

    def settle(self, quiet: float, within: float = 10) -> None:
        """Wait until the screen has not changed for ``quiet`` seconds."""
        begun = perf_counter()
        while (now := perf_counter()) < begun + within:
            if not self._printed and now - max(begun, self.changed) >= quiet:
                return
            self._advance(quiet / 4)

    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join("".join(cell.data for cell in line).rstrip() for line in self._lines)

    def close(self) -> None:
        """End the program, whatever it is doing."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self.vanish()

    def vanish(self) -> None:
        """Take the terminal away from the program, which it does not control: no signal tells."""
        if self._stopping >= 0:
            os.close(self._stopping)
            self._reader.join()
            os.close(self._handle)
            os.close(self._stop)
            self._stopping = -1

    def _read(self) -> None:
        while True:
            # A terminal is there for as long as somebody is in the middle of reading from it.
            ready, _, _ = select.select([self._handle, self._stop], [], [])
            try:
                data = os.read(self._handle, 65536) if self._handle in ready else b""
            except OSError:  # on Linux this is how the other end says that it closed
                data = b""
            now = perf_counter()
            if not data:
                self._ended = True
                self._news.set()
                return
            if b"\x1b" in data:
                self._answer(data)
            self._printed.append((now, data))
            self._news.set()

    def _answer(self, data: bytes) -> None:
        for asked in _QUESTION.finditer(data):
            if asked["attributes"]:
                reply = b"\x1b[?62;22c"
            elif asked["cursor"]:
                reply = b"\x1b[1;1R"
            elif asked["mode"]:
                reply = b"\x1b[?%s;%d$y" % (asked["mode"], 2 if asked["mode"] == b"2026" else 0)
            else:
                colour = b"ffff/ffff/ffff" if asked["colour"] == b"10" else b"0000/0000/0000"
                reply = b"\x1b]%s;rgb:%s\x1b\\" % (asked["colour"], colour)
            with contextlib.suppress(OSError):
                os.write(self._handle, reply)

    def _advance(self, patience: float) -> bool:
        """Show the next thing that was printed; True where a cell changed."""
        if not self._printed:
            self._news.clear()
            if not self._printed and not self._ended:
                self._news.wait(patience)
            if not self._printed:
                return False
        when, data = self._printed.popleft()
        data = _UNKNOWN.sub(b"", self._unfinished + data)
        cut = _UNFINISHED.search(data)
        self._unfinished = data[cut.start() :] if cut else b""
        self._screen.dirty.clear()
        self._stream.feed(data[: cut.start()] if cut else data)
        changed = False
        for y in [row for row in self._screen.dirty if row < self.rows]:
            row = self._screen.buffer[y]
            line = tuple(row[x] for x in range(self.columns))
            changed = changed or line != self._lines[y]
            self._lines[y] = line
        if changed:
            self.changed = when
        return changed
