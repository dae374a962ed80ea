"""``backcare encrypt`` and ``backcare decrypt``: who can read the diary's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcare_tui.cli.command import Command
from backcare_tui.errors import Cancelled
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, ngettext

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.encryption import Copies

KEEP, DELETE = "keep", "delete"
ENCRYPT, DECRYPT = "encrypt", "decrypt"
"""What has to be typed before it is done."""
NO_WAY_BACK = marked(
    "Without the passphrase nobody can open the diary again, and nobody can bring the passphrase "
    "back. Keep it in a safe place as well."
)
OLD_TRACES = marked(
    "What was written before may still be found on the disk, above all on an SSD, and in copies in "
    "other places."
)
PLAIN_FILE = marked("Anybody who can read the file can then read the diary.")
COPIES_SHOWN = 10


@click.command("encrypt", cls=Command)
@click.option("--change", "another", is_flag=True, help="Give it another passphrase.")
@click.option(
    "--passphrase-file",
    metavar="FILE",
    help="Take the new passphrase from this file instead of asking.",
)
@click.option(
    "--backups",
    type=click.Choice([KEEP, DELETE]),
    default=KEEP,
    show_default=True,
    help="What to do with backups that are not encrypted.",
)
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
@click.pass_obj
def encrypt_command(
    app: App, another: bool, passphrase_file: str | None, backups: str, yes: bool
) -> None:
    """Encrypt the diary with a passphrase, which each start of backcare then asks for.

    Nobody can open it without the passphrase. Undo does not take this back; backcare decrypt does.
    """
    from backcare_tui.journal import encryption

    journal = app.journal
    check = encryption.check_encrypted if another else encryption.check_encryptable
    path = check(journal)
    if not yes:
        _confirm(app, ENCRYPT, _(NO_WAY_BACK))
    passphrase = _new_passphrase(app, passphrase_file, another=another)
    (encryption.change if another else encryption.encrypt)(journal, passphrase)
    remove = backups == DELETE
    copies = encryption.remove_plain_copies if remove else encryption.copies
    told = _("{file} has another passphrase now.") if another else _("{file} is encrypted now.")
    lines = [told.format(file=path), _(NO_WAY_BACK), _(OLD_TRACES)]
    if _setting_differs(app, passphrase):
        lines.append(_("The settings give another passphrase: mend key_file or key_command."))
    _show(app, path, lines, copies(journal), encrypted=True)


@click.command("decrypt", cls=Command)
@click.option("--yes", is_flag=True, help="Do not ask whether to go on.")
@click.pass_obj
def decrypt_command(app: App, yes: bool) -> None:
    """Make an encrypted diary plain again, so that it opens without a passphrase."""
    from backcare_tui.journal import encryption

    journal = app.journal
    path = encryption.check_encrypted(journal)
    if not yes:
        _confirm(app, DECRYPT, _(PLAIN_FILE))
    encryption.decrypt(journal)
    lines = [_("{file} is not encrypted any more.").format(file=path), _(PLAIN_FILE)]
    earlier = encryption.copies(journal).earlier
    _show(app, path, lines, encryption.Copies((), earlier=earlier), encrypted=False)


def _confirm(app: App, word: str, warning: str) -> None:
    """Let the person type ``word`` beneath ``warning``.

    Raises:
        Cancelled: they did not.
    """
    if not app.output.interactive:
        raise click.UsageError(_("Without a terminal to ask on, --yes is needed."))
    app.output.line(warning)
    if app.output.ask(_("Type {word} to go on, or q to stop:").format(word=word)) != word:
        raise Cancelled(_("Nothing was changed."))


def _new_passphrase(app: App, file: str | None, *, another: bool) -> bytes:
    from backcare_tui.cli.passphrase import ask_new, warn_if_short
    from backcare_tui.journal.passphrase import from_file, given

    if file is not None:
        passphrase = from_file(Path(file).expanduser())
        warn_if_short(app.output, passphrase)
        return passphrase
    # For a new passphrase, that of the settings is the old one.
    known = None if another else given(app.journal.settings)
    if known is not None:
        warn_if_short(app.output, known)
        return known
    if app.journal.ask_passphrase is None:
        raise click.UsageError(
            _("Without a terminal to ask on, the passphrase comes from --passphrase-file.")
        )
    return ask_new()


def _setting_differs(app: App, passphrase: bytes) -> bool:
    from backcare_tui.journal.passphrase import given

    known = given(app.journal.settings)
    return known is not None and known != passphrase


def _show(app: App, path: Path, lines: list[str], copies: Copies, *, encrypted: bool) -> None:
    if copies.backup is not None:
        lines.append(_("An encrypted backup was made: {file}").format(file=copies.backup))
    if copies.removed:
        number = len(copies.removed)
        removed = ngettext(
            "{number} plain backup was deleted.", "{number} plain backups were deleted.", number
        )
        lines.append(removed.format(number=number))
    if copies.kept:
        number = len(copies.kept)
        kept = ngettext(
            "{number} copy is not encrypted and still holds what you wrote:",
            "{number} copies are not encrypted and still hold what you wrote:",
            number,
        )
        lines.append(kept.format(number=number))
        lines += [f"  {each}" for each in copies.kept[:COPIES_SHOWN]]
        if number > COPIES_SHOWN:
            lines.append("  " + _("and {number} more").format(number=number - COPIES_SHOWN))
        lines.append(_("Delete them once you do not need them any more."))
    if copies.earlier:
        number = len(copies.earlier)
        earlier = ngettext(
            "{number} backup made before opens only with the old passphrase. Keep that one too, "
            "as long as you keep the backup.",
            "{number} backups made before open only with the old passphrase. Keep that one too, "
            "as long as you keep the backups.",
            number,
        )
        lines.append(earlier.format(number=number))
    value = {
        "file": str(path),
        "encrypted": encrypted,
        "plain_backups": [str(each) for each in copies.kept],
        "removed": [str(each) for each in copies.removed],
        "backup": str(copies.backup) if copies.backup else None,
        "earlier_backups": [str(each) for each in copies.earlier],
    }
    app.show("encryption", value, lines)
