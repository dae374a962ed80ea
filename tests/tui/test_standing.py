"""A damaged or a missing diary under the app: it stands on every page, until it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log
from tests.tui.conftest import SIZES, Driver, open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import restore
from backcare_tui.tui.standing import StandingBar

pytestmark = pytest.mark.thorough

PAGES = ("T", "R", "P", "C", "H")
WAY_BACK = (
    "There is a backup of Mon 9 Mar with 15 days:\nbackcare backup restore newest\n"
    "The damaged file is kept. backcare db salvage reads what else is in it."
)


@pytest.fixture
def kept(settled: Journal, clock: SetClock) -> Journal:
    """A diary of 15 days, all of them in a backup, and closed."""
    for day in range(15):
        log(settled, day % 10, ago(day), note="[b + [/ 腎俞")
    clock.forward(seconds=1)
    settled.backups.create()
    settled.close()
    return settled


def truncate(journal: Journal) -> None:
    file = Path(journal.location)
    file.write_bytes(file.read_bytes()[:9000])


def take_away(journal: Journal) -> None:
    file = Path(journal.location)
    for each in file.parent.glob(f"{file.name}*"):
        each.unlink()


def standing(run: Driver) -> str:
    """What stands on the page in front; empty where nothing does."""
    return "".join(str(bar.render()) for bar in run.screen.query(StandingBar))


@pytest.mark.parametrize("size", SIZES)
async def test_damage_stands_on_every_page_and_is_not_cut_off(
    kept: Journal, size: tuple[int, int]
) -> None:
    truncate(kept)
    async with open_app(kept, size=size) as run:
        run.app.clear_notifications()
        for key in PAGES:
            await run.press(key)
            assert standing(run) == (
                f"The diary is damaged. Nothing can be saved until it is mended.\n{WAY_BACK}"
            )
            (bar,) = run.screen.query(StandingBar)
            assert bar.region.height >= 4
            assert run.screen.region.contains_region(bar.region)


async def test_what_is_entered_stays_and_quitting_says_what_is_true(kept: Journal) -> None:
    truncate(kept)
    file = Path(kept.location)
    damaged = file.read_bytes()
    async with open_app(kept) as run:
        await run.press("7", "enter")
        assert run.today.form.pain == 7
        run.app.clear_notifications()
        await run.press("q")
        told = [each.message for each in run.app._notifications]
        assert (
            "Your check-in for Mon 9 Mar is not saved yet, and cannot be saved until the diary is "
            "mended. Quit once more to leave."
        ) in told
        assert file.read_bytes() == damaged
        # Restored by a command meanwhile.
        other = Journal(kept.settings, kept.clock)
        restore(other, other.backups.find())
        other.close()
        run.app._turn_page()
        await run.settle()
        assert standing(run) == ""
        assert run.today.form.pain == 7
        await run.press("enter")
        assert 7 in [entry.pain for entry in kept.diary.day(kept.today).check_ins]


async def test_a_diary_that_is_gone_stands_beside_the_new_one(kept: Journal) -> None:
    take_away(kept)
    async with open_app(kept) as run:
        await run.press("escape")
        for key in PAGES:
            await run.press(key)
            assert standing(run) == (
                "There is no diary here, but a backup of Mon 9 Mar with 15 days:\n"
                "backcare backup restore newest"
            )
        await run.press("T", "4", "enter")
        assert [entry.pain for entry in kept.diary.day(kept.today).check_ins] == [4]
        run.app._turn_page()
        await run.settle()
        assert run.today.query(StandingBar)
        other = Journal(kept.settings, kept.clock)
        restore(other, other.backups.find())
        other.close()
        run.app._turn_page()
        await run.settle()
        assert not run.today.query(StandingBar)


async def test_undo_of_a_restore_over_a_damaged_diary_says_that_nothing_changes(
    kept: Journal,
) -> None:
    wanted = "".join(kept.transfer.export_ndjson())
    kept.close()
    truncate(kept)
    aside = restore(kept, kept.backups.find()).aside
    assert aside is not None
    async with open_app(kept) as run:
        await run.press("u")
        (told,) = run.app._notifications
        assert told.message == (
            f"Taken back: restore (the damaged diary is {aside.name})\n"
            "The diary stays as it was restored, and a damaged file stays where it is. Undo goes "
            "on with the change before."
        )
    assert "".join(kept.transfer.export_ndjson()) == wanted


async def test_a_whole_diary_and_a_new_one_have_nothing_standing(
    kept: Journal, journal: Journal
) -> None:
    async with open_app(kept) as run:
        run.app.settle()
        await run.settle()
        assert standing(run) == ""
