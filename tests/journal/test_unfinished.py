"""The rest of a session that was broken off: whom it is offered to, and for how long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.factories import YES, SetClock

from backcare_tui import paths
from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.errors import HeldBack, StorageFailure
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.unfinished import Unfinished, steps_of

REST = (RoutineStep("KI3", Side.LEFT, 30), RoutineStep("GV4", Side.MIDLINE, 60))


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the rest, in a folder of its own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return paths.unfinished_file()


def rest(journal: Journal, run: str = "r1", name: str = "evening") -> Unfinished:
    return Unfinished(run, name, REST, 6, journal.now())


def change(file: Path, **fields: Any) -> None:
    newest, *others = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps([newest | fields, *others]), "utf-8")


def test_the_rest_comes_back_as_it_was(journal: Journal, clock: SetClock, file: Path) -> None:
    left = rest(journal)
    journal.sessions.note_rest(left)
    clock.forward(hours=2, minutes=59)
    assert journal.sessions.broken_off() == [left]
    plan = journal.sessions.take_up(left)
    assert (plan.name, plan.steps) == ("evening", REST)
    assert steps_of(plan.holds) == REST
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_name_from_hell_comes_back(journal: Journal) -> None:
    journal.sessions.note_rest(rest(journal, name="[b + [/ 腎俞 🙂"))
    assert journal.sessions.broken_off()[0].name == "[b + [/ 腎俞 🙂"


@pytest.mark.parametrize("later", [timedelta(hours=3, seconds=1), timedelta(minutes=-1)])
def test_an_old_one_and_one_from_the_future_are_not_offered(
    journal: Journal, clock: SetClock, later: timedelta
) -> None:
    journal.sessions.note_rest(rest(journal))
    clock.now += later
    assert journal.sessions.broken_off() == []


def test_it_belongs_to_one_diary_and_one_person(journal: Journal, tmp_path: Path) -> None:
    journal.sessions.note_rest(rest(journal))
    for other in (
        replace(journal.settings, person="anna"),
        replace(journal.settings, database=str(tmp_path / "other.db")),
    ):
        theirs = Journal(other, journal.clock)
        assert theirs.sessions.broken_off() == []
        theirs.close()
    assert len(journal.sessions.broken_off()) == 1


@pytest.mark.parametrize("text", ["", "{", "[]", "7", "null", "[7]", '{"runs": 1}', "\udcff"])
def test_a_broken_file_holds_nothing_and_goes_away(journal: Journal, file: Path, text: str) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert journal.sessions.broken_off() == []
    assert not journal.sessions.elsewhere()
    journal.sessions.forget_rest("r1")
    assert not file.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"rest": []},
        {"rest": [["XX9", "left", 30]]},
        {"rest": [["KI3", "up", 30]]},
        {"rest": [["KI3", "midline", 30]]},
        {"rest": [["GV4", "left", 30]]},
        {"rest": [["KI3", "left", 0]]},
        {"rest": [["KI3", "left", 9999]]},
        {"rest": [["KI3", "left"]]},
        {"rest": None},
        {"pain_before": 11},
        {"pain_before": "much"},
        {"at": "2026-03-09T20:30:00"},
        {"at": "soon"},
        {"run": ""},
        {"process": "x"},
    ],
)
def test_what_cannot_be_taken_up_is_not_offered(
    journal: Journal, file: Path, fields: dict[str, Any]
) -> None:
    journal.sessions.note_rest(rest(journal))
    assert journal.sessions.broken_off()
    change(file, **fields)
    assert journal.sessions.broken_off() == []


def test_one_session_forgets_only_itself(journal: Journal, clock: SetClock, file: Path) -> None:
    journal.sessions.forget_rest("r1")
    journal.sessions.note_rest(rest(journal, "r1"))
    clock.forward(minutes=1)
    journal.sessions.note_rest(rest(journal, "r2"))
    assert [each.run for each in journal.sessions.broken_off()] == ["r2", "r1"]
    journal.sessions.note_rest(rest(journal, "r1", "again"))
    assert len(journal.sessions.broken_off()) == 2
    journal.sessions.forget_rest("r1")
    assert [each.run for each in journal.sessions.broken_off()] == ["r2"]
    journal.sessions.forget_rest("r2")
    assert not file.exists()


def test_the_newest_five_are_kept(journal: Journal, clock: SetClock) -> None:
    for number in range(6):
        journal.sessions.note_rest(rest(journal, f"r{number}"))
        clock.forward(seconds=1)
    kept = [each.run for each in journal.sessions.broken_off()]
    assert kept == ["r5", "r4", "r3", "r2", "r1"]


def test_what_is_over_is_not_offered_and_takes_no_place(journal: Journal) -> None:
    journal.sessions.note_rest(rest(journal, "r1"))
    journal.sessions.note_rest(replace(rest(journal, "r2"), rest=()))
    assert [each.run for each in journal.sessions.broken_off()] == ["r1"]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere processes cannot be asked")
def test_one_that_goes_on_in_another_window_was_not_broken_off(
    journal: Journal, file: Path
) -> None:
    journal.sessions.note_rest(rest(journal))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        change(file, process=other.pid)
        assert journal.sessions.broken_off() == []
        assert journal.sessions.elsewhere()
        other.communicate(b"\n")
    assert journal.sessions.broken_off()
    assert not journal.sessions.elsewhere()


def test_a_made_up_diary_leaves_the_own_session_alone(journal: Journal) -> None:
    journal.sessions.note_rest(rest(journal))
    demo = Journal(journal.settings, journal.clock, demo=True)
    demo.sessions.note_rest(rest(demo, "made up"))
    demo.close()
    assert [each.run for each in journal.sessions.broken_off()] == ["r1"]


def test_a_folder_that_cannot_be_written_is_told(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    with pytest.raises(StorageFailure):
        journal.sessions.note_rest(rest(journal))


def test_what_has_come_up_since_holds_the_rest_back(journal: Journal) -> None:
    left = rest(journal)
    journal.sessions.note_rest(left)
    journal.care.set_profile({"osteoporosis": True, "cancer_or_infection": True})
    plan = journal.sessions.take_up(left)
    assert [step.point for step in plan.steps] == ["KI3"]
    assert [each.label for each in plan.left_out] == ["DU4"]
    journal.safety.answer({"RF03": YES})
    with pytest.raises(HeldBack):
        journal.sessions.take_up(left)
