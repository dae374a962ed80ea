"""Entries as plain dicts: lossless, and strict about what comes in."""

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.factories import STEPS, check_in, event, exercise, routine, session
from tests.storage.strategies import entries

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import (
    KINDS,
    Entry,
    checked,
    from_plain,
    key_of,
    kind_of,
    to_plain,
)
from backcare_tui.domain.plain_fields import ID_MAX
from backcare_tui.domain.scale import EVENT_MAX, NOTE_MAX, ROUTINE_NAME_MAX, STEPS_MAX
from backcare_tui.errors import InvalidInput


@given(entries())
def test_a_round_trip_through_json_loses_nothing(entry: Entry) -> None:
    plain = json.loads(json.dumps(to_plain(entry)))
    assert from_plain(kind_of(entry), plain) == entry
    assert checked(entry) == entry


@given(entries())
def test_every_entry_has_a_kind_and_a_key(entry: Entry) -> None:
    assert KINDS[kind_of(entry)] is type(entry)
    assert key_of(entry)


def test_the_plain_form_reads_like_the_entry() -> None:
    entry = check_in(exposures={"damp": False, "cold": True}, note="stiff")
    assert to_plain(entry) == {
        "id": "a1",
        "day": "2026-03-09",
        "at": "2026-03-09T20:30:00+01:00",
        "pain": 4,
        "exposures": {"cold": True, "damp": False},
        "signs": {},
        "spread": {},
        "note": "stiff",
        "flare": None,
    }
    assert list(to_plain(entry)["exposures"]) == ["cold", "damp"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pain", 11),
        ("pain", -1),
        ("pain", True),
        ("pain", 4.0),
        ("pain", "4"),
        ("pain", None),
        ("day", "2026-02-30"),
        ("day", "20260309"),
        ("day", "2026-W10-1"),
        ("day", "1899-12-31"),
        ("day", 20260309),
        ("at", "2026-03-09T20:30:00"),
        ("at", "2026-03-09T20:30:00+01:00:00.5"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", "soon"),
        ("id", ""),
        ("id", "two words"),
        ("id", "line\nbreak"),
        pytest.param("id", "x" * (ID_MAX + 1), id="id-too-long"),
        ("exposures", ["cold"]),
        ("exposures", {"cold": 1}),
        ("exposures", {"cold": None}),
        ("signs", {"": True}),
        ("note", None),
        pytest.param("note", "x" * (NOTE_MAX + 1), id="note-too-long"),
        ("note", "half \ud800"),
        ("note", "nul \0"),
        ("flare", 1),
        ("flare", "yes"),
        ("mood", "good"),
    ],
)
def test_a_wrong_field_is_named(field: str, value: object) -> None:
    plain: dict[str, Any] = to_plain(check_in()) | {field: value}
    with pytest.raises(InvalidInput) as caught:
        from_plain("check_in", plain)
    assert field in caught.value.message
    caught.value.message.encode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seconds", 4),
        ("seconds", 1801),
        ("side", "top"),
        ("side", ["left"]),
        ("after_effect", ""),
        ("pain_before", 11),
        ("run", "two words"),
        ("run", None),
    ],
)
def test_a_wrong_field_of_a_session_is_named(field: str, value: object) -> None:
    with pytest.raises(InvalidInput, match=field):
        from_plain("session", to_plain(session()) | {field: value})


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("exercise", ""),
        ("sets", 0),
        ("sets", 21),
        ("count", 0),
        ("count", 501),
        ("count", None),
        ("hold", -1),
        ("hold", 7201),
        ("felt", "fine"),
        ("felt", ""),
        ("pain_after", -1),
    ],
)
def test_a_wrong_field_of_an_exercise_is_named(field: str, value: object) -> None:
    with pytest.raises(InvalidInput, match=field):
        from_plain("exercise_session", to_plain(exercise()) | {field: value})


@pytest.mark.parametrize("field", ["felt", "pain_before", "pain_after"])
def test_what_was_not_said_of_an_exercise_may_be_left_out(field: str) -> None:
    plain = to_plain(exercise())
    del plain[field]
    assert from_plain("exercise_session", plain) == exercise()


