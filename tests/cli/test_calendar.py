"""The calendar: drawn, told, and as JSON."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.layout import cells
from backcare_tui.journal.journal import open_journal

HELL = "[b + [/ 腎俞 \x1b[31mred"


def mark(text: str, days_ago: int) -> None:
    """Mark an event as the app does."""
    journal = open_journal()
    journal.diary.mark(text, journal.today - timedelta(days=days_ago))
    journal.close()


@pytest.fixture
def diary(screened: Run) -> Run:
    """Four days of November 2025 with check-ins, one left out, and an event."""
    for back, pain in ((0, 4), (2, 0), (2, 1), (5, 8), (40, 10)):
        screened("checkin", str(pain), "--date", f"-{back}")
    screened("skip -1")
    mark(HELL, 5)
    return screened


def test_it_draws_the_months_up_to_this_one(diary: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert diary("calendar --months 1").out.splitlines() == [
        "3 of 22 days logged.",
        "",
        " November 2025",
        " Mo   Tu   We   Th   Fr   Sa   Su",
        "                           1    2",
        "  3    4    5    6    7    8    9",
        " 10   11   12   13   14   15   16",
        "▼17█  18   19   20░  21  ›22▒",
        "",
        "· 0  ░ 1-3  ▒ 4-6  █ 7-10  (empty: no check-in)  › today",
        "▼ event",
        "",
        "Mon 17 Nov  [b + [/ 腎俞 red",
    ]
    whole = diary("calendar --months 3").out
    assert whole.startswith("4 of 83 days logged.\n\n September 2025 ")
    assert "13█" in whole


def test_it_draws_a_year_at_a_glance(diary: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = diary("calendar").out.splitlines()
    assert lines[0] == "4 of 357 days logged. The last 28 weeks are drawn."
    assert lines[2].split() == ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov"]
    week = [line[-4:] for line in lines[3:10]]
    assert week == ["  ▼█", "Tu", "We", "   ░", "Fr", "  ›▒", "Su"]
    monkeypatch.setenv("COLUMNS", "100")
    wide = diary("calendar").out.splitlines()
    assert wide[0] == "4 of 357 days logged. The last 48 weeks are drawn."
    assert [line[:2] for line in wide[3:10]] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


@pytest.mark.parametrize("columns", ["20", "27", "28", "40", "60", "80", "140"])
def test_it_fits_the_terminal(diary: Run, monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = diary("calendar").out
    assert max(map(cells, out.splitlines())) <= min(int(columns), 100)
    assert "Mo " in out
    months = diary("calendar --months 2").out
    assert max(map(cells, months.splitlines())) <= min(int(columns), 100)
    assert ("Mo " in months) == (int(columns) >= 28)


def test_it_is_told_in_plain_sentences(diary: Run) -> None:
    assert diary("calendar --months 3 --plain").out.splitlines() == [
        "4 of 83 days logged.",
        "September 2025: no check-in in 30 days.",
        "October 2025: 1 of 31 days logged, mean 10.0, highest 10 on 13 Oct.",
        "1 to 12: no check-in; 13: 10; 14 to 31: no check-in.",
        "November 2025: 3 of 22 days logged, mean 4.2, highest 8 on 17 Nov.",
        "1 to 16: no check-in; 17: 8; 18 to 19: no check-in; 20: 0.5; 21: no check-in; 22: 4.",
        "",
        "Mon 17 Nov  [b + [/ 腎俞 red",
    ]


def test_a_year_in_plain_sentences_leaves_nothing_out(diary: Run) -> None:
    lines = diary("calendar --plain").out.splitlines()
    assert lines[0] == "4 of 357 days logged."
    assert lines[1] == "December 2024 to September 2025: no check-in in 304 days."
    assert len(lines) == 1 + 3 + 2


def test_json(diary: Run) -> None:
    data = diary("calendar --months 1 --json").data
    assert (data["first"], data["last"], data["logged"]) == ("2025-11-01", "2025-11-22", 3)
    assert [day["day"] for day in data["days"] if day["mean"] is not None] == [
        "2025-11-17",
        "2025-11-20",
        "2025-11-22",
    ]
    assert data["days"][19] == {"day": "2025-11-20", "mean": 0.5, "worst": 1, "entries": 2}
    assert data["days"][20] == {"day": "2025-11-21", "mean": None, "worst": None, "entries": 0}
    (event,) = data["events"]
    assert (event["day"], event["text"]) == ("2025-11-17", "[b + [/ 腎俞 red")
    assert diary("calendar --json").envelope["schema"] == "backcare/calendar@1"


def test_over_the_turn_of_the_year(screened: Run) -> None:
    data = screened("calendar --months 12 --json").data
    assert (data["first"], len(data["days"])) == ("2024-12-01", 357)
    assert screened("calendar --months 11 --json").data["first"] == "2025-01-01"


def test_an_empty_diary_and_one_that_is_empty_in_these_months(screened: Run) -> None:
    assert screened("calendar").out == (
        "Nothing here yet. One check-in takes about ten seconds: backcare checkin 4\n"
    )
    screened("checkin 5 --date -300")
    out = screened("calendar --months 3").out
    assert out.startswith("0 of 83 days logged.")
    assert not set(out.split("(empty", maxsplit=1)[0].rsplit("\n", 1)[0]) & set("·░▒█")


def test_the_warning_signs_come_first(run: Run) -> None:
    assert run("calendar").out.startswith("The warning signs have not been asked yet.")


@pytest.mark.parametrize("months", ["0", "-1", "121", "x", "1.5"])
def test_a_number_of_months_that_is_none(screened: Run, months: str) -> None:
    ran = screened("calendar", "--months", months)
    assert (ran.code, ran.out) == (2, "")
    assert months in ran.err
    assert "--help" in ran.err
