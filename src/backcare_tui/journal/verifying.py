"""Opening a backup to look into it, and telling whether it is whole."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.backup_days import Days
    from backcare_tui.storage.backup_lock import Key
    from backcare_tui.storage.backup_reading import Opened
    from backcare_tui.storage.backup_record import Record
    from backcare_tui.storage.backup_set import Backup


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found in a backup that is whole.

    ``entries`` counts them by kind, and ``days`` are those that they cover. ``recorded`` says
    whether there was a record to compare the file with, ``same_content`` whether what can be read
    in it is what was recorded (None: nothing was), and ``older`` whether a copy of it had to be
    brought up to date.
    """

    backup: Backup
    revision: str
    entries: Mapping[str, int]
    days: Days
    recorded: bool
    same_content: bool | None
    older: bool


@contextmanager
def opened(journal: Journal, backup: Backup, key: Key | None = None) -> Iterator[Opened]:
    """A private copy of ``backup``, checked and at the newest revision, for this block.

    Raises:
        DatabaseError: it is damaged, not what was recorded, no diary, or of a newer version; or it
            is encrypted with a passphrase that nothing gave.
        InvalidInput: it is locked, and ``key`` does not say how to open it.
        StorageFailure: it cannot be read, or there is no room for a copy.
        Cancelled: the person who was asked for the passphrase gave none.
    """
    from functools import partial

    from backcare_tui.journal.backup_passphrase import unlock
    from backcare_tui.storage import backup_reading
    from backcare_tui.storage.backup_set import digest_of

    record = backup.record()
    if record is not None and record.file != digest_of(backup.path):
        raise backup_reading.not_whole(backup.path)
    # One that opens age's lock is not that of the diary within.
    within = key is not None and not backup_reading.asks_for_passphrase(backup.path)
    passphrase = key.passphrase if key is not None and within else ""
    opening = partial(unlock, journal, backup.path, given=passphrase)
    folder = journal.backups.folder
    with backup_reading.opened(backup.path, folder, key, unlock=opening) as copy:
        yield copy


def verify(journal: Journal, backup: Backup, key: Key | None = None) -> Verified:
    """Open ``backup``, and compare what it holds with what was recorded when it was made.

    That it is whole is recorded.

    Raises:
        BackcareError: as `opened`, and where it holds something else than was recorded.
    """
    from backcare_tui.journal.backup_content import digest_of_file
    from backcare_tui.storage.backup_reading import not_whole
    from backcare_tui.storage.compiled import HEAD_REVISION

    record = backup.record()
    with opened(journal, backup, key) as copy:
        content = digest_of_file(copy.path)
    older = copy.revision != HEAD_REVISION
    # What an older version exported has other fields, so its digest says nothing.
    known = record.content if record is not None and not older else None
    if known is not None and known != content:
        raise not_whole(backup.path)
    if record is not None:
        if record.entries is not None and dict(record.entries) != copy.entries:
            raise not_whole(backup.path)
        tells = record.entries is not None and not older
        if tells:
            record = replace(record, content=content, days=copy.days)
        _note(journal, backup, record)
    same = None if known is None else True
    found = copy.revision, copy.entries, copy.days
    return Verified(backup, *found, record is not None, same, older)


def _note(journal: Journal, backup: Backup, record: Record) -> None:
    from backcare_tui.storage.backup_record import write_record

    try:
        write_record(backup.path, replace(record, verified_at=journal.now()))
    except StorageFailure as error:
        # A backup on a disk that can only be read is whole all the same.
        told = _("That it was verified could not be noted. {reason}")
        journal.notices.append(told.format(reason=error.message))
