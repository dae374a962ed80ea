"""Whether the file that is open is still the one at its place, and what to do where it is not.

A file that is deleted or replaced while it is open takes every further write, and loses all of
them when it is closed.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from backcare_tui.errors import BackcareError
from backcare_tui.storage import faults
from backcare_tui.storage.cipher import Identity, salt_of
from backcare_tui.storage.connecting import open_file

_BESIDE = ("-wal", "-shm")


class Place:
    """The place of an open diary, and the files that were there when it was opened."""

    def __init__(self, path: Path, opened: Identity | None) -> None:
        """``opened`` is device and inode of the file right before it was opened."""
        self._path = path
        self._file = opened
        self._salt = salt_of(path)
        beside = (path.with_name(path.name + suffix) for suffix in _BESIDE)
        self._beside: dict[Path, Identity | None] = dict.fromkeys(beside)
        self.note_beside()

    def note_beside(self) -> None:
        """Remember which log belongs to the open file."""
        # Where the way there was closed meanwhile, what was known stays.
        with contextlib.suppress(PermissionError):
            for file in self._beside:
                self._beside[file] = identity_of(file)

    def stands(self) -> bool:
        """Whether the open file is the one at its place."""
        try:
            return identity_of(self._path) == self._file
        except PermissionError:
            # Only the way there is closed: what is written still arrives.
            return True

    @property
    def encrypted(self) -> bool:
        """Whether the file that was opened is encrypted."""
        return self._salt is not None

    def is_taken(self) -> bool:
        """Whether a file that holds something is at the place."""
        try:
            return self._path.is_file() and self._path.stat().st_size > 0
        except OSError:
            # It went again, or nobody may look.
            return False

    def rescue(self, connection: sqlite3.Connection) -> tuple[BackcareError, Path | None]:
        """Copy what ``connection`` still holds to a file beside the old place.

        Returned are the words that say where, and the copy where it is whole.
        """
        refused: BackcareError | None = None
        for folder in self._folders():
            try:
                copy, whole = self._copied(connection, folder)
            except BackcareError as error:
                refused = refused or error
            else:
                if whole:
                    self._clear_beside(connection)
                told = faults.detached(str(self._path), str(copy), whole=whole)
                return told, copy if whole else None
        reason = refused.message if refused else ""
        return faults.detached_unkept(str(self._path), reason), None

    def _folders(self) -> Iterator[Path]:
        import tempfile

        yield self._path.absolute().parent
        with contextlib.suppress(RuntimeError):
            yield Path.home()
        yield Path(tempfile.gettempdir())

    def _copied(self, connection: sqlite3.Connection, folder: Path) -> tuple[Path, bool]:
        from backcare_tui.storage.backup import put_in_place, remove_part
        from backcare_tui.storage.files import make

        stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}"
        copy = folder / f"{self._path.stem}-rescued-{stamp}{self._path.suffix}"
        unfinished = copy.with_name(f".{copy.name}.{os.getpid()}.part")
        try:
            make(unfinished)
            with contextlib.closing(open_file(unfinished, salt=self._salt)) as target:
                connection.backup(target)
                target.execute("PRAGMA journal_mode=DELETE")
                whole = target.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
            put_in_place(unfinished, copy)
        except sqlite3.Error as error:
            raise faults.from_sqlite(error, str(copy)) from error
        except OSError as error:
            raise faults.from_os(error, str(copy)) from error
        finally:
            with contextlib.suppress(OSError):
                remove_part(unfinished)
        return copy, whole

    def _clear_beside(self, connection: sqlite3.Connection) -> None:
        """Take the old file's log away: SQLite would read it into the file that is there now."""
        # The old file may have been moved only: it is whole wherever it is now.
        with contextlib.suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        for file, identity in self._beside.items():
            if identity is not None and identity_of(file) == identity:
                file.unlink()


def identity_of(path: Path) -> Identity | None:
    """Device and inode of the file at ``path``; None where there is none.

    Raises:
        PermissionError: nobody may look.
    """
    try:
        status = path.stat()
    except PermissionError:
        raise
    except OSError:
        return None
    return status.st_dev, status.st_ino
