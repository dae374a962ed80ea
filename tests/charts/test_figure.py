"""The body figure: its shape, marks, names, regions, and what lies under a cell."""

from collections import Counter

import pytest

from backcare_tui.charts.cells import Role, cell_width, row_text
from backcare_tui.charts.figure import Figure, draw_figure, region_at
from backcare_tui.charts.figure_frame import Frame, place_of
from backcare_tui.charts.figure_marks import PointMark, ShownPoint
from backcare_tui.charts.figure_outline import course_cells, outline
from backcare_tui.charts.figure_regions import region_cells, region_middles, region_names
from backcare_tui.domain.care.figures import BodyView, Side
from backcare_tui.knowledge import load_knowledge

KNOWLEDGE = load_knowledge()
VIEWS = KNOWLEDGE.body_views
BACK, LOW_BACK, FRONT = VIEWS["back"], VIEWS["low-back"], VIEWS["front"]
SIZES = [(18, 16), (19, 20), (26, 19), (34, 22), (47, 36), (60, 50)]
POINTS = {code: ShownPoint(point.label) for code, point in KNOWLEDGE.points.items()}
PAIRS = [
    "shoulder", "low-back", "buttock", "thigh-back", "thigh-front", "groin", "knee", "calf", "shin",
    "foot", "hand",
]  # fmt: skip
HELL = "[b + [/ 腎俞 é"

every_view = pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
every_size = pytest.mark.parametrize("size", SIZES)


def text(figure: Figure) -> list[str]:
    return [row_text(row).rstrip() for row in figure.rows]


def roles(figure: Figure, role: Role) -> str:
    """What stands there in one role, in reading order."""
    return "".join(cell.text for row in figure.rows for cell in row if cell.role is role)


def test_a_small_body_as_a_whole() -> None:
    assert text(draw_figure(BACK, (21, 20), ascii=True)) == [
        "        /'''\\",
        "        |   |",
        "         ) (",
        "     __--/:\\--__",
        "     (    :    )",
        "    | |   :   | |",
        "    | |\\  :  /| |",
        "    || |  :  | ||",
        "    |/ |  :  | \\|",
        "   || |   |   | ||",
        "   /( |   |   | )\\",
        "   |/ |   |   | \\|",
        "   \\  |   |   |  /",
        "       | | | |",
        "       | | | |",
        "       | | | |",
        "       | | | |",
        "       | | | |",
        "        )( )(",
        "        \\/ \\/",
    ]


@every_size
@every_view
@pytest.mark.parametrize("ascii", [False, True])
def test_it_fills_its_size_exactly(view: BodyView, size: tuple[int, int], ascii: bool) -> None:  # noqa: A002
    for meridian in ("", "BL", "GB"):
        figure = draw_figure(
            view, size, ascii=ascii, points=POINTS, chosen=(view.points[0], None), meridian=meridian
        )
        assert len(figure.rows) == size[1]
        assert {cell_width(row_text(row)) for row in figure.rows} == {size[0]}
        assert not ascii or all(row_text(row).isascii() for row in figure.rows)


@every_size
@pytest.mark.parametrize("view", [BACK, LOW_BACK, FRONT], ids=["back", "low-back", "front"])
def test_both_halves_of_a_body_are_alike(view: BodyView, size: tuple[int, int]) -> None:
    middle = 2 * Frame.of(view, size).middle
    drawn = outline(view, size, ascii=False)
    for (column, row), (character, role) in drawn.items():
        # The spine and the cleft stand on one of the two dots of the middle.
        if 2 * column == middle or not 0 <= middle - column < size[0]:
            continue
        bits = ord(character) - 0x2800
        swapped = (bits & 0x07) << 3 | (bits & 0x38) >> 3 | (bits & 0x40) << 1 | (bits & 0x80) >> 1
        assert drawn[middle - column, row] == (chr(0x2800 + swapped), role)


def test_a_body_is_seven_and_a_half_heads_high_and_fills_the_height() -> None:
    rows = [row for _, row in outline(BACK, (60, 44), ascii=False)]
    assert (min(rows), max(rows)) == (0, 43)
    columns = [column for column, _ in outline(BACK, (60, 44), ascii=False)]
    # A cell is twice as high as wide; the arms hang a little away from the body.
    assert 0.33 < (max(columns) - min(columns) + 1) / 2 / 44 < 0.45


def test_inner_lines_come_with_room() -> None:
    inner = [
        sum(role is Role.BAND for _, role in outline(BACK, size, ascii=False).values()) / size[1]
        for size in ((18, 16), (34, 30), (60, 50))
    ]
    assert inner == sorted(inner)
    assert inner[-1] > 1.5 * inner[0]


