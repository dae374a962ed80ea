"""Waiting for a line on the terminal such that ctrl+c is never lost."""

from __future__ import annotations

import os
import signal
import sys
from select import select


def wait_for_line() -> None:
    """Wait until the terminal on stdin has a line to read.

    Python sees to a signal between two of its own steps. One that comes as a read begins would
    rest until the next key, so this waits for the line and for a signal at once.

    Raises:
        KeyboardInterrupt: ctrl+c was pressed.
    """
    if os.name != "posix" or not sys.stdin.isatty():
        return
    noticed, note = os.pipe()
    try:
        os.set_blocking(note, False)
        before = signal.set_wakeup_fd(note, warn_on_full_buffer=False)
        try:
            while sys.stdin not in select([sys.stdin, noticed], [], [])[0]:
                os.read(noticed, 1)
        finally:
            signal.set_wakeup_fd(before)
    finally:
        os.close(noticed)
        os.close(note)