def test_the_most_of_an_exercise_can_be_kept() -> None:
    most = exercise(sets=20, count=500, hold=7200)
    assert checked(most) == most


STEP = {"point": "BL23", "side": "both", "seconds": 30}


def test_a_routine_reads_like_a_list_of_steps() -> None:
    assert to_plain(routine())["steps"] == [
        STEP,
        {"point": "GV4", "side": "midline", "seconds": 60},
    ]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("name", "x" * (ROUTINE_NAME_MAX + 1), "name"),
        ("name", "", "name is empty"),
        ("name", "two\nlines", "one line"),
        ("name", " before", "one line"),
        ("steps", [], "1 to 30"),
        ("steps", [STEP] * (STEPS_MAX + 1), "holds 31"),
        ("steps", STEP, "not a list"),
        ("steps", [STEP, "BL23"], "step 2"),
        ("steps", [{**STEP, "pain": 3}], "nothing else"),
        ("steps", [{"point": "BL23"}], "point, side, seconds"),
        ("steps", [STEP, {**STEP, "seconds": 4}], "step 2: seconds"),
        ("steps", [{**STEP, "seconds": 1801}], "seconds"),
        ("steps", [{**STEP, "side": "top"}], "side"),
        ("steps", [{**STEP, "point": "two words"}], "point"),
    ],
    ids=range(14),
)
def test_a_wrong_field_of_a_routine_is_named(field: str, value: object, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        from_plain("routine", to_plain(routine()) | {field: value})


def test_a_routine_may_be_as_long_as_a_routine_can_be() -> None:
    longest = routine("腎" * ROUTINE_NAME_MAX, steps=STEPS[:1] * STEPS_MAX)
    assert checked(longest) == longest
    assert key_of(longest) == "腎" * ROUTINE_NAME_MAX


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "two\nlines",
        "two\u2028lines",
        " before",
        "after ",
        "x" * (EVENT_MAX + 1),
        None,
        "\0",
    ],
    ids=range(9),
)
def test_an_event_is_one_short_line(text: object) -> None:
    with pytest.raises(InvalidInput, match="text"):
        from_plain("event", to_plain(event()) | {"text": text})


def test_an_event_may_be_as_long_as_its_line() -> None:
    longest = event(text="腎" * EVENT_MAX)
    assert checked(longest) == longest


def test_the_text_of_a_note_stays_out_of_messages() -> None:
    with pytest.raises(InvalidInput) as caught:
        from_plain("check_in", to_plain(check_in()) | {"note": "secret \0"})
    assert "secret" not in caught.value.message + caught.value.hint


def test_missing_fields_and_unknown_kinds_are_named() -> None:
    with pytest.raises(InvalidInput, match="pain"):
        from_plain("check_in", {"id": "a", "day": "2026-03-09", "at": "2026-03-09T08:00:00Z"})
    with pytest.raises(InvalidInput, match="mood"):
        from_plain("mood", {})


def test_answers_and_notes_may_be_left_out() -> None:
    plain = {"id": "a", "day": "2026-03-09", "at": "2026-03-09T08:00:00Z", "pain": 0}
    entry = from_plain("check_in", plain)
    assert isinstance(entry, CheckIn)
    assert entry.flare is None


def test_a_value_that_was_built_wrong_is_found() -> None:
    with pytest.raises(InvalidInput, match="at"):
        checked(check_in(at=datetime(2026, 3, 9, 8)))  # noqa: DTZ001
    with pytest.raises(InvalidInput, match="day"):
        checked(check_in(day=datetime(2026, 3, 9, 8)))  # noqa: DTZ001


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_nothing_but_our_own_error_comes_out(value: object) -> None:
    for entry in (check_in(), routine(), exercise()):
        for field in to_plain(entry):
            try:
                from_plain(kind_of(entry), to_plain(entry) | {field: value})
            except InvalidInput as error:
                error.message.encode()
