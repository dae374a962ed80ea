"""How many days a diary holds, and how many check-ins of it a backup lacks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log

from backcare_tui.errors import DatabaseError
from backcare_tui.journal.journal import Journal
from backcare_tui.storage.backup_days import Days
from backcare_tui.storage.lacking import days_of_diary, lacks


def file_of(journal: Journal) -> Path:
    return Path(journal.location)


def test_days_are_counted_once_whatever_they_hold_and_whoever_wrote(journal: Journal) -> None:
    assert days_of_diary(file_of(journal).with_name("none.db")) == Days(0)
    journal.safety.answer({})
    log(journal, 3)
    log(journal, 5)
    journal.diary.skip(ago(9), "[b + [/ 腎俞")
    other = Journal(replace(journal.settings, person="other"), journal.clock)
    log(other, 1, ago(3))
    other.close()
    assert days_of_diary(file_of(journal)) == Days(3, date(2026, 2, 28), date(2026, 3, 9))


def test_only_what_a_backup_does_not_hold_is_lacking(journal: Journal, clock: SetClock) -> None:
    log(journal, 3)
    log(journal, 4, ago(1))
    made = journal.backups.create()
    assert lacks(file_of(journal), made) == 0
    log(journal, 5)
    # Written at the same moment as the backup, and not in it.
    assert lacks(file_of(journal), made) == 1
    journal.diary.delete([ago(1)])
    assert lacks(file_of(journal), made) == 1
    journal.diary.undo()
    clock.forward(days=1)
    log(journal, 6)
    assert lacks(file_of(journal), made) == 2


def test_of_a_locked_backup_its_time_tells(journal: Journal, clock: SetClock) -> None:
    pyrage = pytest.importorskip("pyrage", reason="needs the extra age")
    from backcare_tui.storage.backup_lock import Lock

    log(journal, 3)
    own = pyrage.x25519.Identity.generate()
    made = journal.backups.create(Lock(recipient=str(own.to_public())))
    assert lacks(file_of(journal), made) == 0
    clock.forward(seconds=2)
    log(journal, 5)
    assert lacks(file_of(journal), made) == 1


def test_a_damaged_diary_is_an_error_and_not_an_empty_one(journal: Journal) -> None:
    log(journal, 3)
    made = journal.backups.create()
    journal.close()
    file = file_of(journal)
    file.write_bytes(file.read_bytes()[:9000])
    before = file.read_bytes()
    for look in (lambda: days_of_diary(file), lambda: lacks(file, made)):
        with pytest.raises(DatabaseError, match="is damaged"):
            look()
    assert file.read_bytes() == before
