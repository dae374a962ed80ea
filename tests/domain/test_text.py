"""Text from people: safe to show, and nothing of its meaning lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.domain.scale import NOTE_MAX
from backcare_tui.domain.text import clean_note, clean_text, first_line, in_words, nearest, visible
from backcare_tui.errors import InvalidInput

ESC = "\x1b"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("[b + [/", "[b + [/"),
        ("[red]not a colour[/red]", "[red]not a colour[/red]"),
        (f"{ESC}[31mred{ESC}[0m", "red"),
        (f"{ESC}]0;a title\x07left", "left"),
        (f"{ESC}]8;;http://x{ESC}\\link{ESC}]8;;{ESC}\\", "link"),
        (f"{ESC}P$q{ESC}\\left", "left"),
        (f"{ESC}[2J{ESC}[Hgone", "gone"),
        (f"{ESC}cgone", "gone"),
        (f"un{ESC}finished", "uninished"),
        (f"end{ESC}", "end"),
        (f"{ESC}\x00[31mnot red", "[31mnot red"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("\x9b31mC1", "31mC1"),
        ("one\r\ntwo\rthree\n\tfour", "one\ntwo\nthree\n\tfour"),
        ("abc\u202edef\u2066ghi", "abcdefghi"),
        ("half \ud83d of a pair", "half  of a pair"),
        ("腎兪 👩\u200d⚕️ é naïve עברית", "腎兪 👩\u200d⚕️ é naïve עברית"),
    ],
)
def test_only_what_could_do_harm_is_taken_out(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_what_could_do_harm_is_written_out_where_a_text_is_shown_as_it_is() -> None:
    name = "a\x1b[2J\x9b\u202e\ud83d\r\0.csv 腎\n\t"
    assert visible(name) == r"a\x1b[2J\x9b\u202e\ud83d\r\x00.csv 腎" + "\n\t"


HOSTILE = st.text(alphabet=st.sampled_from(list(f"{ESC}[]0;mHPX\\\x07\x00\x9b\r\n\u202ea\ud800")))


@given(st.text() | HOSTILE)
def test_cleaning_is_done_after_one_go_and_leaves_nothing_unsafe(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean
    assert not any(c in clean for c in f"{ESC}\x00\x9b\r\u202e\ud800")
    assert clean.encode().decode() == clean


@given(st.text(st.characters(exclude_categories=["C"])))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean_text(text) == text


def test_a_long_note_is_kept_and_one_too_long_is_refused_by_its_length() -> None:
    assert len(clean_note("x" * 100_000)) == 100_000
    with pytest.raises(InvalidInput, match=f"{NOTE_MAX + 1:,} characters") as caught:
        clean_note("x" * (NOTE_MAX + 1))
    assert "Shorten it" in caught.value.hint
    assert "xxx" not in caught.value.message


def test_a_hostile_long_note_takes_no_longer_than_a_plain_one() -> None:
    begin = time.process_time()
    for piece in (f"{ESC}]", f"{ESC}P", f"{ESC}[", f"{ESC}[0;", f"{ESC}[ "):
        clean_text(piece * (NOTE_MAX // len(piece)))
    assert time.process_time() - begin < 2, "the work must grow with the length, not its square"


def test_a_note_of_blanks_is_empty() -> None:
    assert clean_note(" \n\t \x00 ") == ""


def test_the_first_line_is_cut_with_a_sign_of_more() -> None:
    assert first_line("short", 10) == "short"
    assert first_line("a  b\tc", 10) == "a b c"
    assert first_line("a long line", 7) == "a long…"
    assert first_line("one\ntwo", 10) == "one …"
    assert first_line("", 5) == ""


@given(st.text(), st.integers(1, 40))
def test_a_first_line_fits(text: str, width: int) -> None:
    line = first_line(text, width)
    assert len(line) <= width
    assert "\n" not in line


def test_the_nearest_word_is_found_in_any_case() -> None:
    assert nearest("Colt", ["cold", "damp"]) == "cold"
    assert nearest("DAY_STRAT", ["day_start", "person"]) == "day_start"
    assert nearest("qqqq", ["cold", "damp"]) == ""
    assert nearest("", []) == ""


def test_words_are_joined_as_people_do() -> None:
    assert in_words([]) == ""
    assert in_words(["cold"]) == "cold"
    assert in_words(["cold", "damp"]) == "cold and damp"
    assert in_words(["cold", "damp", "fatigue"], "or") == "cold, damp or fatigue"
