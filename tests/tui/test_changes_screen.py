"""How much work the list of changes makes."""

from __future__ import annotations

import pytest
from tests.factories import log
from tests.tui.conftest import open_app

from backcare_tui.journal.change_words import change_state
from backcare_tui.journal.journal import Journal
from backcare_tui.storage.change import Change


async def test_drawing_looks_at_the_lines_that_are_drawn(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(60):
        log(journal)
    looked: list[Change] = []

    def look(change: Change) -> str:
        looked.append(change)
        return change_state(change)

    monkeypatch.setattr("backcare_tui.tui.screens.changes.change_state", look)
    async with open_app(journal, (80, 24)) as run:
        await run.press("H", "c")
        assert run.front == "ChangesScreen"
        looked.clear()
        await run.press("end", "home", "down")
        assert 0 < len(looked) < 3 * 3 * 24
