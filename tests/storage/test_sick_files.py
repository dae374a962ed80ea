"""A diary whose file goes away, is exchanged or cannot be written: nothing acknowledged is lost."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.factories import SetClock, log
from tests.storage.factories import AT, FreshDiary, check_in
from tests.storage.test_permissions import folder, path, run  # noqa: F401 - fixtures

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import Entry
from backcare_tui.errors import DatabaseError, StorageFailure
from backcare_tui.journal.encryption import encrypt
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.cipher import salt_of
from backcare_tui.storage.faults import Detached
from backcare_tui.storage.store import Store, open_store

pytestmark = pytest.mark.thorough


def delete_all(file: Path) -> None:
    for each in file.parent.glob("diary.db*"):
        each.unlink()


def delete_folder(file: Path) -> None:
    shutil.rmtree(file.parent)


def exchange(file: Path) -> None:
    file.with_name("other.db").rename(file)


@pytest.fixture
def place(fresh_sqlite: FreshDiary, tmp_path: Path) -> Path:
    """A diary with one entry, and another one beside it."""
    file = tmp_path / "place" / "diary.db"
    file.parent.mkdir()
    for name, key in ((file, "a"), (file.with_name("other.db"), "other")):
        shutil.copy(fresh_sqlite(), name)
        with open_store(name) as store:
            store.write("me", "first", put=[check_in(key)], at=AT)
    return file


def everything(file: Path) -> list[Entry]:
    with open_store(file) as store:
        return list(store.everything("me"))


def bulk(journal: Journal) -> None:
    journal.backups.before(Reason.BEFORE_BULK)


def ids(store: Store) -> list[str]:
    return [entry.id for entry in store.check_ins("me")]


@pytest.mark.parametrize("lose", [delete_all, Path.unlink, delete_folder, exchange])
def test_a_write_to_a_file_that_is_gone_is_not_acknowledged(
    place: Path, lose: Callable[[Path], None]
) -> None:
    with open_store(place) as store:
        store.write("me", "second", put=[check_in("b")], at=AT)
        lose(place)
        with pytest.raises(Detached) as caught:
            store.write("me", "third", put=[check_in("c", note="secret")], at=AT)
    assert caught.value.message == (
        f"{place} was deleted or replaced while it was open, so nothing was saved there."
    )
    (copy,) = place.parent.glob("diary-rescued-*.db")
    assert caught.value.hint == (
        f"All that the diary held is in {copy}. To have it back at its place, close backcare "
        "first, then rename that file."
    )
    assert copy.stat().st_mode & 0o777 == 0o600
    with open_store(copy) as store:
        store.verify()
        assert ids(store) == ["a", "b"]
    # What is there now is read without a rest of the old file's log.
    with open_store(place) as store:
        store.verify()
        assert ids(store) == (["other"] if lose is exchange else [])


def test_the_journal_goes_on_with_what_is_at_the_place(place: Path) -> None:
    journal = Journal(Settings(database=str(place)), SetClock())
    log(journal, 3)
    exchange(place)
    with pytest.raises(Detached):
        log(journal, 4)
    assert ids(journal.store) == ["other"]
    log(journal, 5)
    journal.close()
    with open_store(place) as store:
        assert len(store.check_ins("me")) == 2
    (copy,) = place.parent.glob("diary-rescued-*.db")
    with open_store(copy) as store:
        assert sorted(entry.pain for entry in store.check_ins("me")) == [3, 4]


def test_no_new_diary_begins_while_the_file_is_gone(place: Path) -> None:
    journal = Journal(Settings(database=str(place)), SetClock())
    log(journal, 3)
    away = place.with_name("away.db")
    place.rename(away)
    told = set()
    for attempt in (lambda: log(journal, 4), journal.diary.undo, lambda: bulk(journal)):
        with pytest.raises(Detached) as caught:
            attempt()
        journal.reopen()
        told.add((caught.value.message, caught.value.hint))
    (copy,) = place.parent.glob("diary-rescued-*.db")
    assert len(told) == 1
    assert sorted(each.name for each in place.parent.iterdir()) == sorted(
        [away.name, "backups", copy.name, "other.db"]
    )
    # What it held can be read on, and what comes to its place is gone on with.
    assert sorted(entry.pain for entry in journal.store.check_ins("me")) == [3, 4]
    before = {file: everything(file) for file in (away, copy)}
    assert before[away] == before[copy]
    away.rename(place)
    log(journal, 5)
    journal.close()
    assert everything(copy) == before[copy]
    (added,) = [each for each in everything(place) if each not in before[copy]]
    assert isinstance(added, CheckIn)
    assert added.pain == 5
    with open_store(place) as store:
        store.verify()


def test_an_encrypted_diary_that_is_gone_stays_encrypted(place: Path) -> None:
    pytest.importorskip("sqlcipher3")
    journal = Journal(Settings(database=str(place)), SetClock())
    encrypt(journal, b"a long passphrase")
    log(journal, 3)
    delete_all(place)
    for _again in range(2):
        with pytest.raises(Detached):
            log(journal, 4)
        assert journal.encrypted
        assert len(ids(journal.store)) == 2
    (copy,) = place.parent.glob("diary-rescued-*.db")
    assert salt_of(copy) is not None
    assert not list(place.parent.glob("diary.db*"))
    journal.close()


def test_undo_does_not_write_to_a_file_that_is_gone(place: Path) -> None:
    with open_store(place) as store:
        delete_all(place)
        with pytest.raises(Detached):
            store.undo("me", AT)
    (copy,) = place.parent.glob("diary-rescued-*.db")
    with open_store(copy) as store:
        assert ids(store) == ["a"]


def test_a_file_that_stays_is_written_without_a_word(place: Path) -> None:
    with open_store(place) as store:
        for number in range(3):
            store.write("me", "more", put=[check_in(f"n{number}")], at=AT)
        assert (store.gone, store.replaced) == (False, False)
    assert sorted(each.name for each in place.parent.iterdir()) == ["diary.db", "other.db"]


READ = """
journal = Journal(Settings(database=str(path)), lambda: at)
told.append("".join(journal.transfer.export_ndjson()))
told.append(" ".join(journal.take_notices()))
attempt(lambda: write(journal.store))
journal.close()
"""


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)]
)
def test_a_read_only_diary_can_be_read(path: Path, file_mode: int, folder_mode: int) -> None:  # noqa: F811
    with open_store(path) as store:
        expected = [entry.id for entry in store.check_ins("me")]
    before = path.read_bytes()
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    text, notice, refused = run(path, READ)
    assert f'"id":"{expected[0]}"' in str(text)
    assert notice == "The diary can only be read here: its file or its folder is read-only."
    assert refused == [
        "StorageFailure",
        f"Could not write to {path}: the file or its folder is read-only.",
        "Make both writable for you, or choose another place.",
    ]
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["diary.db"]


def test_the_newest_writes_are_read_even_where_their_log_was_left(path: Path) -> None:  # noqa: F811
    with open_store(path) as store:
        store.write("me", "newer", put=[check_in("newer")], at=AT)
        kept = path.with_name("kept-wal")
        shutil.copy(f"{path}-wal", kept)
        main = path.read_bytes()
    path.write_bytes(main)
    kept.rename(f"{path}-wal")
    path.parent.chmod(0o500)
    text, _notice, refused = run(path, READ)
    assert '"id":"newer"' in str(text)
    assert refused[0] == "StorageFailure"
    assert sorted(each.name for each in path.parent.iterdir()) == ["diary.db", "diary.db-wal"]
    assert path.read_bytes() == main


def test_permission_lost_in_the_middle_loses_nothing(path: Path) -> None:  # noqa: F811
    body = """
