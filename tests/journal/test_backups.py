"""Backups that make themselves: before the first write of a day, and before what changes much."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log
from tests.journal.backup_helpers import everything, fill, reasons

from backcare_tui.errors import DatabaseError, InvalidInput, NotFound, StorageFailure
from backcare_tui.journal.bulk import COPY_ABOVE, delete_days
from backcare_tui.journal.demo import demo_journal
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.verifying import verify
from backcare_tui.settings import Settings
from backcare_tui.storage import backup_set
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.backup_record import record_file
from backcare_tui.storage.backup_set import Backup, make_backup

DAILY = Reason.DAILY

# Checks in as somebody for whom the folder of backups is read-only; root would not be stopped.
AS_NOBODY = """
import os, sys, urllib.parse
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.journal.clock import system_clock
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
# All that is needed, before the files of the interpreter may be out of reach.
from backcare_tui.journal import backups, rotation
from backcare_tui.storage import backup_set, change_log, store

os.setgroups([])
os.setgid(65534)
os.setuid(65534)
journal = Journal(Settings(database=sys.argv[1]), system_clock)
now = journal.now()
journal.store.write("me", "check-in", put=[CheckIn("new", now.date(), now, 7)], at=now)
print(len(journal.store.check_ins("me")))
print(*journal.take_notices(), sep="\\n")
journal.close()
"""


def test_the_first_write_of_a_day_is_backed_up_before(
    fresh_journal: Journal, clock: SetClock
) -> None:
    journal = fresh_journal
    log(journal, 1)
    assert reasons(journal) == [], "there was nothing to lose yet"
    before = everything(journal)
    log(journal, 2)
    log(journal, 3)
    (made,) = journal.backups.all()
    assert made.backup.reason is DAILY
    with_one = Journal(Settings(database=str(made.backup.path)), clock, demo=True)
    assert everything(with_one) == before
    with_one.close()
    clock.forward(hours=7)  # three in the morning is the same day still
    log(journal, 4)
    assert reasons(journal) == [DAILY]
    clock.forward(hours=1)
    journal.diary.undo()
    journal.diary.redo()
    assert reasons(journal) == [DAILY, DAILY]
    assert journal.take_notices() == []


def test_another_process_of_the_same_day_makes_no_second_one(
    journal: Journal, clock: SetClock
) -> None:
    log(journal, 1)
    log(journal, 2)
    assert reasons(journal) == [DAILY]
    other = Journal(journal.settings, clock)
    log(other, 3)
    other.close()
    assert reasons(journal) == [DAILY]


def test_a_clock_set_back_makes_one_more_and_loses_none(journal: Journal, clock: SetClock) -> None:
    for _day in range(12):
        clock.forward(days=1)
        log(journal, 3, note="one of many days")
    newest = [each.backup.name for each in journal.backups.all()][:7]
    clock.forward(days=-9000)
    log(journal, 3, journal.today)
    names = [each.backup.name for each in journal.backups.all()]
    assert names[0].startswith("diary-2001")
    assert names[1:8] == newest
    clock.forward(days=40_000)
    log(journal, 3, journal.today)
    assert len(journal.backups.all()) > 7
    assert journal.take_notices() == []


def test_a_diary_in_a_demo_is_not_backed_up(journal: Journal) -> None:
    with demo_journal(journal) as demo:
        log(demo, 3)
        assert demo.backups.all() == []


def test_a_failing_daily_backup_stops_no_check_in_and_is_told_once(
    journal: Journal, clock: SetClock
) -> None:
    in_the_way = journal.backups.folder
    for each in journal.backups.all():
        each.backup.path.unlink()
        record_file(each.backup.path).unlink()
    in_the_way.rmdir() if in_the_way.exists() else None
    in_the_way.write_text("not a folder")
    clock.forward(days=1)
    log(journal, 4)
    log(journal, 5)
    assert sorted(each.pain for each in journal.store.check_ins("me")) == [4, 5]
    told = journal.take_notices()
    assert told == [
        f"Today's backup of the diary was not made. {in_the_way} is not a folder. "
        "Choose another place."
    ]
    clock.forward(days=1)
    log(journal, 6)
    assert journal.take_notices() == told
    assert in_the_way.read_text() == "not a folder"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can be else")
def test_a_read_only_folder_of_backups_stops_no_check_in(tmp_path: Path, clock: SetClock) -> None:
    folder = Path("/tmp") / f"backcare-{os.getpid()}-{tmp_path.name}"
    folder.mkdir(mode=0o755)
    try:
        file = folder / "diary.db"
        journal = Journal(Settings(database=str(file)), clock)
        log(journal, 3)
        journal.close()
        (folder / "backups").mkdir(mode=0o755)
        os.chown(file, 65534, 65534)
        os.chown(folder, 65534, 65534)
        command = [sys.executable, "-c", AS_NOBODY, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
        count, notice = done.stdout.splitlines()
        assert count == "2"
        assert notice.startswith(
            f"Today's backup of the diary was not made. Not allowed to use {folder}/backups/diary-"
        )
        assert notice.endswith("Check who owns the file and its folder.")
        assert list((folder / "backups").iterdir()) == []
    finally:
        subprocess.run(["rm", "-r", str(folder)], check=True)


def test_an_import_is_backed_up_where_it_changes_something(
    journal: Journal, clock: SetClock
) -> None:
    fill(journal)
    clock.forward(minutes=1)
    text = "".join(journal.transfer.export_ndjson())
    journal.transfer.import_text(text)
    journal.transfer.import_text("day,pain\n2026-03-01,5\n", dry_run=True)
    assert reasons(journal) == [DAILY]
    before = everything(journal)
    journal.transfer.import_text("day,pain\n2026-03-01,5\n")
    made = journal.backups.all()[0]
    assert made.backup.reason is Reason.BEFORE_IMPORT
    assert made.record is not None
    assert made.record.content is not None
    assert verify(journal, made.backup).same_content
    journal.diary.undo()
    assert everything(journal) == before


def test_a_failing_backup_stops_an_import_and_a_bulk_edit(
    journal: Journal, clock: SetClock
) -> None:
    for n in range(COPY_ABOVE + 1):
        log(journal, n % 11, ago(n))
    folder = journal.backups.folder
    folder.rename(folder.with_name("elsewhere"))
    folder.write_text("not a folder")
    before, changes = everything(journal), journal.diary.changes(99)
    with pytest.raises(StorageFailure, match="backups is not a folder"):
        journal.transfer.import_text("day,pain\n2026-03-01,5\n")
    with pytest.raises(StorageFailure, match="backups is not a folder"):
        delete_days(journal, journal.diary.days())
    assert everything(journal) == before
    assert journal.diary.changes(99) == changes


def test_a_backup_is_found_by_what_names_it_alone(journal: Journal, clock: SetClock) -> None:
    nowhere = str(Path(journal.location).parent / "x" / "y.db")
    empty = Journal(replace(journal.settings, database=nowhere), clock)
    with pytest.raises(NotFound, match="There is no backup in"):
        empty.backups.find()
    log(journal, 1)
    log(journal, 2)
    clock.forward(seconds=1)
    made = journal.backups.create()
    find = journal.backups.find
    assert find() == find("newest") == find(made.name) == find("diary-20260309-203001") == made
    assert find(str(made.path)).path == made.path
    with pytest.raises(InvalidInput, match=r"“diary-2026” begins several backups: diary-"):
        find("diary-2026")
    for name in ("diary-1999", "", "[b + [/", "腎俞", "../../etc"):
        with pytest.raises((NotFound, InvalidInput)):
            find(name)


def test_a_backup_without_a_record_is_listed_and_never_taken_away(
    journal: Journal, clock: SetClock
) -> None:
    log(journal, 1)
    old = journal.backups.folder / "diary-before-20200101-1200.db"
    journal.store.back_up(old)
    listed = journal.backups.all()
    assert [(each.backup.path, each.record) for each in listed if each.record is None] == [
        (old, None)
    ]
    assert not verify(journal, listed[-1].backup).recorded
    assert journal.backups.prune(by_hand=True) == []


def test_what_is_there_by_hand_stays_and_the_only_whole_one_too(
    journal: Journal, clock: SetClock
) -> None:
    log(journal, 1)
    file = Path(journal.location)
    made = [
        make_backup(file, Reason.DAILY, clock.now - timedelta(days=n)) for n in range(60, 0, -1)
    ]
    by_hand = [
        make_backup(file, Reason.BY_HAND, clock.now - timedelta(days=900 + n)) for n in (1, 2)
    ]
    would = journal.backups.prune(dry_run=True)
    assert all(each.backup.path.exists() for each in would)
    assert len(would) > 30
    goes = would[5].backup
    kept = {each.path for each in made} - {each.backup.path for each in would}
    for path in (*kept, *(each.path for each in by_hand), *_daily_of_today(journal)):
        path.write_bytes(path.read_bytes()[:-4096] + b"x" * 4096)
    for each in would:
        if each.backup != goes:
            each.backup.path.write_bytes(b"damaged")
    gone = [each.backup for each in journal.backups.prune()]
    assert goes not in gone
    assert goes.path.exists()
    assert {each.backup for each in would} - {goes} == set(gone)
    assert not any(each.path.exists() or record_file(each.path).exists() for each in gone)
    assert all(each.path.exists() for each in by_hand)


def _daily_of_today(journal: Journal) -> list[Path]:
    return [each.backup.path for each in journal.backups.all() if _is_new(each.backup, journal)]


def _is_new(backup: Backup, journal: Journal) -> bool:
    return backup.at == journal.now().replace(tzinfo=None)


def _add_a_page_that_nothing_uses(file: Path) -> None:
    """Damage that no read or write comes upon: only a look at the whole file does."""
    content = bytearray(file.read_bytes())
    # https://www.sqlite.org/fileformat2.html#the_database_header
    size = int.from_bytes(content[16:18], "big")
    content[28:32] = (len(content) // size + 1).to_bytes(4, "big")
    file.write_bytes(content + bytes(size))


def test_a_damaged_diary_takes_no_old_backup_away(fresh_journal: Journal, clock: SetClock) -> None:
    fill(fresh_journal)
    file = Path(fresh_journal.location)
    for n in range(60, 0, -1):
        make_backup(file, DAILY, clock.now - timedelta(days=n))
    would = fresh_journal.backups.prune(dry_run=True)
    assert len(would) > 30
    fresh_journal.close()
    _add_a_page_that_nothing_uses(file)
    clock.forward(days=1)
    journal = Journal(fresh_journal.settings, clock)
    log(journal, 4)
    assert 4 in [each.pain for each in journal.diary.day(journal.today).check_ins]
    assert DAILY in [each.reason for each in journal.backups.own() if _is_new(each, journal)]
    assert journal.take_notices() == [
        f"Old backups stay for now. The diary {file} is damaged. backcare db check looks at it "
        "without changing it, and says what can be saved."
    ]
    for dry_run in (True, False):
        with pytest.raises(DatabaseError, match="is damaged"):
            journal.backups.prune(by_hand=True, dry_run=dry_run)
    assert all(each.backup.path.exists() for each in would)
    journal.close()


def test_an_old_backup_that_cannot_go_does_not_deny_the_new_one(
    fresh_journal: Journal, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = fresh_journal
    fill(journal)
    for n in range(60, 0, -1):
        make_backup(Path(journal.location), DAILY, clock.now - timedelta(days=n))

    def refuse(backup: Backup) -> None:
        raise StorageFailure(f"Not allowed to use {backup.name}.", "Check who owns it.")

    monkeypatch.setattr(backup_set, "remove_backup", refuse)
    clock.forward(days=1)
    log(journal, 4)
    assert DAILY in [each.reason for each in journal.backups.own() if _is_new(each, journal)]
    (told,) = journal.take_notices()
    assert told.startswith("Old backups stay for now. Not allowed to use diary-")
    journal.transfer.import_text("day,pain\n2026-03-01,5\n")
    assert 5 in [each.pain for each in journal.store.check_ins("me")]
