"""``backcare backup``: what is said, and what scripts can rely on."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.runner import Run

from backcare_tui.journal.rotation import DAYS

FOLDER = Path(".local/share/backcare/backups")
DIARY = Path(".local/share/backcare/diary.db")


def names(run: Run) -> list[str]:
    return [each["name"] for each in run("backup list --json").data]


@pytest.fixture
def kept(screened: Run) -> Run:
    """Run one command on a diary with two check-ins, and a backup of it made by hand."""
    assert screened("checkin", "4", "--note", "[b + [/ 腎俞").code == 0
    assert screened("checkin", "3", "--date", "-2").code == 0
    assert screened("backup create").code == 0
    return screened


def test_nothing_is_there_at_first(run: Run, home: Path) -> None:
    ran = run("backup")
    assert ran.out.replace("\n", " ") == (
        f"There is no backup in ~/{FOLDER} yet. Make one: backcare backup create "
    )
    assert run("backup list --json").data == []
    assert run("backup verify").code == 3
    assert run("backup restore newest --yes").code == 3
    assert run("backup prune").out == "Nothing has to go.\n"


def test_what_is_made_is_listed(kept: Run, home: Path) -> None:
    by_hand, daily = kept("backup --json").data
    assert by_hand == {
        "name": by_hand["name"],
        "path": str(home / FOLDER / by_hand["name"]),
        "at": by_hand["at"],
        "reason": "by-hand",
        "encrypted": False,
        "size": (home / FOLDER / by_hand["name"]).stat().st_size,
        "entries": by_hand["entries"],
        "days": 2,
        "first_day": "2025-11-20",
        "last_day": "2025-11-22",
        "recorded": True,
        "verified": None,
    }
    assert by_hand["entries"]["check_in"] == 2
    assert (daily["reason"], daily["days"]) == ("daily", 1)
    folder, name, holds, *others = kept("backup list").out.splitlines()
    assert folder == f"In ~/{FOLDER}:"
    assert name == f"{by_hand['name']}  by hand, not verified yet"
    assert holds.startswith("    Sat 22 Nov  10:00  ")
    assert holds.endswith(" kB  2 days, Thu 20 Nov to Sat 22 Nov")
    assert [line.split(" kB  ")[-1] for line in others] == [
        f"{daily['name']}  daily, not verified yet",
        "1 day, Sat 22 Nov",
    ]
    assert kept("backup verify").code == 0
    assert kept("backup list --json").data[0]["verified"].startswith("2025-11-22T")
    assert "verified on Sat 22 Nov" in kept("backup list").out
    assert kept("where --json").data["backups"] == {"place": str(home / FOLDER), "exists": True}


def test_a_record_that_cannot_be_read_stops_no_list(kept: Run, home: Path) -> None:
    (home / FOLDER / f"{names(kept)[0]}.json").write_text("[b + [/ \x1b[31m")
    ran = kept("backup list")
    assert ran.code == 0
    assert "record cannot be read" in ran.out
    assert kept("backup verify").code == 5


def test_verifying_says_what_was_looked_at(kept: Run) -> None:
    name = names(kept)[0]
    ran = kept(f"backup verify {name[:25]}")
    assert ran.code == 0
    first, *rest = ran.out.splitlines()
    assert first == f"{name} is whole."
    assert rest == [
        "  - It opens, and nothing in it is damaged: 2 days, Thu 20 Nov to Sat 22 Nov.",
        "  - It is byte for byte as it was when it was made.",
        "  - Every entry in it reads as it did then.",
    ]
    assert [each["whole"] for each in kept("backup verify --all --json").data] == [True, True]
    assert kept("backup", "verify", name, "--all").code == 2


def test_one_damaged_backup_of_all_is_exit_code_5(kept: Run, home: Path) -> None:
    file = home / FOLDER / names(kept)[0]
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)
    ran = kept("backup verify --all --json")
    assert ran.code == 5
    assert [(each["whole"], each["message"]) for each in ran.data] == [
        (False, f"{file} is damaged, or it is not a backup."),
        (True, ""),
    ]
    ran = kept("backup verify")
    assert ran.code == 5
    assert "is damaged, or it is not a backup." in ran.out
    ran = kept("backup restore newest --yes")
    assert (ran.code, ran.out) == (5, "")


def test_a_restore_names_the_warning_sign_that_it_takes_back(kept: Run) -> None:
    name = next(name for name in names(kept) if "by-hand" in name)
    kept("redflags answer RF03=yes RF05=no")
    plan = kept(f"backup restore {name} --dry-run")
    asked = kept("redflags --json").data["questions"]
    sign = next(each["short"] for each in asked if each["id"] == "RF03")
    assert f"  - This takes back what you ticked: {sign}" in plan.out.splitlines()
    assert kept(f"backup restore {name} --yes --json").data["lifted"] == ["RF03"]
    assert kept("redflags --json").data["open"] == []


def test_a_restore_is_asked_for_and_undone(kept: Run) -> None:
    wanted = kept("export").out
    assert kept("9").code == 0
    before = kept("export").out
    name = next(name for name in names(kept) if "by-hand" in name)
    assert kept(f"backup restore {name}").code == 2
    dry = kept(f"backup restore {name} --dry-run")
    assert dry.out.splitlines()[1:] == [
        "  - 1 entry that was added since goes",
        "  - days: Sat 22 Nov",
        "Nothing was changed.",
    ]
    assert kept("export").out == before
    data = kept(f"backup restore {name} --yes --json").data
    assert (data["added"], data["changed"], data["removed"]) == (0, 0, 1)
    assert (data["diary"], data["days"], data["aside"]) == ("whole", ["2025-11-22"], None)
    assert Path(data["before"]).is_file()
    assert kept("export").out == wanted
    assert "holds just what" in kept(f"backup restore {name} --yes").out
    assert kept("undo").code == 0
    assert kept("export").out == before
    assert kept("redo").code == 0
    assert kept("export").out == wanted


def test_a_damaged_diary_is_restored(kept: Run, home: Path) -> None:
    wanted = kept("export").out
    (home / DIARY).write_bytes(b"\0" * 9000)
    assert kept("list").code == 5
    assert kept("backup list").code == 0
    assert kept("backup verify --all").code == 0
    ran = kept("backup restore newest --yes")
    assert ran.code == 0
    assert "is kept under another name beside it" in ran.out.replace("\n", " ")
    assert kept("export").out == wanted
    (aside,) = (home / DIARY).parent.glob("diary-damaged-*.db")
    assert aside.read_bytes() == b"\0" * 9000


def test_what_looks_encrypted_is_restored_as_the_hint_says(kept: Run, home: Path) -> None:
    wanted = kept("export").out
    (home / DIARY).write_bytes(bytes(range(1, 17)) * 512)
    hint = "move it away, then restore your newest backup: backcare backup restore newest"
    for line in ("list", "backup restore newest --yes"):
        ran = kept(line)
        assert ran.code == 5
        assert hint in ran.err.replace("\n", " ")
    (home / DIARY).rename(home / "away")
    assert kept("backup restore newest --yes").code == 0
    assert kept("export").out == wanted


def test_a_failing_daily_backup_is_told_beside_the_answer(screened: Run, home: Path) -> None:
    assert screened("3").code == 0
    (home / FOLDER).write_text("in the way")
    ran = screened("4")
    assert ran.code == 0
    assert ran.out.startswith("Saved Sat 22 Nov: pain 4.")
    assert ran.err.startswith("Today's backup of the diary was not made.")
    (told,) = screened("5", "--json").envelope["warnings"]
    assert told["kind"] == "backup"
    assert told["message"].startswith("Today's backup of the diary was not made.")


def test_a_failing_backup_stops_an_import(screened: Run, home: Path) -> None:
    assert [screened(pain).code for pain in "43"] == [0, 0]
    (home / FOLDER).rename(home / "elsewhere")
    (home / FOLDER).write_text("in the way")
    before = screened("export").out
    file = home / "days.csv"
    file.write_text("day,pain\n2025-11-01,5\n")
    assert screened("import", str(file)).code == 5
    assert screened("export").out == before


def test_old_ones_are_taken_away_by_themselves_and_said_so_by_hand(
    screened: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(1, 29):
        monkeypatch.setenv("BACKCARE_NOW", f"2026-02-{day:02}T20:00:00+00:00")
        assert screened("4").code == 0
    assert DAYS < len(names(screened)) < 14
    copy = home / FOLDER / "diary-20260210-100000-daily.db"
    copy.write_bytes(b"")
    dry = screened("backup prune --dry-run")
    assert dry.out.splitlines() == [
        "1 backup would go:",
        f"  {copy.name} (newer daily ones stay: 7 days, 4 weeks, 12 months)",
    ]
    assert copy.exists()
    data = screened("backup prune --json").data
    assert [each["name"] for each in data["removed"]] == [copy.name]
    assert not copy.exists()


def test_a_server_is_said_to_have_backups_of_its_own(run: Run) -> None:
    ran = run("--db", "postgresql://me:secret@nowhere/x", "backup", "create")
    assert ran.code == 5
    assert "secret" not in ran.err
    assert ran.err.startswith("postgresql://me:***@nowhere/x is on a server")


def test_a_locked_backup_goes_round(kept: Run, home: Path) -> None:
    pyrage = pytest.importorskip("pyrage", reason="needs the extra age")
    own = pyrage.x25519.Identity.generate()
    (home / "key.txt").write_text(f"{own}\n")
    ran = kept("backup", "create", "--recipient", str(own.to_public()))
    assert ran.code == 0
    assert f"Only the secret key that belongs to {own.to_public()} opens it." in ran.out.replace(
        "\n", " "
    )
    assert kept("backup verify").code == 4
    assert kept("backup", "verify", "--identity", str(home / "key.txt")).code == 0
    assert kept("backup list --json").data[0]["encrypted"] is True
    assert "by hand, verified on" in kept("backup list").out
    assert "kB  encrypted" in kept("backup list").out
    assert kept("backup", "create", "--recipient", "age1x").code == 4
    assert kept("backup", "create", "--recipient", "age1x", "--ask-passphrase").code == 2
    assert kept("backup", "create", "--ask-passphrase").code == 2
    assert kept("backup", "create", "--passphrase-file", str(home / "none")).code == 5


@pytest.mark.slow
def test_the_passphrase_in_a_file_loses_only_the_end_of_its_line(kept: Run, home: Path) -> None:
    pytest.importorskip("pyrage", reason="needs the extra age")
    (home / "one").write_bytes(" 腎俞 x \r\n".encode())
    (home / "two").write_bytes(" 腎俞 x ".encode())
    ran = kept("backup", "create", "--passphrase-file", str(home / "one"))
    assert "Nobody can open it for you if you forget it" in ran.out.replace("\n", " ")
    assert kept("backup", "verify", "--passphrase-file", str(home / "two")).code == 0
    (home / "two").write_bytes(b"x")
    assert kept("backup", "verify", "--passphrase-file", str(home / "two")).code == 5
