"""One backup: its name, its record, and that nothing but the owner can read it."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.storage.factories import AT, FreshDiary, check_in, event
from tests.storage.test_concurrency import WRITER

from backcare_tui.domain.plain import Entry
from backcare_tui.errors import DatabaseError, StorageFailure
from backcare_tui.storage.backup_names import Reason, name_of, read_name
from backcare_tui.storage.backup_record import read_record, record_file
from backcare_tui.storage.backup_set import backups_in, digest_of, is_as_made, make_backup
from backcare_tui.storage.compiled import HEAD_REVISION
from backcare_tui.storage.store import open_store

LOCAL = datetime.fromisoformat
"""Names tell local time, without an offset."""

# Makes a backup and kills itself at the place that is named; what follows never happens.
KILLED = """
import os, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from backcare_tui.storage import backup, backup_set
from backcare_tui.storage.backup_names import Reason

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

place, diary = sys.argv[1:]
if place == "before the name":
    backup.put_in_place = die
elif place == "before the record":
    backup_set.write_record = die
backup_set.make_backup(Path(diary), Reason.BY_HAND, datetime(2026, 3, 9, 20, tzinfo=timezone.utc))
"""

# Makes a backup where no file may grow beyond what fits.
LIMITED = """
import resource, signal, sys
from datetime import datetime, timezone
from pathlib import Path
from backcare_tui.errors import BackcareError
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.backup_set import make_backup

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    make_backup(Path(sys.argv[1]), Reason.DAILY, datetime(2026, 3, 9, tzinfo=timezone.utc))
except BackcareError as error:
    print(type(error).__name__, error.message)
