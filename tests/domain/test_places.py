"""What marks on the pain map say, and which warning questions they lead to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Reach
from backcare_tui.domain.marks import areas, marks
from backcare_tui.domain.places import (
    BOTH_LEGS_NOTE,
    denied,
    how_far,
    implied,
    notes,
    questions,
    settle,
    told,
)
from backcare_tui.knowledge import load_knowledge

PLACES = load_knowledge().places
TODAY = date(2026, 3, 9)


def ids(words: str) -> tuple[str, ...]:
    return tuple(f"place.{word}" for word in words.split())


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("", set()),
        ("low_back_left low_back_middle low_back_right", set()),
        ("buttock_left", {"buttock"}),
        ("buttock_left buttock_right", {"buttock"}),
        ("thigh_back_left", {"leg"}),
        ("thigh_front_right", {"leg"}),
        ("knee_left", set()),
        ("calf_left", {"below_knee"}),
        ("shin_right", {"below_knee"}),
        ("foot_left", {"foot"}),
        ("calf_left foot_left", {"below_knee", "foot"}),
        ("calf_left calf_right", {"below_knee", "both_legs"}),
        ("foot_left foot_right", {"foot", "both_legs"}),
        ("calf_left foot_right", {"below_knee", "foot", "both_legs"}),
        ("shin_left calf_right", {"below_knee", "both_legs"}),
        ("thigh_back_left calf_right", {"leg", "below_knee", "both_legs"}),
        ("thigh_back_left thigh_front_right", {"leg", "both_legs"}),
        ("groin_left groin_right", set()),
        ("saddle hand_left neck upper_back", set()),
        ("of_a_newer_version", set()),
    ],
)
def test_what_marks_imply(marked: str, expected: set[str]) -> None:
    assert implied(PLACES, ids(marked)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("saddle", ("RF03",)),
        ("hand_left", ("RF24",)),
        ("hand_left hand_right", ("RF24",)),
        ("saddle hand_right", ("RF03", "RF24")),
        ("low_back_left calf_left", ()),
        ("of_a_newer_version", ()),
    ],
)
def test_a_mark_that_warns_asks_each_time(marked: str, expected: tuple[str, ...]) -> None:
    answered_today = dict.fromkeys(("RF03", "RF24"), TODAY)
    assert questions(PLACES, ids(marked), answered_today, TODAY) == expected


@pytest.mark.parametrize(("place", "flag"), [("neck", "RF24"), ("upper_back", "RF19")])
def test_an_answer_about_neck_or_upper_back_holds_for_a_week(place: str, flag: str) -> None:
    def asked(days: int) -> tuple[str, ...]:
        return questions(PLACES, ids(place), {flag: TODAY - timedelta(days=days)}, TODAY)

    assert asked(0) == asked(6) == ()
    assert asked(7) == questions(PLACES, ids(place), {}, TODAY) == (flag,)
    both = questions(PLACES, ids("neck hand_left"), {"RF24": TODAY}, TODAY)
    assert both == ("RF24",), "the hand asks, whatever the neck does"


def test_a_mark_answers_its_area_and_nothing_else() -> None:
    after = settle(PLACES, {}, dict.fromkeys(ids("calf_left"), True))
    assert after == {"place.calf_left": True, "below_knee": True}


def test_a_mark_outranks_a_no() -> None:
    spread = {"below_knee": False, "foot": False, "place.calf_left": True}
    assert denied(PLACES, spread)
    after = settle(PLACES, {}, spread)
    assert after == {"below_knee": True, "foot": False, "place.calf_left": True}
    assert not denied(PLACES, after)


def test_a_mark_that_goes_takes_what_it_alone_implied_along() -> None:
    both = {"place.calf_left": True, "place.calf_right": True, "below_knee": True}
    before = {**both, "both_legs": True, "buttock": True, "foot": False}
    after = settle(PLACES, before, {"place.calf_right": None})
    assert after["below_knee"] is True
    assert after["both_legs"] is None
    assert (after["buttock"], after["foot"]) == (True, False)
    none = settle(PLACES, after, {"place.calf_left": None})
    assert none["below_knee"] is None
    assert none["buttock"] is True, "it was said by itself"


def test_an_answer_given_with_the_change_stays() -> None:
    before = {"place.calf_left": True, "below_knee": True}
    after = settle(PLACES, before, {"place.calf_left": None, "below_knee": False})
    assert after["below_knee"] is False


def test_a_place_said_no_is_no_mark() -> None:
    spread = {"place.calf_left": False, "foot": False, "place.knee_left": None}
    assert marks(spread) == ()
    assert settle(PLACES, {}, spread) == spread
    assert areas({"place.calf_left": False, "foot": False}) == {"foot": False}


@pytest.mark.parametrize(
    ("marked", "left", "right"),
    [
        ("", Reach.NONE, Reach.NONE),
        ("low_back_left saddle neck hand_left groin_left", Reach.NONE, Reach.NONE),
        ("buttock_left", Reach.BUTTOCK, Reach.NONE),
        ("buttock_left thigh_front_left", Reach.THIGH, Reach.NONE),
        ("foot_left thigh_back_left buttock_right", Reach.FOOT, Reach.BUTTOCK),
        ("knee_right shin_right", Reach.NONE, Reach.CALF),
    ],
)
def test_how_far_down_each_leg(marked: str, left: Reach, right: Reach) -> None:
    assert how_far(PLACES, ids(marked)) == {Side.LEFT: left, Side.RIGHT: right}


def test_marks_are_told_from_the_top_down() -> None:
    marked = ids("foot_left calf_right low_back_left calf_left saddle")
    words = "low back left, between the legs, calf both sides, foot left"
    assert told(PLACES, marked) == words
    assert told(PLACES, ()) == ""
    assert told(PLACES, ("place.new_thing_left",)) == "new thing left"


def test_what_is_said_of_marks_at_once() -> None:
    assert notes(PLACES, ids("low_back_left calf_left")) == ()
    assert notes(PLACES, ids("calf_left foot_right")) == (BOTH_LEGS_NOTE,)
    (said,) = notes(PLACES, ids("hand_left hand_right"))
    assert said == "Low back pain does not explain this. Tell a clinician."
