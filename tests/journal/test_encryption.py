"""Encrypting a diary and making it plain again: nothing lost, nothing left behind in plain."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.factories import log

from backcare_tui import paths
from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.errors import BackcareError, DatabaseError, InvalidInput, StorageFailure
from backcare_tui.journal import encryption, passphrase, unfinished
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.unfinished import Unfinished
from backcare_tui.storage import cipher, converting, faults, unlocking
from backcare_tui.storage.backup_names import folder_of
from backcare_tui.storage.connecting import open_file

FIRST, SECOND = b"correct horse", "battery 腎俞 'staple' ".encode()
NOTE = "my secret words [b + [/ 腎俞"

CONVERTS = """
import sys
from pathlib import Path
from backcare_tui.storage import cipher, faults, unlocking
from backcare_tui.storage.converting import convert
cipher.ROUNDS = 10
path, first, second = Path(sys.argv[1]), *(bytes.fromhex(each) for each in sys.argv[2:4])
for each in (first, second):
    try:
        unlocking.unlock(path, each)
    except faults.WrongPassphrase:
        continue
print("ready", flush=True)
while True:
    for each in (first, second, None):
        convert(path, each)
"""


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    # Real rounds take half a second each time.
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    known = dict(cipher._KEYS)
    yield
    cipher._KEYS.clear()
    cipher._KEYS.update(known)


@pytest.fixture
def written(journal: Journal) -> Journal:
    """A journal with notes, a change that was undone, and its store closed."""
    for day in range(40):
        log(journal, day % 11, note=f"{NOTE} {day}", exposures={"cold": True, "damp": False})
    journal.diary.undo()
    journal.close()
    return journal


def file_of(journal: Journal) -> Path:
    return Path(journal.location)


def content(journal: Journal) -> tuple[str, object, str]:
    """All that a diary says: its export, its changes, and every row of it."""
    exported = "".join(journal.transfer.export_ndjson())
    changes = journal.diary.changes(100)
    journal.close()
    with closing(open_file(file_of(journal))) as connection:
        return exported, changes, converting.digest(connection)


def plain_on_disk(folder: Path) -> list[str]:
    """The files in ``folder`` in which the notes can be read."""
    found = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in found if b"my secret words" in each.read_bytes()]


def forget(journal: Journal) -> None:
    """Let this process not know the key any more."""
    journal.close()
    cipher._KEYS.clear()


def test_there_and_back_nothing_is_lost(written: Journal) -> None:
    before, path = content(written), file_of(written)
    assert plain_on_disk(path.parent) == ["diary.db"]
    encryption.encrypt(written, FIRST)
    assert written.encrypted
    assert content(written) == before
    assert plain_on_disk(path.parent) == []
    salt = cipher.salt_of(path)
    encryption.change(written, SECOND)
    assert cipher.salt_of(path) not in (None, salt)
    assert content(written) == before
    assert plain_on_disk(path.parent) == []
    forget(written)
    with pytest.raises(faults.WrongPassphrase):
        unlocking.unlock(path, FIRST)
    unlocking.unlock(path, SECOND)
    encryption.decrypt(written)
    assert not written.encrypted
    assert content(written) == before
    assert [each.name for each in path.parent.glob("*diary*")] == ["diary.db"]


def test_marks_mode_and_owner_stay(written: Journal) -> None:
    path = file_of(written)
    before = path.stat()
    encryption.encrypt(written, FIRST)
    with closing(open_file(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA application_id").fetchone() == (0x6261636B,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    after = path.stat()
    assert stat.S_IMODE(after.st_mode) == 0o600
    assert (after.st_uid, after.st_gid) == (before.st_uid, before.st_gid)
    encryption.decrypt(written)
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("PRAGMA application_id").fetchone() == (0x6261636B,)


def test_a_diary_can_be_encrypted_from_its_first_word_on(journal: Journal, tmp_path: Path) -> None:
    new = Journal(replace(journal.settings, database=str(tmp_path / "new" / "d.db")), journal.clock)
    encryption.encrypt(new, FIRST)
    log(new, 4, note=NOTE)
    assert plain_on_disk(tmp_path / "new") == []
    new.close()


def test_a_link_to_the_diary_stays_a_link(written: Journal, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(file_of(written))
    before = content(written)
    linked = Journal(replace(written.settings, database=str(link)), written.clock)
    encryption.encrypt(linked, FIRST)
    assert link.is_symlink()
    assert written.encrypted
    assert content(written) == before


def test_only_what_can_be_done_is_begun(written: Journal) -> None:
    path = file_of(written)
    with pytest.raises(InvalidInput, match=r"diary.db is not encrypted\."):
        encryption.decrypt(written)
    with pytest.raises(InvalidInput, match="The passphrase is empty"):
        encryption.encrypt(written, b"")
    assert not written.encrypted
    encryption.encrypt(written, FIRST)
    with pytest.raises(InvalidInput, match=r"diary.db is encrypted already\."):
        encryption.encrypt(written, SECOND)
    with pytest.raises(InvalidInput, match="The passphrase is empty"):
        encryption.change(written, b"")
    server = Journal(replace(written.settings, database="postgresql://u:p@h/d"), written.clock)
    with pytest.raises(StorageFailure, match="is on a server, which encrypts in its own way") as c:
        encryption.encrypt(server, FIRST)
    assert ":p@" not in c.value.message
    forget(written)
    unlocking.unlock(path, FIRST)


def test_while_it_is_open_elsewhere_nothing_happens(written: Journal) -> None:
    before, path = content(written), file_of(written)
    program = """
