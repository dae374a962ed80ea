"""The atlas: drawn, told, as JSON, and held back with the points."""

from __future__ import annotations

import json

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.layout import cells
from backcare_tui.knowledge import load_knowledge

VIEWS = load_knowledge().body_views


def test_it_tells_every_view_where_there_is_no_terminal(screened: Run) -> None:
    done = screened("atlas")
    assert done.code == 0
    lines = done.out.splitlines()
    assert [line[:-1] for line in lines if line.endswith(":")] == [
        view.title for view in VIEWS.values()
    ]
    assert "DU4: on the midline at waist level." in lines
    for code, point in load_knowledge().points.items():
        assert code == "Ashi" or f"{point.label}: " in done.out


def test_one_view_in_words(screened: Run) -> None:
    assert screened("atlas foot").out.splitlines() == [
        "Top of the foot:",
        "LR3: on both sides, in the dip between the bones of the first two toes.",
    ]
    assert screened("atlas LOW_BACK --plain").out.startswith("Low back:\nUB23: on both sides")


def test_it_is_drawn_when_asked(screened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    out = screened("atlas low-back --figure").out
    lines = out.splitlines()
    assert lines[0] == "Low back"
    assert out.count("●") == 6, "five core points that are seen there, and the legend"
    assert "● main  ○ more" in lines
    assert "UB23: on both sides, at waist level, two fingers from the" in lines
    assert "Other views: low-back, front" in screened("atlas --figure").out


def test_a_plain_drawing_is_ascii(screened: Run) -> None:
    out = screened("atlas back --figure --plain").out
    assert out.isascii()
    assert " O " in out
    assert "/-'''-" in out


@pytest.mark.parametrize("columns", ["20", "27", "40", "80", "140"])
@pytest.mark.parametrize("name", VIEWS)
def test_it_fits_the_terminal(
    screened: Run, monkeypatch: pytest.MonkeyPatch, columns: str, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = screened(f"atlas {name} --figure").out
    assert max(map(cells, out.splitlines())) <= min(int(columns), 100)


def test_the_places_as_json(screened: Run) -> None:
    data = json.loads(screened("atlas low-back --json").out)
    assert data["schema"] == "backcare/atlas@1"
    (view,) = data["data"]["views"]
    assert (view["id"], view["title"]) == ("low-back", "Low back")
    places = {point["code"]: point for point in view["points"]}
    assert places["BL23"] == {
        "code": "BL23",
        "label": "UB23",
        "sides": ["left", "right"],
        "at": [[1.5, 27.1]],
        "words": "on both sides, at waist level, two fingers from the middle",
        "limit": None,
    }
    assert places["GV4"]["sides"] == []
    assert {"id": "low-back-left", "label": "Low back, left"} in view["regions"]
    assert view["text"][0] == "Low back:"
    assert len(json.loads(screened("atlas --json").out)["data"]["views"]) == len(VIEWS)


def test_a_view_that_is_not_there(screened: Run) -> None:
    done = screened("atlas tail")
    assert done.code == 3
    assert "low-back" in done.err
    hell = screened("atlas", "[b + [/ 腎俞 \x1b[31m")
    assert hell.code == 3
    assert "\x1b" not in hell.err


def test_it_is_held_back_with_the_points(screened: Run) -> None:
    screened("redflags answer RF01=yes")
    for command in ("atlas", "atlas back --figure", "points UB23 --figure"):
        done = screened(command)
        assert done.code == 10, command
        assert "●" not in done.out


def test_what_limits_a_point_is_told_and_drawn(screened: Run) -> None:
    pregnant = next(id_ for id_ in load_knowledge().contraindications if "pregnan" in id_)
    assert screened(f"profile {pregnant}=yes").code == 0
    out = screened("atlas ankle --figure").out
    assert "✗ off for you" in out
    assert "SP6: on both sides, on the inner side" in out
    assert "Switched off for you." in " ".join(out.split())
    view = json.loads(screened("atlas ankle --json").out)["data"]["views"][0]
    limits = {point["code"]: point["limit"] for point in view["points"]}
    assert limits["SP6"] == "block"


def test_a_point_is_drawn_where_it_lies(screened: Run) -> None:
    out = screened("points UB40 --figure").out
    assert "Lower leg" in out
    assert out.count("◉") == 1
    assert "UB40" in out.split("Lower leg")[1]
    assert "◉" not in screened("points UB40").out
    plain = screened("points UB40 --figure --plain").out
    assert "@" in plain
    assert plain.split("Lower leg")[1].isascii()
    assert "no place of its own" in screened("points Ashi --figure").out


def test_a_drawing_of_all_points_is_the_atlas(screened: Run) -> None:
    done = screened("points --figure")
    assert done.code == 2
    assert "backcare atlas" in done.err
