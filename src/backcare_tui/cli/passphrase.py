"""Asking for a passphrase on the terminal, where nothing shows what is typed."""

from __future__ import annotations

import getpass
import warnings

from backcare_tui.cli.output import Output
from backcare_tui.domain.text import clean_line
from backcare_tui.errors import Cancelled, InvalidInput, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

SHORT = 8
"""Characters; what encrypts with fewer is soon guessed by a program that tries them all."""
USE = "use"
"""What has to be typed to use a short one."""

_EASY = marked("This passphrase is short: it is easy to guess.")


def ask(question: str) -> bytes:
    """Ask once, and return what was typed, blanks included.

    Raises:
        Cancelled: the input ended, or nothing was typed.
        StorageFailure: the terminal cannot hide what is typed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            typed = getpass.getpass(f"{clean_line(question)} ")
        except EOFError:
            raise Cancelled(_("Stopped.")) from None
        except getpass.GetPassWarning:
            raise StorageFailure(
                _("This terminal would show the passphrase."),
                _("Use another terminal, or name a file that holds it: BACKCARE_KEY_FILE."),
            ) from None
        except UnicodeDecodeError:
            raise InvalidInput(
                _("What was typed is not text."), _("Check the language of your terminal.")
            ) from None
    if not typed:
        raise Cancelled(_("Stopped: no passphrase was typed."))
    return typed.encode("utf-8", "surrogateescape")


def ask_new() -> bytes:
    """Ask twice for a new one, and once more where it is short.

    Raises:
        InvalidInput: the two differ; otherwise as `ask`.
    """
    first = ask(_("New passphrase:"))
    if ask(_("The same once more:")) != first:
        raise InvalidInput(
            _("These were two different passphrases."), _("Nothing was changed. Try again.")
        )
    accept(Output(), first.decode("utf-8", "surrogateescape"), SHORT)
    return first


def warn_if_short(output: Output, passphrase: bytes) -> None:
    """Say of a new ``passphrase``, which nobody is asked about, that it is easy to guess."""
    if len(passphrase.decode("utf-8", "surrogateescape")) < SHORT:
        output.beside(_(_EASY))


def accept(output: Output, passphrase: str, short: int) -> None:
    """Warn of a new ``passphrase`` of fewer than ``short`` characters; the person may want it.

    Raises:
        Cancelled: they do not.
    """
    if len(passphrase) >= short:
        return
    output.beside(_(_EASY))
    question = _("Type {word} to use it all the same, or q to stop:").format(word=USE)
    if output.ask(question) != USE:
        raise Cancelled(_("Nothing was changed."))
