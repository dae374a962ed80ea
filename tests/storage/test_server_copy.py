"""Before a diary on a server is migrated, all that is in it lies on this machine."""

import json
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, create_engine, text
from tests.factories import SetClock
from tests.storage.factories import AT, FreshDiary, check_in, event
from tests.storage.old_diaries import STEPS, held, write_as

from backcare_tui import paths
from backcare_tui.domain.plain import key_of, kind_of
from backcare_tui.errors import DatabaseError, InvalidInput, StorageFailure
from backcare_tui.journal.erase import erase_whole, plan_whole
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage.migrate import bring_up_to_date
from backcare_tui.storage.server_copy import read_back
from backcare_tui.storage.store import open_store

pytestmark = pytest.mark.thorough

Tables = dict[str, list[dict[str, Any]]]


@pytest.fixture(params=STEPS)
def revision(request: pytest.FixtureRequest) -> str:
    """The revision of the old diary."""
    return str(request.param)


@pytest.fixture
def old(revision: str, fresh_postgres: FreshDiary, tmp_path: Path) -> str:
    """An old diary on a server."""
    location = empty(fresh_postgres())
    engine = create_engine(location)
    with engine.begin() as connection:
        write_as(revision, connection, tmp_path / "steps")
        connection.execute(text(f"SELECT setval('change_id_seq', {len(STEPS[revision])})"))
    engine.dispose()
    return location


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "copies"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with the usual folder of backups."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return home


def empty(location: str) -> str:
    engine = create_engine(location)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return location


def content(location: str) -> Tables:
    """Every row of every table."""
    engine = create_engine(location)
    metadata = MetaData()
    with engine.connect() as connection:
        metadata.reflect(connection)
        found = {
            name: [
                dict(row)
                for row in connection.execute(
                    table.select().order_by(*table.primary_key)
                ).mappings()
            ]
            for name, table in metadata.tables.items()
        }
    engine.dispose()
    return found


def test_the_copy_is_whole_private_and_reads_back(
    old: str, revision: str, backups: Path, fresh_postgres: FreshDiary
) -> None:
    before = content(old)
    open_store(old, backups=backups).close()
    (copy,) = backups.iterdir()
    assert copy.name.endswith("-before-migration.jsonl")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(backups.stat().st_mode) == 0o700
    other = empty(fresh_postgres())
    rows = read_back(other, copy)
    assert rows == sum(map(len, before.values())) - 1 > 10
    assert content(other) == before
    with open_store(other, backups=backups) as store:
        found = {(kind_of(entry), key_of(entry)): entry for entry in store.everything("me")}
        assert found == held(STEPS[revision])
        written = store.write("me", "new", put=[event("later")], at=AT + timedelta(days=1))
        assert written.id == len(STEPS[revision]) + 1


@pytest.mark.parametrize("revision", ["0002"])
def test_where_the_copy_is_gets_told_once(old: str, revision: str, home: Path) -> None:
    server = Journal(Settings(database=old), SetClock())
    assert server.store.check_ins("me")
    (copy,) = paths.backups_folder().iterdir()
    assert server.take_notices() == [
        "The diary was brought up to date. A copy of all that was in it before is in " + f"{copy}."
    ]
    server.reopen()
    assert server.store.check_ins("me")
    assert server.take_notices() == []
    server.close()


@pytest.mark.parametrize("revision", ["0002"])
def test_the_key_of_the_backups_locks_it(
    old: str, revision: str, home: Path, fresh_postgres: FreshDiary
) -> None:
    pyrage = pytest.importorskip("pyrage", reason="needs the extra age")
    own, before = pyrage.x25519.Identity.generate(), content(old)
    settings = Settings(database=old, backup_recipient=str(own.to_public()))
    server = Journal(settings, SetClock())
    assert server.store.check_ins("me")
    server.close()
    (locked,) = paths.backups_folder().iterdir()
    assert locked.name.endswith("-before-migration.jsonl.age")
    assert locked.read_bytes().startswith(b"age-encryption.org/v1\n")
    copy = home / "copy.jsonl"
    copy.write_bytes(pyrage.decrypt(locked.read_bytes(), [own]))
    other = empty(fresh_postgres())
    read_back(other, copy)
    assert content(other) == before


@pytest.mark.parametrize("revision", ["0002"])
def test_a_key_that_is_none_stops_the_migration(old: str, revision: str, home: Path) -> None:
    before = content(old)
    server = Journal(Settings(database=old, backup_recipient="age1typo"), SetClock())
    with pytest.raises(InvalidInput, match="“age1typo” is not a public key of age"):
        server.store.check_ins("me")
    assert list(paths.backups_folder().iterdir()) == []
    assert content(old) == before


