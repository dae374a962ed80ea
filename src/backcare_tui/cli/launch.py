"""The one place that opens the terminal app; it does without click, which the app does not need."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcare_tui.journal import Journal


def open_app(journal: Journal, start: str = "today", *, tour: bool = False) -> int:
    """Open the app on ``journal``, with a ``tour`` through it, and return its exit code."""
    if not journal.demo and journal.encrypted:
        _unlock(journal)
    from backcare_tui.tui.app import run

    return run(journal, start=start, tour=tour)


def _unlock(journal: Journal) -> None:
    """Ask for the passphrase while the terminal still is one of lines: the app cannot ask."""
    from backcare_tui.cli.passphrase import ask

    journal.ask_passphrase = ask
    try:
        journal.unlock()
    finally:
        journal.ask_passphrase = None


def open_straight() -> int:
    """Open the app as ``backcare`` alone does, and return the exit code.

    Only a failure brings in the command line: importing it takes a tenth of the first frame.
    """
    from backcare_tui.cli.speaking import speak_first

    speak_first()
    try:
        from backcare_tui.journal import open_journal

        journal = open_journal()
        try:
            return open_app(journal)
        finally:
            journal.close()
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - it becomes words
        from backcare_tui.cli.context import App
        from backcare_tui.cli.main import explain

        return explain(error, App())
