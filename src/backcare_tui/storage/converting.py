"""Writing a diary anew, encrypted or plain: at any instant there is the old file or the new."""

import contextlib
import hashlib
import os
import sqlite3
from contextlib import ExitStack
from pathlib import Path

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import cipher, faults, files
from backcare_tui.storage.backup import folder_to_disk, to_disk
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.unlocking import clear_unfinished, require_cipher, unfinished_file

_NUMBERS = ("application_id", "user_version")


def convert(path: Path, passphrase: bytes | None, busy_timeout: float = 1.0) -> None:
    """Write the diary ``path`` anew: encrypted by ``passphrase``, or plain for None.

    The new file is made beside it, read back, and compared with the old one row by row before it
    takes its place. Nobody else may have the diary open, for up to ``busy_timeout`` seconds from
    now. Afterwards this process knows the key.

    Raises:
        DatabaseError: somebody has it open, it is damaged or locked, or the extra is missing.
        StorageFailure: the new file cannot be written. The diary is as it was, as after the others.
    """
    require_cipher(path)
    path = path.resolve()
    target = unfinished_file(path)
    salt = None if passphrase is None else cipher.new_salt()
    if passphrase is not None and salt is not None:
        cipher.remember(salt, cipher.derive(passphrase, salt))
    try:
        _convert(path, target, salt, busy_timeout)
    except BaseException as error:
        if salt is not None:
            cipher.forget(salt)
        _remove(target)
        if isinstance(error, sqlite3.Error):
            raise _fault(error, str(path)) from error
        if isinstance(error, OSError):
            raise faults.from_os(error, str(path)) from error
        raise
    # It is done, but for the old file's log, which is empty: who next opens and closes the new file
    # takes it away.
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(open_file(path, busy_timeout)) as connection,
    ):
        connection.execute("SELECT count(*) FROM sqlite_master")


def _convert(path: Path, target: Path, salt: bytes | None, busy_timeout: float) -> None:
    with ExitStack() as held:
        if cipher.is_open(path):
            raise faults.in_use(str(path))
        replaced = os.open(path, os.O_RDWR)
        # Closed last: closing it gives up the locks on the file.
        held.callback(os.close, replaced)
        connection, old, new = _both(path, target, salt, busy_timeout, held)
        _take_alone(connection, old, new, str(path))
        clear_unfinished(path)
        _write(connection, old, new, str(path))
        _compare(connection, old, path, target)
        to_disk(target)
        if os.name == "nt":
            # There a file that is open cannot be replaced.
            held.close()
        target.replace(path)
        folder_to_disk(path.parent)
        if os.name != "nt":
            _spoil(replaced)


def _both(
    path: Path, target: Path, salt: bytes | None, busy_timeout: float, held: ExitStack
) -> tuple[sqlite3.Connection, str, str]:
    """A connection to both files, and what it calls the old and the new one."""
    from backcare_tui.storage.encrypted import literal

    plain = cipher.salt_of(path) is None
    # Left over from a process of the same number, it may be anything.
    _remove(target)
    files.make(target)
    _give(target, path.stat())
    key = None if salt is None else cipher.key_of(salt)
    # The first has to be encrypted, as only SQLCipher can attach the other. A plain diary that is
    # to be plain has no such, but needs no conversion either.
    opened = open_file(target if plain else path, busy_timeout, salt=salt if plain else None)
    connection = held.enter_context(contextlib.closing(opened))
    # Before the first look at it, and for what is attached as well: then the log is not shared.
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    if plain:
        connection.execute("ATTACH DATABASE ? AS other KEY ''", (str(path),))
        return connection, "other", "main"
    words = "" if salt is None or key is None else literal(key, salt)
    connection.execute("ATTACH DATABASE ? AS other KEY ?", (str(target), words))
    return connection, "main", "other"


def _remove(target: Path) -> None:
    for end in ("", "-journal", "-wal", "-shm"):
        target.with_name(target.name + end).unlink(missing_ok=True)


