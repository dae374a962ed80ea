"""The tour through the demonstration."""

from __future__ import annotations

import pytest
from tests.tui.conftest import SIZES, Driver

from backcare_tui.journal.journal import Journal
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.tour import STOPS, Tour

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("size", SIZES)
async def test_it_leads_through_every_screen_and_ends(demo: Journal, size: tuple[int, int]) -> None:
    app = BackcareApp(demo, tour=Tour())
    async with app.run_test(size=size) as pilot:
        run = Driver(app, pilot)
        await run.settle()
        seen = []
        for number, stop in enumerate(STOPS, 1):
            told = " ".join(run.text("TourBar").split())
            assert f"Tour {number} of {len(STOPS)}" in told
            assert stop.words.split(". ")[0] in told
            assert app.current_mode == stop.mode
            seen.append(getattr(run.screen, "shown", ""))
            await run.press("ctrl+n")
        assert "triggers" in seen
        assert not run.one("TourBar").display
        await run.press("ctrl+x")
        assert "Tour 1 of" in run.text("TourBar")
        await run.press("ctrl+x")
        assert not run.one("TourBar").display
    assert app.fault is None


async def test_leaving_the_way_does_not_lose_it(demo: Journal) -> None:
    app = BackcareApp(demo, tour=Tour())
    async with app.run_test(size=(80, 24)) as pilot:
        run = Driver(app, pilot)
        await run.settle()
        await run.press("ctrl+n", "x", "H")
        assert "Tour 2 of" in run.text("TourBar")
        await run.press("ctrl+n")
        assert (app.current_mode, getattr(run.screen, "shown", "")) == ("trends", "triggers")


async def test_without_a_tour_its_keys_do_nothing(demo: Journal) -> None:
    app = BackcareApp(demo)
    async with app.run_test() as pilot:
        run = Driver(app, pilot)
        await run.settle()
        await run.press("ctrl+n", "ctrl+x")
        assert app.current_mode == "today"
        assert not run.screen.query("TourBar")
