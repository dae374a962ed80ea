"""Programs that are killed, power that fails, and many writers: nothing that was said is lost.

The rounds run in a process of their own, which forks: see `benchmarks/support/trust_kills.py`.
"""

import json
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import ROOT

from backcare_tui.storage import sqlite
from backcare_tui.storage.server import open_server
from backcare_tui.storage.sqlite import SqliteDriver
from backcare_tui.storage.store import open_store

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="no fork"),
]

WRONG = ("missing", "between", "shut", "broken", "orphans", "unlogged", "failed")
STEPS = {"migration from 0001", "migration from 0002", "import", "restore"}

can_trace = pytest.mark.skipif(not shutil.which("strace"), reason="no strace")


def run(module: str, call: str, folder: Path) -> Any:
    """The result of ``call`` on ``folder`` in a process of its own."""
    code = (
        "import dataclasses, json, sys\nfrom pathlib import Path\n"
        f"from support.{module} import *\nfolder = Path(sys.argv[1])\nfound = {call}\n"
        "plain = lambda each: dataclasses.asdict(each)\n"
        "print(json.dumps(found, default=plain))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, folder],
        cwd=ROOT / "benchmarks",
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "src"), "HOME": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def assert_nothing_lost(tally: dict[str, Any], rounds: int) -> None:
    assert tally["rounds"] == rounds
    assert tally["acknowledged"] > rounds / 4
    assert {name: tally[name] for name in WRONG} == dict.fromkeys(WRONG, 0)


def test_a_writer_that_is_killed_loses_nothing_it_acknowledged(tmp_path: Path) -> None:
    assert_nothing_lost(run("trust_kills", "kill_writers(folder, 20, 1)", tmp_path), 20)


@pytest.mark.slow
def test_a_writer_that_is_killed_hundreds_of_times_loses_nothing(tmp_path: Path) -> None:
    assert_nothing_lost(run("trust_kills", "kill_writers(folder, 300, 2)", tmp_path), 300)


@pytest.mark.slow
def test_a_large_step_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    found = run("trust_whole", "kill_steps(folder, 12, 3)", tmp_path)
    assert found.keys() >= STEPS
    for name, whole in found.items():
        assert (whole["between"], whole["other"], whole["failed"]) == (0, 0, 0), name
        assert whole["old"] + whole["new"] == whole["rounds"] == 12, name


@can_trace
@pytest.mark.slow
def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    power = run("trust_power", "cut_power(folder, 11, 4)", tmp_path)
    assert power["cuts"] > 300
    assert power["acknowledged"] == 11
    lost = ("unsynced", "missing", "between", "wrong", "shut")
    assert {name: power[name] for name in lost} == dict.fromkeys(lost, 0)


@can_trace
@pytest.mark.slow
def test_a_disk_that_ignores_syncs_would_be_noticed(tmp_path: Path) -> None:
    power = run("trust_power", "cut_power(folder, 5, 4, syncs=False)", tmp_path)
    assert power["missing"] > 0


@can_trace
def test_every_write_is_synced_before_it_is_acknowledged(tmp_path: Path) -> None:
    calls = run(
        "trust_trace", "[[c.what, c.path] for c in traced_writes(folder / 'd.db', 5)]", tmp_path
    )
    synced = []
    for what, path in calls:
        if what == "say":
            synced.append(0)
        elif what == "sync" and synced and Path(path).name.startswith("d.db"):
            synced[-1] += 1
    assert len(synced) == 6
    assert min(synced[:5]) >= 1


@pytest.mark.slow
def test_eight_programs_write_at_once(tmp_path: Path) -> None:
    crowd = run("trust_crowd", "crowd(folder / 'diary.db', 40)", tmp_path)
    assert (crowd["missing"], crowd["wrong"], crowd["failed"]) == (0, 0, 0)
    assert len(crowd["times"]) == crowd["written"] == 320


@pytest.mark.parametrize("kind", ["sqlite3", "sqlalchemy-sqlite"])
def test_every_connection_that_writes_survives_a_power_cut(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "diary.db"
    open_store(path).close()
    opened = []
    real = sqlite.connect

    def noted(*arguments: Any) -> Any:
        opened.append(real(*arguments))
        return opened[-1]

    if kind == "sqlite3":
        monkeypatch.setattr("backcare_tui.storage.sqlite.connect", noted)
        driver: Any = SqliteDriver(path)
    else:
        monkeypatch.setattr("backcare_tui.storage.server.connect", noted)
        driver = open_server(f"sqlite+pysqlite:///{path}", None, 5.0)
    driver.run("persons")
    (connection,) = opened
    told = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys")
    }
    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    driver.close()


def test_a_diary_whose_making_was_cut_off_opens_again(tmp_path: Path) -> None:
    code = """
import os, signal, sys
from backcare_tui.storage.connecting import open_file
from pathlib import Path
connection = open_file(Path(sys.argv[1]))
# So little room that pages go to the file before the commit, as at the moment of it.
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
for number in range(50):
    connection.execute(f"CREATE TABLE t{number} (a)")
os.kill(os.getpid(), signal.SIGKILL)
"""
    diary = tmp_path / "diary.db"
    with closing(sqlite3.connect(diary)) as connection:
        connection.execute("PRAGMA user_version=1")
    done = subprocess.run([sys.executable, "-c", code, diary], check=False)
    assert done.returncode == -signal.SIGKILL
    assert diary.with_name("diary.db-journal").stat().st_size > 0
    with open_store(diary) as store:
        assert store.persons() == []
        store.verify()
