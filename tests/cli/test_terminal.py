"""Asking on a real terminal."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run
from tests.cli.terminal import Terminal

from backcare_tui.knowledge import load_knowledge

NEW = "fever, injury? [y/n]"
PAIN = "(worst imaginable):"
FLARE = "how you feel? [y/n]"


def _to_the_note(terminal: Terminal) -> None:
    terminal.answer(NEW, "n")
    terminal.answer(PAIN, "4")
    terminal.answer("cold place? [y/n]", "y")
    terminal.answer("damp place? [y/n]", "n")
    terminal.answer("[y/n]", "")
    terminal.answer("[y/n]", "y")
    terminal.answer(FLARE, "n")
    terminal.answer("due once a week. [y/n]", "n")
    for answer in ("y", "n", ""):
        terminal.answer("[y/n]", answer)
    terminal.answer("UB40:30 (seconds):", "KI3:40")
    terminal.expect("Note:")


def test_ask_saves_what_was_answered(screened: Run) -> None:
    terminal = Terminal("ask")
    _to_the_note(terminal)
    terminal.type("felt [b]ok[/b] 腰")
    assert terminal.end() == 0
    assert "Saved Sat 22 Nov: pain 4, flare no, cold yes, damp no" in terminal.text
    (day,) = screened("list --json").data
    (found,) = day["check_ins"]
    assert found["exposures"] == {"cold": True, "damp": False, "lifting": True}
    assert sorted(found["signs"].values()) == [False, True]
    assert found["flare"] is False
    assert found["note"] == "felt [b]ok[/b] 腰"
    assert day["sessions"][0]["point"] == "KI3"
    assert len(screened("changes --json").data) == 2
    screened("undo")
    assert screened("list --json").data == []


def test_ctrl_c_saves_nothing_and_says_so(screened: Run) -> None:
    terminal = Terminal("ask")
    _to_the_note(terminal)
    terminal.control_c()
    assert terminal.end() == 130
    assert "Nothing was saved." in terminal.text
    assert "Traceback" not in terminal.text
    assert screened("list --json").data == []


def test_stop_saves_nothing_and_exits_with_7(screened: Run) -> None:
    terminal = Terminal("ask")
    terminal.answer(NEW, "y")
    terminal.answer(PAIN, "stop")
    assert terminal.end() == 7
    assert "Nothing was saved." in terminal.text
    assert "backcare redflags ask" in terminal.text
    assert screened("list --json").data == []


def test_the_end_of_input_stops(screened: Run) -> None:
    terminal = Terminal("ask")
    terminal.expect(NEW)
    terminal.control_d()
    assert terminal.end() == 7
    assert screened("list --json").data == []


def test_bad_answers_are_asked_again(screened: Run) -> None:
    terminal = Terminal("ask")
    terminal.answer(NEW, "perhaps")
    terminal.expect("Write y or n")
    terminal.answer(NEW, "")
    terminal.answer(PAIN, "11")
    terminal.expect("Pain 11 is not on the scale.")
    terminal.answer(PAIN, "")
    terminal.expect("A check-in needs the number")
    terminal.answer(PAIN, "stop")
    assert terminal.end() == 7
    assert screened("list --json").data == []


def test_the_whole_list_of_signs_is_asked_and_remembered(screened: Run) -> None:
    terminal = Terminal("ask")
    terminal.answer(NEW, "n")
    terminal.answer(PAIN, "2")
    for _ in range(4):
        terminal.answer("[y/n]", "")
    terminal.answer(FLARE, "")
    terminal.answer("due once a week. [y/n]", "y")
    signs = len(load_knowledge().signs)
    for _ in range(signs):
        terminal.answer("[y/n]", "n")
    terminal.answer("seconds):", "")
    terminal.answer("Note:", "")
    assert terminal.end() == 0
    (found,) = screened("list --json").data[0]["check_ins"]
    assert len(found["signs"]) == signs
    assert found["flare"] is None


def test_warning_questions_follow_at_once(screened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "2025-11-23T10:00:00+00:00")
    terminal = Terminal("ask")
    terminal.answer(NEW, "y")
    terminal.answer(PAIN, "3")
    for _ in range(4):
        terminal.answer("[y/n]", "")
    terminal.answer(FLARE, "")
    terminal.answer("due once a week. [y/n]", "")
    for _ in range(3):
        terminal.answer("[y/n]", "")
    terminal.answer("seconds):", "")
    terminal.answer("Note:", "")
    terminal.expect("Saved Sun 23 Nov")
    for _ in range(5):
        terminal.answer("[y/n/u]", "n")
    terminal.answer("[y/n/u]", "y")
    terminal.expect("hours or days? [y/n/u]")
    terminal.type("u")
    terminal.answer("[y/n/u]", "stop")
    assert terminal.end() == 7
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


def test_press_stopped_early_logs_nothing(screened: Run) -> None:
    terminal = Terminal("press", "KI3", "--seconds", "30")
    terminal.expect("Caution:")
    terminal.expect("30 s left")
    terminal.control_c()
    assert terminal.end() == 130
    assert "Nothing was logged." in terminal.text
    assert screened("list --json").data == []


def test_press_stopped_later_logs_what_was_done(screened: Run) -> None:
    terminal = Terminal("press", "KI3", "--seconds", "30", "--before", "5")
    terminal.expect("\r23 s left")
    terminal.control_c()
    assert terminal.end() == 130
    assert "Logged: KI3" in terminal.text
    (session,) = screened("list --json").data[0]["sessions"]
    assert 5 <= session["seconds"] <= 8
    assert session["pain_before"] == 5