store = open_store(path)
path.chmod(0o000)
attempt(lambda: write(store))
path.parent.chmod(0o000)
attempt(lambda: store.write("me", "x", put=[CheckIn("later", at.date(), at, 5)], at=at))
path.parent.chmod(0o700)
path.chmod(0o600)
store.close()
with open_store(path) as store:
    told.append(sorted(entry.id for entry in store.check_ins("me")))
"""
    *attempts, found = run(path, body)
    stored = [key for key, told in zip(("new", "later"), attempts, strict=True) if told == "done"]
    assert found == sorted(["a1", *stored])
    for told in attempts:
        assert told == "done" or told[0] in ("StorageFailure", "DatabaseError")


FULL = """
with open_store(path) as store:
    attempt(lambda: store.write("me", "first", put=[entry], at=at))
    filler = path.with_name("filler")
    with suppress(OSError), filler.open("wb") as file:
        while True:
            file.write(bytes(4096))
            file.flush()
    big = CheckIn("big", at.date(), at, 4, note="secret" * 600)
    attempt(lambda: store.write("me", "big", put=[big] , at=at))
    attempt(lambda: store.back_up(path.with_name("copy.db")))
    filler.unlink()
    attempt(lambda: store.write("me", "big", put=[big], at=at))
    store.verify()
    told.append(sorted(each.id for each in store.check_ins("me")))
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_loses_nothing_and_works_again_with_room(folder: Path) -> None:  # noqa: F811
    disk = folder / "disk"
    disk.mkdir()
    folder.chmod(0o755)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("nothing can be mounted here")
    try:
        file = disk / "diary.db"
        open_store(file).close()
        disk.chmod(0o755)
        first, full, copy, again, found = run(file, FULL)
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)
    said = f"Could not save to {file}: the disk is full."
    assert full == ["StorageFailure", said, "Free some space, then try again."]
    assert copy[0] == "StorageFailure"
    assert (first, again, found) == ("done", "done", ["big", "new"])


@pytest.mark.parametrize("words", ["another kind of file", "is a folder"])
def test_what_is_no_diary_is_never_changed(tmp_path: Path, words: str) -> None:
    file = tmp_path / "diary.db"
    if words == "is a folder":
        file.mkdir()
    else:
        file.write_text("[b + [/ 腎俞 🙂 \x1b[2J\n" * 9)
    before = None if file.is_dir() else file.read_bytes()
    with pytest.raises((DatabaseError, StorageFailure), match=words):
        open_store(file)
    assert before is None or file.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["diary.db"]


def test_a_link_to_nothing_makes_the_diary_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "diary.db").symlink_to(tmp_path / "disk" / "diary.db")
    (tmp_path / "disk").mkdir()
    with open_store(tmp_path / "diary.db") as store:
        store.write("me", "first", put=[check_in("a")], at=AT)
    with open_store(tmp_path / "disk" / "diary.db") as store:
        assert ids(store) == ["a"]
