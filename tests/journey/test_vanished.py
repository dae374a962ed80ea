"""A terminal that goes away without a signal, and streams that were closed before the start."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.runner import process_environment, run_process
from tests.journey.conftest import Start
from tests.journey.drafts import wait_for_draft

from backcare_tui.errors import ExitCode

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind"),
]

HELL = "half a wor [b + [/ 腎俞"


@pytest.fixture
def asked(home: Path) -> Path:
    """A home whose warning questions are answered."""
    assert run_process("redflags", "answer", "--none").returncode == 0
    return home


def days() -> list[dict[str, list[dict[str, object]]]]:
    """The days that the diary holds."""
    found: list[dict[str, list[dict[str, object]]]]
    found = json.loads(run_process("list", "--json").stdout)["data"]
    return found


@pytest.mark.slow
def test_the_app_ends_with_its_terminal_and_what_was_typed_comes_back(
    asked: Path, start: Start
) -> None:
    app = start()
    app.see("How was your back")
    app.keys("4", "w")
    app.type(HELL)
    app.see("half a wor")
    wait_for_draft(HELL)
    app.vanish()
    assert app.end() == -signal.SIGHUP
    again = start()
    again.see("Brought back", "half a wor")
    assert days() == []


@pytest.mark.slow
def test_a_terminal_that_goes_at_once_ends_the_app_as_well(asked: Path, start: Start) -> None:
    app = start()
    app.see("History")
    app.vanish()
    assert app.end() == -signal.SIGHUP


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [(), ("session", "KI3:left:30", "--before", "4")])
def test_what_is_held_is_kept(asked: Path, start: Start, arguments: tuple[str, ...]) -> None:
    assert run_process("checkin", "3").returncode == 0
    program = start(*arguments)
    if arguments:
        program.see("nter begins")
        program.keys("enter")
    else:
        program.see("guided session")
        program.keys("s", " ", " ")
    for words in ("breathe in", "breathe" if arguments else "…and out", "breathe in"):
        program.see(words)
    time.sleep(5.2)
    program.vanish()
    assert program.end() == (129 if arguments else -signal.SIGHUP)
    (day,) = days()
    (kept,) = day["sessions"]
    assert isinstance(kept["seconds"], int)
    assert 5 <= kept["seconds"] < 30


@pytest.mark.parametrize("closed", [(0,), (0, 1, 2)])
def test_closed_streams_are_as_good_as_ones_that_lead_nowhere(
    asked: Path, closed: tuple[int, ...]
) -> None:
    assert run_without(closed).returncode == ExitCode.USAGE
    for arguments in (["checkin", "4", "--note", HELL], ["status"]):
        done = run_without(closed, *arguments)
        assert "Traceback" not in done.stderr
        assert done.returncode == 0, done.stderr
    (day,) = days()
    assert [each["note"] for each in day["check_ins"]] == [HELL]


@pytest.mark.slow
def test_a_guide_without_stdin_keeps_its_time(asked: Path) -> None:
    done = run_without((0,), "session", "KI3:left:5", "--no-bell")
    assert (done.returncode, done.stderr) == (0, "")
    (day,) = days()
    assert [each["seconds"] for each in day["sessions"]] == [5]


def run_without(closed: tuple[int, ...], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one command whose streams with these numbers are closed."""
    shut = " ".join(f"{number}>&-" for number in closed)
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {shut}', "sh", sys.executable, "-m", "backcare_tui", *arguments],
        env=process_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
