import math

from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.charts.cells import Role, cell_width, row_text
from backcare_tui.charts.forest import Forest, ForestRow, forest
from backcare_tui.charts.interval_bar import Interval

ROWS = [
    ForestRow("Cold", "0.8 higher (0.4 to 1.2)", Interval(0.4, 0.8, 1.2), "yes", sure=True),
    ForestRow("same day", "0.8 higher, 9 yes, 8 no", Interval(0.4, 0.8, 1.2), inner=True),
    ForestRow("Damp", "can't tell yet", Interval(-0.5, 0.1, 0.7)),
    ForestRow("After pressing", heading=True),
    ForestRow("KI3", "too early, 6 more days"),
]


def text(drawn: Forest) -> list[str]:
    return [row_text(line).rstrip() for line in drawn.lines]


def test_a_small_forest_as_a_whole() -> None:
    drawn = forest(ROWS, 72, title="What goes with pain", beside="suspected", cursor=0)
    assert text(drawn) == [
        "What goes with pain                      suspected  -2       0       +2",
        "▸ Cold        0.8 higher (0.4 to 1.2)    yes                 │ ├─●┤",
        "    same day  0.8 higher, 9 yes, 8 no                        │ ├─●┤",
        "  Damp        can't tell yet                               ├─⊕──┤",
        "",
        "After pressing",
        "  KI3         too early, 6 more days",
    ]
    assert drawn.row_of_line == (None, 0, 1, 2, None, None, 4)


def test_where_it_is_narrow_the_bar_stands_beneath() -> None:
    drawn = forest(ROWS, 50, title="What goes with pain", beside="suspected", ascii=True)
    assert text(drawn) == [
        "What goes with pain",
        "  -2                  0                  +2",
        "  Cold        0.8 higher (0.4 to 1.2)",
        "                      |   [---o---]",
        "    same day  0.8 higher, 9 yes, 8 no",
        "                      |   [---o---]",
        "  Damp        can't tell yet",
        "                 [----+o-----]",
        "",
        "After pressing",
        "  KI3         too early, 6 more days",
    ]
    assert "; suspected: yes" in text(forest(ROWS, 57, beside="suspected"))[1]
    assert drawn.row_of_line == (None, None, 0, 0, 1, 1, 2, 2, None, None, 4)


def test_only_a_row_that_is_sure_has_a_colour() -> None:
    drawn = forest(ROWS, 90)

    def roles(line: int) -> set[Role]:
        return {cell.role for cell in drawn.lines[line] if cell.text.strip()}

    assert Role.HIGH in roles(1)
    assert not {Role.HIGH, Role.LOW} & roles(2)


def test_nothing_to_draw() -> None:
    assert forest([], 60).lines == ()
    assert text(forest([], 60, title="What goes with pain")) == ["What goes with pain"]
    assert text(forest([ForestRow("Cold", "too early")], 60)) == ["  Cold  too early"]


ENDS = st.lists(st.floats(-10, 10) | st.sampled_from([-math.inf, math.inf]), min_size=2, max_size=2)
INTERVAL = st.builds(
    lambda ends, estimate: Interval(min(*ends, estimate), estimate, max(*ends, estimate)),
    ENDS,
    st.floats(-10, 10),
)
ROW = st.builds(
    ForestRow,
    st.sampled_from(["Cold", "腎俞 or 委中", "a very long name of a trigger, longer than most"]),
    st.sampled_from(["", "can't tell yet", "0.8 higher (0.4 to 1.2)", "x" * 50]),
    st.none() | INTERVAL,
    st.sampled_from(["", "yes", "no"]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=150)
@given(st.lists(ROW, max_size=6), st.integers(30, 200), st.booleans(), st.booleans())
def test_any_rows_fill_any_width(
    rows: list[ForestRow], width: int, plain: bool, titled: bool
) -> None:
    drawn = forest(
        rows, width, title="Title" * titled, beside="suspected" * titled, cursor=0, ascii=plain
    )
    assert {cell_width(row_text(line)) for line in drawn.lines} <= {width}
    assert len(drawn.lines) == len(drawn.row_of_line)
    assert set(drawn.row_of_line) - {None} == {i for i, row in enumerate(rows) if not row.heading}
    if plain and all(row.name.isascii() for row in rows):
        assert all(row_text(line).isascii() for line in drawn.lines)
