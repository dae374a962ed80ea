"""The keyboard that the inline check-in reads key by key."""

from __future__ import annotations

import os
import signal
import sys
import termios
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("A terminal is read key by key on POSIX only.", allow_module_level=True)

from backcare_tui.cli.inline_keys import Keys

PATIENCE = 10.0
LOCAL = 3


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The end of a terminal to type at, whose other end is stdin."""
    master, slave = os.openpty()
    with os.fdopen(slave) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        yield master
    os.close(master)


def _waits(thread: int) -> bool:
    """Whether a thread of this process sleeps in the system; always True where nobody can tell."""
    state = Path(f"/proc/self/task/{thread}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "S"


def _comes(what: object) -> bool:
    assert callable(what)
    end = time.monotonic() + PATIENCE
    while not what():
        if time.monotonic() > end:
            return False
    return True


def test_a_signal_that_does_not_break_into_the_read_is_seen_to_before_the_next_key(
    keyboard: int,
) -> None:
    """As one that comes between Python's last look for signals and the read itself."""
    reader = threading.get_native_id()
    taken_again: list[bool] = []

    def echoes() -> bool:
        return bool(termios.tcgetattr(keyboard)[LOCAL] & termios.ECHO)

    def resume() -> None:
        try:
            assert _comes(lambda: not echoes() and _waits(reader))
            usual = termios.tcgetattr(keyboard)
            usual[LOCAL] |= termios.ICANON | termios.ECHO
            termios.tcsetattr(keyboard, termios.TCSANOW, usual)
            signal.pthread_kill(threading.get_ident(), signal.SIGCONT)
            taken_again.append(_comes(lambda: not echoes()))
        finally:
            os.write(keyboard, b"7\n")

    shell = threading.Thread(target=resume)
    with Keys() as keys:
        shell.start()
        key = keys.read()
    shell.join()
    assert taken_again == [True]
    assert key == "7"
    assert echoes()
