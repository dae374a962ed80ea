"""The chart of Trends: reading out days, zooming, panning, and the day's page beside it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app
from textual.events import MouseMove, MouseScrollDown, MouseScrollUp

from backcare_tui.charts.cells import cell_width
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.trends import TrendsScreen

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞 🙂 \x1b[31mred"
YEARS = 3650


def trends(run: Driver) -> TrendsScreen:
    """Trends, in front."""
    assert isinstance(run.screen, TrendsScreen)
    return run.screen


def in_view(run: Driver) -> Period:
    """The days that the chart shows, which fill it."""
    period, chart = trends(run).in_view, trends(run).chart
    assert period is not None
    assert chart.chart is not None
    assert chart.chart.axis.period == period
    assert {cell_width(line) for line in chart.chart.lines} == {chart.size.width}
    return period


async def test_at_80x24_all_that_matters_is_in_view(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "left")
        body = run.one(".page-body")
        assert body.scroll_offset.y == 0
        for name in ("#sentence", "#ranges", "PainChart", "#readout"):
            region = run.one(name).region
            assert region.height >= 1
            assert body.content_region.contains_region(region), name
        lines = run.text("PainChart").split("\n")
        top = next(i for i, line in enumerate(lines) if line.strip().startswith("10┤"))
        bottom = next(i for i, line in enumerate(lines) if line.strip().startswith("0┤"))
        assert bottom - top + 1 >= 9
        assert all(any(line.startswith(name) for line in lines) for name in ("Cold", "Pressed"))
        assert "7-day mean" in lines[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_days_weeks_and_ends(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("R", "left", "ctrl+left")
        assert trends(run).cursor == ago(7)
        await run.press("ctrl+left", "right", "ctrl+right")
        assert trends(run).cursor == ago(6)
        await run.press("home")
        assert trends(run).cursor == ago(29)
        assert "│" in run.text("PainChart")
        await run.press("end")
        assert trends(run).cursor == demo.today


@pytest.mark.parametrize("size", SIZES)
async def test_zooming_around_the_day(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("R", "9", "left", "ctrl+left", "ctrl+left")
        day = trends(run).cursor
        await run.press("plus")
        assert 7 < len(in_view(run)) < 90
        assert day in in_view(run)
        assert trends(run).cursor == day
        await run.press(*["equals_sign"] * 9)
        assert len(in_view(run)) == 7
        assert day in in_view(run)
        await run.press(*["minus"] * 12)
        course = trends(run).course
        assert course is not None
        assert in_view(run).first == min(course.recorded.first, ago(89))
        assert in_view(run).last == demo.today
        await run.press("3")
        assert in_view(run) == Period.ending(demo.today, 30)


@pytest.mark.parametrize("size", SIZES)
async def test_panning_says_what_the_sentence_is_about(
    demo: Journal, size: tuple[int, int]
) -> None:
    async with open_app(demo, size) as run:
        await run.press("R")
        assert "8 Feb to 9 Mar" in run.text("#ranges")
        assert "not the days in view" not in run.text("#sentence")
        await run.press("less_than_sign", "shift+left")
        assert in_view(run) == Period.ending(ago(14), 30)
        assert "25 Jan to 23 Feb" in run.text("#ranges")
        said = " ".join(run.text("#sentence").split())
        assert "about 9 Jan to 9 Mar, not the days in view." in said
        told = " ".join(run.text("#more").split())
        assert "In view:" in told
        assert "of 30 days logged" in told
        assert "Up to today: mean of the last 7 days" in told
        await run.press("greater_than_sign", "shift+right", "greater_than_sign")
        assert in_view(run).last == demo.today, "no day to come"
        assert "not the days in view" not in run.text("#sentence")
        await run.press(*["less_than_sign"] * 60)
        course = trends(run).course
        assert course is not None
        assert in_view(run).first == course.recorded.first
        assert len(in_view(run)) == 30


async def test_the_cursor_stays_in_what_is_in_view(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "left", *["less_than_sign"] * 3)
        assert trends(run).cursor == in_view(run).last
        await run.press("home", "left")
        assert trends(run).cursor == in_view(run).first


async def test_resizing_while_zoomed_keeps_the_days(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "9", "left", "plus", "less_than_sign", "left")
        period, day = in_view(run), trends(run).cursor
        for size in ((60, 20), (140, 45), (200, 60), (40, 12), (80, 24)):
            await run.resize(*size)
            assert trends(run).in_view == period
            assert trends(run).cursor == day
        assert in_view(run) == period


async def test_the_wheel_zooms_and_dragging_pans(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "9")
        chart = trends(run).chart
        assert chart.chart is not None
        x, y = chart.size.width // 2, 4
        day = chart.chart.day_at(x)
        await run.pilot._post_mouse_events([MouseScrollUp], chart, offset=(x, y))
        await run.settle()
        closer = in_view(run)
        assert len(closer) < 90
        assert day in closer
        await run.pilot._post_mouse_events([MouseScrollDown], chart, offset=(x, y))
        await run.settle()
        assert len(in_view(run)) > len(closer)
        await run.press("3")
        before = trends(run).cursor
        await run.pilot.mouse_down(chart, offset=(x, y))
        await run.pilot.hover(chart, offset=(x + 12, y))
        await run.settle()
        await run.pilot.mouse_up(chart, offset=(x + 12, y))
        await run.settle()
        assert len(in_view(run)) == 30
        assert in_view(run).last < demo.today
        assert trends(run).cursor == before, "a drag picks no day"


async def test_the_page_of_the_day_stands_beside_a_wide_chart(journal: Journal) -> None:
    log(
        journal,
        4,
        ago(1),
        exposures={"cold": True, "damp": False},
        signs={next(iter(journal.knowledge.signs)): True},
        note=f"{HELL}\nsecond line\n" + "more\n" * 9,
    )
    log(journal, 2)
    async with open_app(journal, (140, 45)) as run:
        await run.press("R", "left", "left")
        chart, page = run.one("PainChart").region, run.one("#readout").region
        assert page.x >= chart.right
        text = run.text("#readout")
        assert "Signs with a yes" in text
        for words in ("sore, I can go on", "✓ cold", "✗ damp", "not asked", "腎俞", "second line"):
            assert words in text
        assert "\x1b" not in text
        assert text.count("more") < 9
        await run.press("left")
        assert "No check-in on this day." in run.text("#readout")
        await run.resize(80, 24)
        page = run.one("#readout").region
        assert page.y >= run.one("PainChart").region.bottom
        assert page.height == 1


async def test_ten_years(journal: Journal) -> None:
    put = [
        CheckIn(
            f"{i:016x}", ago(i), journal.now() - timedelta(days=i), i * i % 11, {"cold": i % 3 > 1}
        )
        for i in range(0, YEARS, 2)
    ]
    journal.store.write(journal.person, "ten years", put=put, at=journal.now())
    async with open_app(journal, (140, 45)) as run:
        await run.press("R", "a", "left")
        assert len(in_view(run)) == YEARS - 1
        assert "middle of each" in run.text("PainChart")
        drawn = trends(run).chart.chart
        assert drawn is not None
        await run.press("left", "ctrl+left", "home", "end")
        assert trends(run).chart.chart is drawn, "moving the cursor draws nothing but its column"
        await run.press("left", "plus", "plus", "plus", "less_than_sign")
        assert len(in_view(run)) < YEARS // 2
        await run.resize(60, 20)
        await run.press("k", "home")
        assert "2016" in run.text("#readout")
        assert "[" in run.text("CalendarMap")


async def test_a_fast_drag_pans_as_far_as_the_pointer_went(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R")
        chart, before = trends(run).chart, in_view(run)
        x, y = chart.size.width // 3, 3
        await run.pilot.mouse_down(chart, offset=(x, y))
        held = chart._day_at(x)
        moves = [MouseMove(chart, x + n, y, 1, 0, 1, False, False, False) for n in range(1, 13)]
        for move in moves:  # none of them waits until the one before is drawn
            chart.on_mouse_move(move)
        under = chart._day_at(x + 12)
        assert held is not None
        assert under is not None
        await run.settle()
        assert in_view(run) == Period(before.first - (under - held), before.last - (under - held))
        for move in reversed(moves):
            chart.on_mouse_move(move)
        chart.on_mouse_move(MouseMove(chart, x, y, -1, 0, 1, False, False, False))
        await run.settle()
        assert in_view(run) == before, "back where it was taken hold of"
        chart.on_mouse_move(MouseMove(chart, x - 9, y, -9, 0, 1, False, False, False))
        chart.on_mouse_move(moves[-1])
        await run.settle()
        assert in_view(run).first == before.first - (under - held), "also past today and back"


async def test_another_range_shows_before_anything_is_read_again(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R")
        screen = run.screen
        assert isinstance(screen, TrendsScreen)
        course = screen.course
        screen.action_range("90")
        assert screen.in_view == Period.ending(run.journal.today, 90)
        await run.settle()
        assert screen.course is course
        log(run.journal, 9)
        run.app.diary_changed.publish(None)
        await run.settle()
        assert screen.course is not course
