"""A disk that fills up and a file that goes away, under the open app: nothing entered is lost."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log
from tests.full_disk import Disk, small_disk
from tests.tui.conftest import open_app
from tests.tui.sessions import begin, pass_time, record
from tests.tui.test_drafts import kept

from backcare_tui import paths
from backcare_tui.domain.checkin import Side
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage.store import open_store

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞"
STILL_HERE = "What you entered is still here."


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A home on a small disk."""
    with small_disk() as made:
        monkeypatch.setenv("HOME", str(made.path))
        yield made


@pytest.fixture
def on_disk(settled: Journal, disk: Disk, clock: SetClock) -> Iterator[Journal]:
    """A screened diary on it."""
    settled.close()
    file = shutil.copy(settled.location, disk.path / "diary.db")
    journal = Journal(Settings(database=str(file)), clock)
    yield journal
    journal.close()


def export(journal: Journal) -> str:
    """All that the diary holds."""
    return "".join(journal.transfer.export_ndjson())


def pains(journal: Journal) -> list[int]:
    """All check-ins as the file holds them."""
    with open_store(journal.location) as store:
        return [entry.pain for entry in store.check_ins(journal.person)]


@pytest.mark.parametrize("full_at", ["start", "save"])
async def test_a_save_without_room_keeps_what_was_entered(
    on_disk: Journal, disk: Disk, full_at: str
) -> None:
    before = export(on_disk)
    on_disk.close()
    if full_at == "start":
        disk.fill()
    async with open_app(on_disk) as run:
        await run.press("8", "c", "w")
        await run.type(HELL)
        await run.press("escape")
        if full_at == "save":
            disk.fill()
        await run.press("enter")
        told = f"Could not save to {on_disk.location}: the disk is full."
        assert f"{told}\n{STILL_HERE}\nFree some space, then try again." in run.toasts
        form = run.today.form
        assert (form.pain, form.note, form.exposures) == (8, HELL, {"cold": True})
        assert not run.today.has_class("-saved")
        assert export(on_disk) == before
        disk.make_room()
        await run.press("enter")
        assert run.today.has_class("-saved")
    (entry,) = on_disk.diary.day(on_disk.today).check_ins
    assert (entry.pain, entry.note, dict(entry.exposures)) == (8, HELL, {"cold": True})


async def test_room_that_is_made_while_the_app_is_open_is_found_at_once(
    on_disk: Journal, disk: Disk
) -> None:
    disk.fill()
    async with open_app(on_disk) as run:
        assert "The diary can only be read for now: the disk is full." in run.toasts
        disk.make_room()
        await run.press("8", "enter")
        assert run.today.has_class("-saved")
    assert pains(on_disk) == [8]


async def test_an_edit_without_room_keeps_what_was_entered(on_disk: Journal, disk: Disk) -> None:
    async with open_app(on_disk) as run:
        await run.press("3", "enter", "H", "e", "9")
        disk.fill()
        await run.press("enter")
        assert run.front == "EditCheckIn"
        assert "the disk is full." in run.toasts
        assert STILL_HERE in run.toasts
        assert pains(on_disk) == [3]
        disk.make_room()
        await run.press("enter")
        assert run.front == "HistoryScreen"
    assert pains(on_disk) == [9]


async def test_a_draft_without_room_is_told_and_kept_later(on_disk: Journal, disk: Disk) -> None:
    file = paths.drafts_file()
    assert file.is_relative_to(disk.path)
    async with open_app(on_disk) as run:
        await run.press("4")
        await kept(run)
        before = file.read_bytes()
        disk.fill()
        await run.press("6", "w")
        await run.type(HELL)
        await kept(run)
        told = f"What you enter is not kept until you save it. Could not write {file}: the disk is"
        assert f"{told} full." in run.toasts
        assert file.read_bytes() == before
        assert [each.name for each in file.parent.iterdir()] == [file.name]
        disk.make_room()
        await kept(run)
        await run.press("escape", "enter")
        assert run.today.has_class("-saved")
    assert pains(on_disk) == [6]


async def test_a_hold_without_room_is_kept_once_there_is_some(on_disk: Journal, disk: Disk) -> None:
    async with open_app(on_disk) as run:
        screen, clock = await begin(run, record(on_disk, "BL40"))
        await run.press("space")
        disk.fill()
        await pass_time(run, screen, clock, 30)
        assert "the disk is full" in run.toasts
        assert not on_disk.diary.day(on_disk.today).sessions
        disk.make_room()
        await run.press("space")
        await pass_time(run, screen, clock, 30)
    sessions = on_disk.diary.day(on_disk.today).sessions
    assert {(each.side, each.seconds) for each in sessions} == {(Side.LEFT, 30), (Side.RIGHT, 30)}
    assert len(sessions) == 2


@pytest.mark.parametrize("whole_folder", [False, True])
async def test_a_diary_that_was_deleted_is_rescued_and_the_form_stays(
    settled: Journal, tmp_path: Path, clock: SetClock, whole_folder: bool
) -> None:
    settled.close()
    folder = tmp_path / "place"
    folder.mkdir()
    file = Path(shutil.copy(settled.location, folder / "diary.db"))
    journal = Journal(Settings(database=str(file)), clock)
    log(journal, 3, ago(1))
    async with open_app(journal) as run:
        await run.press("8", "w")
        await run.type(HELL)
        await run.press("escape")
        if whole_folder:
            shutil.rmtree(folder)
        else:
            for each in folder.glob("diary.db*"):
                each.unlink()
        await run.press("enter")
        assert f"{file} was deleted or replaced while it was open" in run.toasts
        assert STILL_HERE in run.toasts
        (copy,) = folder.glob("diary-rescued-*.db")
        assert f"All that the diary held is in {copy}." in run.toasts
        assert (run.today.form.pain, run.today.form.note) == (8, HELL)
        assert not run.today.has_class("-saved")
        for _again in range(2):
            await run.press("enter")
            assert not run.today.has_class("-saved")
        assert list(folder.iterdir()) == [copy]
        assert [entry.pain for entry in journal.store.check_ins("me")] == [3]
        # It is the same file that is open: nothing of it is lost by that.
        copy.rename(file)
        await run.press("enter")
        assert run.today.has_class("-saved")
    journal.close()
    assert sorted(pains(journal)) == [3, 8]
