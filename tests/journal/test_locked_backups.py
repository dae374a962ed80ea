"""Backups that age locks: none of their words lies open, and only their key opens them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.factories import SetClock, log
from tests.journal.backup_helpers import NOTE, change, everything, fill
from tests.storage.old_diaries import STEPS, held, write_as

from backcare_tui.errors import BackcareError, DatabaseError, InvalidInput, StorageFailure
from backcare_tui.journal.erase import plan_entries
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import plan, restore
from backcare_tui.journal.verifying import verify
from backcare_tui.settings import Settings
from backcare_tui.storage.backup_lock import Key, Lock, check_lock
from backcare_tui.storage.backup_record import record_file

pyrage = pytest.importorskip("pyrage", reason="needs the extra age")
OWN = pyrage.x25519.Identity.generate()
LOCK = Lock(recipient=str(OWN.to_public()))
KEY = Key(identity=f"# created: 2026-03-09\n# public key: {OWN.to_public()}\n{OWN}\n")
OTHERS = Key(identity=str(pyrage.x25519.Identity.generate()))

# Prints what a process without the library is told, then the notices of a check-in.
WITHOUT = """
import sys
sys.modules["pyrage"] = None
from backcare_tui.errors import BackcareError
from backcare_tui.storage.backup_lock import Lock, check_lock
try:
    check_lock(Lock(passphrase="x"))
except BackcareError as error:
    print(int(error.exit_code), error.message, error.hint)
