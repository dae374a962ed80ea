"""Erasing in each database: nothing of an entry is left, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from tests.storage.factories import AT, check_in

from backcare_tui.domain.checkin import Event
from backcare_tui.errors import DatabaseError, NotFound
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.erase import claim, erase_entries, erase_person, is_ours, logged
from backcare_tui.storage.store import open_store

SECRET = "zebra [b + [/ 腎俞 \x1b[2J secret"
OURS, OTHERS = "me", "other"


def filled(location: str) -> None:
    """Two persons with entries of the same keys; those of one were changed and deleted."""
    with open_store(location) as store:
        for who in (OURS, OTHERS):
            store.write(who, "one", put=[check_in("a", note=f"{SECRET} {who}")], at=AT)
            store.write(who, "two", put=[check_in("a", note="later"), check_in("b")], at=AT)
            store.write(who, "mark", put=[Event("e", AT.date(), AT, f"event {who}")], at=AT)
        store.write(OURS, "gone", remove=[("check_in", "a")], at=AT)


def raw(location: str) -> str:
    """Everything that stands in the tables of changes and entries, as text."""
    kept: list[object] = []
    address = location if "://" in location else f"sqlite:///{location}"
    engine = create_engine(address)
    with engine.connect() as connection:
        for table in ("change_entry", "change", "check_in", "event", "person"):
            kept += connection.execute(text(f"SELECT * FROM {table}")).all()
    engine.dispose()
    return str(kept)


def test_an_entry_goes_with_every_trace_and_nothing_else(location: str) -> None:
    filled(location)
    erase_entries(location, OURS, [("check_in", "a"), ("event", "e")])
    left = raw(location)
    assert f"secret {OURS}" not in left
    assert f"event {OURS}" not in left
    assert f"secret {OTHERS}" in left
    assert {each.name for each in logged(location, OURS)} == {("check_in", "b")}
    with open_store(location) as store:
        store.verify()
        assert [each.id for each in store.check_ins(OURS)] == ["b"]
        assert [each.id for each in store.check_ins(OTHERS)] == ["a", "b"]
        assert [change.label for change in store.changes(OURS)] == ["two"]
        store.undo(OURS, AT)
        assert store.check_ins(OURS) == []
        with pytest.raises(NotFound):
            store.undo(OURS, AT)
        assert len(store.changes(OTHERS)) == 3


def test_a_person_goes_and_others_stay(location: str) -> None:
    filled(location)
    with open_store(location) as store:
        before = list(store.everything(OTHERS)), store.changes(OTHERS)
    erase_person(location, OURS)
    left = raw(location)
    assert f"secret {OURS}" not in left
    assert f"event {OURS}" not in left
    with open_store(location) as store:
        assert store.persons() == [OTHERS]
        assert (list(store.everything(OTHERS)), store.changes(OTHERS)) == before


def test_who_is_not_there_is_no_failure(location: str) -> None:
    filled(location)
    before = raw(location)
    erase_person(location, "nobody")
    erase_entries(location, "nobody", [("check_in", "a")])
    assert raw(location) == before


@pytest.mark.parametrize("fresh", ["sqlite3", "sqlalchemy-sqlite"], indirect=True)
def test_no_byte_is_left_in_the_file(location: str) -> None:
    filled(location)
    path = Path(location.rpartition(":///")[2])
    assert any(b"zebra" in file.read_bytes() for file in path.parent.iterdir())
    erase_entries(location, OURS, [("check_in", "a")])
    erase_entries(location, OTHERS, [("check_in", "a")])
    assert not any(b"zebra" in file.read_bytes() for file in path.parent.iterdir())
    assert is_ours(path)


@pytest.mark.parametrize("fresh", ["sqlite3"], indirect=True)
def test_a_diary_that_is_open_elsewhere_is_left_alone(location: str) -> None:
    filled(location)
    path = Path(location)
    with closing(open_file(path)) as other:
        other.execute("SELECT * FROM person").fetchall()
        before = raw(location)
        works: tuple[Callable[[], None], ...] = (
            lambda: erase_entries(location, OURS, [("check_in", "a")]),
            lambda: erase_person(location, OURS),
            lambda: claim(path),
        )
        for work in works:
            with pytest.raises(DatabaseError) as caught:
                work()
            said = f"Another program has {path} open, so nothing was erased."
            assert caught.value.message == said
    assert raw(location) == before
    claim(path)


def test_what_is_ours_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    for name, content in (("text", b"a" * 200), ("empty", b""), ("short", b"SQLite format 3\0")):
        (tmp_path / name).write_bytes(content)
        assert not is_ours(tmp_path / name)
    with closing(open_file(tmp_path / "foreign")) as foreign:
        foreign.execute("CREATE TABLE t (x)")
    assert not is_ours(tmp_path / "foreign")
    open_store(tmp_path / "ours").close()
    assert is_ours(tmp_path / "ours")