@every_view
@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("size", [(26, 19), (40, 40)])
def test_the_chosen_point_stands_out_and_is_named(
    view: BodyView,
    size: tuple[int, int],
    ascii: bool,  # noqa: A002
) -> None:
    for code in view.points:
        bare = draw_figure(view, size, ascii=ascii, points=POINTS)
        figure = draw_figure(view, size, ascii=ascii, points=POINTS, chosen=(code, None))
        glyph = "@" if ascii else "◉"
        mine = [mark for mark in figure.marks if mark.code == code]
        assert roles(figure, Role.CURSOR).count(glyph) == len(mine) > 0
        assert POINTS[code].label in "\n".join(text(figure)), "the name hides nothing and is whole"
        assert set(figure.marks) == set(bare.marks)
        rest = sum(Counter(roles(figure, Role.MEAN)).values()) - roles(figure, Role.MEAN).count(" ")
        assert rest == len(figure.marks) - len(mine), "no mark is hidden by the name"


def test_one_side_can_be_chosen() -> None:
    size = (26, 19)
    figure = draw_figure(LOW_BACK, size, points=POINTS, chosen=("BL23", Side.LEFT))
    column, row = place_of(LOW_BACK, "BL23", Side.LEFT, size)
    assert row_text(figure.rows[row])[column] == "◉"
    column, row = place_of(LOW_BACK, "BL23", Side.RIGHT, size)
    assert row_text(figure.rows[row])[column] == "●"


@pytest.mark.parametrize(
    ("mark", "glyph", "plain", "role"),
    [
        (PointMark.FIRST, "●", "O", Role.MEAN),
        (PointMark.MORE, "○", "o", Role.MEAN),
        (PointMark.LIMITED, "▲", "!", Role.MID),
        (PointMark.BLOCKED, "✗", "x", Role.HIGH),
    ],
)
def test_each_kind_of_point_has_its_glyph_and_role(
    mark: PointMark, glyph: str, plain: str, role: Role
) -> None:
    points = {"KI3": ShownPoint("KI3", mark)}
    assert roles(draw_figure(VIEWS["ankle"], (34, 22), points=points), role).strip() == glyph
    drawn = draw_figure(VIEWS["ankle"], (34, 22), points=points, ascii=True)
    assert roles(drawn, role).strip() == plain


def test_the_name_of_a_limited_point_keeps_its_sign() -> None:
    points = {"KI3": ShownPoint("KI3", PointMark.BLOCKED)}
    figure = draw_figure(VIEWS["ankle"], (34, 22), points=points, chosen=("KI3", None))
    assert "✗ KI3" in "\n".join(text(figure))


def test_a_name_from_hell_is_drawn_as_it_is() -> None:
    points = {"KI3": ShownPoint(HELL)}
    figure = draw_figure(VIEWS["ankle"], (60, 30), points=points, chosen=("KI3", None))
    assert any(HELL in line for line in text(figure))
    assert {cell_width(row_text(row)) for row in figure.rows} == {60}


def test_a_name_that_fits_nowhere_is_left_out() -> None:
    points = {"KI3": ShownPoint("K" * 40)}
    figure = draw_figure(VIEWS["ankle"], (26, 19), points=points, chosen=("KI3", None))
    assert "KK" not in "\n".join(text(figure))
    assert roles(figure, Role.CURSOR).strip() == "◉"


def test_a_small_body_holds_the_points_it_is_meant_for_and_a_large_one_all() -> None:
    small = {mark.code for mark in draw_figure(BACK, (26, 19), points=POINTS).marks}
    assert small == set(BACK.points)
    large = draw_figure(BACK, (60, 44), points=POINTS)
    placed = {place.point for place in BACK.drawing.places}
    assert {mark.code for mark in large.marks} == placed
    assert len({(mark.column, mark.row) for mark in large.marks}) == len(large.marks)


def test_what_lies_under_a_cell() -> None:
    figure = draw_figure(LOW_BACK, (26, 19), points=POINTS)
    column, row = place_of(LOW_BACK, "GB30", Side.RIGHT, figure.size)
    for across, down in ((0, 0), (2, 2), (-2, -1), (1, -2)):
        found = figure.point_at(column + across, row + down)
        assert found is not None
        assert (found.code, found.side) == ("GB30", Side.RIGHT)
    assert figure.point_at(column + 3, row) is None
    assert figure.point_at(column, row + 3) is None
    # Between two points the nearer one is meant.
    left = place_of(LOW_BACK, "BL23", Side.LEFT, figure.size)
    spine = place_of(LOW_BACK, "GV4", None, figure.size)
    found = figure.point_at(spine[0] - 1, left[1] - 1)
    assert found is not None
    assert found.code == ("GV4" if spine[0] - 1 - left[0] > 1 else "BL23")


