"""The backups of a diary: made, listed and taken away in one folder."""

import contextlib
import hashlib
import os
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from glob import escape
from pathlib import Path

from backcare_tui.domain.plain import KINDS
from backcare_tui.errors import BackcareError, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import cipher, faults
from backcare_tui.storage.backup import back_up, make_part, put_in_place
from backcare_tui.storage.backup_days import Days, days_in
from backcare_tui.storage.backup_lock import Lock, locked
from backcare_tui.storage.backup_names import Reason, folder_of, name_of, names_in
from backcare_tui.storage.backup_record import (
    Record,
    read_record,
    record_file,
    serial_of,
    write_record,
)
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.leftovers import clear_leftovers

_MOST = 1000
"""Names to try within one second before something else must be wrong."""
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_REVISION = "SELECT version_num FROM alembic_version"
# Where a WAL database says so; a copy in memory has no WAL, so it must say that it is none.
# https://www.sqlite.org/fileformat2.html#file_format_version_numbers
_MODES, _ROLLBACK = slice(18, 20), b"\x01\x01"


@dataclass(frozen=True, slots=True)
class Facts:
    """The ``revision`` of a diary, the number of its ``entries`` by kind, and its ``days``."""

    revision: str | None
    entries: Mapping[str, int]
    days: Days


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. ``at`` is local time, by its name or, for an old copy, that of the file;
    ``reason`` is None for an old copy."""

    path: Path
    at: datetime
    reason: Reason | None
    number: int
    locked: bool
    """Whether age locks it."""
    serial: int = field(default=0, compare=False)
    """See `Record`; 0 where it is not known."""

    @property
    def encrypted(self) -> bool:
        """Whether nobody can read it without a key or a passphrase."""
        return self.locked or cipher.salt_of(self.path) is not None

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    def record(self) -> Record | None:
        """What was recorded when it was made, or None. See `read_record`."""
        return read_record(self.path)


def backups_in(folder: Path, stem: str | None = None) -> list[Backup]:
    """The backups in ``folder``, newest first by their names; those of ``stem`` alone where given.

    Raises:
        StorageFailure: the folder cannot be read.
    """
    found = []
    for entry, name in names_in(folder, stem):
        try:
            at = name.at or changed_at(entry.stat().st_mtime)
        except FileNotFoundError:
            # Another process has just taken it away.
            continue
        except OSError as error:
            raise faults.from_os(error, entry.path) from error
        found.append(Backup(Path(entry.path), at, name.reason, name.number, name.encrypted))
    return sorted(found, key=lambda each: (each.at, each.number, each.name), reverse=True)


def make_backup(
    diary: Path,
    reason: Reason,
    at: datetime,
    *,
    folder: Path | None = None,
    lock: Lock | None = None,
) -> Backup:
    """Back up ``diary`` as of now, ``at`` local time, and record what it holds.

    The content is not read through: that would take a daily backup many times as long. With
    ``lock`` no part of it touches the disk unlocked, and the record tells nothing of it.

    Raises:
        StorageFailure: it cannot be written; no part of it stays.
        DatabaseError: ``diary`` is busy or damaged.
        InvalidInput: ``lock`` cannot lock.
    """
    place = folder or folder_of(diary)
    clear_leftovers(place, f".{escape(diary.stem)}-*.part*", ".look.*")
    for number in range(1, _MOST):
        name = name_of(diary.stem, at, reason, number=number, encrypted=lock is not None)
        target = place / name
        if target.exists():
            continue
        serial = _next_serial(backups_in(place, diary.stem))
        try:
            _write(diary, target, lock)
        except StorageFailure:
            if target.exists():
                # Another process took the name in between.
                continue
            raise
        made = at.replace(tzinfo=None, microsecond=0)
        backup = Backup(target, made, reason, number, bool(lock), serial)
        _keep_record(backup, reason, at)
        return backup
    raise StorageFailure(_("There are too many backups in {place}.").format(place=place))


def changed_at(seconds: float) -> datetime:
    """The local time of a file that was changed ``seconds`` after 1970 began in UTC."""
    return datetime.fromtimestamp(seconds).astimezone().replace(microsecond=0, tzinfo=None)


def digest_of(path: Path) -> str:
    """The SHA-256 of the file ``path``, in hexadecimal.

    Raises:
        StorageFailure: it cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise faults.from_os(error, str(path)) from error


