"""The record beside a backup: what it held when it was made, so that it can be verified later."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from backcare_tui.errors import BackcareError, DatabaseError
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults
from backcare_tui.storage.backup_days import Days

_FORMAT = "backcare-backup"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about a backup.

    ``file`` is the SHA-256 of the file as it lies there, and ``content`` that of the lossless
    export of all persons (None: not read through). ``revision`` is that of the schema, ``entries``
    how many there are of each kind and ``days`` on what days; all are None where the backup is
    encrypted, as its record says nothing of what is inside. Older versions recorded no days.
    ``verified_at`` is when it was last found whole. ``serial`` is higher than those of all backups
    that were there when it was made; 0 where an older version made it.
    """

    made_at: datetime
    reason: str
    file: str
    revision: str | None = None
    entries: Mapping[str, int] | None = None
    content: str | None = None
    verified_at: datetime | None = None
    days: Days | None = None
    serial: int = 0


def record_file(backup: Path) -> Path:
    """Where the record of ``backup`` lies."""
    return backup.with_name(f"{backup.name}.json")


def write_record(backup: Path, record: Record) -> None:
    """Keep ``record`` beside ``backup``, whole or not at all, for its owner alone.

    Raises:
        StorageFailure: it cannot be written.
    """
    target = record_file(backup)
    unfinished = target.with_name(f".{target.name}.{os.getpid()}.part")
    plain = {"format": _FORMAT, "version": _VERSION, **asdict(record)}
    text = json.dumps(plain, default=_iso, indent=1) + "\n"
    try:
        try:
            descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise faults.from_os(error, str(target)) from error


def read_record(backup: Path) -> Record | None:
    """The record of ``backup``, or None where it has none.

    Raises:
        DatabaseError: the record is no record; StorageFailure: it cannot be read.
    """
    file = record_file(backup)
    try:
        text = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise faults.from_os(error, str(file)) from error
    try:
        return _read(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise DatabaseError(
            _("The record {file} cannot be read.").format(file=file),
            _("The backup itself may be whole: without that file it can be looked at alone."),
        ) from None


def serial_of(backup: Path) -> int | None:
    """The serial in the record of ``backup``; None where no record can be read."""
    try:
        record = read_record(backup)
    except BackcareError:
        # What is the matter with a record is told where that one is looked at.
        return None
    return record.serial if record is not None else None


def _iso(value: date) -> str:
    return value.isoformat()


def _read(plain: dict[str, Any]) -> Record:
    if plain["format"] != _FORMAT or plain["version"] != _VERSION:
        raise ValueError("another format")
    entries, verified = plain.get("entries"), plain.get("verified_at")
    return Record(
        made_at=datetime.fromisoformat(plain["made_at"]),
        reason=str(plain["reason"]),
        file=str(plain["file"]),
        revision=plain.get("revision"),
        entries=None if entries is None else {str(k): int(n) for k, n in entries.items()},
        content=plain.get("content"),
        verified_at=datetime.fromisoformat(verified) if verified else None,
        days=_days(plain.get("days")),
        serial=int(plain.get("serial", 0)),
    )


def _days(plain: dict[str, Any] | None) -> Days | None:
    if plain is None or not plain["number"]:
        return None if plain is None else Days(0)
    first, last = map(date.fromisoformat, (plain["first"], plain["last"]))
    return Days(int(plain["number"]), first, last)