"""


def run(source: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", source, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def diary(fresh_sqlite: FreshDiary) -> Path:
    """A diary with two check-ins and a mark."""
    path = Path(fresh_sqlite())
    with open_store(path) as store:
        put: list[Entry] = [check_in("a"), check_in("b", note="[b + [/ 腎俞 🌱 \x1b[31m"), event()]
        store.write("me", "check-in", put=put, at=AT)
    return path


moments = st.datetimes(LOCAL("1900-01-01"), LOCAL("9999-12-31")).map(
    lambda at: at.replace(microsecond=0)
)


@given(
    st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1),
    moments,
    st.sampled_from(Reason),
    st.integers(1, 200),
    st.booleans(),
)
def test_a_name_tells_what_it_was_made_of(
    stem: str, at: datetime, reason: Reason, number: int, encrypted: bool
) -> None:
    found = read_name(name_of(stem, at, reason, number=number, encrypted=encrypted))
    assert found is not None
    assert (found.stem, found.at, found.reason) == (stem, at, reason)
    assert (found.number, found.encrypted) == (number, encrypted)


@given(st.lists(moments, min_size=2), st.sampled_from(Reason))
def test_names_sort_by_time(times: list[datetime], reason: Reason) -> None:
    names = [name_of("diary", at, reason) for at in sorted(times)]
    assert sorted(names) == names


@pytest.mark.parametrize(
    "name",
    ["diary.db", "diary-20260309-203015-daily.db.json", "diary-20261399-999999-daily.db",
     "diary-20260309-203015-whim.db", ".diary-20260309-203015-daily.db.77.part", "notes.txt"],
)  # fmt: skip
def test_other_files_are_no_backups(name: str) -> None:
    found = read_name(name)
    assert found is None or found.stem.startswith(".")


def test_a_backup_is_private_and_recorded(diary: Path) -> None:
    made = make_backup(diary, Reason.DAILY, AT)
    folder = diary.parent / "backups"
    assert made.path == folder / f"{diary.stem}-20260309-203015-daily.db"
    assert folder.stat().st_mode & 0o777 == 0o700
    names = sorted(found.name for found in folder.iterdir())
    assert names == [made.name, f"{made.name}.json"]
    assert {found.stat().st_mode & 0o777 for found in folder.iterdir()} == {0o600}
    record = made.record()
    assert record is not None
    assert record.made_at == AT.replace(microsecond=0)
    assert (record.reason, record.revision) == ("daily", HEAD_REVISION)
    assert record.entries is not None
    assert {kind: n for kind, n in record.entries.items() if n} == {"check_in": 2, "event": 1}
    assert record.file == digest_of(made.path)
    assert is_as_made(made)
    assert backups_in(folder, diary.stem) == [made]
    assert backups_in(folder, "other") == []


def test_backups_of_one_second_do_not_collide(diary: Path) -> None:
    made = [make_backup(diary, Reason.DAILY, AT) for _ in range(3)]
    assert [each.number for each in made] == [1, 2, 3]
    assert backups_in(diary.parent / "backups") == made[::-1]
    assert all(is_as_made(each) for each in made)


def test_a_record_that_is_none_is_said_so(diary: Path) -> None:
    made = make_backup(diary, Reason.DAILY, AT)
    file = record_file(made.path)
    for text in ("", "[]", "{}", "{" * 9000, '{"format": "backcare-backup", "version": 2}'):
        file.write_text(text)
        with pytest.raises(DatabaseError) as caught:
            made.record()
        assert caught.value.message == f"The record {file} cannot be read."
        assert not is_as_made(made)
    file.unlink()
    assert read_record(made.path) is None


def test_a_backup_is_whole_while_another_program_writes(diary: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(diary), "w"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdin is not None
        assert writer.stdout.readline() == "ready\n"
        writer.stdin.write("\n")
        writer.stdin.flush()
        made = [make_backup(diary, Reason.DAILY, AT + timedelta(seconds=n)) for n in range(12)]
        assert writer.wait(60) == 0
    made.append(make_backup(diary, Reason.DAILY, AT + timedelta(seconds=99)))
    counts = []
    for each in made:
        with closing(sqlite3.connect(each.path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            (held,) = connection.execute("SELECT count(*) FROM check_in").fetchone()
            answers = connection.execute("SELECT count(*) FROM check_in_answer").fetchone()
        # Each entry of the writer comes with two answers: all of it is there, or nothing.
        assert answers == ((held - 2) * 2,)
        record = each.record()
        assert record is not None
        assert record.entries is not None
        assert record.entries["check_in"] == held
        counts.append(held)
    assert counts == sorted(counts)
    assert counts[-1] == 27


@pytest.mark.parametrize("place", ["before the name", "before the record"])
def test_a_backup_that_is_killed_is_whole_or_not_there(diary: Path, place: str) -> None:
    before = diary.read_bytes()
    assert run(KILLED, place, diary).returncode == -signal.SIGKILL
    folder = diary.parent / "backups"
    left = backups_in(folder)
    hidden = [found for found in folder.iterdir() if found.name.startswith(".")]
    assert (len(left), len(hidden)) == ((0, 1) if place == "before the name" else (1, 0))
    for each in left:
        assert each.record() is None
        with open_store(shutil.copy(each.path, diary.parent / "look.db")) as store:
            assert len(store.check_ins("me")) == 2
    made = make_backup(diary, Reason.BY_HAND, AT)
    assert sorted(found.name for found in folder.iterdir() if found.name.startswith(".")) == []
    assert is_as_made(made)
    assert diary.read_bytes() == before


def test_what_another_process_is_still_making_stays(diary: Path) -> None:
    folder = diary.parent / "backups"
    folder.mkdir()
    parts = {
        folder / f".{diary.stem}-20260308-080000-daily.db.{process}.part"
        for process in (os.getpid(), os.getppid())
    }
    other = folder / ".letter.db.1.part"
    for part in (*parts, other):
        part.touch()
    make_backup(diary, Reason.DAILY, AT)
    assert all(part.exists() for part in (*parts, other))


@pytest.mark.parametrize("room", [40_000, 60_000, 150_000])
def test_a_backup_without_room_leaves_nothing(diary: Path, room: int) -> None:
    before = diary.read_bytes()
    done = run(LIMITED, diary, room)
    target = diary.parent / "backups" / f"{diary.stem}-20260309-000000-daily.db"
    assert done.stdout.splitlines() == [
        f"StorageFailure Could not read or write {target}: the disk reported an error."
    ]
    assert list(target.parent.iterdir()) == []
    assert diary.read_bytes() == before


def test_a_full_disk_is_said_so(diary: Path, tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, check=False).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        with pytest.raises(StorageFailure) as caught:
            make_backup(diary, Reason.DAILY, AT, folder=folder)
        target = folder / f"{diary.stem}-20260309-203015-daily.db"
        assert caught.value.message == f"Could not save to {target}: the disk is full."
        assert list(folder.iterdir()) == []
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_record_tells_nothing_of_a_folder_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "backups").touch()
    with pytest.raises(StorageFailure) as caught:
        backups_in(tmp_path / "backups")
    assert caught.value.message == f"{tmp_path / 'backups'} is not a folder."


def test_a_record_holds_no_words_of_the_diary(diary: Path) -> None:
    made = make_backup(diary, Reason.BY_HAND, AT)
    text = record_file(made.path).read_text()
    assert "腎俞" not in text
    assert set(json.loads(text)) == {
        "format", "version", "made_at", "reason", "file", "revision", "entries", "content",
        "verified_at", "days", "serial",
    }  # fmt: skip
