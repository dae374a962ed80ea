"""Envelopes, text for people, and where they go."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from tests.cli.runner import ROOT, Run, run_process

from backcare_tui.cli.command import GlobalOption
from backcare_tui.cli.layout import cells, columns, wrap
from backcare_tui.cli.root import COMMANDS, root

COMMANDS_IN_JSON = {
    "checkin 3": "checkin",
    "skip -1": "skip",
    "status": "status",
    "remind": "remind",
    "list": "list",
    "show today": "day",
    "mark new mattress": "mark",
    "mark": "events",
    "trend": "trend",
    "trend --range all": "trend",
    "triggers": "triggers",
    "triggers --all": "triggers",
    "map": "map",
    "map --list": "places",
    "calendar": "calendar",
    "pattern": "pattern",
    "pattern --why-not blood_stasis": "pattern",
    "points": "points",
    "points --all": "points",
    "points UB40": "point",
    "atlas": "atlas",
    "atlas low-back": "atlas",
    "press KI3 --log --seconds 30": "press",
    "session --list": "guided_plan",
    "routine": "routines",
    "routine save evening KI3": "routine",
    "prevent": "prevent",
    "prevent --all": "prevent",
    "prevent --done warmth": "prevent_reply",
    "prevent --snooze 2": "prevent_reply",
    "exercises": "exercises",
    "exercises --all": "exercises",
    "exercises X03": "exercise",
    "exercise X03 --log --felt hard": "exercise_done",
    "redflags": "redflags",
    "redflags answer RF13=no": "verdict",
    "profile": "profile",
    "profile pregnant=no": "profile",
    "learn": "topics",
    "learn honesty": "topic",
    "edit today --pain 2": "checkin_changed",
    "delete today": "delete",
    "erase today --dry-run": "erase",
    "erase --all --dry-run": "erase",
    "undo": "change",
    "changes": "changes",
    "export": "export",
    "export --format csv": "export",
    "export --format sessions": "export",
    "backup": "backups",
    "backup create": "backup",
    "backup restore nowhere": "error",
    "backup prune --dry-run": "backup_pruned",
    "where": "where",
    "config": "config",
    "config list": "config",
    "config get person": "setting",
    "config set ascii true": "setting",
    "config unset ascii": "setting",
    "config path": "config_path",
    "completion bash": "completion",
    "points XX9": "error",
    "nonsense": "error",
}
EMPTY = (
    "list",
    "mark",
    "changes",
    "trend",
    "triggers",
    "map",
    "calendar",
    "pattern",
    "points",
    "prevent",
    "status",
    "remind",
    "show today",
)


@pytest.mark.parametrize(("command", "schema"), COMMANDS_IN_JSON.items())
def test_every_command_speaks_json(screened: Run, command: str, schema: str) -> None:
    screened("checkin 4c --note hello")
    ran = screened(f"{command} --json")
    assert ran.err == ""
    assert set(ran.envelope) == {"schema", "data", "warnings"}
    assert ran.envelope["schema"] == f"backcare/{schema}@1"
    assert ran.envelope["warnings"] == []
    documented = (ROOT / "docs/json.md").read_text("utf-8")
    assert f"`backcare/{schema}@1`" in documented
    if isinstance(ran.data, dict):
        row = next(
            line for line in documented.splitlines() if line.startswith(f"| `backcare/{schema}@")
        )
        # The fields of an entry, a day and a verdict are told in one place.
        if schema not in ("checkin_changed", "press", "day", "config", "redflags"):
            assert all(f"`{key}`" in row for key in ran.data), row


@pytest.mark.parametrize("command", EMPTY)
def test_an_empty_diary_is_no_failure(screened: Run, command: str) -> None:
    assert screened(f"{command} --json").code in (0, 10)
    assert screened(command).out


def test_global_options_stand_anywhere(screened: Run) -> None:
    for line in ("--json list", "list --json", "--json redflags answer RF13=no",
                 "redflags --json answer RF13=no", "redflags answer RF13=no --json"):  # fmt: skip
        assert screened(line).envelope["warnings"] == []


def test_every_command_has_help_and_stands_in_the_documentation() -> None:
    documented = (ROOT / "docs/cli.md").read_text("utf-8")
    context = click.Context(root)
    for name, (_, words) in COMMANDS.items():
        command = root.get_command(context, name)
        assert command is not None
        assert command.help
        assert words.endswith(".")
        assert f"### backcare {name}\n" in documented
        for each in [command, *getattr(command, "commands", {}).values()]:
            assert each.help
            for option in each.params:
                if isinstance(option, click.Option) and not isinstance(option, GlobalOption):
                    assert option.name == "form" or option.help, (name, option.name)
                    assert all(f"`{o}`" in documented for o in option.opts), (name, option.opts)


def test_every_schema_in_the_source_is_documented() -> None:
    documented = (ROOT / "docs/json.md").read_text("utf-8")
    source = "".join(p.read_text("utf-8") for p in (ROOT / "src/backcare_tui/cli").glob("*.py"))
    found = re.findall(r'(?:\.show|\.data|envelope)\(\s*"([a-z_]+)"', source)
    assert len(set(found)) > 25
    for schema in found:
        assert f"`backcare/{schema}@1`" in documented


def test_help_of_every_command(run: Run) -> None:
    for name in COMMANDS:
        ran = run(f"{name} --help")
        assert ran.code == 0
        assert "Options of every command" in ran.out
        assert max(map(len, ran.out.splitlines())) <= 100
    assert "Every day:" in run("-h").out
    assert run("--version").out.startswith("backcare ")


def test_alone_without_a_terminal_it_prints_help(run: Run) -> None:
    ran = run(*[])
    assert ran.code == 2
    assert ran.out.startswith("Usage: backcare")


@pytest.mark.parametrize(
    "command", ["list", "status", "trend", "triggers", "redflags", "learn cold", "points UB40"]
)
@pytest.mark.parametrize("columns", ["32", "40", "80", "200"])
def test_text_fits_the_terminal(
    screened: Run, monkeypatch: pytest.MonkeyPatch, command: str, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    screened("checkin", "4cf", "--note", "a long note with 腰 in it " * 5)
    assert max(map(cells, screened(command).out.splitlines())) <= min(int(columns), 100)


def test_plain_is_ascii_but_for_names(screened: Run) -> None:
    screened("9cf")
    for command in ("list", "status", "trend", "triggers", "pattern", "prevent", "remind"):
        assert screened(f"{command} --plain").out.isascii(), command
    assert "Pain, 2025-10-24 to 2025-11-22: 1 of 30 days recorded" in " ".join(
        screened("trend --plain").out.split()
    )


def test_wrapping_hangs_and_keeps_words() -> None:
    assert wrap("  - one two three", 11) == ["  - one two", "    three"]
    assert wrap("a\n\nb", 10) == ["a", "", "b"]
    assert wrap("腰腰腰腰", 4) == ["腰腰", "腰腰"]
    assert wrap("see /a/very/long/path", 8) == ["see", "/a/very/long/path"]
    assert columns([["腰", "x"], ["abc", "y"]]) == ["腰   x", "abc  y"]
    assert columns([]) == []


def test_demo_is_labelled(run: Run) -> None:
    ran = run("demo pattern --why")
    assert ran.code == 0
    assert ran.out.startswith("SYNTHETIC")
    assert "leans towards" in ran.out
    warnings = run("demo list --limit 2 --json").envelope["warnings"]
    assert [warning["kind"] for warning in warnings] == ["synthetic", "truncated"]
    assert run("list --json").data == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(run: Run, shell: str) -> None:
    assert "_BACKCARE_COMPLETE" in run(f"completion {shell}").out


def test_names_are_completed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_BACKCARE_COMPLETE", "zsh_complete")
    for words, number, wanted in (
        ("backcare che", "1", "checkin"),
        ("backcare checkin --trigger cold,da", "3", "cold,damp"),
        ("backcare points UB4", "2", "UB40"),
        ("backcare prevent --done war", "3", "warmth"),
        ("backcare redflags answer RF0", "3", "RF01="),
        ("backcare learn hon", "2", "honesty"),
    ):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", number)
        assert wanted in run_process().stdout
    assert list(home.iterdir()) == []
