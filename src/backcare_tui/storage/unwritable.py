"""Reads a diary without writing anything: it may lie in a read-only folder or file, or on a disk
without room.

SQLite wants to put files beside a diary even to read it, and fails where it cannot.
"""

import os
import sqlite3
from pathlib import Path

from backcare_tui.storage.connecting import open_file


def is_unwritable(path: Path) -> bool:
    """Whether the diary ``path`` can be read at best."""
    if not os.access(path, os.W_OK):
        return True
    return not os.access(path.parent, os.W_OK) and not _has_beside(path, "-shm")


def open_unwritable(path: Path, busy_timeout: float, *, full: bool = False) -> sqlite3.Connection:
    """A connection to ``path`` that reads only, and leaves nothing beside it.

    With ``full`` its disk had no room for what SQLite locks with, so nobody else has it open; a
    part of that may be left.

    Raises:
        sqlite3.Error, OSError: it cannot be read.
    """
    log, locks = _has_beside(path, "-wal"), _has_beside(path, "-shm")
    alone = full or not locks
    if log and alone:
        connection = _of_copy(path, busy_timeout)
    else:
        connection = open_file(path, busy_timeout, read_only=True, immutable=alone)
    connection.execute("PRAGMA query_only=ON")
    return connection


def _of_copy(path: Path, busy_timeout: float) -> sqlite3.Connection:
    """The newest writes lie in a log that SQLite reads only where it may write."""
    import shutil
    import tempfile

    # Gone before anything is read of it: only this process has it open, without a name.
    with tempfile.TemporaryDirectory(prefix="backcare-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, path.name)
        for suffix in ("", "-wal"):
            target = copy.with_name(copy.name + suffix)
            shutil.copyfile(path.with_name(path.name + suffix), target)
            target.chmod(0o600)
        connection = open_file(copy, busy_timeout)
        try:
            connection.execute("PRAGMA journal_mode=MEMORY")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except BaseException:
            connection.close()
            raise
    return connection


def _has_beside(path: Path, suffix: str) -> bool:
    file = path.with_name(path.name + suffix)
    return file.exists() and file.stat().st_size > 0
