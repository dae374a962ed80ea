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


@dataclass(frozen=True, slots=True)
class Copies:
    """Plain copies of a diary that were found: those that are still there, and those ``removed``.

    ``backup`` is the encrypted copy that was made before any was removed.
    """

    kept: tuple[Path, ...]
    removed: tuple[Path, ...] = ()
    backup: Path | None = None


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

    Nothing of it stays beside it in plain but the backups; see `plain_copies`.

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


def plain_copies(journal: Journal) -> Copies:
    """The backups of the diary that anybody can read who can read the file."""
    return Copies(tuple(each.path for each in _plain_backups(_file(journal))))


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
        return Copies(tuple(each.path for each in found))
    made = journal.backups.create()
    for each in going:
        remove_backup(each)
    kept = tuple(each.path for each in found if each not in going)
    return Copies(kept, tuple(each.path for each in going), made.path)


def _plain_backups(path: Path) -> list[Backup]:
    from backcare_tui.storage.backup_names import folder_of
    from backcare_tui.storage.backup_set import backups_in
    from backcare_tui.storage.cipher import salt_of

    # Versions before the folder of backups left copies beside the diary.
    found = [*backups_in(folder_of(path), path.stem), *backups_in(path.parent, path.stem)]
    return [each for each in found if not each.encrypted and salt_of(each.path) is None]


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
