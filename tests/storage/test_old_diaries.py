"""Diaries of earlier revisions, with entries and a change log, open as they were left."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, create_engine, text
from tests.storage.factories import AT, DAY, FreshDiary, check_in, event

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import Entry, to_plain
from backcare_tui.errors import NotFound
from backcare_tui.storage.migrate import bring_up_to_date
from backcare_tui.storage.migrations import FOLDER
from backcare_tui.storage.rows import answer_rows, microseconds, row_of
from backcare_tui.storage.store import open_store

BEFORE = check_in("kept", signs={"dizzy": False}, note="[b + [/ 腎俞")
AFTER = replace(BEFORE, pain=6, exposures={"cold": True})
REMOVED = check_in("gone", note="taken out")
CHANGES: list[tuple[str, str, CheckIn | None, CheckIn | None]] = [
    ("add", "gone", None, REMOVED),
    ("check-in", "kept", None, BEFORE),
    ("edit", "kept", BEFORE, AFTER),
    ("delete", "gone", REMOVED, None),
]
MOMENT = {"at_us": microseconds(AT), "utc_offset": 3600, "state_at_us": microseconds(AT)}


def without_flare(entry: CheckIn | None) -> str | None:
    if entry is None:
        return None
    plain = to_plain(entry)
    del plain["flare"]
    return json.dumps(plain)


def write_as_0001(connection: Connection, steps: Path) -> None:
    """A check-in that was added, changed and followed by a deletion, as revision 0001 kept it."""
    shutil.copytree(FOLDER, steps)
    for step in (steps / "versions").glob("[0-9]*.py"):
        if not step.name.startswith("0001"):
            step.unlink()
    bring_up_to_date(connection, steps)
    tables = MetaData()
    tables.reflect(connection)

    def add(table: str, **values: object) -> None:
        connection.execute(tables.tables[table].insert().values(**values))

    add("person", id=1, handle="me", created_at_us=0)
    row = row_of(AFTER, 1)
    del row["flare"]
    add("check_in", **row)
    for answer in answer_rows(AFTER, 1):
        add("check_in_answer", **answer)
    for number, (label, key, before, after) in enumerate(CHANGES, 1):
        add("change", id=number, person_id=1, label=label, state="applied", **MOMENT)
        add(
            "change_entry",
            change_id=number,
            position=0,
            kind="check_in",
            key=key,
            before=without_flare(before),
            after=without_flare(after),
        )


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A diary of revision 0001 in a file."""
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        write_as_0001(connection, tmp_path / "steps")
        connection.exec_driver_sql("PRAGMA application_id = 0x6261636B")
    engine.dispose()
    return path


@pytest.fixture
def old_server(fresh_postgres: FreshDiary, tmp_path: Path) -> str:
    """A diary of revision 0001 on a server."""
    location = fresh_postgres()
    engine = create_engine(location)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        write_as_0001(connection, tmp_path / "steps")
        connection.execute(text("SELECT setval('change_id_seq', 4)"))
    engine.dispose()
    return location


@pytest.fixture(params=["old_file", "old_server"])
def old(request: pytest.FixtureRequest) -> str:
    """A diary of revision 0001, on each kind of database in turn."""
    return str(request.getfixturevalue(request.param))


def test_entries_read_back_and_every_change_can_be_undone(old: str) -> None:
    with open_store(old) as store:
        assert store.check_ins("me") == [AFTER]
        assert store.check_ins("me")[0].flare is None
        assert store.events("me") == []
        assert store.undo("me", AT).label == "delete"
        assert store.check_in("me", "gone") == REMOVED
        assert store.undo("me", AT).label == "edit"
        assert store.check_in("me", "kept") == BEFORE
        assert [store.undo("me", AT).label for _ in range(2)] == ["check-in", "add"]
        assert list(store.everything("me")) == []
        with pytest.raises(NotFound):
            store.undo("me", AT)
        assert [store.redo("me", AT).label for _ in range(4)] == [
            "add",
            "check-in",
            "edit",
            "delete",
        ]
        assert store.check_ins("me") == [AFTER]


def test_what_is_new_can_be_kept_beside_it(old: str) -> None:
    with open_store(old) as store:
        put: list[Entry] = [replace(AFTER, flare=True), event()]
        assert store.write("me", "new", put=put, at=AT).id == 5
    with open_store(old) as store:
        assert store.check_in("me", "kept").flare is True
        assert store.events("me", DAY, DAY) == [event()]
        store.undo("me", AT)
        assert store.check_ins("me") == [AFTER]
        assert store.events("me") == []


def test_a_copy_of_the_old_file_lies_beside_it(old_file: Path) -> None:
    with closing(sqlite3.connect(old_file)) as connection:
        before = list(connection.iterdump())
    open_store(old_file).close()
    with closing(sqlite3.connect(old_file.with_name("old-revision-0001.db"))) as copy:
        assert list(copy.iterdump()) == before
        assert "flare" not in " ".join(before)
    open_store(old_file).close()
    assert len(list(old_file.parent.glob("old-revision-*"))) == 1
