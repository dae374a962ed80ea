"""An encrypted diary is used like any other."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.storage.encrypted_diaries import ENTRIES, NOTE, PASSPHRASE, forget
from tests.storage.factories import AT, check_in
from tests.storage.old_diaries import STEPS, held, write_as

from backcare_tui.domain.plain import key_of, kind_of
from backcare_tui.errors import DatabaseError
from backcare_tui.storage import cipher, faults, unlocking
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.converting import convert
from backcare_tui.storage.store import open_store

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def path(encrypted: Path) -> Path:
    """An encrypted diary that this process has unlocked."""
    return encrypted


def test_it_is_used_as_any_other(path: Path) -> None:
    with open_store(path) as store:
        assert store.check_in("me", "n").note == NOTE
        assert len(list(store.everything("me"))) == len(ENTRIES)
        store.write("me", "more", put=[check_in("m", note=NOTE)], at=AT)
        store.undo("me", AT)
        store.redo("me", AT)
        store.verify()
        names = {found.name for found in path.parent.iterdir()}
        assert names == {"diary.db", "diary.db-wal", "diary.db-shm"}
        for found in path.parent.iterdir():
            assert NOTE.encode() not in found.read_bytes(), found.name
            assert b"CREATE TABLE" not in found.read_bytes(), found.name
    with open_store(f"sqlite+pysqlite:///{path}") as store:
        assert {entry.id for entry in store.check_ins("me")} >= {"n", "m"}
    with closing(open_file(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_backup_is_encrypted_by_the_same_passphrase(path: Path) -> None:
    copy = path.with_name("copy.db")
    with open_store(path) as store:
        store.back_up(copy)
    assert NOTE.encode() not in copy.read_bytes()
    forget(path)
    with pytest.raises(faults.Locked):
        open_store(copy)
    unlocking.unlock(copy, PASSPHRASE)
    with open_store(copy) as store:
        assert store.check_in("me", "n").note == NOTE


@pytest.mark.parametrize("revision", sorted(STEPS))
def test_an_older_diary_is_brought_up_to_date(revision: str, tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        write_as(revision, connection, tmp_path / "steps")
        connection.exec_driver_sql("PRAGMA application_id = 0x6261636B")
    engine.dispose()
    convert(path, PASSPHRASE)
    with open_store(path, backups=tmp_path / "backups") as store:
        found = {(kind_of(each), key_of(each)): each for each in store.everything("me")}
        assert found == held(STEPS[revision])
    copies = list((tmp_path / "backups").rglob("*.db"))
    assert copies
    assert all(cipher.salt_of(copy) is not None for copy in copies)


def test_a_damaged_page_is_told_as_damage(path: Path) -> None:
    with open_store(path) as store:
        store.write("me", "m", put=[check_in(f"c{n}", note=NOTE * 9) for n in range(90)], at=AT)
    with path.open("r+b") as file:
        file.seek(4096 * 9 + 100)
        file.write(os.urandom(8))
    with pytest.raises(DatabaseError) as caught, open_store(path) as store:
        store.verify()
    assert caught.value.message == f"The diary {path} is damaged."


def test_faults_are_those_of_the_standard_library(path: Path) -> None:
    with closing(open_file(path)) as connection:
        for statement, kind in (
            ("SELECT * FROM nowhere", sqlite3.OperationalError),
            ("INSERT INTO person (id) VALUES (NULL), (NULL)", sqlite3.IntegrityError),
        ):
            with pytest.raises(kind) as caught:
                connection.execute(statement)
            assert caught.value.sqlite_errorname.startswith("SQLITE_")
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
    store = open_store(path)
    store.close()
    with pytest.raises(DatabaseError, match="closed"):
        store.persons()


def test_another_writer_is_waited_for_and_then_named(path: Path) -> None:
    with (
        open_store(path) as holder,
        open_store(path, busy_timeout=0.05) as store,
        holder._driver.writing(),
        pytest.raises(DatabaseError, match="Another program is writing"),
    ):
        store.write("me", "m", put=[check_in("m")], at=AT)


def test_threads_share_the_diary(path: Path) -> None:
    with open_store(path) as store:
        threads = [
            threading.Thread(
                target=store.write, args=("me", "m"), kwargs={"put": [check_in(f"t{n}")], "at": AT}
            )
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {f"t{n}" for n in range(8)} <= {entry.id for entry in store.check_ins("me")}


@pytest.mark.skipif(os.name != "posix", reason="locks of another kind")
@pytest.mark.parametrize("still", [True, False])
def test_looking_at_a_file_gives_up_no_lock_on_it(path: Path, still: bool) -> None:
    # A process that closes a file gives up all its locks on it. SQLite's on an open diary is what
    # keeps other programs from taking its log away.
    if not still:
        convert(path, None)
    program = """
import fcntl, os, sys
try:
    # The bytes that https://www.sqlite.org/lockingv3.html calls the shared range.
    fcntl.lockf(os.open(sys.argv[1], os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
except BlockingIOError:
    print("held")
"""
    with open_store(path) as store:
        assert store.check_ins("me")
        assert (cipher.salt_of(path) is not None) is still
        open_store(path).close()
        assert (cipher.salt_of(path) is not None) is still
        done = subprocess.run(
            [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
        )
        assert done.stdout == "held\n"


@pytest.mark.parametrize("still", [True, False])
def test_what_a_kill_left_half_written_is_taken_back(path: Path, still: bool) -> None:
    if not still:
        convert(path, None)
    with closing(open_file(path)) as writer:
        writer.execute("PRAGMA journal_mode=DELETE")
        writer.execute("PRAGMA cache_size=1")
        writer.execute("PRAGMA cache_spill=1")
        writer.execute("BEGIN IMMEDIATE")
        for _again in range(9):
            writer.execute("UPDATE check_in SET note = note || hex(zeroblob(9000))")
        # As a kill would leave it: a part is written, and a journal says what was there before.
        killed = path.parent / "killed" / path.name
        killed.parent.mkdir()
        for name in (path.name, f"{path.name}-journal"):
            (killed.parent / name).write_bytes((path.parent / name).read_bytes())
        writer.execute("ROLLBACK")
    assert killed.read_bytes() != path.read_bytes()
    if still:
        forget(killed)
        unlocking.unlock(killed, PASSPHRASE)
    with open_store(killed) as store:
        assert store.check_in("me", "n").note == NOTE
        store.verify()
