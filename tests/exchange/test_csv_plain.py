"""The plain table: exact for our own, careful with those of others."""

import csv
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.factories import check_in
from tests.storage.strategies import check_ins

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.errors import InvalidInput
from backcare_tui.exchange.csv_plain import read_csv, write_csv

TODAY = date(2200, 1, 1)


def table(written: list[CheckIn]) -> str:
    return "".join(write_csv(written))


def read(text: str) -> list[CheckIn]:
    plan = read_csv(text, TODAY)
    assert plan.rejected == ()
    return [entry for entry in plan.entries if isinstance(entry, CheckIn)]


@given(st.lists(check_ins(), unique_by=lambda entry: entry.id))
def test_a_round_trip_loses_nothing(written: list[CheckIn]) -> None:
    text = table(written)
    assert read(text) == written
    assert table(read(text)) == text
    assert read_csv(text.encode("utf-8-sig"), TODAY) == read_csv(text, TODAY)


def test_the_table_has_a_column_for_each_question() -> None:
    first = check_in(
        "a", exposures={"cold": True}, signs={"dizzy": False}, note='say "x", y\nz', flare=True
    )
    second = check_in("b", pain=0, exposures={"damp": False}, spread={"leg": True})
    assert table([first, second]) == (
        "id,day,at,pain,flare,trigger:cold,trigger:damp,sign:dizzy,spread:leg,note\r\n"
        'a,2026-03-09,2026-03-09T20:30:00+01:00,4,yes,yes,,no,,"say ""x"", y\nz"\r\n'
        "b,2026-03-09,2026-03-09T20:30:00+01:00,0,,,no,,yes,\r\n"
    )


@pytest.mark.parametrize(
    "note", ["=1+1", "+1", "-1", "@x", "'=1", "''@", "'quoted'", "-", "'", "\t=1 x"]
)
def test_a_spreadsheet_runs_nothing(note: str) -> None:
    text = table([check_in(note=note)])
    (_, row) = csv.reader(text.splitlines())
    assert row[-1][:1] not in tuple("=+-@\t\r")
    (entry,) = read(text)
    assert entry.note == note.strip()


def test_a_foreign_table_needs_only_a_date_and_pain() -> None:
    text = "Date;Pain;Cold weather;sign:dizzy;Weather;Notes\n2026-03-09;4;x;;rain;stiff\n\n;;;;;\n"
    plan = read_csv(text, TODAY, {"cold weather": "cold"})
    assert plan.ignored == ("Weather",)
    (entry,) = plan.entries
    assert isinstance(entry, CheckIn)
    assert (entry.pain, entry.exposures, entry.signs) == (4, {"cold": True}, {})
    assert entry.note == "stiff"
    assert entry.at.isoformat() == "2026-03-09T12:00:00+00:00"


@pytest.mark.parametrize(
    ("cell", "flare"), [("Yes", True), ("x", True), ("0", False), ("no", False), ("", None)]
)
def test_a_flare_is_read_as_any_answer_is(cell: str, flare: bool | None) -> None:
    (entry,) = read(f"date,pain,Flare\n2026-03-09,4,{cell}\n")
    assert entry.flare is flare


def test_a_flare_that_is_no_answer_is_not_guessed() -> None:
    plan = read_csv("date,pain,flare\n2026-03-09,4,perhaps\n", TODAY)
    assert plan.entries == ()
    assert plan.rejected == ((2, "flare is “perhaps”, not yes, no or empty"),)


def test_a_row_without_a_flare_keeps_the_id_that_it_always_had() -> None:
    (old,) = read("date,pain\n2026-03-09,4\n")
    (empty,) = read("date,pain,flare\n2026-03-09,4,\n")
    (marked,) = read("date,pain,flare\n2026-03-09,4,no\n")
    assert old.id == "bc23582e38ffc01120743e9e"
    assert empty == old
    assert marked.id != old.id


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("first", ["", "sep={}\r\n"])
def test_the_delimiter_is_found(delimiter: str, first: str) -> None:
    rows = [("date", "pain", "note"), ("2026-03-09", "4", "a,b;c\td")]
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    plan = read_csv(first.format(delimiter) + "\r\n".join(lines), TODAY)
    assert [getattr(entry, "note", None) for entry in plan.entries] == ["a,b;c\td"]


