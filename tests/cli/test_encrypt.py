"""``backcare encrypt`` and ``decrypt``, and every day with an encrypted diary, as processes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.conftest import _alone as alone
from tests.cli.runner import Process, Run, run_here
from tests.cli.terminal import Terminal

from backcare_tui.storage import cipher

pytestmark = pytest.mark.thorough

NOTE = "my secret words [b + [/ 腎俞"
PASSPHRASE = ' it\'s "腎俞" 😀 '


@pytest.fixture(autouse=True)
def _forget_keys() -> Iterator[None]:
    """What one test unlocked, this process does not know in the next."""
    cipher._KEYS.clear()
    yield
    cipher._KEYS.clear()


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with an encrypted diary, made once, and the file of its passphrase."""
    home = tmp_path_factory.mktemp("encrypted")
    (home / "key").write_text(f"{PASSPHRASE}\n")
    with pytest.MonkeyPatch.context() as monkeypatch:
        alone(monkeypatch, home)
        for command in (
            ["redflags", "answer", "--none"],
            ["checkin", "4", "--note", NOTE],
            ["encrypt", "--yes", "--passphrase-file", str(home / "key")],
        ):
            assert run_here(*command).code == 0
    return home


@pytest.fixture
def encrypted(_made: Path, home: Path) -> Path:
    """An encrypted diary in this home, with its passphrase in the file ``key``."""
    shutil.copytree(_made / ".local", home / ".local", dirs_exist_ok=True)
    shutil.copy(_made / "key", home / "key")
    return home / DIARY


