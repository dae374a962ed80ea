"""Looking over a file that need not be the diary: a copy on a stick, or one found somewhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backcare_tui.errors import Cancelled, NotFound, StorageFailure
from backcare_tui.journal.passphrase import ask_until_open, given, opens
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults
from backcare_tui.storage.checkup import Fact, look_over
from backcare_tui.storage.cipher import is_locked

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.journal.journal import Journal


def look_over_other(journal: Journal, file: Path) -> list[Fact]:
    """`look_over` of any ``file``, without changing anything.

    One that looks encrypted is opened with the passphrase of the settings, or with one that the
    person is asked for. Where none opens it, one fact says so: "locked" where none was given,
    "unopened" where those given do not fit, and "no_cipher" where nothing could try them.

    Raises:
        NotFound: it is not there.
    """
    if not (file.exists() or file.is_symlink()):
        raise NotFound(_("There is no file {name}.").format(name=file), _("Check the path."))
    kind = _try_passphrases(journal, file) if is_locked(file) else "locked"
    return [Fact(kind) if each.kind == "locked" else each for each in look_over(file)]


def _try_passphrases(journal: Journal, file: Path) -> str:
    """Get the key of ``file``, or say why it stays closed."""
    from backcare_tui.storage.unlocking import unlock_to_look

    opening, kind = partial(unlock_to_look, file), "locked"
    try:
        if (own := _given(journal)) is not None:
            kind = "unopened"
            if opens(opening, own):
                return kind
        if journal.ask_passphrase is not None:
            question = _("Passphrase of {file}, if it has one:").format(file=file)
            ask_until_open(journal.ask_passphrase, question, opening)
            kind = "unopened"
    except faults.NoCipher:
        return "no_cipher"
    except Cancelled:
        # Nothing was typed: what can be seen from outside is still told.
        return kind
    return kind


def _given(journal: Journal) -> bytes | None:
    try:
        return given(journal.settings)
    except StorageFailure:
        # The settings tell the diary's own passphrase, which this file need not have.
        return None
