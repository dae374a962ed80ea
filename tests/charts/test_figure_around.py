"""Steps between points, which view shows one, and the figure in words."""

import pytest

from backcare_tui.charts.cells import cell_width, row_text
from backcare_tui.charts.figure_frame import cells_of, sides_of
from backcare_tui.charts.figure_legend import figure_legend
from backcare_tui.charts.figure_marks import PointMark, ShownPoint, shown_point
from backcare_tui.charts.figure_regions import region_middles
from backcare_tui.charts.figure_steps import DOWN, LEFT, RIGHT, UP, step
from backcare_tui.charts.figure_told import told, where
from backcare_tui.charts.figure_views import view_beside, view_of, view_of_course
from backcare_tui.domain.contraindications import limits_of
from backcare_tui.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
VIEWS = KNOWLEDGE.body_views
POINTS = {code: ShownPoint(point.label) for code, point in KNOWLEDGE.points.items()}
CROSS = {"middle": (10, 10), "left": (4, 10), "right": (16, 10), "up": (10, 7), "down": (10, 13)}


@pytest.mark.parametrize(
    ("direction", "name"), [(LEFT, "left"), (RIGHT, "right"), (UP, "up"), (DOWN, "down")]
)
def test_a_step_goes_to_the_neighbour_in_its_direction(
    direction: tuple[int, int], name: str
) -> None:
    assert step(CROSS, "middle", direction) == name
    back = (-direction[0], -direction[1])
    assert step(CROSS, name, back) == "middle"
    assert step({"only": (3, 3)}, "only", direction) is None


def test_a_step_prefers_what_lies_straight_ahead() -> None:
    places = {"start": (10, 10), "near but aside": (12, 13), "far ahead": (20, 10)}
    assert step(places, "start", RIGHT) == "far ahead"
    assert step(places, "start", DOWN) == "near but aside"


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
@pytest.mark.parametrize("size", [(26, 17), (46, 38)])
def test_every_point_can_be_reached_by_arrow_keys(view: object, size: tuple[int, int]) -> None:
    view = VIEWS[view.id]  # type: ignore[attr-defined]
    places = {
        (code, side): cells_of(view, code, side, size)[0]
        for code in view.points
        for side in sides_of(view, code)
    }
    reached, waiting = set(), [next(iter(places))]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        found = [step(places, here, way) for way in (LEFT, RIGHT, UP, DOWN)]
        waiting += [each for each in found if each is not None and each not in reached]
    assert reached == set(places)


def test_a_step_aside_stops_at_what_lies_between_one_row_off() -> None:
    places = {"left": (4, 10), "between": (7, 9), "right": (10, 10)}
    assert step(places, "left", RIGHT) == step(places, "right", LEFT) == "between"
    assert step({**places, "exactly": (7, 10)}, "left", RIGHT) == "exactly"


@pytest.mark.parametrize("rows", range(11, 46))
@pytest.mark.parametrize("columns", [20, 23, 26, 30, 34, 38, 46, 60])
def test_from_one_side_of_the_low_back_to_the_other_through_the_middle(
    columns: int, rows: int
) -> None:
    places = region_middles(VIEWS["back"], (columns, rows))
    assert step(places, "low-back-left", RIGHT) == "low-back-middle"
    assert step(places, "low-back-right", LEFT) == "low-back-middle"


@pytest.mark.parametrize("size", [(20, 12), (30, 17), (34, 22), (34, 33), (46, 34), (60, 18)])
@pytest.mark.parametrize("id_", ["back", "front"])
def test_every_region_can_be_reached_by_arrow_keys(id_: str, size: tuple[int, int]) -> None:
    places = region_middles(VIEWS[id_], size)
    reached, waiting = set(), ["neck"]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        found = [step(places, here, way) for way in (LEFT, RIGHT, UP, DOWN)]
        waiting += [each for each in found if each is not None and each not in reached]
    assert reached == set(places)


