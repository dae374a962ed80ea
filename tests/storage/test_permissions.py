"""What happens without permission or room; as root's permissions are not real, without root.

Each test runs in a process of its own, which also keeps its limits from the others.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.storage.factories import AT, check_in

from backcare_tui.storage.store import open_store

pytestmark = pytest.mark.thorough

NOBODY = 65534

PRELUDE = """
import json, os, resource, signal, sys
from pathlib import Path
from datetime import datetime, timezone
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.errors import BackcareError
# All that is needed, before the files of the interpreter may be out of reach.
import shutil, tempfile
from contextlib import suppress
from backcare_tui.exchange import ndjson
from backcare_tui.journal import backups, transfer
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage import backup, backup_set, change_log, migrate, place, store
import alembic.runtime.migration, sqlalchemy.dialects.sqlite
from backcare_tui.storage.store import open_store

path = Path(sys.argv[1])
at = datetime(2026, 3, 9, 8, tzinfo=timezone.utc)
entry = CheckIn("new", at.date(), at, 4, note="secret" * 1000)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
told = []

def attempt(work):
    try:
        work()
    except BackcareError as error:
        told.append([type(error).__name__, error.message, error.hint])
    else:
        told.append("done")

def write(store):
    store.write("me", "check-in", put=[entry], at=at)
"""

CLOSING = "\nprint(json.dumps(told))"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that a process without root can reach and owns."""
    path = Path(tempfile.mkdtemp(prefix="backcare", dir="/tmp"))
    yield path
    path.chmod(0o700)
    shutil.rmtree(path)


@pytest.fixture
def path(folder: Path) -> Path:
    """A diary with one check-in in that folder."""
    path = folder / "diary.db"
    with open_store(path) as store:
        store.write("me", "check-in", put=[check_in()], at=AT)
    return path


def run(path: Path, body: str) -> list[str | list[str]]:
    """Do ``body`` without root and return what was told."""
    if os.geteuid() == 0:
        for owned in (path.parent, *path.parent.iterdir()):
            os.chown(owned, NOBODY, NOBODY)
    result = subprocess.run(
        [sys.executable, "-c", PRELUDE + body + CLOSING, path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    told: list[str | list[str]] = json.loads(result.stdout)
    for entry in told:
        assert "secret" not in str(entry)
    return told


def assert_told(told: str | list[str], kind: str, words: str, path: Path) -> None:
    assert told != "done"
    assert told[0] == kind
    assert words in told[1]
    assert str(path) in told[1]
    assert told[2]


def test_a_read_only_file_can_be_read(path: Path) -> None:
    path.chmod(0o400)
    body = """
with open_store(path) as store:
    assert len(store.check_ins("me")) == 1
    attempt(lambda: write(store))
    assert len(store.check_ins("me")) == 1
"""
    assert_told(run(path, body)[0], "StorageFailure", "read-only", path)


def test_an_unreadable_file_is_said_so(path: Path) -> None:
    path.chmod(0o000)
    (told,) = run(path, "attempt(lambda: open_store(path))")
    assert_told(told, "StorageFailure", "Could not open", path)


def test_a_closed_folder_is_said_so(path: Path) -> None:
    path.parent.chmod(0o000)
    (told,) = run(path, "attempt(lambda: open_store(path))")
    assert_told(told, "StorageFailure", "Not allowed", path)


def test_a_new_diary_in_a_read_only_folder_is_said_so(folder: Path) -> None:
    folder.chmod(0o500)
    (told,) = run(folder / "new.db", "attempt(lambda: open_store(path))")
    assert_told(told, "StorageFailure", "Not allowed", folder / "new.db")


LIMIT = """
def limit(size):
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard if size is None else size, hard))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
"""


def test_a_disk_that_refuses_more_loses_nothing(path: Path) -> None:
    body = """
with open_store(path) as store:
    limit(os.path.getsize(f"{path}-wal") + 4096)
    attempt(lambda: write(store))
    assert len(store.check_ins("me")) == 1
    limit(None)
    attempt(lambda: write(store))
    store.verify()
    assert len(store.check_ins("me")) == 2
"""
    first, second = run(path, LIMIT + body)
    assert_told(first, "StorageFailure", "disk", path)
    assert second == "done"


def test_a_first_start_without_room_can_be_repeated(folder: Path) -> None:
    body = """
limit(0)
attempt(lambda: open_store(path))
limit(None)
attempt(lambda: write(open_store(path)))
"""
    first, second = run(folder / "new.db", LIMIT + body)
    assert_told(first, "StorageFailure", "disk", folder / "new.db")
    assert second == "done"


def test_a_copy_without_room_leaves_nothing(path: Path) -> None:
    body = """
with open_store(path) as store:
    limit(8192)
    attempt(lambda: store.back_up(path.with_name("copy.db")))
    limit(None)
    attempt(lambda: store.back_up(path.with_name("copy.db")))
"""
    first, second = run(path, LIMIT + body)
    assert_told(first, "StorageFailure", "disk", path.with_name("copy.db"))
    assert second == "done"
    assert sorted(found.name for found in path.parent.iterdir()) == ["copy.db", "diary.db"]
