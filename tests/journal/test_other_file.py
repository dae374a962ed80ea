"""Looking over an encrypted file that is not the diary: nothing in its folder changes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.factories import log
from tests.journal.encryption_helpers import FIRST, SECOND, file_of, forget

from backcare_tui.errors import Cancelled, NotFound
from backcare_tui.journal import encryption
from backcare_tui.journal.checkup import check_up
from backcare_tui.journal.journal import Journal
from backcare_tui.storage import cipher, unlocking

# Looks over a file as somebody who may only read it; root would not be stopped.
AS_NOBODY = """
import os, sys
from pathlib import Path
from backcare_tui.journal.checkup import check_up
from backcare_tui.journal.clock import system_clock
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
# All that is needed, before the files of the interpreter may be out of reach.
from backcare_tui.storage import cipher, encrypted, unlocking
import shutil, tempfile, urllib.parse
import encodings.unicode_escape

if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
cipher.ROUNDS = int(sys.argv[3])
journal = Journal(Settings(database=sys.argv[1] + ".none"), system_clock)
journal.ask_passphrase = lambda question: sys.argv[2].encode()
print(*(each.kind for each in check_up(journal, Path(sys.argv[1]))))
"""


class Stick:
    """A folder with an encrypted copy, looked over while the diary has another passphrase."""

    def __init__(self, written: Journal, folder: Path) -> None:
        encryption.encrypt(written, FIRST)
        self.copy = folder / "copy.db"
        self.copy.write_bytes(file_of(written).read_bytes())
        self.copy.chmod(0o600)
        encryption.change(written, SECOND)
        self.written = written

    def kinds(self, *typed: bytes, **settings: Any) -> list[str]:
        """What is found with ``settings``, and with what a person types: nothing may change."""
        forget(self.written)
        answers, questions = iter(typed), []

        def ask(question: str) -> bytes:
            questions.append(question)
            if not (answer := next(answers)):
                raise Cancelled("Stopped.")
            return answer

        before = self._folder()
        journal = Journal(replace(self.written.settings, **settings), self.written.clock)
        journal.ask_passphrase = ask if typed else None
        kinds = [each.kind for each in check_up(journal, self.copy)]
        assert len(questions) == len(typed)
        assert all(str(self.copy) in each for each in questions[:1])
        assert self._folder() == before
        return kinds

    def _folder(self) -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in self.copy.parent.iterdir()}


@pytest.fixture
def stick(written: Journal) -> Iterator[Stick]:
    # A process without root can reach it.
    folder = Path(tempfile.mkdtemp(prefix="backcare"))
    yield Stick(written, folder)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_it_is_opened_by_the_settings_or_by_the_person(stick: Stick, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_bytes(FIRST)
    second.write_bytes(SECOND)
    assert stick.kinds() == ["locked"]
    assert stick.kinds(FIRST) == ["sound"]
    assert stick.kinds(b"no", FIRST) == ["sound"]
    assert stick.kinds(key_file=str(first)) == ["sound"]
    assert stick.kinds(FIRST, key_file=str(second)) == ["sound"]
    assert stick.kinds(FIRST, key_command="false") == ["sound"]


def test_it_stays_closed(stick: Stick, tmp_path: Path) -> None:
    second = tmp_path / "second"
    second.write_bytes(SECOND)
    assert stick.kinds(b"no", b"nor this", b"nor that") == ["unopened"]
    assert stick.kinds(key_file=str(second)) == ["unopened"]
    assert stick.kinds(b"", key_file=str(second)) == ["unopened"]
    assert stick.kinds(b"") == ["locked"]
    assert stick.kinds(key_command="false") == ["locked"]


def test_without_the_extra_it_says_so(stick: Stick, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "backcare_tui.storage.encrypted", None)
    monkeypatch.delattr("backcare_tui.storage.encrypted")
    forget(stick.written)
    journal = Journal(stick.written.settings, stick.written.clock)
    journal.ask_passphrase = lambda _question: FIRST
    (found,) = check_up(journal, stick.copy)
    assert found.kind == "no_cipher"
    assert "backcare-tui[encrypted]" in found.advice


def test_what_lies_beside_it_stays_and_is_seen(stick: Stick) -> None:
    stick.copy.with_name(".copy.db.999999.converting").write_bytes(b"left by a killed program")
    log_of_copy = stick.copy.with_name("copy.db-wal")
    written = stick.written
    forget(written)
    unlocking.unlock(file_of(written), SECOND)
    log(written, 5)
    newest = file_of(written).with_name(file_of(written).name + "-wal").read_bytes()
    older = file_of(written).read_bytes()
    assert newest
    log_of_copy.write_bytes(newest)
    log_of_copy.chmod(0o600)
    assert stick.kinds(FIRST) == ["log_misfit"]
    stick.copy.write_bytes(older)
    assert stick.kinds(SECOND) == ["sound", "unfinished"]


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_it_is_opened_where_nothing_can_be_written(stick: Stick) -> None:
    stick.copy.chmod(0o400)
    stick.copy.parent.chmod(0o500)
    if os.geteuid() == 0:
        for owned in (stick.copy, stick.copy.parent):
            os.chown(owned, 65534, 65534)
    ran = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(stick.copy), FIRST.decode(), str(cipher.ROUNDS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.split() == ["sound", "read_only"], ran.stderr


def test_a_lost_beginning_is_told_as_closed(stick: Stick) -> None:
    content = bytearray(stick.copy.read_bytes())
    content[200] ^= 1
    stick.copy.write_bytes(content)
    assert stick.kinds(FIRST, FIRST, FIRST) == ["unopened"]


def test_one_that_is_not_there_is_named(stick: Stick) -> None:
    stick.copy = stick.copy.with_name("no.db")
    with pytest.raises(NotFound, match=r"no\.db"):
        stick.kinds()
