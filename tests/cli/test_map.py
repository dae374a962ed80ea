"""The pain map on the command line: marking in words, and looking back."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.layout import cells


@pytest.fixture
def diary(screened: Run) -> Run:
    """Three days with a map, one without."""
    screened("checkin", "4", "--where", "low back left, calf left")
    screened("checkin", "3", "--where", "low back left", "-d", "-1")
    screened("checkin", "5", "--where", "left foot; low back left", "-d", "-4")
    screened("checkin 5 -d -2 --spread buttock")
    return screened


def test_marks_are_kept_and_told(screened: Run) -> None:
    ran = screened("checkin", "4", "--where", "low back left, calf left")
    told = "pain 4, where: low back left, calf left, spread: below knee yes."
    assert ran.out.startswith(f"Saved Sat 22 Nov: {told}")
    found = screened("show today --json").data["check_ins"][0]["spread"]
    marks = {"place.calf_left": True, "place.low_back_left": True}
    assert found == marks | {"below_knee": True}
    assert "where: low back left, calf left" in screened("list").out
    assert "where: low back left, calf left" in screened("show today").out


def test_the_short_form_takes_places_too(screened: Run) -> None:
    ran = screened("4c", "--where", "low back", "--where", "both feet", "--json")
    assert set(ran.data["check_in"]["spread"]) == {
        "place.low_back_middle",
        "place.foot_left",
        "place.foot_right",
        "foot",
        "both_legs",
    }
    assert ran.data["warning_questions"] == ["RF05"]


@pytest.mark.parametrize(
    ("where", "flag", "said"),
    [
        ("between the legs", "RF03", "Is it numb or tingling between your legs"),
        ("calf left, foot right", "RF05", "numbness or weakness in both legs now?"),
        ("fingers left", "RF24", "Low back pain does not explain this. Tell a clinician."),
    ],
)
def test_a_mark_that_warns_asks_at_once(screened: Run, where: str, flag: str, said: str) -> None:
    out = " ".join(screened("checkin", "2", "--where", where).out.split())
    assert said in out
    assert f"backcare redflags ask {flag}" in out
    assert screened("status").code == 0, "a mark alone holds nothing back"


def test_an_edit_adds_marks_and_takes_them_away(diary: Run) -> None:
    diary("edit", "today", "--where", "right calf")
    spread = diary("show today --json").data["check_ins"][0]["spread"]
    assert spread["both_legs"] is True
    diary("edit", "today", "--unask", "calf left")
    spread = diary("show today --json").data["check_ins"][0]["spread"]
    assert spread == {
        "place.calf_right": True,
        "place.low_back_left": True,
        "below_knee": True,
    }
    diary("edit today --unask where")
    assert diary("show today --json").data["check_ins"][0]["spread"] == {}
    diary("undo")
    assert diary("show today --json").data["check_ins"][0]["spread"] == spread


def test_days_are_found_by_a_place(diary: Run) -> None:
    assert [d["day"] for d in diary("list --search place:foot --json").data] == ["2025-11-18"]


@pytest.mark.parametrize("width", [20, 40, 60, 80, 200])
def test_the_map_is_drawn_and_told_within_the_width(
    diary: Run, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = diary("map")
    assert ran.code == 0
    assert all(cells(line) <= width for line in ran.out.splitlines())
    told = " ".join(ran.out.split())
    assert told.startswith("A map on 3 of 4 recorded days.")
    assert ("From behind" in told) == ("█" in told) == (width >= 26)
    assert "low back left 3 of 3 days with a map" in told
    assert "calf left 1 of 3 days with a map" in told
    assert "Left leg: at the furthest the foot, on 1 of 3 days;" in told
    assert "Right leg: not marked." in told


def test_the_plain_map_is_words_alone(diary: Run) -> None:
    lines = diary("map --plain").out.splitlines()
    assert lines[0] == "A map on 3 of 4 recorded days."
    assert " ".join(lines[2].split()) == "low back left 3 of 3 days with a map"
    assert "".join(lines).isascii()


def test_days_narrow_the_map(diary: Run) -> None:
    found = diary("map --days 2 --json").data
    assert (found["first"], found["recorded"], found["mapped"]) == ("2025-11-21", 2, 2)
    assert found["places"] == [
        {"id": "place.low_back_left", "label": "low back left", "days": 2, "level": 4},
        {"id": "place.calf_left", "label": "calf left", "days": 1, "level": 2},
    ]
    assert [(d["day"], d["left"], d["right"]) for d in found["days"]] == [
        ("2025-11-21", "none", "none"),
        ("2025-11-22", "calf", "none"),
    ]


def test_no_map_says_how_to_make_one(screened: Run) -> None:
    assert "--where" in screened("map").out
    screened("checkin 3")
    assert screened("map").out.startswith("No map on 1 recorded day.")


def test_the_places_are_listed_with_what_else_they_are_called(run: Run) -> None:
    out = run("map --list").out
    assert "calf" in out
    assert "left, right, both" in out
    assert "hamstring" in out
    listed = run("map --list --json").data
    assert {"id": "place.calf_left", "label": "Calf left"} in listed
