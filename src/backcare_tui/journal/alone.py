"""Programs that take turns: with a folder, and who of them is still there."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Let programs change what is in ``folder`` one after the other, where the system can.

    Raises:
        OSError: the folder is not there or cannot be used.
    """
    if os.name != "posix":
        yield
        return
    import fcntl

    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def process_name(process: int | None = None) -> str:
    """What tells a process (None is this one) from all others, also from those of another start
    of the machine: its number, and where the system tells, when it began; empty if it is gone."""
    number = os.getpid() if process is None else process
    if not lives(number):
        return ""
    try:
        stat = Path(f"/proc/{number}/stat").read_text("utf-8", "replace")
        began = stat.rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        began = ""
    return f"{number}:{began}"


def lives(process: int) -> bool:
    """Whether the process of that number runs, and is this person's."""
    if process == os.getpid():
        return True
    # Elsewhere than on POSIX, asking so would end the process.
    if os.name != "posix" or process <= 0:
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError, PermissionError):
        # Of somebody else's process, which has got the number since, the last one tells.
        return False
    return True
