"""What a guided session would be, own routines, and what is told of bad input."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.runner import Process, Run

from backcare_tui.cli import guide_loop
from backcare_tui.journal.journal import open_journal
from backcare_tui.journal.unfinished import Unfinished, steps_of

HELL = "[b + [/ 腎俞 🙂"


def flat(text: str) -> str:
    return " ".join(text.split())


def test_todays_session_is_told_before_it_begins(screened: Run) -> None:
    ran = screened("session --list")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "5 min of pressing, about 7 min with finding the places:"
    assert lines[1] == "  1. UB23 Shènshū, both sides, 60 s"
    assert "Stop if it turns sharp" in ran.out
    assert screened("session --dry-run").out == ran.out
    assert screened("list --json").data == []


def test_the_plan_in_json(screened: Run) -> None:
    found = screened("session --list --minutes 2 --json").data
    assert [(h["point"], h["side"], h["seconds"]) for h in found["holds"]] == [
        ("BL23", "both", 30),
        ("BL40", "left", 30),
        ("BL40", "right", 30),
    ]
    assert (found["seconds"], found["pressing_seconds"]) == (138, 90)
    assert [point["code"] for point in found["points"]] == ["BL23", "BL40"]
    assert (found["name"], found["left_out"], found["dose"]) == (None, [], None)
    assert found["today"] == {"seconds": 0, "times": 0}


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("UB40", [("BL40", "left", 30), ("BL40", "right", 30)]),
        ("weizhong:left", [("BL40", "left", 30)]),
        ("ub40:45:right", [("BL40", "right", 45)]),
        ("UB40:right:45", [("BL40", "right", 45)]),
        ("DU4 K3:left", [("GV4", "midline", 60), ("KI3", "left", 30)]),
        ("DU4:90,K3:left", [("GV4", "midline", 90), ("KI3", "left", 30)]),
    ],
)
def test_points_with_side_and_seconds(
    screened: Run, name: str, holds: list[tuple[str, str, int]]
) -> None:
    found = screened(f"session {name} --list --json").data["holds"]
    assert [(each["point"], each["side"], each["seconds"]) for each in found] == holds


def test_pain_down_the_leg_says_why_its_points_come_first(screened: Run) -> None:
    screened("checkin 4 --spread buttock")
    screened("redflags answer RF12=no RF13=no")
    assert "GB30: Put first while pain runs into a leg." in screened("session --list").out


def test_limits_and_what_is_left_out_come_first(screened: Run) -> None:
    screened("profile blood_thinners=yes")
    lines = screened("session --list").out.splitlines()
    assert lines[0].startswith("UB23: light pressure only (blood thinners). A light palm only")
    first = next(n for n, line in enumerate(lines) if " of pressing, about " in line)
    assert any(line.startswith("Left out, UB40: Blood thinners") for line in lines[:first])


def test_the_dose_is_said_kindly(screened: Run) -> None:
    for _ in range(2):
        screened("press KI3 --log --seconds 30")
    assert "You have pressed 2 times today." in screened("session --list").out
    screened("press KI3 --log --side left --seconds 1800")
    assert "That is plenty" in flat(screened("session UB23 --list").out)
    assert screened("session --list --json").data["dose"].startswith("You have pressed for")


BAD = [
    ("session XX9", 3, "XX9", "Known"),
    ("session UB4O", 3, "UB4O", "Did you mean"),
    ("session GB21", 3, "GB21", "backcare points"),
    ("session KI3:0", 4, "0 seconds", "5 to 1800"),
    ("session KI3:4", 4, "4 seconds", "5 to 1800"),
    ("session KI3:9999", 4, "9999", "5 to 1800"),
    ("session KI3:-5", 4, "-5", "5 to 1800"),
    ("session KI3:99999999999", 4, "99999999999", "UB40:left:30"),
    ("session KI3:up", 4, "up", "left, right or both"),
    ("session KI3:left:right", 4, "KI3:left:right", "UB40:left:30"),
    ("session KI3:", 4, "KI3:", "UB40:left:30"),
    ("session :30", 4, ":30", "UB40:left:30"),
    ("session DU4:left", 4, "DU4", "midline"),
    ("session KI3:midline", 4, "KI3", "both"),
    ("session --minutes 3", 4, "3", "2, 5 or 10"),
    ("session --minutes 2 KI3", 2, "--minutes", "--help"),
    ("session KI3 --before 11", 4, "11", "0 (none) to 10"),
    ("session KI3 --before much", 4, "much", "0 (none) to 10"),
    ("session KI3 --after -1", 4, "-1", "0 (none) to 10"),
    ("session KI3 --effect hurt", 4, "hurt", "sore"),
    ("session --resume", 3, "three hours", "backcare session"),
    ("session --resume KI3", 2, "--resume", "--help"),
    ("press KI3 --seconds 0", 4, "0 seconds", "5 to 1800"),
    ("press KI3 --seconds 9999", 4, "9999", "5 to 1800"),
    ("press DU4 --side left", 4, "DU4", "midline"),
    ("press KI3 --effect hurt", 4, "hurt", "sore"),
    ("routine save evening XX9", 3, "XX9", "Known"),
    ("routine save evening KI3:0", 4, "0 seconds", "5 to 1800"),
    ("routine save UB40 KI3", 4, "UB40", "another"),
    ("routine save evening", 2, "POINT", "--help"),
    ("routine show evening", 3, "evening", "backcare routine"),
    ("routine delete evening", 3, "evening", "backcare routine"),
    ("routine sav evening", 2, "sav", "save"),
]


@pytest.mark.parametrize(("command", "code", "named", "remedy"), BAD)
def test_bad_input_gets_a_clear_word_and_keeps_nothing(
    screened: Run, command: str, code: int, named: str, remedy: str
) -> None:
    ran = screened(command)
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert named in ran.err
    assert remedy in flat(ran.err)
    assert len(ran.err.splitlines()) <= 4
    found = screened("--json", *command.split())
    assert (found.code, found.data["exit_code"]) == (code, code)
    assert [change["label"] for change in screened("changes --json").data] == ["warning signs"]


def test_a_routine_from_beginning_to_end(screened: Run) -> None:
    assert "No routine yet" in screened("routine").out
    saved = screened("routine save evening UB23 UB40:left:45 K3 --json").data
    assert (saved["name"], saved["seconds"]) == ("evening", 135)
    assert saved["steps"][1] == {"point": "BL40", "side": "left", "seconds": 45}
    assert screened("routine").out == "evening  2½ min  UB23, UB40, KI3\n"
    assert screened("routine list --json").data == [saved]
    shown = screened("routine show Evening")
    assert shown.out.startswith(
        "evening, 2½ min of pressing, about 3½ min with finding the places:"
    )
    assert shown.out.splitlines()[1].startswith("  1. UB23 Shènshū")
    assert screened("session evening --list").out == shown.out
    assert "backcare undo" in screened("routine delete EVENING").out
    assert screened("routine --json").data == []
    screened("undo")
    assert screened("routine --json").data == [saved]


def test_a_routine_of_several_words_and_one_from_hell(screened: Run) -> None:
    for name in ("before bed", HELL):
        saved = screened("routine", "save", name, "KI3")
        assert saved.code == 0, saved.err
        assert f"{name}, 1 min of pressing" in screened("session", *name.split(), "--list").out
    assert "'before bed'" in screened("routine", "save", "before bed", "KI3").out
    ran = screened("routine", "save", "x\x1b[31m\ny", "KI3")
    assert not set(ran.out + screened("routine").out) & {"\x1b", "\r"}


def test_a_routine_saved_over_another_says_so_and_undo_brings_it_back(screened: Run) -> None:
    saved = screened("routine save evening UB23 UB40:left:45 DU4:90")
    assert saved.out.startswith("Saved evening: UB23, UB40 left 45 s, DU4 90 s, ")
    saved = screened("routine save Evening KI3")
    assert saved.out.startswith("Replaced Evening: KI3, 1 min. backcare undo brings the old one")
    screened("undo")
    (routine,) = screened("routine --json").data
    assert [step["point"] for step in routine["steps"]] == ["BL23", "BL40", "GV4"]


def test_a_point_is_logged_with_its_side_and_seconds_in_one_word(screened: Run) -> None:
    found = screened("press UB40:left:45 --log --json").data
    assert (found["point"], found["side"], found["seconds"]) == ("BL40", "left", 45)
    assert screened("press DU4:middle --log --json").data["side"] == "midline"
    for twice in ("UB40:left --side right", "UB40:30 --seconds 40"):
        ran = screened(f"press {twice} --log")
        assert (ran.code, ran.out) == (2, "")
        assert "once" in ran.err


def test_sessions_that_were_broken_off_wait_for_each_other(screened: Run) -> None:
    for run, step in (("r1", "KI3:left"), ("r2", "UB40:right:16")):
        screened(f"routine save {run} {step}")
        leave_unfinished(run)
    listed = flat(screened("session --list").out)
    assert (
        "2 sessions were broken off. Of the newest: 1 hold left, first UB40 right, 16 s:" in listed
    )
    resumed = screened("session --resume --list")
    assert "UB40 Wěizhōng, right, 16 s" in resumed.out
    assert "Another session that was broken off waits after this one." in resumed.out


def leave_unfinished(run: str) -> None:
    """Leave the routine ``run`` as a session that has just been broken off."""
    with closing(open_journal()) as journal:
        plan = journal.sessions.routine(run)
        rest = steps_of(plan.holds)
        journal.sessions.note_rest(Unfinished(run, run, rest, None, journal.now()))


def test_a_mistyped_routine_is_found_again(screened: Run) -> None:
    screened("routine save evening KI3")
    ran = screened("session evenin")
    assert ran.code == 3
    assert "Did you mean your routine evening?" in ran.err


def test_a_routine_leaves_out_what_is_switched_off(screened: Run) -> None:
    screened("routine save legs UB40 K3")
    screened("profile blood_thinners=yes")
    found = screened("session legs --list --json").data
    assert [point["code"] for point in found["points"]] == ["KI3"]
    assert found["left_out"][0]["point"] == "UB40"
    screened("routine save knees UB40")
    ran = screened("session knees")
    assert ran.code == 10
    assert "blood vessels lie close" in flat(ran.err)


def test_logging_keeps_the_after_effect(screened: Run) -> None:
    found = screened("press KI3 --log --before 5 --after 7 --effect sore --json").data
    assert (found["pain_before"], found["pain_after"]) == (5, 7)
    assert found["after_effect"] == "sore"
    assert [each["id"] for each in found["sessions"]] == [found["id"]]


def completed(process: Process, monkeypatch: pytest.MonkeyPatch, line: str) -> list[str]:
    monkeypatch.setenv("_BACKCARE_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", f"backcare {line}")
    monkeypatch.setenv("COMP_CWORD", str(len(line.split())))
    ran = process()
    assert ran.stderr == ""
    return [name.partition(",")[2] for name in ran.stdout.split()]


def test_the_shell_completes_points_and_routines(
    screened: Run, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    screened("routine save knees UB40")
    offered = completed(process, monkeypatch, "session k")
    assert {"knees", "KI3", "K3"} <= set(offered)
    assert completed(process, monkeypatch, "routine show k") == ["knees"]


def test_completion_makes_no_diary(
    process: Process, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("BACKCARE_DB", f"{tmp_path}/none.db")
    assert "knees" not in completed(process, monkeypatch, "session k")
    assert not list(tmp_path.glob("none*"))


class Hurried:
    """A clock for guides: who waits moves it on, and at ``then`` seconds something happens."""

    def __init__(self, then: float, happens: Callable[[], object]) -> None:
        self._now, self._then, self._happens = 0.0, then, happens

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        self._now += seconds
        if self._now >= self._then > 0:
            self._then = 0
            self._happens()


@pytest.mark.parametrize(
    ("command", "kept"),
    [("session KI3:left:6 KI3:right:6", "KI3 6 s left"), ("exercise X04", "Single knee")],
)
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("redflags answer RF03=yes", "Get emergency help now."),
        ("checkin 3 --something-new", "You said something is new: questions wait."),
    ],
)
def test_a_guide_ends_where_a_sign_is_ticked_in_another_window(
    screened: Run, monkeypatch: pytest.MonkeyPatch, command: str, kept: str, said: str, told: str
) -> None:
    screened("checkin 2")

    clock = Hurried(4, lambda: screened(said))
    monkeypatch.setattr(guide_loop, "time", clock)
    ran = screened(command)
    assert ran.code == 10
    assert told in ran.err
    assert kept in ran.out
    assert "KI3 6 s right" not in ran.out
    assert "--resume" not in ran.out, "nobody is sent back to it"
    sessions = screened("list --json").data[0]["sessions"]
    assert len(sessions) == (1 if "session" in command else 0)
