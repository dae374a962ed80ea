"""No one else may read what is written, and no private word stands where nobody expects it."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Process, Run, process_environment
from tests.cli.terminal import Terminal

from backcare_tui.domain.scale import NOTE_MAX

SECRET = "zebra secret"
posix = pytest.mark.skipif(os.name != "posix", reason="rights of another kind")

WITH_UMASK = """
import os, sys
os.umask(int(sys.argv[1], 8))
os.execv(sys.executable, [sys.executable, "-m", "backcare_tui", *sys.argv[2:]])
"""
JOURNEY = (
    "checkin 4cf --note zebra",
    "redflags answer --none",
    "export -o out/diary.ndjson",
    "export --format csv -o out/diary.csv",
    "simulate --days 30 -o out/made.ndjson",
    "import out/made.ndjson",
    "config set person me",
    "demo status",
    "delete today",
    "undo",
    "edit today --pain 3",
    "erase -2 --yes",
)


def with_umask(umask: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", WITH_UMASK, umask, *arguments]


def wide(home: Path) -> list[str]:
    """The files and folders below ``home`` that are not exactly for their owner alone."""
    found = []
    for path in home.rglob("*"):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode != (0o700 if path.is_dir() else 0o600):
            found.append(f"{mode:o} {path}")
    return found


@posix
@pytest.mark.slow
@pytest.mark.parametrize("umask", ["000", "777", "022"])
def test_all_that_is_made_is_for_its_owner_alone(home: Path, umask: str) -> None:
    (home / "out").mkdir(mode=0o700)
    for line in JOURNEY:
        done = subprocess.run(
            with_umask(umask, *line.split()),
            env=process_environment(), cwd=home, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert done.returncode == 0, (line, done.stderr)
    app = Terminal(program=with_umask(umask), TERM="xterm-256color")
    app.expect("zebra")
    app.press("q")
    app.end()
    assert (home / DIARY).exists()
    assert (home / ".config/backcare/config.toml").exists()
    assert wide(home) == []


@posix
@pytest.mark.parametrize("umask", ["000", "777"])
def test_a_crash_log_and_the_memory_of_the_app_are_for_their_owner_alone(
    home: Path, umask: str
) -> None:
    source = f"""
import os
os.umask(0o{umask})
from backcare_tui import paths
from backcare_tui.journal.crash import write_crash_log
from backcare_tui.tui.state import remember, read_state
def work(note):
    raise RuntimeError("zebra " + note)
try:
    work("zebra secret")
except RuntimeError as error:
    print(write_crash_log(error))
