"""The trend and the pattern: what stands beside them, and how firm they are."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.layout import cells
from backcare_tui.journal.journal import open_journal

HELL = "[b + [/ 腎俞 \x1b[31mred"


def told(text: str) -> str:
    """Text without its line breaks."""
    return " ".join(text.split())


@pytest.fixture
def diary(screened: Run, tmp_path: Path) -> Run:
    """Eighty days: pain is three points lower from the day on which an event was marked."""
    journal = open_journal()
    today = journal.today
    journal.diary.mark(HELL, today - timedelta(days=28))
    journal.diary.mark("new shoes", today - timedelta(days=3))
    journal.close()
    rows = ["day,pain,cold"]
    for i in range(80):
        pain = (6 if i > 28 else 3) + (i * i % 3 == 1)
        rows.append(f"{today - timedelta(days=i)},{pain},{'yes' if i % 3 else 'no'}")
    file = tmp_path / "days.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert screened("import", str(file)).code == 0
    return screened


def test_trend_tells_the_usual_range_and_the_events(diary: Run) -> None:
    for line in ("trend", "trend --plain"):
        out = told(diary(line).out)
        assert "Tomorrow's usual range: 3 to 5." in out
        assert "red" in out
        assert "in the four weeks after, pain was about" in out
        assert "new shoes" in out
        assert "the comparison is planned for 17 Dec 2025." in out


def test_trend_draws_events_the_range_and_a_legend(diary: Run) -> None:
    lines = diary("trend").out.splitlines()
    start = next(i for i, line in enumerate(lines) if "▼" in line)
    assert "new shoes" in lines[start]
    assert any(line.endswith(("]", "┐")) for line in lines[start:])
    legend = next(i for i, line in enumerate(lines) if line.startswith("⠒⠒ 7-day mean"))
    assert "range of the 7" in lines[legend]
    assert "usual range, next day" in " ".join(lines[legend:])
    plain = diary("trend --plain").out
    assert "▼" not in plain
    assert "⠒" not in plain
    assert "The 7-day mean goes from" in told(plain)


def test_trend_in_json(diary: Run) -> None:
    data = diary("trend --json").data
    usual = data["usual_range"]
    assert (usual["low"], usual["high"]) == (3, 5)
    assert 0 < usual["held"] <= usual["checked"]
    first, second = data["events"]
    assert (first["outcome"], first["text"]) == ("lower", "[b + [/ 腎俞 red")
    assert (first["before"], first["after"]) == (28, 28)
    assert first["change"]["high"] < 0
    assert first["others"] == [second["id"]]
    assert (second["outcome"], second["change"]) == ("waiting", None)
    assert second["due"] == "2025-12-17"
    assert (data["completeness"]["entries"], data["completeness"]["late"]) == (30, 0)
    weekdays = data["completeness"]["weekdays"]
    assert weekdays["recorded"] == weekdays["days"] > 0


def test_trend_says_that_weekends_are_missing(screened: Run, tmp_path: Path) -> None:
    journal = open_journal()
    days = [journal.today - timedelta(days=i) for i in range(60)]
    journal.close()
    rows = ["day,pain", *(f"{day},4" for day in days if day.weekday() < 5)]
    file = tmp_path / "days.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert screened("import", str(file)).code == 0
    assert "Weekends are mostly missing" in told(screened("trend --plain").out)


@pytest.mark.parametrize("columns", ["20", "40", "60", "80", "140"])
def test_trend_fits_the_terminal(diary: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = diary("trend").out
    assert max(map(cells, out.splitlines())) <= min(int(columns), 100)


def test_an_early_diary_has_no_range_and_no_events(screened: Run) -> None:
    screened("checkin 4")
    data = screened("trend --json").data
    assert (data["usual_range"], data["events"]) == (None, [])
    assert "usual range" not in screened("trend").out


def test_pattern_says_what_was_asked_and_how_firm_it_is(run: Run) -> None:
    out = told(run("demo pattern").out)
    data = run("demo pattern --json").data
    coverage = data["coverage"]
    assert f"{coverage['asked']} of {coverage['signs']} signs were asked" in out
    assert data["stability"]["sentence"] in out
    assert data["stability"]["stable"] == (data["stability"]["changed"] == [])
    assert out.index("signs were asked") > out.index("about 95 %")


def test_why_adds_the_rule_of_each_line(run: Run) -> None:
    lines = [
        line
        for picture in run("demo pattern --json").data["pictures"]
        for line in picture["evidence"]
        if picture["id"] == "cold_damp"
    ]
    assert {line["kind"] for line in lines} == {"sign", "trigger"}
    out, without = told(run("demo pattern --why").out), told(run("demo pattern").out)
    for line in lines:
        assert line["rule"] in out
        assert line["rule"] not in without
        assert (line["rate"] is None) == (line["kind"] != "sign")
        assert (line["effect"] is None) == (line["kind"] != "trigger")


@pytest.mark.parametrize("name", ["blood_stasis", "Blood stasis", " BLOOD STASIS"])
def test_why_not_tells_what_a_picture_lacks(run: Run, name: str) -> None:
    ran = run("demo", "pattern", "--why-not", name)
    assert ran.code == 0
    pictures = {p["id"]: p for p in run("demo pattern --json").data["pictures"]}
    lacking = pictures["blood_stasis"]["lacking"]
    assert "from 70 % on it counts as fitting" in lacking[0]
    assert all(sentence in told(ran.out) for sentence in lacking)
    assert "Treatment principle" not in ran.out


@pytest.mark.parametrize("name", ["blood", "", HELL])
def test_why_not_of_an_unknown_picture_names_the_known(screened: Run, name: str) -> None:
    ran = screened("pattern", "--why-not", name)
    assert (ran.code, ran.out) == (3, "")
    assert "\x1b" not in ran.err
    assert "cold_damp, blood_stasis, kidney_deficiency" in ran.err


def test_why_not_of_a_young_diary_says_only_that_it_is_early(screened: Run) -> None:
    screened("checkin 4c")
    out = screened("pattern --why-not cold_damp").out
    assert out == "Too early to say. Questions answered on five more days will help.\n"
