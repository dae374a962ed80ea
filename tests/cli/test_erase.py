"""``backcare erase``: asks, lists, erases every byte, and says what it cannot reach."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Process, Run
from tests.cli.terminal import Terminal

pytestmark = pytest.mark.thorough

SECRET = "zebra [b + [/ 腎俞 secret"
BEYOND = (
    "It cannot reach files that you exported, backups in other places, snapshots of the file "
    "system, or what the disk itself keeps of deleted data, as SSDs do."
)


def flat(text: str) -> str:
    return " ".join(text.split())


def holding(home: Path, secret: str = "zebra") -> list[Path]:
    """The files below ``home`` whose bytes hold the secret."""
    return [f for f in home.rglob("*") if f.is_file() and secret.encode() in f.read_bytes()]


@pytest.fixture
def kept(screened: Run, home: Path) -> Run:
    """A diary with a secret that was edited, deleted and undone, and an entry of another day."""
    screened("checkin", "4cf", "--note", SECRET)
    screened("edit", "today", "--note", f"{SECRET} again")
    screened("delete", "today")
    screened("undo")
    screened("checkin", "2", "--date", "-1", "--note", "giraffe")
    assert holding(home)
    return screened


def test_no_byte_of_an_erased_note_is_left(kept: Run, home: Path) -> None:
    ran = kept("erase", "today", "--yes", "--backups")
    assert ran.code == 0
    (made,) = (home / DIARY).parent.glob("backups/*.db")
    new = f"A new backup of what is left was made: {made}"
    assert flat(ran.out) == f"Erased 1 entry for good. {BEYOND} {new}"
    assert b"giraffe" in made.read_bytes()
    assert holding(home) == []
    assert holding(home, "giraffe") != []
    assert "giraffe" in kept("export").out
    assert "zebra" not in kept("changes", "--json").out
    kept("undo")
    kept("undo")
    assert "zebra" not in kept("export").out


def test_a_dry_run_lists_and_changes_nothing(kept: Run, home: Path) -> None:
    before = kept("export").out
    ran = kept("erase today -1 --dry-run")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "2 entries would go for good:"
    assert "1 trace in the changes" in lines[1]
    assert "4 traces in the changes" not in lines[1]
    assert "3 traces in the changes" in lines[2]
    assert "zebra" not in ran.out
    found = kept("erase today --dry-run --json").data
    assert found["dry_run"] is True
    assert [(each["kind"], each["traces"], each["stored"]) for each in found["entries"]] == [
        ("check_in", 3, True)
    ]
    assert kept("erase --all --settings --dry-run").code == 0
    assert kept("export").out == before


def test_nobody_to_ask_needs_a_word(kept: Run, home: Path) -> None:
    before = kept("export").out
    for line in ("erase today", "erase --all", "erase today --json"):
        ran = kept(line)
        assert ran.code == 2
        assert "add --yes." in flat(ran.err + ran.out)
    assert kept("export").out == before


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ("erase", 2, "Say what to erase: days or ids of entries, or --all for the whole diary."),
        ("erase today --all", 2, "Say what to erase"),
        ("erase today --settings", 2, "--settings goes with --all."),
        ("erase -9 --yes", 3, "There is nothing on 2025-11-13, nor a trace of it."),
        ("erase nowhere --yes", 3, "There is no entry “nowhere”, nor a trace of one."),
    ],
)
def test_what_makes_no_sense_is_told(kept: Run, line: str, code: int, words: str) -> None:
    before = kept("export").out
    ran = kept(line)
    assert ran.code == code
    assert words in flat(ran.err)
    assert kept("export").out == before


def test_backups_that_still_hold_it_are_named(kept: Run, home: Path) -> None:
    folder = (home / DIARY).parent / "backups"
    folder.mkdir(exist_ok=True)
    for file in folder.iterdir():
        file.unlink()
    (folder / "diary-20251122-100000-by-hand.db").write_bytes((home / DIARY).read_bytes())
    ran = kept("erase", "today", "--yes")
    words = f"1 backup may still hold it, in {folder}. Add --backups to erase them too."
    assert words in flat(ran.out)
    assert ran.code == 0
    assert holding(home) != []
    ran = kept("erase", "today", "--yes")
    assert ran.code == 3
    assert "There is nothing on 2025-11-22, nor a trace of it." in flat(ran.err)
    hint = "1 backup or other copy may hold it: add --backups to erase it."
    assert hint in flat(ran.err)
    ran = kept("erase", "today", "--backups", "--dry-run")
    head = "It is not in the diary any more. 1 backup or other copy that may hold it would go"
    assert head in flat(ran.out)
    assert holding(home) != []
    ran = kept("erase", "today", "--yes", "--backups")
    assert ran.code == 0
    (made,) = folder.glob("*.db")
    new = f"A new backup of what is left was made: {made}"
    assert flat(ran.out) == f"Erased 1 backup or other copy for good. {BEYOND} {new}"
    assert holding(home) == []
    assert "giraffe" in kept("export").out
    assert kept("erase", "today", "--yes", "--backups").code == 3


def test_a_dry_run_tells_of_every_copy(kept: Run, home: Path) -> None:
    folder = (home / DIARY).parent
    rescued = folder / "diary-rescued-20251122-100000-000001.db"
    rescued.write_bytes((home / DIARY).read_bytes())
    damaged = folder / "diary-damaged-20251122-100000.db"
    damaged.write_bytes(b"no header " + rescued.read_bytes())
    kept("backup", "create")
    backups = list((folder / "backups").glob("*.db"))
    ran = kept("erase --all --dry-run")
    assert str(rescued) in ran.out
    stay = f"{len(backups)} backups may still hold it, in {folder / 'backups'}."
    assert stay in flat(ran.out)
    ran = kept("erase today --dry-run")
    beside = f"2 copies beside the diary may still hold it: {damaged} {rescued} Add --backups"
    assert beside in flat(ran.out)
    ran = kept("erase today --dry-run --backups")
    assert all(str(file) in ran.out for file in (rescued, damaged))
    assert "still" not in ran.out
    ran = kept("erase --all --dry-run --backups")
    assert all(str(file) in ran.out for file in (rescued, *backups))
    assert "still" not in ran.out
    assert rescued.exists()
    assert kept("erase --all --yes --backups").code == 0
    assert holding(home) == []


def test_a_whole_diary_leaves_nothing(kept: Run, home: Path) -> None:
    kept("config", "set", "person", "me")
    for line in ("erase --all --yes --backups --settings",):
        ran = kept(line)
        assert ran.code == 0
        assert flat(ran.out) == f"The diary was erased for good. {BEYOND}"
    assert [f for f in home.rglob("*") if f.is_file()] == []
    assert kept("erase --all --yes").code == 3
    assert [f for f in home.rglob("*") if f.is_file()] == []


def test_settings_stay_unless_they_are_named(kept: Run, home: Path) -> None:
    kept("config", "set", "person", "me")
    kept("erase --all --yes --backups")
    assert [f.name for f in home.rglob("*") if f.is_file()] == ["config.toml"]


def test_a_file_of_another_program_is_left_alone(kept: Run, home: Path) -> None:
    other = home / "other.db"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    text = home / "letter.txt"
    text.write_text("dear " * 1000)
    for file in (other, text):
        before = file.read_bytes()
        for what in ("--all", "today"):
            ran = kept("--db", str(file), "erase", what, "--yes")
            assert ran.code == 5
            assert str(file) in flat(ran.err).replace(" ", "") or file.name in ran.err
        assert file.read_bytes() == before


def test_a_lost_diary_in_our_own_place_can_go(kept: Run, home: Path) -> None:
    (home / DIARY).write_bytes(b"\x07encrypted" * 1000)
    ran = kept("erase --all --dry-run")
    words = "It cannot be read now: it is damaged, encrypted, or of a newer version."
    assert words in flat(ran.out)
    assert kept("erase --all --yes").code == 0
    assert not (home / DIARY).exists()


def test_the_word_has_to_be_typed(home: Path, process: Process) -> None:
    process("checkin", "4", "--note", SECRET)
    process("checkin", "3", "--date", "-1")
    for wrong in ("", "yes", "1", "q"):
        terminal = Terminal("erase", "today", "-1")
        terminal.expect("2 entries go for good; undo cannot bring them back:")
        terminal.answer("anything else to stop:", wrong)
        assert terminal.end() == 7
    terminal = Terminal("erase", "--all")
    terminal.answer("Type erase to erase it, anything else to stop:", "2")
    assert terminal.end() == 7
    assert "Nothing was erased." in terminal.text
    assert holding(home)
    terminal = Terminal("erase", "today", "-1")
    terminal.answer("Type 2 to erase it, anything else to stop:", "2")
    assert terminal.end() == 0
    assert "Erased 2 entries for good." in terminal.text
    assert "Nothing here yet." in process("list").stdout
    terminal = Terminal("erase", "--all", "--backups")
    terminal.answer("Type erase to erase it, anything else to stop:", "erase")
    assert terminal.end() == 0
    assert holding(home) == []


def test_a_diary_that_the_app_has_open_is_not_erased(home: Path, process: Process) -> None:
    process("redflags", "answer", "--none")
    process("checkin", "4", "--note", SECRET)
    app = Terminal(TERM="xterm-256color")
    app.expect("zebra")
    for what in (["today"], ["--all"]):
        ran = process("erase", *what, "--yes")
        assert ran.returncode == 5
        words = f"Another program has {home / DIARY} open, so nothing was erased."
        assert words.replace(" ", "") in flat(ran.stderr).replace(" ", "")
    app.press("q")
    app.end()
    assert "zebra" in process("export").stdout
    assert process("erase", "today", "--yes").returncode == 0
