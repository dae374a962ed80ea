"""How far down the legs, in letters; and what the fills of the body mean."""

from __future__ import annotations

import pytest

from backcare_tui.charts.cells import Row, cell_width, row_text
from backcare_tui.charts.figure import LEVEL_MAX, draw_figure
from backcare_tui.charts.leg_strip import LETTERS, days_a_column, leg_strips, legend
from backcare_tui.charts.map_legend import level_cell, map_legend
from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Reach
from backcare_tui.knowledge import load_knowledge

LEAD = 11


def day(left: Reach, right: Reach = Reach.NONE) -> dict[Side, Reach]:
    return {Side.LEFT: left, Side.RIGHT: right}


def texts(rows: tuple[Row, ...]) -> list[str]:
    return [row_text(row)[LEAD:] for row in rows]


def test_a_letter_a_day_and_a_gap_for_a_day_without_a_map() -> None:
    days = [day(Reach.FOOT), None, day(Reach.CALF, Reach.BUTTOCK), day(Reach.NONE)]
    strips = leg_strips(days, 80)
    assert [row_text(row)[:LEAD] for row in strips] == ["Left leg   ", "Right leg  "]
    assert texts(strips) == ["f c·", "· b·"]
    assert texts(leg_strips(days, 80, ascii=True)) == ["f c.", ". b."]


def test_a_column_of_several_days_shows_the_furthest_and_the_newest_are_whole() -> None:
    days = [day(Reach.BUTTOCK), day(Reach.FOOT), day(Reach.THIGH), None, None]
    assert days_a_column(5, LEAD + 3) == 2
    assert texts(leg_strips(days, LEAD + 3))[0] == "bf "
    assert days_a_column(5, LEAD + 5) == 1


@pytest.mark.parametrize("count", [1, 7, 30, 365, 4000])
@pytest.mark.parametrize("width", [12, 20, 40, 80, 200])
def test_it_keeps_to_its_width(count: int, width: int) -> None:
    for row in leg_strips([day(Reach.CALF)] * count, width):
        assert cell_width(row_text(row)) <= width
        assert row_text(row)[LEAD:].strip()


def test_no_days_are_no_columns() -> None:
    assert texts(leg_strips([], 80)) == ["", ""]


@pytest.mark.parametrize("width", [16, 30, 80])
def test_the_legends_tell_every_letter_and_fill(width: int) -> None:
    said = " ".join(row_text(row) for row in legend(width))
    for reach, letter in LETTERS.items():
        assert f"{letter} {'not marked' if reach is Reach.NONE else reach.value}" in said
    fills = map_legend(width)
    assert all(level_cell(at).text in " ".join(map(row_text, fills)) for at in range(1, 5))
    if width >= 30:
        assert all(cell_width(row_text(row)) <= width for row in (*legend(width), *fills))


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("level", range(1, LEVEL_MAX + 1))
def test_a_fill_is_that_of_the_figure(level: int, plain: bool) -> None:
    view = load_knowledge().body_views["back"]
    figure = draw_figure(view, (40, 30), ascii=plain, levels={"low-back-left": level})
    cell = level_cell(level, ascii=plain)
    assert any(part.role is cell.role and cell.text in part.text for r in figure.rows for part in r)
