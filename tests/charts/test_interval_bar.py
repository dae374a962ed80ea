import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.cells import Role, cell_width, row_text
from backcare_tui.charts.interval_bar import Interval, interval_bar, scale, scale_row

POINTS = st.floats(-12, 12) | st.sampled_from([0.0, -0.0, -2.0, 2.0, math.inf, -math.inf])
INTERVALS = st.tuples(POINTS, POINTS, POINTS).map(lambda ends: Interval(*sorted(ends)))
WIDTHS = st.integers(11, 120)
LIMITS = st.sampled_from([1, 2, 3, 5, 10])

ZERO = "│┼⊕"
ESTIMATE = "●⊕"
ASCII = str.maketrans("├┤─●│┼⊕◄►", "[]-o|+0<>")


def bar(low: float, estimate: float, high: float, *, limit: float = 2, width: int = 21) -> str:
    return row_text(interval_bar(Interval(low, estimate, high), limit, width))


@pytest.mark.parametrize(
    ("interval", "drawn"),
    [
        ((0.3, 0.9, 1.5), "          │ ├─●───┤  "),
        ((-1.2, -0.7, -0.1), "    ├─●──┤│          "),
        ((-0.4, 0.2, 0.8), "        ├─┼●──┤      "),
        ((-0.6, 0.0, 0.6), "       ├──⊕──┤       "),
        ((-3.0, 0.4, 4.0), "◄─────────┼─●───────►"),
        ((0.05, 0.05, 0.05), "          │●         "),
        ((0.0, 0.4, 1.0), "          ┼─●──┤     "),
        ((-2.0, -1.0, 2.0), "├────●────┼─────────┤"),
        ((2.5, 3.0, 4.0), "          │         ►"),
        ((-9.0, -8.0, -7.0), "◄         │          "),
        ((-9.0, -2.0, -2.0), "◄●        │          "),
        ((1.99, 2.0, 2.1), "          │        ●►"),
        ((-9.0, -1.99, 0.2), "◄●────────┼┤         "),
    ],
)
def test_bars(interval: tuple[float, float, float], drawn: str) -> None:
    assert bar(*interval) == drawn
    plain = interval_bar(Interval(*interval), 2, 21, ascii=True)
    assert row_text(plain) == drawn.translate(ASCII)


@given(INTERVALS, LIMITS, WIDTHS)
def test_zero_is_always_in_the_middle_and_the_width_is_exact(
    interval: Interval, limit: int, width: int
) -> None:
    drawn = row_text(interval_bar(interval, limit, width))
    assert cell_width(drawn) == len(drawn) == width
    assert [i for i, character in enumerate(drawn) if character in ZERO] == [(width - 1) // 2]
    plain = row_text(interval_bar(interval, limit, width, ascii=True))
    assert plain == drawn.translate(ASCII)


@given(INTERVALS, LIMITS, WIDTHS)
def test_the_bar_reaches_over_zero_only_where_its_interval_does(
    interval: Interval, limit: int, width: int
) -> None:
    row = interval_bar(interval, limit, width)
    drawn, zero = row_text(row), (width - 1) // 2
    assert (drawn[:zero].strip() != "") == (interval.low < 0)
    assert (drawn[zero + 1 :].strip() != "") == (interval.high > 0)
    assert (drawn[zero] == "│") == (interval.low > 0 or interval.high < 0)
    roles = {cell.role for cell in row if cell.text.strip(" │")}
    expected = Role.LOW if interval.high < 0 else Role.HIGH if interval.low > 0 else Role.MUTED
    assert roles == {expected}


@given(INTERVALS, LIMITS, WIDTHS)
def test_arrows_are_at_the_ends_that_were_cut_and_the_estimate_is_marked(
    interval: Interval, limit: int, width: int
) -> None:
    drawn = row_text(interval_bar(interval, limit, width))
    assert drawn.count("◄") == (interval.low < -limit)
    assert drawn.count("►") == (interval.high > limit)
    assert sum(mark in drawn for mark in ESTIMATE) == (abs(interval.estimate) <= limit)


@given(st.lists(st.floats(-2, 2), min_size=2, max_size=2).map(sorted), WIDTHS)
def test_more_points_are_never_further_to_the_left(pair: list[float], width: int) -> None:
    def estimate(points: float) -> int:
        drawn = bar(-2, points, 2, width=width)
        return next(i for i, character in enumerate(drawn) if character in ESTIMATE)

    def high(points: float) -> int:
        return len(bar(-2, -2, points, width=width).rstrip(" │"))

    assert estimate(pair[0]) <= estimate(pair[1])
    assert high(pair[0]) <= high(pair[1])


def test_the_scale_suits_most_intervals() -> None:
    assert scale([]) == 1
    assert scale([Interval(-0.2, 0.1, 0.4)]) == 1
    assert scale([Interval(0.3, 0.9, 1.5), Interval(-0.5, 0, 0.5)]) == 1
    assert scale([Interval(0.3, 0.9, 1.5)]) == 2
    assert scale([Interval(-0.5, 0.1, 0.5)] * 2 + [Interval(-8, 0.2, 9)]) == 1
    assert scale([Interval(-0.5, 0.1, 0.5)] * 2 + [Interval(-8, -2.5, 9)]) == 3
    assert scale([Interval(-math.inf, 0, math.inf)]) == 10


@given(st.lists(INTERVALS, max_size=8))
def test_the_scale_holds_every_estimate_up_to_ten(intervals: list[Interval]) -> None:
    assert all(min(abs(each.estimate), 10) <= scale(intervals) for each in intervals)


@pytest.mark.parametrize("width", [11, 20, 21])
def test_the_numbers_stand_over_their_points(width: int) -> None:
    numbers = row_text(scale_row(2, width))
    assert cell_width(numbers) == width
    assert numbers.split() == ["-2", "0", "+2"]
    assert numbers.index("0") == bar(-1, 0, 1, width=width).index("⊕")
    assert len(numbers.rstrip()) == len(bar(-2, 0, 2, width=width).rstrip())


def test_a_narrow_bar_takes_eleven_columns() -> None:
    assert bar(-1, 0.5, 1, width=3) == "   ├─┼●┤   "


@pytest.mark.parametrize(
    "ends", [(1, 0, 2), (0, 3, 2), (math.nan, 0, 1), (0, math.nan, 1), (0, 0, math.nan)]
)
def test_what_is_no_interval_is_refused(ends: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="not in order"):
        Interval(*ends)
