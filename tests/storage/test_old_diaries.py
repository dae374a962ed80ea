"""Diaries of earlier revisions, with entries and a change log, open as they were left."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.storage.factories import AT, DAY, FreshDiary, event, exercise, routine, session
from tests.storage.old_diaries import AFTER, FLARE, STEPS, held, write_as

from backcare_tui.domain.plain import Entry, key_of, kind_of
from backcare_tui.errors import NotFound
from backcare_tui.storage.migrations import revisions
from backcare_tui.storage.store import Store, open_store

pytestmark = pytest.mark.thorough


@pytest.fixture(params=STEPS)
def revision(request: pytest.FixtureRequest) -> str:
    """The revision of the old diary."""
    return str(request.param)


@pytest.fixture
def old_file(revision: str, tmp_path: Path) -> Path:
    """An old diary in a file."""
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        write_as(revision, connection, tmp_path / "steps")
        connection.exec_driver_sql("PRAGMA application_id = 0x6261636B")
    engine.dispose()
    return path


@pytest.fixture
def old_server(
    revision: str, fresh_postgres: FreshDiary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """An old diary on a server; its copy goes where the test may leave it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    location = fresh_postgres()
    engine = create_engine(location)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
        write_as(revision, connection, tmp_path / "steps")
        connection.execute(text(f"SELECT setval('change_id_seq', {len(STEPS[revision])})"))
    engine.dispose()
    return location


@pytest.fixture(params=["old_file", "old_server"])
def old(request: pytest.FixtureRequest) -> str:
    """An old diary, on each kind of database in turn."""
    return str(request.getfixturevalue(request.param))


def stored(store: Store) -> dict[tuple[str, str], Entry]:
    """All that a diary holds, by kind and key."""
    return {(kind_of(entry), key_of(entry)): entry for entry in store.everything("me")}


def test_every_earlier_revision_has_a_diary_here() -> None:
    assert list(STEPS) == revisions()[:-1]


def test_entries_read_back_and_every_change_can_be_undone(old: str, revision: str) -> None:
    steps = STEPS[revision]
    with open_store(old) as store:
        assert stored(store) == held(steps)
        assert store.check_ins("me") == [AFTER if revision == "0001" else FLARE]
        assert [each.run for each in store.sessions("me")] == [""]
        assert not store.routines("me")
        assert not store.exercise_sessions("me")
        for count in range(len(steps) - 1, -1, -1):
            assert store.undo("me", AT).label == steps[count][0]
            assert stored(store) == held(steps[:count])
        with pytest.raises(NotFound):
            store.undo("me", AT)
        for label, _, _ in steps:
            assert store.redo("me", AT).label == label
        assert stored(store) == held(steps)


def test_what_is_new_can_be_kept_beside_it(old: str, revision: str) -> None:
    new: list[Entry] = [
        FLARE,
        event("e2"),
        session("pressed", run="r1"),
        routine("[b + [/ 腎俞"),
        exercise(),
    ]
    with open_store(old) as store:
        assert store.write("me", "new", put=new, at=AT).id == len(STEPS[revision]) + 1
    with open_store(old) as store:
        assert store.check_in("me", "kept").flare is True
        assert event("e2") in store.events("me", DAY, DAY)
        assert store.session("me", "pressed").run == "r1"
        assert store.routines("me") == [routine("[b + [/ 腎俞")]
        assert store.exercise_sessions("me") == [exercise()]
        store.undo("me", AT)
        assert stored(store) == held(STEPS[revision])


def test_a_copy_of_the_old_file_lies_among_the_backups(old_file: Path, revision: str) -> None:
    with closing(sqlite3.connect(old_file)) as connection:
        before = list(connection.iterdump())
    open_store(old_file).close()
    (copied,) = (old_file.parent / "backups").glob("old-*-before-migration.db")
    with closing(sqlite3.connect(copied)) as copy:
        assert list(copy.iterdump()) == before
        assert "exercise_session" not in " ".join(before)
    open_store(old_file).close()
    assert len(list(copied.parent.glob("old-*.db"))) == 1
