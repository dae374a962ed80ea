"""Logging, listing, changing and taking back."""

from __future__ import annotations

import json

import pytest
from tests.cli.runner import Run

from backcare_tui.knowledge import load_knowledge


def test_a_check_in_is_told_in_one_line(screened: Run) -> None:
    ran = screened("checkin 4 --trigger cold --no lifting --press UB40:30")
    assert ran.out == (
        "Saved Sat 22 Nov: pain 4, cold yes, lifting no. UB40 30 s."
        " Last 7 days: mean 4.0 (1 day).\n"
    )
    assert (ran.code, ran.err) == (0, "")


def test_what_is_not_mentioned_was_not_asked(screened: Run) -> None:
    found = screened("checkin 4 --trigger cold,damp --no lifting --json").data["check_in"]
    assert found["exposures"] == {"cold": True, "damp": True, "lifting": False}
    assert found["signs"] == {}
    assert found["spread"] == {}


@pytest.mark.parametrize(
    ("typed", "pain", "exposures"),
    [
        ("4", 4, {}),
        ("4cf", 4, {"cold": True, "fatigue": True}),
        ("0.", 0, {"cold": False, "damp": False, "fatigue": False, "lifting": False}),
        ("10cd.", 10, {"cold": True, "damp": True, "fatigue": False, "lifting": False}),
        ("3CP", 3, {"cold": True, "poor_sleep": True}),
    ],
)
def test_the_compact_form(screened: Run, typed: str, pain: int, exposures: object) -> None:
    found = screened(f"{typed} --json").data["check_in"]
    assert (found["pain"], found["exposures"]) == (pain, exposures)


def test_all_of_a_check_in_is_kept(screened: Run) -> None:
    line = "7 --sign cold_pain --no-sign pricking --spread leg --no-spread foot --date yesterday"
    ran = screened(*line.split(), "--note", "all day [b]in[/b] bed", "-p", "KI3:60:left", "--json")
    found = ran.data
    assert found["check_in"]["day"] == "2025-11-21"
    assert found["check_in"]["signs"] == {"cold_pain": True, "pricking": False}
    assert found["check_in"]["spread"] == {"foot": False, "leg": True}
    assert found["check_in"]["note"] == "all day [b]in[/b] bed"
    (session,) = found["sessions"]
    assert (session["point"], session["seconds"], session["side"]) == ("KI3", 60, "left")
    assert session["day"] == "2025-11-21"


def test_a_note_comes_from_stdin(screened: Run) -> None:
    ran = screened("checkin 4 --note - --json", stdin="two\nlines – 腰\n".encode())
    assert ran.data["check_in"]["note"] == "two\nlines – 腰"


def test_pain_is_needed_without_a_terminal(screened: Run) -> None:
    ran = screened("checkin")
    assert ran.code == 2
    assert "backcare checkin 4" in ran.err


def test_high_pain_asks_for_the_warning_questions(
    screened: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "2025-11-23T10:00:00+00:00")
    ran = screened("8")
    assert "Warning questions are waiting. Pain is 8 today." in ran.out
    assert "backcare redflags ask" in ran.out


def test_something_new_names_the_questions(screened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "2025-11-23T10:00:00+00:00")
    ran = screened("checkin 2 --something-new")
    assert "RF01" in ran.out
    assert "backcare redflags answer RF01=no" in ran.out


def test_a_spread_to_a_warning_place_asks_again(screened: Run) -> None:
    ran = screened("checkin 2 --spread both_legs")
    assert "Is there pain, tingling, numbness or weakness in both legs now?" in ran.out
    assert "backcare redflags ask RF05" in ran.out


def test_before_the_screening_a_check_in_says_how_to_answer(run: Run) -> None:
    ran = run("checkin 4")
    assert ran.out.startswith("Saved Sat 22 Nov: pain 4.")
    assert "backcare redflags ask" in ran.out


def test_the_list_is_newest_first_and_aligned(screened: Run) -> None:
    screened("checkin 4cd --date -2")
    screened("checkin", "10", "--note", "腰 pain")
    screened("skip -1 --reason travel")
    lines = screened("list").out.splitlines()
    assert [line[:10] for line in lines] == ["Sat 22 Nov", "Fri 21 Nov", "Thu 20 Nov"]
    assert lines[0][12:17] == "10  █"
    assert "left out: travel" in lines[1]
    assert "cold yes, damp yes" in lines[2]


def test_the_list_is_narrowed_by_days_trigger_and_text(screened: Run) -> None:
    screened("checkin", "4", "--trigger", "cold", "--date", "-3", "--note", "Gardening")
    screened("checkin", "5", "--no", "cold", "--date", "-1", "--note", "rest")
    assert [day["day"] for day in screened("list --days 2 --json").data] == ["2025-11-21"]
    assert [day["day"] for day in screened("list --to -2 --json").data] == ["2025-11-19"]
    assert [day["day"] for day in screened("list --trigger cold --json").data] == ["2025-11-19"]
    assert [day["day"] for day in screened("list --search GARDEN --json").data] == ["2025-11-19"]
    assert screened("list --search nowhere --json").data == []


