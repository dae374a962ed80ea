"""Where the passphrase of an encrypted diary comes from, and what is said without it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journal.encryption_helpers import SECOND, file_of, locked_journal

from backcare_tui.errors import BackcareError
from backcare_tui.journal import passphrase
from backcare_tui.journal.journal import Journal
from backcare_tui.storage import faults


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
