"""Opens the file of a diary: the one place that calls SQLite's ``connect``."""

import sqlite3
from pathlib import Path


def open_file(
    path: Path, busy_timeout: float = 5.0, *, read_only: bool = False
) -> sqlite3.Connection:
    """A connection to ``path`` that begins no transaction by itself and that any thread may use.

    ``busy_timeout`` is how many seconds to wait for another writer. With ``read_only`` nothing is
    written, not even what would tidy up after another program's crash.

    Raises:
        sqlite3.Error: the file cannot be used.
    """
    name = f"{path.absolute().as_uri()}?mode=ro" if read_only else path
    # isolation_level None: left alone, sqlite3 would not begin before a CREATE TABLE.
    return sqlite3.connect(
        name,
        uri=read_only,
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=False,
    )
