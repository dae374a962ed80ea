"""Backups in the app: made from the palette, and a failing one told without stopping a write."""

from __future__ import annotations

from tests.factories import SetClock, log
from tests.tui.conftest import Driver, open_app
from textual.command import DiscoveryHit

from backcare_tui.journal.journal import Journal
from backcare_tui.storage.backup_names import Reason
from backcare_tui.tui.commands import BackcareCommands


def told(run: Driver) -> list[str]:
    return [each.message for each in run.app._notifications]


async def choose(run: Driver, name: str) -> None:
    """Run what the palette offers by this name."""
    provider = BackcareCommands(run.screen)
    await provider.startup()
    async for hit in provider.discover():
        if isinstance(hit, DiscoveryHit) and str(hit.prompt) == name:
            hit.command()
            await run.settle()
            return
    raise AssertionError(f"{name} is not offered")


async def test_the_palette_makes_a_backup_and_tells_where(settled: Journal) -> None:
    log(settled, 4)
    async with open_app(settled) as run:
        await choose(run, "Make a backup")
        by_hand = [b.backup for b in settled.backups.all() if b.backup.reason is Reason.BY_HAND]
        assert told(run) == [f"Backed up to {by_hand[0].path}"]
        assert by_hand[0].record() is not None


async def test_a_failing_backup_is_told_and_everything_goes_on(
    settled: Journal, clock: SetClock
) -> None:
    clock.forward(days=1)
    folder = settled.backups.folder
    if folder.exists():
        folder.rename(folder.with_name("elsewhere"))
    folder.write_text("in the way [b + [/ 腎俞")
    async with open_app(settled) as run:
        await choose(run, "Make a backup")
        (error,) = told(run)
        assert error.startswith(f"{folder} is not a folder.")
        run.app.clear_notifications()
        await run.press("4", "enter")
        assert settled.diary.day(settled.today).check_ins[0].pain == 4
        assert any(
            each.startswith("Today's backup of the diary was not made.") for each in told(run)
        )
