"""What a database or a file system reports, in words for a person."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcare_tui.errors import BackcareError, DatabaseError, InvalidInput, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

_DETACHED = marked("{place} was deleted or replaced while it was open, so nothing was saved there.")
_CHECK = marked("backcare db check looks at it without changing it, and says what can be saved.")
_RESTORE = marked(
    "Keep a copy of the file as it is, then restore your newest backup: backcare backup restore "
    "newest"
)
# The recursion is JSON's, of brackets within brackets.
_UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, RecursionError, InvalidInput)


def from_sqlite(error: sqlite3.Error, place: str) -> BackcareError:
    """Say what ``error`` means for the file ``place``, by its name and not its words."""
    if is_full(error):
        return full(place)
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


class Busy(DatabaseError):
    """Another program held the diary for longer than we wait; nothing was written."""


class Damaged(DatabaseError):
    """The file ``place`` does not hold together, or is no database at all."""

    def __init__(self, place: str, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.place = place


def busy(place: str) -> DatabaseError:
    """Another writer was at ``place`` for longer than we wait."""
    return Busy(
        _("Another program is writing to {place}.").format(place=place),
        _("Wait a moment and try again."),
    )


def full(place: str) -> StorageFailure:
    """There is no room left at ``place``."""
    return StorageFailure(
        _("Could not save to {place}: the disk is full.").format(place=place),
        _("Free some space, then try again."),
    )


def is_full(error: sqlite3.Error) -> bool:
    """Whether ``error`` says that a disk has no room left, be it for what SQLite locks with."""
    return getattr(error, "sqlite_errorname", "") in ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")


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


class Locked(DatabaseError):
    """The diary looks encrypted, and this process has no key of it."""


class WrongPassphrase(DatabaseError):
    """The passphrase does not open the diary."""


def locked(place: str) -> DatabaseError:
    """``place`` looks encrypted, and nothing gave the passphrase; it was left alone."""
    return Locked(
        _("{place} is encrypted, or not a diary.").format(place=place),
        _(
            "If you encrypted it, start backcare in a terminal, which asks for the passphrase, "
            "or name a file that holds it: BACKCARE_KEY_FILE. If you did not, move it away, then "
            "restore your newest backup: backcare backup restore newest"
        ),
    )


def wrong_passphrase(place: str) -> DatabaseError:
    """The key of a passphrase does not fit ``place``; nothing was changed."""
    return WrongPassphrase(
        _("The passphrase does not open {place}.").format(place=place),
        _(
            "Try again. If you are sure of it, the file may be damaged: move it away, then restore "
            "your newest backup: backcare backup restore newest"
        ),
    )


def backup_locked(place: str) -> DatabaseError:
    """The backup ``place`` is of an encrypted diary, and nothing gave its passphrase."""
    return Locked(
        _("{file} is encrypted, or not a backup.").format(file=place),
        _("Give its passphrase with --passphrase-file, or on a terminal when asked."),
    )


def wrong_backup_passphrase(place: str) -> DatabaseError:
    """The key of a passphrase does not fit the backup ``place``; nothing was changed."""
    return WrongPassphrase(
        _("The passphrase does not open {file}. Nothing was changed.").format(file=place),
        _(
            "A backup opens with the passphrase that the diary had when it was made. Give that one "
            "with --passphrase-file, or on a terminal when asked."
        ),
    )


class NoCipher(DatabaseError):
    """The extra that opens encrypted diaries is not installed."""


def no_cipher(place: str) -> DatabaseError:
    """``place`` is encrypted or is to be, which takes an extra that is not installed."""
    return NoCipher(
        _("Encryption of {place} needs a part of backcare that is not installed.").format(
            place=place
        ),
        _("Install it: pip install 'backcare-tui[encrypted]'"),
    )


def no_salvage(place: str) -> DatabaseError:
    """``place`` is encrypted, so that no single page of it can be read without the others."""
    return DatabaseError(
        _("{place} is encrypted, or not a diary. Nothing can be brought out of it.").format(
            place=place
        ),
        _("Move it away, then restore your newest backup: backcare backup restore newest"),
    )


def in_use(place: str) -> DatabaseError:
    """``place`` is to be replaced as a whole, but somebody has it open."""
    return DatabaseError(
        _("Another program has {place} open. Nothing was changed.").format(place=place),
        _("Close backcare everywhere else, then try again."),
    )


class Detached(StorageFailure):
    """The file was deleted or replaced while it was open; nothing was saved."""


def detached(place: str, copy: str, *, whole: bool) -> StorageFailure:
    """``place`` is not the file any more that is open, of which ``copy`` is a copy."""
    hint = (
        _(
            "All that the diary held is in {copy}. To have it back at its place, close backcare "
            "first, then rename that file."
        )
        if whole
        else _(
            "What could still be read of it is in {copy}. Restore your newest backup: "
            "backcare backup restore newest"
        )
    )
    return Detached(_(_DETACHED).format(place=place), hint.format(copy=copy))


def detached_unkept(place: str, reason: str) -> StorageFailure:
    """``place`` is not the file any more that is open, and no copy of that could be made."""
    return Detached(
        _(_DETACHED).format(place=place),
        sentences(
            [
                _("No copy of it could be made."),
                reason,
                _("Restore your newest backup: backcare backup restore newest"),
            ]
        ),
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
    return Damaged(place, _("The diary {place} is damaged.").format(place=place), _(_CHECK))


def from_os(error: OSError, place: str) -> StorageFailure:
    """Say what ``error`` of the file system means for ``place``."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return StorageFailure(
            _("Not allowed to use {place}.").format(place=place),
            _("Check who owns the file and its folder."),
        )
    if error.errno in (errno.ENOENT, errno.ELOOP) and Path(place).is_symlink():
        return StorageFailure(
            _("{place} is a link that leads nowhere.").format(place=place),
            _("If it leads to another disk, connect that. Otherwise choose another place."),
        )
    if error.errno == errno.ENOTDIR and Path(place).is_file():
        return StorageFailure(
            _("{place} is not a folder.").format(place=place), _("Choose another place.")
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
    return Damaged(
        place,
        _("{place} is not a diary: it is another kind of file, encrypted, or damaged.").format(
            place=place
        ),
        sentences([_("Check the name."), _(_CHECK)]),
    )


def read_only(place: str) -> BackcareError:
    """Nothing can be written to ``place``."""
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
        _("Check that its folder is there, and that you may use the file and the folder."),
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
    "SQLITE_NOTADB": _not_a_database,
    "SQLITE_CORRUPT": damaged,
    "SQLITE_READONLY": read_only,
    "SQLITE_CANTOPEN": _cannot_open,
    "SQLITE_PERM": _cannot_open,
    "SQLITE_IOERR": _disk_error,
    "SQLITE_CONSTRAINT": _refused,
}
