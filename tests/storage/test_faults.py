"""Real faults, told in words: what happened to which file, and what to do."""

import errno
import os
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.storage.factories import AT, FreshDiary, check_in, exercise, routine

from backcare_tui.errors import BackcareError, DatabaseError, StorageFailure
from backcare_tui.storage import faults
from backcare_tui.storage.store import open_store


@contextmanager
def told(kind: type[BackcareError], words: str, place: object = "") -> Iterator[None]:
    """Expect ``kind`` with ``words`` about ``place``, and a hint."""
    with pytest.raises(kind, match=words) as caught:
        yield
    assert str(place) in caught.value.message
    assert caught.value.hint
    assert "secret" not in caught.value.message + caught.value.hint


@pytest.fixture
def path(fresh_sqlite: FreshDiary) -> Path:
    """A diary with sixty check-ins."""
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        put = [check_in(f"c{n}", note="secret " * 100, signs={"x": True}) for n in range(60)]
        store.write("me", "many", put=put, at=AT)
    return path


def unchanged(path: Path) -> dict[str, bytes]:
    """What may not change: the file itself and a log that was beside it."""
    return {
        found.name: found.read_bytes()
        for found in path.parent.iterdir()
        if found.is_file() and not found.name.endswith("-shm") and found.stat().st_size
    }


def test_another_writer_is_waited_for_and_then_named(location: str) -> None:
    with (
        open_store(location) as holder,
        open_store(location, busy_timeout=0.05) as store,
        holder._driver.writing(),
    ):
        assert store.check_ins("me") == [], "readers are not held up"
        with told(DatabaseError, "Another program is writing", store.location):
            store.write("me", "check-in", put=[check_in(note="secret")], at=AT)
    with open_store(location) as store:
        assert store.write("me", "check-in", put=[check_in()], at=AT)


