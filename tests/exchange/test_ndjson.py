"""Our own format: lossless, the same bytes every time, and clear about a broken line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.factories import check_in, event, exercise, routine, session
from tests.storage.strategies import entries

from backcare_tui.domain.plain import Entry, key_of, kind_of
from backcare_tui.errors import InvalidInput
from backcare_tui.exchange.ndjson import read_ndjson, write_ndjson

HEADER = '{"format":"backcare","schema_version":1}\n'
LINES = [*write_ndjson([check_in("a", note="one\ntwo"), session("b")], {"person": "me"})]


@given(st.lists(entries(), unique_by=lambda entry: (kind_of(entry), key_of(entry))))
def test_a_round_trip_loses_nothing(written: list[Entry]) -> None:
    lines = list(write_ndjson(written, {"person": "me"}))
    document = read_ndjson(lines)
    assert document.entries == tuple(written)
    assert document.header == {"person": "me"}
    assert list(write_ndjson(document.entries, document.header)) == lines
    assert "".join(lines).count("\n") == len(lines)


def test_the_first_line_says_what_it_is() -> None:
    assert json.loads(LINES[0]) == {"format": "backcare", "schema_version": 1, "person": "me"}
    assert list(write_ndjson([])) == [HEADER]


def test_letters_of_every_script_stay_readable() -> None:
    assert "委中" in list(write_ndjson([check_in(note="委中")]))[1]


def test_nothing_in_a_note_ends_a_line() -> None:
    note = "a\nb\u0085c\u2028d\u2029e\x0bf\x1cg"
    text = "".join(write_ndjson([check_in(note=note)]))
    assert len(text.splitlines()) == 2
    assert json.loads(text.splitlines()[1])["note"] == note
    assert read_ndjson(text) == read_ndjson(text.splitlines(keepends=True))


def test_blank_lines_a_mark_and_windows_line_ends_do_no_harm() -> None:
    text = "\ufeff" + "\n".join(LINES).replace("\n", "\r\n") + "\r\n\r\n"
    assert read_ndjson(text.splitlines(keepends=True)) == read_ndjson(LINES)


def test_control_characters_are_taken_out_of_notes() -> None:
    line = LINES[1].replace("one", "o\\u001b[31mne\\u0000")
    (entry,) = read_ndjson([HEADER, line]).entries
    assert entry == check_in("a", note="one\ntwo")


def test_an_event_is_mended_to_one_line() -> None:
    line = list(write_ndjson([event()]))[1].replace("new mattress", " new\\n\\u001b[31mmattress ")
    assert read_ndjson([HEADER, line]).entries == (event(),)


def test_the_name_of_a_routine_is_mended_to_one_line() -> None:
    line = list(write_ndjson([routine()]))[1].replace("evening", " eve\\n\\u001b[31mning ")
    (entry,) = read_ndjson([HEADER, line]).entries
    assert entry == routine("eve ning")


def test_a_file_from_before_there_were_runs_reads_unchanged() -> None:
    line = LINES[2].replace(',"run":""', "")
    assert "run" not in line
    assert read_ndjson([HEADER, line]).entries == (session("b"),)


def test_a_file_from_before_there_were_flares_reads_unchanged() -> None:
    line = LINES[1].replace(',"flare":null', "")
    assert "flare" not in line
    assert read_ndjson([HEADER, line]).entries == (check_in("a", note="one\ntwo"),)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "empty"),
        (["\n"], "empty"),
        (["dear diary\n"], "not a backcare export"),
        (["[1]\n"], "Line 1 is not an entry"),
        (['{"format":"other"}\n'], "not a backcare export"),
        ([LINES[1]], "not a backcare export"),
        ([HEADER.replace("1}", "2}")], "newer version.*schema_version 2"),
        ([HEADER.replace("1}", "true}")], "schema_version"),
        ([HEADER.replace("1}", "0}")], "schema_version"),
        ([HEADER, LINES[1][:-9]], "Line 2 is cut off"),
        ([HEADER, LINES[1], LINES[2][:-9] + "\n", LINES[1]], "Line 3 is not whole"),
        ([HEADER, "7\n"], "Line 2 is not an entry"),
        ([HEADER, "9" * 5000 + "\n"], "Line 2 is not whole"),
        ([HEADER, "[" * 100_000 + "\n"], "Line 2 is not whole"),
        ([HEADER, '{"id":"a"}\n'], "Line 2: .*kind"),
        ([HEADER, '{"kind":["check_in"]}\n'], "Line 2: .*kind"),
        ([HEADER, '{"kind":"mood"}\n'], "Line 2: .*mood"),
        ([HEADER, LINES[1].replace('"pain":4', '"pain":11')], "Line 2: pain is '11'"),
        ([HEADER, LINES[1].replace('"pain":4', '"pain":NaN')], "Line 2: pain"),
        ([HEADER, LINES[1].replace('"pain":4', '"pane":4')], "Line 2: .*pane"),
        ([HEADER, LINES[1].replace('"id":"a"', '"id":"\\ud800"')], "Line 2: id"),
        ([HEADER, LINES[1].replace(":null", ":1")], "Line 2: flare"),
        ([HEADER, *write_ndjson([event(text=" \n")])][::2], "Line 2: text is empty"),
        ([HEADER, *write_ndjson([routine(steps=())])][::2], "Line 2: steps holds 0"),
        ([HEADER, *write_ndjson([exercise(sets=0)])][::2], "Line 2: sets"),
        ([HEADER, LINES[1], LINES[2], LINES[1]], "Line 4 repeats the check_in of line 2"),
    ],
    ids=range(26),
)
def test_a_broken_file_is_named_by_line_and_field(lines: list[str], words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        read_ndjson(lines)


@given(st.lists(st.text() | st.sampled_from([HEADER, *LINES]), max_size=5))
def test_nothing_but_our_own_error_comes_out(lines: list[str]) -> None:
    try:
        read_ndjson(lines)
    except InvalidInput as error:
        error.message.encode()