@pytest.mark.parametrize("size", [(18, 16), (26, 19), (34, 22), (60, 50)])
@pytest.mark.parametrize("view", [BACK, FRONT], ids=["back", "front"])
def test_every_region_has_cells_of_its_own_and_mirrors(
    view: BodyView, size: tuple[int, int]
) -> None:
    cells = region_cells(view, size)
    assert sorted(cells) == sorted(region_names(view))
    assert all(cells.values())
    assert sum(map(len, cells.values())) == len(frozenset().union(*cells.values()))
    middle = 2 * Frame.of(view, size).middle
    for pair in PAIRS:
        if f"{pair}-left" in cells:
            mirrored = {(middle - column, row) for column, row in cells[f"{pair}-left"]}
            assert mirrored == cells[f"{pair}-right"]
    for id_, (column, row) in region_middles(view, size).items():
        assert region_at(view, size, column, row) == id_


def test_the_regions_that_the_pain_map_needs() -> None:
    back, front = set(region_names(BACK)), set(region_names(FRONT))
    assert {"neck", "upper-back", "low-back-middle", "saddle"} <= back
    assert {"neck", "saddle"} <= front
    both = {f"{pair}-{side}" for pair in PAIRS for side in Side}
    assert both <= back | front
    assert region_names(BACK)["low-back-left"] == "Low back, left"


@pytest.mark.parametrize(
    ("view", "code", "region"),
    [
        (BACK, "BL52", "low-back"), (BACK, "GB30", "buttock"), (BACK, "BL40", "knee"),
        (BACK, "BL57", "calf"), (BACK, "BL60", "foot"), (FRONT, "ST36", "shin"),
        (FRONT, "LR3", "foot"), (BACK, "EX-B7", "low-back"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("side", Side)
def test_points_lie_in_their_regions(view: BodyView, code: str, region: str, side: Side) -> None:
    size = (60, 50)
    assert region_at(view, size, *place_of(view, code, side, size)) == f"{region}-{side}"


def test_the_middle_of_the_back_lies_between_its_sides() -> None:
    column, row = place_of(BACK, "GV4", None, (60, 50))
    assert region_at(BACK, (60, 50), column, row) == "low-back-middle"
    assert region_at(BACK, (60, 50), 0, 0) is None


@pytest.mark.parametrize(
    ("level", "glyph", "plain", "role"),
    [
        (0, "·", ".", Role.NONE),
        (1, "░", "-", Role.LOW),
        (2, "▒", "=", Role.MID),
        (3, "▓", "+", Role.HIGH),
        (4, "█", "#", Role.HIGH),
    ],
)
def test_a_level_fills_its_region_alone(level: int, glyph: str, plain: str, role: Role) -> None:
    size = (40, 40)
    figure = draw_figure(BACK, size, levels={"upper-back": level})
    filled = {
        (column, row)
        for row, line in enumerate(text(figure))
        for column, character in enumerate(line)
        if character == glyph
    }
    assert filled
    assert filled <= region_cells(BACK, size)["upper-back"]
    assert glyph in roles(figure, role)
    assert plain in roles(draw_figure(BACK, size, levels={"upper-back": level}, ascii=True), role)


@pytest.mark.parametrize("level", [-1, 5])
def test_a_level_out_of_range_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match="upper-back"):
        draw_figure(BACK, (30, 30), levels={"upper-back": level})


@pytest.mark.parametrize("view", [BACK, FRONT], ids=["back", "front"])
def test_every_region_shows_its_level_however_slim(view: BodyView) -> None:
    for id_ in region_names(view):
        assert "█" in "".join(text(draw_figure(view, (26, 19), levels={id_: 4}))), id_


def test_the_region_with_the_cursor_is_seen_without_a_level() -> None:
    figure = draw_figure(BACK, (40, 40), region="calf-left")
    assert "·" in roles(figure, Role.CURSOR)
    figure = draw_figure(BACK, (40, 40), region="calf-left", levels={"calf-left": 3})
    assert "▓" in roles(figure, Role.CURSOR)


def test_a_course_runs_through_its_points_in_a_role_of_its_own() -> None:
    size = (34, 22)
    figure = draw_figure(LOW_BACK, size, meridian="BL")
    assert len(roles(figure, Role.MARK).replace(" ", "")) > 20
    cells = course_cells(LOW_BACK, size, "BL", ascii=False)
    column, row = place_of(LOW_BACK, "BL23", Side.LEFT, size)
    assert (column, row) in cells
    assert ":" in roles(draw_figure(LOW_BACK, size, meridian="BL", ascii=True), Role.MARK)
    assert roles(draw_figure(LOW_BACK, size, meridian="KI"), Role.MARK) == ""


@pytest.mark.parametrize("meridian", ["BL", "KI", "GB", "GV"])
def test_the_channels_of_the_back_have_a_course(meridian: str) -> None:
    assert any(course_cells(view, (40, 40), meridian, ascii=False) for view in VIEWS.values())
