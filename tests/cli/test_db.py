"""``backcare db``: what is said of a sick file, and what comes out of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Run

PAGE = 4096


def kinds(run: Run, *arguments: str) -> tuple[int, list[str]]:
    ran = run("db", "check", *arguments, "--json")
    return ran.code, [each["kind"] for each in ran.data]


def damage(file: Path) -> None:
    """Overwrite the page on which the check-ins begin."""
    with closing(sqlite3.connect(file)) as connection:
        found = "SELECT rootpage FROM sqlite_master WHERE name = 'check_in'"
        (page,) = connection.execute(found).fetchone()
    with file.open("r+b") as stream:
        stream.seek((page - 1) * PAGE)
        stream.write(b"\xff" * PAGE)


def test_a_whole_diary_is_said_to_be_whole_and_stays_as_it_is(screened: Run, home: Path) -> None:
    screened("4cf")
    (home / DIARY).chmod(0o600)
    before = (home / DIARY).read_bytes()
    assert kinds(screened) == (0, ["sound", "no_backup"])
    assert (home / DIARY).read_bytes() == before
    (home / DIARY).chmod(0o644)
    assert kinds(screened) == (10, ["sound", "open_file", "no_backup"])


def test_a_damaged_diary_names_the_way_out_and_everything_comes_out(
    screened: Run, home: Path
) -> None:
    for pain in range(5):
        screened("checkin", str(pain), "--note", f"[b + [/ 腎俞 {pain}")
    before = screened("export").out
    damage(home / DIARY)
    sick = (home / DIARY).read_bytes()
    failed = screened("list")
    assert failed.code == 5
    assert failed.err.splitlines()[-3:] == [
        "There is a backup of Sat 22 Nov with 1 day:",
        "backcare backup restore newest",
        "The damaged file is kept. backcare db salvage reads what else is in it.",
    ]
    code, found = kinds(screened)
    assert (code, found[0]) == (5, "damaged")
    said = screened("db", "salvage", str(home / DIARY), "--out", str(home / "out"))
    assert said.code == 5
    assert "5 entries came from the history of changes." in said.out.replace("\n", " ")
    assert (home / DIARY).read_bytes() == sick
    file = home / "out" / "diary-me.ndjson"
    assert file.read_text("utf-8") == before
    assert file.stat().st_mode & 0o777 == 0o600
    assert screened("--db", str(home / "new.db"), "import", str(file)).code == 0
    assert screened("--db", str(home / "new.db"), "export").out == before


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"", "empty"), (b"dear diary", "not_a_database"), (None, "folder"), ("", "link_broken")],
)
def test_what_is_no_diary_is_named(
    run: Run, tmp_path: Path, content: bytes | str | None, kind: str
) -> None:
    file = tmp_path / "odd.db"
    if content is None:
        file.mkdir()
    elif isinstance(content, str):
        file.symlink_to(tmp_path / "nowhere")
    else:
        file.write_bytes(content)
        file.chmod(0o600)
    code, found = kinds(run, str(file))
    assert found == [kind]
    assert code == (0 if kind == "empty" else 5)


def test_the_database_of_another_program_stays_as_it_is(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "photos.db"
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE photo (id TEXT)")
    before = file.read_bytes()
    assert kinds(run, str(file)) == (5, ["foreign"])
    ran = run("db", "salvage", str(file), "--out", str(tmp_path / "out"))
    assert ran.code == 5
    assert "is a database of another program." in ran.err.replace("\n", " ")
    assert file.read_bytes() == before


def test_a_file_that_is_not_there_is_not_found(run: Run, tmp_path: Path) -> None:
    for command in ("check", "salvage"):
        assert run("db", command, str(tmp_path / "none.db")).code == 3


def test_an_import_of_which_nothing_could_be_read_fails(run: Run) -> None:
    nothing = run("import", "-", stdin=b"day,pain\n2025-11-20,99\nsoon,3\n")
    assert nothing.code == 4
    assert "2 lines left out." in nothing.out
    some = run("import", "-", stdin=b"day,pain\n2025-11-20,9\nsoon,3\n")
    assert some.code == 0