remember(paths.state_file(), "theme", "nord")
assert read_state(paths.state_file()) == {{"theme": "nord"}}
"""
    done = subprocess.run(
        [sys.executable, "-c", source],
        env=process_environment(), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    log = Path(done.stdout.strip()).read_text()
    assert "RuntimeError" in log
    assert "zebra" not in log
    assert wide(home) == []


@posix
def test_an_export_follows_only_links_of_the_owners_own(screened: Run, home: Path) -> None:
    real, link = home / "real.ndjson", home / "link.ndjson"
    real.write_text("before")
    link.symlink_to(real)
    assert screened("export", "-o", str(link), "--force").code == 0
    assert link.is_symlink()
    assert real.read_text() != "before"
    endless = home / "endless"
    endless.symlink_to(endless)
    ran = screened("export", "-o", str(endless), "--force")
    assert ran.code == 4
    assert "endless is not a plain file." in " ".join(ran.err.split())


@posix
@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root makes others' links")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_of_somebody_else_is_refused(screened: Run, home: Path, there: bool) -> None:
    real, link = home / "victim", home / "trap"
    if there:
        real.write_text("before")
    link.symlink_to(real)
    nobody = pwd.getpwnam("nobody")
    os.lchown(link, nobody.pw_uid, nobody.pw_gid)
    ran = screened("export", "-o", str(link), "--force")
    assert ran.code == 4
    said = f"{link} is a link of somebody else; nothing was written."
    assert said.replace(" ", "") in "".join(ran.err.split())
    assert real.exists() == there
    assert not there or real.read_text() == "before"


@posix
def test_a_wide_folder_is_told_and_left_as_it_is(screened: Run, home: Path) -> None:
    folder = (home / DIARY).parent
    folder.chmod(0o755)
    (home / DIARY).chmod(0o644)
    ran = screened("where")
    told = " ".join(ran.out.split())
    assert f"may read {home / DIARY}. To close it: chmod 600" in told
    assert f"may look into {folder}. To close it: chmod 700 {folder}" in told
    kinds = [each["kind"] for each in screened("where --json").envelope["warnings"]]
    assert kinds == ["exposed", "exposed"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    folder.chmod(0o700)
    (home / DIARY).chmod(0o600)
    assert "Others on this computer" not in screened("where").out


@pytest.mark.parametrize(
    "line",
    ["checkin 4 --note -", "skip -1 --reason -", "mark -", "redflags seen --note -"],
)
def test_private_words_come_from_stdin_too(screened: Run, line: str) -> None:
    if line.startswith("redflags"):
        screened("redflags answer RF13=yes")
    ran = screened(*line.split(), stdin="\ufeffzebra 腎俞 🦓\r\n".encode())
    assert ran.code == 0, ran.err
    assert "zebra 腎俞 🦓" in screened("export").out
    assert "\ufeff" not in screened("export").out


def test_a_note_is_changed_from_stdin(screened: Run) -> None:
    screened("4")
    assert screened("edit", "today", "--note", "-", stdin=b"zebra").code == 0
    assert "zebra" in screened("export").out


@pytest.mark.parametrize("raw", [b"\xff\xfeh\x00i\x00", b"caf\xe9", b"zebra \xe8\x85"])
def test_what_is_not_text_is_refused(screened: Run, raw: bytes) -> None:
    before = screened("export").out
    ran = screened("checkin", "4", "--note", "-", stdin=raw)
    assert ran.code == 4
    assert ran.err.splitlines()[0] == "The text from stdin is not UTF-8."
    assert "zebra" not in ran.err
    assert screened("export").out == before


def test_too_much_from_stdin_is_refused_without_reading_it_all(screened: Run) -> None:
    ran = screened("checkin", "4", "--note", "-", stdin="腎".encode() * (NOTE_MAX + 9))
    assert ran.code == 4
    assert "characters; at most" in ran.err
    assert "腎" not in ran.err


LINES = (
    '{"kind": "check_in", "note": "zebra", ',
    '{"kind": "check_in", "id": "a", "day": "2025-11-20", "pain": 99, "note": "zebra"}',
    '{"kind": "check_in", "id": "a", "day": "zzz", "pain": 3, "note": "zebra"}',
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_note_is_in_no_message_of_a_failure(screened: Run, line: str, form: list[str]) -> None:
    ran = screened("import", "-", *form, stdin=(line + "\n").encode())
    assert "zebra" not in ran.out + ran.err
    for command in (
        ["checkin", "99", "--note", "zebra"],
        ["checkin", "4", "--note", "zebra", "--trigger", "colt"],
        ["checkin", "4", "--note", "zebra" * NOTE_MAX],
        ["checkin", "4", "--note", "zebra", "--date", "2999-01-01"],
        ["edit", "nowhere", "--note", "zebra"],
        ["skip", "2999-01-01", "--reason", "zebra"],
    ):
        ran = screened(*command, *form)
        assert ran.code != 0
        assert "zebra" not in ran.out + ran.err, command


def test_a_database_that_refuses_says_nothing_of_the_note(screened: Run, home: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(home / DIARY)) as diary, diary:
        diary.execute(
            "CREATE TRIGGER stop BEFORE INSERT ON check_in BEGIN"
            " SELECT RAISE(ABORT, 'zebra: what an engine may say of a value'); END"
        )
    diary.close()
    for form in ([], ["--json"]):
        ran = screened("checkin", "4", "--note", SECRET, *form)
        assert ran.code == 5
        assert "zebra" not in ran.out + ran.err


CRASH = """
from backcare_tui.tui.app import BackcareApp
from backcare_tui.__main__ import main
import sys
def fall(self):
    note = "zebra secret"
    raise KeyError(note)
