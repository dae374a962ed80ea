"""The drawings of the body: complete, and clear about what is wrong in them."""

from collections.abc import Callable

import pytest

from backcare_tui.errors import KnowledgeError, NotFound
from backcare_tui.knowledge import KnowledgeBase
from backcare_tui.knowledge.figures import figure_problems
from backcare_tui.knowledge.references import check_references

Edit = Callable[[str, str, str], KnowledgeBase]

FILE = "figures.toml"
BROKEN = [
    ('{ point = "BL23"', '{ point = "BL2"', "back: places: nothing is called BL2"),
    ('"BL40", "GB30", "GV4"', '"BL40", "GB30", "KI3"', "back: points: nothing is called KI3"),
    ('meridian = "GV"', 'meridian = "GX"', "back: courses: nothing is called GX"),
    ('points = ["KI3", "SP6"', 'points = ["SP6"', "no view is meant for KI3"),
    ('id = "low-back"\ntitle', 'id = "back"\ntitle', "views: back stands twice"),
    ('id = "shoulder"', 'id = "neck"', "back: regions: neck stands twice"),
    ("[[1.5, 27.1]]", "[]", "back: places: BL23: at: no spot"),
    ("[[1.5, 27.1]]", "[[1.5]]", "back: a spot is not a pair of numbers"),
    ("[[0, 35.4], [0, 41]]", "[[0, 35.4]]", "back: strokes: a line needs two spots"),
    ("box = [-14.4,", "box = [14.4,", "back: views: back: box: not left, top, right, bottom"),
    (
        "[[-2.4, 8.2], [2.4, 8.2], [3, 12.2], [-3, 12.2]]",
        "[[-2.4, 8.2], [2.4, 8.2]]",
        "back: regions: neck: an outline needs three spots",
    ),
]


def test_the_drawings_have_no_problems(kb: KnowledgeBase) -> None:
    assert list(figure_problems(kb)) == []


@pytest.mark.parametrize(("old", "new", "words"), BROKEN)
def test_a_broken_drawing_is_named(edit: Edit, old: str, new: str, words: str) -> None:
    kb = edit(FILE, old, new)
    assert words in "\n".join(figure_problems(kb))
    with pytest.raises(KnowledgeError, match=FILE):
        check_references(kb)


def test_a_misspelt_field_is_named(edit: Edit) -> None:
    kb = edit(FILE, "title =", "tittle =")
    with pytest.raises(KnowledgeError, match=r"tittle: unknown field \(did you mean title\?\)"):
        _ = kb.body_views


def test_a_view_is_found_by_id_and_title(kb: KnowledgeBase) -> None:
    assert kb.body_view("low-back").id == "low-back"
    assert kb.body_view("low back").id == "low-back"
    assert kb.body_view("From the front").id == "front"
    with pytest.raises(NotFound):
        kb.body_view("tail")


def test_landmarks_are_found_by_name(kb: KnowledgeBase) -> None:
    drawing = kb.body_views["back"].drawing
    assert drawing.landmark("L2") == (0, 27.1)
    with pytest.raises(KeyError):
        drawing.landmark("tail")
