"""The keys after a guided session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.tui.widgets.key_bar import Key

BINDINGS: list[BindingType] = [
    Binding(
        "s",
        "effect('sore')",
        "Sore",
        id="after.sore",
        tooltip="The place is sore; again takes the answer back",
    ),
    Binding(
        "b",
        "effect('bruise')",
        "Bruise",
        id="after.bruise",
        tooltip="There is a bruise; again takes the answer back",
    ),
    Binding(
        "n",
        "effect('none')",
        "Nothing",
        id="after.nothing",
        tooltip="It left nothing behind; again takes the answer back",
    ),
    Binding("enter,space", "done", "Done", id="after.done", tooltip="Keep the answers and go back"),
    Binding(
        "escape",
        "leave",
        "Back",
        id="after.back",
        tooltip="Keep what is answered and go back",
    ),
]

SHOWN: tuple[Key, ...] = (
    ("enter", marked("Done"), "done"),
    ("s", marked("Sore"), "effect('sore')"),
    ("b", marked("Bruise"), "effect('bruise')"),
    ("n", marked("Nothing"), "effect('none')"),
    ("?", marked("Help"), "app.toggle_help"),
)