@pytest.mark.parametrize("revision", ["0002"])
def test_erasing_takes_the_copies_when_that_is_said(old: str, revision: str, home: Path) -> None:
    server = Journal(Settings(database=old), SetClock())
    plan = plan_whole(server, backups=False, settings=False)
    (copy,) = paths.backups_folder().iterdir()
    assert [each.file for each in plan.copies] == [copy]
    other = copy.with_name(f"x{copy.name}")
    other.write_text("of another diary")
    assert copy in plan_whole(server, backups=True, settings=False).files
    erase_whole(server, plan)
    assert copy.exists()
    erase_whole(server, plan_whole(server, backups=True, settings=False))
    assert list(paths.backups_folder().iterdir()) == [other]
    assert server.store.persons() == []
    server.close()


def test_an_empty_and_a_present_diary_need_no_copy(
    fresh_postgres: FreshDiary, backups: Path
) -> None:
    location = empty(fresh_postgres())
    open_store(location, backups=backups).close()
    with open_store(location, backups=backups) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
    open_store(location, backups=backups).close()
    assert not backups.exists()


@pytest.mark.parametrize("revision", ["0001"])
def test_the_usual_folder_is_that_of_the_backups(
    old: str, revision: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    open_store(old).close()
    assert len(list(paths.backups_folder().glob("*-before-migration.jsonl"))) == 1


@pytest.mark.parametrize("revision", ["0001"])
def test_without_a_copy_the_migration_does_not_begin(
    old: str, revision: str, tmp_path: Path
) -> None:
    before = content(old)
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    with pytest.raises(StorageFailure, match="lies under something that is not a folder"):
        open_store(old, backups=blocked)
    assert content(old) == before


@pytest.mark.parametrize("revision", ["0001"])
def test_a_disk_that_fills_up_stops_it_and_leaves_no_half_copy(
    old: str, revision: str, backups: Path
) -> None:
    before = content(old)
    code = """
import resource, signal, sys
from pathlib import Path
from backcare_tui.errors import StorageFailure
from backcare_tui.storage import server_copy
from backcare_tui.storage.store import open_store
import alembic.command, sqlalchemy.dialects.postgresql.psycopg
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))
try:
    open_store(sys.argv[1], backups=Path(sys.argv[2]))
except StorageFailure as error:
    print(error.message)
"""
    told = subprocess.run(
        [sys.executable, "-c", code, old, backups],
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert told.startswith("Could not")
    assert str(backups) in told
    assert list(backups.iterdir()) == []
    assert content(old) == before


@pytest.mark.parametrize("revision", ["0001"])
def test_a_migration_that_fails_says_where_the_copy_is(
    old: str, revision: str, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(old)

    def half(connection: Connection) -> None:
        bring_up_to_date(connection)
        connection.execute(text("nonsense"))

    monkeypatch.setattr("backcare_tui.storage.server.bring_up_to_date", half)
    with pytest.raises(DatabaseError) as caught:
        open_store(old, backups=backups)
    (copy,) = backups.iterdir()
    assert caught.value.message.endswith("could not be brought up to date. It is as it was.")
    assert caught.value.hint == f"A copy of it is in {copy}."
    assert content(old) == before


@pytest.mark.parametrize("revision", ["0002"])
def test_a_copy_that_was_cut_off_is_refused(
    old: str, revision: str, backups: Path, fresh_postgres: FreshDiary
) -> None:
    open_store(old, backups=backups).close()
    (copy,) = backups.iterdir()
    lines = copy.read_text("utf-8").splitlines()
    other = empty(fresh_postgres())
    for cut in (0, 1, 3, -1):
        copy.write_text("\n".join(lines[:cut]), "utf-8")
        with pytest.raises(DatabaseError) as caught:
            read_back(other, copy)
        assert caught.value.message == f"{copy} is not a whole copy of a diary."
    assert content(other) == {}


def test_a_database_that_is_not_empty_is_refused(
    fresh_postgres: FreshDiary, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.jsonl"
    copy.write_text('{"format": "backcare-tables", "revision": "0001"}\n{"rows": 0}\n')
    location = fresh_postgres()
    with open_store(location) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
    before = content(location)
    with pytest.raises(DatabaseError, match="is not empty; nothing in it was changed"):
        read_back(location, copy)
    assert content(location) == before


@pytest.mark.parametrize("revision", ["0002"])
def test_every_line_is_json_and_the_first_says_what_it_is(
    old: str, revision: str, backups: Path
) -> None:
    open_store(old, backups=backups).close()
    (copy,) = backups.iterdir()
    first, *rows, last = map(json.loads, copy.read_text("utf-8").splitlines())
    assert first == {"format": "backcare-tables", "revision": "0002"}
    assert last == {"rows": len(rows)}
    assert {row["table"] for row in rows} >= {"person", "check_in", "change", "change_entry"}
