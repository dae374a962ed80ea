"""The app looks for damage once its start is over, and says what to do."""

from __future__ import annotations

import pytest
from tests.tui.conftest import open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.storage import faults
from backcare_tui.storage.store import Store


async def test_damage_is_told_with_the_way_out(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(journal) as run:
        # Which page is bad does not matter here: the store's own tests find real damage.
        def damaged(self: Store) -> None:
            raise faults.damaged(self.location)

        monkeypatch.setattr(Store, "verify", damaged)
        run.app.settle()
        await run.settle()
        (told,) = run.app._notifications
        assert "is damaged." in told.message
        assert "backcare db check" in told.message
