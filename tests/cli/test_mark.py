"""Marking what may change things, and marking a flare."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run


def test_what_was_marked_is_listed_newest_first(screened: Run) -> None:
    assert "Nothing is marked yet" in screened("mark").out
    ran = screened("mark", "new mattress", "--day", "yesterday")
    assert ran.out == "Marked Fri 21 Nov: new mattress\n"
    event = screened("mark started pressing 腎俞 [b --json").data
    assert event["text"] == "started pressing 腎俞 [b"
    assert event["day"] == "2025-11-22"
    lines = screened("mark").out.splitlines()
    assert lines[0] == f"Sat 22 Nov  {event['id'][:8]}  started pressing 腎俞 [b"
    assert lines[1].endswith("new mattress")
    assert [each["text"] for each in screened("mark --json").data] == [
        "started pressing 腎俞 [b",
        "new mattress",
    ]


def test_a_day_tells_what_was_marked_on_it(screened: Run) -> None:
    event = screened("mark new mattress --json").data
    assert "marked: new mattress" in screened("list").out
    screened("checkin 4 --press KI3:60")
    screened("checkin 5")
    assert screened("list").out.count("marked: new mattress") == 1
    assert "marked: new mattress" in screened("show today").out
    assert screened("show today --json").data["events"] == [event]
    found = screened(f"show {event['id'][:6]} --json").data
    assert found == {"kind": "event", **event}
    assert screened("list --search MATTRESS --json").data[0]["events"] == [event]


def test_an_event_is_deleted_by_its_id_and_comes_back(screened: Run) -> None:
    event = screened("mark new mattress --json").data
    ran = screened(f"delete {event['id'][:8]} --json")
    assert ran.data == [{"kind": "event", "key": event["id"]}]
    assert screened("mark --json").data == []
    screened("undo")
    assert screened("mark --json").data == [event]


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        (["mark", ""], 4, "nothing to mark"),
        (["mark", "\x1b[31m"], 4, "nothing to mark"),
        (["mark", "x" * 201], 4, "201 characters"),
        (["mark", "bed", "--day", "tomorrow"], 4, "future"),
        (["mark", "bed", "--day", "soon"], 4, "not a day"),
        (["mark", "--day", "mon"], 2, "Say what to mark"),
    ],
    ids=range(6),
)
def test_what_cannot_be_marked(screened: Run, line: list[str], code: int, words: str) -> None:
    ran = screened(*line)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert screened("mark --json").data == []


def test_a_flare_is_yes_no_or_not_asked(screened: Run) -> None:
    assert screened("checkin 8 --json").data["check_in"]["flare"] is None
    ran = screened("checkin 2 --flare --date -1")
    assert "pain 2, flare yes." in ran.out
    assert screened("checkin 2 --no-flare --date -2 --json").data["check_in"]["flare"] is False
    lines = screened("list").out.splitlines()
    assert ["flare" in line for line in lines] == [False, True, True]
    assert "flare no" in screened("show -2").out


def test_edit_changes_a_flare_alone(screened: Run) -> None:
    screened("checkin 4c --note keep")
    assert "flare yes, cold yes" in screened("edit today --flare").out
    assert screened("edit today --pain 5 --json").data["flare"] is True
    assert screened("edit today --no-flare --json").data["flare"] is False
    found = screened("edit today --unask flare --json").data
    assert found["flare"] is None
    assert (found["exposures"], found["note"]) == ({"cold": True}, "keep")


@pytest.mark.parametrize("later", [False, True])
def test_a_marked_flare_asks_the_warning_questions(
    screened: Run, monkeypatch: pytest.MonkeyPatch, later: bool
) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "2025-11-23T10:00:00+00:00")
    assert "Warning questions" not in screened("checkin 2").out
    ran = screened("edit today --flare") if later else screened("checkin 2 --flare")
    assert "Warning questions are waiting. You marked a flare today." in ran.out
    assert "backcare redflags ask" in ran.out
    assert screened("remind").code == 10
