"""The Chinese names of points, in the characters that the person wants."""

from __future__ import annotations

from backcare_tui.knowledge import load_knowledge

POINTS = load_knowledge().points


def test_the_wanted_characters_come_first() -> None:
    point = POINTS["BL23"]
    assert point.characters() == "肾俞"
    assert point.characters(traditional=True) == "腎俞"
    assert point.all_characters() == ("肾俞", "腎俞")
    assert point.all_characters(traditional=True) == ("腎俞", "肾俞")


def test_a_name_that_both_write_alike_stands_once() -> None:
    point = POINTS["BL40"]
    assert point.all_characters() == point.all_characters(traditional=True) == ("委中",)
