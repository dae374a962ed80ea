"""Restoring: undone and redone byte for byte, or refused with the diary untouched."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.factories import SetClock, log
from tests.journal.backup_helpers import change, everything, files_in, fill, reasons
from tests.storage.old_diaries import BEFORE, FLARE, write_as

from backcare_tui.errors import DatabaseError
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import plan, restore
from backcare_tui.journal.verifying import verify
from backcare_tui.settings import Settings
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.backup_set import Backup
from backcare_tui.storage.putting_back import Condition

pytestmark = pytest.mark.thorough

# Restores the newest backup and kills itself where the named function would be called.
KILLED = """
import importlib, os, signal, sys
from backcare_tui.journal.clock import system_clock
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import restore
from backcare_tui.settings import Settings

place, name, location = sys.argv[1:]
module = importlib.import_module(place)
found, times = getattr(module, name), iter(range(9))
def die(*arguments, **named):
    if next(times) == 1 or name != "write":
        os.kill(os.getpid(), signal.SIGKILL)
    return found(*arguments, **named)
setattr(module, name, die)
journal = Journal(Settings(database=location), system_clock)
restore(journal, journal.backups.find())
"""


@pytest.fixture
def filled(journal: Journal, clock: SetClock) -> Journal:
    """A diary of two persons with a backup of it, changed since; the clock goes on."""
    fill(journal)
    clock.forward(minutes=1)
    journal.backups.create()
    clock.forward(minutes=1)
    return journal


def by_hand(journal: Journal) -> Backup:
    (found,) = (b.backup for b in journal.backups.all() if b.backup.reason is Reason.BY_HAND)
    return found


def held(backup: Backup, clock: SetClock) -> str:
    """What a backup holds, read from a copy of it."""
    copy = shutil.copy(backup.path, backup.path.with_name("look.sqlite"))
    other = Journal(Settings(database=str(copy)), clock, demo=True)
    text = everything(other)
    other.close()
    return text


def test_a_restore_is_one_change_that_is_undone_and_redone(
    filled: Journal, clock: SetClock
) -> None:
    wanted = everything(filled)
    change(filled)
    before = everything(filled)
    found = plan(filled, by_hand(filled))
    assert found.condition is Condition.WHOLE
    assert (found.added, found.changed, found.removed) == (2, 1, 1)
    assert len(found.days) == 3
    assert everything(filled) == before
    done = restore(filled, by_hand(filled))
    assert everything(filled) == wanted
    assert done.before is not None
    assert done.before.name.endswith("before-restore.db")
    assert [each.label for each in filled.diary.changes(1)] == ["restore"]
    others = Journal(Settings(database=filled.location, person="other"), clock)
    assert filled.diary.undo().label == others.diary.undo().label == "restore"
    assert everything(filled) == before == held(filled.backups.find(done.before.name), clock)
    filled.diary.redo()
    others.diary.redo()
    assert everything(filled) == wanted
    others.close()


def test_restoring_what_is_there_changes_nothing(filled: Journal) -> None:
    before, changes = everything(filled), filled.diary.changes(99)
    assert plan(filled, by_hand(filled)).changes_nothing
    done = restore(filled, by_hand(filled))
    assert done.before is None
    assert everything(filled) == before
    assert filled.diary.changes(99) == changes
    assert reasons(filled) == [Reason.BY_HAND, Reason.DAILY]


@pytest.mark.parametrize("there", [True, False], ids=["empty", "missing"])
def test_a_missing_diary_comes_back_with_its_changes(
    filled: Journal, clock: SetClock, there: bool
) -> None:
    wanted, file = everything(filled), Path(filled.location)
    changes = filled.diary.changes(99)
    filled.close()
    file.unlink()
    file.touch() if there else None
    assert plan(filled, by_hand(filled)).condition is Condition.MISSING
    assert file.exists() is there
    done = restore(filled, by_hand(filled))
    assert (done.before, done.aside is None) == (None, not there)
    assert everything(filled) == wanted
    mark, *older = filled.diary.changes(99)
    assert (mark.label, mark.entries, older) == ("restore over nothing", (), changes)
    assert file.stat().st_mode & 0o777 == 0o600


def zeros(content: bytes) -> bytes:
    return b"\0" * len(content)


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def middle(content: bytes) -> bytes:
    return content[:8192] + b"\xff" * (len(content) - 8192)


def words(_content: bytes) -> bytes:
    return b"not a database at all, but long enough to be looked at\n" * 99


@pytest.mark.parametrize("spoil", [zeros, cut, middle, words])
def test_a_damaged_diary_moves_aside_and_the_backup_takes_its_place(
    filled: Journal, spoil: Callable[[bytes], bytes]
) -> None:
    wanted, file = everything(filled), Path(filled.location)
    filled.close()
    damaged = spoil(file.read_bytes())
    file.write_bytes(damaged)
    log_file = file.with_name("diary.db-wal")
    log_file.write_bytes(b"an old log")
    assert plan(filled, by_hand(filled)).condition is Condition.DAMAGED
    done = restore(filled, by_hand(filled))
    assert done.aside == file.with_name("diary-damaged-20260309-203200.db")
    assert done.aside.read_bytes() == damaged
    assert done.aside.with_name(f"{done.aside.name}-wal").exists()
    assert everything(filled) == wanted
    log(filled, 5, note="goes on")
    filled.close()
    file.write_bytes(damaged)
    again = restore(filled, by_hand(filled)).aside
    assert again == file.with_name("diary-damaged-20260309-203200-2.db")
    assert done.aside.read_bytes() == damaged


def foreign(path: Path, _backup: Backup) -> str:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name)")
        connection.commit()
    return f"{path} is a database of another program. Nothing in it was changed."


def newer(path: Path, backup: Backup) -> str:
    shutil.copy(backup.path, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    return (
        f"{path} was written by a newer version of backcare (revision 9999). "
        "Nothing in it was changed."
    )


def text(path: Path, _backup: Backup) -> str:
    path.write_text("dear diary, [b + [/ 腎俞\n" * 200)
    return f"{path} is damaged, or it is not a backup."


def nothing(path: Path, _backup: Backup) -> str:
    path.touch()
    return f"{path} is empty: it holds no diary."


def truncated(path: Path, backup: Backup) -> str:
    path.write_bytes(cut(backup.path.read_bytes()))
    return f"{path} is damaged, or it is not a backup."


@pytest.mark.parametrize("make", [foreign, newer, text, nothing, truncated])
@pytest.mark.parametrize("missing", [False, True])
def test_what_is_no_whole_backup_is_refused_and_nothing_is_touched(
    filled: Journal, tmp_path: Path, make: Callable[[Path, Backup], str], missing: bool
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    message = make(folder / "[b + [] 腎俞.db", by_hand(filled))
    change(filled)
    filled.close()
    if missing:
        Path(filled.location).unlink()
    before, given = files_in(tmp_path), files_in(folder)
    backups = {each.backup.name for each in filled.backups.all()}
    for attempt in (plan, restore, verify):
        with pytest.raises(DatabaseError) as caught:
            attempt(filled, filled.backups.find(str(folder / "[b + [] 腎俞.db")))
        assert caught.value.message == message
    assert files_in(tmp_path) == before
    assert files_in(folder) == given
    assert {each.backup.name for each in filled.backups.all()} == backups
    assert not [each for each in filled.backups.folder.iterdir() if each.name.startswith(".")]


@pytest.mark.parametrize("at", [0, 20, 99, 4096, 30_000, 81_919, -1])
def test_a_flipped_byte_anywhere_in_a_backup_is_found(
    filled: Journal, at: int, tmp_path: Path
) -> None:
    made = by_hand(filled)
    assert verify(filled, made).same_content
    content = bytearray(made.path.read_bytes())
    content[at] ^= 0x20
    made.path.write_bytes(content)
    change(filled)
    filled.close()
    before = files_in(tmp_path)
    for attempt in (verify, plan, restore):
        with pytest.raises(DatabaseError) as caught:
            attempt(filled, made)
        assert caught.value.message == f"{made.path} is damaged, or it is not a backup."
    assert files_in(tmp_path) == before


def test_another_programs_database_in_the_diarys_place_is_left_alone(filled: Journal) -> None:
    made, file = by_hand(filled), Path(filled.location)
    filled.close()
    file.unlink()
    message = foreign(file, made)
    before = file.read_bytes()
    with pytest.raises(DatabaseError) as caught:
        restore(filled, made)
    assert caught.value.message == message
    assert file.read_bytes() == before


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_backup_of_an_older_version_is_verified_and_restored(
    filled: Journal, tmp_path: Path, revision: str
) -> None:
    old = filled.backups.folder / f"diary-revision-{revision}.db"
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        write_as(revision, connection, tmp_path / "steps")
    engine.dispose()
    before = old.read_bytes()
    backup = filled.backups.find(old.name)
    found = verify(filled, backup)
    assert (found.older, found.recorded, found.revision) == (True, False, revision)
    restore(filled, backup)
    kept = filled.store.check_in("me", BEFORE.id)
    assert kept.note == FLARE.note
    assert filled.store.persons() == ["me", "other"]
    assert filled.store.check_ins("other") == []
    assert old.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("backcare_tui.storage.change_log", "write"),
        ("backcare_tui.journal.restoring", "_changed"),
        ("backcare_tui.storage.backup_reading", "_migrate"),
    ],
)
def test_a_restore_that_is_killed_leaves_the_old_or_the_new(
    filled: Journal, clock: SetClock, place: str, name: str
) -> None:
    wanted = everything(filled)
    change(filled)
    before = everything(filled)
    filled.close()
    command = [sys.executable, "-c", KILLED, place, name, filled.location]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    if name == "_migrate":
        assert done.returncode == 0
        assert everything(filled) == wanted
        return
    assert done.returncode == -signal.SIGKILL
    assert everything(filled) == before
    left = [each for each in filled.backups.folder.iterdir() if each.name.startswith(".look.")]
    assert [each.stat().st_mode & 0o777 for each in left] == [0o700]
    filled.backups.create()
    assert not any(each.exists() for each in left)


@pytest.mark.parametrize("name", ["_move_aside", "to_disk", "folder_to_disk"])
def test_a_replacement_that_is_killed_leaves_the_old_or_the_new(filled: Journal, name: str) -> None:
    wanted, file = everything(filled), Path(filled.location)
    filled.close()
    file.write_bytes(zeros(file.read_bytes()))
    damaged = file.read_bytes()
    command = [sys.executable, "-c", KILLED, "backcare_tui.storage.putting_back", name, str(file)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    if name == "folder_to_disk":
        assert everything(filled) == wanted
    else:
        assert file.read_bytes() == damaged
        restore(filled, by_hand(filled))
        assert everything(filled) == wanted
    aside = list(file.parent.glob("diary-damaged-*.db"))
    assert [each.read_bytes() for each in aside] == [damaged]
    assert not [each for each in file.parent.iterdir() if each.name.endswith(".part")]
