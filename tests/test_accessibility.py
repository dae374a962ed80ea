"""What docs/accessibility.md promises: a command for each screen, and commands that are there."""

from __future__ import annotations

import pkgutil
import re
import shlex
from importlib import import_module
from pathlib import Path

import click
import pytest
from textual.screen import Screen

from backcare_tui.cli.root import COMMANDS, root
from backcare_tui.settings import DESCRIPTIONS
from backcare_tui.tui import screens

PAGE = (Path(__file__).parents[1] / "docs/accessibility.md").read_text("utf-8")
ROWS = {
    "AboutYouScreen": "About you",
    "AskWarnings": "The warning questions",
    "BulkScreen": "Several days at once",
    "CareScreen": "Care: points, exercises, what is known",
    "ChangesScreen": "Changes, undo and redo",
    "ChecklistScreen": "The weekly list of signs",
    "ConflictScreen": "Two windows changed the same check-in",
    "DayScreen": "One day",
    "EditCheckIn": "Editing a check-in",
    "ExerciseAfter": "An exercise, guided",
    "ExerciseBefore": "An exercise, guided",
    "ExerciseRun": "An exercise, guided",
    "ExercisesScreen": "An exercise, guided",
    "FigureScreen": "The body: where the points are",
    "FormPage": "Today: the check-in",
    "GuidedAfter": "A session, guided",
    "GuidedRun": "A session, guided",
    "HelpScreen": "Help, and the palette of all commands",
    "HiddenScreen": "The covered screen",
    "HistoryScreen": "History",
    "JumpScreen": "Jumping to a part of the screen",
    "MarkScreen": "Marking an event",
    "NoteScreen": "A long note",
    "PainMapScreen": "Where it hurts: the pain map",
    "PatternScreen": "Pattern",
    "SessionAfter": "A session, guided",
    "SessionBefore": "A session, guided",
    "SessionName": "A routine of your own",
    "SessionRun": "A session, guided",
    "SettingsScreen": "Settings",
    "TodayScreen": "Today: how it is, and what matters",
    "TrendsScreen": "Trends",
    "TrendsView": "Trends",
    "WarningSignsScreen": "Warning signs",
}
"""The row of each screen of the app, by the screen's class."""


def _table(heading: str) -> dict[str, str]:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.strip("|").split("|", 1) for line in section.splitlines() if line[:1] == "|"]
    return {first.strip(): rest for first, rest in cells[2:]}


def _commands() -> list[list[str]]:
    """The words of every command line on the page, but for the name of the program."""
    return [shlex.split(span)[1:] for span in re.findall(r"`(backcare [^`]+)`", PAGE)]


def test_every_screen_of_the_app_has_a_row() -> None:
    found = set()
    for module in pkgutil.iter_modules(screens.__path__, f"{screens.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            a_screen = isinstance(value, type) and issubclass(value, Screen)
            if a_screen and value.__module__ == module.name:
                found.add(name)
    assert found == set(ROWS)
    assert set(ROWS.values()) <= set(_table("What each screen does, as a command"))


def test_every_row_names_a_command() -> None:
    rows = _table("What each screen does, as a command")
    assert len(rows) > 20
    for row, told in rows.items():
        assert "`backcare " in told or row.startswith("Jumping"), row


@pytest.mark.parametrize("words", _commands(), ids=" ".join)
def test_every_command_line_is_there(words: list[str]) -> None:
    context = click.Context(root)
    if words[0] == "4cf":
        words = ["checkin", *words]
    if words[0] not in COMMANDS:
        assert words == ["--help"]
        return
    command = root.get_command(context, words[0])
    assert command is not None
    if isinstance(command, click.Group) and len(words) > 1 and words[1] in command.commands:
        command = command.commands[words[1]]
    known = {"--help"} | {
        option
        for each in command.params
        if isinstance(each, click.Option)
        for option in (*each.opts, *each.secondary_opts)
    }
    assert {word for word in words if word.startswith("--")} <= known
    if words[:2] == ["config", "set"]:
        assert words[2] in DESCRIPTIONS


def test_every_command_of_the_diary_is_on_the_page() -> None:
    named = {words[0] for words in _commands()}
    assert set(COMMANDS) - named == {"demo", "simulate", "completion"}
