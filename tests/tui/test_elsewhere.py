"""What another program writes shows on the screen in front."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.factories import ago, log
from tests.tui.conftest import open_app

from backcare_tui.journal.journal import Journal


@pytest.fixture
def other(settled: Journal) -> Iterator[Journal]:
    """The same diary in another window."""
    journal = Journal(settled.settings, settled.clock)
    yield journal
    journal.close()


@pytest.mark.parametrize(("keys", "where"), [("H", "Rows"), ("", "#saved")])
async def test_the_screen_in_front_follows_another_program(
    settled: Journal, other: Journal, keys: str, where: str
) -> None:
    log(settled, 3, note="from before")
    async with open_app(settled) as run:
        await run.press(*keys)
        await run.app._elsewhere.look()
        entry = other.diary.day(ago(0)).check_ins[0]
        other.diary.edit(entry.id, pain=7, note="from elsewhere")
        await run.app._elsewhere.look()
        await run.settle()
        assert "from elsewhere" in run.text(where)


async def test_own_writes_are_not_taken_for_those_of_others(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.app._elsewhere.look()
        told: list[None] = []
        log(settled, 3)
        run.app.diary_changed.subscribe(run.app, told.append)
        await run.app._elsewhere.look()
        await run.settle()
        assert told == []


async def test_what_is_typed_stays(settled: Journal, other: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("6", "c", "w")
        await run.type("half a word")
        await run.app._elsewhere.look()
        log(other, 2, day=ago(1))
        await run.app._elsewhere.look()
        await run.settle()
        assert run.today.form.pain == 6
        assert run.today.drafts.forms()[-1].note == "half a word"