import sys
from backcare_tui.storage.store import open_store
with open_store(sys.argv[1]) as store:
    store.persons()
    print("open", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(DatabaseError) as caught:
            encryption.encrypt(written, FIRST)
        other.stdin.close()
    assert caught.value.message == f"Another program has {path} open. Nothing was changed."
    assert caught.value.hint == "Close backcare everywhere else, then try again."
    assert content(written) == before
    assert sorted(each.name for each in path.parent.glob("*diary*")) == ["diary.db"]
    encryption.encrypt(written, FIRST)


def test_a_program_that_waited_for_it_does_not_write_to_what_is_gone(written: Journal) -> None:
    path = file_of(written)
    waiting = open_file(path)
    descriptor = os.open(path, os.O_RDWR)
    waiting.close()
    encryption.encrypt(written, FIRST)
    assert os.pread(descriptor, 16, 0) == bytes(16)
    os.close(descriptor)


def test_a_copy_under_another_name_is_not_spoiled(written: Journal, tmp_path: Path) -> None:
    kept = tmp_path / "kept.db"
    os.link(file_of(written), kept)
    encryption.encrypt(written, FIRST)
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_damage_is_found_before_anything_is_replaced(written: Journal) -> None:
    path = file_of(written)
    with path.open("r+b") as file:
        file.seek(4096 * 12)
        file.write(random.Random(1).randbytes(4096 * 8))
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="damaged"):
        encryption.encrypt(written, FIRST)
    assert path.read_bytes()[100:] == before[100:]
    assert [each.name for each in path.parent.glob("*diary*")] == ["diary.db"]