@pytest.mark.parametrize(
    ("code", "rows", "current", "view"),
    [
        ("BL23", 18, "", "low-back"),
        ("BL23", 18, "back", "low-back"),
        ("BL23", 40, "", "back"),
        ("BL23", 40, "low-back", "low-back"),
        ("BL25", 18, "", "low-back"),
        ("BL40", 18, "low-back", "leg"),
        ("BL40", 40, "back", "back"),
        ("GB21", 18, "", "back"),
        ("KI3", 40, "back", "ankle"),
        ("LI4", 18, "foot", "hand"),
        ("ST36", 40, "leg", "leg"),
    ],
)
def test_the_view_of_a_point(code: str, rows: int, current: str, view: str) -> None:
    found = view_of(VIEWS, code, rows, current)
    assert found is not None
    assert found.id == view


@pytest.mark.parametrize("rows", [10, 18, 40])
def test_every_point_has_a_view_but_the_one_that_lies_anywhere(rows: int) -> None:
    for code in KNOWLEDGE.points:
        assert (view_of(VIEWS, code, rows) is None) == (code == "Ashi")


def test_views_turn_round_and_round() -> None:
    assert view_beside(VIEWS, "foot", 1).id == "back"
    assert view_beside(VIEWS, "back", -1).id == "foot"


def test_the_view_of_a_course() -> None:
    for meridian, current, id_ in (("BL", "", "back"), ("BL", "leg", "leg"), ("KI", "", "front")):
        found = view_of_course(VIEWS, meridian, current)
        assert found is not None
        assert found.id == id_
    assert view_of_course(VIEWS, "XX") is None


def test_a_view_in_words() -> None:
    assert told(VIEWS["ankle"], POINTS) == [
        "Ankle:",
        "KI3: on both sides, on the inner side, between the ankle bone and the Achilles tendon.",
        "SP6: on both sides, on the inner side, four fingers above the ankle bone,"
        " behind the shin.",
        "UB60: on both sides, on the outer side, between the ankle bone and the Achilles tendon.",
    ]
    assert told(VIEWS["ankle"], {}) == ["Ankle: no point is shown here."]


def test_what_limits_a_point_is_told() -> None:
    points = {
        "BL23": ShownPoint("UB23", PointMark.LIMITED),
        "GV4": ShownPoint("DU4", PointMark.BLOCKED),
    }
    lines = told(VIEWS["low-back"], points)
    assert lines[1].endswith("Go gentle: something about you limits it.")
    assert lines[2] == "DU4: on the midline at waist level. Switched off for you."


def test_where_a_point_is_in_words() -> None:
    assert where(VIEWS["low-back"], "GV4") == "on the midline at waist level"
    assert where(VIEWS["back"], "BL40").startswith("on both sides, ")
    with pytest.raises(KeyError):
        where(VIEWS["hand"], "BL23")


def test_the_words_of_the_whole_back_tell_every_point_of_its_drawing() -> None:
    assert len(told(VIEWS["back"], POINTS)) == 1 + len(VIEWS["back"].drawing.places)


@pytest.mark.parametrize("width", [20, 26, 46])
def test_the_legend_fits_and_tells_what_is_used(width: int) -> None:
    points = [ShownPoint("a", mark) for mark in PointMark]
    for channel in ("", "Bladder", "Governor Vessel"):
        for plain in (False, True):
            lines = [row_text(row) for row in figure_legend(points, channel, width, ascii=plain)]
            assert max(map(cell_width, lines)) <= width
            assert channel in "\n".join(lines)
            assert all(mark.words in "\n".join(lines) for mark in PointMark)
            assert not plain or "\n".join(lines).isascii()
    assert "gentle" not in str(figure_legend([ShownPoint("a")], "", width))


def test_the_mark_of_a_point_follows_the_person() -> None:
    conditions = KNOWLEDGE.contraindications

    def mark(code: str, *held: str) -> PointMark:
        point = KNOWLEDGE.points[code]
        return shown_point(point, limits_of(point, frozenset(held), conditions)).mark

    pregnant = next(id_ for id_ in conditions if "pregnan" in id_)
    assert mark("BL23") is PointMark.FIRST
    assert mark("ST36") is PointMark.MORE
    assert mark("BL23", pregnant) is PointMark.LIMITED
    assert mark("SP6", pregnant) is PointMark.BLOCKED
