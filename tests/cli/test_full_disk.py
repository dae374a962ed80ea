"""A disk without room: what each command says, that nothing is lost, and that it works later."""

from __future__ import annotations

import json
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Process, Run, run_here, run_process
from tests.full_disk import Disk, small_disk

pytestmark = pytest.mark.thorough

STORED = Path(__file__).parents[1] / "storage" / "stored"
BACKUPS = DIARY.parent / "backups"
SETTINGS = Path(".config/backcare/config.toml")
BESIDE = {f"{DIARY}-wal", f"{DIARY}-shm"}
"""What SQLite makes beside a diary that is open."""
FULL = "the disk is full. Free some space, then try again."
LONG = "[b + [/ 腎俞 🙂 " * 100


@pytest.fixture
def disk(home: Path, templates: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    """A home on a small disk, with a diary of three check-ins."""
    with small_disk() as made:
        monkeypatch.setenv("HOME", str(made.path))
        (made.path / DIARY).parent.mkdir(parents=True, mode=0o700)
        shutil.copy(templates["screened"], made.path / DIARY)
        for pain in range(3):
            assert run_here("checkin", str(pain), "--note", "[b + [/ 腎俞").code == 0
        shutil.rmtree(made.path / BACKUPS)
        yield made


def told(text: str, disk: Disk) -> str:
    """``text`` without the ends of its lines, the disk and the time, which differ each time."""
    words = " ".join(text.split()).replace(f"{disk.path}/", "")
    return re.sub(r"diary-\d{8}-\d{6}-", "diary-AT-", words)


def export() -> str:
    """All that the diary holds."""
    ran = run_here("export")
    assert ran.code == 0
    return ran.out


def run_limited(*command: str) -> subprocess.CompletedProcess[str]:
    """Run a command whose files may not grow: what a quota does, without root."""

    def limit() -> None:
        # The limit ends a process that does not ignore its signal.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    return run_process(*command, preexec_fn=limit)


def nothing(_disk: Disk) -> None:
    """Leave the diary as it is."""


def with_large_file(disk: Disk) -> None:
    first = date(2025, 1, 1)
    rows = [
        {"kind": "check_in", "id": f"n{n}", "day": f"{first + timedelta(n)}", "pain": n % 11}
        | {"at": f"{first + timedelta(n)}T09:00:00+00:00", "note": LONG[:400]}
        for n in range(300)
    ]
    lines = ['{"format":"backcare","schema_version":1}', *map(json.dumps, rows)]
    (disk.path / "in.ndjson").write_text("\n".join(lines), "utf-8")


def with_backup(_disk: Disk) -> None:
    assert run_here("backup create").code == 0
    assert run_here("checkin 9").code == 0


def with_passphrase(disk: Disk) -> None:
    pytest.importorskip("sqlcipher3")
    (disk.path / "key").write_text("腎俞 🙂 and more\n")


def with_settings(disk: Disk) -> None:
    (disk.path / SETTINGS).parent.mkdir(parents=True)
    (disk.path / SETTINGS).write_text("# mine\nemergency_number = '112'\n")


def with_old_export(disk: Disk) -> None:
    (disk.path / "out.ndjson").write_text("an old export\n")


Case = tuple[Callable[[Disk], None], list[str], int, str]
CASES: dict[str, Case] = {
    "check-in": (nothing, ["4", "--note", LONG], 0, f"Could not save to {DIARY}: {FULL}"),
    "check-in, almost": (
        nothing,
        ["4", "--note", LONG],
        36_864,
        f"Could not save to {DIARY}: {FULL}",
    ),
    "undo": (nothing, ["undo"], 0, f"Could not save to {DIARY}: {FULL}"),
    "import": (
        with_large_file,
        ["import", "in.ndjson"],
        100_000,
        f"Could not save to {BACKUPS}/diary-AT-before-import.db: {FULL}",
    ),
    "import, backed up": (
        with_large_file,
        ["import", "in.ndjson"],
        400_000,
        f"Could not save to {DIARY}: {FULL}",
    ),
    "restore": (
        with_backup,
        ["backup", "restore", "newest", "--yes"],
        0,
        f"Could not save to {BACKUPS}: {FULL}",
    ),
    "restore, looked at": (
        with_backup,
        ["backup", "restore", "newest", "--yes"],
        260_000,
        f"Could not save to {BACKUPS}/diary-AT-before-restore.db: {FULL}",
    ),
    "encrypt": (
        with_passphrase,
        ["encrypt", "--yes", "--passphrase-file", "key"],
        0,
        f"Could not save to {DIARY}: {FULL}",
    ),
    "encrypt, half": (
        with_passphrase,
        ["encrypt", "--yes", "--passphrase-file", "key"],
        80_000,
        f"The new file beside {DIARY} could not be written. Nothing was changed. Make room on the "
        "disk, then try again.",
    ),
    "config": (
        with_settings,
        ["config", "set", "emergency_number", "999"],
        0,
        f"Could not write {SETTINGS}: the disk is full. Nothing was changed. Choose another place, "
        "or mend its permissions or its room.",
    ),
    "export": (
        with_old_export,
        ["export", "-o", "out.ndjson", "--force"],
        0,
        "Could not write out.ndjson: the disk is full. Nothing was changed. Choose another place, "
        "or mend its permissions or its room.",
    ),
    "backup": (
        nothing,
        ["backup", "create"],
        60_000,
        f"Could not save to {BACKUPS}/diary-AT-by-hand.db: {FULL}",
    ),
}
"""What is there before, the command, the room there is, and what is said; files below the home."""


@pytest.mark.parametrize("case", CASES)
def test_without_room_nothing_is_lost_and_later_it_works(
    disk: Disk, process: Process, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    prepare, command, room, said = CASES[case]
    monkeypatch.chdir(disk.path)
    prepare(disk)
    exported, before = export(), disk.content()
    disk.fill(room)
    ran = process(*command)
    assert (ran.returncode, ran.stdout) == (5, "")
    assert told(ran.stderr, disk) == said
    left = disk.content()
    backups = {name for name in left if name.startswith(f"{BACKUPS}/diary-")}
    assert set(left) - BESIDE - (backups if "backed up" in case else set()) == set(before)
    assert all(left[name] == content for name, content in before.items())
    assert not left.get(f"{DIARY}-wal")
    assert export() == exported, "it can be read without room"
    disk.make_room()
    again = process(*command)
    assert again.returncode == 0, again.stderr
    monkeypatch.setenv("BACKCARE_KEY_FILE", str(disk.path / "key"))
    writes = case.startswith(("check-in", "undo", "import", "restore"))
    assert (export() != exported) == writes
    assert not [name for name in disk.content() if "/." in name or name in BESIDE]


@pytest.mark.parametrize(
    ("room", "said"),
    [
        (0, f"Could not save to {BACKUPS}/diary-AT-before-migration.db: {FULL}"),
        (200_000, f"Could not save to {DIARY}: {FULL}"),
    ],
)
def test_an_old_diary_stays_as_it_is_until_there_is_room(
    disk: Disk, home: Path, process: Process, room: int, said: str
) -> None:
    file = disk.path / DIARY
    file.unlink()
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript((STORED / "0001.sql").read_text("utf-8"))
    before = file.read_bytes()
    wanted = run_here("--db", str(shutil.copy(file, home / "copy.db")), "export").out
    assert wanted.count("\n") > 3
    disk.fill(room)
    for command in (["4"], ["list"]):
        ran = process(*command)
        assert (ran.returncode, ran.stdout) == (5, "")
        assert told(ran.stderr, disk) == said
        assert file.read_bytes() == before
        assert not [name for name in disk.content() if "/." in name]
        shutil.rmtree(disk.path / BACKUPS)
    disk.make_room()
    assert export() == wanted


@pytest.mark.slow
def test_a_hold_that_found_no_room_is_named_and_can_be_added(disk: Disk, process: Process) -> None:
    before = export()
    disk.fill()
    ran = process("press", "KI3", "--side", "left", "--seconds", "5")
    assert ran.returncode == 5
    assert "Traceback" not in ran.stderr
    add = "backcare press KI3 --log --seconds 5 --side left"
    said = told(ran.stdout + ran.stderr, disk)
    assert f"Could not save to {DIARY}: the disk is full." in said
    assert f"Not all of it is in the diary. To add it later: {add}" in said
    assert export() == before
    disk.make_room()
    assert process(*add.split()[1:]).returncode == 0
    (day,) = run_here("list --json").data
    assert [(each["point"], each["seconds"]) for each in day["sessions"]] == [("KI3", 5)]


@pytest.mark.slow
@pytest.mark.parametrize("case", ["check-in", "import", "restore", "encrypt"])
def test_wherever_the_room_ends_nothing_is_lost(
    disk: Disk, process: Process, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    prepare, command, *_ = CASES[case]
    monkeypatch.chdir(disk.path)
    prepare(disk)
    exported, before = export(), disk.content()
    disk.fill()
    code, room = 5, 0
    while code:
        disk.make_room()
        for name in set(disk.content()) - set(before):
            (disk.path / name).unlink()
        disk.fill(room)
        code = process(*command).returncode
        assert code in (0, 5)
        assert not [name for name in disk.content() if "/." in name]
        if code:
            assert export() == exported
        room += 24_576
    monkeypatch.setenv("BACKCARE_KEY_FILE", str(disk.path / "key"))
    found = export()
    assert (found == exported) == (case == "encrypt")
    disk.make_room()
    assert export() == found


def test_where_no_file_may_grow_nothing_is_lost(screened: Run, home: Path) -> None:
    assert screened("checkin", "3", "--note", "[b + [/ 腎俞").code == 0
    before = export()
    for command in (["4", "--note", LONG], ["config", "set", "bell", "false"]):
        ran = run_limited(*command)
        assert (ran.returncode, ran.stdout) == (5, "")
        assert "Traceback" not in ran.stderr
    assert not (home / SETTINGS).exists()
    assert export() == before
    assert screened("4").code == 0
