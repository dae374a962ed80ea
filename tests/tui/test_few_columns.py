"""What small terminals show: a text ends with its last word, or is left out whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.factories import log
from tests.tui.conftest import open_app

from backcare_tui.journal.journal import Journal


@pytest.mark.parametrize("size", [(40, 12), (60, 20)])
async def test_the_week_is_told_to_its_end(demo: Journal, size: tuple[int, int]) -> None:
    for back in range(8, 12):
        log(demo, 3, demo.today - timedelta(days=back))
    async with open_app(demo, size) as run:
        week = run.one("#week")
        assert "the week before" in " ".join(run.text("#week").split())
        assert week.virtual_size.height == week.size.height == 2


async def test_half_a_span_of_days_is_not_told(demo: Journal) -> None:
    async with open_app(demo, (40, 12)) as run:
        await run.press("R")
        assert run.text("#ranges").rstrip().endswith("all")
        await run.resize(60, 20)
        assert " to " in run.text("#ranges")


async def test_each_likelihood_stands_in_a_line(demo: Journal) -> None:
    async with open_app(demo, (40, 12)) as run:
        await run.press("P")
        lines = run.text("#text").split("\n")
        assert any(a.startswith("Cold and damp") and a.endswith("about 95 %") for a in lines)