def is_as_made(backup: Backup) -> bool:
    """Whether the file is byte for byte what was recorded when it was made."""
    try:
        record = backup.record()
        return record is not None and record.file == digest_of(backup.path)
    except BackcareError:
        return False


def remove_backup(backup: Backup) -> None:
    """Remove ``backup``, then its record.

    Raises:
        StorageFailure: it cannot be removed.
    """
    try:
        backup.path.unlink(missing_ok=True)
        record_file(backup.path).unlink(missing_ok=True)
    except OSError as error:
        raise faults.from_os(error, str(backup.path)) from error


def facts_of(path: Path) -> Facts:
    """What the SQLite file ``path`` holds.

    Raises:
        BackcareError: it cannot be read.
    """
    try:
        with contextlib.closing(open_file(path, read_only=True)) as connection:
            tables = {name for (name,) in connection.execute(_TABLES)}
            row = connection.execute(_REVISION).fetchone() if "alembic_version" in tables else None
            counts = {
                kind: int(connection.execute(f'SELECT count(*) FROM "{kind}"').fetchone()[0])
                for kind in KINDS
                if kind in tables
            }
            days = days_in(connection, tables, path)
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error
    return Facts(str(row[0]) if row else None, counts, days)


def days_of(backup: Backup, record: Record | None) -> Days | None:
    """The days that ``backup`` holds; None where only a key shows them.

    Raises:
        BackcareError: they are not recorded, and the file cannot be read.
    """
    if record is not None and record.days is not None:
        return record.days
    return None if backup.encrypted else facts_of(backup.path).days


def _next_serial(there: Sequence[Backup]) -> int:
    return 1 + max((serial_of(each.path) or 0 for each in there), default=0)


def _write(diary: Path, target: Path, lock: Lock | None) -> None:
    if lock is None:
        back_up(diary, target)
        return
    content = locked(_serialized(diary, target), lock)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        make_part(unfinished)
        try:
            unfinished.write_bytes(content)
            put_in_place(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise faults.from_os(error, str(target)) from error


def _serialized(diary: Path, target: Path) -> bytes:
    """The file of ``diary`` as of one moment, with what still lies in its log."""
    if cipher.salt_of(diary) is not None:
        return _copied(diary, target)
    try:
        with contextlib.closing(open_file(diary, read_only=True)) as connection:
            content = bytearray(connection.serialize())
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(diary)) from error
    content[_MODES] = _ROLLBACK
    return bytes(content)


def _copied(diary: Path, target: Path) -> bytes:
    """The file of the encrypted ``diary``, by a copy that the same passphrase opens."""
    copy = target.with_name(f".{target.name}.copy.{os.getpid()}.part")
    try:
        back_up(diary, copy)
        return copy.read_bytes()
    except OSError as error:
        raise faults.from_os(error, str(target)) from error
    finally:
        copy.unlink(missing_ok=True)


def _keep_record(backup: Backup, reason: Reason, at: datetime) -> None:
    digest = digest_of(backup.path)
    record = Record(at.replace(microsecond=0), reason.value, digest, serial=backup.serial)
    # A record tells nothing of what only a key shows.
    if not backup.encrypted and cipher.salt_of(backup.path) is None:
        facts = facts_of(backup.path)
        record = replace(record, revision=facts.revision, entries=facts.entries, days=facts.days)
    try:
        write_record(backup.path, record)
    except BackcareError:
        backup.path.unlink(missing_ok=True)
        raise
