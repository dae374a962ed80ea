"""Waiting for one's turn to write: who waits gets in, and waits for everything else as before."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from backcare_tui.storage.turn import begin_writing, is_busy


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file in write-ahead mode with a table."""
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE done (who TEXT)")
    return path


@pytest.fixture
def connection(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection that waits for five seconds, as the program's."""
    with closing(opened(file)) as found:
        yield found


def opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=5, isolation_level=None, check_same_thread=False)


def timeout_of(connection: sqlite3.Connection) -> int:
    ((found,),) = connection.execute("PRAGMA busy_timeout").fetchall()
    return int(found)


def test_a_transaction_has_the_write_lock_from_its_start(
    file: Path, connection: sqlite3.Connection
) -> None:
    begin_writing(connection, 5)
    assert connection.in_transaction
    assert timeout_of(connection) == 5000
    with closing(opened(file)) as other:
        with pytest.raises(sqlite3.OperationalError) as caught:
            begin_writing(other, 0.02)
        assert is_busy(caught.value)
        assert not other.in_transaction
        assert timeout_of(other) == 20
        connection.execute("COMMIT")
        begin_writing(other, 0.02)


def test_another_fault_is_told_at_once(connection: sqlite3.Connection) -> None:
    begin_writing(connection, 60)
    with pytest.raises(sqlite3.OperationalError, match="within a transaction") as caught:
        begin_writing(connection, 60)
    assert not is_busy(caught.value)


def test_who_waits_gets_in_beside_one_that_writes_on_and_on(
    file: Path, connection: sqlite3.Connection
) -> None:
    waits = True

    def write_on() -> int:
        written = 0
        with closing(opened(file)) as other:
            while waits or not written:
                begin_writing(other, 60)
                other.execute("INSERT INTO done VALUES ('other')")
                other.execute("COMMIT")
                written += 1
        return written

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(write_on)
        try:
            for _turn in range(20):
                begin_writing(connection, 60)
                connection.execute("INSERT INTO done VALUES ('waiter')")
                connection.execute("COMMIT")
        finally:
            waits = False
        written = other.result()
    counts = dict(connection.execute("SELECT who, count(*) FROM done GROUP BY who").fetchall())
    assert counts == {"waiter": 20, "other": written}