def _give(target: Path, like: os.stat_result) -> None:
    """Give ``target`` the owner of the file it is to replace."""
    made = target.stat()
    if os.name != "nt" and (made.st_uid, made.st_gid) != (like.st_uid, like.st_gid):
        os.chown(target, like.st_uid, like.st_gid)


def _take_alone(connection: sqlite3.Connection, old: str, new: str, place: str) -> None:
    """Hold the diary so that nobody else can read or write it, all of it in its one file."""
    connection.execute(f"PRAGMA {new}.locking_mode=NORMAL")
    # What a crash leaves of the new file has no name yet, and `to_disk` waits once for all.
    connection.execute(f"PRAGMA {new}.journal_mode=OFF")
    connection.execute(f"PRAGMA {new}.synchronous=OFF")
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
    # An empty log says nothing about the file that is to take this one's place.
    busy, *_pages = connection.execute(f"PRAGMA {old}.wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise faults.in_use(place)


def _write(connection: sqlite3.Connection, old: str, new: str, place: str) -> None:
    if connection.execute(f"PRAGMA {old}.integrity_check(1)").fetchone() != ("ok",):
        raise faults.damaged(place)
    try:
        connection.execute("SELECT sqlcipher_export(?, ?)", (new, old)).fetchall()
    except sqlite3.OperationalError as error:
        # It does not say why; but what is read was found whole just before.
        raise StorageFailure(
            _("The new file beside {place} could not be written. Nothing was changed.").format(
                place=place
            ),
            _("Make room on the disk, then try again."),
        ) from error
    for name in _NUMBERS:
        (number,) = connection.execute(f"PRAGMA {old}.{name}").fetchone()
        connection.execute(f"PRAGMA {new}.{name}={number}")


def _compare(connection: sqlite3.Connection, old: str, path: Path, target: Path) -> None:
    with contextlib.closing(open_file(target)) as copy:
        whole = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not whole or digest(copy) != digest(connection, old):
            raise faults.damaged(str(path))
        # So that nothing is written beside it when it gets the mode of a diary.
        copy.execute("PRAGMA journal_mode=MEMORY")
        copy.execute("PRAGMA journal_mode=WAL")


def digest(connection: sqlite3.Connection, schema: str = "main") -> str:
    """A SHA-256 of all that a database says: its tables, rows and numbers, not its pages."""
    connection.text_factory = bytes
    found = hashlib.sha256()
    for name in _NUMBERS:
        found.update(repr(connection.execute(f"PRAGMA {schema}.{name}").fetchone()).encode())
    kept = connection.execute(
        f"SELECT type, name, tbl_name, sql FROM {schema}.sqlite_master ORDER BY type, name"
    ).fetchall()
    found.update(repr(kept).encode())
    for kind, name, _table, _sql in kept:
        if kind != b"table":
            continue
        quoted = name.decode().replace('"', '""')
        columns = len(connection.execute(f'PRAGMA {schema}.table_info("{quoted}")').fetchall())
        order = ", ".join(str(number + 1) for number in range(columns))
        rows = connection.execute(f'SELECT * FROM {schema}."{quoted}" ORDER BY {order}')
        for row in rows:
            found.update(repr(row).encode())
    return found.hexdigest()


def _spoil(descriptor: int) -> None:
    """Make the replaced file unusable: a program that waited for it would write to what is gone.

    Not where it has another name, which somebody gave it to keep it.
    """
    if os.fstat(descriptor).st_nlink == 0:
        os.pwrite(descriptor, bytes(cipher.SALT_BYTES), 0)


def _fault(error: sqlite3.Error, place: str) -> Exception:
    name = getattr(error, "sqlite_errorname", "")
    return (
        faults.in_use(place) if name.startswith("SQLITE_BUSY") else faults.from_sqlite(error, place)
    )
