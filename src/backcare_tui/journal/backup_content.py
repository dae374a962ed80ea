"""What a diary holds, told apart by one number: the digest of its lossless export."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.storage.reader import Reader


def digest_of(diary: Reader) -> str:
    """The SHA-256 of the NDJSON of every person who has entries, in order of their handles."""
    from backcare_tui.exchange.ndjson import write_ndjson

    digest = sha256()
    for person in diary.persons():
        entries = list(diary.everything(person))
        for line in write_ndjson(entries, {"person": person}) if entries else ():
            digest.update(line.encode())
    return digest.hexdigest()


def digest_of_file(path: Path) -> str:
    """`digest_of` the diary in the file ``path``, of which no byte changes.

    Raises:
        DatabaseError: it is damaged.
    """
    from backcare_tui.storage.read_only import ReadOnlyStore

    with ReadOnlyStore(path) as diary:
        return digest_of(diary)
