"""Where the passphrase of an encrypted diary comes from: a file, a command, or the person."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.journal.journal import Journal
    from backcare_tui.settings import Settings

TRIES = 3
"""How often a person is asked. Own choice."""
COMMAND_SECONDS = 60.0
"""How long a command may take: it may ask for something itself. Own choice."""
_LONGEST = 65_536


def file_of(location: str) -> Path | None:
    """The file of the diary at ``location``, or None where it is on a server."""
    start, separator, rest = location.partition(":///")
    if separator and start.startswith("sqlite"):
        return Path(rest).expanduser()
    return None if "://" in location else Path(location).expanduser()


def is_encrypted(journal: Journal) -> bool:
    """Whether the diary is an encrypted file, as far as can be seen without its key."""
    from backcare_tui.storage.cipher import salt_of

    path = file_of(journal.location)
    return path is not None and salt_of(path) is not None


def unlock(journal: Journal, *, to_look: bool = False) -> None:
    """Get the key of an encrypted diary, unless this process has it; a plain one needs none.

    ``to_look`` changes nothing; otherwise what a killed program left half written is taken back.

    Raises:
        DatabaseError: the passphrase is not the one, there is nobody to ask, or the extra that
            opens such a diary is not installed.
        StorageFailure: the file or the command of the settings gives no passphrase.
        Cancelled: the person gave none.
    """
    from backcare_tui.storage.cipher import is_locked

    path = file_of(journal.location)
    if path is None or not is_locked(path):
        return
    from backcare_tui.storage import faults, unlocking

    unlocking.require_cipher(path)
    opening = unlocking.unlock_to_look if to_look else unlocking.unlock
    passphrase = given(journal.settings)
    if passphrase is not None:
        opening(path, passphrase)
        return
    if journal.ask_passphrase is None:
        raise faults.locked(str(path))
    question = _("Passphrase of {file}:").format(file=path)
    if not ask_until_open(journal.ask_passphrase, question, partial(opening, path)):
        raise faults.wrong_passphrase(str(path))


def ask_until_open(
    ask: Callable[[str], bytes], question: str, opening: Callable[[bytes], None]
) -> bool:
    """Whether one of the passphrases that the person was asked for opens.

    Raises:
        Cancelled: the person gave none; or what else ``opening`` raises.
    """
    for _try in range(TRIES):
        if opens(opening, ask(question)):
            return True
        question = _("That does not open it. Once more:")
    return False


def opens(opening: Callable[[bytes], None], passphrase: bytes) -> bool:
    """Whether ``opening`` takes the ``passphrase``."""
    from backcare_tui.storage import faults

    try:
        opening(passphrase)
    except faults.WrongPassphrase:
        return False
    return True


def given(settings: Settings) -> bytes | None:
    """The passphrase from the file or the command of the settings; None where neither is set.

    Raises:
        StorageFailure: it gives none.
    """
    if settings.key_file:
        return from_file(Path(settings.key_file).expanduser())
    return _from_command(settings.key_command) if settings.key_command else None


def from_file(file: Path) -> bytes:
    """The passphrase that ``file`` holds, without the end of its line.

    Raises:
        StorageFailure: it cannot be read, or holds none.
    """
    try:
        with file.open("rb") as stream:
            content = stream.read(_LONGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise StorageFailure(
            _("Could not read the passphrase from {file}: {reason}.").format(
                file=file, reason=reason
            ),
            _("Check the name of the file, and that you may read it."),
        ) from None
    return _checked(content, str(file))


def _from_command(command: str) -> bytes:
    import shlex
    import subprocess

    hint = _("See the setting key_command, and try the command by itself.")
    try:
        words = shlex.split(command)
    except ValueError:
        words = []
    if not words:
        raise StorageFailure(_("The setting key_command is not a command."), hint)
    name = words[0]
    try:
        # No shell, and nothing that it writes is shown: it may be the passphrase.
        done = subprocess.run(  # noqa: S603 - the person's own command
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=COMMAND_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise StorageFailure(
            _("{command} did not give the passphrase within {seconds:.0f} seconds.").format(
                command=name, seconds=COMMAND_SECONDS
            ),
            hint,
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise StorageFailure(
            _("Could not run {command} for the passphrase: {reason}.").format(
                command=name, reason=reason
            ),
            hint,
        ) from None
    if done.returncode:
        raise StorageFailure(
            _("{command} gave no passphrase: it ended with code {code}.").format(
                command=name, code=done.returncode
            ),
            hint,
        )
    return _checked(done.stdout, name)


def _checked(content: bytes, place: str) -> bytes:
    passphrase = content.removesuffix(b"\n").removesuffix(b"\r")
    if not passphrase or len(content) > _LONGEST:
        raise StorageFailure(
            _("{place} holds no passphrase, or one that is far too long.").format(place=place),
            _("It has to give the passphrase and nothing else."),
        )
    return passphrase
