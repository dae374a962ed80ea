"""The log of an unexpected failure: where it happened, without any text from the diary."""

from __future__ import annotations

import contextlib
import os
import sys
from datetime import datetime
from pathlib import Path

from backcare_tui import __version__, paths
from backcare_tui.journal.private_file import make_private_folder, open_new


def write_crash_log(error: BaseException) -> Path | None:
    """Write type and frames of ``error`` to the state folder; None where that fails too.

    Messages and values are left out: they could hold a note.
    """
    from traceback import extract_tb

    lines = [f"backcare {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    with contextlib.suppress(OSError):
        folder = paths.state_file().parent
        make_private_folder(folder)
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        file = folder / f"crash-{stamp}.log"
        with os.fdopen(open_new(file), "w", encoding="utf-8") as stream:
            stream.write("\n".join(lines) + "\n")
        return file
    return None
