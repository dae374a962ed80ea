"""Trends beyond its chart: events, the triggers of a year, the calendar, and marking a day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log
from tests.tui.conftest import SIZES, Driver, open_app
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.widgets import Input

from backcare_tui.domain.checkin import Event
from backcare_tui.journal.journal import Journal
from backcare_tui.review.before_after import WINDOW_DAYS
from backcare_tui.tui.screens.trends import TrendsScreen

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞 🙂 [red]x[/red]"


def flat(text: str) -> str:
    """The words without the breaks that the width made."""
    return " ".join(text.split())


def trends(run: Driver) -> TrendsScreen:
    """Trends, in front."""
    assert isinstance(run.screen, TrendsScreen)
    return run.screen


def body(run: Driver) -> VerticalScroll:
    """What scrolls, with nothing to its side."""
    found = run.screen.query_one(".page-body", VerticalScroll)
    assert found.max_scroll_x == 0
    return found


def line(run: Driver) -> Input:
    """Where an event is typed."""
    return run.screen.query_one("#box Input", Input)


def marked(demo: Journal) -> list[Event]:
    """What was marked beside the event that comes with the demo."""
    return [event for event in demo.diary.events() if event.text != "new mattress"]


async def test_a_range_leads_back_to_the_chart(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "x", "9")
        assert run.one("PainChart").display
        assert isinstance(run.screen, TrendsScreen)
        assert run.screen.range == "90"
        await run.press("x", "left", "enter")
        assert run.front == "TrendsScreen", "no day is read out beside the triggers"


@pytest.mark.parametrize("size", SIZES)
async def test_the_calendar_is_a_year_at_a_glance(demo: Journal, size: tuple[int, int]) -> None:
    demo.diary.mark("new chair", ago(2))
    async with open_app(demo, size) as run:
        await run.press("R", "k")
        text = run.text("CalendarMap")
        assert "Mar" in text.split("\n")[0]
        assert "Dec" in text.split("\n")[0]
        assert "▼" in text
        assert "›" in text
        assert "March 2026" in run.text("#months")
        body(run)
        await run.press("left")
        assert "9 Mar 2026" in run.text("#readout")
        await run.press("left", "up")
        assert "1 Mar 2026" in run.text("#readout")
        assert "[" in run.text("CalendarMap")
        assert "[ 1" in run.text("#months")
        await run.press("down", "right")
        assert "9 Mar 2026" in run.text("#readout")
        await run.press("right")
        assert trends(run).cursor == demo.today, "no day to come"
        await run.press("home")
        course = trends(run).course
        assert course is not None
        assert trends(run).cursor == course.series.period.first
        assert "[" in run.text("CalendarMap"), "the marked day is in view"
        await run.press("end", "left", "enter")
        assert run.today.day == ago(7)


async def test_the_calendar_by_mouse_and_back_to_the_chart(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "k")
        calendar = run.one("CalendarMap")
        lines = run.text("CalendarMap").split("\n")
        row = next(i for i, line in enumerate(lines) if "›" in line)
        await run.click(calendar, lines[row].index("›") + 1, row)
        assert trends(run).cursor == demo.today
        await run.press("9")
        assert run.one("PainChart").display
        assert trends(run).range == "90"


@pytest.mark.parametrize("size", SIZES)
async def test_the_demo_has_an_event_and_its_comparison(
    demo: Journal, size: tuple[int, int]
) -> None:
    (event,) = demo.diary.events()
    assert (demo.today - event.day).days > WINDOW_DAYS
    async with open_app(demo, size) as run:
        await run.press("R")
        assert "▼" in run.text("PainChart")
        told = flat(run.text("#events"))
        assert "“new mattress”" in told
        assert "in the four weeks after, pain was" in told
        body(run)


@pytest.mark.parametrize("size", SIZES)
async def test_marking_and_taking_back(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("R", "left", "left", "m")
        assert "8 Mar 2026" in run.text("#title")
        line(run).value = HELL
        await run.press("enter")
        assert run.front == "TrendsScreen"
        assert [(e.day, e.text) for e in marked(demo)] == [(ago(1), HELL)]
        assert HELL in run.toasts
        assert f"“{HELL}”" in flat(run.text("#events"))
        assert "▼" in run.text("PainChart")
        assert HELL in flat(run.text("#readout"))
        body(run)
        await run.press("u")
        assert not marked(demo)
        assert HELL not in flat(run.text("#events"))
        assert "Taken back" in run.toasts


async def test_leaving_keeps_what_was_typed(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "m")
        assert "today" in run.text("#title")
        await run.type("xku")
        await run.press("escape")
        assert run.front == "TrendsScreen"
        assert not marked(demo)
        await run.press("q")
        assert "not saved yet" in run.toasts
        await run.press("m")
        assert line(run).value == "xku"
        await run.press("enter", "m")
        assert [e.text for e in marked(demo)] == ["xku"]
        assert not line(run).value
        await run.press("enter")
        assert run.front == "TrendsScreen"
        assert len(marked(demo)) == 1


async def test_a_pasted_escape_sequence_marks_nothing_but_words(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "m")
        line(run).post_message(Paste("\x1b[31mnew\x1b[2J\n mattress\x07"))
        await run.settle()
        assert line(run).value == "new mattress"


async def test_what_cannot_be_saved_stays(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "m", "z")
        file = Path(demo.location)
        demo.close()
        whole = file.read_bytes()
        file.write_bytes(b"no diary")
        await run.press("enter")
        assert run.front == "MarkScreen"
        assert line(run).value == "z"
        assert "still here" in run.toasts
        file.write_bytes(whole)
        await run.press("enter")
        assert [e.text for e in marked(demo)] == ["z"]


@pytest.mark.parametrize("size", SIZES)
async def test_an_empty_diary_has_its_views_too(journal: Journal, size: tuple[int, int]) -> None:
    async with open_app(journal, size) as run:
        await run.press("R")
        assert "Nothing here yet" in run.text("#sentence")
        assert "T goes to Today" in flat(run.text("#more"))
        await run.press("plus", "less_than_sign", "home", "ctrl+left", "enter")
        assert run.front == "TrendsScreen"
        await run.press("x", "down", "enter")
        assert "Nothing here yet" in run.text("#told")
        assert "three weeks" in flat(run.text("#told"))
        await run.press("k", "left")
        assert "Nothing here yet" in run.text("#sentence")
        assert "March 2026" in run.text("#months")
        await run.press("home")
        assert "[" in run.text("CalendarMap")
        await run.press("k")
        assert "Nothing here yet" in run.text("#sentence")


async def test_the_usual_range_and_what_is_missing_stand_by_the_mean(journal: Journal) -> None:
    for back in range(60):
        if ago(back).weekday() < 5:
            log(journal, 3 + back % 2, ago(back))
    async with open_app(journal) as run:
        await run.press("R")
        more = flat(run.text("#more"))
        assert "Tomorrow's usual range: 2 to 5." in more
        assert "Weekends are mostly missing" in more
        run.one("#readout").scroll_visible(animate=False)
        await run.settle()
        assert "7-day mean" in run.text("PainChart")
        assert "┐" in run.text("PainChart"), "the bracket of the usual range"


async def test_help_names_the_keys(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R")
        assert isinstance(run.screen, TrendsScreen)
        for key in ("`x`", "`k`", "`m`"):
            assert key in run.screen.HELP
        assert len(run.screen.KEYS) <= 6
        await run.click_text(run.one("KeyBar"), "Triggers")
        assert "Damp" in run.text("ForestView")
        await run.click_text(run.one("KeyBar"), "Chart")
        assert run.one("PainChart").display


async def test_a_new_day_moves_the_mark_of_today(demo: Journal, clock: SetClock) -> None:
    async with open_app(demo) as run:
        await run.press("R", "k")
        clock.forward(days=1)
        run.app._turn_page()
        await run.settle()
        assert "›10" in run.text("#months").replace("› ", "›")


async def test_the_views_in_plain_characters(demo: Journal) -> None:
    demo.settings = replace(demo.settings, ascii=True)
    demo.diary.mark("new chair")
    async with open_app(demo, (140, 45)) as run:
        await run.press("R", "left")
        assert "v new chair" in run.text("#readout")
        await run.press("k")
        assert "*" in run.text("CalendarMap"), "today, with an event"
        await run.press("x")
        assert "--o--" in run.text("ForestView")
        assert "> Cold" in run.text("ForestView")
