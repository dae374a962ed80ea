"""A diary that is moved away while the app has it open, and comes back as the app says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.runner import run_process
from tests.journey.conftest import Start

from backcare_tui import paths

if TYPE_CHECKING:
    from tests.journey.driving import Driven

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there"),
    pytest.mark.slow,
]

WORDS = "half a wor [b + [/ 腎俞"


def moved(start: Path, end: Path) -> None:
    subprocess.run(["mv", str(start), str(end)], check=True)


def stored() -> list[tuple[int, str]]:
    """Pain and note of every check-in, as another process reads them."""
    done = run_process("list", "--json")
    assert done.returncode == 0, done.stderr
    days = json.loads(done.stdout)["data"]
    return sorted((each["pain"], each["note"]) for day in days for each in day["check_ins"])


def whole() -> None:
    done = run_process("db", "check", "--json")
    assert json.loads(done.stdout)["data"][0]["kind"] == "sound", done.stdout


@pytest.fixture
def app(home: Path, start: Start) -> Driven:
    """The app with a note that is not saved, on a diary that was moved away."""
    assert run_process("redflags", "answer", "--none").returncode == 0
    assert run_process("checkin", "2", "--date", "yesterday").returncode == 0
    app = start(columns=140, rows=45)
    app.see("How was your back")
    app.keys("4", "enter")
    app.see("Once a week")
    app.keys("escape")
    app.see("Add another")
    app.keys("a", "6", "w")
    app.type(WORDS)
    app.keys("escape")
    moved(paths.database_file(), home / "away.db")
    return app


def refuse(app: Driven) -> Path:
    """Save, and return where the app says that all is."""
    app.keys("enter")
    app.see("▌", "rename", "half a wor")
    told = " ".join(re.findall(r"▌ (.*?)\s*$", app.text(), re.MULTILINE))
    assert "was deleted or replaced while it was open, so nothing was saved there." in told
    assert "What you entered is still here." in told
    assert "To have it back at its place, close backcare first, then rename that file." in told
    (copy,) = paths.database_file().parent.glob("diary-rescued-*.db")
    assert not list(paths.database_file().parent.glob("diary.db*"))
    return copy


def test_the_apps_advice_brings_all_of_it_back(app: Driven, start: Start) -> None:
    refuse(app)
    copy = refuse(app)
    app.keys("H")
    app.see("2 days")
    app.keys("T", "q", "q")
    assert app.end() == 0
    assert not list(paths.database_file().parent.glob("diary.db*"))
    moved(copy, paths.database_file())
    whole()
    assert stored() == [(2, ""), (4, "")]
    again = start()
    again.see("Brought back", "half a wor")
    again.keys("enter")
    again.see("Saved")
    assert stored() == [(2, ""), (4, ""), (6, WORDS)]
    whole()


@pytest.mark.parametrize("which", ["copy", "original"])
def test_what_comes_back_too_early_is_gone_on_with(app: Driven, home: Path, which: str) -> None:
    copy = refuse(app)
    moved(copy if which == "copy" else home / "away.db", paths.database_file())
    assert stored() == [(2, ""), (4, "")]
    whole()
    app.keys("enter")
    app.see("Saved")
    assert stored() == [(2, ""), (4, ""), (6, WORDS)]
    whole()
    app.keys("q")
    assert app.end() == 0
    assert stored() == [(2, ""), (4, ""), (6, WORDS)]