@pytest.fixture
def with_key(encrypted: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where the environment names the file with the passphrase."""
    monkeypatch.setenv("BACKCARE_KEY_FILE", str(home / "key"))
    return encrypted


def flat(text: str) -> str:
    """``text`` without the ends of its lines, which depend on the length of a path."""
    return " ".join(text.split())


def plain_on_disk(folder: Path) -> list[str]:
    """The files in ``folder`` in which the note can be read."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in found if b"my secret words" in each.read_bytes()]


@pytest.mark.slow
def test_a_person_encrypts_opens_and_decrypts(home: Path, process: Process) -> None:
    process("checkin", "4", "--note", NOTE)
    before = process("export").stdout
    terminal = Terminal("encrypt")
    terminal.expect("Without the passphrase nobody can open the diary again")
    terminal.answer("Type encrypt to go on, or q to stop:", "encrypt")
    terminal.answer("New passphrase:", PASSPHRASE)
    terminal.answer("The same once more:", PASSPHRASE)
    assert terminal.end() == 0
    assert f"{home / DIARY} is encrypted now." in flat(terminal.text)
    assert "may still be found on the disk" in flat(terminal.text)
    assert "it's" not in terminal.text
    assert plain_on_disk(home) == []

    terminal = Terminal("export")
    terminal.answer(f"Passphrase of {home / DIARY}:", "wrong")
    terminal.answer("That does not open it. Once more:", PASSPHRASE)
    assert terminal.end() == 0
    assert before.strip() in terminal.text
    assert "it's" not in terminal.text

    terminal = Terminal("decrypt")
    terminal.answer("Passphrase of", PASSPHRASE)
    terminal.answer("Type decrypt to go on, or q to stop:", "decrypt")
    assert terminal.end() == 0
    assert f"{home / DIARY} is not encrypted any more." in flat(terminal.text)
    assert process("export").stdout == before


@pytest.mark.parametrize("typed", ["q", "yes", ""])
def test_a_person_can_stop(home: Path, process: Process, typed: str) -> None:
    process("checkin", "4", "--note", NOTE)
    before = (home / DIARY).read_bytes()
    terminal = Terminal("encrypt")
    terminal.answer("Type encrypt to go on, or q to stop:", typed)
    assert terminal.end() == 7
    assert (home / DIARY).read_bytes() == before


def test_two_different_passphrases_change_nothing(home: Path, process: Process) -> None:
    process("checkin", "4")
    before = (home / DIARY).read_bytes()
    terminal = Terminal("encrypt", "--yes")
    terminal.answer("New passphrase:", "one")
    terminal.answer("The same once more:", "other")
    terminal.expect("These were two different passphrases.")
    assert terminal.end() == 4
    terminal = Terminal("encrypt", "--yes")
    terminal.answer("New passphrase:", "")
    terminal.expect("Stopped: no passphrase was typed.")
    assert terminal.end() == 7
    assert (home / DIARY).read_bytes() == before


def test_the_app_asks_before_it_starts(encrypted: Path) -> None:
    terminal = Terminal(LINES="30")
    terminal.answer(f"Passphrase of {encrypted}:", PASSPHRASE)
    terminal.expect("my secret words")
    terminal.press("q")
    assert terminal.end() == 0
    assert plain_on_disk(encrypted.parents[3]) == []


def test_the_app_does_not_start_with_a_wrong_one(encrypted: Path) -> None:
    before = encrypted.read_bytes()
    terminal = Terminal()
    terminal.answer("Passphrase of", "wrong")
    terminal.answer("Once more:", "wrong")
    terminal.answer("Once more:", "wrong")
    assert terminal.end() == 5
    assert f"The passphrase does not open {encrypted}." in flat(terminal.text)
    assert "\x1b" not in terminal.seen, "the app never began"
    assert "ERROR" not in terminal.seen, "nor did the library say anything"
    assert encrypted.read_bytes() == before


def test_without_a_terminal_it_says_where_the_passphrase_can_come_from(
    encrypted: Path, process: Process
) -> None:
    before = encrypted.read_bytes()
    ran = process("list", stdin=subprocess.DEVNULL)
    assert ran.returncode == 5
    assert ran.stdout == ""
    assert flat(ran.stderr).startswith(f"{encrypted} is encrypted, or not a diary. If you ")
    assert "BACKCARE_KEY_FILE" in ran.stderr
    assert encrypted.read_bytes() == before


def test_a_wrong_key_file_says_only_that(with_key: Path, home: Path, process: Process) -> None:
    (home / "key").write_text("wrong\n")
    before = with_key.read_bytes()
    ran = process("checkin", "4", stdin=subprocess.DEVNULL)
    assert ran.returncode == 5
    assert ran.stdout == ""
    assert flat(ran.stderr) == (
        f"The passphrase does not open {with_key}. "
        "Try again. If you are sure of it, the file may be damaged: move it away, then restore "
        "your newest backup: backcare backup restore newest"
    )
    assert with_key.read_bytes() == before


def test_a_command_gives_it(encrypted: Path, home: Path, process: Process) -> None:
    assert process("config", "set", "key_command", f"cat {home / 'key'}").returncode == 0
    ran = process("list", stdin=subprocess.DEVNULL)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "my secret words" in ran.stdout
    assert encrypted.is_file()


def test_every_day_is_as_with_a_plain_diary(with_key: Path, home: Path) -> None:
    first = run_here("export").out
    assert run_here("checkin", "6", "--note", f"more {NOTE}").code == 0
    second = run_here("export").out
    assert run_here("undo").code == 0
    assert run_here("export").out == first
    assert run_here("redo").code == 0
    assert run_here("export").out == second
    assert run_here("backup", "create").code == 0
    assert run_here("backup", "verify", "--all").code == 0
    assert run_here("checkin", "9").code == 0
    assert run_here("backup", "restore", "newest", "--yes").code == 0
    assert run_here("export").out == second
    (home / "out.ndjson").write_text(second)
    assert run_here("import", str(home / "out.ndjson")).code == 0
    (home / "out.ndjson").unlink()
    assert len(list((with_key.parent / "backups").glob("*.db"))) >= 2
    assert plain_on_disk(home) == []


def test_commands_that_help_without_a_diary_ask_for_nothing(encrypted: Path) -> None:
    for command in (["where"], ["config"], ["--help"], ["encrypt", "--help"]):
        terminal = Terminal(*command)
        assert terminal.end() == 0
        assert "Passphrase" not in terminal.text.partition("encrypt")[0]
    assert encrypted.is_file()


def test_completion_asks_for_nothing(encrypted: Path) -> None:
    terminal = Terminal(
        "session",
        _BACKCARE_COMPLETE="bash_complete",
        COMP_WORDS="backcare session e",
        COMP_CWORD="2",
    )
    assert terminal.end() == 0
    assert "Passphrase" not in terminal.text
    assert encrypted.is_file()


def test_another_passphrase(with_key: Path, home: Path) -> None:
    before = run_here("export").out
    (home / "new").write_text("another one")
    ran = run_here("encrypt", "--change", "--yes", "--passphrase-file", str(home / "new"))
    assert ran.code == 0
    assert flat(ran.out).startswith(f"{with_key} has another passphrase now.")
    assert "The settings give another passphrase: mend key_file or key_command." in ran.out
    assert "easy to guess" not in ran.err
    cipher._KEYS.clear()
    assert run_here("list").code == 5
    (home / "key").write_text("another one")
    assert run_here("export").out == before


def test_a_short_passphrase_from_a_file_is_told(with_key: Path, home: Path) -> None:
    (home / "new").write_text("腎俞腎俞腎俞7")
    ran = run_here("encrypt", "--change", "--yes", "--passphrase-file", str(home / "new"))
    assert ran.code == 0
    assert ran.err == "This passphrase is short: it is easy to guess.\n"


def test_a_short_passphrase_of_the_settings_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run_here("checkin", "4").code == 0
    (home / "key").write_text("tiny")
    monkeypatch.setenv("BACKCARE_KEY_FILE", str(home / "key"))
    ran = run_here("encrypt", "--yes")
    assert ran.code == 0
    assert "This passphrase is short: it is easy to guess.\n" in ran.err


def test_a_backup_of_before_a_change_opens_with_the_old_passphrase(
    with_key: Path, home: Path
) -> None:
    assert run_here("backup", "create").code == 0
    before = run_here("export").out
    (home / "new").write_text("another one")
    shutil.copy(home / "key", home / "old")
    ran = run_here("encrypt", "--change", "--yes", "--passphrase-file", str(home / "new"))
    assert (
        "1 backup made before opens only with the old passphrase. "
        "Keep that one too, as long as you keep the backup." in flat(ran.out)
    )
    shutil.copy(home / "new", home / "key")
    assert run_here("checkin", "9").code == 0
    since = run_here("export").out
    name = next(
        each["name"]
        for each in run_here("backup", "list", "--json").data
        if each["reason"] == "by-hand"
    )
    cipher._KEYS.clear()
    for wrong in ([], ["--passphrase-file", str(home / "new")]):
        ran = run_here("backup", "restore", name, "--yes", *wrong)
        assert (ran.code, ran.out) == (5, "")
        assert "does not open" in flat(ran.err)
        assert "A backup opens with the passphrase that the diary had" in flat(ran.err)
        assert run_here("backup", "verify", name, *wrong).code == 5
    assert run_here("export").out == since
    old = ["--passphrase-file", str(home / "old")]
    assert run_here("backup", "verify", name, *old).code == 0
    assert run_here("backup", "restore", name, "--yes", *old).code == 0
    assert run_here("export").out == before
    assert run_here("undo").code == 0
    cipher._KEYS.clear()
    assert run_here("export").out == since
    assert plain_on_disk(home) == []


def test_a_person_is_asked_for_the_passphrase_of_a_backup(
    encrypted: Path, home: Path, process: Process
) -> None:
    (home / "new").write_text("another one")
    terminal = Terminal("backup", "create")
    terminal.answer("Passphrase of", PASSPHRASE)
    assert terminal.end() == 0
    terminal = Terminal("encrypt", "--change", "--yes", "--passphrase-file", str(home / "new"))
    terminal.answer("Passphrase of", PASSPHRASE)
    assert terminal.end() == 0
    assert "1 backup made before opens only with the old passphrase." in flat(terminal.text)
    (made,) = (encrypted.parent / "backups").glob("*-by-hand.db")
    ran = process("backup", "verify", made.name, stdin=subprocess.DEVNULL)
    assert ran.returncode == 5
    assert flat(ran.stdout) == (
        f"{made} is encrypted, or not a backup. "
        "Give its passphrase with --passphrase-file, or on a terminal when asked."
    )
    terminal = Terminal("backup", "verify", made.name)
    terminal.answer("as it was when that backup was made:", "another one")
    terminal.answer("That does not open it. Once more:", PASSPHRASE)
    assert terminal.end() == 0
    assert f"{made.name} is whole." in flat(terminal.text)
    encrypted.unlink()
    terminal = Terminal("backup", "restore", made.name, "--yes")
    terminal.answer("as it was when that backup was made:", PASSPHRASE)
    assert terminal.end() == 0
    assert "The diary opens with the passphrase of that backup now." in flat(terminal.text)


def test_plain_backups_are_told_and_deleted_when_asked(run: Run, home: Path) -> None:
    run("checkin", "4", "--note", NOTE)
    run("backup", "create")
    plain = home / DIARY.parent / "backups"
    (home / "key").write_text(PASSPHRASE)
    key = str(home / "key")
    ran = run("encrypt", "--yes", "--passphrase-file", key)
    assert "1 copy is not encrypted and still holds what you wrote:" in flat(ran.out)
    assert [plain / name for name in plain_on_disk(home)] == list(plain.glob("*-by-hand.db"))
    assert run("decrypt", "--yes").code == 0
    ran = run("encrypt", "--yes", "--passphrase-file", key, "--backups", "delete", "--json")
    assert ran.envelope["schema"] == "backcare/encryption@1"
    assert ran.data["file"] == str(home / DIARY)
    assert ran.data["encrypted"] is True
    assert ran.data["plain_backups"] == []
    assert len(ran.data["removed"]) == 1
    assert plain_on_disk(home) == []
    assert Path(ran.data["backup"]).is_file()
    ran = run("decrypt", "--yes", "--json")
    assert ran.data["encrypted"] is False


@pytest.mark.parametrize(
    ("command", "code", "message"),
    [
        (["encrypt"], 2, "Without a terminal to ask on, --yes is needed."),
        (["encrypt", "--yes"], 2, "the passphrase comes from --passphrase-file."),
        (["encrypt", "--yes", "--passphrase-file", "/nowhere"], 5, "Could not read the passphrase"),
        (["decrypt", "--yes"], 4, "is not encrypted."),
        (["encrypt", "--change", "--yes"], 4, "is not encrypted."),
        (["encrypt", "--yes", "--db", "postgresql://h/d"], 5, "is on a server"),
    ],
)
def test_what_cannot_be_done_is_said(
    home: Path, process: Process, command: list[str], code: int, message: str
) -> None:
    process("checkin", "4", "--note", NOTE)
    before = (home / DIARY).read_bytes()
    ran = process(*command, stdin=subprocess.DEVNULL)
    assert ran.returncode == code
    assert message in ran.stderr.replace("\n", " ")
    assert (home / DIARY).read_bytes() == before
