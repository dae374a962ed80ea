"""Backups as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.errors import BackcareError
from backcare_tui.storage.backup_set import days_of

if TYPE_CHECKING:
    from backcare_tui.storage.backup_days import Days
    from backcare_tui.storage.backup_record import Record
    from backcare_tui.storage.backup_set import Backup


@dataclass(frozen=True, slots=True)
class Listed:
    """A backup as a list shows it: its ``size`` in bytes, its ``record``, None where it has none,
    and the ``days`` that it holds, None where they are not known; ``fault`` says why a record that
    is there cannot be read."""

    backup: Backup
    size: int
    record: Record | None
    days: Days | None
    fault: str = ""


def listed_backup(backup: Backup) -> Listed:
    """``backup`` with what is known of it."""
    size = backup.path.stat().st_size
    try:
        record = backup.record()
    except BackcareError as error:
        return Listed(backup, size, None, None, error.message)
    return Listed(backup, size, record, _days(backup, record))


def _days(backup: Backup, record: Record | None) -> Days | None:
    try:
        return days_of(backup, record)
    except BackcareError:
        # A list leaves it to `verify` to say what is the matter with one of them.
        return None
