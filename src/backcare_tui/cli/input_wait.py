"""Waiting for what is typed such that no signal is lost meanwhile."""

from __future__ import annotations

import os
import signal
import sys
from select import select


def wait_for_line() -> None:
    """Wait until the terminal on stdin, if it is one, has a line to read.

    Raises:
        KeyboardInterrupt: ctrl+c was pressed.
    """
    if os.name == "posix" and sys.stdin.isatty():
        wait_to_read(sys.stdin.fileno())


def wait_to_read(handle: int) -> None:
    """Wait until ``handle`` has something to read; signals are seen to meanwhile. POSIX only.

    Python sees to a signal between two of its own steps. One that comes as a read begins would
    rest until the next key, so this waits for what is typed and for a signal at once.

    Raises:
        KeyboardInterrupt: ctrl+c was pressed.
    """
    noticed, note = os.pipe()
    try:
        os.set_blocking(note, False)
        before = signal.set_wakeup_fd(note, warn_on_full_buffer=False)
        try:
            while handle not in select([handle, noticed], [], [])[0]:
                os.read(noticed, 1)
        finally:
            signal.set_wakeup_fd(before)
    finally:
        os.close(noticed)
        os.close(note)
