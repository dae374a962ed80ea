"""The whole list of signs on one screen of chips: at the first check-in and once a week."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from backcare_tui.language import gettext as _
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.widgets.chips import TICK, Chip, Chips
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult

    from backcare_tui.domain.checkin import CheckIn


class ChecklistScreen(BackcareScreen[None]):
    """Tick what fitted the last week. Confirmed, the rest is no; left, nothing was asked."""

    CSS_PATH = "checklist.tcss"
    AUTO_FOCUS = "Chips"
    ASKS = True
    HELP = (
        "# Once a week\n\nTick what fitted your last week: arrow keys and space, or a click. "
        "Enter confirms, and what has no tick counts as *no*. Escape leaves it, and nothing "
        "was asked."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "enter",
            "confirm",
            "Confirm",
            id="checklist.confirm",
            tooltip="Keep these; the others are no",
        ),
        Binding("escape", "skip", "Skip", id="checklist.skip", tooltip="Not this week"),
    ]

    chips = getters.query_one(Chips)

    def __init__(self, check_in: CheckIn) -> None:
        super().__init__()
        self._check_in = check_in

    def compose(self) -> ComposeResult:
        yield Static(_("Saved. Once a week, the whole list"), id="title", markup=False)
        yield Static(
            _(
                "What fitted your back over the last week? About 20 seconds; it is what the "
                "traditional pictures are read from."
            ),
            id="why",
            markup=False,
        )
        with VerticalScroll(can_focus=False):
            signs = self.journal.knowledge.signs.values()
            yield Chips(
                [
                    Chip(sign.id, sign.label, TICK, before=True).with_value(
                        self._check_in.signs.get(sign.id, False)
                    )
                    for sign in signs
                ],
                columns=True,
            )
        yield KeyBar(
            ("space", "Tick", "walk"),
            ("enter", "Confirm: the rest is no", "confirm"),
            ("esc", "Skip this week", "skip"),
        )

    def action_walk(self) -> None:
        """Tick the marked one."""
        self.chips.action_walk()

    def action_confirm(self) -> None:
        """Keep the ticks; what has none is no."""
        self._keep({sign for sign, ticked in self.chips.values.items() if ticked})

    def action_skip(self) -> None:
        """Leave it: nothing was asked."""
        self._keep(None)

    def _keep(self, ticked: Collection[str] | None) -> None:
        diary, check_in = self.journal.diary, self._check_in
        self.write(
            lambda: diary.finish_checklist(check_in, ticked),
            lambda _kept: self.leave(),
            once="checklist",
            kept=STILL_HERE,
        )
