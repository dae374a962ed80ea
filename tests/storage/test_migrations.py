"""One path for new and old diaries, whole or not at all, and never without a copy."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from tests.storage.factories import AT, FreshDiary, check_in

from backcare_tui.errors import DatabaseError
from backcare_tui.storage.compiled import HEAD_REVISION, REVISIONS
from backcare_tui.storage.migrate import bring_up_to_date
from backcare_tui.storage.migrations import FOLDER, revisions
from backcare_tui.storage.opening import prepare
from backcare_tui.storage.schema import metadata
from backcare_tui.storage.sqlite import SqliteDriver
from backcare_tui.storage.store import Store, open_store

NEXT = f"{int(HEAD_REVISION) + 1:04}"
NEXT_STEP = f"""
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{HEAD_REVISION}"

def upgrade():
    op.add_column("check_in", sa.Column("mood", sa.Text()))
    op.create_table("extra", sa.Column("id", sa.Integer(), primary_key=True))
"""


@contextmanager
def connected(location: str) -> Iterator[Connection]:
    url = location if "://" in location else f"sqlite:///{location}"
    engine = create_engine(make_url(url))
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.fixture
def steps(tmp_path: Path) -> Path:
    """A copy of the migrations to which a test may add."""
    folder = tmp_path / "steps with 100% more"
    shutil.copytree(FOLDER, folder)
    return folder


NEXT_REVISIONS = (*REVISIONS, NEXT)


def dump(path: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_the_migrated_schema_is_the_schema(location: str) -> None:
    with connected(location) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_migrations_write_the_tables_to_the_letter(fresh_sqlite: FreshDiary) -> None:
    # compare_metadata does not look at checks, WITHOUT ROWID or AUTOINCREMENT.
    dialect = sqlite.dialect()
    expected = {
        table.name: str(CreateTable(table).compile(dialect=dialect))
        for table in metadata.sorted_tables
    }
    expected |= {
        str(index.name): str(CreateIndex(index).compile(dialect=dialect))
        for table in metadata.sorted_tables
        for index in table.indexes
    }
    with closing(sqlite3.connect(fresh_sqlite())) as connection:
        rows = connection.execute(
            "SELECT name, sql FROM sqlite_master "
            "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version'"
        )
        found = dict(rows.fetchall())
    assert found.keys() == expected.keys()
    for name, text in expected.items():
        assert sorted(_parts(found[name])) == sorted(_parts(text)), name


def _parts(text: str) -> list[str]:
    """The columns and constraints of a statement: a later step adds its column to a line."""
    parts, depth = [""], 0
    for character in text:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if (depth == 1 and character in "(,") or (depth == 0 and character == ")"):
            parts.append("")
        else:
            parts[-1] += character
    return [" ".join(part.split()) for part in parts]


def test_revisions_are_numbers_in_a_row() -> None:
    assert revisions() == [f"{n:04}" for n in range(1, len(revisions()) + 1)]
    assert revisions()[-1] == HEAD_REVISION


def test_a_diary_at_head_is_left_alone(location: str) -> None:
    with connected(location) as connection:
        bring_up_to_date(connection)


def test_an_old_diary_is_copied_and_then_brought_up_to_date(
    fresh_sqlite: FreshDiary, steps: Path
) -> None:
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in(note="keep me")], at=AT)
    before = dump(str(path))
    (steps / "versions" / f"{NEXT}_mood.py").write_text(NEXT_STEP)
    prepare(path, None, 5.0, NEXT_REVISIONS, steps)
    with Store(SqliteDriver(path)) as store:
        assert store.check_ins("me") == [check_in(note="keep me")]
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (NEXT,)
        assert connection.execute("SELECT mood FROM check_in").fetchall() == [(None,)]
    (copy,) = (path.parent / "backups").glob(f"{path.stem}-*-before-migration.db")
    assert dump(str(copy)) == before
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_step_that_fails_leaves_the_diary_as_it_was(
    fresh_sqlite: FreshDiary, steps: Path, tmp_path: Path
) -> None:
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
    before = dump(str(path))
    (steps / "versions" / f"{NEXT}_mood.py").write_text(NEXT_STEP + '    op.execute("nonsense")\n')
    backups = tmp_path / "copies"
    for _ in range(2):
        with pytest.raises(DatabaseError, match="could not be used"):
            prepare(path, backups, 5.0, NEXT_REVISIONS, steps)
    assert dump(str(path)) == before
    copies = sorted(backups.glob(f"{path.stem}-*-before-migration*.db"))
    assert [dump(str(copy)) for copy in copies] == [before, before]
