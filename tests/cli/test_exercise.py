"""``backcare exercises`` and ``backcare exercise``: the plan, the guide and what is logged."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest
from tests.cli.runner import Run
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.thorough

Calm = Run


@pytest.fixture
def calm(screened: Run) -> Calm:
    """Run one command on a diary with three green days."""
    for day in ("-2", "-1", "today"):
        screened("checkin", "2", "--date", day)
    return screened


def logged(run: Run) -> list[dict[str, object]]:
    """What was logged today, without what differs each time."""
    days = run("list --json").data
    own = ("exercise", "sets", "count", "hold", "felt", "pain_before", "pain_after")
    return [{name: each[name] for name in own} for each in days[0]["exercises"]]


def test_the_plan_tells_doses_and_reasons(calm: Calm) -> None:
    out = calm("exercises").out
    assert out.startswith(
        "Pain is 2 on average. A green day: the whole plan is open.\nPain has subsided."
    )
    assert out.index("If pain rises by more than 2 points") < out.index("X01 Walk")
    assert "X10 Bird-dog: 3 holds of 10 s each side. The start dose." in out
    assert "Waits today" not in out
    calm("edit today --pain 5")
    out = calm("exercises --all").out
    assert "X03 Pelvic tilt: 3 slow ones. Half of 5 slow ones" in out
    assert "  X10 Bird-dog: Waits for a pain of 4 or less." in out
    found = calm("exercises --json").data
    tilt = next(each for each in found["exercises"] if each["id"] == "X03")
    assert tilt["amount"] == {"sets": 1, "count": 3, "hold": 0}
    waits = next(each for each in found["waiting"] if each["id"] == "X10")
    assert (waits["dose"], waits["amount"], waits["why"]) == (
        None,
        None,
        "Waits for a pain of 4 or less.",
    )


def test_one_exercise_in_full(calm: Calm) -> None:
    out = calm("exercises", "bird-dog").out
    assert out.startswith("X10 Bird-dog\n  Stop when:")
    assert "Goal: sets of 6, 4 and 2 holds of 10 s each side." in out
    assert "Not done yet." in out
    calm("exercise X10 --log --felt comfortable")
    found = calm("exercises X10 --json").data
    assert [each["felt"] for each in found["history"]] == ["comfortable"]
    assert found["last"] == found["history"][0]
    assert "Last on 22 November. Bird-dog: " in calm("exercises X10").out
    calm("profile osteoporosis=yes")
    assert "Not today: Switched off for you: weak bones" in calm("exercises X11").out
    assert calm("exercises", "[b + [/ 腎俞").code == 3


def test_the_usual_dose_is_logged_where_none_is_given(calm: Calm) -> None:
    ran = calm("exercise X04 --log --felt comfortable --before 3 --after 2")
    assert ran.out.startswith("Logged: Single knee to chest: ")
    calm("exercise X01 --log --hold 10m")
    calm("exercise X09 --log --sets 2 --count 6 --hold 4 --felt hard")
    assert logged(calm) == [
        {"exercise": "X04", "sets": 1, "count": 2, "hold": 15, "felt": "comfortable",
         "pain_before": 3, "pain_after": 2},
        {"exercise": "X01", "sets": 1, "count": 1, "hold": 600, "felt": None,
         "pain_before": None, "pain_after": None},
        {"exercise": "X09", "sets": 2, "count": 6, "hold": 4, "felt": "hard",
         "pain_before": None, "pain_after": None},
    ]  # fmt: skip
    calm("undo")
    assert [each["exercise"] for each in logged(calm)] == ["X04", "X01"]


def test_what_waits_is_not_guided_but_can_be_logged(calm: Calm) -> None:
    calm("edit today --pain 6")
    ran = calm("exercise X10")
    assert (ran.code, ran.err) == (
        10,
        "Bird-dog is not for today.\nWaits for a pain of 4 or less.\n",
    )
    assert calm("exercise X10 --log").code == 0
    assert [each["exercise"] for each in logged(calm)] == ["X10"]


def test_what_was_done_is_logged_while_a_warning_sign_stands_open(calm: Calm) -> None:
    calm("exercise X09 --log --sets 2 --count 6 --hold 4")
    calm("redflags answer RF03=yes")
    assert calm("exercise X09").code == 10
    ran = calm("exercise X09 --log")
    assert ran.code == 0
    assert ran.out.startswith("Get emergency help now.")
    assert [(e["sets"], e["count"], e["hold"]) for e in logged(calm)] == [(2, 6, 4), (2, 6, 4)]


@pytest.mark.parametrize("how", ["--felt stopped", "--before 2 --after 5"])
def test_after_stopping_the_warning_signs_are_named(calm: Calm, how: str) -> None:
    out = calm(f"exercise X03 --log {how}").out
    assert "numbness or weakness in a leg" in out
    assert "get emergency help" in out
    assert out.endswith("The warning signs: backcare redflags ask\n")
    assert "redflags" not in calm("exercise X03 --log --felt hard --before 2 --after 4").out


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        ("exercise X99 --log", 3, "X99"),
        ("exercise X03 --log --count x", 4, "“x” is not a whole number"),
        ("exercise X03 --log --count 0", 4, "The count 0 cannot be right"),
        ("exercise X03 --log --sets 99", 4, "The number of sets 99 cannot be right"),
        ("exercise X01 --log --hold soon", 4, "“soon” is not a time"),
        ("exercise X01 --log --hold 999m", 4, "The hold 59940 cannot be right"),
        ("exercise X03 --log --felt great", 4, "“great” does not say how it was"),
        ("exercise X03 --log --after 11", 4, "Pain 11 is not on the scale"),
        ("exercise X15", 4, "cannot be counted here"),
        ("exercise", 2, "EXERCISE"),
    ],
)
def test_bad_input_is_named_and_nothing_is_logged(
    calm: Calm, command: str, code: int, words: str
) -> None:
    ran = calm(command)
    assert ran.code == code
    assert words in ran.err
    assert logged(calm) == []


@pytest.mark.slow
def test_the_guide_in_plain_lines(calm: Calm) -> None:
    ran = calm("exercise X03 --count 1 --felt comfortable --plain")
    lines = ran.out.splitlines()
    assert lines.index("  Stop when:") < lines.index("Next: 1 slow ones.")
    assert "1 of 1" in lines
    assert lines[-1].startswith("Logged: Pelvic tilt")
    assert logged(calm)[0]["felt"] == "comfortable"


def at_a_terminal(run: Run) -> Terminal:
    """Bird-dog with short holds, about to begin at a terminal."""
    assert run("exercises").code == 0
    terminal = Terminal("exercise", "X10", "--count", "2", "--hold", "1")
    terminal.answer("Pain now", "2")
    terminal.expect("Next: hold 1 of 2, left side. Enter begins.")
    return terminal


def test_a_whole_exercise_at_a_terminal(calm: Calm) -> None:
    terminal = at_a_terminal(calm)
    for told in ("hold 1 of 2, left", "hold 2 of 2, left", "hold 1 of 2, right", "hold 2 of 2"):
        terminal.press("\r")
        terminal.expect(f"✓ {told}")
    terminal.answer("How was it", "great")
    terminal.expect("Give comfortable, hard, stopped.")
    terminal.answer("How was it", "c")
    terminal.answer("Pain now", "1")
    terminal.expect("Logged: Bird-dog")
    assert terminal.end() == 0
    assert logged(calm) == [
        {"exercise": "X10", "sets": 1, "count": 2, "hold": 1, "felt": "comfortable",
         "pain_before": 2, "pain_after": 1},
    ]  # fmt: skip


def hang_up(terminal: Terminal) -> None:
    import os

    os.kill(terminal.pid, signal.SIGHUP)


@pytest.mark.parametrize(
    ("stop", "code", "felt"),
    [
        (lambda terminal: terminal.control_c(), 130, None),
        (hang_up, 129, None),
        (lambda terminal: terminal.press("q"), 7, "stopped"),
    ],
)
def test_what_was_done_is_kept_however_it_ends(
    calm: Calm, stop: Callable[[Terminal], None], code: int, felt: str | None
) -> None:
    terminal = at_a_terminal(calm)
    for told in ("hold 1 of 2, left", "hold 2 of 2, left", "hold 1 of 2, right"):
        terminal.press("\r")
        terminal.expect(f"✓ {told}")
    stop(terminal)
    if felt is not None:
        terminal.answer("How was it", "s")
        terminal.answer("Pain now")
        terminal.expect("The warning signs: backcare redflags ask")
    assert terminal.end() == code
    assert logged(calm) == [
        {"exercise": "X10", "sets": 1, "count": 1, "hold": 1, "felt": felt,
         "pain_before": 2, "pain_after": None},
    ]  # fmt: skip


def test_ctrl_c_at_the_questions_loses_nothing(calm: Calm) -> None:
    terminal = at_a_terminal(calm)
    for _ in range(4):
        terminal.press("\r")
        terminal.expect("✓ hold")
    terminal.answer("How was it", "h")
    terminal.expect("Pain now")
    terminal.control_c()
    terminal.expect("Logged: Bird-dog")
    terminal.end()
    assert [(each["count"], each["felt"]) for each in logged(calm)] == [(2, "hard")]


def test_a_diary_that_cannot_be_written_names_the_command_for_later(
    calm: Calm, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backcare_tui.errors import StorageFailure
    from backcare_tui.journal.exercises import Exercises

    def full(*_: object) -> None:
        raise StorageFailure("Could not save: the disk is full.")

    monkeypatch.setattr(Exercises, "done", full)
    monkeypatch.setattr("backcare_tui.domain.exercise_guide.FIRST_READY", 0)
    ran = calm("exercise X11 --count 1 --hold 1")
    assert "Could not save: the disk is full." in ran.err
    assert "backcare exercise X11 --log --sets 1 --count 1 --hold 1" in ran.err


def test_stopping_before_anything_was_done_logs_nothing(calm: Calm) -> None:
    terminal = at_a_terminal(calm)
    terminal.press("q")
    terminal.expect("Nothing was logged.")
    terminal.end()
    assert logged(calm) == []
