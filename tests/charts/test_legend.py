from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcare_tui.charts.cells import Cell, Role, cell_width, row_text
from backcare_tui.charts.legend import entry, flow
from backcare_tui.charts.pain_legend import pain_legend
from backcare_tui.charts.time_axis import TimeAxis
from backcare_tui.domain.days import Period

LAST = date(2025, 11, 21)


def test_an_entry_keeps_the_roles_of_its_marks() -> None:
    assert entry("a day", ("░", Role.LOW), ("█", Role.HIGH)) == (
        Cell("░", Role.LOW),
        Cell("█", Role.HIGH),
        Cell(" a day", Role.MUTED),
    )
    assert row_text(entry("(empty)")) == "(empty)"


def test_entries_flow_whole() -> None:
    entries = [entry(word) for word in ("one", "two", "腎俞", "a long entry")]
    assert [row_text(row) for row in flow(entries, 8)] == ["one  two", "腎俞", "a long e"]
    assert flow([], 8) == ()


@given(st.lists(st.text("ab 腎", min_size=1, max_size=12)), st.integers(2, 40))
def test_no_line_is_wider_than_asked(words: list[str], width: int) -> None:
    lines = [row_text(row) for row in flow(map(entry, words), width)]
    assert all(cell_width(line) <= width for line in lines)
    if all(cell_width(word) <= width for word in words):
        assert "".join(lines).replace(" ", "") == "".join(words).replace(" ", "")


def meant(days: int, width: int = 100, **shown: bool) -> str:
    return "\n".join(lines(days, width, **shown))


def lines(days: int, width: int, **shown: bool) -> list[str]:
    axis = TimeAxis.over(Period.ending(LAST, days), 60, 2)
    return [row_text(row) for row in pain_legend(axis, width, **shown)]


def test_the_legend_tells_of_what_is_drawn() -> None:
    assert meant(30) == "⠒⠒ 7-day mean  ·░▒█ a day"
    assert meant(90) == "⠒⠒ 7-day mean  ⠂ a day"
    assert meant(365) == "⠒⠒ middle of each week  ⡅ lowest to highest"
    assert meant(1000).startswith("⠒⠒ middle of each 3 weeks")
    assert meant(30, strips=True, events=True, band=True) == (
        "⠒⠒ 7-day mean  ·░▒█ a day  ■ yes  □ no  · not asked  ▼ event  ] usual range, next day"
    )


def test_the_legend_says_what_the_band_is() -> None:
    assert meant(30, spread=True).startswith("⠒⠒ 7-day mean  ⠁⠄ range of the 7")


@pytest.mark.parametrize("days", [7, 90, 365])
def test_it_goes_on_beneath_where_it_does_not_fit(days: int) -> None:
    shown = {"strips": True, "events": True, "band": True, "spread": days == 7}
    whole = meant(days, 200, **shown)
    for width in range(40, 120):
        rows = lines(days, width, **shown)
        assert "  ".join(rows) == whole
        assert all(cell_width(row) <= width for row in rows)
    assert meant(days, ascii=True, strips=True, events=True, band=True).isascii()
