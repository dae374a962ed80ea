"""Trends beyond its chart: events, the triggers of a year, the calendar, and marking a day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log, screen
from tests.tui.conftest import SIZES, Driver, open_app
from textual.containers import VerticalScroll
from textual.events import Paste
from textual.widgets import Input

from backcare_tui.domain.checkin import Event, SafetyReply
from backcare_tui.journal.journal import Journal
from backcare_tui.review.association_words import NOT_PROOF
from backcare_tui.review.before_after import WINDOW_DAYS
from backcare_tui.tui.screens.trends import TrendsScreen

HELL = "[b + [/ 腎俞 🙂 [red]x[/red]"


def flat(text: str) -> str:
    """The words without the breaks that the width made."""
    return " ".join(text.split())


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


@pytest.mark.parametrize("size", SIZES)
async def test_the_triggers_take_the_place_of_the_chart(
    demo: Journal, size: tuple[int, int]
) -> None:
    async with open_app(demo, size) as run:
        await run.press("R", "x")
        assert not run.one("PainChart").display
        text = run.text("#instead")
        bars = [row for row in text.split("\n") if "●" in row]
        assert len(bars) >= 4, "a bar for each finding"
        assert max(len(row) for row in text.split("\n")) <= body(run).size.width
        assert "On your damp days" in flat(text)
        assert "The day after pressing" in text
        assert NOT_PROOF in flat(text)
        await run.press("x")
        assert run.one("PainChart").display
        assert "about" in run.text("#sentence")


async def test_what_was_suspected_stands_beside_what_was_found(demo: Journal) -> None:
    demo.care.set_profile({"suspected.damp": True, "suspected.lifting": False})
    async with open_app(demo, (140, 45)) as run:
        await run.press("R", "x")
        text = flat(run.text("#instead"))
        assert "You suspected it; the diary points the same way." in text
        assert "You did not suspect it; the diary points to it." in text


async def test_points_are_held_back_with_their_bars(demo: Journal) -> None:
    screen(demo, RF03=SafetyReply.YES)
    async with open_app(demo) as run:
        await run.press("R", "x")
        assert "damp" in run.text("#instead")
        assert "pressing" not in run.text("#instead")


async def test_a_range_leads_back_to_the_chart(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "x", "9")
        assert run.one("PainChart").display
        assert isinstance(run.screen, TrendsScreen)
        assert run.screen.range == "90"
        await run.press("x", "left", "enter")
        assert run.front == "TrendsScreen", "no day is read out beside the triggers"


@pytest.mark.parametrize("size", SIZES)
async def test_the_calendar_shows_the_months_of_the_range(
    demo: Journal, size: tuple[int, int]
) -> None:
    demo.diary.mark("new chair", ago(2))
    async with open_app(demo, size) as run:
        await run.press("R", "k")
        text = run.text("#instead")
        assert "February 2026" in text
        assert "March 2026" in text
        assert "January" not in text
        assert "▼" in text
        assert max(len(row) for row in text.split("\n")) <= body(run).size.width
        await run.press("9")
        assert "December 2025" in run.text("#instead")
        await run.press("left", "left")
        assert "8 Mar 2026" in run.text("#readout")
        await run.press("k")
        assert run.one("PainChart").display


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
        await run.press("R", "x")
        assert "Nothing here yet" in run.text("#instead")
        await run.press("k")
        assert "March 2026" in run.text("#instead")
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
        assert "damp" in run.text("#instead")
        await run.click_text(run.one("KeyBar"), "Chart")
        assert run.one("PainChart").display


async def test_a_new_day_moves_the_mark_of_today(demo: Journal, clock: SetClock) -> None:
    async with open_app(demo) as run:
        await run.press("R", "k")
        clock.forward(days=1)
        run.app._turn_page()
        await run.settle()
        assert "›10" in run.text("#instead").replace("› ", "›")


async def test_the_views_in_plain_characters(demo: Journal) -> None:
    demo.settings = replace(demo.settings, ascii=True)
    demo.diary.mark("new chair")
    async with open_app(demo, (140, 45)) as run:
        await run.press("R", "left")
        assert "v new chair" in run.text("#readout")
        await run.press("k")
        assert "*" in run.text("#instead"), "today, with an event"
        await run.press("x")
        assert "--o--" in run.text("#instead")
