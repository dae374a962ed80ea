"""Opening a diary: made where missing, private, and safe against a power cut."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from tests.storage.factories import AT, FreshDiary, check_in

from backcare_tui.errors import DatabaseError, StorageFailure
from backcare_tui.storage.compiled import APPLICATION_ID
from backcare_tui.storage.sqlite import SqliteDriver
from backcare_tui.storage.store import open_store


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o277])
def test_a_new_diary_is_for_its_owner_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "made" / "on the way" / "diary.db"
    before = os.umask(umask)
    try:
        with open_store(path) as store:
            store.write("me", "check-in", put=[check_in()], at=AT)
            names = sorted(found.name for found in path.parent.iterdir())
            assert names == ["diary.db", "diary.db-shm", "diary.db-wal"]
            assert {mode(found) for found in path.parent.iterdir()} == {0o600}
    finally:
        os.umask(before)
    assert mode(path.parent) == mode(path.parent.parent) == 0o700
    assert [found.name for found in path.parent.iterdir()] == ["diary.db"]


def test_folders_that_are_there_keep_their_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    open_store(tmp_path / "diary.db").close()
    assert mode(tmp_path) == 0o755


def test_an_empty_file_is_a_new_diary(tmp_path: Path) -> None:
    # A first start on a full disk leaves one.
    path = tmp_path / "diary.db"
    path.touch(0o644)
    with open_store(path) as store:
        assert store.check_ins("me") == []
    assert mode(path) == 0o600


def test_a_database_without_tables_is_a_new_diary(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")
    assert path.stat().st_size > 0
    with open_store(path) as store:
        assert store.check_ins("me") == []


def test_a_new_diary_is_marked_and_durable(tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    with open_store(path, busy_timeout=3.5):
        driver = SqliteDriver(path, 3.5)
        pragmas = {
            "application_id": APPLICATION_ID,
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 3500,
        }
        for name, value in pragmas.items():
            assert driver._execute(f"PRAGMA {name}", {}) == [(value,)], name
        driver.close()


@pytest.mark.parametrize("prefix", ["sqlite:///", "sqlite+pysqlite:///"])
def test_an_address_of_a_file_means_the_file(tmp_path: Path, prefix: str) -> None:
    path = tmp_path / "diary.db"
    with open_store(f"{prefix}{path}") as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
        assert store.location == str(path)
    with open_store(path) as store:
        assert store.check_ins("me") == [check_in()]


def test_names_with_odd_characters_work(tmp_path: Path) -> None:
    path = tmp_path / "ÄÖ 委中 #1?mode=ro%20'x.db"
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
    with open_store(str(path)) as store:
        assert store.check_ins("me") == [check_in()]
    assert [found.name for found in tmp_path.iterdir()] == [path.name]


def test_the_home_folder_may_be_written_as_a_tilde(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    open_store("~/diary.db").close()
    assert (tmp_path / "diary.db").is_file()


@pytest.mark.parametrize(
    "address",
    [
        "sqlite://",
        "sqlite:///",
        "sqlite:///:memory:",
        "sqlite:///x?mode=ro",
        "sqlite+pysqlite://",
        "nonsense://x",
        "postgresql://[",
        "x\0.db",
    ],
)
def test_an_address_that_leads_nowhere_is_said_so(address: str) -> None:
    with pytest.raises(StorageFailure) as caught:
        open_store(address)
    assert caught.value.hint


def test_a_closed_diary_says_so(fresh_sqlite: FreshDiary) -> None:
    store = open_store(fresh_sqlite())
    store.close()
    store.close()
    with pytest.raises(DatabaseError, match="closed"):
        store.check_ins("me")


def test_a_password_is_not_shown(fresh_postgres: FreshDiary) -> None:
    location = fresh_postgres().replace("postgres@", "postgres:s3cret@")
    with open_store(location) as store:
        assert "s3cret" not in store.location
        assert "***" in store.location
