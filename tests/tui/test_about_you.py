"""About you: its answers are gone through one by one, and each is saved at once."""

from __future__ import annotations

from tests.tui.conftest import Driver, open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.tui.widgets.questions import Questions


def cursor(run: Driver) -> int:
    """Which question is marked."""
    return run.screen.query_one(Questions).cursor


async def test_an_answer_leads_to_the_next_row_answered_or_not(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("C", "i", "n", "n", "n", "home")
        assert cursor(run) == 0
        await run.press("y")
        assert cursor(run) == 1, "the next was answered already, and is looked at again"
        await run.press("end")
        last = len(run.screen.query_one(Questions).questions) - 1
        assert cursor(run) == last
        await run.press("n")
        assert cursor(run) == last
    answers = [item.value for item in settled.care.profile()]
    assert answers[:3] == [True, False, False]
    assert answers[-1] is False


async def test_the_reason_follows_to_the_ends(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("C", "i", "home")
        first = run.text("#why")
        await run.press("end")
        assert run.text("#why") != first
        await run.press("home")
        assert run.text("#why") == first
