"""The record beside a backup: what it held when it was made, so that it can be verified later."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from backcare_tui.errors import DatabaseError
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults

_FORMAT = "backcare-backup"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What is known about a backup.

    ``file`` is the SHA-256 of the file as it lies there, and ``content`` that of the lossless
    export of all persons (None: not read through). ``revision`` is that of the schema and
    ``entries`` how many there are of each kind; both are None where the backup is encrypted, as
    its record says nothing of what is inside. ``verified_at`` is when it was last found whole.
    """

    made_at: datetime
    reason: str
    file: str
    revision: str | None = None
    entries: Mapping[str, int] | None = None
    content: str | None = None
    verified_at: datetime | None = None


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
    text = json.dumps(plain, default=datetime.isoformat, indent=1) + "\n"
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
    )
