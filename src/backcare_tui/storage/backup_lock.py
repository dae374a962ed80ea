"""Backups locked with age, so that whoever finds one cannot read it.

The format and all of its cryptography are age's, see https://age-encryption.org/v1.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from backcare_tui.errors import DatabaseError, InvalidInput, StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from types import ModuleType

_HEADER = b"age-encryption.org/v1\n"
_BY_PASSPHRASE = _HEADER + b"-> scrypt "
_BEGINNING = "AGE-SECRET-KEY-"


@dataclass(frozen=True, slots=True)
class Lock:
    """What locks a backup: a public key ``recipient`` as age writes it, or a ``passphrase``.

    One of the two is empty.
    """

    recipient: str = ""
    passphrase: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Key:
    """What opens backups: the text of an ``identity`` file, or a ``passphrase``, or nothing."""

    identity: str = field(default="", repr=False)
    passphrase: str = field(default="", repr=False)


def is_locked(head: bytes) -> bool:
    """Whether a file that begins with ``head`` was locked with age."""
    return head.startswith(_HEADER)


def needs_passphrase(head: bytes) -> bool:
    """Whether a passphrase, and no identity, opens a file that begins with ``head``."""
    return head.startswith(_BY_PASSPHRASE)


def lock_for(recipient: str) -> Lock | None:
    """The lock of a public key, None where there is no key."""
    return Lock(recipient=recipient) if recipient else None


def check_lock(lock: Lock) -> None:
    """Look whether ``lock`` can lock.

    Raises:
        InvalidInput: it is no public key of age, or an empty passphrase.
        StorageFailure: the library is not installed.
    """
    if lock.recipient:
        _recipient(_library(), lock.recipient)
    elif not lock.passphrase:
        raise InvalidInput(
            _("The passphrase is empty."), _("Choose a long one that you can remember.")
        )
    else:
        _library()


def locked(content: bytes, lock: Lock) -> bytes:
    """``content`` locked with ``lock``.

    Raises:
        InvalidInput, StorageFailure: as `check_lock`.
    """
    age = _library()
    if lock.recipient:
        found: bytes = age.encrypt(content, [_recipient(age, lock.recipient)])
    else:
        check_lock(lock)
        found = age.passphrase.encrypt(content, lock.passphrase)
    return found


def unlocked(content: bytes, key: Key, place: str) -> bytes:
    """What was locked in ``content``, which lies at ``place``.

    Raises:
        InvalidInput: ``key`` is missing, is of the other kind, or holds no identity.
        DatabaseError: ``key`` is not the one, or the file is damaged.
        StorageFailure: the library is not installed.
    """
    age = _library()
    if needs_passphrase(content):
        if not key.passphrase:
            raise InvalidInput(
                _("{file} is locked with a passphrase.").format(file=place),
                _("Give it with --passphrase-file, or on a terminal when asked."),
            )
        try:
            found: bytes = age.passphrase.decrypt(content, key.passphrase)
        except age.DecryptError as error:
            raise DatabaseError(
                _("The passphrase does not open {file}, or the file is damaged.").format(
                    file=place
                ),
                _("Try again. Nobody can open it without the passphrase it was made with."),
            ) from error
        return found
    if not key.identity:
        raise InvalidInput(
            _("{file} is locked with a key.").format(file=place),
            _("Give the file with your secret key: --identity FILE."),
        )
    try:
        found = age.decrypt(content, _identities(age, key.identity))
    except age.DecryptError as error:
        raise DatabaseError(
            _("The key does not open {file}, or the file is damaged.").format(file=place),
            _("Use the secret key that belongs to the public key it was made with."),
        ) from error
    return found


def _recipient(age: ModuleType, text: str) -> Any:  # noqa: ANN401 - the library has no types
    try:
        return age.x25519.Recipient.from_str(text)
    except age.RecipientError:
        raise InvalidInput(
            _("“{text}” is not a public key of age.").format(text=text[:80]),
            _("It begins with age1; age-keygen makes one, and the secret key to it."),
        ) from None


def _identities(age: ModuleType, text: str) -> list[Any]:
    lines = [line.strip() for line in text.splitlines()]
    try:
        found = [
            age.x25519.Identity.from_str(line) for line in lines if line.startswith(_BEGINNING)
        ]
    except age.IdentityError:
        found = []
    if not found:
        raise InvalidInput(
            _("The identity file holds no secret key of age."),
            _("A line of it begins with AGE-SECRET-KEY-1; age-keygen writes such a file."),
        )
    return found


def _library() -> ModuleType:
    try:
        import pyrage
    except ImportError as error:
        raise StorageFailure(
            _("Locked backups need the library pyrage, which is not installed."),
            _("Install backcare with its extra “age”: pip install 'backcare-tui[age]'"),
        ) from error
    found: ModuleType = pyrage
    return found
