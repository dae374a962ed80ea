"""Takes away what a process that was killed left half made."""

import contextlib
import os
import sys
from pathlib import Path


def clear_leftovers(folder: Path, *patterns: str) -> None:
    """Remove from ``folder`` what matches ``patterns`` and whose process is at work no more.

    The number of the process is a part of its name between dots.
    """
    for pattern in patterns:
        for path in folder.glob(pattern):
            if not _in_use(path.name):
                _remove(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        import shutil

        shutil.rmtree(path, ignore_errors=True)
    else:
        # Nothing can be done here about what cannot be removed; the next time tries again.
        with contextlib.suppress(OSError):
            path.unlink()


def _in_use(name: str) -> bool:
    """Whether the process whose number is in ``name`` is still at work."""
    numbers = [int(part) for part in name.split(".") if part.isdecimal()]
    if not numbers or numbers[-1] == os.getpid():
        return True
    if sys.platform == "win32":
        # There, asking for a process by a signal would end it.
        return True
    try:
        os.kill(numbers[-1], 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
