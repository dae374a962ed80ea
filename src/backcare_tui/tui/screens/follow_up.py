"""What comes after a check-in: the warning questions that it leads to, then the weekly list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from backcare_tui.domain.safety import Verdict
    from backcare_tui.domain.warnings_due import Due
    from backcare_tui.tui.app import BackcareApp
    from backcare_tui.tui.form import Saved

Then = Callable[["Verdict | None"], None]


def ask_warnings(
    app: BackcareApp, due: Due, then: Then | None = None, *, first: bool = False
) -> None:
    """Ask what is due; ``first`` says before it what this app is."""
    from backcare_tui.tui.screens.ask_warnings import AskWarnings

    app.push_screen(AskWarnings(due, first=first), then)


def follow_up(app: BackcareApp, saved: Saved, *, checklist: bool, held: bool) -> None:
    """Ask what a saved check-in leads to; then, unless care comes first, offer the ``checklist``.

    ``held`` says whether an urgent sign stood open before the questions.
    """
    if saved.cleaned:
        app.notify(_("Control characters were taken out of the note."), markup=False)

    def then_list(verdict: Verdict | None) -> None:
        urgent = held if verdict is None else verdict.urgent
        if checklist and not urgent:
            from backcare_tui.tui.screens.checklist import ChecklistScreen

            app.push_screen(ChecklistScreen(saved.check_in))

    if saved.due:
        ask_warnings(app, saved.due, then_list)
    else:
        then_list(None)