def test_an_old_style_lock_on_the_whole_file_is_the_same(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode=DELETE")
        other.execute("BEGIN EXCLUSIVE")
        with told(DatabaseError, "Another program is writing", path):
            open_store(path, busy_timeout=0.05)


@pytest.mark.parametrize(
    "content",
    [b"dear diary\n", b"x" * 5000, b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["short", "text", "zeros", "header"],
)
def test_another_kind_of_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    with told(DatabaseError, "not a diary", path):
        open_store(path)
    assert unchanged(path) == {"diary.db": content}


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_the_database_of_another_program_is_left_alone(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode={journal}")
        other.execute("CREATE TABLE check_in (id TEXT)")
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
        # Still open, so with WAL all of it lies in the log beside the file.
        before = unchanged(path)
        with told(DatabaseError, "another program", path):
            open_store(path)
        assert unchanged(path) == before


def test_even_the_revision_of_another_program_may_be_called_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("CREATE TABLE photo (id TEXT)")
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.execute("INSERT INTO alembic_version VALUES ('0001')")
    with told(DatabaseError, "another program", path):
        open_store(path)


def test_a_newer_diary_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '0999'")
    before = unchanged(path)
    with told(DatabaseError, "newer version of backcare.*0999", path):
        open_store(path)
    assert unchanged(path) == before


def test_a_diary_without_a_revision_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DELETE FROM alembic_version")
    with told(DatabaseError, "damaged", path):
        open_store(path)


def test_overwritten_pages_are_found(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(random.Random(1).randbytes(4096 * 20))
    with told(DatabaseError, "damaged", path), open_store(path) as store:
        store.verify()
    with told(DatabaseError, "damaged", path), open_store(path) as store:
        list(store.everything("me"))


def test_a_file_that_was_cut_is_found(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    with told(DatabaseError, "damaged|not a diary", path), open_store(path) as store:
        store.verify()


def test_a_missing_table_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE session")
    with told(DatabaseError, "could not be used", path), open_store(path) as store:
        store.sessions("me")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE check_in SET day = 'soon' WHERE id = 'c0'",
        "UPDATE check_in SET at_us = 9223372036854775807 WHERE id = 'c0'",
        "UPDATE check_in SET at_us = 'x' WHERE id = 'c0'",
        "UPDATE check_in SET utc_offset = 1000000 WHERE id = 'c0'",
        "UPDATE check_in SET note = CAST(x'ff' AS TEXT) WHERE id = 'c0'",
        "UPDATE change_entry SET after = 'x'",
        "UPDATE change_entry SET after = '{}'",
        "UPDATE change_entry SET after = '[]'",
        "UPDATE change_entry SET kind = 'mood'",
    ],
)
def test_a_row_that_this_program_never_writes_is_found(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute(statement)
    with told(DatabaseError, "damaged", path), open_store(path) as store:
        store.check_ins("me")
        store.undo("me", AT)
    with open_store(path) as store:
        for read in (store.daily_pain, store.first_and_last_day, store.changes):
            with suppress(DatabaseError):
                read("me")


@pytest.mark.parametrize(
    "steps", ["x", "[]", "{}", '[{"point": "BL23"}]', "7", "[" * 100_000], ids=range(6)
)
def test_steps_that_this_program_never_writes_are_found(path: Path, steps: str) -> None:
    with open_store(path) as store:
        store.write("me", "routine", put=[routine()], at=AT)
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("UPDATE routine SET steps = ?", (steps,))
    with told(DatabaseError, "damaged", path), open_store(path) as store:
        store.routines("me")


def test_a_row_that_breaks_the_rules_is_not_taken(path: Path) -> None:
    with open_store(path) as store:
        store.write("me", "exercise", put=[exercise()], at=AT)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in (
            "UPDATE exercise_session SET sets = 21",
            "UPDATE exercise_session SET count = 0",
            "UPDATE exercise_session SET hold = -1",
            "UPDATE exercise_session SET felt = 'fine'",
            "UPDATE exercise_session SET pain_after = 11",
            "UPDATE check_in SET pain = 11",
            "UPDATE check_in_answer SET yes = 2",
            "UPDATE check_in_answer SET kind = 'mood'",
            "UPDATE change SET state = 'lost'",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                other.execute(statement)


def test_no_room_left_is_said_and_nothing_is_lost(path: Path) -> None:
    with open_store(path) as store:
        before = store.check_ins("me")
        # The real SQLITE_FULL, without filling a disk.
        pages = store._driver._execute("PRAGMA page_count", {})[0][0]  # type: ignore[attr-defined]
        store._driver._execute(f"PRAGMA max_page_count={pages}", {})  # type: ignore[attr-defined]
        big = check_in("big", note="secret " * 20_000)
        with told(StorageFailure, "disk is full", path):
            store.write("me", "check-in", put=[big], at=AT)
        assert store.check_ins("me") == before
        store._driver._execute("PRAGMA max_page_count=100000", {})  # type: ignore[attr-defined]
        store.write("me", "check-in", put=[big], at=AT)
        store.verify()


def test_a_folder_is_no_diary(tmp_path: Path) -> None:
    with told(StorageFailure, "is a folder", tmp_path):
        open_store(tmp_path)


def test_a_pipe_is_no_diary(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with told(StorageFailure, "not an ordinary file", tmp_path / "pipe"):
        open_store(tmp_path / "pipe")


def test_a_file_on_the_way_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "folder" / "diary.db"
    with told(StorageFailure, "not a folder", path):
        open_store(path)


def test_a_name_that_is_too_long_is_said_so(tmp_path: Path) -> None:
    with told(StorageFailure, "too long", tmp_path):
        open_store(tmp_path / ("x" * 300))


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.ENOTDIR, errno.EIO, None])
def test_what_the_file_system_reports_is_told(code: int | None) -> None:
    error = OSError(code, os.strerror(code)) if code else OSError("odd")
    failure = faults.from_os(error, "/diary.db")
    assert "/diary.db" in failure.message
    assert failure.hint


def test_a_server_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with told(StorageFailure, "Cannot reach"):
        open_store(f"postgresql://me:secret@/diary?host={tmp_path}")


def test_a_database_that_is_not_there_is_said_so(postgres: str) -> None:
    url = make_url(postgres).set(database="nowhere").render_as_string(hide_password=False)
    with told(StorageFailure, "nowhere"):
        open_store(url)


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (["UPDATE alembic_version SET version_num = '0999'"], "newer version"),
        (
            ["DROP TABLE check_in CASCADE", "UPDATE alembic_version SET version_num = 'x'"],
            "another",
        ),
        (["DROP TABLE alembic_version"], "another program"),
    ],
)
def test_a_database_on_a_server_that_is_not_ours_is_left_alone(
    fresh_postgres: FreshDiary, statements: list[str], words: str
) -> None:
    location = fresh_postgres()
    engine = create_engine(location)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()
    with told(DatabaseError, words):
        open_store(location)
