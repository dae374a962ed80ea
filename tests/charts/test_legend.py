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
    return row_text(pain_legend(TimeAxis.over(Period.ending(LAST, days), 60, 2), width, **shown))


def test_the_legend_tells_of_what_is_drawn() -> None:
    assert meant(30) == "⠒⠒ 7-day mean  ·░▒█ a day"
    assert meant(90) == "⠒⠒ 7-day mean  ⠂ a day"
    assert meant(365) == "⠒⠒ middle of each week  ⡅ lowest to highest"
    assert meant(1000).startswith("⠒⠒ middle of each 3 weeks")
    assert meant(30, strips=True, events=True, band=True) == (
        "⠒⠒ 7-day mean  ·░▒█ a day  ■ yes  · not asked  ▼ event  ] usual range, next day"
    )


@pytest.mark.parametrize("days", [7, 90, 365])
def test_it_is_cut_at_the_last_entry_that_fits(days: int) -> None:
    whole = meant(days, strips=True, events=True, band=True)
    for width in range(40, 100):
        cut = meant(days, width, strips=True, events=True, band=True)
        assert whole.startswith(cut)
        assert cell_width(cut) <= width
    plain = meant(days, ascii=True, strips=True, events=True, band=True)
    assert plain.isascii()
