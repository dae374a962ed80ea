"""Opens the file of a diary: the one place that calls SQLite's ``connect``."""

import os
import sqlite3
from pathlib import Path

from backcare_tui.storage import cipher, faults
from backcare_tui.storage.compiled import APPLICATION_ID

_HEADER = 100
_APPLICATION = slice(68, 72)
"""Bytes of the header, and where in it the application id stands."""


class _Connection(sqlite3.Connection):
    def close(self) -> None:
        super().close()
        cipher.note_closed(self)


def open_file(
    path: Path,
    busy_timeout: float = 5.0,
    *,
    read_only: bool = False,
    immutable: bool = False,
    salt: bytes | None = None,
) -> sqlite3.Connection:
    """A connection to ``path`` that begins no transaction by itself and that any thread may use.

    ``busy_timeout`` is how many seconds to wait for another writer. With ``read_only`` nothing is
    written, not even what would tidy up after another program's crash; with ``immutable`` as well
    no lock is taken and nothing is put beside it, so nobody may be writing. An encrypted file needs
    a key that this process knows; one that is new is encrypted by the known key of ``salt``.

    Raises:
        sqlite3.Error: the file cannot be used.
        DatabaseError: it is encrypted, or no diary, and no key of it is known.
    """
    name = str(path)
    if read_only:
        how = "&immutable=1" if immutable or _lockless(path) else ""
        name = f"{path.absolute().as_uri()}?mode=ro{how}"
    with cipher.LOCK:
        salt = salt if salt is not None and _is_new(path) else cipher.salt_of(path)
        if salt is not None:
            connection = _encrypted(path, name, busy_timeout, salt, uri=read_only)
        else:
            # isolation_level None: left alone, sqlite3 would not begin before a CREATE TABLE.
            connection = sqlite3.connect(
                name,
                uri=read_only,
                timeout=busy_timeout,
                isolation_level=None,
                check_same_thread=False,
                factory=_Connection,
            )
        cipher.note_open(cipher.identity(path), connection, salt)
    return connection


def application_of(path: Path) -> int | None:
    """The application id that the file's header tells; None where this process has it open.

    https://www.sqlite.org/fileformat2.html#application_id

    Raises:
        OSError: it cannot be read.
    """
    with cipher.LOCK:
        # Closing it would give up the locks of a connection; see `cipher.salt_of`.
        if cipher.is_open(path):
            return None
        with path.open("rb", buffering=0) as file:
            return int.from_bytes(file.read(_HEADER)[_APPLICATION], "big")


def is_diary_header(data: bytes) -> bool:
    """Whether ``data`` begins as the file of a diary does that is not encrypted."""
    begins = data.startswith(b"SQLite format 3\0")
    return begins and int.from_bytes(data[_APPLICATION], "big") == APPLICATION_ID


def _lockless(path: Path) -> bool:
    """Whether SQLite cannot put beside the file what it locks with, and nobody else did."""
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return False
    beside = path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")
    return not any(file.exists() for file in beside)


def _is_new(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def _encrypted(
    path: Path, name: str, busy_timeout: float, salt: bytes, *, uri: bool
) -> sqlite3.Connection:
    key = cipher.key_of(salt)
    if key is None:
        raise faults.locked(str(path))
    from backcare_tui.storage import encrypted

    return encrypted.connect(name, busy_timeout, key, salt, uri=uri)
