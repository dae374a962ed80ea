"""Every screen at every size: nothing cut in the bars, nothing wider than its place."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.factories import SetClock, log, screen
from tests.tui.conftest import Driver, open_app
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.widgets.chips import Chips
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.nav_bar import PAGES, NavBar
from backcare_tui.tui.widgets.pain_scale import PainScale
from backcare_tui.tui.widgets.questions import Questions
from backcare_tui.tui.widgets.reminders import Reminders

pytestmark = pytest.mark.slow

GRID = [
    (40, 12),
    (40, 40),
    (50, 15),
    (60, 20),
    (71, 30),
    (72, 18),
    (80, 24),
    (100, 30),
    (119, 24),
    (120, 40),
    (140, 45),
    (200, 60),
]
OURS = (Chips, KeyBar, NavBar, PainScale, Questions, Reminders)


def look(run: Driver, size: tuple[int, int]) -> None:
    """Judge the screen in front."""
    whole, where = Region(0, 0, *size), f"{run.front} at {size}"
    for nav in run.screen.query(NavBar):
        words = nav.render().plain
        assert whole.contains_region(nav.region), where
        assert all(title.lower() in words.lower() for _, title, _ in PAGES), where
    for keys in run.screen.query(KeyBar):
        assert whole.contains_region(keys.region), where
        assert keys._boxes, where
    for widget in run.screen.walk_children(Widget):
        if all(part.display for part in widget.ancestors_with_self if isinstance(part, Widget)):
            look_at(widget, f"{widget} of {where}")
            if widget.focusable and not isinstance(widget.parent, VerticalScroll):
                assert widget.region.overlaps(whole), where


def look_at(widget: Widget, where: str) -> None:
    """Judge one widget that shows."""
    if isinstance(widget, OURS) and not (isinstance(widget, Questions) and not widget.questions):
        assert widget.size.area, where
        content = widget.render()
        assert isinstance(content, Content)
        lines = [Content(line.rstrip()).cell_length for line in content.plain.split("\n")]
        if not isinstance(widget, Reminders):  # those wrap
            assert max(lines) <= widget.content_size.width, f"{where}: {content.plain}"
        assert len(lines) <= max(widget.content_size.height, 1), where
    elif isinstance(widget, VerticalScroll):
        assert widget.size.height >= 2, where
    elif isinstance(widget, Static) and str(widget.render()):
        assert widget.size.area, where


async def look_at_all(run: Driver, sizes: Sequence[tuple[int, int]] = GRID) -> None:
    """Judge the screen in front at every size, and end at the size as designed."""
    for size in (*sizes, (80, 24)):
        await run.resize(*size)
        look(run, size)


@pytest.mark.parametrize("key", [*"TRPCH", "saved", "note", "s", "i", "!"])
async def test_a_screen_at_every_size(demo: Journal, key: str) -> None:
    keys = {
        "T": ["4", "c", "f", "f", "y", "escape", "n", "y"],
        "H": ["H", "slash"],
        "saved": ["2", "enter"],
        "note": ["w"],
        "i": ["C", "i"],
    }
    async with open_app(demo) as run:
        await run.press(*keys.get(key, [key]))
        await look_at_all(run, GRID if key in "TRPCH" else GRID[::2])


async def test_the_questions_that_come_first(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await look_at_all(run, GRID[::3])
        await run.press("enter")
        await look_at_all(run, GRID[::3])
        await run.press("y")
        await run.none()
        assert run.front == "WarningSignsScreen"
        await look_at_all(run, GRID[::3])
        await run.press("escape", "P")
        await look_at_all(run, GRID[::3])


@pytest.mark.parametrize("size", [(40, 12), (200, 60)])
async def test_opening_at_a_size(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        for key in "TRPCH":
            await run.press(key)
            look(run, size)


async def test_the_welcome_can_be_read_to_its_end(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal, (40, 12)) as run:
        await run.press("pagedown")
        assert run.one("#asked").scroll_target_y > 0


async def test_the_weekly_list(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("4", "enter")
        assert run.front == "ChecklistScreen"
        await look_at_all(run)


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_the_marked_question_can_be_seen(
    fresh_journal: Journal, size: tuple[int, int]
) -> None:
    async with open_app(fresh_journal, size) as run:
        await run.press("enter")
        questions = run.one("Questions")
        assert isinstance(questions, Questions)
        holder = run.one("#asked")
        while questions.cursor < len(questions.questions) - 1:
            await run.press("down")
            top = sum(
                questions._height(q, questions.size.width)
                for q in questions.questions[: questions.cursor]
            )
            line = questions.region.y + top
            assert holder.region.y <= line < holder.region.bottom


async def test_the_marked_reminder_can_be_seen(settled: Journal) -> None:
    log(settled, 6, exposures={"cold": True, "damp": True, "lifting": True, "fatigue": True})
    async with open_app(settled, (40, 12)) as run:
        reminders = run.today.body.reminders
        for _ in range(len(reminders.entries)):
            lines = reminders.render().plain.split("\n")
            at = reminders.region.y + next(
                i for i, line in enumerate(lines) if line.startswith("▸")
            )
            assert run.today.body.region.y <= at < run.today.body.region.bottom
            await run.press("down")


async def test_a_locked_diary_in_the_smallest_terminal(
    fresh_journal: Journal, clock: SetClock
) -> None:
    screen(fresh_journal, RF03=SafetyReply.YES, RF06=SafetyReply.YES, RF09=SafetyReply.YES)
    async with open_app(fresh_journal, (40, 12)) as run:
        await run.press("exclamation_mark")
        look(run, (40, 12))
        assert "emergency" in run.text("#now").lower()
        await run.press("pagedown")
        look(run, (40, 12))
