"""What a diary holds, and what of it a backup lacks. Nothing is changed by looking."""

import contextlib
import sqlite3
from datetime import timedelta
from pathlib import Path

from backcare_tui.storage import faults
from backcare_tui.storage.backup_days import Days, days_in
from backcare_tui.storage.backup_set import Backup
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.faults import Locked
from backcare_tui.storage.unwritable import open_unwritable

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_CHECK_INS = (
    "SELECT person.handle, check_in.id FROM check_in JOIN person ON person.id = check_in.person_id"
)
_SINCE = "SELECT count(*) FROM check_in WHERE at_us > ?"
_A_SECOND = timedelta(seconds=1)


def days_of_diary(path: Path) -> Days:
    """The days of everyone in the diary ``path``; none where there is no file.

    Raises:
        BackcareError: it cannot be read.
    """
    if not path.exists() or path.stat().st_size == 0:
        return Days(0)
    try:
        with contextlib.closing(open_unwritable(path, 5.0)) as diary:
            tables = {name for (name,) in diary.execute(_TABLES)}
            return days_in(diary, tables, path)
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error
    except OSError as error:
        raise faults.from_os(error, str(path)) from error


def lacks(path: Path, backup: Backup) -> int:
    """How many check-ins of the whole diary ``path`` the ``backup`` lacks.

    Where only a key shows what a backup holds, those that were written after it count.

    Raises:
        BackcareError: one of them cannot be read.
    """
    try:
        with contextlib.closing(open_unwritable(path, 5.0)) as diary:
            held = None if backup.locked else _held(backup)
            if held is not None:
                return len({*diary.execute(_CHECK_INS)} - held)
            record = backup.record()
            made = record.made_at if record is not None else backup.at.astimezone()
            # It tells the second in which it was made, and no less.
            since = int((made + _A_SECOND).timestamp() * 1_000_000)
            (number,) = diary.execute(_SINCE, (since,)).fetchone()
            return int(number)
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error
    except OSError as error:
        raise faults.from_os(error, str(path)) from error


def _held(backup: Backup) -> set[tuple[str, str]] | None:
    """The check-ins in ``backup``; None where the key of an encrypted one is not known."""
    try:
        with contextlib.closing(open_file(backup.path, read_only=True)) as copy:
            return {*copy.execute(_CHECK_INS)}
    except Locked:
        return None
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(backup.path)) from error
