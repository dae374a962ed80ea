"""Words that look like markup or steer a terminal are shown as they were written, everywhere."""

from __future__ import annotations

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app
from textual.widgets import Input, TextArea

from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.thorough

NASTY = "[b + [/ [red]x[/] 腎俞 😀"


def drawn(run: Driver) -> str:
    """All that stands on the screen."""
    lines = run.screen._compositor.render_strips()
    return "\n".join("".join(part.text for part in line) for line in lines)


def shows(run: Driver, words: str = "[b + [/ [red]x[/]") -> None:
    """The words stand there, or their first ones where there is little room."""
    assert words in drawn(run), drawn(run)
    assert "went wrong" not in run.toasts


@pytest.mark.parametrize("size", SIZES)
async def test_a_nasty_note_stands_as_written_on_every_screen(
    settled: Journal, size: tuple[int, int]
) -> None:
    log(settled, 6, ago(0), note=NASTY)
    log(settled, 5, ago(1), note=NASTY)
    async with open_app(settled, size) as run:
        shows(run)
        await run.press("H")
        shows(run, "[b + [/")
        await run.press("enter")
        shows(run)
        await run.press("escape", "e", "w")
        assert run.screen.query_one(TextArea).text == NASTY
        shows(run)
        await run.press("escape")
        shows(run)
        await run.press("escape", "slash", *"[red]x[/]")
        assert "2 days fit" in run.text("#count")
        assert "[red]x[/]" in drawn(run)


async def test_a_nasty_note_stands_as_written_beside_the_chart(settled: Journal) -> None:
    log(settled, 6, note=NASTY)
    async with open_app(settled, (140, 45)) as run:
        await run.press("R", "left")
        shows(run)


@pytest.mark.parametrize("size", SIZES)
async def test_a_nasty_mark_stands_as_written(settled: Journal, size: tuple[int, int]) -> None:
    log(settled, 6)
    settled.diary.mark(NASTY, settled.today)
    async with open_app(settled, size) as run:
        await run.press("R", "left")
        for view in ("chart", "calendar"):
            assert run.screen.shown == view  # type: ignore[attr-defined]
            run.one("#readout").scroll_visible(animate=False)
            await run.settle()
            shows(run)
            await run.press("k")
        await run.press("H", "enter")
        shows(run)


async def test_a_nasty_setting_stands_as_written(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("comma")
        options = run.one("OptionList")
        options.highlighted = options.get_option_index("emergency_number")  # type: ignore[attr-defined]
        await run.press("enter")
        run.screen.query_one(Input).value = NASTY
        await run.press("enter")
        shows(run)
        await run.press("escape", "exclamation_mark")
        shows(run)
