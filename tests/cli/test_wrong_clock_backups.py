"""Backups after a moment of a wrong clock, and files that only look like a backup."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Ran, Run
from tests.cli.test_clocks import FAKETIME, at

AHEAD = "2027-06-01 12:00:00"
NOW = "2026-03-10 08:0{}:00"


def pains(home: Path, clock: str) -> list[int]:
    listed: Ran = at(home, clock, "list", "--json")
    return sorted(each["pain"] for day in listed.data for each in day["check_ins"])


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="faketime is not installed")
def test_the_backup_that_was_made_last_is_the_newest(home: Path) -> None:
    at(home, "2026-03-09 08:00:00", "1")
    at(home, AHEAD, "2")
    for pain in (3, 4):
        at(home, NOW.format(pain), str(pain))
    assert at(home, NOW.format(5), "backup", "create").code == 0
    names = [each["name"] for each in at(home, NOW.format(5), "backup", "list", "--json").data]
    assert [name[6:14] for name in names] == ["20260310", "20260310", "20270601"]
    pruned = at(home, NOW.format(5), "backup", "prune", "--by-hand")
    assert pruned.out == "Nothing has to go.\n"
    checked = at(home, NOW.format(5), "db", "check")
    ahead = f"The backup {names[2]} is of a time to come, so a wrong clock made it."
    assert ahead in " ".join(checked.out.split())
    assert f"The newest backup is 0 days old: {names[0]}" in " ".join(checked.out.split())
    for file in (home / DIARY).parent.glob("diary.db*"):
        file.unlink()
    back = at(home, NOW.format(6), "backup", "restore", "newest", "--yes")
    assert (back.code, names[0] in back.out) == (0, True)
    assert " ".join(back.err.split()) == (
        f"{names[2]} is of a time to come, so a wrong clock made it. The backup that was made last "
        f"is {names[0]}."
    )
    assert pains(home, NOW.format(7)) == [1, 2, 3, 4]


def test_what_an_older_version_made_under_a_wrong_clock_is_not_the_newest(
    screened: Run, home: Path
) -> None:
    screened("4")
    screened("5")
    name = screened("backup create --json").data["name"]
    folder = (home / DIARY).parent / "backups"
    shutil.copy(folder / name, folder / "diary-20991122-101500-daily.db")
    assert screened("backup restore newest --dry-run --json").data["name"] == name


@pytest.mark.parametrize("how", ["link", "cut", "empty", "other"])
def test_a_backup_that_is_none_does_not_count_as_the_newest(
    screened: Run, home: Path, how: str
) -> None:
    screened("4")
    screened("5")
    good = screened("backup create --json").data["name"]
    newer = Path(screened("backup create --json").data["path"])
    content = newer.read_bytes()
    newer.unlink()
    if how == "link":
        newer.symlink_to("/etc/passwd")
    else:
        bad = {"cut": content[: len(content) // 2], "empty": b"", "other": b"dear diary"}
        newer.write_bytes(bad[how])
    ran = screened("db check")
    told = " ".join(ran.out.split())
    assert ran.code == 10
    assert f"The backup {newer.name} is damaged, or it is not a backup." in told
    assert f"The newest backup is 0 days old: {good}" in told


def test_one_without_a_record_stands_where_its_name_puts_it(screened: Run, home: Path) -> None:
    screened("4")
    names: list[str] = []
    for pain in (5, 6, 7):
        screened(str(pain))
        names.insert(0, screened("backup create --json").data["name"])
    folder = (home / DIARY).parent / "backups"
    (folder / f"{names[0]}.json").unlink()
    (folder / f"{names[1]}.json").write_text("{")
    told = [each["name"] for each in screened("backup list --json").data]
    assert [name for name in told if name in names] == names
    assert told[-1].endswith("daily.db")


def test_where_no_backup_is_whole_none_is_called_the_newest(screened: Run, home: Path) -> None:
    screened("4")
    folder = (home / DIARY).parent / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "diary-20251101-101500-by-hand.db").symlink_to("/etc/passwd")
    ran = screened("db check --json")
    assert ran.code == 10
    assert [each["kind"] for each in ran.data] == ["sound", "backup_damaged"]
