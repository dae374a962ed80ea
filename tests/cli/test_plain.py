"""``--plain``: every command as linear text, without drawings, colour or moving cursors."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.runner import Run
from tests.cli.terminal import Terminal

from backcare_tui.cli.root import COMMANDS

pytestmark = pytest.mark.thorough

DRAWN = re.compile("[\u2500-\u259f\u2800-\u28ff\x1b]|\r(?!\n)")
"""Box-drawing, block and braille characters, and what moves a cursor."""

EVERY = {
    "checkin": ["checkin 3 --trigger cold --note hello", "4cf."],
    "ask": ["ask"],
    "skip": ["skip -1 --reason travel"],
    "status": ["status"],
    "remind": ["remind"],
    "list": ["list", "list --search nowhere"],
    "show": ["show today", "show -9"],
    "mark": ["mark new mattress", "mark"],
    "trend": ["trend", "trend --range all"],
    "triggers": ["triggers", "triggers --all"],
    "map": ["map", "map --list"],
    "calendar": ["calendar", "calendar --months 2"],
    "pattern": ["pattern", "pattern --why", "pattern --why-not blood_stasis"],
    "points": ["points", "points UB40", "points UB40 --figure"],
    "atlas": ["atlas", "atlas hand", "atlas --figure"],
    "press": ["press KI3 --log --seconds 30"],
    "session": ["session --list", "session UB40 KI3:left:45 --list"],
    "routine": ["routine save evening UB40", "routine", "routine show evening"],
    "prevent": ["prevent", "prevent --all"],
    "exercises": ["exercises", "exercises X03", "exercises --all"],
    "exercise": ["exercise X03 --log --felt comfortable"],
    "learn": ["learn", "learn honesty"],
    "redflags": ["redflags", "redflags answer RF13=no"],
    "profile": ["profile", "profile pregnant=no"],
    "edit": ["edit -3 --pain 2"],
    "delete": ["delete -5"],
    "erase": ["erase -5 --dry-run", "erase --all --dry-run", "erase -5 --yes"],
    "undo": ["undo"],
    "redo": ["redo"],
    "changes": ["changes"],
    "export": ["export", "export --format csv"],
    "import": ["import nowhere.csv"],
    "backup": [
        "backup create",
        "backup list",
        "backup verify --all",
        "backup restore newest --dry-run",
        "backup prune",
    ],
    "db": ["db check", "db salvage nowhere.db"],
    "encrypt": ["encrypt --yes", "encrypt --change --yes"],
    "decrypt": ["decrypt --yes"],
    "where": ["where"],
    "config": ["config", "config list", "config get person"],
    "tui": ["tui"],
    "demo": ["demo status", "demo trend", "demo list", "demo calendar", "demo triggers"],
    "simulate": ["simulate --days 30"],
    "completion": ["completion bash"],
}
"""Command lines that show what each command writes, by command."""


@pytest.fixture
def kept(screened: Run, tmp_path: Path) -> Run:
    """Run one command on a diary of forty days, with a flare and a day left out."""
    rows = [f"2025-{10 + i // 30}-{1 + i % 30:02},{i % 11},{'yn'[i % 2]}" for i in range(45)]
    file = tmp_path / "days.csv"
    file.write_text("\n".join(["day,pain,cold", *rows]) + "\n", "utf-8")
    assert screened("import", str(file)).code == 0
    screened("skip -2 --reason travel")
    for back in (5, 3):
        assert screened(f"checkin 9cf. --flare --press KI3:30 --date -{back}").code == 0
    assert screened("4cd").code == 0
    return screened


def test_every_command_is_looked_at() -> None:
    assert set(EVERY) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_plain_and_draws_nothing(kept: Run, name: str) -> None:
    for line in EVERY[name]:
        ran = kept(f"{line} --plain")
        assert "No such option" not in ran.err
        assert "Traceback" not in ran.err
        assert ran.out or ran.err
        assert not DRAWN.findall(ran.out + ran.err), line


@pytest.mark.parametrize("line", ["status", "list", "trend", "pattern", "points", "redflags"])
def test_the_environment_asks_for_the_same(
    kept: Run, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    asked = kept(f"{line} --plain").out
    usual = kept(line).out
    for value in ("1", "true"):
        monkeypatch.setenv("BACKCARE_PLAIN", value)
        assert kept(line).out == asked
    for value in ("0", "", "no"):
        monkeypatch.setenv("BACKCARE_PLAIN", value)
        assert kept(line).out == usual


def test_charts_in_a_line_become_words(kept: Run) -> None:
    told = " ".join(kept("status --plain").out.split())
    assert "(3 days); the week before " in told
    assert "Sun not logged, Mon 9, Tue not logged, Wed 9, Thu not logged" in told
    assert "#" not in kept("pattern --plain").out
    lines = kept("list --plain").out.splitlines()
    assert re.match(r"Sat 22 Nov, pain 4, [0-9a-f]{8}: cold yes, damp yes$", lines[0])
    assert "Thu 20 Nov, no pain given: left out: travel" in lines


def test_a_terminal_gets_no_colour_and_no_moving_cursor(kept: Run) -> None:
    kept("redflags answer RF03=yes")
    loud, plain = Terminal("status"), Terminal("status", "--plain")
    assert (loud.end(), plain.end()) == (0, 0)
    assert "\x1b[" in loud.text
    assert "Get emergency help now." in plain.text
    assert not DRAWN.findall(plain.text)


def test_the_count_of_a_press_is_told_in_lines(kept: Run) -> None:
    terminal = Terminal("press", "KI3", "--seconds", "5", "--side", "left", "--plain")
    terminal.expect("Enter begins now.")
    terminal.press("\r")
    assert terminal.end() == 0
    assert "5 s left\n" in terminal.text
    assert "Logged: KI3" in terminal.text
    assert not DRAWN.findall(terminal.text)


def test_the_name_alone_tells_how_it_stands_instead_of_drawing(kept: Run) -> None:
    terminal = Terminal(BACKCARE_PLAIN="1")
    assert terminal.end() == 0
    assert "Last 7 days:" in terminal.text
    assert "backcare tui draws." in " ".join(terminal.text.split())
    assert not DRAWN.findall(terminal.text)
    assert kept("--plain").out.startswith("Usage: backcare")


def test_what_was_not_answered_or_is_empty_is_said(kept: Run) -> None:
    said = kept("profile").out.splitlines(), kept("profile --plain").out.splitlines()
    shown = [next(line for line in lines if "osteoporosis" in line) for lines in said]
    assert re.search(r"osteoporosis +-  ", shown[0])
    assert re.search(r"osteoporosis +not answered  ", shown[1])
    assert re.search(r"emergency_number +\(empty\)  ", kept("config --plain").out)


def test_every_day_of_some_months_is_told(kept: Run) -> None:
    told = " ".join(kept("calendar --months 1 --plain").out.split())
    assert "15: 0; 16: no check-in; 17: 9; 18: no check-in; 19: 9; 20 to 21: no check-in; 2" in told