def test_a_full_disk_changes_nothing(written: Journal) -> None:
    before, path = content(written), file_of(written)
    program = """
import resource, signal, sys
from pathlib import Path
from backcare_tui.errors import BackcareError
from backcare_tui.storage import cipher
from backcare_tui.storage.converting import convert
cipher.ROUNDS = 10
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40960, 40960))
try:
    convert(Path(sys.argv[1]), b"any")
except BackcareError as error:
    print(error.message)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"The new file beside {path} could not be written. Nothing was changed.\n"
    )
    assert done.stderr == ""
    assert content(written) == before
    assert [each.name for each in path.parent.glob("*diary*")] == ["diary.db"]


def killed_somewhere(path: Path, rounds: int, seed: int) -> set[str]:
    """Kill conversions at random moments, and return in which states the diary was found."""
    drawn, states = random.Random(seed), set()
    with closing(open_file(path)) as connection:
        before = converting.digest(connection)
    for _round in range(rounds):
        command = [sys.executable, "-c", CONVERTS, str(path), FIRST.hex(), SECOND.hex()]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as converts:
            assert converts.stdout is not None
            assert converts.stdout.readline() == b"ready\n"
            time.sleep(drawn.uniform(0, 0.15))
            converts.send_signal(signal.SIGKILL)
            assert converts.wait() == -signal.SIGKILL, "it went on until it was killed"
        cipher._KEYS.clear()
        state = "plain"
        for number, each in enumerate((FIRST, SECOND), 1):
            if cipher.is_locked(path):
                try:
                    unlocking.unlock(path, each)
                except faults.WrongPassphrase:
                    continue
                state = f"passphrase {number}"
        states.add(state)
        with closing(open_file(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert converting.digest(connection) == before
        if state != "plain":
            assert plain_on_disk(path.parent) == [], state
    return states


def test_a_kill_leaves_the_old_or_the_new(written: Journal) -> None:
    assert killed_somewhere(file_of(written), 5, seed=1)


@pytest.mark.slow
def test_many_kills_leave_the_old_or_the_new(written: Journal) -> None:
    states = killed_somewhere(file_of(written), 150, seed=2)
    assert states == {"plain", "passphrase 1", "passphrase 2"}


def test_a_plain_copy_that_a_kill_left_goes_with_the_next_opening(written: Journal) -> None:
    encryption.encrypt(written, FIRST)
    path = file_of(written)
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    left = path.with_name(f".diary.db.{gone.pid}.converting")
    left.write_text(NOTE)
    forget(written)
    unlocking.unlock(path, FIRST)
    assert not left.exists()


def test_plain_backups_are_named_and_go_when_asked(written: Journal) -> None:
    path = file_of(written)
    plain, daily = written.backups.create().path, next(folder_of(path).glob("*-daily.db"))
    beside = path.with_name("diary-revision-0002.db")
    beside.write_bytes(plain.read_bytes())
    written.close()
    encryption.encrypt(written, FIRST)
    assert encryption.plain_copies(written) == encryption.Copies((daily, plain, beside))
    done = encryption.remove_plain_copies(written)
    assert (done.kept, done.removed) == ((beside,), (daily, plain))
    assert done.backup is not None
    assert done.backup.parent == folder_of(path)
    beside.unlink()
    assert plain_on_disk(path.parent) == []
    assert encryption.plain_copies(written) == encryption.Copies(())
    record = json.loads(done.backup.with_name(f"{done.backup.name}.json").read_text())
    assert record["entries"] is None
    assert record["content"] is None


def test_something_unsaved_is_saved_or_given_up_first(written: Journal) -> None:
    file = paths.drafts_file()
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps([{"diary": written.identity, "forms": [{"note": NOTE}]}]))
    with pytest.raises(InvalidInput) as caught:
        encryption.encrypt(written, FIRST)
    assert caught.value.message == "The app keeps something of this diary that is not saved yet."
    assert not written.encrypted
    file.write_text(json.dumps([{"diary": "/another.db", "forms": []}]))
    encryption.encrypt(written, FIRST)


def test_the_rest_of_a_session_is_not_kept_in_plain(written: Journal) -> None:
    rest = (RoutineStep("BL23", Side.BOTH, 30),)
    left = Unfinished("run1", NOTE, rest, 4, written.now())
    written.sessions.note_rest(left)
    assert written.sessions.broken_off() == [left]
    encryption.encrypt(written, FIRST)
    assert plain_on_disk(paths.unfinished_file().parent) == []
    written.sessions.note_rest(left)
    assert unfinished.kept(paths.unfinished_file(), written) == []
    assert plain_on_disk(paths.unfinished_file().parent) == []


def locked_journal(written: Journal, **settings: Any) -> Journal:
    """A journal on the encrypted diary, with other settings, that knows no key yet."""
    if not written.encrypted:
        encryption.encrypt(written, SECOND)
    forget(written)
    return Journal(replace(written.settings, **settings), written.clock)


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_file_gives_the_passphrase(written: Journal, tmp_path: Path, end: bytes) -> None:
    file = tmp_path / "key"
    file.write_bytes(SECOND + end)
    journal = locked_journal(written, key_file=str(file))
    assert len(journal.diary.day(journal.today).check_ins) == 39
    journal.close()


def test_a_command_gives_the_passphrase(
    written: Journal, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a key"
    file.write_bytes(SECOND + b"\n")
    program = tmp_path / "give"
    program.write_text(f"#!/bin/sh\necho narration >&2\ncat '{file}'\n")
    program.chmod(0o700)
    journal = locked_journal(written, key_command=f"'{program}' --with 'blanks $HOME'")
    assert journal.diary.day(journal.today).check_ins
    journal.close()
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {"key_file": "/nowhere/key"},
            "Could not read the passphrase from /nowhere/key: No such file or directory.",
        ),
        (
            {"key_file": "/dev/null"},
            "/dev/null holds no passphrase, or one that is far too long.",
        ),
        (
            {"key_file": "/dev/zero"},
            "/dev/zero holds no passphrase, or one that is far too long.",
        ),
        (
            {"key_command": "/nowhere/give me"},
            "Could not run /nowhere/give for the passphrase: No such file or directory.",
        ),
        ({"key_command": "it's"}, "The setting key_command is not a command."),
        ({"key_command": "false hush"}, "false gave no passphrase: it ended with code 1."),
        ({"key_command": "true"}, "true holds no passphrase, or one that is far too long."),
        ({"key_command": "sleep 60"}, "sleep did not give the passphrase within 0 seconds."),
        ({}, "{place} is encrypted, or not a diary."),
        ({"key_command": "echo wrong"}, "The passphrase does not open {place}."),
    ],
)
def test_without_the_passphrase_it_is_said_why(
    written: Journal,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    settings: dict[str, str],
    message: str,
) -> None:
    if "sleep" in message:
        monkeypatch.setattr(passphrase, "COMMAND_SECONDS", 0.2)
    journal = locked_journal(written, **settings)
    before = file_of(journal).read_bytes()
    with pytest.raises(BackcareError) as caught:
        journal.diary.changes()
    assert caught.value.message == message.format(place=file_of(journal))
    assert caught.value.exit_code == 5
    assert caught.value.hint
    assert file_of(journal).read_bytes() == before
    assert capfd.readouterr() == ("", "")


def test_a_person_is_asked_three_times(written: Journal) -> None:
    journal = locked_journal(written)
    asked: list[str] = []
    replies = [b"no", b"nor this", b"nor that", b"no", SECOND]

    def ask(question: str) -> bytes:
        asked.append(question)
        return replies.pop(0)

    journal.ask_passphrase = ask
    with pytest.raises(faults.WrongPassphrase):
        journal.diary.changes()
    assert asked == [
        f"Passphrase of {file_of(journal)}:",
        "That does not open it. Once more:",
        "That does not open it. Once more:",
    ]
    assert journal.diary.changes()
    assert replies == []
    journal.close()
