"""Guided sessions on a real terminal: keys, and that nothing that was held gets lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from contextlib import closing
from typing import Any

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Process, Run
from tests.cli.terminal import Terminal

ENTER = "\r"
BELL = "\a"


def begun(*arguments: str, before: str = "", **environment: str) -> Terminal:
    """A session whose first hold runs."""
    terminal = Terminal("session", *arguments, **environment)
    terminal.answer("Pain now, 0 to 10 (enter skips):", before)
    terminal.expect("nter begins")
    terminal.expect("nter begins")
    terminal.press(ENTER)
    terminal.expect(" s left")
    return terminal


def sessions(run: Run) -> list[dict[str, Any]]:
    """What is in the diary."""
    return [each for day in run("list --json").data for each in day["sessions"]]


def held(run: Run) -> list[tuple[str, str, int]]:
    """Point, side and seconds of what is in the diary."""
    return [(each["point"], each["side"], each["seconds"]) for each in sessions(run)]


@pytest.mark.slow
def test_a_session_from_beginning_to_end(screened: Run) -> None:
    terminal = begun("UB23:5", "KI3:left:5", before="4")
    terminal.expect(BELL)
    terminal.expect("✓ UB23 both sides, 5 s: kept")
    terminal.expect("Press it:")
    terminal.expect("to find KI3 left")
    terminal.press(ENTER)
    terminal.expect("breathe in")
    terminal.expect("breathe out")
    terminal.answer("Pain now, 0 to 10 (enter skips):", "11")
    terminal.expect("0 (none) to 10")
    terminal.answer("(enter skips):", "6")
    terminal.answer("Sore, bruise or none (enter skips):", "sore")
    assert terminal.end() == 0
    kept = next(line for line in terminal.text.splitlines() if line.startswith("Kept: "))
    assert "UB23 5 s, pain 4 to 6" in kept
    assert "KI3 5 s left, pain 4 to 6" in kept
    assert "Pain is 2 or more above before." in terminal.text
    found = sessions(screened)
    assert sorted(held(screened)) == [("BL23", "both", 5), ("KI3", "left", 5)]
    assert len({each["run"] for each in found}) == 1
    assert {(e["pain_before"], e["pain_after"], e["after_effect"]) for e in found} == {
        (4, 6, "sore")
    }
    assert screened("session --resume").code == 3


@pytest.mark.slow
def test_kill_9_keeps_every_finished_point_and_the_rest_can_be_taken_up(screened: Run) -> None:
    terminal = begun("KI3:left:5", "UB40:30", before="7")
    terminal.expect("✓ KI3 left")
    terminal.expect("to find UB40 left")
    terminal.press(ENTER)
    terminal.expect("29 s left")
    os.kill(terminal.pid, signal.SIGKILL)
    assert terminal.end() == -signal.SIGKILL
    assert held(screened) == [("KI3", "left", 5)]
    assert (
        "A session was broken off. 2 holds left, first UB40 left, 30 s: backcare session --resume"
        in screened("session --list").out
    )
    found = screened("session --resume --list --json").data["holds"]
    assert [(each["point"], each["side"]) for each in found] == [
        ("BL40", "left"),
        ("BL40", "right"),
    ]
    resumed = Terminal("session", "--resume", "--effect", "none")
    resumed.expect("Next: UB40 left")
    resumed.press(ENTER)
    resumed.expect("\r24 s left")
    resumed.press("s")
    resumed.expect("✓ UB40 left")
    resumed.press("s")
    resumed.answer("Pain now, 0 to 10 (enter skips):", "5")
    assert resumed.end() == 0
    first, second = sessions(screened)
    assert first["run"] == second["run"]
    assert {(each["pain_before"], each["pain_after"]) for each in (first, second)} == {(7, 5)}


@pytest.mark.slow
@pytest.mark.parametrize("how", ["closed", "SIGHUP", "SIGTERM", "ctrl+c", "q"])
def test_however_it_is_ended_the_hold_that_runs_is_kept(screened: Run, how: str) -> None:
    terminal = begun("KI3:left:30")
    terminal.expect("\r24 s left")
    code = {"SIGHUP": 129, "SIGTERM": 143, "ctrl+c": 130, "q": 7}.get(how)
    if how == "closed":
        os.close(terminal._handle)
        _, status = os.waitpid(terminal.pid, 0)
        assert os.waitstatus_to_exitcode(status) == 129
    else:
        if how.startswith("SIG"):
            os.kill(terminal.pid, getattr(signal, how))
        else:
            terminal.press("\x03" if how == "ctrl+c" else "q")
        assert terminal.end() == code
    assert "Traceback" not in terminal.text
    if how in ("SIGTERM", "ctrl+c", "q"):
        assert "Kept: KI3" in terminal.text
        assert "backcare session --resume" in terminal.text
    ((point, side, seconds),) = held(screened)
    assert (point, side) == ("KI3", "left")
    assert 5 <= seconds <= 8
    (rest,) = screened("session --resume --list --json").data["holds"]
    assert rest["seconds"] == 30 - seconds


def test_stopping_at_once_keeps_nothing_and_says_so(screened: Run) -> None:
    terminal = begun("KI3:left:30")
    terminal.control_c()
    assert terminal.end() == 130
    assert "so nothing was kept" in terminal.text
    assert sessions(screened) == []


def test_leaving_at_the_first_question_begins_nothing(screened: Run) -> None:
    terminal = Terminal("session", "KI3")
    terminal.answer("(enter skips):", "q")
    assert terminal.end() == 7
    assert screened("session --resume").code == 3


@pytest.mark.parametrize("bell", ["--no-bell", "in the settings"])
def test_the_keys_pause_lengthen_and_skip(screened: Run, bell: str) -> None:
    if bell != "--no-bell":
        screened("config set bell false")
    off = ["--no-bell"] if bell == "--no-bell" else []
    terminal = begun("KI3:left:30", "UB40:left:30", "GB30:left:30", *off)
    terminal.press("+")
    terminal.expect("40 s left")
    terminal.press("p")
    terminal.expect("Paused")
    terminal.press(" ")
    terminal.expect("s left")
    terminal.press("s")
    terminal.expect("KI3 left")
    terminal.expect("to find UB40 left")
    terminal.press("s")
    terminal.expect("to find GB30 left")
    terminal.press(" ")
    terminal.expect("enter begins")
    terminal.press(ENTER)
    terminal.expect("the last one")
    terminal.press("s")
    assert terminal.end() == 0
    assert "so nothing was kept" in terminal.text
    assert BELL not in terminal.text
    assert "\x1b" not in terminal.text


@pytest.mark.slow
def test_a_stopped_process_was_not_holding(screened: Run) -> None:
    terminal = begun("KI3:left:30")
    os.kill(terminal.pid, signal.SIGSTOP)
    time.sleep(6)  # longer than a guide that nobody asks goes on
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.expect("Paused, ")
    terminal.control_c()
    assert terminal.end() == 130
    assert sessions(screened) == []


@pytest.mark.slow
def test_two_sessions_at_once_lose_nothing(screened: Run) -> None:
    one = begun("KI3:left:5")
    other = Terminal("session", "UB40:left:5")
    other.expect("Another session goes on in another window. Both are kept.")
    other.answer("(enter skips):")
    other.expect("nter begins")
    other.expect("nter begins")
    other.press(ENTER)
    assert "goes on in another window" in screened("session --resume").err
    for terminal in (one, other):
        terminal.answer("Pain now, 0 to 10 (enter skips):")
        terminal.answer("Sore, bruise or none (enter skips):")
        assert terminal.end() == 0
    assert sorted(held(screened)) == [("BL40", "left", 5), ("KI3", "left", 5)]
    assert screened("session --resume").code == 3


@pytest.mark.slow
def test_a_diary_that_is_busy_is_written_once_it_is_free(screened: Run, home: Any) -> None:
    with closing(sqlite3.connect(home / DIARY, isolation_level=None)) as other, other:
        terminal = begun("KI3:left:5", "UB40:left:30")
        other.execute("BEGIN EXCLUSIVE")
        terminal.expect("tried again after the next one.")
        other.execute("ROLLBACK")
    terminal.control_c()
    assert terminal.end() == 130
    assert held(screened) == [("KI3", "left", 5)]


@pytest.mark.slow
def test_a_diary_that_stays_busy_names_what_is_missing(screened: Run, home: Any) -> None:
    with closing(sqlite3.connect(home / DIARY, isolation_level=None)) as other, other:
        terminal = begun("KI3:left:5")
        other.execute("BEGIN EXCLUSIVE")
        assert terminal.end() == 5
        other.execute("ROLLBACK")
    text = " ".join(terminal.text.split())
    assert "Not all of it is in the diary." in text
    assert "backcare press KI3 --log --seconds 5 --side left" in text


@pytest.mark.slow
def test_lines_that_stay_tell_the_same(screened: Run) -> None:
    terminal = begun("KI3:left:20", "--plain")
    terminal.press("p")
    terminal.expect("Space goes on.")
    terminal.press("p")
    terminal.expect("10 s left")
    terminal.press("s")
    terminal.answer("(enter skips):", "stop")
    assert terminal.end() == 0
    assert "Breathe in for 4 s and out for 6 s." in terminal.text
    assert "\x1b" not in terminal.text
    assert "\r" not in terminal.text
    assert held(screened)[0][2] >= 9


@pytest.mark.slow
def test_a_pipe_gets_lines_and_json_one_envelope(screened: Run, process: Process) -> None:
    ran = process("press", "KI3", "--side", "left", "--seconds", "5")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[-3:] == ["5 s left", "✓ KI3 left, 5 s: kept", "Logged: KI3 5 s left."]
    assert not set(ran.stdout) & {"\r", "\a", "\x1b"}
    found = screened("press KI3 --side left --seconds 5 --after 2 --json").data
    assert (found["seconds"], found["pain_after"]) == (5, 2)
    assert [each["id"] for each in found["sessions"]] == [found["id"]]
    assert len(sessions(screened)) == 2


@pytest.mark.slow
def test_a_session_in_json_is_one_envelope(screened: Run) -> None:
    ran = screened("session KI3:left:5 --before 5 --after 4 --effect none --json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.envelope["schema"] == "backcare/guided@1"
    assert (ran.data["finished"], ran.data["left"]) == (True, 0)
    (kept,) = ran.data["sessions"]
    assert (kept["run"], kept["pain_before"], kept["pain_after"]) == (ran.data["run"], 5, 4)
