"""Exercises in lists and on day pages, by their ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.runner import Run

PLAIN = {
    "id": "0123456789abcdef",
    "day": "2025-11-21",
    "at": "2025-11-21T18:00:00+00:00",
    "exercise": "X09",
    "sets": 1,
    "count": 8,
    "hold": 3,
    "felt": "comfortable",
    "pain_before": None,
    "pain_after": None,
}
WORDS = "Bridge: 8 holds of 3 s, comfortable"


@pytest.fixture
def exercised(screened: Run, tmp_path: Path) -> Run:
    """Run one command on a diary with an exercise of yesterday."""
    lines = [{"format": "backcare", "schema_version": 1}, {"kind": "exercise_session", **PLAIN}]
    file = tmp_path / "diary.ndjson"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert "Added 1 entry" in screened("import", str(file)).out
    return screened


def test_a_list_and_a_day_tell_what_was_done(exercised: Run) -> None:
    assert exercised("list").out.split("\n")[0].endswith(f"01234567  {WORDS}")
    assert exercised("list --json").data[0]["exercises"] == [PLAIN]
    assert exercised("list --search bridge --json").data[0]["exercises"] == [PLAIN]
    assert exercised("list --search exercised --json").data[0]["exercises"] == [PLAIN]
    exercised("checkin 4 --date yesterday")
    exercised("checkin 5 --date yesterday")
    assert exercised("list").out.count(WORDS) == 1
    assert f"18:00  01234567  {WORDS}" in exercised("show yesterday").out
    assert exercised("show yesterday --json").data["exercises"] == [PLAIN]


def test_one_is_shown_and_deleted_by_its_id(exercised: Run) -> None:
    assert exercised("show 01234567 --json").data == {"kind": "exercise_session", **PLAIN}
    assert exercised("show 01234567").out.splitlines()[1].endswith(WORDS)
    ran = exercised("delete 01234567 --json")
    assert ran.data == [{"kind": "exercise_session", "key": PLAIN["id"]}]
    assert exercised("list --json").data == []
    assert exercised("show 01234567").code == 3
    exercised("undo")
    assert exercised("list --json").data[0]["exercises"] == [PLAIN]
