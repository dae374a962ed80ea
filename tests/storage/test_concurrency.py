"""Several programs and several threads at once: nothing is lost and nobody fails."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.storage.factories import AT, check_in

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.errors import DatabaseError, NotFound
from backcare_tui.storage.change import ChangedMeanwhile, ChangeState
from backcare_tui.storage.store import Store, open_store

pytestmark = pytest.mark.thorough

WRITER = """
import sys
from datetime import datetime, timezone
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.errors import DatabaseError, NotFound
from backcare_tui.storage.change import ChangedMeanwhile, ChangeState
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


def run_at_once(location: str, count: int, code: str = WRITER, *more: str) -> None:
    with ExitStack() as running:
        writers = [
            running.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", code, location, f"w{number}", *more],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
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
        # All of them before anything is judged: none is left behind by a failure.
        told = [writer.communicate(timeout=300)[1] for writer in writers]
    for writer, errors in zip(writers, told, strict=True):
        assert writer.returncode == 0, errors
        print(errors)


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


PERSON = """
import sys, time
from backcare_tui.journal.entries import Draft
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from datetime import date, datetime, timezone

location, name, count = sys.argv[1:]
clock = lambda: datetime(2026, 3, 9, 20, tzinfo=timezone.utc)
print("ready", flush=True)
sys.stdin.readline()
journal = Journal(Settings(database=location), clock)
times = []
for n in range(int(count)):
    begun = time.perf_counter()
    journal.diary.check_in(Draft(date(2026, 3, 9), n % 11, {"cold": True}, note=f"{name}-{n}"))
    times.append(time.perf_counter() - begun)
journal.close()
times.sort()
print(f"p50 {times[len(times) // 2]:.3f} p95 {times[len(times) * 95 // 100]:.3f} "
      f"most {times[-1]:.3f}", file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("programs", "entries"), [(3, 10), pytest.param(8, 200, marks=pytest.mark.slow)]
)
def test_many_people_check_in_at_once(tmp_path: Path, programs: int, entries: int) -> None:
    path = tmp_path / "new" / "diary.db"
    run_at_once(str(path), programs, PERSON, str(entries))
    with open_store(path) as store:
        notes = [entry.note for entry in store.check_ins("me")]
        assert sorted(notes) == sorted(f"w{w}-{n}" for w in range(programs) for n in range(entries))
        changes = store.changes("me", programs * entries + 1)
        assert len(changes) == programs * entries
        assert [change.id for change in changes] == sorted(
            (change.id for change in changes), reverse=True
        )
        store.verify()


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


def test_who_is_held_up_says_so_and_writes_when_it_can(location: str) -> None:
    with (
        open_store(location) as holder,
        open_store(location, busy_timeout=0.05) as store,
        ExitStack() as held,
    ):
        held.enter_context(holder._driver.writing())
        told: list[str] = []

        def waiting() -> None:
            told.append("waiting")
            assert store.check_ins("me") == [], "others can read meanwhile"
            if len(told) == 2:
                held.close()

        store.patience, store.waiting = 3, waiting
        assert store.write("me", "check-in", put=[check_in()], at=AT)
        assert told == ["waiting", "waiting"]
        assert store.check_ins("me") == [check_in()]


@pytest.mark.parametrize("patience", [1, 3])
def test_who_is_held_up_for_too_long_is_told_and_nothing_is_lost(
    location: str, patience: int
) -> None:
    with open_store(location) as holder, open_store(location, busy_timeout=0.05) as store:
        store.write("me", "check-in", put=[check_in("a")], at=AT)
        before = list(store.everything("me"))
        store.patience = patience
        with holder._driver.writing():
            works: list[Callable[[], object]] = [
                lambda: store.write("me", "check-in", put=[check_in("b")], at=AT),
                lambda: store.undo("me", AT),
            ]
            for work in works:
                with pytest.raises(DatabaseError) as caught:
                    work()
                assert caught.value.message == f"Another program is writing to {store.location}."
                assert caught.value.hint == "Wait a moment and try again."
        assert list(store.everything("me")) == before
        assert store.write("me", "check-in", put=[check_in("b")], at=AT)


def test_what_was_not_read_so_is_not_written_over(store: Store, location: str) -> None:
    seen, name = check_in("a"), ("check_in", "a")
    store.write("me", "first", put=[seen], at=AT, expected={name: None})
    with open_store(location) as other:
        theirs = check_in("a", pain=9)
        other.write("me", "theirs", put=[theirs], at=AT, expected={name: seen})
    mine = check_in("a", pain=1)
    for expected in ({name: seen}, {name: None}, {name: seen, ("check_in", "b"): None}):
        with pytest.raises(ChangedMeanwhile) as caught:
            store.write("me", "mine", put=[mine], at=AT, expected=expected)
        assert caught.value.stored == {name: theirs}
        with pytest.raises(ChangedMeanwhile):
            store.write("me", "mine", remove=[name], at=AT, expected=expected)
    assert store.check_in("me", "a") == theirs
    assert not store.write("me", "again", put=[theirs], at=AT, expected={name: seen})
    assert store.write("me", "mine", put=[mine], at=AT, expected={name: theirs})


def test_of_two_who_read_the_same_one_writes(location: str) -> None:
    with open_store(location) as store:
        store.write("me", "first", put=[check_in("a", pain=0)], at=AT)

    def raise_pain(number: int) -> int:
        written = 0
        with open_store(location, busy_timeout=30) as store:
            while written < 5:
                seen = store.check_in("me", "a")
                longer = replace(seen, note=seen.note + "x")
                name, at = ("check_in", "a"), AT + timedelta(seconds=number)
                with suppress(ChangedMeanwhile):
                    # Where another wrote just the same, this one has written nothing.
                    written += bool(
                        store.write("me", "x", put=[longer], at=at, expected={name: seen})
                    )
        return written

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(raise_pain, range(4))) == 20
    with open_store(location) as store:
        assert store.check_in("me", "a").note == "x" * 20, "no letter was lost"


def test_one_takes_back_while_another_writes(location: str) -> None:
    def write(number: int) -> None:
        with open_store(location, busy_timeout=30) as store:
            for n in range(15):
                store.write("me", "check-in", put=[check_in(f"t{number}-{n}")], at=AT)

    def take_back(_number: int) -> None:
        with open_store(location, busy_timeout=30) as store:
            for _ in range(15):
                with suppress(NotFound):
                    store.undo("me", AT)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda each: each[0](each[1]), [(write, 0), (take_back, 1), (write, 2)]))
    with open_store(location) as store:
        there = {entry.id for entry in store.check_ins("me")}
        changes = store.changes("me", 1000)
        assert len(changes) == 30
        assert there == {
            change.entries[0].key for change in changes if change.state is ChangeState.APPLIED
        }
        store.verify()
