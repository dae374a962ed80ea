"""Saying once that others could look at the diary's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.tui.state import read_state, remember

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp

_TOLD = "exposed"


def tell_exposed(app: BackcareApp) -> None:
    """Say which places of the diary others may look into, unless just that was said before."""
    from backcare_tui.journal.erase_files import path_of
    from backcare_tui.journal.exposed import exposed

    if app.journal.demo:
        return
    words = "\n".join(exposed(path_of(app.journal)))
    if not words or read_state(paths.state_file()).get(_TOLD) == words:
        return
    app.notify(words, severity="warning", timeout=20, markup=False)
    try:
        remember(paths.state_file(), _TOLD, words)
    except OSError:
        # It is said again at the next start.
        return
