"""Reading places as people write them."""

from __future__ import annotations

import pytest

from backcare_tui.domain.place_words import named, read_places
from backcare_tui.errors import BackcareError, InvalidInput, NotFound
from backcare_tui.knowledge import load_knowledge

PLACES = load_knowledge().places


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("low back left, calf left", "low_back_left calf_left"),
        ("calf left, low back left", "low_back_left calf_left"),
        ("Left Calf", "calf_left"),
        ("calf_left", "calf_left"),
        ("place.calf_left", "calf_left"),
        ("calf-left", "calf_left"),
        ("my left calf", "calf_left"),
        ("L calf; R foot", "calf_left foot_right"),
        ("both feet", "foot_left foot_right"),
        ("left and right calves", "calf_left calf_right"),
        ("calf left and foot left", "calf_left foot_left"),
        ("low back", "low_back_middle"),
        ("lower back, left", "?low_back_middle"),
        ("lower back both", "low_back_left low_back_right"),
        ("the back of the left thigh", "thigh_back_left"),
        ("front of the thigh right", "thigh_front_right"),
        ("thigh left", "thigh_back_left"),
        ("hamstrings left", "thigh_back_left"),
        ("between my legs", "saddle"),
        ("fingers left", "hand_left"),
        ("hip and groin right", "groin_right"),
        ("neck left", "neck"),
        ("between the shoulder blades", "upper_back"),
        ("calf left, calf left", "calf_left"),
        (" , ", ""),
    ],
)
def test_words_that_are_understood(typed: str, expected: str) -> None:
    if expected.startswith("?"):
        # A comma parts names: a side alone is none.
        with pytest.raises(NotFound, match="left"):
            read_places([typed], PLACES)
        return
    assert read_places([typed], PLACES) == tuple(f"place.{word}" for word in expected.split())


@pytest.mark.parametrize(
    ("typed", "message", "hint"),
    [
        ("clf left", "No place is called “clf left”.", "Did you mean calf?"),
        ("butock right", "No place is called “butock right”.", "Did you mean buttock?"),
        ("leg left", "No place is called “leg left”.", "Say how far down: thigh, knee, calf"),
        ("ear", "No place is called “ear”.", "backcare map --list"),
        ("腎俞", "No place is called “腎俞”.", "backcare map --list"),
        ("🙂", "No place is called “🙂”.", "backcare map --list"),
        ("left", "No place is called “left”.", "backcare map --list"),
    ],
)
def test_an_unknown_name_says_what_to_do(typed: str, message: str, hint: str) -> None:
    with pytest.raises(NotFound) as caught:
        read_places([typed], PLACES)
    assert caught.value.message == message
    assert hint in caught.value.hint


def test_a_missing_side_is_asked_for() -> None:
    with pytest.raises(InvalidInput) as caught:
        read_places(["low back, calf"], PLACES)
    assert caught.value.message == "“calf” does not say which side."
    assert caught.value.hint == "Write calf left, calf right or calf both."


@pytest.mark.parametrize("typed", ["x" * 100_000, "[b + [/", "\x1b[31mcalf", "--"])
def test_text_from_hell_is_refused_in_few_clean_words(typed: str) -> None:
    with pytest.raises(BackcareError) as caught:
        read_places([typed], PLACES)
    assert len(caught.value.message) < 90
    assert "\x1b" not in caught.value.message


def test_every_place_is_found_by_all_of_its_names() -> None:
    for place in PLACES.values():
        side = f" {place.side}" if place.side else ""
        for name in (place.kind.id, place.kind.label, *place.kind.aliases):
            assert place.id in read_places([f"{name}{side}"], PLACES), name
        assert read_places([place.id], PLACES) == (place.id,)
        assert read_places([place.label], PLACES) == (place.id,)


def test_a_search_takes_a_name_without_its_side() -> None:
    assert named("calf", PLACES) == ("place.calf_left", "place.calf_right")
    assert named("calf-left", PLACES) == ("place.calf_left",)
    assert named("clf", PLACES) == named("", PLACES) == ()
