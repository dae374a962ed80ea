"""A diary that cannot be used: what every command says of it, and that it stays as it is."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import ROOT, Ran, Run, process_environment
from tests.cli.test_db import damage

pytestmark = pytest.mark.thorough

COMMANDS = (["4", "--note", "secret words"], ["list"], ["trend"], ["export"], ["undo"])
WRITING = ("4", "undo")
NOTE = "[b + [/ 腎俞 🙂"

# One process does all commands: each opens and closes the diary.
RUN = """
import json, sys
from tests.cli.runner import run_here
told = [vars(run_here(*command)) for command in json.loads(sys.argv[1])]
print(json.dumps(told))
"""
_DROP, _OVERRIDE, _SEARCH = 24, 1, 2
"""PR_CAPBSET_DROP, CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of linux/prctl.h, capability.h."""


def run_mortal(source: str, *arguments: str) -> Any:
    """What Python code tells as JSON, run by one who may not do everything, as root may."""
    give_up: Callable[[], None] | None = None
    if os.geteuid() == 0:
        if sys.platform != "linux":
            pytest.skip("root cannot give up its rights here")
        library = ctypes.CDLL(None)

        # As another user, the interpreter itself could be out of reach.
        def give_up() -> None:
            for right in (_OVERRIDE, _SEARCH):
                if library.prctl(_DROP, right, 0, 0, 0):
                    raise OSError("root keeps its rights")

    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-c", source, *arguments],
        env=process_environment() | {"PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        preexec_fn=give_up,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def run_all(*commands: list[str]) -> list[Ran]:
    """Run commands one after the other, without root's rights."""
    return [Ran(**each) for each in run_mortal(RUN, json.dumps(commands))]


def said(text: str, home: Path) -> str:
    """``text`` without the ends of its lines, and without the home."""
    return " ".join(text.split()).replace(str(home), "~")


