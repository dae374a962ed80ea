"""Ends that nobody planned, and settings that nobody can read."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.runner import run_process
from tests.journey.conftest import Start
from tests.journey.drafts import wait_for_draft

if TYPE_CHECKING:
    from tests.journey.driving import Driven

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="terminals of another kind"),
]


@pytest.fixture
def kept(home: Path) -> Path:
    """A home whose diary holds one check-in."""
    assert run_process("redflags", "answer", "--none").returncode == 0
    assert run_process("checkin", "3", "--note", "kept before").returncode == 0
    return home


def notes() -> list[str]:
    """The notes that the diary holds."""
    days = json.loads(run_process("list", "--json").stdout)["data"]
    return [check_in["note"] for day in days for check_in in day["check_ins"]]


def half_edited(app: Driven) -> None:
    """Begin to change the check-in, and leave it unsaved."""
    app.see("kept before")
    app.keys("e", "8", "w")
    app.type("half a wor")
    app.see("half a wor")


def test_ctrl_c_in_the_middle_of_an_edit_loses_nothing(kept: Path, start: Start) -> None:
    app = start()
    half_edited(app)
    app.keys("ctrl+c", "ctrl+c")
    assert "half a wor" in app.flat()
    app.keys("escape")
    app.see("half a wor", "esc Leave it as it was")
    app.keys("enter")
    app.gone("esc Leave it as it was")
    app.keys("ctrl+q")
    assert app.end() == 0
    assert notes() == ["kept beforehalf a wor"]


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM", "SIGKILL"])
def test_an_end_from_outside_keeps_what_was_saved(kept: Path, start: Start, name: str) -> None:
    app = start()
    half_edited(app)
    os.kill(app.process, getattr(signal, name))
    app.end()
    assert "Traceback" not in app.text()
    assert notes() == ["kept before"]
    assert run_process("db", "check").returncode == 0
    again = start()
    again.see("kept before")


@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_what_was_typed_a_moment_before_the_terminal_closed_comes_back(
    kept: Path, start: Start, name: str
) -> None:
    app = start()
    app.see("kept before")
    app.keys("[", "7", "w")
    app.type("typed just now")
    # What a busy machine has not read yet nobody can keep.
    app.see("typed just now")
    os.kill(app.process, getattr(signal, name))
    app.end()
    again = start()
    again.see("Brought back")
    again.keys("[")
    again.see("typed just now")


def killed(app: Driven, words: str) -> None:
    """Kill the app once it has kept what was typed, and leave its number taken, as shells do."""
    wait_for_draft(words)
    os.kill(app.process, signal.SIGKILL)


def test_an_edit_comes_back_at_once_after_a_kill(kept: Path, start: Start) -> None:
    app = start()
    half_edited(app)
    killed(app, "half a wor")
    again = start()
    again.see("Brought back", "half a wor")
    again.keys("enter")
    again.gone("esc Leave it as it was")
    again.keys("q")
    assert again.end() == 0
    assert notes() == ["kept beforehalf a wor"]


def test_an_edit_in_history_comes_back_after_a_kill(kept: Path, start: Start) -> None:
    assert run_process("checkin", "4", "--date", "-1", "--note", "the day before").returncode == 0
    app = start()
    app.see("kept before")
    app.keys("H", "home", "down", "e", "w")
    app.type("and more")
    app.see("and more")
    killed(app, "and more")
    again = start()
    again.see("Brought back")
    again.keys("[")
    again.see("and more", "esc Leave it as it was")
    again.keys("enter")
    # What is still being saved keeps the first q waiting for a second one.
    again.gone("esc Leave it as it was")
    again.keys("q")
    assert again.end() == 0
    assert sorted(notes()) == ["kept before", "the day beforeand more"]


def test_an_event_comes_back_after_a_kill(kept: Path, start: Start) -> None:
    app = start()
    app.see("kept before")
    app.keys("R", "m")
    app.type("new mattress")
    app.see("new mattress")
    killed(app, "new mattress")
    again = start()
    again.see("Brought back", "mattress”")
    again.keys("R", "m")
    again.see("Mark for today", "new mattress")
    again.keys("enter")
    again.see("Marked on")
    again.keys("q")
    assert again.end() == 0
    assert "new mattress" in run_process("list", "--json").stdout


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('theme = "drakula [/"', "drakula [/"),
        ('[keymap]\n"today.save" = "[b + [/"\n"today.sve" = "x"', "[b + [/"),
    ],
)
def test_settings_that_do_not_fit_are_told_and_the_app_opens(
    kept: Path, start: Start, settings: str, words: str
) -> None:
    file = kept / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(settings)
    app = start()
    app.see("kept before", words)
    app.keys("q")
    assert app.end() == 0
    assert file.read_text() == settings


@pytest.mark.parametrize("settings", ["person = ", "[[[", "\x00", "person = 7\n"])
def test_settings_that_cannot_be_read_are_told_without_a_traceback(
    kept: Path, start: Start, settings: str
) -> None:
    file = kept / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(settings)
    app = start()
    assert app.end() != 0
    assert "Traceback" not in app.text()
    told = app.text().replace("\n", "")
    assert file.name in told or "person" in told
    assert file.read_text() == settings
    file.unlink()
    assert notes() == ["kept before"]
