"""A diary that is gone or damaged: what every command says, and that its words lead back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Run
from tests.factories import ago, log

from backcare_tui.journal.journal import open_journal

pytestmark = pytest.mark.thorough

FOLDER = DIARY.parent / "backups"
NOTE = "[b + [/ 腎俞 🌱 \x1b[31m keep me"
LOST = "There is no diary here, but a backup of Sat 22 Nov with 15 days:"
RESTORE = "backcare backup restore newest"
WAY_BACK = [
    "There is a backup of Sat 22 Nov with 15 days:",
    RESTORE,
    "The damaged file is kept. backcare db salvage reads what else is in it.",
]


@pytest.fixture
def kept(screened: Run) -> Run:
    """Run one command on a diary of 15 days, all of them in a backup."""
    journal = open_journal()
    for day in range(15):
        log(journal, day % 10, ago(day, journal.today), note=NOTE)
    journal.close()
    assert screened("backup create").code == 0
    return screened


def take_away(home: Path, *, empty: bool = False) -> None:
    for file in (home / DIARY).parent.glob("diary.db*"):
        file.unlink()
    (home / DIARY).touch() if empty else None


def truncate(home: Path) -> bytes:
    """Damage the diary; returns what is left of it."""
    (home / DIARY).write_bytes((home / DIARY).read_bytes()[:9000])
    return (home / DIARY).read_bytes()


@pytest.mark.parametrize("line", ["list", "status", "trend", "4cf"])
@pytest.mark.parametrize("empty", [True, False], ids=["empty", "missing"])
def test_a_diary_that_is_gone_is_not_taken_for_a_new_one(
    kept: Run, home: Path, line: str, empty: bool
) -> None:
    take_away(home, empty=empty)
    ran = kept(line)
    assert ran.code == 0
    assert ran.err.splitlines()[-2:] == [LOST, RESTORE]


def test_what_is_said_of_it_is_a_warning_for_scripts_and_a_check_in_is_saved(
    kept: Run, home: Path
) -> None:
    take_away(home)
    (told,) = [w for w in kept("list --json").envelope["warnings"] if w["kind"] == "no_diary"]
    assert told["message"] == f"{LOST}\n{RESTORE}"
    assert kept("7").err.splitlines()[-2:] == [LOST, RESTORE]
    assert [page["mean_pain"] for page in kept("list --json").data] == [7]
    # From now on the diary is one of its own.
    assert kept("list").err == ""


def test_the_words_lead_back_to_all_that_was_there(kept: Run, home: Path) -> None:
    wanted = kept("export").out
    take_away(home)
    assert kept("list").err.splitlines()[-1] == RESTORE
    ran = kept(*RESTORE.split()[1:], "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert kept("export").out == wanted


def test_somebody_new_hears_nothing_of_it(run: Run, home: Path) -> None:
    take_away(home)
    assert run("list").err == ""
    assert run("4").err == ""
    assert not (home / FOLDER).exists()


@pytest.mark.parametrize("spoil", ["changed", "no days"])
def test_a_backup_that_brings_nothing_back_is_not_offered(
    screened: Run, home: Path, spoil: str
) -> None:
    if spoil == "changed":
        assert screened("4").code == 0
    assert screened("backup create").code == 0
    if spoil == "changed":
        (made,) = (home / FOLDER).glob("*.db")
        made.write_bytes(made.read_bytes()[:-1] + b"x")
    take_away(home)
    assert screened("list").err == ""


def test_the_check_of_a_diary_that_is_gone_is_not_good(kept: Run, home: Path) -> None:
    take_away(home)
    for kind in ("missing", "no_days"):
        ran = kept("db check --json")
        assert (ran.code, ran.data[0]["kind"], ran.data[0]["gravity"]) == (10, kind, "warning")
        assert ran.data[0]["advice"] == f"Bring it back: {RESTORE}"
        assert kept("list").code == 0
    take_away(home, empty=True)
    told = kept("db check").out.replace("\n", " ")
    assert told.startswith(
        f"better mended: There is no diary at ~/{DIARY}, but a backup of Sat 22 Nov with 15 days. "
        f"  Bring it back: {RESTORE} "
    )


def test_a_new_diary_beside_a_fuller_backup_is_told_by_the_check(kept: Run, home: Path) -> None:
    (made,) = (home / FOLDER).glob("*by-hand.db")
    take_away(home)
    assert [kept(pain).code for pain in "45"] == [0, 0]
    assert kept("backup create").code == 0
    ran = kept("db check --json")
    (told,) = [each for each in ran.data if each["kind"] == "fewer_days"]
    assert ran.code == 10
    assert told["meaning"] == (
        "Days may be missing: the diary holds 1 day, Sat 22 Nov, but there is a backup of "
        "Sat 22 Nov with 15 days."
    )
    # The newest one is of the new diary, so it is not what is named.
    assert told["advice"] == f"Bring it back: backcare backup restore {made.name}"


def test_the_words_for_a_damaged_diary_lead_to_the_backup(kept: Run, home: Path) -> None:
    wanted, damaged = kept("export").out, truncate(home)
    for line in ("list", "4", "undo"):
        ran = kept(line)
        assert (ran.code, ran.out) == (5, "")
        assert ran.err.splitlines()[-3:] == WAY_BACK
    assert kept("status --json").data["hint"].splitlines() == WAY_BACK
    ran = kept("db check")
    assert ran.code == 5
    assert ran.out.splitlines()[1:4] == [f"  {line}" for line in WAY_BACK]
    assert (home / DIARY).read_bytes() == damaged
    assert kept(f"{RESTORE.removeprefix('backcare ')} --yes").code == 0
    assert kept("export").out == wanted


def test_without_a_backup_a_damaged_diary_leads_to_the_check(screened: Run, home: Path) -> None:
    assert screened("4").code == 0
    truncate(home)
    hint = "backcare db check looks at it without changing it, and says what can be saved."
    assert screened("list").err.replace("\n", " ").endswith(f"{hint} ")
    assert "backcare db salvage" in screened("db check").out


def test_undo_after_a_restore_over_a_damaged_diary_takes_nothing_else_back(
    kept: Run, home: Path
) -> None:
    wanted, changes = kept("export").out, kept("changes --json").data
    damaged = truncate(home)
    told = kept("backup restore newest --yes").out.splitlines()
    (aside,) = (home / DIARY).parent.glob("diary-damaged-*.db")
    assert told[-4:] == [
        "Restored.",
        "The damaged diary is kept, and undo does not bring it back:",
        f"~/{DIARY.parent / aside.name}",
        "backcare db salvage reads what else is in it.",
    ]
    mark, *older = kept("changes --json").data
    assert (mark["label"], mark["entries"], older) == (f"restore over {aside.name}", [], changes)
    undone = kept("undo")
    assert undone.out.replace("\n", " ") == (
        f"Taken back: restore (the damaged diary is {aside.name}). The diary stays as it was "
        "restored, and a damaged file stays where it is. Undo goes on with the change before. "
    )
    assert kept("export").out == wanted
    assert aside.read_bytes() == damaged
    assert kept("redo").code == 0
    assert kept("export").out == wanted
    assert kept("undo").code == 0
    assert kept("undo").out.startswith("Taken back: check-in Sat 8 Nov. ")
    assert kept("undo --json").data["label"] == "check-in 2025-11-09"
    assert [kept("redo").code for _again in range(3)] == [0, 0, 0]
    assert kept("export").out == wanted


def test_salvage_says_first_what_has_to_be_first_and_its_words_go_to_the_end(
    kept: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept("9").code == 0  # in no backup
    wanted = kept("export").out
    content = bytearray((home / DIARY).read_bytes())
    content[100:104] = b"\xff" * 4
    (home / DIARY).write_bytes(content)
    (home / "out").mkdir()
    monkeypatch.chdir(home / "out")
    ran = kept("db", "salvage", str(home / DIARY))
    assert ran.out.splitlines()[-3:] == [
        "First bring back a backup of Sat 22 Nov with 15 days:",
        RESTORE,
        "Then read one into the diary: backcare import FILE",
    ]
    (file,) = Path().iterdir()
    first = file.read_bytes()
    again = kept("db", "salvage", str(home / DIARY))
    assert again.out.splitlines()[-3:] == ran.out.splitlines()[-3:]
    assert sorted(each.name for each in Path().iterdir()) == [
        "diary-2-me.ndjson",
        "diary-me.ndjson",
    ]
    assert file.read_bytes() == first == Path("diary-2-me.ndjson").read_bytes()
    assert kept("backup restore newest --yes").code == 0
    assert kept("import diary-me.ndjson").code == 0
    assert kept("export").out == wanted
    other = kept("db", "salvage", str(home / DIARY))
    assert other.out.splitlines()[-1] == "Then read one into the diary: backcare import FILE"


def test_the_check_tells_what_the_newest_backup_lacks(kept: Run, home: Path) -> None:
    name = kept("backup --json").data[0]["name"]
    assert kept("db check").out.splitlines()[-2:] == [
        f"good: The newest backup is 0 days old: {name}",
        "  It holds 15 days, Sat 8 Nov to Sat 22 Nov.",
    ]
    for pain in "34":
        assert kept(pain).code == 0
    file = home / "days.csv"
    file.write_text("day,pain\n2025-10-01,5\n")
    assert kept("import", str(file)).code == 0
    # The copy before the import is the newest now, and holds all but what came in.
    assert kept("db check").out.splitlines()[-1] == (
        "  It holds 15 days, Sat 8 Nov to Sat 22 Nov. 1 check-in since then is not in it."
    )


def test_no_backup_by_itself_is_made_of_a_diary_without_days(screened: Run, home: Path) -> None:
    assert screened("redflags answer --none").code == 0
    assert screened("4").code == 0
    assert not (home / FOLDER).exists()
    assert screened("5").code == 0
    (made,) = screened("backup --json").data
    assert (made["reason"], made["days"]) == ("daily", 1)


def test_a_list_of_backups_keeps_its_columns_at_80(
    kept: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (made,) = (home / FOLDER).glob("*-by-hand.db")
    bulk = "diary-20251102-120000-before-bulk.db"
    for end in ("", ".json"):
        copied = made.with_name(made.name + end).read_bytes()
        made.with_name(bulk + end).write_bytes(copied)
    assert kept("backup", "verify", bulk).code == 0
    (home / FOLDER / "diary-20251101-120000-before-migration.db").write_bytes(b"no diary")
    lines = kept("backup").out.splitlines()
    assert all(len(line) <= 80 for line in lines)
    at = lines.index(f"{bulk}  before a change of many days, verified on")
    assert lines[at + 1] == " " * len(bulk) + "  Sat 22 Nov"
    assert lines[at + 2].startswith("    Sun  2 Nov  12:00  ")
    assert lines[at + 2].endswith(" kB  15 days, Sat 8 Nov to Sat 22 Nov")
    assert lines[-2] == "diary-20251101-120000-before-migration.db  before an update, no record"
    assert lines[-1].split() == ["Sat", "1", "Nov", "12:00", "8", "B", "cannot", "be", "read"]


def test_a_diary_or_a_backup_is_no_file_to_import(kept: Run, home: Path) -> None:
    (made,) = (home / FOLDER).glob("*-by-hand.db")
    odd = home / "腎俞 [b.db"
    odd.write_bytes((home / DIARY).read_bytes())
    before = kept("export").out
    for file, shown in ((made, str(made)), (odd, f"'{odd}'")):
        ran = kept("import", str(file), "--json")
        assert ran.code == 4
        assert ran.data["message"] == f"{file} is a diary or a backup, not an export."
        assert ran.data["hint"] == f"To have back what it holds:\nbackcare backup restore {shown}"
    assert kept("export").out == before
    ran = kept("backup", "restore", str(odd), "--yes")
    assert (ran.code, ran.out) == (0, f"The diary holds just what {odd.name} holds.\n")


def test_an_export_into_a_folder_that_is_not_there_says_so(kept: Run, home: Path) -> None:
    ran = kept("export", "-o", str(home / "no" / "diary.ndjson"), "--json")
    assert ran.code == 5
    assert ran.data["message"] == f"There is no folder {home / 'no'}."
    assert ran.data["hint"] == "Make it first, or choose another place."
    assert not (home / "no").exists()


def test_an_import_that_adds_nothing_offers_no_undo(kept: Run, home: Path) -> None:
    file = home / "diary.ndjson"
    assert kept("export", "-o", str(file)).code == 0
    changes = kept("changes --json").data
    assert "undo" not in kept("import", str(file)).out
    assert kept("changes --json").data == changes


def test_deleting_says_what_went_of_which_days(kept: Run) -> None:
    before = kept("export").out
    one = kept("delete", "-2")
    assert one.out == "Deleted 1 check-in: Thu 20 Nov. backcare undo brings it back.\n"
    assert kept("mark", "a bed [b").code == 0
    several = kept("delete", "today", "-1")
    assert several.out == (
        "Deleted 2 check-ins and 1 mark: Fri 21 Nov, Sat 22 Nov. backcare undo brings them back.\n"
    )
    told = kept("changes --limit 3").out
    assert "delete Fri 21 Nov, Sat 22 Nov (3 entries)" in told
    assert "delete Thu 20 Nov (1 entry)" in told
    assert "2025-11" not in told
    assert [kept("undo").code for _again in range(3)] == [0, 0, 0]
    assert kept("export").out == before
