"""The screens as they look, one picture each.

After a change that is meant: ``pytest tests/tui/test_snapshots.py --snapshot-update``, and look at
the pictures before they are kept.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.factories import YES, ago, log, screen
from tests.tui.conftest import Driver
from textual.pilot import Pilot

from backcare_tui.journal.journal import Journal
from backcare_tui.tui.app import BackcareApp

pytestmark = pytest.mark.thorough

Compare = Callable[..., bool]
DEMO = {
    "today": ((80, 24), "4 c f f"),
    "today-wide": ((140, 45), "4 c f f"),
    "today-saved": ((80, 24), "4 c enter"),
    "trends": ((80, 24), "R left"),
    "trends-wide": ((140, 45), "R left"),
    "triggers": ((80, 24), "R x"),
    "calendar": ((80, 24), "R k left"),
    "pattern": ((80, 24), "P"),
    "care": ((80, 24), "C"),
    "history": ((80, 24), "H"),
    "settings": ((80, 24), "comma"),
    "help": ((80, 24), "question_mark"),
}
"""The size, and the keys that lead there."""


@pytest.fixture
def looks_as_before(snap_compare: Compare) -> Compare:
    """Open the app, press keys, and compare with the picture that was kept."""

    def compare(journal: Journal, keys: str = "", size: tuple[int, int] = (80, 24)) -> bool:
        app = BackcareApp(journal)

        async def lead(pilot: Pilot[None]) -> None:
            run = Driver(app, pilot)
            await run.settle()
            await run.press(*keys.split())

        return snap_compare(app, terminal_size=size, run_before=lead)

    return compare


@pytest.mark.parametrize("name", DEMO)
def test_a_screen_of_the_demonstration(demo: Journal, looks_as_before: Compare, name: str) -> None:
    size, keys = DEMO[name]
    assert looks_as_before(demo, keys, size)


def test_the_first_start(fresh_journal: Journal, looks_as_before: Compare) -> None:
    assert looks_as_before(fresh_journal)


def test_the_first_day_saved(settled: Journal, looks_as_before: Compare) -> None:
    log(settled, 3, ago(0), note="[b + [/ 腎俞 😀", exposures={"cold": True})
    assert looks_as_before(settled)


def test_a_warning_sign_stands_open(fresh_journal: Journal, looks_as_before: Compare) -> None:
    screen(fresh_journal, RF03=YES)
    assert looks_as_before(fresh_journal, "exclamation_mark")
