"""A guided session in the real program that ends as nobody planned."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.runner import run_process
from tests.journey.conftest import Start

if TYPE_CHECKING:
    from tests.journey.driving import Driven

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind"),
]


@pytest.fixture
def asked(home: Path) -> Path:
    """A home whose warning questions are answered, and whose diary holds a check-in."""
    assert run_process("redflags", "answer", "--none").returncode == 0
    assert run_process("checkin", "3").returncode == 0
    return home


def sessions() -> list[dict[str, Any]]:
    """What the diary holds of pressing."""
    days = json.loads(run_process("list", "--json").stdout)["data"]
    return [session for day in days for session in day["sessions"]]


def press_the_first(app: Driven) -> None:
    """Begin today's suggestion, hold the first point to its end, and begin the second."""
    app.see("guided session")
    app.keys("s", " ")
    app.see("Find the place", "1 of")
    app.keys(" ")
    app.see("breathe in…")
    app.see("Find the place", "2 of")
    app.keys(" ")
    app.see("…and out", "2 of")


def test_kill_9_keeps_every_finished_point_and_the_rest_goes_on(asked: Path, start: Start) -> None:
    app = start()
    press_the_first(app)
    os.kill(app.process, signal.SIGKILL)
    app.end()
    (kept,) = sessions()
    assert kept["seconds"] >= 30
    again = start()
    again.see("go on with your session")
    again.keys("s")
    again.see("The rest of your session")
    again.keys(" ", " ")
    for words in ("breathe in…", "…and out", "breathe in…"):
        again.see(words)
    again.keys("escape")
    again.see("How is your back now?")
    again.keys("2", "n", "enter")
    again.see("guided session")
    again.keys("q")
    assert again.end() == 0
    pressed = sessions()
    assert len(pressed) == 2
    assert {session["pain_after"] for session in pressed} == {2}
    assert len({session["run"] for session in pressed}) == 1


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_closed_terminal_keeps_what_is_held(asked: Path, start: Start, name: str) -> None:
    app = start()
    app.see("guided session")
    app.keys("s", " ", " ")
    for words in ("breathe in…", "…and out", "breathe in…"):
        app.see(words)
    os.kill(app.process, getattr(signal, name))
    assert app.end() == -getattr(signal, name)
    assert "Traceback" not in app.text()
    (kept,) = sessions()
    assert 8 <= kept["seconds"] < 30
    assert run_process("check").returncode in (0, 2)
