"""What goes together with pain: drawn, told, with its figures, and as JSON."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.layout import cells
from backcare_tui.exchange.csv_sessions import COLUMNS
from backcare_tui.review.association_words import NOT_PROOF, TRIAL_HINT

DAYS = 60
TODAY = date(2025, 11, 22)


def told(text: str) -> str:
    """Text without its line breaks."""
    return " ".join(text.split())


@pytest.fixture
def diary(screened: Run, tmp_path: Path) -> Run:
    """Sixty days on which pain is two points higher with cold, and lifting makes no difference.

    Damp always comes with cold; KI3 is pressed on every third day.
    """
    rows = ["day,pain,cold,damp,lifting"]
    for i in range(DAYS):
        cold, lifting = i * 7 % 5 < 2, i * 11 % 7 < 3
        pain = 3 + 2 * cold + (i * i % 3 == 1)
        words = ["yes" if each else "no" for each in (cold, cold, lifting)]
        day = TODAY - timedelta(days=DAYS - 1 - i)
        rows.append(",".join([day.isoformat(), str(pain), *words]))
    file = tmp_path / "days.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert screened("import", str(file)).code == 0
    sessions = [",".join(COLUMNS)]
    for i in range(0, DAYS, 3):
        day = TODAY - timedelta(days=i)
        sessions.append(f"{uuid4()},{day},{day}T20:00:00+00:00,KI3,both,60,,,,")
    file.write_text("\n".join(sessions) + "\n", encoding="utf-8")
    assert screened("import", str(file), "--format", "sessions").code == 0
    return screened


def test_each_trigger_is_a_sentence_with_its_bar_beneath(diary: Run) -> None:
    lines = diary("triggers").out.splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("On your cold or damp days"))
    assert "higher" in lines[first]
    assert lines[first - 1].startswith("  -")
    bar = lines[first + 1]
    assert bar.index("│") < bar.index("●")
    assert lines[first + 2].startswith("  Cold and damp nearly always came together")
    assert "KI3" in "\n".join(lines[lines.index("The day after pressing:") :])
    assert told("\n".join(lines)).count(NOT_PROOF) == 1
    assert told("\n".join(lines)).count(TRIAL_HINT) == 1


def test_it_says_how_much_was_tested_and_what_may_be_chance(diary: Run) -> None:
    data = diary("triggers --json").data
    out = told(diary("triggers").out)
    assert f"Tested: {data['tests']} questions, on 60 days of the last 365." in out
    assert "one in ten may still be chance" in out
    assert data["tests"] == sum(len(f["effects"]) for f in (*data["triggers"], *data["points"]))


def test_plain_draws_nothing_and_says_the_same(diary: Run) -> None:
    drawn, plain = diary("triggers").out, diary("triggers --plain").out
    assert plain.isascii()
    assert "Bars" in drawn
    assert "Bars" not in plain
    sentences = [f["sentence"] for f in diary("triggers --json").data["triggers"]]
    assert sentences
    assert all(sentence in told(plain) for sentence in sentences)


def test_all_adds_the_figures_of_every_lag(diary: Run) -> None:
    few, every = diary("triggers").out, diary("triggers --all").out
    assert "q < 0.001" not in few
    for when in ("same day", "next day", "2 days later", "3 days later"):
        assert when in every
    effect = diary("triggers --json").data["triggers"][0]["effects"][0]
    span = f"{effect['estimate']:+.1f} ({effect['low']:+.1f} to {effect['high']:+.1f})"
    assert span in every
    assert f"{effect['yes']} yes, {effect['no']} no" in every


def test_all_draws_a_bar_for_every_lag(diary: Run) -> None:
    lines = diary("triggers --all").out.splitlines()
    found = diary("triggers --json").data
    effects = [e for f in (*found["triggers"], *found["points"]) for e in f["effects"]]
    after = [
        lines[i + 1] for i, line in enumerate(lines) if line.startswith("    ") and "yes" in line
    ]
    assert len(after) == len(effects) > 4
    assert all("●" in bar or "⊕" in bar for bar in after)
    main = lines[next(i for i, line in enumerate(lines) if line.startswith("On your cold")) + 1]
    assert after[0] == main, "one scale, one place"
    assert "--" not in diary("triggers --all --plain").out


def test_json_holds_every_effect(diary: Run) -> None:
    data = diary("triggers --json").data
    assert data["days"] == DAYS
    cold = data["triggers"][0]
    assert (cold["ids"], cold["verdict"], cold["lag"]) == (["cold", "damp"], "higher", 0)
    assert [effect["lag"] for effect in cold["effects"]] == [0, 1, 2, 3]
    for effect in cold["effects"]:
        assert effect["low"] <= effect["estimate"] <= effect["high"]
        assert 0 <= effect["p"] <= effect["q"] <= 1
    assert [point["ids"] for point in data["points"]] == [["KI3"]]


def test_what_was_suspected_stands_beside_what_the_diary_shows(diary: Run) -> None:
    assert "suspected" not in diary("triggers").out
    assert diary("profile cold=yes lifting=no").code == 0
    out = told(diary("triggers").out)
    assert "You suspected it; the diary points the same way." in out
    assert out.count("You did not suspect it") == 1
    assert diary("triggers --json").data["suspected"] == {"cold": True, "lifting": False}


def test_a_warning_sign_holds_back_what_is_said_of_points(diary: Run) -> None:
    diary("redflags answer RF03=yes")
    ran = diary("triggers")
    assert ran.code == 0
    assert ran.out.startswith("Get emergency help now.")
    assert "On your cold or damp days" in ran.out
    assert "KI3" not in ran.out
    assert "pressing" not in ran.out.split("\n\n", 1)[1]
    assert diary("triggers --json").data["points"] == []


def test_points_that_always_came_together_are_told_as_one(diary: Run, tmp_path: Path) -> None:
    lines = [",".join(COLUMNS)]
    for i in range(0, DAYS, 3):
        day = TODAY - timedelta(days=i)
        lines.append(f"{uuid4()},{day},{day}T20:05:00+00:00,BL23,both,60,,,,")
    file = tmp_path / "more.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    together = "UB23 and KI3 nearly always came together: no diary can part them."
    assert together not in told(diary("triggers").out)
    assert diary("import", str(file), "--format", "sessions").code == 0
    for line in ("triggers", "triggers --plain", "triggers --all"):
        out = told(diary(line).out)
        assert "UB23 or KI3" in out
        assert out.count(together) == 1
    assert [point["ids"] for point in diary("triggers --json").data["points"]] == [["BL23", "KI3"]]


def test_a_young_diary_says_how_much_more_helps(screened: Run) -> None:
    empty = screened("triggers").out
    assert "Nothing here yet." in empty
    assert "21 more check-ins will help." in empty
    screened("checkin 4")
    bare = screened("triggers").out
    assert "No trigger was asked about yet." in bare
    assert "20 more check-ins will help." in bare
    screened("checkin 4c")
    asked = screened("triggers").out
    assert asked == "Cold: too early to say. About 20 more check-ins will help.\n"
    assert screened("triggers --all").out == asked


@pytest.mark.parametrize("columns", ["20", "40", "60", "80", "140"])
def test_it_fits_the_terminal(diary: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = diary("triggers --all").out
    assert max(map(cells, out.splitlines())) <= min(int(columns), 100)


def test_the_demo_shows_it(run: Run) -> None:
    ran = run("demo triggers")
    assert ran.code == 0
    assert ran.out.startswith("SYNTHETIC")
    assert "On your damp days pain is about" in ran.out
    assert run("demo calendar").code == 0


def test_the_demo_compares_an_event(run: Run) -> None:
    (event,) = run("demo trend --json").data["events"]
    assert event["text"] == "new mattress"
    assert event["change"] is not None
    assert "“new mattress”" in run("demo trend").out
