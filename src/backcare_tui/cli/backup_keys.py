"""What locks and opens backups: from the options of a command, or from the person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.errors import InvalidInput, NotFound, StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.storage.backup_lock import Key, Lock
    from backcare_tui.storage.backup_set import Backup


def lock_from(app: App, recipient: str | None, file: str | None, ask: bool) -> Lock | None:
    """What is to lock a new backup, None where nothing was said.

    Raises:
        UsageError: two ways at once, or nobody can be asked.
        InvalidInput: the two passphrases differ, or it cannot lock; StorageFailure: ``file`` cannot
        be read.
    """
    from backcare_tui.storage.backup_lock import Lock, check_lock

    if sum((recipient is not None, file is not None, ask)) > 1:
        raise click.UsageError(
            _("Choose one of --recipient, --passphrase-file and --ask-passphrase.")
        )
    if recipient is not None:
        lock = Lock(recipient=recipient.strip())
    elif file is not None:
        lock = Lock(passphrase=passphrase_in(file))
    elif ask:
        lock = Lock(passphrase=_asked(app))
    else:
        return None
    check_lock(lock)
    return lock


class Keys:
    """What opens backups: the files that were named, else the person who is asked once."""

    def __init__(self, app: App, identity: str | None, passphrase_file: str | None) -> None:
        self._app = app
        self._identity = _text(identity) if identity is not None else ""
        self._passphrase = passphrase_in(passphrase_file) if passphrase_file is not None else ""
        self._asked = ""

    def of(self, backup: Backup) -> Key:
        """What may open ``backup``; a passphrase that is missing is asked for on a terminal."""
        from backcare_tui.storage.backup_lock import Key
        from backcare_tui.storage.backup_reading import asks_for_passphrase

        if (
            self._passphrase
            or not self._app.output.interactive
            or not asks_for_passphrase(backup.path)
        ):
            return Key(self._identity, self._passphrase)
        if not self._asked:
            question = _("Passphrase of {name}:").format(name=backup.name)
            self._asked = _asked(self._app, question)
        return Key(self._identity, self._asked)


def passphrase_in(file: str) -> str:
    """The passphrase in ``file``: all of it but the end of the line.

    Raises:
        StorageFailure: it cannot be read, or is empty; InvalidInput: it is no text.
    """
    from backcare_tui.journal.passphrase import from_file

    return _as_text(from_file(Path(file).expanduser()))


def _as_text(passphrase: bytes) -> str:
    try:
        return passphrase.decode()
    except UnicodeDecodeError:
        raise InvalidInput(_("The passphrase is not UTF-8 text.")) from None


def _text(name: str) -> str:
    try:
        return Path(name).expanduser().read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        said = _("There is no file {name}.").format(name=name)
        raise NotFound(said, _("Check the path.")) from None
    except UnicodeDecodeError:
        raise InvalidInput(_("{name} is not UTF-8 text.").format(name=name)) from None
    except OSError as error:
        said = _("Could not read {name}: {reason}.").format(name=name, reason=error.strerror)
        raise StorageFailure(said, _("Check its permissions.")) from None


def _asked(app: App, question: str = "") -> str:
    """A passphrase that the person types: a new one twice, or one by a ``question``."""
    from backcare_tui.cli.passphrase import ask, ask_new

    if not app.output.interactive:
        raise click.UsageError(
            _("Nobody can be asked here: give the passphrase with --passphrase-file.")
        )
    return _as_text(ask(question) if question else ask_new())
