"""Opening an encrypted diary by its passphrase: once in a process, whatever opens it later."""

import contextlib
import os
import sqlite3
from glob import escape
from pathlib import Path

from backcare_tui.storage import cipher, faults
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.leftovers import clear_leftovers

_ENDING = ".converting"


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

    Raises:
        DatabaseError: the passphrase does not open it, it cannot be used, or the extra
            ``encrypted`` is not installed.
    """
    require_cipher(path)
    salt = cipher.salt_of(path)
    if salt is None:
        return
    known = cipher.key_of(salt)
    cipher.remember(salt, cipher.derive(passphrase, salt))
    try:
        # Not read-only: what a killed program left half written has to be taken back to be read.
        with contextlib.closing(open_file(path)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        cipher.forget(salt)
        if known is not None:
            cipher.remember(salt, known)
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise faults.wrong_passphrase(str(path)) from None
        raise faults.from_sqlite(error, str(path)) from error
    clear_unfinished(path)


def unfinished_file(path: Path) -> Path:
    """Where this process writes ``path`` anew, encrypted or plain, until it is whole."""
    return path.with_name(f".{path.name}.{os.getpid()}{_ENDING}")


def clear_unfinished(path: Path) -> None:
    """Remove what was being written anew by programs that were killed: it may be a plain copy."""
    clear_leftovers(path.parent, f".{escape(path.name)}.*{_ENDING}*")
