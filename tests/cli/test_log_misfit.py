"""A log beside the diary that is not its own: nothing that the file holds is hidden by it."""

from __future__ import annotations

import json
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Run
from tests.storage.factories import AT, DAY, check_in, event

from backcare_tui.domain.plain import Entry
from backcare_tui.storage import erase
from backcare_tui.storage.salvage import salvage
from backcare_tui.storage.store import Store, open_store

BEFORE = DAY - timedelta(days=200)
"""A day that the clock of the commands has behind it."""
HELL = "[b + [/ 腎俞 🙂"
OTHERS: list[Entry] = [check_in("o1", BEFORE), check_in("o2", BEFORE, note=HELL)]


def fill(store: Store, first: int, last: int) -> None:
    for number in range(first, last):
        at, day = AT + timedelta(minutes=number), BEFORE - timedelta(days=number % 9)
        note = f"{HELL} {number}" + "x" * 1500
        entries: list[Entry] = [check_in(f"c{number}", day, number % 11, note=note)]
        if number % 3 == 0:
            entries.append(event(f"e{number}", day, HELL))
        store.write("me", "check-in", put=entries, at=at)


def everything(file: Path) -> list[Entry]:
    with open_store(file) as store:
        return list(store.everything("me"))


@pytest.fixture
def diary(home: Path) -> Path:
    """A closed diary of many entries, and ``early-wal``, a log from before most of them."""
    file = home / DIARY
    file.parent.mkdir(parents=True, exist_ok=True)
    with open_store(file) as store:
        fill(store, 0, 4)
    with open_store(file) as store:
        fill(store, 4, 9)
        shutil.copy(f"{file}-wal", file.with_name("early-wal"))
    with open_store(file) as store:
        fill(store, 9, 28)
    file.chmod(0o600)
    return file


@pytest.fixture
def other(diary: Path) -> Path:
    """The log of another diary, which has two entries."""
    file = diary.with_name("other.db")
    with open_store(file) as store:
        store.write("me", "check-in", put=OTHERS, at=AT)
        log = shutil.copy(f"{file}-wal", diary.with_name("other-wal"))
    return Path(log)


def kinds(run: Run) -> tuple[int, list[str]]:
    ran = run("db", "check", "--json")
    return ran.code, [each["kind"] for each in ran.data]


@pytest.mark.parametrize("which", ["early", "other"])
def test_whatever_lies_in_the_file_comes_out(
    run: Run, home: Path, diary: Path, other: Path, which: str
) -> None:
    expected = everything(diary)
    shutil.copy(diary.with_name(f"{which}-wal"), f"{diary}-wal")
    before = {file: file.read_bytes() for file in diary.parent.iterdir()}
    checked = run("db", "check")
    words = (
        "not whole: diary.db-wal beside the diary is not its own: without that file the diary is "
        "whole. Close backcare everywhere, keep a copy of both files, then move diary.db-wal away. "
    )
    assert checked.code == 5
    assert words in f"{' '.join(checked.out.split())} "
    assert kinds(run)[1][0] == "log_misfit"
    said = run("db", "salvage", str(diary), "--out", str(home / "out"))
    assert said.code == 5
    assert (
        "The log beside the file is not its own. It was read with and without that log."
    ) in " ".join(said.out.split())
    assert {file: file.read_bytes() for file in diary.parent.iterdir()} == before
    found = salvage(diary).people["me"]
    assert all(each in found for each in expected)
    assert which != "other" or all(each in found for each in OTHERS)
    lines = (home / "out" / "diary-me.ndjson").read_text("utf-8").splitlines()[1:]
    assert len(lines) == len(found)
    assert all(json.loads(line) for line in lines)
    # What was advised brings all of it back.
    diary.with_name("diary.db-wal").rename(diary.with_name("aside-wal"))
    assert kinds(run)[1][0] == "sound"
    assert everything(diary) == expected


@pytest.mark.parametrize("cut_off", [False, True])
def test_its_own_log_is_no_fault(run: Run, diary: Path, cut_off: bool) -> None:
    with open_store(diary) as store:
        store.write("me", "delete", remove=[("check_in", "c3")], at=AT)
        fill(store, 28, 40)
        expected = list(store.everything("me"))
        if cut_off:
            left = [
                shutil.copy(f"{diary}{end}", diary.with_name(f"k{end}")) for end in ("", "-wal")
            ]
        else:
            assert kinds(run) == (0, ["sound", "unfinished", "no_backup"])
            assert salvage(diary).people["me"] == expected
            assert salvage(diary).whole
    if cut_off:
        for file, end in zip(left, ("", "-wal"), strict=True):
            Path(file).replace(f"{diary}{end}")
        diary.chmod(0o600)
        assert kinds(run) == (0, ["sound", "unfinished", "no_backup"])
        found = salvage(diary)
        assert (found.people["me"], found.whole, found.misfit) == (expected, True, False)


def test_what_was_erased_and_not_cleared_away_yet_stays_erased(
    diary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = diary.with_name("left.db")

    def stop(self: erase._AloneInFile) -> None:
        for end in ("", "-wal"):
            shutil.copy(f"{diary}{end}", f"{left}{end}")

    monkeypatch.setattr(erase._AloneInFile, "write_anew", stop)
    erase.erase_person(diary, "me")
    assert Path(f"{left}-wal").stat().st_size
    found = salvage(left)
    assert not any(found.people.values())
    assert not found.misfit
