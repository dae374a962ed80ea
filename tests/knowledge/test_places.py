"""The places of the pain map in the data."""

from collections.abc import Callable

import pytest

from backcare_tui.charts.figure_regions import region_names
from backcare_tui.domain.care.places import Reach
from backcare_tui.errors import NotFound
from backcare_tui.knowledge import KnowledgeBase
from backcare_tui.knowledge.references import reference_problems


def test_places_and_regions_of_the_body_are_the_same(kb: KnowledgeBase) -> None:
    drawn = {*region_names(kb.body_views["back"]), *region_names(kb.body_views["front"])}
    regions = [place.region for place in kb.places.values()]
    assert sorted(regions) == sorted(drawn)


def test_a_place_of_a_leg_has_a_side(kb: KnowledgeBase) -> None:
    assert all(kind.paired for kind in kb.place_kinds.values() if kind.reach is not Reach.NONE)


def test_labels_fit_their_line(kb: KnowledgeBase) -> None:
    assert max(len(place.label) for place in kb.places.values()) <= 24
    assert all(place.label[0].isupper() for place in kb.places.values())


def test_the_warnings_of_places_are_those_of_the_guards(kb: KnowledgeBase) -> None:
    warned = {kind.id: kind.red_flag for kind in kb.place_kinds.values() if kind.red_flag}
    expected = {"saddle": "RF03", "hand": "RF24", "neck": "RF24", "upper_back": "RF19"}
    assert warned == expected
    kinds = kb.place_kinds
    assert kinds["saddle"].again_days == kinds["hand"].again_days == 0
    assert kinds["saddle"].implies == kinds["hand"].implies == "", "a mark there is not numbness"
    assert "does not explain this. Tell a clinician" in kinds["hand"].note
    assert kb.spread_areas["both_legs"].red_flag == "RF05"


def test_a_spread_answer_is_an_area_or_a_place(kb: KnowledgeBase) -> None:
    assert kb.spread_item("thigh").id == "leg"
    assert kb.spread_item("place.calf_left").id == "place.calf_left"
    with pytest.raises(NotFound, match=r"place\.ear"):
        kb.spread_item("place.ear")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('implies = "buttock"', 'implies = "bottom"', "buttock: implies: nothing is called bottom"),
        ('red_flag = "RF03"', 'red_flag = "RF30"', "saddle: red_flag: nothing is called RF30"),
    ],
)
def test_a_place_that_names_nothing_is_found(
    edit: Callable[[str, str, str], KnowledgeBase], old: str, new: str, problem: str
) -> None:
    found = list(reference_problems(edit("places.toml", old, new)))
    assert any(problem in line for line in found), found
