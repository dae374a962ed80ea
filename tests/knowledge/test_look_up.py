"""Finding entries by whatever a person types."""

from typing import Any

import pytest

from backcare_tui.errors import ExitCode, NotFound
from backcare_tui.knowledge import KnowledgeBase


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("BL23", "BL23"),
        ("bl23", "BL23"),
        ("UB 23", "BL23"),
        ("ub-23", "BL23"),
        ("bl-23", "BL23"),
        ("  Bl_23\n", "BL23"),
        ("Shenshu", "BL23"),
        ("Shènshū", "BL23"),
        ("She\u0300nshu\u0304", "BL23"),
        ("shen shu", "BL23"),
        ("腎俞", "BL23"),
        ("肾俞", "BL23"),
        ("腎兪", "BL23"),
        ("Kidney Shu", "BL23"),
        ("UB40", "BL40"),
        ("weizhong", "BL40"),
        ("委中", "BL40"),
        ("huantiao", "GB30"),
        ("环跳", "GB30"),
        ("DU4", "GV4"),
        ("du 4", "GV4"),
        ("GV-4", "GV4"),
        ("Mingmen", "GV4"),
        ("gate of vitality", "GV4"),
        ("taixi", "KI3"),
        ("太谿", "KI3"),
        ("DU3", "GV3"),
        ("ub57", "BL57"),
        ("lv3", "LR3"),
        ("ex ue7", "EX-UE7"),
        ("EX\u2011UE7", "EX-UE7"),
        ("ashi", "Ashi"),
    ],
)
def test_a_point_is_found_by_any_name(kb: KnowledgeBase, typed: str, code: str) -> None:
    assert kb.point(typed).code == code


@pytest.mark.parametrize(
    ("section", "typed", "id_"),
    [
        ("trigger", "cold", "cold"),
        ("trigger", "C", "cold"),
        ("trigger", "Poor sleep", "poor_sleep"),
        ("trigger", "poor-sleep", "poor_sleep"),
        ("trigger", "fatigue", "fatigue"),
        ("sign", "Cold_Pain", "cold_pain"),
        ("sign", "pricking, like needles", "pricking"),
        ("spread_area", "numb fingers", "numb_fingers"),
        ("spread_area", "thigh", "leg"),
        ("rule", "4", "intimacy"),
        ("rule", "Keep warm and dry", "warmth"),
        ("exercise", "x01", "X01"),
        ("exercise", "X1", "X01"),
        ("exercise", "bird dog", "X10"),
        ("red_flag", "rf06A", "RF06a"),
        ("red_flag", "weight loss", "RF13"),
        ("condition", "Pregnant", "pregnant"),
        ("condition", "blood thinners", "blood_thinners"),
    ],
)
def test_other_entries_are_found_too(kb: KnowledgeBase, section: str, typed: str, id_: str) -> None:
    assert getattr(kb, section)(typed).id == id_


@pytest.mark.parametrize(
    ("section", "typed", "message", "hint"),
    [
        ("point", "UB24", 'No point is called "UB24".', "Did you mean UB23?"),
        ("point", "shenshou", 'No point is called "shenshou".', "Did you mean shenshu (UB23)?"),
        ("point", "BL24", 'No point is called "BL24".', "Did you mean BL23 (UB23)?"),
        ("trigger", "liftign", 'No trigger is called "liftign".', "Did you mean lifting?"),
        ("sign", "tinitus", 'No sign is called "tinitus".', "Did you mean tinnitus?"),
        ("red_flag", "RF26", 'No warning sign is called "RF26".', "Did you mean RF21?"),
        ("condition", "pregnent", 'No condition is called "pregnent".', "Did you mean pregnant?"),
        ("spread_area", "ear", 'No area is called "ear".', None),
    ],
)
def test_an_unknown_name_suggests_the_nearest(
    kb: KnowledgeBase, section: str, typed: str, message: str, hint: str | None
) -> None:
    with pytest.raises(NotFound) as caught:
        getattr(kb, section)(typed)
    assert caught.value.message == message
    if hint is not None:
        assert caught.value.hint == hint
    assert caught.value.exit_code is ExitCode.NOT_FOUND


@pytest.mark.parametrize("typed", ["", " - ", "zzzz", "\u0301", "[b + [/", "x" * 100_000])
def test_what_is_like_nothing_lists_what_there_is(kb: KnowledgeBase, typed: str) -> None:
    with pytest.raises(NotFound) as caught:
        kb.point(typed)
    assert caught.value.hint.startswith("Known: UB23, UB40, GB30, DU4, KI3, ")
    assert len(caught.value.message) < 80


def test_a_long_list_is_cut(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFound) as caught:
        kb.exercise("zzzz")
    assert caught.value.hint == "Known: X01, X02, X03, X04, X05, X06, X07, X08 and 7 more."


@pytest.mark.parametrize(
    ("typed", "found"),
    [("cat", "X06"), ("cow", "X06"), ("Prayer", "X07"), ("elbows", "X08"), ("bird", "X10")],
)
def test_a_movement_is_found_by_a_part_of_its_name_that_no_other_has(
    kb: KnowledgeBase, typed: str, found: str
) -> None:
    assert kb.exercise(typed).id == found


@pytest.mark.parametrize("typed", ["knee", "hip", "ca", "c", "X99", "at"])
def test_a_part_that_several_have_or_that_is_too_short_finds_none(
    kb: KnowledgeBase, typed: str
) -> None:
    with pytest.raises(NotFound):
        kb.exercise(typed)


def test_no_other_number_is_suggested_for_a_short_code(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFound) as caught:
        kb.exercise("X99")
    assert caught.value.hint.startswith("Known: X01, ")


def test_a_private_rule_is_not_listed(kb: KnowledgeBase) -> None:
    with pytest.raises(NotFound) as caught:
        kb.rule("zzzz")
    assert "intimacy" not in caught.value.hint
    assert "warmth" in caught.value.hint


def test_every_name_of_every_entry_finds_it(kb: KnowledgeBase) -> None:
    sections: tuple[tuple[Any, Any], ...] = (
        (kb.triggers, kb.trigger),
        (kb.signs, kb.sign),
        (kb.spread_areas, kb.spread_area),
        (kb.contraindications, kb.condition),
    )
    for entries, look_up in sections:
        for entry in entries.values():
            assert look_up(entry.id.upper()) is entry
            assert look_up(entry.label) is entry
    for point in kb.points.values():
        for name in (*point.aliases, point.pinyin, point.simplified, point.traditional):
            assert kb.point(name) is point
