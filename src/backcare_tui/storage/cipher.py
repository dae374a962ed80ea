"""Which files are encrypted diaries, and the keys of those that this process has opened.

The format is that of SQLCipher 4: a file begins with 16 random bytes, its salt, and what follows
cannot be told from noise. The key is PBKDF2-HMAC-SHA512 of passphrase and salt in 256,000 rounds,
so that SQLCipher's own tools open a diary by its passphrase.
"""

import os
import stat
from pathlib import Path
from threading import RLock
from weakref import WeakKeyDictionary

PAGE_BYTES = 4096
SALT_BYTES = 16
KEY_BYTES = 32
ROUNDS = 256_000

_PLAIN = b"SQLite format 3\0"
_OTHER_KINDS = (_PLAIN, b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")

Identity = tuple[int, int]
"""Device and inode of a file."""

LOCK = RLock()
"""Held while a file is looked at and opened."""

_OPEN: dict[Identity, WeakKeyDictionary[object, bytes | None]] = {}
_NONE: WeakKeyDictionary[object, bytes | None] = WeakKeyDictionary()
_KEYS: dict[bytes, bytes] = {}


def salt_of(path: Path) -> bytes | None:
    """The salt of the encrypted file ``path``; None where it is plain, empty, missing or no diary.

    A damaged file may look like an encrypted one. Reads no more than 16 bytes, and none where this
    process has the file open already.
    """
    with LOCK:
        try:
            status = path.stat()
            if not stat.S_ISREG(status.st_mode) or not _fits(status.st_size):
                return None
            # Closing a file gives up every lock that the process has on it, SQLite's as well:
            # https://www.sqlite.org/howtocorrupt.html section 2.2.
            for salt in _OPEN.get((status.st_dev, status.st_ino), _NONE).values():
                return salt
            with path.open("rb", buffering=0) as file:
                head = file.read(SALT_BYTES)
        except (OSError, ValueError):
            # SQLite will say what is wrong with it.
            return None
    return head if _like_a_salt(head) else None


def is_locked(path: Path) -> bool:
    """Whether ``path`` is encrypted, as far as can be seen, and this process has no key of it."""
    salt = salt_of(path)
    return salt is not None and salt not in _KEYS


def is_open(path: Path) -> bool:
    """Whether this process has the file open."""
    with LOCK:
        return bool(_OPEN.get(identity(path)))


def identity(path: Path) -> Identity:
    """Device and inode of ``path``.

    Raises:
        OSError: it is not there.
    """
    status = path.stat()
    return status.st_dev, status.st_ino


def note_open(file: Identity, connection: object, salt: bytes | None) -> None:
    """Remember that ``connection`` is open on ``file``, which has ``salt`` or is plain."""
    with LOCK:
        for other in [other for other, connections in _OPEN.items() if not connections]:
            del _OPEN[other]
        _OPEN.setdefault(file, WeakKeyDictionary())[connection] = salt


def note_closed(connection: object) -> None:
    """Forget ``connection``."""
    with LOCK:
        for connections in _OPEN.values():
            connections.pop(connection, None)


def new_salt() -> bytes:
    """A random salt that is not taken for the beginning of another kind of file."""
    while not _like_a_salt(salt := os.urandom(SALT_BYTES)):
        pass
    return salt


def derive(passphrase: bytes, salt: bytes) -> bytes:
    """The key of a passphrase; takes some tenths of a second, as guessing one has to be slow."""
    from hashlib import pbkdf2_hmac

    return pbkdf2_hmac("sha512", passphrase, salt, ROUNDS, KEY_BYTES)


def remember(salt: bytes, key: bytes) -> None:
    """Keep the key of the files with ``salt`` until this process ends."""
    _KEYS[salt] = key


def forget(salt: bytes) -> None:
    """Drop the key of the files with ``salt``."""
    _KEYS.pop(salt, None)


def key_of(salt: bytes) -> bytes | None:
    """The key of the files with ``salt``, if it is known."""
    return _KEYS.get(salt)


def _fits(size: int) -> bool:
    return size > 0 and size % PAGE_BYTES == 0


def _like_a_salt(head: bytes) -> bool:
    if len(head) < SALT_BYTES or head.startswith(_OTHER_KINDS) or len(set(head)) == 1:
        return False
    # One salt in ten million is made of these alone, and `new_salt` leaves those out.
    return not all(byte in b"\t\n\r" or 0x20 <= byte < 0x7F for byte in head)
