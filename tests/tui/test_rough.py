"""Rough treatment: floods of text, storms of clicks, sizes that change in the middle of things."""

from __future__ import annotations

from random import Random

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app
from tests.tui.sessions import begin, pass_time, record
from textual.events import MouseDown, MouseScrollDown, MouseScrollUp, MouseUp, Paste
from textual.widgets import Input, TextArea

from backcare_tui.domain.checkin import Event
from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.thorough

FLOOD = "腎俞 [b + [/ \x1b[2J pain " * 5_000
"""More than 100 kB, with what a terminal or a markup would obey."""
WAYS = {
    "today": "T",
    "trends": "R",
    "triggers": "R x",
    "calendar": "R k",
    "pattern": "P",
    "care": "C",
    "history": "H",
    "changes": "H c",
    "settings": "comma",
    "signs": "exclamation_mark",
    "help": "question_mark",
    "about": "C i",
    "note": "w",
    "mark": "R m",
    "edit": "H e",
}


async def paste(run: Driver, text: str) -> None:
    """Paste into what is focused."""
    run.app.post_message(Paste(text))
    await run.settle()


def clean(run: Driver) -> None:
    """No control character reaches the terminal, and nothing went wrong inside."""
    drawn = "".join(part.text for line in run.screen._compositor.render_strips() for part in line)
    assert "\x1b" not in drawn
    assert "went wrong" not in run.toasts


async def test_a_flood_in_the_note_is_kept_whole(settled: Journal) -> None:
    assert len(FLOOD.encode()) > 100_000
    async with open_app(settled) as run:
        await run.press("4", "w")
        await paste(run, FLOOD)
        assert "\x1b" not in run.screen.query_one(TextArea).text
        clean(run)
        await run.press("escape", "enter")
        clean(run)
    note = settled.diary.day(settled.today).check_ins[0].note
    assert note.count("腎俞 [b + [/") == 5_000


async def test_a_flood_in_the_search_finds_nothing_and_goes_away(settled: Journal) -> None:
    log(settled, 3, ago(1), note="quiet")
    async with open_app(settled) as run:
        await run.press("H", "slash")
        await paste(run, FLOOD)
        assert "0 days fit" in run.text("#count")
        clean(run)
        await run.press("escape")
        assert "1 day" in run.text("#count")


@pytest.mark.parametrize("row", ["emergency_number", "person", "day_start"])
async def test_a_flood_in_the_settings_is_refused_or_kept(settled: Journal, row: str) -> None:
    async with open_app(settled) as run:
        await run.press("comma")
        options = run.one("OptionList")
        options.highlighted = options.get_option_index(row)  # type: ignore[attr-defined]
        await run.press("enter")
        await paste(run, FLOOD)
        assert run.screen.query_one(Input).value
        await run.press("enter")
        clean(run)
        assert run.screen.region.contains_region(run.one("KeyBar").region)
        assert run.screen.region.contains_region(run.one("OptionList").region)
        await run.press("escape", "escape")
        assert run.front in ("TodayScreen", "SettingsScreen")


async def test_a_flood_as_a_mark_is_cut_or_refused(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("R", "m")
        await paste(run, FLOOD)
        await run.press("enter")
        clean(run)
    events = settled.diary.events()
    assert all(isinstance(event, Event) and "\x1b" not in event.text for event in events)


@pytest.mark.slow
@pytest.mark.parametrize("place", WAYS)
async def test_a_storm_of_clicks_and_wheels(demo: Journal, place: str) -> None:
    random = Random(f"storm {place}")
    async with open_app(demo, random.choice(SIZES)) as run:
        await run.press(*WAYS[place].split())
        for number in range(200):
            kinds = random.choice([(MouseDown, MouseUp), (MouseScrollDown,), (MouseScrollUp,)])
            x, y = random.randrange(run.app.size.width), random.randrange(run.app.size.height)
            for kind in kinds:  # as the terminal sends them, whether or not the app keeps up
                run.app.post_message(kind(None, x, y, 0, 0, 1, False, False, False, x, y, None))
            if number % 10 == 9:
                await run.settle()
                if run.app._exit:  # a click on Quit
                    return
                clean(run)
        await run.press("escape", "escape", "escape", "T")
        assert run.front == "TodayScreen"


async def test_the_size_changes_while_a_check_in_is_saved(settled: Journal) -> None:
    async with open_app(settled) as run:
        for number, size in enumerate([(40, 12), (140, 45), (60, 20), (200, 60)]):
            await run.pilot.press(*(["a"] if number else []), "4", "c")
            await run.pilot.press("enter")
            await run.resize(*size)
            assert run.today.has_class("-saved")
            clean(run)
    assert [c.pain for c in settled.diary.day(settled.today).check_ins] == [4] * 4


async def test_the_size_changes_while_a_note_is_typed(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "w")
        for size in [(40, 12), (200, 60), (80, 24)]:
            await run.pilot.press(*"ab")
            await run.resize(*size)
            area = run.screen.query_one(TextArea)
            assert run.screen.region.contains_region(area.region)
            await run.pilot.press(*"cd")
        await run.press("escape", "enter")
    assert settled.diary.day(settled.today).check_ins[0].note == "abcd" * 3


async def test_the_size_changes_while_a_line_is_typed_and_a_search_runs(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("H", "slash")
        for letter, size in zip("cold", [(40, 12), (140, 45), (60, 20), (200, 60)], strict=True):
            await run.pilot.press(letter)
            await run.resize(*size)
        assert run.screen.query_one(Input).value == "cold"
        assert "fit" in run.text("#count")
        await run.press("escape")
        assert "fit" not in run.text("#count")


async def test_the_size_changes_during_a_guided_press(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        for size in [(40, 12), (200, 60), (60, 20)]:
            await pass_time(run, screen, clock, 9)
            await run.resize(*size)
            for part in ("#point", "#count", "#state", "#next"):
                assert screen.region.contains_region(run.one(part).region), part
            assert screen.max_scroll_y == 0
        assert "and out" in run.text("#state")
        await run.press("escape")
        assert run.front == "SessionAfter"
    (session,) = settled.diary.day(settled.today).sessions
    assert session.seconds == 7
