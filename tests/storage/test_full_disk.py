"""Copying and reading a diary where the disk has no room left."""

import shutil
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from tests.full_disk import small_disk
from tests.storage.factories import AT, FreshDiary, check_in

from backcare_tui.errors import StorageFailure
from backcare_tui.storage.store import Store, open_store


@pytest.fixture
def diary(fresh_sqlite: FreshDiary) -> Path:
    """A diary with one check-in."""
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        store.write("me", "first", put=[check_in("a")], at=AT)
    return path


def ids(store: Store) -> list[str]:
    return [entry.id for entry in store.check_ins("me")]


def test_a_copy_without_room_leaves_nothing_wherever_the_room_ends(diary: Path) -> None:
    with small_disk("400k") as disk, open_store(diary) as store:
        copy = disk.path / "copy.db"
        for room in range(0, diary.stat().st_size, 4096):
            disk.fill(room)
            with pytest.raises(StorageFailure) as caught:
                store.back_up(copy)
            assert caught.value.message == f"Could not save to {copy}: the disk is full."
            assert [each.name for each in disk.path.iterdir()] == ["filler"]
            disk.make_room()
        # There is room for the copy from here on, but not at once for what SQLite puts beside it.
        for room in range(diary.stat().st_size, 300_000, 4096):
            disk.fill(room)
            with suppress(StorageFailure):
                store.back_up(copy)
            assert {each.name for each in disk.path.iterdir()} <= {"filler", "copy.db"}
            disk.make_room()
            if copy.exists():
                break
        with open_store(copy) as copied:
            assert ids(copied) == ["a"]


@pytest.mark.parametrize("open_elsewhere", [True, False])
def test_the_newest_writes_are_read_without_room(diary: Path, open_elsewhere: bool) -> None:
    with small_disk("800k") as disk:
        file = Path(shutil.copy(diary, disk.path / "diary.db"))
        with ExitStack() as writer:
            store = writer.enter_context(open_store(file))
            store.write("me", "newer", put=[check_in("newer")], at=AT)
            log = Path(f"{file}-wal").read_bytes()
            if not open_elsewhere:
                main = file.read_bytes()
                writer.close()
                file.write_bytes(main)
                Path(f"{file}-wal").write_bytes(log)
            disk.fill()
            with open_store(file) as reader:
                assert sorted(ids(reader)) == ["a", "newer"]
                put = [check_in("big", note="x" * 2000), check_in("more", note="x" * 2000)]
                with pytest.raises(StorageFailure) as caught:
                    reader.write("me", "no room", put=put, at=AT)
                assert caught.value.message == f"Could not save to {file}: the disk is full."
                assert sorted(ids(reader)) == ["a", "newer"]
            disk.make_room()
        with open_store(file) as again:
            again.write("me", "room", put=put, at=AT)
            again.verify()
            assert sorted(ids(again)) == ["a", "big", "more", "newer"]
