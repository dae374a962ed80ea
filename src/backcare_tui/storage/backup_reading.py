"""Looking into a backup without touching it: on a private copy that is gone afterwards."""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from backcare_tui.errors import BackcareError, DatabaseError
from backcare_tui.language import gettext as _
from backcare_tui.storage import cipher, faults, files
from backcare_tui.storage.backup_days import Days
from backcare_tui.storage.backup_lock import Key, is_locked, needs_passphrase, unlocked
from backcare_tui.storage.backup_set import Backup, digest_of, facts_of
from backcare_tui.storage.compiled import REVISIONS
from backcare_tui.storage.connecting import open_file

_HEAD = 64
"""Bytes that tell how a file is locked."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A backup, open: ``path`` of the private copy at the newest revision, the ``revision`` that
    it had, the number of its ``entries`` by kind then, and the ``days`` that it holds."""

    path: Path
    revision: str
    entries: dict[str, int]
    days: Days


def asks_for_passphrase(backup: Path) -> bool:
    """Whether a passphrase opens ``backup``.

    Raises:
        StorageFailure: it cannot be read.
    """
    return needs_passphrase(_head(backup))


def is_locked_file(backup: Path) -> bool:
    """Whether ``backup`` is locked with age.

    Raises:
        StorageFailure: it cannot be read.
    """
    return is_locked(_head(backup))


@contextlib.contextmanager
def opened(
    backup: Path,
    folder: Path,
    key: Key | None = None,
    revisions: Sequence[str] = REVISIONS,
    unlock: Callable[[Path], None] | None = None,
) -> Iterator[Opened]:
    """Copy ``backup`` into a new private folder in ``folder``, unlock, check and migrate the copy.

    Its pages, the references between its tables and what it is are checked. Where the copy is that
    of an encrypted diary of which no key is known, ``unlock`` is called with its path first. The
    private folder is gone when the block ends.

    Raises:
        DatabaseError: it is damaged, no diary, or of a newer version; or the key is not the one.
        InvalidInput: it is locked, and ``key`` does not say how to open it.
        StorageFailure: it cannot be read, or there is no room for a copy.
    """
    try:
        files.make_folder(folder)
        # The system's own way to make a folder for its owner alone.
        private = Path(tempfile.mkdtemp(prefix=f".look.{os.getpid()}.x", dir=folder))
    except OSError as error:
        raise faults.from_os(error, str(folder)) from error
    try:
        path = private / "diary.db"
        _copy(backup, path, key or Key())
        revision = _looked_at(path, backup, revisions, unlock)
        facts = facts_of(path)
        if revision != revisions[-1]:
            _migrate(path, backup)
        yield Opened(path, revision, dict(facts.entries), facts.days)
    finally:
        shutil.rmtree(private, ignore_errors=True)


def _copy(backup: Path, path: Path, key: Key) -> None:
    head = _head(backup)
    try:
        files.make(path)
        if is_locked(head):
            path.write_bytes(unlocked(backup.read_bytes(), key, backup.name))
        else:
            shutil.copyfile(backup, path)
            _copy_log(backup, path)
    except OSError as error:
        # The copy's own place says nothing to anybody.
        raise faults.from_os(error, str(path.parent.parent)) from error


def _copy_log(backup: Path, path: Path) -> None:
    """Copy what lies beside a diary that was copied by hand while it was open."""
    log = backup.with_name(f"{backup.name}-wal")
    if log.is_file():
        shutil.copyfile(log, path.with_name(f"{path.name}-wal"))


def _looked_at(
    path: Path, backup: Path, revisions: Sequence[str], unlock: Callable[[Path], None] | None
) -> str:
    """The revision of the copy ``path`` of ``backup``, whose pages fit together."""
    try:
        if unlock is not None and cipher.is_locked(path):
            unlock(path)
        revision = files.look(path, 5.0, revisions)
        if revision is not None:
            check_pages(path)
    except BackcareError as error:
        if isinstance(error, faults.Damaged):
            raise not_whole(backup) from error
        # The words are those of the private copy's place, which says nothing to anybody.
        raise type(error)(error.message.replace(str(path), str(backup)), error.hint) from error
    if revision is None:
        raise DatabaseError(
            _("{file} is empty: it holds no diary.").format(file=backup), _hint_of_list()
        )
    return revision


def is_whole(backup: Backup) -> bool:
    """Whether ``backup`` is a diary that can be restored, as far as can be told without a key."""
    try:
        record = backup.record()
        if record is not None and record.file != digest_of(backup.path):
            return False
        if backup.locked:
            return is_locked_file(backup.path)
        if cipher.is_locked(backup.path):
            return record is not None
        if files.look(backup.path, 5.0) is None:
            return False
        check_pages(backup.path, read_only=True)
    except BackcareError:
        return False
    return True


def check_pages(path: Path, *, read_only: bool = False) -> None:
    """Look whether the pages of ``path`` fit together, and its tables with each other.

    Raises:
        Damaged: they do not; another DatabaseError: it cannot be looked at.
    """
    try:
        with contextlib.closing(open_file(path, read_only=read_only)) as connection:
            pages = connection.execute("PRAGMA integrity_check(1)").fetchall()
            lost = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error
    if pages != [("ok",)] or lost:
        raise faults.damaged(str(path))


def _migrate(path: Path, backup: Path) -> None:
    from backcare_tui.storage.migrate import migrate_file

    try:
        migrate_file(path, 5.0)
    except faults.Damaged as error:
        raise not_whole(backup) from error


def not_whole(backup: Path) -> DatabaseError:
    """``backup`` is not what it was when it was made, or never was a backup."""
    return DatabaseError(
        _("{file} is damaged, or it is not a backup.").format(file=backup), _hint_of_list()
    )


def _hint_of_list() -> str:
    return _("Choose another one: backcare backup list shows them.")


def _head(backup: Path) -> bytes:
    try:
        with backup.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError as error:
        raise faults.from_os(error, str(backup)) from error
