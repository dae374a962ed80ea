"""The command line as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.runner import Process, Run, process_environment

pytestmark = pytest.mark.thorough

HEAVY = ("sqlalchemy", "alembic", "numpy", "textual", "rich", "tomlkit", "platformdirs")


def test_the_first_minutes(process: Process, home: Path) -> None:
    answered = process("redflags", "answer", "--none")
    assert (answered.returncode, answered.stderr) == (0, "")
    saved = process("checkin", "4", "--trigger", "cold", "--note", "first")
    assert (saved.returncode, saved.stderr) == (0, "")
    assert saved.stdout.startswith("Saved Sat 22 Nov: pain 4, cold yes.")
    listed = process("list", "--json")
    assert json.loads(listed.stdout)["data"][0]["check_ins"][0]["note"] == "first"
    assert process("undo").returncode == 0
    assert json.loads(process("list", "--json").stdout)["data"] == []
    diary = home / ".local/share/backcare/diary.db"
    assert diary.stat().st_mode & 0o777 == 0o600
    assert diary.parent.stat().st_mode & 0o777 == 0o700


def _loaded(*arguments: str) -> set[str]:
    code = (
        "import sys\nfrom backcare_tui.__main__ import main\n"
        f"code = main({list(arguments)!r})\n"
        "print('\\n' + ' '.join(sys.modules))\nsys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()} | {
        name for name in done.stdout.splitlines()[-1].split() if name.startswith("backcare_tui")
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["checkin", "4", "--trigger", "cold", "--press", "UB40:30", "--note", "x"],
        ["4cf."],
        ["list"],
        ["show", "today"],
        ["status"],
        ["remind", "--quiet"],
        ["undo"],
        ["points"],
        ["prevent"],
        ["redflags"],
    ],
)
def test_everyday_commands_load_nothing_heavy(screened: Run, arguments: list[str]) -> None:
    screened("checkin 1")
    if arguments[0] == "remind":
        screened("checkin 0")
    loaded = _loaded(*arguments)
    assert not loaded & set(HEAVY)
    if arguments[0] in ("checkin", "4cf."):
        assert "backcare_tui.journal.care" not in loaded
    if arguments == ["--help"]:
        ours = {name for name in loaded if name.startswith("backcare_tui.")}
        assert not {
            n for n in ours if n.startswith(("backcare_tui.journal", "backcare_tui.domain"))
        }
        assert "sqlite3" not in loaded


def _import_days(run: Run, folder: Path, days: Iterable[int]) -> None:
    """Check-ins so many days ago, with and without cold in turn."""
    today = date(2025, 11, 22)
    rows = [f"{today - timedelta(days=i)},{3 + i % 2},{'ny'[i % 2]}" for i in days]
    file = folder / "days.csv"
    file.write_text("\n".join(["day,pain,cold", *rows]) + "\n", encoding="utf-8")
    assert run("import", str(file)).code == 0


@pytest.mark.parametrize("command", ["points", "prevent"])
def test_triggers_are_measured_only_where_the_year_has_enough_days(
    screened: Run, tmp_path: Path, command: str
) -> None:
    _import_days(screened, tmp_path, [*range(20), *range(365, 400)])
    screened("checkin 3")
    assert "numpy" not in _loaded(command), "20 days, one of them with two check-ins"
    _import_days(screened, tmp_path, range(30))
    assert "numpy" in _loaded(command)
    for everyday in ("status", "4c"):
        assert "numpy" not in _loaded(everyday)
    screened("redflags answer RF03=yes")
    assert "numpy" not in _loaded("prevent"), "a warning sign holds the leaning back"


def test_a_reader_that_goes_away_is_no_failure(screened: Run) -> None:
    screened("checkin 4")
    command = f"{sys.executable} -m backcare_tui redflags | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command],
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines() == ["No warning signs ticked today.", "0"]
    assert done.stderr == ""


def test_an_old_encoding_is_no_failure(screened: Run) -> None:
    assert screened("checkin", "4", "--note", "腰 – “x”").code == 0
    done = subprocess.run(
        [sys.executable, "-m", "backcare_tui", "show", "today"],
        env={**process_environment(), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert b'? - "x"' in done.stdout
    assert done.stderr == b""


def test_a_failure_inside_leaves_a_log_without_words(home: Path, process: Process) -> None:
    process("checkin", "4", "--note", "secret words")
    # Nothing of ours raises it: a module in the way of the standard library's does.
    trap = home / "trap"
    trap.mkdir()
    (trap / "json.py").write_text("raise RuntimeError('secret words')\n")
    environment = {**process_environment(), "BACKCARE_DEBUG": ""}
    environment["PYTHONPATH"] = f"{trap}{os.pathsep}{environment['PYTHONPATH']}"
    done = subprocess.run(
        [sys.executable, "-m", "backcare_tui", "checkin", "4", "--note", "secret words"],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    (log,) = (home / ".local/state/backcare").glob("crash-*.log")
    assert str(log) in done.stdout + done.stderr
    assert log.stat().st_mode & 0o777 == 0o600
    text = log.read_text()
    assert "RuntimeError" in text
    assert "secret" not in text + done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize("chosen", [None, "", " ", "/somewhere/else", "relative"])
def test_folders_are_those_of_platformdirs(
    home: Path, monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    import platformdirs

    from backcare_tui import paths

    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        if chosen is not None:
            monkeypatch.setenv(name, chosen)
    assert home.is_dir()
    assert str(paths.config_file().parent) == platformdirs.user_config_dir("backcare", False)
    assert str(paths.data_folder()) == platformdirs.user_data_dir("backcare", False)
    assert str(paths.state_file().parent) == platformdirs.user_state_dir("backcare", False)
