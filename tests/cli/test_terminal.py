"""Asking on a real terminal."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.thorough

HEADING = "Enter skips a question, < goes one back, q leaves without saving."
PAIN = "(worst imaginable):"
THERE = "nothing else:"
FLARE = "how you feel? [y/n]"


def _to_the_note(terminal: Terminal) -> None:
    terminal.expect(HEADING)
    terminal.answer(PAIN, "4")
    terminal.answer(THERE, "cl")
    terminal.answer(FLARE, "n")
    terminal.answer("due once a week. [y/n]", "n")
    for answer in ("y", "n", ""):
        terminal.answer("[y/n]", answer)
    terminal.answer("for the seconds:", "KI3:40")
    terminal.expect("Note:")


def test_ask_saves_what_was_answered_and_its_questions_stay(screened: Run) -> None:
    terminal = Terminal("ask", "--date", "yesterday")
    terminal.expect("For Fri 21 Nov.")
    _to_the_note(terminal)
    terminal.type("felt [b]ok[/b] 腰")
    terminal.answer("fever, injury? [y/n]", "n")
    assert terminal.end() == 0
    assert "\x1b" not in terminal.seen
    assert f"{PAIN} 4\n" in terminal.text
    assert "Saved Fri 21 Nov: pain 4, flare no, cold yes, lifting yes" in terminal.text
    (day,) = screened("list --json").data
    (found,) = day["check_ins"]
    assert (day["day"], found["exposures"]) == ("2025-11-21", {"cold": True, "lifting": True})
    assert found["note"] == "felt [b]ok[/b] 腰"
    assert day["sessions"][0]["point"] == "KI3"
    assert len(screened("changes --json").data) == 2


def test_ask_goes_back_and_asks_again_what_was_not_understood(screened: Run) -> None:
    terminal = Terminal("ask")
    terminal.answer(PAIN, "11")
    terminal.expect("Pain 11 is not on the scale.")
    terminal.answer(PAIN, "")
    terminal.expect("A check-in needs the number")
    terminal.answer(PAIN, "4")
    terminal.answer(THERE, "<")
    terminal.expect("So far: 4. Enter keeps it.")
    terminal.answer(PAIN, "stop")
    assert terminal.end() == 7
    assert "Nothing was saved." in terminal.text
    assert screened("list --json").data == []


def test_ask_left_with_ctrl_c_saves_nothing_and_says_so(screened: Run) -> None:
    terminal = Terminal("ask")
    _to_the_note(terminal)
    terminal.control_c()
    assert terminal.end() == 130
    assert "Nothing was saved." in terminal.text
    assert "Traceback" not in terminal.text
    assert screened("list --json").data == []


def test_warning_questions_follow_at_once(screened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "2025-11-23T10:00:00+00:00")
    terminal = Terminal("ask")
    _to_the_note(terminal)
    terminal.type("")
    terminal.answer("fever, injury? [y/n]", "y")
    terminal.expect("Saved Sun 23 Nov")
    for _ in range(7):
        terminal.answer("[y/n/u]", "n")
    terminal.answer("heel? [y/n/u]", "y")
    terminal.answer("hours or days? [y/n/u]", "u")
    assert terminal.end() == 0
    assert "Get emergency help now." in terminal.text
    assert screened("points").code == 10


def test_warning_questions_on_a_new_diary(run: Run) -> None:
    terminal = Terminal("redflags", "ask")
    terminal.expect("It cannot examine you.")
    terminal.answer("[y/n/u]", "n")
    terminal.answer("[y/n/u]", "s")
    terminal.expect("cannot be skipped")
    terminal.answer("[y/n/u]", "n")
    terminal.expect("[y/n/u]")
    terminal.control_c()
    assert terminal.end() == 130
    assert "Kept 2 answers" in " ".join(terminal.text.split())
    assert "RF01" not in run("redflags --json").data["due"]


def test_an_emergency_is_told_at_once_and_the_rest_waits(run: Run) -> None:
    terminal = Terminal("redflags", "ask")
    terminal.answer("[y/n/u]", "n")
    terminal.answer("[y/n/u]", "y")
    assert terminal.end() == 0
    told = terminal.text.partition("[y/n/u] y")[2]
    assert "Get emergency help now." in told.lstrip().splitlines()[0]
    assert "[y/n/u]" not in told
    assert "Ticked: Bowel change." in told
    assert "Ticked by mistake? backcare undo" in told
    due = run("redflags --json").data["due"]
    assert "RF03" in due
    assert "RF01" not in due
    assert "took back what you ticked: Bowel change." in run("undo").out
    assert run("redflags --json").data["open"] == []


def test_a_warning_question_can_be_gone_back_to(run: Run) -> None:
    terminal = Terminal("redflags", "ask", "RF13", "RF06")
    terminal.answer("[y/n/u]", "<")
    terminal.expect("This is the first question.")
    terminal.answer("[y/n/u]", "?")
    terminal.expect("“?” is no answer here. y yes, n no, u not sure;")
    terminal.answer("[y/n/u]", "y")
    terminal.answer("hours or days? [y/n/u]", "<")
    terminal.expect("So far: yes. Enter keeps it.")
    terminal.answer("[y/n/u]", "n")
    terminal.answer("[y/n/u]", "n")
    assert terminal.end() == 0
    assert "hours or days?" not in terminal.text.rpartition("[y/n/u] <")[2]
    assert run("redflags --json").data["open"] == []


def test_a_sign_that_was_gone_back_to_is_not_lost_by_leaving(run: Run) -> None:
    terminal = Terminal("redflags", "ask", "RF06", "RF13")
    terminal.answer("heel? [y/n/u]", "y")
    terminal.answer("hours or days? [y/n/u]", "n")
    terminal.answer("[y/n/u]", "<")
    terminal.expect("So far: no.")
    terminal.answer("hours or days? [y/n/u]", "<")
    terminal.expect("So far: yes.")
    terminal.expect("heel? [y/n/u]")
    terminal.control_c()
    assert terminal.end() == 130
    assert "Get medical advice today." in terminal.text
    assert [each["id"] for each in run("redflags --json").data["open"]] == ["RF06"]


def test_no_warning_question_is_asked_twice(run: Run) -> None:
    terminal = Terminal("redflags", "ask", "RF06", "RF06a")
    terminal.answer("hours or days? [y/n/u]", "n")
    terminal.answer("heel? [y/n/u]", "y")
    assert terminal.end() == 0
    assert terminal.text.count("hours or days?") == 1
    assert [each["id"] for each in run("redflags --json").data["open"]] == ["RF06"]


def test_press_stopped_early_logs_nothing(screened: Run) -> None:
    terminal = Terminal("press", "KI3", "--seconds", "30")
    terminal.expect("Caution:")
    terminal.expect("s to find KI3 left")
    terminal.press("\r")
    terminal.expect("30 s left")
    terminal.control_c()
    assert terminal.end() == 130
    assert "Nothing was logged." in terminal.text
    assert screened("list --json").data == []


def test_press_stopped_later_logs_what_was_done(screened: Run) -> None:
    terminal = Terminal("press", "KI3", "--seconds", "30", "--before", "5", "--effect", "sore")
    terminal.expect("s to find KI3 left")
    terminal.press("\r")
    terminal.expect("\r24 s left")
    terminal.control_c()
    assert terminal.end() == 130
    assert "Logged: KI3" in terminal.text
    (session,) = screened("list --json").data[0]["sessions"]
    assert 5 <= session["seconds"] <= 8
    assert (session["side"], session["pain_before"]) == ("left", 5)
    assert session["after_effect"] == "sore"
