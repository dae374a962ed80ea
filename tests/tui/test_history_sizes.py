"""What History opens, at every size: nothing cut in the bars, nothing wider than its place."""

from __future__ import annotations

import pytest
from tests.tui.conftest import open_app
from tests.tui.test_sizes import GRID, look_at_all

from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.slow

WAYS = {
    "day": ["enter"],
    "edit": ["e", "v"],
    "marked": ["space", "shift+down"],
    "bulk": ["space", "shift+down", "b", "c"],
    "found": ["slash", *"cold -damp", "enter"],
    "changes": ["c"],
}


@pytest.mark.parametrize("way", WAYS)
async def test_what_history_opens_at_every_size(demo: Journal, way: str) -> None:
    async with open_app(demo) as run:
        await run.press("H", *WAYS[way])
        await look_at_all(run, GRID[::2])
