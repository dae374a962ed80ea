"""What the tests of encrypted diaries share."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from backcare_tui.journal import encryption
from backcare_tui.journal.journal import Journal
from backcare_tui.storage import cipher, converting
from backcare_tui.storage.connecting import open_file

FIRST, SECOND = b"correct horse", "battery 腎俞 'staple' ".encode()
NOTE = "my secret words [b + [/ 腎俞"


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


def locked_journal(written: Journal, **settings: Any) -> Journal:
    """A journal on the encrypted diary, with other settings, that knows no key yet."""
    if not written.encrypted:
        encryption.encrypt(written, SECOND)
    forget(written)
    return Journal(replace(written.settings, **settings), written.clock)
