"""The keys before a guided session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from backcare_tui.language import gettext as _
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.tui.screens.session import Wanted
    from backcare_tui.tui.widgets.key_bar import Key

BINDINGS: list[BindingType] = [
    Binding("space", "begin", "Begin", id="session.begin", tooltip="Begin the session at once"),
    Binding(
        "m",
        "minutes",
        "Minutes",
        id="session.minutes",
        tooltip="Suggest a session of 2, 5 or 10 minutes",
    ),
    Binding(
        "r",
        "routine",
        "Routines",
        id="session.routine",
        tooltip="Go to the next of your own routines",
    ),
    Binding(
        "x",
        "leave_out",
        "Leave out",
        id="session.leave-out",
        tooltip="Leave the marked point out, or put it back",
    ),
    Binding(
        "shift+up,K",
        "move(-1)",
        "Earlier",
        id="session.earlier",
        tooltip="Press the marked point earlier",
    ),
    Binding(
        "shift+down,J",
        "move(1)",
        "Later",
        id="session.later",
        tooltip="Press the marked point later",
    ),
    Binding(
        "n",
        "name",
        "Keep as a routine",
        id="session.name",
        tooltip="Keep these points as a routine of your own",
    ),
    Binding(
        "D,delete",
        "remove",
        "Delete the routine",
        id="session.remove",
        tooltip="Delete the routine that is shown",
    ),
    Binding("escape", "leave", "Back", id="session.back", tooltip="Go back"),
]


def shown(wanted: Wanted, *, ready: bool = True) -> tuple[Key, ...]:
    """What the bottom line offers for a session that is ``ready`` or held back."""
    back = (("esc", marked("Back"), "leave"), ("?", marked("Help"), "app.toggle_help"))
    if not ready:
        return (
            ("r", marked("Routines"), "routine"),
            ("!", marked("Warnings"), "app.warning_signs"),
            *back,
        )
    time = _("{minutes} min").format(minutes=wanted.minutes)
    longer = (("m", time, "minutes"),) if wanted.suggested else ()
    return (
        ("space", marked("Begin"), "begin"),
        *longer,
        ("r", marked("Routines"), "routine"),
        ("x", marked("Leave out"), "leave_out"),
        ("n", marked("Keep as routine"), "name"),
        back[-1],
    )
