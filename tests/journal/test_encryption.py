"""Encrypting a diary and making it plain again: nothing lost, nothing left behind in plain."""

from __future__ import annotations

import json
import os
import random
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import ago, log
from tests.journal.encryption_helpers import (
    FIRST,
    NOTE,
    SECOND,
    content,
    file_of,
    forget,
    plain_on_disk,
)

from backcare_tui import paths
from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.errors import InvalidInput, StorageFailure
from backcare_tui.journal import encryption, unfinished
from backcare_tui.journal.checkup import check_up
from backcare_tui.journal.erase import erase_entries, plan_entries
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.unfinished import Unfinished
from backcare_tui.storage import cipher, faults, unlocking
from backcare_tui.storage.backup_names import folder_of
from backcare_tui.storage.connecting import open_file


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


def test_plain_backups_are_named_and_go_when_asked(written: Journal) -> None:
    path = file_of(written)
    plain, other = written.backups.create().path, written.backups.create().path
    beside = path.with_name("diary-revision-0002.db")
    beside.write_bytes(plain.read_bytes())
    written.close()
    encryption.encrypt(written, FIRST)
    assert encryption.copies(written) == encryption.Copies((other, plain, beside))
    done = encryption.remove_plain_copies(written)
    assert (done.kept, done.removed) == ((beside,), (other, plain))
    assert done.backup is not None
    assert done.backup.parent == folder_of(path)
    beside.unlink()
    assert plain_on_disk(path.parent) == []
    assert encryption.copies(written) == encryption.Copies(())
    record = json.loads(done.backup.with_name(f"{done.backup.name}.json").read_text())
    assert record["entries"] is None
    assert record["content"] is None


def test_plain_copies_that_lie_beside_it_are_named(written: Journal) -> None:
    path = file_of(written)
    rescued = path.with_name("diary-rescued-20260309-101500-123456.db")
    damaged = path.with_name("diary-damaged-20260309-101500.db")
    rescued.write_bytes(path.read_bytes())
    damaged.write_bytes(random.Random(1).randbytes(100) + path.read_bytes()[100:])
    assert len(plain_on_disk(path.parent)) >= 3
    written.backups.create()
    written.close()
    encryption.encrypt(written, FIRST)
    locked = path.with_name("diary-damaged-20260309-101501.db")
    locked.write_bytes(path.read_bytes())
    assert encryption.copies(written).kept[-2:] == (damaged, rescued)
    done = encryption.remove_plain_copies(written)
    assert done.kept == (damaged, rescued), "they may be the only ones"
    assert encryption.remove_plain_copies(written).kept == (damaged, rescued)


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


def test_entries_of_an_encrypted_diary_are_erased_for_good(written: Journal) -> None:
    encryption.encrypt(written, FIRST)
    path, day = file_of(written), ago(1)
    log(written, 5, day, note="zebra")
    own = log(written, 6, note="zebra").check_in.id
    written.diary.edit(own, note="zebra again")
    erase_entries(written, plan_entries(written, [own, day], backups=True))
    forget(written)
    unlocking.unlock(path, FIRST)
    assert written.encrypted
    exported = "".join(written.transfer.export_ndjson())
    assert exported.count(NOTE) == 39
    assert "zebra" not in exported
    assert written.backups.all() == []
    assert plain_on_disk(path.parent) == []
    encryption.decrypt(written)
    written.close()
    assert NOTE.encode() in path.read_bytes()
    assert b"zebra" not in path.read_bytes()


def test_an_encrypted_diary_is_looked_over_with_its_key(written: Journal, tmp_path: Path) -> None:
    encryption.encrypt(written, FIRST)
    path, key = file_of(written), tmp_path / "key"
    key.write_bytes(FIRST)
    forget(written)
    before = path.read_bytes()
    assert check_up(written)[0].kind == "locked"
    keyed = Journal(replace(written.settings, key_file=str(key)), written.clock)
    assert [each.kind for each in check_up(keyed)] == ["sound", "no_backup"]
    assert path.read_bytes() == before
    forget(written)
    key.write_bytes(SECOND)
    with pytest.raises(faults.WrongPassphrase):
        check_up(keyed)
    key.write_bytes(FIRST)
    with path.open("r+b") as file:
        file.seek(4096 * 9 + 100)
        file.write(b"\xff" * 8)
    assert check_up(keyed)[0].kind == "damaged"
