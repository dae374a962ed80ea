"""Giving a routine its name."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from backcare_tui.domain.scale import ROUTINE_NAME_MAX
from backcare_tui.domain.text import clean_line
from backcare_tui.language import gettext as _
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.screens.mark import EventInput
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from backcare_tui.domain.checkin import Routine, RoutineStep


class SessionName(BackcareScreen[str], ModalScreen[str]):
    """One line: the name under which ``steps`` are kept. Its result is that name, or empty."""

    CSS_PATH = "session_name.tcss"
    AUTO_FOCUS = "Input"
    ASKS = True
    HELP = (
        "# A routine of your own\n\nGive it a name of a word or two, and `enter` keeps it. One "
        "that has this name already is replaced; `u` brings it back."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "escape",
            "go_back",
            "Go back",
            id="session-name.back",
            tooltip="Go back; no routine is kept",
            priority=True,
        ),
    ]

    line = getters.query_one(EventInput)

    def __init__(self, steps: Sequence[RoutineStep], name: str) -> None:
        super().__init__()
        self._steps = steps
        self._before = name
        self._seen: list[Routine] | None = None

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(_("A name for this routine"), id="title", markup=False)
            yield EventInput(
                self._before, placeholder=_("evening"), max_length=ROUTINE_NAME_MAX, compact=True
            )
        yield KeyBar(("enter", "Keep", "save"), ("esc", "Back", "go_back"))

    def on_mount(self) -> None:
        self.background(self._read, "read")
        self.backcare.diary_changed.subscribe(
            self, lambda _changed: self.background(self._read, "read")
        )

    async def _read(self) -> None:
        self._seen = await asyncio.to_thread(self.journal.routines.all)

    @on(Input.Submitted)
    def action_save(self) -> None:
        """Keep the routine; after an error the name is still here."""
        name, steps, routines = clean_line(self.line.value), self._steps, self.journal.routines
        seen = self._seen
        if name:
            self.write(
                lambda: routines.save(name, steps, since=seen),
                self._saved,
                once="name",
                kept=STILL_HERE,
            )

    def _saved(self, routine: Routine) -> None:
        words = _("Kept as {name}. u takes it back.")
        self.backcare.notify(words.format(name=routine.name), markup=False)
        self.leave(routine.name)

    def action_go_back(self) -> None:
        """Leave without a routine."""
        self.leave("")
