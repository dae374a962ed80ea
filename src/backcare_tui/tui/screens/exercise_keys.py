"""The keys before, during and after an exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

from backcare_tui.domain.guide import Phase
from backcare_tui.language import marked

if TYPE_CHECKING:
    from backcare_tui.domain.guide import Guide
    from backcare_tui.tui.widgets.key_bar import Key

_HELP: Key = ("?", marked("Help"), "app.toggle_help")

BEFORE: list[BindingType] = [
    Binding(
        "space,enter",
        "begin",
        "Begin",
        id="exercise.begin",
        tooltip="Begin: the app counts and times it with you",
    ),
    Binding("d", "log", "Did it", id="exercise.log", tooltip="Keep it as done without the guide"),
    Binding("escape", "leave", "Back", id="exercise.back", tooltip="Go back"),
]

RUN: list[BindingType] = [
    Binding(
        "space,enter,p",
        "go",
        "Begin, pause",
        id="moving.go",
        tooltip="Begin at once; then pause, and go on",
    ),
    Binding("s,n", "skip", "Next", id="moving.skip", tooltip="Go on to the next hold or set"),
    Binding("escape", "end", "End", id="moving.end", tooltip="End and keep what was done"),
]

AFTER: list[BindingType] = [
    Binding(
        "c",
        "felt('comfortable')",
        "Comfortable",
        id="moved.comfortable",
        tooltip="It was comfortable; again takes the answer back",
    ),
    Binding(
        "h",
        "felt('hard')",
        "Hard",
        id="moved.hard",
        tooltip="It was hard; again takes the answer back",
    ),
    Binding(
        "s",
        "felt('stopped')",
        "Stopped",
        id="moved.stopped",
        tooltip="You stopped early; again takes the answer back",
    ),
    Binding("enter,space", "done", "Done", id="moved.done", tooltip="Keep the answers and go back"),
    Binding(
        "escape", "leave", "Back", id="moved.back", tooltip="Keep what is answered and go back"
    ),
]


def before(*, ready: bool, guided: bool) -> tuple[Key, ...]:
    """The keys for an exercise that fits today, or not, and can be guided, or not."""
    back: Key = ("esc", marked("Back"), "leave")
    if not ready:
        return (back, _HELP)
    log: Key = ("d", marked("Did it"), "log")
    begin: tuple[Key, ...] = (("space", marked("Begin"), "begin"),) if guided else ()
    return (*begin, log, back, _HELP)


def during(guide: Guide) -> tuple[Key, ...]:
    """The three keys that matter now."""
    end: Key = ("esc", marked("End"), "end")
    if not guide.running:
        return (("space", marked("Go on"), "go"), ("s", marked("Next"), "skip"), end)
    if guide.phase is Phase.READY:
        return (("space", marked("Begin now"), "go"), ("s", marked("Skip it"), "skip"), end)
    return (("space", marked("Pause"), "go"), ("s", marked("Next"), "skip"), end)


DONE: tuple[Key, ...] = (
    ("enter", marked("Done"), "done"),
    ("c", marked("Comfortable"), "felt('comfortable')"),
    ("h", marked("Hard"), "felt('hard')"),
    ("s", marked("Stopped"), "felt('stopped')"),
    ("!", marked("Warnings"), "app.warning_signs"),
    _HELP,
)
