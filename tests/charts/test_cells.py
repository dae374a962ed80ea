import pytest

from backcare_tui.charts.cells import Cell, Grid, Role, cell_width, fit


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("pain", 4), ("委中", 4), ("e\u0301", 1), ("░█·┤⣿", 5), ("a\u200db", 2)],
)
def test_cell_width(text: str, width: int) -> None:
    assert cell_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [("cold", 6, "cold  "), ("fatigue", 4, "fati"), ("委中穴", 5, "委中 "), ("x", 0, "")],
)
def test_fit_is_exactly_as_wide_as_asked(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted
    assert cell_width(fitted) == width


def test_grid_joins_runs_of_one_role() -> None:
    grid = Grid(6, 1)
    grid.put(0, 0, "ab", Role.AXIS)
    grid.put(3, 0, "c", Role.AXIS)
    grid.put(4, 0, "xyz", Role.MEAN)
    assert grid.rows() == ((Cell("ab c", Role.AXIS), Cell("xy", Role.MEAN)),)


def test_grid_keeps_its_width_with_wide_and_combining_characters() -> None:
    grid = Grid(5, 1)
    grid.put(0, 0, "委e\u0301中x", Role.MUTED)
    ((cell,),) = grid.rows()
    assert cell.text == "委e\u0301中"
    assert cell_width(cell.text) == 5
