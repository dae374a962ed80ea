"""The whole first day in the real program, from an empty home to the second start."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.cli.runner import run_process
from tests.journey.conftest import Start

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind"),
]


def stored() -> list[dict[str, Any]]:
    """The days that the diary holds, as the command line tells them."""
    told = run_process("list", "--json")
    days: list[dict[str, Any]] = json.loads(told.stdout)["data"]
    return days


def test_the_first_day(home: Path, start: Start) -> None:
    app = start()
    app.see("Welcome to backcare", "enter Begin")
    app.keys("enter")
    app.see("Rare, but these need help at once")
    for _ in range(12):
        app.keys("N")
        if "How was your back" in app.flat():
            break
    app.see("How was your back over the last 24 hours?")
    app.keys("4", "c", "f", "w")
    app.see("anything that you want to remember")
    app.type("sat all day [b]")
    app.keys("escape", "enter")
    app.see("Once a week, the whole list")
    app.keys(" ", "enter")
    app.see("Saved", "sat all day [b]")

    app.keys("R")
    app.see("Too early")
    app.keys("P")
    app.see("Too early to say")
    app.keys("C")
    app.see("Points", "UB40")
    app.keys("p")
    app.see("Guided session", "1 point")
    app.keys(" ", " ")
    for words in ("breathe in…", "…and out", "breathe in…"):
        app.see(words)
    app.keys("escape")
    app.see("How is your back now?")
    app.keys("enter")
    app.keys("i")
    app.see("Why this is asked")
    app.keys("n", "y", "escape")

    app.keys("H")
    app.see("1 day")
    app.keys("e")
    app.see("Leave it as it was")
    app.keys("7", "enter")
    app.see("Changed. u takes it back.")
    app.keys("d")
    app.see("Deleted")
    assert stored() == []
    app.keys("u")
    app.see("Taken back", "1 day")

    app.keys(",")
    app.see("Settings", "Colours")
    app.keys("right", "escape", "?")
    app.see("Keys here")
    app.keys("end")
    app.see("Leave backcare")
    app.keys("escape", "ctrl+p")
    app.type("Huantiao")
    app.see("GB30")
    app.keys("enter")
    app.see("GB30", "Huántiào")
    app.keys("q")
    assert app.end() == 0
    assert "Traceback" not in app.text()

    (day,) = stored()
    (check_in,) = day["check_ins"]
    assert check_in["pain"] == 7
    assert check_in["note"] == "sat all day [b]"
    assert check_in["exposures"] == {"cold": True, "fatigue": True}
    assert sum(check_in["signs"].values()) == 1
    (session,) = day["sessions"]
    assert session["seconds"] >= 5
    assert 'theme = "backcare-light"' in (home / ".config/backcare/config.toml").read_text()

    again = start()
    screen = again.see("Saved", "sat all day [b]")
    assert "Welcome" not in screen
    again.keys("H")
    again.see("1 day")
    again.keys("q")
    assert again.end() == 0
