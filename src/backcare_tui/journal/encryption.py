"""Encrypting a diary, changing its passphrase, and making it plain again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.errors import InvalidInput, StorageFailure
from backcare_tui.journal.passphrase import file_of
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.backup_set import Backup


_IN_PLAIN = b"CREATE TABLE"
"""What every plain diary holds in its bytes."""


@dataclass(frozen=True, slots=True)
class Copies:
    """Plain copies of a diary that were found: those that are still there, and those ``removed``.

    ``backup`` is the encrypted copy that was made before any was removed. ``earlier`` are encrypted
    copies that open with the passphrase of their time alone, not with that of the diary now.
    """

    kept: tuple[Path, ...]
    removed: tuple[Path, ...] = ()
    backup: Path | None = None
    earlier: tuple[Path, ...] = ()


def check_encryptable(journal: Journal) -> Path:
    """The file of a plain diary that can be encrypted.

    Raises:
        StorageFailure: it is on a server.
        InvalidInput: it is encrypted already, or the app keeps something unsaved of it.
        DatabaseError: the extra is not installed.
    """
    path = _file(journal)
    if journal.encrypted:
        raise InvalidInput(
            _("{file} is encrypted already.").format(file=path),
            _("backcare encrypt --change gives it another passphrase."),
        )
    if _entries(paths.drafts_file(), journal):
        raise InvalidInput(
            _("The app keeps something of this diary that is not saved yet."),
            _("Open backcare, save it or take it out, then try again."),
        )
    return path


def check_encrypted(journal: Journal) -> Path:
    """The file of an encrypted diary, unlocked.

    Raises:
        StorageFailure: it is on a server; InvalidInput: it is not encrypted;
        DatabaseError: it cannot be opened, or the extra is not installed.
    """
    path = _file(journal)
    if not journal.encrypted:
        raise InvalidInput(
            _("{file} is not encrypted.").format(file=path), _("backcare encrypt does that.")
        )
    journal.unlock()
    return path


def encrypt(journal: Journal, passphrase: bytes) -> None:
    """Encrypt the plain diary, made where there is none yet, by ``passphrase``.

    Nothing of it stays beside it in plain but the backups; see `copies`.

    Raises:
        InvalidInput: the passphrase is empty; otherwise as `check_encryptable`.
        DatabaseError, StorageFailure: it cannot be done, and the diary is as it was.
    """
    path = check_encryptable(journal)
    _convert(journal, path, _checked(passphrase))
    from backcare_tui.journal import unfinished

    for rest in _entries(paths.unfinished_file(), journal):
        unfinished.forget(paths.unfinished_file(), str(rest.get("run")))


def change(journal: Journal, passphrase: bytes) -> None:
    """Encrypt the encrypted diary anew, by another ``passphrase``.

    Raises:
        InvalidInput: the passphrase is empty; otherwise as `check_encrypted`.
        DatabaseError, StorageFailure: it cannot be done, and the diary is as it was.
    """
    _convert(journal, check_encrypted(journal), _checked(passphrase))


def decrypt(journal: Journal) -> None:
    """Make the encrypted diary plain.

    Raises:
        As `check_encrypted`.
        DatabaseError, StorageFailure: it cannot be done, and the diary is as it was.
    """
    _convert(journal, check_encrypted(journal), None)


def copies(journal: Journal) -> Copies:
    """The copies that anybody can read who can read the file, and those of another passphrase."""
    path = _file(journal)
    kept = (*(each.path for each in _plain_backups(path)), *_plain_aside(path))
    return Copies(kept, earlier=_earlier(path))


def remove_plain_copies(journal: Journal) -> Copies:
    """Remove the plain copies in the folder of backups, after an encrypted one was made.

    Copies elsewhere are left.

    Raises:
        DatabaseError, StorageFailure: no backup can be made, and nothing was removed; or one of
            them cannot be removed.
    """
    from backcare_tui.storage.backup_names import folder_of
    from backcare_tui.storage.backup_set import remove_backup

    path = _file(journal)
    found = _plain_backups(path)
    going = [each for each in found if each.path.parent == folder_of(path)]
    if not going:
        return copies(journal)
    made = journal.backups.create()
    for each in going:
        remove_backup(each)
    kept = (*(each.path for each in found if each not in going), *_plain_aside(path))
    return Copies(kept, tuple(each.path for each in going), made.path, _earlier(path))


def _plain_backups(path: Path) -> list[Backup]:
    return [each for each in _backups(path) if not each.encrypted]


def _plain_aside(path: Path) -> tuple[Path, ...]:
    """What was rescued, set aside or cut off beside the diary, and is not encrypted."""
    from backcare_tui.journal.erase_files import copies_beside
    from backcare_tui.storage.cipher import salt_of

    aside = (each.file for each in copies_beside(path) if not each.is_backup)
    # A damaged head may look like an encrypted one; what lies behind it does not.
    return tuple(
        file
        for file in aside
        if file.is_file() and (salt_of(file) is None or _IN_PLAIN in file.read_bytes())
    )


def _earlier(path: Path) -> tuple[Path, ...]:
    from backcare_tui.storage.cipher import salt_of

    # Every passphrase that a diary gets comes with a new salt, which its backups share.
    now = salt_of(path)
    salts = [(each.path, salt_of(each.path)) for each in _backups(path) if not each.locked]
    return tuple(file for file, salt in salts if salt is not None and salt != now)


def _backups(path: Path) -> list[Backup]:
    from backcare_tui.storage.backup_names import folder_of
    from backcare_tui.storage.backup_set import backups_in

    # Versions before the folder of backups left copies beside the diary.
    return [*backups_in(folder_of(path), path.stem), *backups_in(path.parent, path.stem)]


def _convert(journal: Journal, path: Path, passphrase: bytes | None) -> None:
    from backcare_tui.storage.converting import convert

    if passphrase is not None and not path.exists():
        # Somebody who wants everything encrypted from the first word on.
        journal.store.persons()
    journal.close()
    convert(path, passphrase)


def _file(journal: Journal) -> Path:
    from backcare_tui.storage.unlocking import require_cipher

    path = file_of(journal.location)
    if path is None:
        raise StorageFailure(
            _("{place} is on a server, which encrypts in its own way.").format(
                place=journal.location_shown
            ),
            _("Ask whoever runs the server."),
        )
    require_cipher(path)
    return path


def _checked(passphrase: bytes) -> bytes:
    if not passphrase:
        raise InvalidInput(_("The passphrase is empty."), _("Nothing was changed. Choose one."))
    return passphrase


def _entries(file: Path, journal: Journal) -> list[dict[str, object]]:
    """What a file of the app's state holds of this diary; nothing where it is missing or broken."""
    try:
        plain = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return []
    every = plain if isinstance(plain, list) else [plain]
    return [e for e in every if isinstance(e, dict) and e.get("diary") == journal.identity]