# What the person does next breaks the app, outside of what guards it.
BackcareApp.action_toggle_help = fall
sys.argv[1:] = []
sys.exit(main())
"""
LEFT = "\x1b[?1049l"
"""What gives the terminal its own screen back."""


@pytest.mark.slow
@pytest.mark.parametrize("development", ["", "1"])
def test_an_app_that_falls_over_leaves_no_word_behind(
    home: Path, process: Process, development: str
) -> None:
    process("redflags", "answer", "--none")
    process("checkin", "4", "--note", SECRET)
    program = home / "crash.py"
    program.write_text(CRASH)
    app = Terminal(
        program=[sys.executable, str(program)],
        TERM="xterm-256color", BACKCARE_DEBUG="", PYTHONDEVMODE=development,
    )  # fmt: skip
    app.expect("zebra")
    app.press("?")
    code = app.end()
    program.unlink()
    assert code == 1
    after = app.seen.rpartition(LEFT)[2]
    assert "Something went wrong inside backcare." in after
    assert "zebra" not in after
    assert "Traceback" not in after
    assert "\x1b]0;" not in app.seen
    assert "\x1b]2;" not in app.seen
    logs = list((home / ".local/state/backcare").glob("crash-*.log"))
    assert len(logs) == 1
    assert "KeyError" in logs[0].read_text()
    holding = [f for f in home.rglob("*") if f.is_file() and b"zebra" in f.read_bytes()]
    assert {f.name.split(".")[0].split("-")[0] for f in holding} == {"diary"}


def test_a_lock_is_set_and_taken_off_by_its_passphrase(home: Path, process: Process) -> None:
    terminal = Terminal("config", "lock")
    terminal.answer("New passphrase:", "zebra 1")
    terminal.answer("The same once more:", "zebra 2")
    assert terminal.end() == 4
    assert "The two are not the same. Nothing was changed." in terminal.text
    assert not (home / ".config/backcare/config.toml").exists()
    terminal = Terminal("config", "lock")
    terminal.answer("New passphrase:", "zebra 1")
    terminal.answer("The same once more:", "zebra 1")
    assert terminal.end() == 0
    assert "This hides it and encrypts nothing" in terminal.text
    assert "zebra" not in terminal.text
    kept = (home / ".config/backcare/config.toml").read_text()
    assert kept.startswith('lock = "scrypt-15-8-1$')
    assert "zebra" not in kept
    assert process("config", "get", "lock").stdout == "true\n"
    assert "scrypt" not in process("config", "list").stdout + process("config", "--json").stdout
    for line in (["set", "lock", "x"], ["unset", "lock"]):
        assert process("config", *line).returncode == 4
    terminal = Terminal("config", "unlock")
    terminal.answer("Present passphrase:", "zebra 2")
    assert terminal.end() == 4
    assert (home / ".config/backcare/config.toml").read_text() == kept
    terminal = Terminal("config", "unlock")
    terminal.answer("Present passphrase:", "zebra 1")
    assert terminal.end() == 0
    assert (home / ".config/backcare/config.toml").read_text() == ""
    assert process("config", "unlock").returncode == 0
    assert process("config", "lock").returncode == 2


@pytest.mark.parametrize("value", ["-1", "1441", "x", "1.5", "", "٣", "99999999999"])
def test_minutes_that_are_none_are_refused(screened: Run, value: str) -> None:
    assert screened("config", "set", "lock_after_minutes", value).code == 4
    assert screened("config", "set", "lock_after_minutes", "5").code == 0
    assert screened("config get lock_after_minutes").out == "5\n"
