"""Copies of a diary's file, taken while others may be writing to it."""

import contextlib
import os
import sqlite3
from pathlib import Path

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults, files
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
        files.make(unfinished)
        try:
            _copy(source, unfinished, str(target))
            _to_disk(unfinished)
            _name(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
    except FileExistsError:
        raise _is_there(target) from None
    except OSError as error:
        raise faults.from_os(error, str(target)) from error


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A name in ``folder`` that nothing has: ``stem`` and ``suffix``, or with a number between."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def _copy(source: Path, target: Path, place: str) -> None:
    with (
        contextlib.closing(open_file(source)) as diary,
        contextlib.closing(open_file(target)) as copy,
    ):
        try:
            diary.execute("PRAGMA schema_version")
        except sqlite3.Error as error:
            raise faults.from_sqlite(error, str(source)) from error
        try:
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


def _to_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_there(target: Path) -> StorageFailure:
    return StorageFailure(
        _("{file} is there already and was left as it is.").format(file=target),
        _("Choose another name."),
    )
