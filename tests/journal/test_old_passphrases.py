"""Backups of an encrypted diary open with the passphrase of their time, and with no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import log
from tests.journal.encryption_helpers import FIRST, NOTE, SECOND, file_of, forget, plain_on_disk

from backcare_tui.errors import BackcareError, Cancelled
from backcare_tui.journal import encryption
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import plan, restore
from backcare_tui.journal.verifying import verify
from backcare_tui.storage import cipher, faults
from backcare_tui.storage.backup_lock import Key, Lock
from backcare_tui.storage.backup_names import folder_of
from backcare_tui.storage.backup_set import Backup

OLD, NEW = Key(passphrase=FIRST.decode()), Key(passphrase=SECOND.decode())


@pytest.fixture
def old(written: Journal) -> Backup:
    """A backup by the first passphrase of a diary that has a second one and more entries since."""
    encryption.encrypt(written, FIRST)
    made = written.backups.create()
    written.close()
    encryption.change(written, SECOND)
    log(written, 9, note=f"{NOTE} since")
    forget(written)
    return made


@pytest.fixture
def later(old: Backup, written: Journal, tmp_path: Path) -> Journal:
    """That diary, whose passphrase the settings give."""
    file = tmp_path / "key"
    file.write_bytes(SECOND)
    return Journal(replace(written.settings, key_file=str(file)), written.clock)


def exported(journal: Journal) -> str:
    return "".join(journal.transfer.export_ndjson())


def answering(*replies: bytes) -> tuple[Callable[[str], bytes], list[str]]:
    """A person who answers so, and what they were asked."""
    asked: list[str] = []
    left = list(replies)

    def ask(question: str) -> bytes:
        asked.append(question)
        return left.pop(0)

    return ask, asked


def test_a_change_tells_which_backups_keep_the_old_passphrase(written: Journal) -> None:
    written.backups.create()
    written.close()
    encryption.encrypt(written, FIRST)
    assert encryption.copies(written).earlier == ()
    made = written.backups.create().path
    written.close()
    assert encryption.copies(written).earlier == ()
    encryption.change(written, SECOND)
    found = encryption.remove_plain_copies(written)
    assert found.earlier == (made,)
    assert found.backup is not None
    assert len(found.removed) == 1
    written.close()
    encryption.decrypt(written)
    assert encryption.copies(written).earlier == (found.backup, made)


def test_the_old_passphrase_restores_an_old_backup(old: Backup, later: Journal) -> None:
    before = exported(later)
    assert verify(later, old, OLD).entries["check_in"] == 39
    found = plan(later, old, OLD)
    assert (found.added, found.changed, found.removed) == (0, 0, 1)
    assert exported(later) == before
    restore(later, old, OLD)
    assert exported(later) != before
    assert "since" not in exported(later)
    assert later.encrypted
    assert later.diary.undo()
    assert exported(later) == before
    forget(later)
    assert exported(later) == before, "the diary keeps its own passphrase"
    later.close()
    assert plain_on_disk(folder_of(file_of(later))) == []


@pytest.mark.parametrize("attempt", [verify, plan, restore])
def test_a_wrong_one_changes_nothing(
    old: Backup, later: Journal, attempt: Callable[..., object]
) -> None:
    exported(later)
    later.close()
    before = {f: f.read_bytes() for f in file_of(later).parent.rglob("*") if f.is_file()}
    for key in (NEW, Key(passphrase="腎俞 [b + [/"), None):
        with pytest.raises(faults.WrongPassphrase) as caught:
            attempt(later, old, key)
        assert caught.value.message == (
            f"The passphrase does not open {old.path}. Nothing was changed."
        )
        assert caught.value.hint == (
            "A backup opens with the passphrase that the diary had when it was made. Give that one "
            "with --passphrase-file, or on a terminal when asked."
        )
        assert caught.value.exit_code == 5
    after = {f: f.read_bytes() for f in file_of(later).parent.rglob("*") if f.is_file()}
    assert after == before


def test_without_any_it_is_said_where_it_can_come_from(old: Backup, written: Journal) -> None:
    with pytest.raises(faults.Locked) as caught:
        verify(written, old)
    assert caught.value.message == f"{old.path} is encrypted, or not a backup."
    assert caught.value.hint == (
        "Give its passphrase with --passphrase-file, or on a terminal when asked."
    )


def test_a_person_is_asked_for_the_one_of_the_backup(old: Backup, later: Journal) -> None:
    later.ask_passphrase, asked = answering(b"wrong", FIRST)
    restore(later, old)
    assert asked == [
        f"Passphrase of {old.name}, as it was when that backup was made:",
        "That does not open it. Once more:",
    ]
    assert "since" not in exported(later)
    later.close()
    forget(later)
    later.ask_passphrase, asked = answering(b"no", b"nor this", b"nor that")
    with pytest.raises(faults.WrongPassphrase, match="Nothing was changed"):
        verify(later, old)
    assert len(asked) == 3


def test_a_person_who_gives_none_changes_nothing(old: Backup, later: Journal) -> None:
    def leave(_question: str) -> bytes:
        raise Cancelled("Stopped.")

    later.ask_passphrase = leave
    with pytest.raises(Cancelled):
        restore(later, old)
    assert "since" in exported(later)
    later.close()


def test_a_lost_diary_comes_back_with_the_passphrase_of_the_backup(
    old: Backup, later: Journal, written: Journal
) -> None:
    path = file_of(later)
    path.unlink()
    restore(later, old, OLD)
    forget(later)
    assert later.encrypted
    with pytest.raises(faults.WrongPassphrase):
        exported(later)
    written.ask_passphrase, _asked = answering(FIRST)
    assert len(written.store.check_ins("me")) == 39
    written.close()


def test_a_backup_that_age_locks_has_both_locks(
    old: Backup, later: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    pyrage = pytest.importorskip("pyrage", reason="needs the extra age")
    own = pyrage.x25519.Identity.generate()
    made = later.backups.create(Lock(recipient=str(own.to_public())))
    later.close()
    encryption.change(later, b"third")
    forget(later)
    key = Key(identity=str(own), passphrase=SECOND.decode())
    assert verify(later, made, key).entries["check_in"] == 40
    forget(later)
    monkeypatch.setattr(later, "settings", replace(later.settings, key_file=""))
    with pytest.raises(BackcareError) as caught:
        verify(later, made, Key(identity=str(own)))
    assert caught.value.message == f"{made.path} is encrypted, or not a backup."


def test_a_daily_backup_of_an_encrypted_diary_is_encrypted_and_opens(written: Journal) -> None:
    encryption.encrypt(written, SECOND)
    next_start = Journal(written.settings, written.clock)
    log(next_start, 3, note=f"{NOTE} today")
    next_start.close()
    (daily,) = written.backups.all()
    assert daily.backup.name.endswith("-daily.db")
    assert daily.backup.encrypted
    assert daily.record is not None
    assert (daily.record.entries, daily.record.revision) == (None, None)
    assert plain_on_disk(folder_of(file_of(written))) == []
    forget(written)
    found = verify(written, daily.backup, NEW)
    assert found.entries["check_in"] == 39, "as it was before the first write of the day"
    assert cipher.salt_of(daily.backup.path) == cipher.salt_of(file_of(written))
