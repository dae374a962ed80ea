"""Copies of a diary's file, taken while others may be writing to it."""

import contextlib
import os
import sqlite3
from pathlib import Path

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults, files
from backcare_tui.storage.cipher import salt_of
from backcare_tui.storage.connecting import open_file

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def back_up(source: Path, target: Path) -> None:
    """Copy the diary ``source`` to ``target``, whole as of one moment, for its owner alone.

    ``target`` appears complete or not at all, and never replaces a file.

    Raises:
        StorageFailure: ``target`` is there already, or cannot be written.
        DatabaseError: ``source`` is busy or damaged.
    """
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        if target.exists():
            raise _is_there(target)
        make_part(unfinished)
        try:
            _copy(source, unfinished, str(target))
            put_in_place(unfinished, target)
        finally:
            remove_part(unfinished)
    except FileExistsError:
        raise _is_there(target) from None
    except OSError as error:
        raise faults.from_os(error, str(target)) from error


def make_part(unfinished: Path) -> None:
    """Make the new empty file ``unfinished`` for its owner alone, and the folders on the way to it.

    Raises:
        OSError: it cannot be made, or something is there.
    """
    files.make_folder(unfinished.parent)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(descriptor, 0o600)
    finally:
        os.close(descriptor)


def remove_part(unfinished: Path) -> None:
    """Remove the unfinished copy, and what SQLite left beside one that it could not finish.

    Raises:
        OSError: it cannot be removed.
    """
    for suffix in ("", "-journal", "-wal", "-shm"):
        unfinished.with_name(unfinished.name + suffix).unlink(missing_ok=True)


def put_in_place(unfinished: Path, target: Path) -> None:
    """Give the finished file ``unfinished`` the name ``target`` once it is safely on the disk.

    Raises:
        FileExistsError: something has that name; OSError: it cannot be done.
    """
    to_disk(unfinished)
    _name(unfinished, target)
    folder_to_disk(target.parent)


def to_disk(path: Path) -> None:
    """Wait until the file ``path`` is safe from a power cut.

    Raises:
        OSError: it cannot be written.
    """
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def folder_to_disk(folder: Path) -> None:
    """Wait until the names in ``folder`` are safe from a power cut, where the system can."""
    # Windows opens no folders.
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _copy(source: Path, target: Path, place: str) -> None:
    with (
        contextlib.closing(open_file(source)) as diary,
        # An encrypted diary has copies that the same passphrase opens.
        contextlib.closing(open_file(target, salt=salt_of(source))) as copy,
    ):
        try:
            diary.execute("PRAGMA schema_version")
        except sqlite3.Error as error:
            raise faults.from_sqlite(error, str(source)) from error
        try:
            # What a power cut leaves of it has no name yet, and `to_disk` waits once for all.
            copy.execute("PRAGMA synchronous=OFF")
            diary.backup(copy)
            # One file that can also be read from a read-only place, without side files.
            copy.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.Error as error:
            # The error does not say whose it is, but only what is read can be damaged.
            name = getattr(error, "sqlite_errorname", "")
            raise faults.from_sqlite(error, str(source) if name in _DAMAGE else place) from error


def _name(unfinished: Path, target: Path) -> None:
    try:
        # A link, unlike a rename, never replaces what another process put there meanwhile.
        os.link(unfinished, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks often have no links.
        if target.exists():
            raise FileExistsError from None
        unfinished.rename(target)


def _is_there(target: Path) -> StorageFailure:
    return StorageFailure(
        _("{file} is there already and was left as it is.").format(file=target),
        _("Choose another name."),
    )