@pytest.mark.parametrize(
    ("sought", "days"),
    [
        ("pain>=6", ["2025-11-21"]),
        ("-cold", ["2025-11-21"]),
        ("cold", ["2025-11-20"]),
        ("UB40", ["2025-11-21"]),
        ("nov garden", ["2025-11-20"]),
        ("garden pain>5", []),
        ('"in the garden"', ["2025-11-20"]),
        ("skipped", ["2025-11-19"]),
        ("STRASSE", ["2025-11-19"]),
        ("pain>", ["2025-11-21", "2025-11-20", "2025-11-19"]),
        ("[b + [/", ["2025-11-20"]),
        ("腎俞", ["2025-11-20"]),
    ],
)
def test_the_list_is_searched_as_history_is(screened: Run, sought: str, days: list[str]) -> None:
    screened("checkin", "6", "--no", "cold", "--date", "-1", "--press", "UB40:30")
    note = "Sat in the garden [b + [/ 腎俞"
    screened("checkin", "3", "--trigger", "cold", "--date", "-2", "--note", note)
    screened("skip", "-3", "--reason", "at the straße")
    found = screened("list", "--search", sought, "--json")
    assert [day["day"] for day in found.data] == days


def test_the_help_of_list_says_what_can_be_sought(screened: Run) -> None:
    assert 'as in History: words, "pain>=6", cold, -damp' in " ".join(
        screened("list --help").out.split()
    )


def test_a_long_list_of_signs_is_counted_and_shown_in_full_for_its_day(screened: Run) -> None:
    signs = list(load_knowledge().signs)
    yes, no = ",".join(signs[:3]), ",".join(signs[3:12])
    told = f"12 signs asked, 3 yes: {', '.join(signs[:3]).replace('_', ' ')}"
    saved = screened(f"checkin 4 --sign {yes} --no-sign {no}")
    for ran in (saved, screened("list"), screened("status")):
        assert told in " ".join(ran.out.split())
    assert f"{signs[3].replace('_', ' ')} no" in " ".join(screened("show today").out.split())
    screened(f"checkin 4 --no-sign {no} --date yesterday")
    assert "9 signs asked, none yes" in screened("list").out
    screened(f"checkin 4 --sign {signs[0]} --no-sign {signs[1]} --date -2")
    assert f"{signs[0]} yes, {signs[1]} no".replace("_", " ") in screened("list").out


def test_a_cut_list_says_so(screened: Run) -> None:
    for back in range(4):
        screened(f"checkin 3 --date -{back}")
    ran = screened("list --limit 2 --json")
    assert [day["day"] for day in ran.data] == ["2025-11-22", "2025-11-21"]
    assert [warning["kind"] for warning in ran.envelope["warnings"]] == ["truncated"]
    assert len(screened("list --limit 0 --json").data) == 4


def test_show_a_day_and_an_entry(screened: Run) -> None:
    saved = screened("checkin 4 --trigger cold --note quiet --json").data["check_in"]
    assert "pain 4, cold yes" in screened("show today").out
    assert screened("show sat --json").data["check_ins"] == [saved]
    found = screened(f"show {saved['id'][:6]} --json")
    assert found.envelope["schema"] == "backcare/entry@1"
    assert found.data == {"kind": "check_in", **saved}
    assert screened("show -5 --json").data["mean_pain"] is None


def test_edit_changes_what_is_named_alone(screened: Run) -> None:
    screened("checkin 4 --trigger cold,damp --no lifting --note keep")
    ran = screened("edit today --pain 6 --no cold --unask damp --sign pricking --json")
    assert ran.data["pain"] == 6
    assert ran.data["exposures"] == {"cold": False, "lifting": False}
    assert ran.data["signs"] == {"pricking": True}
    assert ran.data["note"] == "keep"
    assert screened("edit today").code == 2


def test_edit_by_day_needs_one_check_in(screened: Run) -> None:
    assert screened("edit today --pain 3").code == 3
    screened("checkin 4")
    other = screened("checkin 5 --json").data["check_in"]["id"]
    ran = screened("edit today --pain 3")
    assert ran.code == 4
    assert other[:8] in ran.err
    assert screened(f"edit {other} --pain 3 --date -1 --json").data["day"] == "2025-11-21"


def test_delete_is_one_change_that_undo_takes_back(screened: Run) -> None:
    for back in (0, 0, 1):
        screened(f"checkin 4 --date -{back} --press KI3:30")
    before = screened("list --json").data
    first = before[0]["check_ins"][0]["id"]
    ran = screened("delete", "yesterday", first, "--json")
    assert len(ran.data) == 3
    assert len(screened("list --json").data[0]["check_ins"]) == 1
    assert screened("undo --json").data["state"] == "undone"
    assert screened("list --json").data == before
    assert screened("redo --json").data["state"] == "applied"
    assert screened("list --json").data != before


def test_nothing_to_undo_is_not_found(run: Run) -> None:
    assert run("undo").code == 3
    assert run("redo").code == 3


def test_changes_are_listed_newest_first(screened: Run) -> None:
    screened("checkin 4")
    screened("undo")
    labels = [change["label"] for change in screened("changes --json").data]
    assert labels == ["check-in 2025-11-22", "warning signs"]
    assert "taken back" in screened("changes").out


def test_persons_are_apart(screened: Run) -> None:
    screened("checkin 4 --person anna")
    assert screened("--person anna list --json").data[0]["mean_pain"] == 4
    assert screened("list --json").data == []


def test_another_diary_by_option(screened: Run, tmp_path: object) -> None:
    other = f"{tmp_path}/other folder/diary.db"
    assert screened("checkin", "4", "--db", other).code == 0
    assert json.loads(screened("--db", other, "list", "--json").out)["data"]
    assert screened("list --json").data == []


def test_a_second_check_in_of_a_day_is_told(screened: Run) -> None:
    more = "This day now has 2 check-ins; backcare undo takes this one back."
    assert more not in screened("4cf").out
    assert more in screened("4cf").out
    screened("undo")
    assert "check-ins" not in screened("5 --date -1").out
