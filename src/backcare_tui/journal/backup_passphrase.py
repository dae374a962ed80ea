"""Opening a backup of an encrypted diary by the passphrase that the diary had at its time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backcare_tui.journal.passphrase import ask_until_open, opens
from backcare_tui.journal.passphrase import given as given_by_settings
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.journal.journal import Journal


def unlock(journal: Journal, backup: Path, copy: Path, *, given: str = "") -> None:
    """Get the key of ``copy``, a private copy of the encrypted ``backup``.

    Tried are the passphrase ``given`` for it, then that of the settings; where none was given, the
    person is asked next.

    Raises:
        DatabaseError: none of them opens it, or there was none; or the extra is not installed.
        StorageFailure: the file or the command of the settings gives no passphrase.
        Cancelled: the person gave none.
    """
    from backcare_tui.storage import faults, unlocking

    unlocking.require_cipher(backup)
    opening = partial(unlocking.unlock, copy)
    if given and opens(opening, given.encode()):
        return
    own = given_by_settings(journal.settings)
    if own is not None and opens(opening, own):
        return
    if given or (own is not None and journal.ask_passphrase is None):
        raise faults.wrong_backup_passphrase(str(backup))
    if journal.ask_passphrase is None:
        raise faults.backup_locked(str(backup))
    question = _("Passphrase of {name}, as it was when that backup was made:")
    question = question.format(name=backup.name)
    if not ask_until_open(journal.ask_passphrase, question, opening):
        raise faults.wrong_backup_passphrase(str(backup))
