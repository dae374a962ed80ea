"""The app on an encrypted diary leaves nothing of it beside it in plain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.factories import log
from tests.tui.conftest import open_app

from backcare_tui import paths
from backcare_tui.journal import encryption
from backcare_tui.journal.journal import Journal
from backcare_tui.storage import cipher


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    yield
    cipher._KEYS.clear()


async def test_what_is_typed_is_nowhere_on_the_disk(settled: Journal) -> None:
    encryption.encrypt(settled, b"any")
    async with open_app(settled) as run:
        log(settled, 4, note="saved thought")
        await run.press("left_square_bracket", "8", "w")
        await run.type("unsaved thought")
        run.today.drafts.keep()
        await run.settle()
        assert run.today.form.pain == 8
        assert run.today.drafts.forms()[-1].note == "unsaved thought"
        for folder in (Path(settled.location).parent, paths.state_file().parent):
            for file in folder.rglob("*"):
                assert not file.is_file() or b"saved thought" not in file.read_bytes(), file
        assert not paths.drafts_file().exists()
    assert settled.diary.day(settled.today).check_ins[0].note == "saved thought"
