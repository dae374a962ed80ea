"""The names of backups: which diary, when, and why; they sort by time as text."""

import os
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from backcare_tui.storage import faults

SUFFIX = ".db"
ENCRYPTED = ".age"
_TIME = "%Y%m%d-%H%M%S"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_BULK = "before-bulk"
    BEFORE_MIGRATION = "before-migration"
    BY_HAND = "by-hand"


_NAME = re.compile(
    rf"(?P<stem>.+)-(?P<time>\d{{8}}-\d{{6}})-(?P<reason>{'|'.join(Reason)})"
    rf"(?:-(?P<number>\d+))?\.db(?P<encrypted>\.age)?",
    re.DOTALL,
)
# What versions before the folder of backups left beside the diary.
_OLD = (
    re.compile(r"(?P<stem>.+)-before-(?P<time>\d{8}-\d{4})(?:-(?P<number>\d+))?\.\w+", re.DOTALL),
    re.compile(r"(?P<stem>.+)-revision-\w+?(?:-(?P<number>\d+))?\.\w+", re.DOTALL),
)


@dataclass(frozen=True, slots=True)
class Name:
    """What a name tells. ``at`` is local time without an offset, None where it is not told, and
    ``reason`` is None for a copy of an older version."""

    stem: str
    at: datetime | None
    reason: Reason | None
    number: int
    encrypted: bool


def folder_of(diary: Path) -> Path:
    """The folder of the backups of ``diary``: ``backups`` beside it."""
    return diary.parent / "backups"


def name_of(
    stem: str, at: datetime, reason: Reason, *, number: int = 1, encrypted: bool = False
) -> str:
    """The name of a backup made ``at``; ``number`` tells those of one second apart."""
    more = f"-{number}" if number > 1 else ""
    ending = ENCRYPTED if encrypted else ""
    return f"{stem}-{at.strftime(_TIME)}-{reason.value}{more}{SUFFIX}{ending}"


def read_name(text: str) -> Name | None:
    """What the name of a file tells, or None where it is not that of a backup."""
    if found := _NAME.fullmatch(text):
        at = _instant(found["time"])
        if at is None:
            return None
        number = int(found["number"] or 1)
        return Name(found["stem"], at, Reason(found["reason"]), number, bool(found["encrypted"]))
    for pattern in _OLD:
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            at = _instant(parts.get("time") or "")
            return Name(parts["stem"], at, None, int(parts["number"] or 1), encrypted=False)
    return None


def names_in(folder: Path, stem: str | None = None) -> list[tuple[os.DirEntry[str], Name]]:
    """The files in ``folder`` with names of backups; those of ``stem`` alone where given.

    Raises:
        StorageFailure: the folder cannot be read.
    """
    try:
        with os.scandir(folder) as entries:
            named = ((entry, read_name(entry.name)) for entry in entries)
            return [
                (entry, name)
                for entry, name in named
                if name is not None and stem in (None, name.stem) and entry.is_file()
            ]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise faults.from_os(error, str(folder)) from error


def _instant(text: str) -> datetime | None:
    # Not by strptime, whose import would be a part of every check-in.
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
