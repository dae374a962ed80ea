"""Bad input: one clear message that names it and the remedy, a documented code, nothing lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Run

CASES = [
    ("checkin 11", 4, "11", "0 (none) to 10"),
    ("checkin -1", 4, "-1", "0 (none) to 10"),
    ("-1", 4, "-1", "0 (none) to 10"),
    ("checkin 4.5", 4, "4.5", "0 (none) to 10"),
    ("4.5", 4, "4.5", "0 (none) to 10"),
    ("checkin four", 4, "four", "0 (none) to 10"),
    ("checkin 4x", 4, "x", "c cold"),
    ("checkin 99999999999999999999", 4, "9999", "0 (none) to 10"),
    ("checkin 4 --trigger colt", 4, "colt", "Did you mean cold?"),
    ("checkin 4 --sign pricklin", 4, "pricklin", "Did you mean pricking?"),
    ("checkin 4 --spread leeg", 4, "leeg", "Did you mean leg?"),
    ("checkin 4 --where clf-left", 4, "clf-left", "Did you mean calf?"),
    ("checkin 4 --where calf", 4, "calf", "calf left"),
    ("checkin 4 --where 腎俞", 4, "腎俞", "backcare map --list"),
    ("checkin 4 --where foot-left --no-spread foot", 4, "foot", "yes to it"),
    ("map --days 0", 2, "0", "--help"),
    ("checkin 4 --trigger cold --no cold", 4, "cold", "once"),
    ("4c --no cold", 4, "cold", "once"),
    ("4 cf", 2, "cf", "backcare 4cf"),
    ("checkin 4 --press UB41:30", 4, "UB41", "Did you mean"),
    ("checkin 4 --press UB40:0", 4, "UB40:0", "5 to 1800"),
    ("checkin 4 --press UB40:9999", 4, "UB40:9999", "5 to 1800"),
    ("checkin 4 --press UB40", 4, "UB40", "UB40:30"),
    ("checkin 4 --press UB40:long", 4, "UB40:long", "UB40:30"),
    ("checkin 4 --press UB40:30:up", 4, "up", "left, right or both"),
    ("checkin 4 --press DU4:30:left", 4, "DU4", "midline"),
    ("checkin 4 --date 2026-02-30", 4, "2026-02-30", "yesterday"),
    ("checkin 4 --date tomorrow", 4, "tomorrow", "yesterday"),
    ("checkin 4 --date 2025-11-23", 4, "2025-11-23", "today"),
    ("checkin 4 --date 0001-01-01", 4, "0001-01-01", "1900"),
    ("checkin 4 --date -99999", 4, "1752", "1900"),
    ("list --from today --to yesterday", 4, "2025-11-22", "earlier"),
    ("list --trigger colt", 4, "colt", "Did you mean cold?"),
    ("list --limit few", 2, "few", "--help"),
    ("points XX9", 3, "XX9", "Known"),
    ("points UB4O", 3, "UB4O", "Did you mean"),
    ("press XX9", 3, "XX9", "Known"),
    ("press KI3 --seconds soon", 4, "soon", "30"),
    ("press KI3 --seconds 4 --log", 4, "4", "5 to 1800"),
    ("press KI3 --log --before 12", 4, "12", "0 (none) to 10"),
    ("show 2025-11-20x", 3, "2025-11-20x", ""),
    ("show abcdef", 3, "abcdef", ""),
    ("edit abcdef --pain 3", 3, "abcdef", ""),
    ("edit -2 --pain 3", 3, "2025-11-20", "backcare list"),
    ("delete -2", 3, "2025-11-20", "backcare list"),
    ("trend --range 8", 4, "8", "365"),
    ("prevent --done warmt", 3, "warmt", "Did you mean warmth?"),
    ("prevent --done warmth --snooze sleep", 2, "--done", "--help"),
    ("learn kidny", 3, "kidny", "Did you mean"),
    ("config set colour red", 3, "colour", "Settings"),
    ("config set day_start 25:00", 4, "25:00", "04:00"),
    ("config get day_strat", 3, "day_strat", "Did you mean day_start?"),
    ("import nowhere.ndjson", 3, "nowhere.ndjson", "path"),
    ("checkn 4", 2, "checkn", "Did you mean checkin?"),
    ("checkin 4 --trigr cold", 2, "--trigr", "--trigger"),
    ("demo undo", 2, "status", "--help"),
]


@pytest.mark.parametrize(("command", "code", "named", "remedy"), CASES)
def test_one_clear_message(screened: Run, command: str, code: int, named: str, remedy: str) -> None:
    ran = screened(command)
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert named in ran.err
    assert remedy in " ".join(ran.err.split())
    assert "Traceback" not in ran.err
    assert len(ran.err.splitlines()) <= 4
    found = screened("--json", *command.split())
    assert found.code == code
    assert found.err == ""
    assert found.envelope["schema"] == "backcare/error@1"
    assert found.data["exit_code"] == code
    assert named in found.data["message"] + found.data["hint"]
    assert [change["label"] for change in screened("changes --json").data] == ["warning signs"]


def test_an_escape_in_the_input_never_reaches_the_terminal(screened: Run) -> None:
    for words in (["checkin", "\x1b[2J4"], ["points", "\x1b]0;x\x07"], ["\x1b[31mlist"]):
        ran = screened(*words, "")
        assert ran.code in (2, 3, 4)
        assert "\x1b" not in ran.out + ran.err


HELL = (
    "[bold]x[/] {y} \x1b[2J\x1b]0;t\x07 \u202eabc a\x00b \x07 腰🙂 “q” \\ 'q' -- é\u0301 \u2028 end"
)


def test_a_note_from_hell_survives_and_moves_no_cursor(screened: Run) -> None:
    saved = screened("checkin 4 --note - --json", stdin=HELL.encode())
    assert saved.code == 0
    note = saved.data["check_in"]["note"]
    assert note.startswith("[bold]x[/] {y}")
    assert note.endswith("end")
    assert not set(note) & {"\x1b", "\x00", "\x07", "\u202e"}
    assert [w["kind"] for w in saved.envelope["warnings"]] == ["note_cleaned"]
    assert screened("show today --json").data["check_ins"][0]["note"] == note
    for command in ("list", "show today", "status", "export"):
        shown = screened(command).out
        assert not set(shown) & {"\x1b", "\x00", "\x07", "\u202e", "\r"}
    assert "[bold]x[/] {y}" in screened("list").out


def test_a_note_of_100_kb_survives(screened: Run) -> None:
    text = "a [b] long – note\n" * 6_000
    saved = screened("checkin 4 --note - --json", stdin=text.encode())
    assert saved.data["check_in"]["note"] == text.strip()
    assert max(map(len, screened("list").out.splitlines())) <= 100
    assert max(map(len, screened("show today").out.splitlines())) <= 100
    one_word = "x" * 100_000
    assert screened("checkin 4 --note - --date -1", stdin=one_word.encode()).code == 0
    assert max(map(len, screened("show -1").out.splitlines())) <= 100


def test_a_note_that_is_too_long_is_refused(screened: Run) -> None:
    ran = screened("checkin 4 --note -", stdin=b"x" * 1_000_000)
    assert ran.code == 4
    assert "200,000" in ran.err
    assert "xxx" not in ran.err


def test_bytes_that_are_no_text_are_refused_and_nothing_is_kept(screened: Run) -> None:
    ran = screened("checkin 4 --note -", stdin=b"caf\xe9 \xff")
    assert ran.code == 4
    assert "not UTF-8" in ran.err
    assert screened("list --json").data == []


def test_half_characters_from_the_command_line(screened: Run) -> None:
    ran = screened("checkin", "4", "--note", "a\udce9b", "--json")
    assert ran.code == 0
    assert ran.data["check_in"]["note"] == "ab"
    assert screened("skip", "-1", "--reason", "a\udce9b").code == 0
    assert screened("checkin", "4", "--trigger", "\udce9").code == 4


def _spoil(path: Path, kind: str) -> None:
    diary = path.read_bytes()
    path.unlink()
    if kind == "text":
        path.write_text("dear diary, " * 500)
    elif kind == "other":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE songs (title TEXT)")
        connection.close()
    elif kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(diary[:5000])


@pytest.mark.parametrize("kind", ["text", "other", "folder", "cut"])
def test_a_database_that_is_no_diary_is_left_alone(screened: Run, home: Path, kind: str) -> None:
    path = home / DIARY
    _spoil(path, kind)
    before = path.read_bytes() if path.is_file() else b""
    for command in ("checkin 4", "list", "status"):
        ran = screened(command)
        assert ran.code == 5
        assert "diary.db" in ran.err
        assert len(ran.err.splitlines()) >= 2
    assert (path.read_bytes() if path.is_file() else b"") == before
    for command in ("where", "config", "config path", "--help", "completion zsh"):
        assert screened(command).code == 0


@pytest.mark.thorough
def test_a_locked_diary_says_so(screened: Run, home: Path) -> None:
    with closing(sqlite3.connect(home / DIARY, isolation_level=None)) as other, other:
        other.execute("BEGIN IMMEDIATE")
        ran = screened("checkin 4")
        other.execute("ROLLBACK")
    other.close()
    assert ran.code == 5
    assert "again" in ran.err


@pytest.mark.parametrize("text", ["day_start = [", "colour = 'red'", "day_start = '25:00'", "\x00"])
def test_a_broken_settings_file_is_named(screened: Run, home: Path, text: str) -> None:
    file = home / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    for command in ("checkin 4", "list", "config", "config set person anna"):
        ran = screened(command)
        assert ran.code == 4
        assert "config.toml" in ran.err
    assert file.read_text() == text
    assert screened("config path").out.strip() == str(file)


def test_a_wrong_clock_is_named(screened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCARE_NOW", "noon")
    ran = screened("list")
    assert ran.code == 4
    assert "BACKCARE_NOW=noon" in ran.err


def test_an_unwritable_folder_is_named(screened: Run, home: Path) -> None:
    folder = home / "shut"
    folder.mkdir(mode=0o555)
    # No rights hold root back, and nobody can make a folder in /proc.
    diary = Path("/proc/shut/diary.db") if os.geteuid() == 0 else folder / "diary.db"
    ran = screened("--db", str(diary), "checkin", "4")
    assert ran.code == 5
    assert str(diary.parent) in ran.err
    assert len(ran.err.splitlines()) >= 2


@pytest.mark.parametrize("line", ["prevent --snooze", "checkin 4 --note", "trend --range"])
def test_an_option_without_its_value_says_how_it_is_written(screened: Run, line: str) -> None:
    ran = screened(line)
    assert ran.code == 2
    command = line.partition(" ")[0]
    assert ran.err.startswith(f"Usage: backcare {command} ")
    assert "requires an argument" in ran.err
    assert f"backcare {command} --help shows how." in ran.err
