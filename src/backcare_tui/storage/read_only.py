"""Reads a diary's file without a byte of it changing, not even its journal mode."""

import sqlite3
from pathlib import Path
from threading import RLock

from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.reader import Reader
from backcare_tui.storage.sqlite import SqliteDriver


class ReadOnlyDriver(SqliteDriver):
    """One connection to a file of the head revision that only reads."""

    def __init__(self, path: Path) -> None:
        """Connect to ``path``.

        Raises:
            BackcareError: the file cannot be used.
        """
        self._path = path
        self._lock = RLock()
        self._in_transaction = False
        self.read_only, self.full, self._refused = True, False, None
        try:
            self._connection = open_file(path, read_only=True)
        except sqlite3.Error as error:
            raise self._fault(error) from error


class ReadOnlyStore(Reader):
    """A diary that can be asked everything and changed in nothing."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, which must be at the head revision."""
        super().__init__(ReadOnlyDriver(path))

    def __enter__(self) -> "ReadOnlyStore":
        return self

    def __exit__(self, *_: object) -> None:
        self._driver.close()
