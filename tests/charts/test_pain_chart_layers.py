from collections.abc import Sequence
from datetime import date

import pytest
from tests.charts.test_pain_chart import LAST, Pains, roles

from backcare_tui.charts.cells import Role, row_text
from backcare_tui.charts.pain_chart import Strip, pain_chart
from backcare_tui.charts.spread import running_spread

SMALL_CHART = [
    "           ▼ yoga",
    "  10┤      ┆              █⠔█",
    "    │      ┆             ⢠⠃",
    "    │      ┆             ⢸",
    "    │      ┆             ⡇",
    "   5┤ ▒⢄   ┆ ▒⡠⠔▒       ⢠⠃",
    "    │  ⠈░  ┆            ⡸",
    "    │      ┆            ⡇",
    "   0┤      ┆           ·⠁",
    "        14 Nov          21 Nov",
    "cold  ■ □    ■  ·      □  ■ ■",
]
SMALL_PLAIN_CHART = [
    "           v yoga",
    "  10+      !               *#",
    "    |      !              #",
    "    |      !              *",
    "    |      !             *",
    "   5+ =    ! =**=        *",
    "    |  *-  !            *",
    "    |      !            *",
    "   0+      !           .",
    "        14 Nov          21 Nov",
    "cold  x -    x  .      -  x x",
]


@pytest.mark.parametrize(("plain", "whole"), [(False, SMALL_CHART), (True, SMALL_PLAIN_CHART)])
def test_a_small_chart_as_a_whole(plain: bool, whole: list[str]) -> None:
    series = Pains([5, 3, None, 4, 4.5, None, None, 0, 9, 10])
    strips = [Strip("cold", [True, False, None, True, None, None, None, False, True, True])]
    events = [(date(2025, 11, 14), "yoga")]
    chart = pain_chart(series, 30, 11, strips=strips, events=events, ascii=plain)
    assert [line.rstrip() for line in chart.lines] == whole


def spread_of(daily: Sequence[float | None]) -> Sequence[tuple[float, float] | None]:
    return running_spread(daily, 7, 3)


def test_the_band_is_behind_the_line_and_the_days() -> None:
    daily = [2.0, 8.0, 5.0] * 8
    chart = pain_chart(Pains(daily), 100, 24, spread=spread_of(daily))
    bare = pain_chart(Pains(daily), 100, 24)
    assert Role.BAND in roles(chart)
    assert Role.BAND not in roles(bare)
    for with_band, without in zip(chart.lines, bare.lines, strict=True):
        pairs = zip(with_band, without, strict=True)
        assert all(one == other for one, other in pairs if other != " ")


@pytest.mark.parametrize(
    ("days", "width", "height", "plain"),
    [(24, 100, 24, True), (24, 100, 7, False), (90, 80, 24, False), (900, 80, 24, False)],
)
def test_the_band_is_left_out_where_it_would_smother_the_days(
    days: int, width: int, height: int, plain: bool
) -> None:
    daily = ([2.0, 8.0, 5.0] * days)[:days]
    chart = pain_chart(
        Pains(daily), width, height, ascii=plain, spread=spread_of(daily), legend=True
    )
    assert "of the 7" not in "".join(chart.lines) + "".join(map(row_text, chart.beneath))
    assert chart.rows == pain_chart(Pains(daily), width, height, ascii=plain, legend=True).rows


def test_the_cursor_takes_the_place_of_the_band_and_of_an_event_alone() -> None:
    daily = [2.0, 8.0, 5.0] * 8
    strips = [Strip("cold", [True] * 24), Strip("damp", [False] * 24, asked=False)]
    chart = pain_chart(
        Pains(daily),
        100,
        24,
        strips=strips,
        spread=spread_of(daily),
        events=[(LAST, "yoga")],
    )
    column, rows = chart.cursor(LAST)
    kept = {chart.lines[row][column] for row in range(24) if row not in rows}
    assert {"▼", "■"} <= kept
    assert {"■", "▼", "░", "▒", "█"}.isdisjoint(chart.lines[row][column] for row in rows)
    assert len(rows) == 24 - 5, "all but the event, the line, the day, the dates and the yes"
