"""Opening an encrypted diary by its passphrase: once in a process, whatever opens it later."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from glob import escape
from pathlib import Path

from backcare_tui.storage import cipher, faults
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.leftovers import clear_leftovers
from backcare_tui.storage.unwritable import open_unwritable

_ENDING = ".converting"
_READ = "SELECT count(*) FROM sqlite_master"
"""What no wrong key can read."""
_PATIENCE = 5.0
"""Seconds to wait for another program that writes."""


def require_cipher(path: Path) -> None:
    """Make sure that this machine can open encrypted files; ``path`` is the one to be opened.

    Raises:
        DatabaseError: the extra ``encrypted`` is not installed.
    """
    try:
        from backcare_tui.storage import encrypted  # noqa: F401 - the import is the test
    except ImportError as error:
        raise faults.no_cipher(str(path)) from error


def unlock(path: Path, passphrase: bytes) -> None:
    """Open the encrypted file ``path`` by its passphrase, from now on everywhere in this process.

    What a killed program left half written is taken back or removed.

    Raises:
        DatabaseError: the passphrase does not open it, it cannot be used, or the extra
            ``encrypted`` is not installed.
    """
    try:
        # Not read-only: what a killed program left half written has to be taken back to be read.
        with _key_on_trial(path, passphrase), contextlib.closing(open_file(path)) as connection:
            connection.execute(_READ)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise faults.wrong_passphrase(str(path)) from None
        raise faults.from_sqlite(error, str(path)) from error
    clear_unfinished(path)


def unlock_to_look(path: Path, passphrase: bytes) -> None:
    """Get the key of the encrypted file ``path`` by its passphrase, without changing anything.

    The file may be damaged behind its first page, lie in a read-only folder, or have a log beside
    it that is not its own.

    Raises:
        WrongPassphrase: the passphrase does not open it, or its beginning is damaged.
        NoCipher: the extra ``encrypted`` is not installed.
    """
    try:
        with _key_on_trial(path, passphrase):
            try:
                _read(open_file(path, read_only=True, immutable=True))
            except sqlite3.Error:
                # Its first page may be in the log alone, or be written just now.
                _read(open_unwritable(path, _PATIENCE))
    except (sqlite3.Error, OSError) as error:
        raise faults.wrong_passphrase(str(path)) from error


def _read(connection: sqlite3.Connection) -> None:
    with contextlib.closing(connection):
        connection.execute(_READ)


@contextlib.contextmanager
def _key_on_trial(path: Path, passphrase: bytes) -> Iterator[None]:
    """Know the key of a passphrase for ``path``, and forget it where something is raised."""
    require_cipher(path)
    salt = cipher.salt_of(path)
    if salt is None:
        yield
        return
    known = cipher.key_of(salt)
    cipher.remember(salt, cipher.derive(passphrase, salt))
    try:
        yield
    except BaseException:
        cipher.forget(salt)
        if known is not None:
            cipher.remember(salt, known)
        raise


def unfinished_file(path: Path) -> Path:
    """Where this process writes ``path`` anew, encrypted or plain, until it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}{_ENDING}")


def clear_unfinished(path: Path) -> None:
    """Remove what was being written anew by programs that were killed: it may be a plain copy."""
    clear_leftovers(path.parent, f".{escape(path.name)}.*{_ENDING}*")
