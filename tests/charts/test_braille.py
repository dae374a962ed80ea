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


POINT = st.tuples(st.integers(0, 39), st.integers(0, 39))


@given(POINT, POINT)
def test_lines_have_no_holes_and_reach_both_ends(
    start: tuple[int, int], end: tuple[int, int]
) -> None:
    drawn: set[tuple[int, int]] = set()

    class Recorder(Canvas):
        def dot(self, x: int, y: int) -> None:
            drawn.add((x, y))

    Recorder(40, 40).line(*start, *end)
    assert {start, end} <= drawn
    assert len(drawn) == max(abs(start[0] - end[0]), abs(start[1] - end[1])) + 1
    for x, y in drawn - {end}:
        assert any((x + i, y + j) in drawn for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
