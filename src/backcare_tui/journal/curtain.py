"""The lock of the app's screen: a curtain before it. It encrypts nothing.

Of the passphrase only a salted scrypt hash is kept (RFC 7914), as ``scrypt-15-8-1$SALT$HASH``: cost
2^15, block size 8, one lane, 32 MiB, a tenth to a third of a second for each try.
"""

from __future__ import annotations

import os
from unicodedata import normalize

from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.settings import LOCK

_KIND = "scrypt-15-8-1"
_COST, _BLOCK, _LANES = 2**15, 8, 1
_MEMORY = 64 * 2**20
FIRST_WAIT, LONGEST_WAIT = 1, 30
"""Seconds to wait after the first wrong passphrase, and at most; each one doubles them."""


def lock_with(passphrase: str) -> str:
    """The lock that ``passphrase`` opens, as the settings keep it.

    Raises:
        InvalidInput: it is empty.
    """
    if not passphrase:
        raise InvalidInput(_("The passphrase is empty."), _("Give one or more characters."))
    salt = os.urandom(16)
    return f"{_KIND}${salt.hex()}${_hash(passphrase, salt).hex()}"


def opens(passphrase: str, lock: str) -> bool:
    """Whether ``passphrase`` opens ``lock``; this takes up to a third of a second.

    Raises:
        ValueError: ``lock`` is none.
    """
    from hmac import compare_digest

    found = LOCK.fullmatch(lock)
    if found is None:
        raise ValueError("not a lock")
    salt, kept = bytes.fromhex(found[1]), bytes.fromhex(found[2])
    return compare_digest(_hash(passphrase, salt), kept)


def wait_after(misses: int) -> int:
    """Seconds to wait after so many wrong passphrases in a row."""
    return min(FIRST_WAIT * 2 ** min(misses - 1, 10), LONGEST_WAIT) if misses else 0


def _hash(passphrase: str, salt: bytes) -> bytes:
    from hashlib import scrypt

    # Keyboards of one person may write the same letter in two ways.
    text = normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return scrypt(text, salt=salt, n=_COST, r=_BLOCK, p=_LANES, maxmem=_MEMORY, dklen=32)
