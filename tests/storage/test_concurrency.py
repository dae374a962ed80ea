"""Several programs and several threads at once: nothing is lost and nobody fails."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.storage.factories import AT, check_in

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.storage.store import Store, open_store

WRITER = """
import sys
from datetime import datetime, timezone
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.storage.store import open_store

location, name = sys.argv[1:]
at = datetime(2026, 3, 9, 8, tzinfo=timezone.utc)
print("ready", flush=True)
sys.stdin.readline()
with open_store(location, busy_timeout=60) as store:
    for n in range(25):
        entry = CheckIn(f"{name}-{n}", at.date(), at, n % 11, {"cold": True}, {"x": False})
        assert store.write("me", "check-in", put=[entry], at=at)
        assert store.check_in("me", entry.id) == entry
"""


def run_at_once(location: str, count: int) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, location, f"w{number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(count)
    ]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        _, errors = writer.communicate(timeout=120)
        assert writer.returncode == 0, errors


def assert_all_there(store: Store, count: int) -> None:
    ids = {entry.id for entry in store.check_ins("me")}
    assert ids == {f"w{writer}-{n}" for writer in range(count) for n in range(25)}
    changes = store.changes("me", 1000)
    assert len(changes) == count * 25
    assert all(len(change.entries) == 1 for change in changes)
    store.verify()


def test_four_programs_write_at_once(location: str) -> None:
    run_at_once(location, 4)
    with open_store(location) as store:
        assert_all_there(store, 4)


def test_four_programs_make_the_same_diary_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "diary.db"
    run_at_once(str(path), 4)
    with open_store(path) as store:
        assert_all_there(store, 4)


def test_a_reader_does_not_spoil_the_opening_of_a_new_diary(tmp_path: Path) -> None:
    # Changing to the write-ahead log needs the file for itself, and SQLite does not wait for it.
    path = tmp_path / "diary.db"
    open_store(path).close()
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        ThreadPoolExecutor() as pool,
    ):
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN")
        other.execute("SELECT * FROM check_in").fetchall()
        opening = pool.submit(open_store, path, busy_timeout=30)
        wait([opening], timeout=0.2)
        assert not opening.done()
        other.execute("COMMIT")
        opening.result().close()


def test_threads_share_a_store(store: Store) -> None:
    def log(number: int) -> list[CheckIn]:
        store.write("me", "check-in", put=[check_in(f"t{number}", signs={"x": True})], at=AT)
        return store.check_ins("me")

    with ThreadPoolExecutor(8) as pool:
        reads = list(pool.map(log, range(40)))
    assert {entry.id for entry in store.check_ins("me")} == {f"t{n}" for n in range(40)}
    for read in reads:
        assert all(entry.signs == {"x": True} for entry in read)


def test_a_read_sees_one_moment_while_another_writes(location: str) -> None:
    with open_store(location) as writer, open_store(location) as reader:
        writer.write("me", "first", put=[check_in("a")], at=AT)
        with reader._driver.reading():
            seen = reader.check_ins("me")
            writer.write("me", "second", put=[check_in("b")], at=AT + timedelta(minutes=1))
            assert reader.check_ins("me") == seen == [check_in("a")]
        assert len(reader.check_ins("me")) == 2


def test_an_error_in_a_transaction_takes_all_of_it_back(store: Store) -> None:
    def write_and_stop() -> None:
        with store._driver.writing():
            store._driver.run("person_insert", {"handle": "ghost", "created_at_us": 0})
            raise KeyError

    with pytest.raises(KeyError):
        write_and_stop()
    assert store.persons() == []
