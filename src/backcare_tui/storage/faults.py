"""What a database or a file system reports, in words for a person."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcare_tui.errors import BackcareError, DatabaseError, InvalidInput, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

_RESTORE = marked("Keep a copy of the file as it is, then restore your newest backup.")
# The recursion is JSON's, of brackets within brackets.
_UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, RecursionError, InvalidInput)


def from_sqlite(error: sqlite3.Error, place: str) -> BackcareError:
    """Say what ``error`` means for the file ``place``, by its name and not its words."""
    name = getattr(error, "sqlite_errorname", "")
    for start, make in _BY_NAME.items():
        if name == start or name.startswith(start + "_"):
            return make(place)
    if not name and isinstance(error, sqlite3.OperationalError):
        # Python's own: text that is not UTF-8.
        return damaged(place)
    if isinstance(error, sqlite3.ProgrammingError):
        return DatabaseError(
            _("The diary {place} is closed.").format(place=place), _("Open it again.")
        )
    return DatabaseError(
        _("The diary {place} could not be used ({reason}).").format(
            place=place, reason=name or type(error).__name__
        ),
        _(_RESTORE),
    )


def busy(place: str) -> DatabaseError:
    """Another writer was at ``place`` for longer than we wait."""
    return DatabaseError(
        _("Another program is writing to {place}.").format(place=place),
        _("Wait a moment and try again."),
    )


def full(place: str) -> StorageFailure:
    """There is no room left at ``place``."""
    return StorageFailure(
        _("Could not save to {place}: the disk is full.").format(place=place),
        _("Free some space, then try again."),
    )


def not_a_diary(place: str) -> DatabaseError:
    """``place`` belongs to something else; it was left alone."""
    return DatabaseError(
        _("{place} is a database of another program. Nothing in it was changed.").format(
            place=place
        ),
        _("Choose another file for the diary."),
    )


def too_new(place: str, revision: str) -> DatabaseError:
    """A newer version of this program wrote ``place``; it was left alone."""
    return DatabaseError(
        _(
            "{place} was written by a newer version of backcare (revision {revision}). "
            "Nothing in it was changed."
        ).format(place=place, revision=revision),
        _("Update backcare, then try again."),
    )


def broken_text() -> InvalidInput:
    """A parameter that no database can hold."""
    return InvalidInput(_("The input holds a character or a number that cannot be stored."))


@contextmanager
def rows_of(place: str) -> Iterator[None]:
    """What is done inside turns rows of ``place`` into values; if it fails, they are damaged.

    Raises:
        DatabaseError: a row holds what this program never writes.
    """
    try:
        yield
    except _UNREADABLE as error:
        raise damaged(place) from error


def damaged(place: str) -> DatabaseError:
    """Parts of ``place`` do not fit together."""
    return DatabaseError(_("The diary {place} is damaged.").format(place=place), _(_RESTORE))


def from_os(error: OSError, place: str) -> StorageFailure:
    """Say what ``error`` of the file system means for ``place``."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageFailure(
            _("Not allowed to use {place}.").format(place=place),
            _("Check who owns the file and its folder."),
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return StorageFailure(
            _("{place} lies under something that is not a folder.").format(place=place),
            _("Choose another place."),
        )
    reason = (error.strerror or type(error).__name__).lower()
    return StorageFailure(
        _("Could not use {place}: {reason}.").format(place=place, reason=reason),
        _("Choose another place."),
    )


def _not_a_database(place: str) -> BackcareError:
    return DatabaseError(
        _("{place} is not a diary: it is another kind of file, encrypted, or damaged.").format(
            place=place
        ),
        _("Check the name. If it was your diary, restore your newest backup."),
    )


def _read_only(place: str) -> BackcareError:
    return StorageFailure(
        _("Could not write to {place}: the file or its folder is read-only.").format(place=place),
        _("Make both writable for you, or choose another place."),
    )


def _cannot_open(place: str) -> BackcareError:
    if Path(place).is_dir():
        return StorageFailure(
            _("{place} is a folder, not a file.").format(place=place), _("Name a file in it.")
        )
    return StorageFailure(
        _("Could not open {place}.").format(place=place),
        _("Check that the folder is there and that you may use it."),
    )


def _disk_error(place: str) -> BackcareError:
    return StorageFailure(
        _("Could not read or write {place}: the disk reported an error.").format(place=place),
        _("Check the disk and its free space, then try again."),
    )


def _refused(place: str) -> BackcareError:
    return DatabaseError(
        _("The diary {place} refused an entry that breaks its rules.").format(place=place),
        _(_RESTORE),
    )


_BY_NAME = {
    "SQLITE_BUSY": busy,
    "SQLITE_LOCKED": busy,
    "SQLITE_FULL": full,
    "SQLITE_NOTADB": _not_a_database,
    "SQLITE_CORRUPT": damaged,
    "SQLITE_READONLY": _read_only,
    "SQLITE_CANTOPEN": _cannot_open,
    "SQLITE_PERM": _cannot_open,
    "SQLITE_IOERR": _disk_error,
    "SQLITE_CONSTRAINT": _refused,
}
