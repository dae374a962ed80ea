"""Diaries that the program of each revision wrote itself, with what it exported of them then.

``stored/`` has one of every revision, as SQL. They were written by the command line of the day and
are never made again: a change to them would be a change to the diaries of people.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.storage.factories import AT

from backcare_tui.errors import DatabaseError
from backcare_tui.exchange.ndjson import write_ndjson
from backcare_tui.storage.compiled import HEAD_REVISION, REVISIONS
from backcare_tui.storage.migrations import FOLDER
from backcare_tui.storage.opening import prepare
from backcare_tui.storage.store import open_store

STORED = Path(__file__).with_name("stored")

LATER_FIELDS: dict[str, Any] = {"flare": None, "run": ""}
"""Fields that were added to entries since 0001, and what those of before have in them."""


@pytest.fixture(params=sorted(path.stem for path in STORED.glob("*.sql")))
def revision(request: pytest.FixtureRequest) -> str:
    """The revision of the stored diary."""
    return str(request.param)


@pytest.fixture
def diary(revision: str, tmp_path: Path) -> Path:
    """A stored diary as a file."""
    return restored(revision, tmp_path / "diary.db")


def restored(revision: str, path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((STORED / f"{revision}.sql").read_text("utf-8"))
        connection.execute("PRAGMA journal_mode=WAL")
    return path


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def exported_then(revision: str) -> list[dict[str, Any]]:
    """The entries that the program of ``revision`` exported."""
    lines = (STORED / f"{revision}.ndjson").read_text("utf-8").splitlines()
    assert json.loads(lines[0])["format"] == "backcare"
    return [json.loads(line) for line in lines[1:]]


def exported_now(path: Path) -> list[dict[str, Any]]:
    with open_store(path) as store:
        return [json.loads(line) for line in write_ndjson(store.everything("me"))][1:]


def as_then(now: dict[str, Any], then: dict[str, Any]) -> dict[str, Any]:
    """``now`` without what the program of then did not know, which has to be empty."""
    added = now.keys() - then.keys()
    assert {name: now[name] for name in added} == {name: LATER_FIELDS[name] for name in added}
    return {name: value for name, value in now.items() if name in then}


def test_every_revision_has_a_diary_here() -> None:
    assert sorted(path.stem for path in STORED.glob("*.sql")) == list(REVISIONS)
    assert sorted(path.stem for path in STORED.glob("*.ndjson")) == list(REVISIONS)


def test_every_entry_is_what_the_program_of_then_exported(diary: Path, revision: str) -> None:
    then = exported_then(revision)
    now = exported_now(diary)
    assert len(now) == len(then) > 30
    assert [as_then(*pair) for pair in zip(now, then, strict=True)] == then
    with open_store(diary) as store:
        assert store.persons() == ["me", "other"]
        assert [each.note for each in store.check_ins("other")] == ["theirs"]
        store.verify()


def test_the_change_log_goes_on_where_it_was(diary: Path) -> None:
    with open_store(diary) as store:
        before = [json.loads(line) for line in write_ndjson(store.everything("me"))]
        assert store.redo("me", AT).label == "check-in 2026-02-08"
        undone = 0
        while list(store.everything("me")):
            store.undo("me", AT)
            undone += 1
        assert undone > 8
        for _ in range(undone - 1):
            store.redo("me", AT)
        assert [json.loads(line) for line in write_ndjson(store.everything("me"))] == before


def test_the_copy_from_before_is_what_was_stored(diary: Path, revision: str) -> None:
    before = dump(diary)
    open_store(diary).close()
    copies = list(diary.parent.glob("backups/*.db"))
    if revision == HEAD_REVISION:
        assert copies == []
        return
    (copy,) = copies
    assert copy.name.endswith("-before-migration.db")
    assert dump(copy) == before
    assert exported_now(copy) == exported_now(diary)


def test_a_step_that_fails_after_others_leaves_the_diary_and_its_copy(tmp_path: Path) -> None:
    diary = restored("0001", tmp_path / "diary.db")
    before, content = dump(diary), diary.read_bytes()
    steps = tmp_path / "steps"
    shutil.copytree(FOLDER, steps)
    last = next((steps / "versions").glob(f"{HEAD_REVISION}_*.py"))
    last.write_text(last.read_text("utf-8") + '    op.execute("nonsense")\n', "utf-8")
    with pytest.raises(DatabaseError) as caught:
        prepare(diary, tmp_path / "copies", 5.0, REVISIONS, steps)
    assert caught.value.message == f"The diary {diary} could not be used (SQLITE_ERROR)."
    assert dump(diary) == before
    assert diary.read_bytes() == content
    (copy,) = (tmp_path / "copies").glob("*-before-migration.db")
    assert dump(copy) == before
    assert len(exported_now(diary)) == len(exported_then("0001"))


def test_a_diary_of_a_newer_program_is_refused_and_not_touched(diary: Path) -> None:
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()
    content = diary.read_bytes()
    with pytest.raises(DatabaseError) as caught:
        open_store(diary)
    assert caught.value.message == (
        f"{diary} was written by a newer version of backcare (revision 0999)."
        " Nothing in it was changed."
    )
    assert caught.value.hint == "Update backcare, then try again."
    assert diary.read_bytes() == content
    assert not (diary.parent / "backups").exists()
