"""The inline check-in on a real terminal: what it asks, keeps, saves and leaves behind."""

from __future__ import annotations

import shlex
import sqlite3
import sys
import termios
import time
from contextlib import closing
from pathlib import Path

import pyte
import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Run
from tests.cli.terminal import PATIENCE, Terminal

from backcare_tui.knowledge import load_knowledge

pytestmark = pytest.mark.thorough

PAIN = "(worst imaginable):"
THERE = "nothing else:"
FLARE = "how you feel? [y/n]"
LIST = "due once a week. [y/n]"
POINTS = "for the seconds:"
NEW = "fever, injury?"
HEADING = "Enter skips a question, < goes one back, q leaves without saving."
NOTE = "felt [b + [/ 腎俞 🙂"
SIGNS = load_knowledge().signs
MODULES = (
    "import sys; from backcare_tui.__main__ import main; code = main(['checkin']);"
    "print(' '.join(sys.modules)); sys.exit(code)"
)


@pytest.fixture(autouse=True)
def _in_the_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)


def _shown(terminal: Terminal, columns: int = 80, rows: int = 24) -> list[str]:
    """The lines of the screen beneath the one that the command was typed on."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.Stream(screen)
    stream.feed("$ backcare checkin\r\n" + terminal.seen)
    first, *lines = [line.rstrip() for line in screen.display]
    assert first == "$ backcare checkin"
    return [line for line in lines if line]


def _answer_all(terminal: Terminal, news: str = "n") -> None:
    terminal.answer(PAIN, "4")
    terminal.answer(THERE, "cf.")
    terminal.answer(FLARE, "n")
    terminal.answer(LIST)
    for answer in ("y", "n", ""):
        terminal.answer("[y/n]", answer)
    terminal.answer(POINTS, "UB40, ki3:45:left")
    terminal.answer("Note:", NOTE)
    terminal.answer(NEW, news)


def test_it_saves_what_was_answered_and_leaves_one_line(screened: Run) -> None:
    terminal = Terminal("checkin")
    terminal.expect(HEADING)
    _answer_all(terminal)
    assert terminal.end() == 0
    summary = " ".join(_shown(terminal))
    assert summary.startswith("Saved Sat 22 Nov: pain 4, flare no, cold yes, damp no, fatigue yes")
    assert summary.endswith("UB40 30 s. KI3 45 s left. Last 7 days: mean 4.0 (1 day).")
    (day,) = screened("list --json").data
    (found,) = day["check_ins"]
    assert found["exposures"] == {"cold": True, "damp": False, "fatigue": True, "lifting": False}
    assert sorted(found["signs"].values()) == [False, True]
    assert (found["flare"], found["note"]) == (False, NOTE)
    assert [(s["point"], s["seconds"], s["side"]) for s in day["sessions"]] == [
        ("BL40", 30, "both"),
        ("KI3", 45, "left"),
    ]
    screened("undo")
    assert screened("list --json").data == []


def test_enter_skips_all_but_the_pain_and_skipped_is_not_asked(screened: Run) -> None:
    terminal = Terminal("checkin")
    terminal.answer(PAIN)
    terminal.expect("A check-in needs the number")
    terminal.answer(PAIN, "10")
    terminal.answer(THERE)
    for _ in range(5):
        terminal.answer("[y/n]")
    terminal.answer(POINTS)
    terminal.answer("Note:")
    terminal.answer(NEW)
    assert terminal.end() == 0
    (day,) = screened("list --json").data
    (found,) = day["check_ins"]
    assert (found["pain"], found["flare"], found["note"]) == (10, None, "")
    assert found["exposures"] == found["signs"] == {}
    assert day["sessions"] == []


@pytest.mark.parametrize(
    ("environment", "arguments"),
    [
        ({"TERM": "dumb"}, []),
        ({"TERM": ""}, []),
        ({"NO_COLOR": "1"}, []),
        ({"BACKCARE_PLAIN": "1"}, []),
        ({}, ["--plain"]),
    ],
)
def test_prompts_stay_where_the_cursor_should_not_move(
    screened: Run, environment: dict[str, str], arguments: list[str]
) -> None:
    terminal = Terminal("checkin", *arguments, **environment)
    _answer_all(terminal)
    assert terminal.end() == 0
    assert "\x1b" not in terminal.seen
    lines = terminal.text.splitlines()
    assert lines[0] == HEADING
    assert lines[1].endswith(f"{PAIN} 4")
    assert sum("Saved Sat 22 Nov: pain 4" in line for line in lines) == 1
    assert screened("list --json").data[0]["check_ins"][0]["note"] == NOTE


def test_a_pipe_gets_the_summary_and_the_person_the_prompts(screened: Run) -> None:
    here = f"{shlex.quote(sys.executable)} -m backcare_tui"
    terminal = Terminal(program=["/bin/sh", "-c", f"{here} checkin | cat > out.txt"])
    _answer_all(terminal)
    assert terminal.end() == 0
    assert "\x1b" not in terminal.seen
    out = Path("out.txt").read_text("utf-8")
    assert out.startswith("Saved Sat 22 Nov: pain 4")
    assert PAIN not in out
    assert len(screened("list --json").data) == 1


def test_with_a_pipe_the_person_hears_of_warnings_and_answers_them_later(
    screened: Run,
) -> None:
    screened("redflags answer RF06=yes RF06a=no")
    here = f"{shlex.quote(sys.executable)} -m backcare_tui"
    terminal = Terminal(program=["/bin/sh", "-c", f"{here} checkin > out.txt"])
    terminal.expect("Get medical advice today.")
    _answer_all(terminal, news="y")
    assert terminal.end() == 0
    assert "Answer: backcare redflags ask" in terminal.text
    assert "[y/n/u]" not in terminal.text
    out = Path("out.txt").read_text("utf-8")
    assert out.startswith("Get medical advice today.")
    assert "Answer: backcare redflags ask" in out


def test_going_back_keeps_what_was_said_until_it_is_said_anew(screened: Run) -> None:
    terminal = Terminal("checkin")
    terminal.answer(PAIN, "<")
    terminal.expect("This is the first question.")
    terminal.answer(PAIN, "4")
    terminal.answer(THERE, "c")
    terminal.answer(FLARE, "y")
    terminal.answer(LIST, "<")
    terminal.expect("So far: yes. Enter keeps it, - takes it out.")
    terminal.answer(FLARE, "<")
    terminal.expect("So far: cold yes. Enter keeps it, - takes it out.")
    terminal.answer(THERE, "<")
    terminal.expect("So far: 4. Enter keeps it.")
    terminal.answer(PAIN, "6")
    terminal.answer(THERE)
    terminal.answer(FLARE, "-")
    for _ in range(4):
        terminal.answer("[y/n]")
    terminal.answer(POINTS)
    terminal.answer("Note:")
    terminal.answer(NEW)
    assert terminal.end() == 0
    (found,) = screened("list --json").data[0]["check_ins"]
    assert (found["pain"], found["exposures"], found["flare"]) == (6, {"cold": True}, None)


@pytest.mark.parametrize("plain", [[], ["--plain"]])
def test_what_is_not_understood_is_named_and_asked_again(screened: Run, plain: list[str]) -> None:
    terminal = Terminal("checkin", *plain)
    for wrong, told in (("four", "four"), ("11", "Pain 11 is not on the scale."), ("-", "needs")):
        terminal.answer(PAIN, wrong)
        terminal.expect(told)
    terminal.answer(PAIN, "4")
    terminal.answer(THERE, "cx")
    terminal.expect("c cold, d damp, f fatigue, l lifting")
    terminal.answer(THERE, "Cold damp")
    terminal.answer(FLARE, "maybe")
    terminal.expect("maybe")
    terminal.expect("Write y or n, or just enter to skip.")
    terminal.answer(FLARE)
    for _ in range(4):
        terminal.answer("[y/n]")
    for wrong, told in (("UB41", "Did you mean"), ("UB40:1", "5 to 1800"), ("GV4:30:left", "mid")):
        terminal.answer(POINTS, wrong)
        terminal.expect(told)
    terminal.answer(POINTS)
    terminal.answer("Note:")
    terminal.answer(NEW)
    assert terminal.end() == 0
    (day,) = screened("list --json").data
    assert day["check_ins"][0]["exposures"] == {"cold": True, "damp": True}
    assert day["sessions"] == []


def _control_c(terminal: Terminal) -> None:
    terminal.control_c()


def _control_d(terminal: Terminal) -> None:
    terminal.control_d()


def _q(terminal: Terminal) -> None:
    terminal.type("q")


@pytest.mark.parametrize("plain", [[], ["--plain"]])
@pytest.mark.parametrize(("leave", "code"), [(_control_c, 130), (_control_d, 7), (_q, 7)])
def test_leaving_saves_nothing_and_says_so(
    screened: Run, leave: object, code: int, plain: list[str]
) -> None:
    assert callable(leave)
    terminal = Terminal("checkin", *plain)
    terminal.answer(PAIN, "4")
    terminal.expect(THERE)
    leave(terminal)
    assert terminal.end() == code
    assert terminal.text.splitlines()[-1].endswith("Nothing was saved.")
    assert _shown(terminal, columns=100)[-1] == "Nothing was saved."
    if not plain:
        assert _shown(terminal) == ["Nothing was saved."]
    assert "Traceback" not in terminal.text
    assert screened("list --json").data == []
    assert len(screened("changes --json").data) == 1


def test_the_terminal_is_as_it_was_afterwards(screened: Run) -> None:
    here = f"{shlex.quote(sys.executable)} -m backcare_tui"
    screened("list")
    terminal = Terminal(program=["/bin/sh", "-c", f"{here} checkin; read line; echo got $line"])
    terminal.expect(PAIN)
    assert not terminal.modes & (termios.ICANON | termios.ECHO)
    terminal.type("q")
    terminal.expect("Nothing was saved.")
    assert terminal.modes & termios.ICANON
    assert terminal.modes & termios.ECHO
    terminal.type("through")
    terminal.expect("got through")
    assert terminal.end() == 0


def test_it_takes_the_keyboard_again_after_a_pause(screened: Run) -> None:
    screened("list")
    terminal = Terminal("checkin")
    terminal.expect(PAIN)
    terminal.take_back()
    end = time.monotonic() + PATIENCE
    while terminal.modes & termios.ECHO and time.monotonic() < end:
        pass
    terminal.press("7")
    terminal.expect(f"{PAIN} 7")
    terminal.control_c()
    assert terminal.end() == 130


def test_a_day_gone_by_is_asked_about_as_such(screened: Run) -> None:
    terminal = Terminal("checkin", "--date", "-2")
    terminal.answer("Pain on Thu 20 Nov, 0 (none)", "4")
    terminal.answer(THERE)
    terminal.answer(FLARE)
    terminal.answer(LIST, "y")
    for _ in range(len(load_knowledge().signs)):
        terminal.answer("[y/n]")
    terminal.expect(POINTS)
    asked = " ".join(terminal.text.split())
    assert "that day?" in asked
    assert "today?" not in asked
    terminal.control_c()
    assert terminal.end() == 130


def test_keys_that_edit_a_line(screened: Run) -> None:
    terminal = Terminal("checkin")
    terminal.answer(PAIN, "9\x7f\x1b[A\x1bOB3")
    terminal.answer(THERE, "xyz\x15d")
    for _ in range(5):
        terminal.answer("[y/n]")
    terminal.answer(POINTS)
    terminal.answer("Note:", "腰 sore wrogn\x17to\tday \x1b[200~x\x01")
    terminal.answer(NEW)
    assert terminal.end() == 0
    (found,) = screened("list --json").data[0]["check_ins"]
    assert (found["pain"], found["exposures"]) == (3, {"damp": True})
    assert found["note"] == "腰 soreto day x"


def test_a_long_note_is_kept_whole_and_stays_on_its_row(screened: Run) -> None:
    note = "腰 word " * 60
    terminal = Terminal("checkin", COLUMNS="60")
    terminal.answer("imaginable):", "4")
    terminal.answer(THERE)
    for _ in range(5):
        terminal.answer("[y/n]")
    terminal.answer(POINTS)
    terminal.answer("Note:", note)
    terminal.answer(NEW)
    assert terminal.end() == 0
    assert _shown(terminal)[0].startswith("Saved Sat 22 Nov: pain 4.")
    assert screened("list --json").data[0]["check_ins"][0]["note"] == note.strip()


def test_what_is_typed_ahead_is_read_and_touches_no_older_line(screened: Run) -> None:
    terminal = Terminal("checkin")
    for answer in ("5", "c.", "", "", "", "", "", "", "quick", ""):
        terminal.type(answer)
    assert terminal.end() == 0
    assert any(line.startswith("Saved Sat 22 Nov: pain 5") for line in _shown(terminal))
    (day,) = screened("list --json").data
    (found,) = day["check_ins"]
    assert (found["pain"], found["note"]) == (5, "quick")


def test_enter_twice_at_the_end_saves_once(screened: Run) -> None:
    terminal = Terminal("checkin")
    _answer_all(terminal, news="n\r\r")
    assert terminal.end() == 0
    (day,) = screened("list --json").data
    assert len(day["check_ins"]) == 1
    assert len(screened("changes --json").data) == 2


def test_a_busy_diary_keeps_the_answers_and_saves_them_once(screened: Run, home: Path) -> None:
    terminal = Terminal("checkin")
    terminal.expect(PAIN)
    with closing(sqlite3.connect(home / DIARY, isolation_level=None)) as other, other:
        other.execute("BEGIN IMMEDIATE")
        terminal.type("4")
        for question in (THERE, FLARE, LIST, "[y/n]", "[y/n]", "[y/n]", POINTS):
            terminal.answer(question)
        terminal.answer("Note:", "kept")
        terminal.answer(NEW)
        terminal.expect("Your answers are still here.")
        other.execute("ROLLBACK")
    other.close()
    terminal.type("")
    assert terminal.end() == 0
    assert [c["note"] for c in screened("list --json").data[0]["check_ins"]] == ["kept"]
    assert len(screened("changes --json").data) == 2


def test_the_whole_list_is_asked_once_a_week(screened: Run) -> None:
    terminal = Terminal("checkin")
    terminal.answer(PAIN, "2")
    terminal.answer(THERE)
    terminal.answer(FLARE)
    terminal.answer(LIST, "y")
    for number in range(len(SIGNS)):
        terminal.answer("[y/n]", "y" if number < 2 else "n")
    terminal.answer(POINTS)
    terminal.answer("Note:")
    terminal.answer(NEW)
    assert terminal.end() == 0
    assert f"{len(SIGNS)} signs asked, 2 yes: " in " ".join(_shown(terminal))
    assert len(screened("list --json").data[0]["check_ins"][0]["signs"]) == len(SIGNS)
    again = Terminal("checkin")
    again.answer(PAIN, "2")
    again.answer(THERE)
    again.answer(FLARE)
    again.expect("Pain: 2")
    again.control_c()
    assert again.end() == 130
    assert LIST not in again.text


def test_something_new_leads_to_the_warning_questions_at_once(
    screened: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "2025-11-23T10:00:00+00:00")
    terminal = Terminal("checkin")
    _answer_all(terminal, news="y")
    terminal.expect("Saved Sun 23 Nov")
    terminal.answer("[y/n/u]", "n")
    terminal.answer("[y/n/u]", "q")
    assert terminal.end() == 7
    assert "Kept 1 answer" in " ".join(terminal.text.split())
    assert len(screened("list --json").data) == 1


@pytest.mark.parametrize(("leave", "code"), [(_control_c, 130), (_q, 7)])
def test_leaving_a_diary_that_cannot_be_written_names_what_was_new(
    screened: Run, home: Path, leave: object, code: int
) -> None:
    assert callable(leave)
    terminal = Terminal("checkin")
    terminal.expect(HEADING)
    with closing(sqlite3.connect(home / DIARY, isolation_level=None)) as other, other:
        other.execute("BEGIN IMMEDIATE")
        _answer_all(terminal, news="y")
        terminal.expect("q leaves them:")
        leave(terminal)
        assert terminal.end() == code
        other.execute("ROLLBACK")
    other.close()
    assert "Nothing was saved.\nYou said that something is new: backcare redflags ask" in (
        terminal.text
    )
    assert screened("list --json").data == []


def test_an_open_sign_leads_and_stays(screened: Run) -> None:
    screened("redflags answer RF06=yes RF06a=no")
    terminal = Terminal("checkin")
    terminal.expect("Get medical advice today.")
    terminal.expect(PAIN)
    terminal.control_c()
    assert terminal.end() == 130
    assert _shown(terminal)[0] == "Get medical advice today."
    assert _shown(terminal)[-1] == "Nothing was saved."


def test_another_day_is_named_and_a_day_to_come_refused_at_once(screened: Run) -> None:
    screened("list")
    terminal = Terminal("checkin", "--date", "yesterday")
    terminal.expect("For Fri 21 Nov.")
    terminal.control_c()
    assert terminal.end() == 130
    tomorrow = Terminal("checkin", "--date", "2025-11-23")
    assert tomorrow.end() == 4
    assert PAIN not in tomorrow.text


def test_options_without_the_pain_are_not_lost_in_silence(screened: Run) -> None:
    screened("list")
    for options in (["--trigger", "cold"], ["--nothing-new"], ["--json"]):
        terminal = Terminal("checkin", *options)
        assert terminal.end() == 2
        assert "backcare checkin 4" in terminal.text


def test_it_loads_nothing_heavy(screened: Run) -> None:
    screened("list")
    terminal = Terminal(program=[sys.executable, "-c", MODULES])
    _answer_all(terminal)
    assert terminal.end() == 0
    loaded = set(terminal.text.split("\n")[-2].split())
    assert "backcare_tui.cli.inline" in loaded
    assert not loaded & {"textual", "rich", "numpy", "sqlalchemy", "alembic", "tomlkit"}
