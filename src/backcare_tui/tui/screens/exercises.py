"""Today's exercises: what today's pain allows and why, how much of each, and what waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.exercise_dose import words
from backcare_tui.errors import HeldBack
from backcare_tui.journal.wording import gate_sentence
from backcare_tui.language import gettext as _
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.held import held_hint
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal.exercises import ExercisePlan, Planned, Waiting

_GAP = 3


class ExercisesScreen(BackcareScreen[None]):
    """A list to choose an exercise from; those that wait today stand below."""

    CSS_PATH = "exercises.tcss"
    AUTO_FOCUS = "OptionList"
    HELP = (
        "# Today's exercises\n\nYour pain of today or yesterday decides what fits, and how much. "
        "`enter` opens one: when to stop, how it is done, and a guide that counts with you.\n\n"
        "What waits today says why. Nothing is lost by waiting: doses never start from zero."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("escape", "leave", "Back", id="exercises.back", tooltip="Go back"),
    ]

    options = getters.query_one(OptionList)

    def __init__(self) -> None:
        super().__init__()
        self._plan: ExercisePlan | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="gate", markup=False)
        yield OptionList(id="chooser", markup=False)
        yield KeyBar(
            ("↑ ↓", "Choose", "none"),
            ("enter", "Open", "none"),
            ("esc", "Back", "leave"),
            ("!", "Warnings", "app.warning_signs"),
            ("?", "Help", "app.toggle_help"),
        )

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(self, lambda _changed: self.read())
        self.read()

    def on_resize(self) -> None:
        self._show()

    def read(self) -> None:
        """Read today's plan anew."""
        self.background(self._read, "read")

    async def _read(self) -> None:
        try:
            self._plan = await asyncio.to_thread(self.journal.exercises.plan)
        except HeldBack as error:
            self._plan = None
            self.options.clear_options()
            self.query_one("#gate", Static).update(f"{error.message}\n\n{held_hint(error)}")
            return
        self._show()

    def _show(self) -> None:
        plan = self._plan
        if plan is None or not self.is_mounted:
            return
        why = ("" if plan.pain is None else f"\n{plan.subsided.why}", "$muted")
        self.query_one("#gate", Static).update(Content.assemble((gate_sentence(plan), "bold"), why))
        at = self.options.highlighted
        kept = None if at is None else self.options.get_option_at_index(at).id
        self.options.clear_options()
        self.options.add_options(self._rows(plan))
        ids = [option.id for option in self.options.options]
        self.options.highlighted = (
            ids.index(kept) if kept in ids else ids.index(_every(plan)[0].exercise.id)
        )

    def _rows(self, plan: ExercisePlan) -> list[Option]:
        room = max(self.size.width - 8, 1)
        doses = [words(each.exercise, each.dose) for each in plan.offered]
        named = max(cell_width(each.exercise.name) for each in _every(plan)) + _GAP
        dosed = max(map(cell_width, doses), default=0) + _GAP
        rows = []
        for planned, dose in zip(plan.offered, doses, strict=True):
            more = planned.why if named + dosed + cell_width(planned.why) <= room else ""
            apart = named + cell_width(dose) > room
            told = f"\n  {dose}" if apart else f"{fit(dose, dosed)}{more}"
            name = fit(planned.exercise.name, min(named, room))
            rows.append(Option(Content.assemble((name, "bold"), told), planned.exercise.id))
        if plan.waiting:
            rows.append(Option(Content.styled(_("Waits today"), "bold $secondary"), disabled=True))
        for waits in plan.waiting:
            apart = named + cell_width(waits.why) > room
            told = f"\n  {waits.why}" if apart else waits.why
            name = fit(waits.exercise.name, min(named, room))
            rows.append(Option(Content(f"{name}{told}"), waits.exercise.id))
        return rows

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id:
            self.backcare.open_exercise(event.option_id)

    def action_leave(self) -> None:
        """Go back."""
        self.leave()

    def action_none(self) -> None:
        """Nothing: the words beside the keys of the list."""


def _every(plan: ExercisePlan) -> list[Planned | Waiting]:
    return [*plan.offered, *plan.waiting]
