"""The diary's file: made for its owner alone, and looked at before anything is written to it."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import cipher, faults
from backcare_tui.storage.compiled import APPLICATION_ID, REVISIONS
from backcare_tui.storage.connecting import application_of, open_file
from backcare_tui.storage.unwritable import is_unwritable, open_unwritable

_REVISION = "SELECT version_num FROM alembic_version"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def look(path: Path, busy_timeout: float, revisions: Sequence[str] = REVISIONS) -> str | None:
    """The revision of the diary in ``path``, or None where the file is missing or empty.

    Not a byte of the file is changed, unless a program was killed while it wrote: then SQLite takes
    back what it had not finished. ``revisions`` are those that this program knows.

    Raises:
        DatabaseError: it is another program's, too new, not a database, or busy.
        StorageFailure: it cannot be read.
    """
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _unusable(error, path) from error
    if stat.S_ISDIR(status.st_mode):
        raise StorageFailure(
            _("{place} is a folder, not a file.").format(place=path), _("Name a file in it.")
        )
    if not stat.S_ISREG(status.st_mode):
        raise StorageFailure(
            _("{place} is not an ordinary file.").format(place=path), _("Choose another place.")
        )
    if status.st_size == 0:
        return None
    try:
        return _looked(path, busy_timeout, revisions)
    except sqlite3.Error as error:
        return _looked_again(error, path, busy_timeout, revisions)
    except OSError as error:
        raise _unusable(error, path) from error


def _looked_again(
    error: sqlite3.Error, path: Path, busy_timeout: float, revisions: Sequence[str]
) -> str | None:
    """Look once more, where ``error`` is one that can be got round."""
    try:
        if faults.is_full(error):
            opened = open_unwritable(path, busy_timeout, full=True)
            with contextlib.closing(opened) as connection:
                return _identify(connection, str(path), revisions)
        if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_ROLLBACK":
            # A program was killed while it wrote. Until its half write is taken back nobody can
            # read the file, and whoever may write to it can do that.
            with contextlib.closing(open_file(path, busy_timeout)) as connection:
                connection.execute(_TABLES).fetchall()
            return _looked(path, busy_timeout, revisions)
    except sqlite3.Error as again:
        raise faults.from_sqlite(again, str(path)) from again
    except OSError as again:
        raise _unusable(again, path) from again
    raise faults.from_sqlite(error, str(path)) from error


def _looked(path: Path, busy_timeout: float, revisions: Sequence[str]) -> str | None:
    # SQLite can read nothing where it can put nothing beside the file, and beside another
    # program's it may leave nothing.
    opened = (
        open_unwritable(path, busy_timeout)
        if is_unwritable(path) or _is_foreign(path)
        else open_file(path, busy_timeout, read_only=True)
    )
    with contextlib.closing(opened) as connection:
        return _identify(connection, str(path), revisions)


def _is_foreign(path: Path) -> bool:
    """Whether the file does not say that it is a diary, and nobody is in the middle of a write."""
    if path.with_name(f"{path.name}-journal").exists():
        return False
    return cipher.salt_of(path) is None and application_of(path) not in (None, APPLICATION_ID)


def _identify(connection: sqlite3.Connection, place: str, revisions: Sequence[str]) -> str | None:
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    tables = {name for (name,) in connection.execute(_TABLES)}
    if not tables and not ours:
        return None
    found = connection.execute(_REVISION).fetchone() if "alembic_version" in tables else None
    revision = str(found[0]) if found else None
    known = revision in revisions
    if not ours and not (known and "check_in" in tables):
        raise faults.not_a_diary(place)
    if revision is None:
        raise faults.damaged(place)
    if not known:
        raise faults.too_new(place, revision)
    return revision


def make(path: Path) -> None:
    """Make an empty file that only its owner can read, and the folders on the way to it.

    Folders that are there already keep their permissions.

    Raises:
        StorageFailure: it cannot be made.
    """
    try:
        make_folder(path.parent)
        # SQLite gives its side files the permissions of the main file.
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, 0o600)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise _unusable(error, path) from error


def make_folder(folder: Path) -> None:
    """Make ``folder`` and what is missing above it, for the owner alone whatever the umask.

    Raises:
        OSError: it cannot be made.
    """
    if folder.is_dir():
        return
    make_folder(folder.parent)
    # Another process may be making it at the same time.
    with contextlib.suppress(FileExistsError):
        folder.mkdir(0o700)
        folder.chmod(0o700)
    if not folder.is_dir():
        raise NotADirectoryError(20, "Not a directory", str(folder))


def _unusable(error: OSError | ValueError, path: Path) -> StorageFailure:
    if isinstance(error, OSError):
        return faults.from_os(error, str(path))
    # A NUL in the name.
    return StorageFailure(
        _("The name of the diary's file is not a name."), _("Choose another one.")
    )
