"""The keys during a guided session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from backcare_tui.domain.guide import Phase
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.domain.guide import Guide
    from backcare_tui.tui.widgets.key_bar import Key

BINDINGS: list[BindingType] = [
    Binding(
        "space,enter",
        "go",
        "Begin, pause",
        id="press.go",
        tooltip="Begin to press at once; then pause, and go on",
    ),
    Binding("p", "pause", "Pause", id="press.pause", tooltip="Pause, or go on"),
    Binding("s,n", "skip", "Next", id="press.skip", tooltip="Go on to the next point"),
    Binding(
        "plus,equals_sign", "longer", "10 s more", id="press.longer", tooltip="Ten seconds more"
    ),
    Binding("escape", "end", "End", id="press.end", tooltip="End and keep what was done"),
]


def shown(guide: Guide) -> tuple[Key, ...]:
    """The three keys that matter now."""
    end = ("esc", marked("End"), "end")
    if not guide.running:
        return (("space", marked("Go on"), "go"), ("s", marked("Next"), "skip"), end)
    if guide.phase is Phase.READY:
        return (("space", marked("Begin now"), "go"), ("s", marked("Skip it"), "skip"), end)
    return (("space", marked("Pause"), "go"), ("+", marked("10 s more"), "longer"), end)
