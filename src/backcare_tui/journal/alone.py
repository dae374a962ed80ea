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
    told = _told(number)
    return f"{number}:{told[19] if len(told) > 19 else ''}"


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
    # One that has ended keeps its number until whoever started it asks how it went.
    return _told(process)[:1] not in (["Z"], ["X"])


def _told(process: int) -> list[str]:
    """What the system tells of a process after its name, its state first; nothing where it tells
    nothing. See proc_pid_stat(5)."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
    except OSError:
        return []
    return stat.rpartition(")")[2].split()