"""


@pytest.fixture
def filled(journal: Journal, clock: SetClock) -> Journal:
    """A diary with a note, whose backups are all locked."""
    journal.settings = replace(journal.settings, backup_recipient=LOCK.recipient)
    fill(journal)
    clock.forward(minutes=1)
    return journal


def refused(attempt: object, *arguments: object) -> BackcareError:
    with pytest.raises(BackcareError) as caught:
        attempt(*arguments)  # type: ignore[operator]
    return caught.value


def test_a_locked_backup_holds_no_word_and_its_record_tells_nothing(filled: Journal) -> None:
    made = filled.backups.create()
    assert made.name == "diary-20260309-203100-by-hand.db.age"
    assert {each.backup.path.suffix for each in filled.backups.all()} == {".age"}
    for found in filled.backups.folder.iterdir():
        content = found.read_bytes()
        assert b"SQLite format 3" not in content
        assert NOTE.encode() not in content
        assert "腎俞".encode() not in content
        assert found.stat().st_mode & 0o777 == 0o600
    record = made.record()
    assert record is not None
    assert (record.entries, record.content, record.revision) == (None, None, None)
    assert "check_in" not in record_file(made.path).read_text()


def test_its_key_opens_it_and_restores_the_diary(filled: Journal) -> None:
    wanted = everything(filled)
    made = filled.backups.create()
    change(filled)
    before = everything(filled)
    found = verify(filled, made, KEY)
    assert found.recorded
    assert found.entries["check_in"] == 3
    assert made.record() is not None
    assert restore(filled, made, KEY).before is not None
    assert everything(filled) == wanted
    filled.diary.undo()
    assert len(everything(filled)) != len(before), "of the other person nothing is undone"
    left = [each.name for each in filled.backups.folder.iterdir() if each.name.startswith(".")]
    assert left == []


def test_what_does_not_open_it_is_said_and_nothing_changes(filled: Journal) -> None:
    made = filled.backups.create()
    change(filled)
    before, content = everything(filled), made.path.read_bytes()
    for attempt in (verify, plan, restore):
        error = refused(attempt, filled, made, OTHERS)
        assert isinstance(error, DatabaseError)
        assert error.message == (f"The key does not open {made.name}, or the file is damaged.")
        error = refused(attempt, filled, made, None)
        assert isinstance(error, InvalidInput)
        assert error.message == f"{made.name} is locked with a key."
        error = refused(attempt, filled, made, Key(identity="ssh-ed25519 AAAA\n"))
        assert error.message == "The identity file holds no secret key of age."
    for at in (5, 100, len(content) // 2, -1):
        spoiled = bytearray(content)
        spoiled[at] ^= 1
        made.path.write_bytes(spoiled)
        assert "damaged" in refused(verify, filled, made, KEY).message
    assert everything(filled) == before


def test_a_lock_that_is_none_makes_no_backup(filled: Journal) -> None:
    count = len(filled.backups.all())
    for recipient in ("age1x", "AGE-SECRET-KEY-1", str(OWN.to_public())[:-1], "[b + [/ 腎俞"):
        error = refused(filled.backups.create, Lock(recipient=recipient))
        assert error.message == f"“{recipient}” is not a public key of age."
    assert refused(filled.backups.create, Lock()).message == "The passphrase is empty."
    assert len(filled.backups.all()) == count


def test_a_wrong_setting_stops_no_check_in(journal: Journal, clock: SetClock) -> None:
    log(journal, 4)
    journal.settings = replace(journal.settings, backup_recipient="age1typo")
    log(journal, 3)
    (told,) = journal.take_notices()
    assert told.startswith(
        "Today's backup of the diary was not made. “age1typo” is not a public key of age."
    )
    assert len(journal.store.check_ins("me")) == 2
    assert journal.backups.all() == []


def test_without_the_library_the_extra_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == (
        "5 Locked backups need the library pyrage, which is not installed. "
        "Install backcare with its extra “age”: pip install 'backcare-tui[age]'\n"
    )


@pytest.mark.slow
@pytest.mark.parametrize("passphrase", ["a b  ", "“腎俞” 🌱 'x' \"y\"", "x" * 300])
def test_a_passphrase_opens_what_it_locked(filled: Journal, passphrase: str) -> None:
    made = filled.backups.create(Lock(passphrase=passphrase))
    assert verify(filled, made, Key(passphrase=passphrase)).entries["check_in"] == 3
    error = refused(verify, filled, made, Key(passphrase=passphrase + "x"))
    assert error.message == f"The passphrase does not open {made.name}, or the file is damaged."
    assert refused(verify, filled, made, KEY).message == f"{made.name} is locked with a passphrase."


def test_no_secret_shows_in_what_is_logged() -> None:
    assert "hunter2" not in repr(Lock(passphrase="hunter2"))
    assert "hunter2" not in repr(Key(passphrase="hunter2", identity="hunter2"))
    with pytest.raises((InvalidInput, StorageFailure)):
        check_lock(Lock())


def test_a_locked_backup_is_found_wherever_it_lies(filled: Journal, tmp_path: Path) -> None:
    made = filled.backups.create()
    elsewhere = tmp_path / "[b + [] 腎俞 copy"
    elsewhere.write_bytes(made.path.read_bytes())
    backup = filled.backups.find(str(elsewhere))
    assert backup.locked
    assert not verify(filled, backup, KEY).recorded


@pytest.mark.parametrize("erasing", [False, True])
def test_the_backup_before_an_update_is_locked_too(
    tmp_path: Path, clock: SetClock, erasing: bool
) -> None:
    path = tmp_path / "diary.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        write_as("0002", connection, tmp_path / "steps")
        connection.exec_driver_sql("PRAGMA application_id = 0x6261636B")
    engine.dispose()
    settings = Settings(database=str(path), backup_recipient="age1typo")
    before = path.read_bytes()
    assert refused(lambda: Journal(settings, clock).store).message == (
        "“age1typo” is not a public key of age."
    )
    assert path.read_bytes() == before
    old = Journal(replace(settings, backup_recipient=LOCK.recipient), clock)
    if erasing:
        key = next(iter(held(STEPS["0002"])))[1]
        plan_entries(old, [key], backups=False)
    else:
        old.store.persons()
    (made,) = old.backups.all()
    assert made.backup.name.endswith("-before-migration.db.age")
    assert b"SQLite format 3" not in made.backup.path.read_bytes()
    assert verify(old, made.backup, KEY).revision == "0002"
    old.close()
