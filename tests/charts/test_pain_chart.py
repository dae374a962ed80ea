from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_tui.charts.cells import Role, cell_width, row_text
from backcare_tui.charts.pain_chart import Chart, Strip, pain_chart
from backcare_tui.charts.spread import running_spread
from backcare_tui.domain.days import Period

LAST = date(2025, 11, 21)


@dataclass(frozen=True)
class Pains:
    """A series whose running mean is the pain itself."""

    daily: Sequence[float | None]

    @property
    def period(self) -> Period:
        return Period.ending(LAST, len(self.daily))

    @property
    def rolling(self) -> Sequence[float | None]:
        return self.daily


def roles(chart: Chart, rows: slice = slice(None)) -> set[Role]:
    return {cell.role for row in chart.rows[rows] for cell in row if cell.text.strip()}


def plot(chart: Chart, height: int) -> list[str]:
    """The plotted cells alone, without scale and dates."""
    return [line[chart.gutter :] for line in chart.lines[:height]]


PAIN = st.none() | st.integers(0, 20).map(lambda half: half / 2)
DAILY = st.lists(PAIN, min_size=1, max_size=40) | st.builds(
    lambda pains, times: (pains * times)[:4000], st.lists(PAIN, min_size=7, max_size=50),
    st.sampled_from([2, 8, 80]),
)  # fmt: skip


EVENT = st.tuples(
    st.integers(-1, 50).map(lambda back: LAST - timedelta(days=back)),
    st.sampled_from(["", "new mattress", "[b + [/ \x1b[31m委中\x07", "委中" * 40]),
)


@settings(max_examples=150)
@given(DAILY, st.integers(20, 200), st.integers(5, 60), st.booleans(), st.integers(0, 5), st.data())
def test_every_size_is_filled_exactly(
    daily: list[float | None],
    width: int,
    height: int,
    ascii_only: bool,
    count: int,
    data: st.DataObject,
) -> None:
    series = Pains(daily)
    answers = data.draw(st.lists(st.none() | st.booleans(), min_size=1, max_size=9))
    strips = [
        Strip(name, [answers[i % len(answers)] for i in range(len(daily))])
        for name in ("cold", "damp", "委中", "lifting", "pressed")[:count]
    ]
    chart = pain_chart(
        series,
        width,
        height,
        ascii=ascii_only,
        strips=strips,
        events=data.draw(st.lists(EVENT, max_size=3)),
        band=data.draw(st.none() | st.sampled_from([(0.0, 10.0), (2.5, 2.5), (3.0, 6.0)])),
        spread=data.draw(st.none() | st.just(running_spread(daily, 7, 3))),
        legend=data.draw(st.booleans()),
    )
    assert len(chart.rows) == height
    assert {cell_width(line) for line in chart.lines} == {width}
    if ascii_only:
        assert all(line.replace("委", "").replace("中", "").isascii() for line in chart.lines)