def state(folder: Path) -> dict[str, tuple[int, bytes | None]]:
    """When each file and folder was changed last, and what the files hold that can be read."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_mtime_ns, content(path))
        for path in folder.rglob("*")
    }


def content(path: Path) -> bytes | None:
    """What a file holds; None where it is none or nobody but root may read it."""
    return path.read_bytes() if path.is_file() and os.access(path, os.R_OK) else None


@pytest.fixture
def diary(screened: Run, home: Path) -> Iterator[Path]:
    """A diary with two check-ins."""
    for pain in (3, 5):
        assert screened("checkin", str(pain), "--note", NOTE).code == 0
    shutil.rmtree(home / DIARY.parent / "backups")
    yield home / DIARY
    for folder in (home / DIARY).parents[1::-1]:
        if folder.is_dir():
            folder.chmod(0o700)


def other_program(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("CREATE TABLE photo (id TEXT)")


def text_file(file: Path) -> None:
    file.write_text("dear diary [b + [/ \x1b[2J\n" * 20)


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def cut_in_the_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:60])


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


def link(target: str) -> Callable[[Path], None]:
    def make(file: Path) -> None:
        file.unlink()
        file.symlink_to(target)

    return make


def a_file_for_its_folder(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.write_text("in the way")


def no_folder_may_be_made(file: Path) -> None:
    shutil.rmtree(file.parent)
    file.parent.parent.chmod(0o500)


FILE = "~/.local/share/backcare/diary.db"
CHECK = "backcare db check looks at it without changing it, and says what can be saved."
DAMAGED = f"The diary {FILE} is damaged. {CHECK}"
NOT_ALLOWED = f"Not allowed to use {FILE}. Check who owns the file and its folder."
NOWHERE = (
    f"{FILE} is a link that leads nowhere. If it leads to another disk, connect that. Otherwise "
    "choose another place."
)

REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "unreadable": (
        lambda file: file.chmod(0o000),
        f"Could not open {FILE}. Check that its folder is there, and that you may use the file and "
        "the folder.",
    ),
    "closed folder": (lambda file: file.parent.chmod(0o000), NOT_ALLOWED),
    "no new folder": (no_folder_may_be_made, NOT_ALLOWED),
    "file for its folder": (
        a_file_for_its_folder,
        f"{FILE} lies under something that is not a folder. Choose another place.",
    ),
    "folder": (a_folder, f"{FILE} is a folder, not a file. Name a file in it."),
    "pipe": (a_pipe, f"{FILE} is not an ordinary file. Choose another place."),
    "link to no folder": (link("gone/diary.db"), NOWHERE),
    "link to itself": (link("diary.db"), NOWHERE),
    "text": (
        text_file,
        f"{FILE} is not a diary: it is another kind of file, encrypted, or damaged. Check the "
        f"name. {CHECK}",
    ),
    "other program": (
        other_program,
        f"{FILE} is a database of another program. Nothing in it was changed. Choose another file "
        "for the diary.",
    ),
    "cut in the header": (cut_in_the_header, DAMAGED),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_used_is_named_and_not_touched(diary: Path, home: Path, case: str) -> None:
    make, words = REFUSED[case]
    make(diary)
    before = state(home)
    told = run_all(*COMMANDS)
    assert state(home) == before
    assert [(ran.code, ran.out, said(ran.err, home)) for ran in told] == [(5, "", words)] * 5


@pytest.mark.parametrize("harm", [cut, damage])
def test_a_damaged_diary_keeps_every_byte(
    diary: Path, home: Path, harm: Callable[[Path], None]
) -> None:
    harm(diary)
    before = (diary.read_bytes(), diary.stat().st_mtime_ns)
    told = run_all(*COMMANDS)
    assert [(ran.code, ran.out, said(ran.err, home)) for ran in told] == [(5, "", DAMAGED)] * 5
    assert (diary.read_bytes(), diary.stat().st_mtime_ns) == before
    log = diary.with_name(f"{diary.name}-wal")
    assert not log.exists() or not log.stat().st_size


@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)]
)
def test_a_read_only_diary_can_be_read(
    diary: Path, home: Path, screened: Run, file_mode: int, folder_mode: int
) -> None:
    exported = screened("export").out
    diary.chmod(file_mode)
    diary.parent.chmod(folder_mode)
    before = state(home)
    for command, ran in zip(COMMANDS, run_all(*COMMANDS), strict=True):
        words = said(ran.err, home)
        if command[0] in WRITING:
            assert (ran.code, ran.out) == (5, "")
            assert words == (
                f"Could not write to {FILE}: the file or its folder is read-only. Make both "
                "writable for you, or choose another place."
            )
            continue
        assert ran.code == 0
        if command == ["export"]:
            assert ran.out == exported
        else:
            assert words == (
                "The diary can only be read here: its file or its folder is read-only."
            )
    assert state(home) == before


def leave_nothing(file: Path) -> None:
    shutil.rmtree(file.parent)


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("make", [leave_nothing, empty, link("elsewhere.db")])
def test_where_nothing_is_a_new_diary_begins(
    diary: Path, home: Path, make: Callable[[Path], None]
) -> None:
    make(diary)
    told = run_all(*COMMANDS)
    assert [ran.code for ran in told] == [0] * 5
    assert told[0].out.startswith("Saved Sat 22 Nov: pain 4.")
    assert NOTE not in told[3].out
    assert "secret words" in told[3].out
    assert diary.resolve().stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(diary)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# A program that has the diary open goes on writing while its permissions go and come back.
LOSES_IT = """
import json
from pathlib import Path
from backcare_tui.journal.entries import Draft
from backcare_tui.journal.journal import open_journal
journal, told = open_journal(), []
path = Path(journal.location)
for pain, (file, folder) in enumerate([(0o600, 0o700), (0, 0o700), (0o600, 0), (0o600, 0o700)]):
    path.parent.chmod(0o700)
    path.chmod(file)
    path.parent.chmod(folder)
    told.append(journal.diary.check_in(Draft(journal.today, pain, note="x" * 900)).check_in.pain)
journal.close()
print(json.dumps(told))
"""


def test_permission_that_goes_away_meanwhile_loses_nothing(diary: Path, screened: Run) -> None:
    before = screened("export").out.splitlines()
    assert run_mortal(LOSES_IT) == [0, 1, 2, 3]
    added = [json.loads(line) for line in screened("export").out.splitlines() if line not in before]
    assert sorted(each["pain"] for each in added) == [0, 1, 2, 3]
    with closing(sqlite3.connect(diary)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
