"""Copies are whole, private, and never in the way of another file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.storage.factories import AT, FreshDiary, check_in

from backcare_tui.errors import DatabaseError, StorageFailure
from backcare_tui.storage.backup import back_up
from backcare_tui.storage.store import open_store


def test_a_copy_holds_what_is_not_yet_in_the_main_file(
    fresh_sqlite: FreshDiary, tmp_path: Path
) -> None:
    path, target = fresh_sqlite(), tmp_path / "copies" / "copy.db"
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in(note="in the log file")], at=AT)
        store.back_up(target)
        with open_store(target) as copy:
            assert list(copy.everything("me")) == list(store.everything("me"))
            assert copy.changes("me") == store.changes("me")
            copy.verify()
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.parent.stat().st_mode & 0o777 == 0o700
    assert [found.name for found in target.parent.iterdir()] == ["copy.db"]


def test_a_copy_is_one_file_that_a_read_only_place_can_hold(
    fresh_sqlite: FreshDiary, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    back_up(Path(fresh_sqlite()), target)
    with closing(sqlite3.connect(f"{target.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_copy_never_replaces_a_file(fresh_sqlite: FreshDiary, tmp_path: Path) -> None:
    target = tmp_path / "letter.txt"
    target.write_text("dear diary")
    with pytest.raises(StorageFailure, match="is there already"):
        back_up(Path(fresh_sqlite()), target)
    assert target.read_text() == "dear diary"


def test_a_damaged_diary_gives_no_copy(tmp_path: Path) -> None:
    source, target = tmp_path / "diary.db", tmp_path / "copy.db"
    source.write_text("not a database, but long enough to be looked at " * 50)
    with pytest.raises(DatabaseError, match="diary"):
        back_up(source, target)
    assert [found.name for found in tmp_path.iterdir()] == ["diary.db"]


def test_a_place_that_is_no_folder_is_said_so(fresh_sqlite: FreshDiary, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageFailure, match="not a folder"):
        back_up(Path(fresh_sqlite()), tmp_path / "file" / "copy.db")


def test_a_diary_on_a_server_has_backups_of_its_own(
    fresh_postgres: FreshDiary, tmp_path: Path
) -> None:
    with open_store(fresh_postgres()) as store, pytest.raises(StorageFailure, match="server"):
        store.back_up(tmp_path / "copy.db")