@given(DAILY, st.integers(20, 120), st.integers(5, 30), st.booleans())
def test_gaps_are_never_drawn(
    daily: list[float | None], width: int, height: int, ascii_only: bool
) -> None:
    chart = pain_chart(Pains(daily), width, height, ascii=ascii_only)
    drawn = {
        column
        for line in plot(chart, height - 1)
        for column, character in enumerate(line)
        if character != " "
    }
    axis, dots = chart.axis, 1 if ascii_only else 2
    units: dict[int, bool] = {}
    for index, pain in enumerate(daily):
        units[axis.unit(index)] = units.get(axis.unit(index), False) or pain is not None
    places = {unit: axis.dot(unit, dots) // dots for unit in units}
    allowed = {places[unit] for unit, recorded in units.items() if recorded}
    for unit, recorded in units.items():
        if recorded and units.get(unit + 1):
            allowed |= set(range(places[unit], places[unit + 1] + 1))
    assert drawn <= allowed
    assert {places[unit] for unit, recorded in units.items() if recorded} <= drawn


def test_nothing_recorded_draws_nothing() -> None:
    chart = pain_chart(Pains([None] * 30), 60, 12)
    assert not "".join(plot(chart, 11)).strip()
    assert roles(chart) == {Role.AXIS}


def test_the_scale_is_0_to_10_whatever_the_pain() -> None:
    chart = pain_chart(Pains([6, 7, 6]), 40, 13)
    assert chart.lines[0].startswith("10┤")
    assert chart.lines[11].startswith(" 0┤")
    assert not "".join(plot(chart, 3)).strip()
    top, bottom = pain_chart(Pains([10.0]), 40, 13), pain_chart(Pains([0.0]), 40, 13)
    assert "█" in top.lines[0]
    assert "·" in bottom.lines[11]


def test_points_carry_their_role() -> None:
    chart = pain_chart(Pains([0, 2, 5, 9]), 40, 13)
    assert {Role.NONE, Role.LOW, Role.MID, Role.HIGH, Role.MEAN} <= roles(chart)


def test_the_line_joins_neighbours_and_breaks_at_a_gap() -> None:
    joined = pain_chart(Pains([5, 5]), 40, 13)
    assert Role.MEAN in roles(joined)
    assert Role.MEAN not in roles(pain_chart(Pains([5, None, 5]), 40, 13), slice(0, 5))


def test_two_days_a_column_and_weeks() -> None:
    half = pain_chart(Pains([3.0, None] * 30), 43, 13)
    assert half.axis.dense
    assert half.axis.unit_days == 1
    years = pain_chart(Pains([2.0, 8.0] * 400), 60, 13)
    assert years.axis.unit_days % 7 == 0
    assert {Role.BAND, Role.MEAN} <= roles(years)


def test_strips_stand_under_their_days() -> None:
    pressed_days = Strip("pressed", [False, True, False], asked=False)
    strips = [Strip("cold", [True, False, None]), pressed_days]
    chart = pain_chart(Pains([3, 4, 5]), 50, 16, strips=strips)
    cold, pressed = chart.lines[-2:]
    columns = [chart.gutter + chart.axis.column(day) for day in Pains([3, 4, 5]).period]
    assert [cold[c] for c in columns] == ["■", "□", "·"]
    assert [pressed[c] for c in columns] == [" ", "■", " "]
    assert cold.startswith("cold ")
    assert pressed.startswith("pressed ")


def test_strips_give_way_to_the_plot() -> None:
    strips = [Strip(name, [True]) for name in ("cold", "damp", "fatigue")]
    chart = pain_chart(Pains([3.0]), 40, 7, strips=strips)
    assert [line.split()[0] for line in chart.lines[-2:]] == ["cold", "damp"]
    assert len(pain_chart(Pains([3.0]), 40, 5, strips=strips).rows) == 5


def test_cursor_and_pointer_agree() -> None:
    day = LAST - timedelta(days=3)
    chart = pain_chart(Pains([4.0] * 10), 60, 12)
    column, rows = chart.cursor(day)
    assert 0 in rows
    assert chart.day_at(column) == day
    assert chart.day_at(0) is None


def test_events_stand_over_their_days() -> None:
    series = Pains([4.0] * 30)
    days = [LAST - timedelta(days=20), LAST - timedelta(days=2)]
    chart = pain_chart(series, 60, 14, events=[(days[1], "yoga"), (days[0], "new mattress")])
    marks = [i for i, character in enumerate(chart.lines[0]) if character == "▼"]
    assert marks == [chart.gutter + chart.axis.column(day, 2) for day in days]
    assert "▼ new mattress" in chart.lines[0]
    assert chart.lines[1].startswith("10┤")
    column, without = marks[0], pain_chart(series, 60, 13)
    lone = [line[column] for line in chart.lines[1:13]]
    assert set(lone) == {"┆", "▒"}, "a line down the day, behind its mark"
    assert [line.replace("┆", " ") for line in chart.lines[1:]] == list(without.lines)
    before = (LAST - timedelta(days=30), "too long ago")
    assert pain_chart(series, 60, 14, events=[before]) == pain_chart(series, 60, 14)


def test_the_usual_range_is_a_bracket_beside_the_last_day() -> None:
    chart = pain_chart(Pains([5.0] * 60), 60, 12, band=(0, 10))
    assert [line[-1] for line in chart.lines] == ["┐", *"│" * 9, "┘", " "]
    assert chart.axis.span <= 60 - chart.gutter - 2
    week = pain_chart(Pains([5.0] * 7), 80, 12, band=(5, 5))
    (bracket,) = [line for line in week.lines if "]" in line]
    assert bracket.index("]") == week.gutter + week.axis.span + 1
    assert bracket == week.lines[5]
    plain = pain_chart(Pains([5.0] * 60), 60, 12, band=(4, 8), ascii=True)
    assert "".join(line[-1] for line in plain.lines) == "  ]|||]     "
    assert pain_chart(Pains([5.0] * 60), 24, 12, band=(0, 10)) == pain_chart(
        Pains([5.0] * 60), 24, 12
    )


def test_the_legend_is_the_last_line() -> None:
    strips = [Strip("cold", [True, None, False])]
    chart = pain_chart(Pains([3, 4, 5]), 80, 14, strips=strips, legend=True)
    assert chart.lines[-1].rstrip() == "⠒⠒ 7-day mean  ·░▒█ a day  ■ yes  □ no  · not asked"
    assert chart.lines[:-1] == pain_chart(Pains([3, 4, 5]), 80, 13, strips=strips).lines


def test_what_has_no_room_is_left_out() -> None:
    strips, events = [Strip("cold", [True])], [(LAST, "yoga")]

    def drawn(height: int, what: str) -> bool:
        chart = pain_chart(
            Pains([3.0]), 40, height, strips=strips, events=events, legend=True, ascii=True
        )
        return any(what in line for line in chart.lines)

    assert [drawn(h, "7-day") for h in (11, 10, 7, 6, 5)] == [True, False, False, False, False]
    assert [drawn(h, "v yoga") or drawn(h, "yoga v") for h in (11, 7, 6)] == [True, True, False]
    assert [drawn(h, "cold") for h in (11, 7, 6, 5)] == [True, True, True, False]


def test_what_the_legend_had_no_room_for_is_handed_out() -> None:
    events = [(LAST, "yoga")]
    wide = pain_chart(Pains([3.0] * 9), 120, 16, events=events, band=(1, 4), legend=True)
    assert wide.beneath == ()
    chart = pain_chart(Pains([3.0] * 9), 40, 16, events=events, band=(1, 4), legend=True)
    told = " ".join(map(row_text, chart.beneath))
    assert "7-day" in chart.lines[-1]
    assert "usual range, next day" in told
    low = pain_chart(Pains([3.0] * 9), 120, 6, legend=True)
    assert "7-day mean" in row_text(low.beneath[0])
    assert pain_chart(Pains([3.0] * 9), 40, 6).beneath == ()


def test_plain_characters() -> None:
    strips = [Strip("cold", [True, None])]
    chart = pain_chart(Pains([2, 8]), 40, 12, ascii=True, strips=strips)
    assert all(line.isascii() for line in chart.lines)
    assert "#" in "".join(chart.lines)
    assert "x" in chart.lines[-1]


@pytest.mark.parametrize(("width", "height"), [(20, 5), (200, 60), (80, 24)])
def test_a_lone_day(width: int, height: int) -> None:
    assert len(pain_chart(Pains([5.0]), width, height).rows) == height
