"""Ending with the terminal, also where no signal tells of its end.

SIGHUP goes to the programs that a terminal controls. One that it does not control, as under some
launchers, only finds every read at its end at once, and Textual would read on for ever.
"""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from time import sleep

_PATIENCE = 10.0
"""Seconds for what is kept at such an end; writing to a diary that is busy takes up to five."""
_HANGUP_EXIT = 129
"""The exit code of a program that SIGHUP ended, by the convention of shells."""


def end_with_terminal() -> None:
    """From now on a terminal that is gone from stdin ends the process as SIGHUP does.

    Does nothing where stdin is no terminal, or the system has no such signal.
    """
    if os.name != "posix" or sys.__stdin__ is None or not sys.__stdin__.isatty():
        return
    watched = sys.__stdin__.fileno()
    threading.Thread(target=_watch, args=(watched,), name="hang-up", daemon=True).start()


def _watch(terminal: int) -> None:
    poll = select.poll()
    # Asked for nothing, it tells of the end alone and leaves every key to who reads them.
    poll.register(terminal, 0)
    if not any(told & (select.POLLHUP | select.POLLERR) for _, told in poll.poll()):
        return
    os.kill(os.getpid(), signal.SIGHUP)
    # Still here: the last things are being kept, or the signal is ignored as under nohup.
    sleep(_PATIENCE)
    os._exit(_HANGUP_EXIT)
