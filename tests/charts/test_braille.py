from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.braille import Canvas


def test_dots_are_braille_bits() -> None:
    canvas = Canvas(2, 1)
    for x, y in ((0, 0), (1, 3), (2, 1)):
        canvas.dot(x, y)
    assert canvas.cells() == {(0, 0): "⢁", (1, 0): "⠂"}


def test_plain_canvas_has_one_mark_a_cell() -> None:
    canvas = Canvas(3, 2, ascii=True, mark="o")
    canvas.line(0, 0, 2, 1)
    assert (canvas.width, canvas.height) == (3, 2)
    assert set(canvas.cells().values()) == {"o"}


def test_outside_is_ignored() -> None:
    canvas = Canvas(1, 1)
    canvas.dot(-1, 0)
    canvas.dot(0, 4)
    assert canvas.cells() == {}


def dots(canvas: Canvas) -> set[tuple[int, int]]:
    """The dots that are set, read off the characters."""
    lone = {}
    for x, y in ((x, y) for x in range(2) for y in range(4)):
        one = Canvas(1, 1)
        one.dot(x, y)
        lone[x, y] = ord(one.cells()[0, 0]) - 0x2800
    return {
        (2 * column + x, 4 * row + y)
        for (column, row), character in canvas.cells().items()
        for (x, y), bit in lone.items()
        if (ord(character) - 0x2800) & bit
    }


def test_upright_dots() -> None:
    canvas = Canvas(2, 3)
    canvas.upright(3, 1, 10, 2)
    assert dots(canvas) == {(3, y) for y in (1, 3, 5, 7, 9)}
    assert canvas.holds(1, 0)
    assert not canvas.holds(0, 0)


POINT = st.tuples(st.integers(0, 39), st.integers(0, 39))


@given(POINT, POINT)
def test_lines_have_no_holes_and_reach_both_ends(
    start: tuple[int, int], end: tuple[int, int]
) -> None:
    canvas = Canvas(20, 10)
    canvas.line(*start, *end)
    drawn = dots(canvas)
    assert {start, end} <= drawn
    assert len(drawn) == max(abs(start[0] - end[0]), abs(start[1] - end[1])) + 1
    for x, y in drawn - {end}:
        assert any((x + i, y + j) in drawn for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