def test_importing_twice_brings_the_same_entries() -> None:
    text = "date,pain\n2026-03-09,4\n2026-03-09,4\n2026-03-10,4\n"
    plan = read_csv(text, TODAY)
    assert plan == read_csv(text, TODAY)
    ids = [getattr(entry, "id", "") for entry in plan.entries]
    assert len(set(ids)) == 3, "alike rows of one file are two check-ins"
    longer = read_csv(text.replace("pain\n", "pain\n2026-03-08,1\n"), TODAY)
    assert plan.entries == longer.entries[1:]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2026-03-09,4.5,", "pain is “4.5”"),
        ("2026-03-09,11,", "pain is '11'"),
        ("2026-03-09,-1,", "pain is “-1”"),
        ("2026-03-09,,yes", "pain is empty"),
        ("2026-03-09,mild,", "pain is “mild”"),
        (",4,", "day is empty"),
        ("09.03.2026,4,", "day is '09.03.2026'"),
        ("2026-02-30,4,", "day is '2026-02-30'"),
        ("2026-11-23,4,", "2026-11-23 is in the future"),
        ("1899-12-31,4,", "1900-01-01"),
        ("2026-03-09,4,maybe", "trigger:cold is “maybe”"),
        ("2026-03-09,4", "2 cells"),
        ("2026-03-09,4,,", "4 cells"),
    ],
)
def test_a_row_that_means_nothing_is_reported(row: str, words: str) -> None:
    text = f"date,pain,trigger:cold\n2026-03-08,1,no\n{row}\n2026-03-07,2,\n"
    plan = read_csv(text, date(2026, 11, 22))
    assert len(plan.entries) == 2
    ((line, reason),) = plan.rejected
    assert line == 3
    assert words in reason


def test_lines_are_counted_through_notes_of_several_lines() -> None:
    text = 'sep=,\ndate,pain,note\n2026-03-08,1,"a\nb\nc"\n2026-03-09,x,\n'
    assert [line for line, _ in read_csv(text, TODAY).rejected] == [6]


def test_an_id_that_comes_twice_is_reported() -> None:
    text = table([check_in("a"), check_in("a", pain=5)])
    plan = read_csv(text, TODAY)
    assert [getattr(entry, "pain", None) for entry in plan.entries] == [4]
    assert plan.rejected == ((3, "id is the same as on line 2"),)


def test_a_time_in_the_future_is_reported() -> None:
    text = table([check_in()]).replace("2026-03-09T", "2027-03-09T")
    ((_, reason),) = read_csv(text, date(2026, 3, 9)).rejected
    assert "future" in reason


def test_a_whole_number_may_be_written_as_a_spreadsheet_does() -> None:
    (entry,) = read("date,pain\n2026-03-09,4.0\n")
    assert entry.pain == 4


def test_a_long_note_survives() -> None:
    written = check_in(note='"long" ' * 25_000 + "end")
    assert read(table([written])) == [written]


def test_notes_are_cleaned() -> None:
    (entry,) = read('date,pain,note\n2026-03-09,4," \x1b[31mred\x1b[0m\r\nx "\n')
    assert entry.note == "red\nx"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "does not name the columns"),
        (b"\n", "does not name the columns"),
        (b"date,mood\n", "does not name the columns"),
        (b"date,pain,pain\n", "“pain” is there twice"),
        (b"date,day,pain\n", "means the same"),
        (b"date,pain\n2026-03-09,\xff\n", "Line 2 is not UTF-8"),
        (b'date,pain,note\n2026-03-09,4,"open\n2026-03-10,4,\n', "line 2 is not whole"),
        (b"\xff\xfed\x00\n", "is not UTF-8"),
        ("mood".encode("utf-16"), "does not name the columns"),
    ],
)
def test_a_file_that_is_no_table_is_said_so(data: bytes, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_csv(data, TODAY)


def test_a_table_in_utf_16_is_read() -> None:
    text = table([check_in(note="委中")])
    assert read_csv(text.encode("utf-16"), TODAY).entries == (check_in(note="委中"),)


@given(st.text(), st.lists(st.text(st.sampled_from("date,pain;\t\n\"'=2026-0310 x"))))
def test_nothing_but_our_own_error_comes_out(text: str, lines: list[str]) -> None:
    for content in (text, "date,pain\n" + "\n".join(lines)):
        try:
            read_csv(content, TODAY)
        except InvalidInput as error:
            error.message.encode()


def test_an_edited_cell_changes_the_entry_with_that_id() -> None:
    written = check_in("a", signs={"x": True})
    (entry,) = read(table([written]).replace(",yes,", ",no,").replace(",4,", ",7,"))
    assert entry == replace(written, pain=7, signs={"x": False})
