"""Several days at once: what to set in all of them, or to delete them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, sentences
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.screens.day_page import delete_days, tell_done
from backcare_tui.tui.widgets.chips import Chip, Chips, State
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.journal.bulk import Done
    from backcare_tui.journal.day_pages import DayPage

KEEP = "keep"


class BulkScreen(BackcareScreen[None], ModalScreen[None]):
    """Triggers to set in every check-in of the marked days; all of it is one change."""

    CSS_PATH = "bulk.tcss"
    AUTO_FOCUS = "Chips"
    ASKS = True
    HELP = (
        "# Several days at once\n\nA letter walks a trigger through *as it is*, *yes*, *no* and "
        "*not asked*. Enter sets it in all check-ins of the marked days; `u` takes it back in one "
        "step. `D` deletes the days."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("enter", "set", "Set", show=False, id="bulk.set", tooltip="Set it in all of them"),
        Binding(
            "D,delete",
            "delete",
            "Delete",
            show=False,
            id="bulk.delete",
            tooltip="Delete the marked days; u brings them back",
        ),
        Binding("escape", "go_back", "Back", show=False, id="bulk.back", tooltip="Go back"),
    ]

    chips = getters.query_one(Chips)

    def __init__(self, pages: Sequence[DayPage]) -> None:
        super().__init__()
        self._pages = tuple(pages)

    def compose(self) -> ComposeResult:
        from backcare_tui.journal.today import asked_triggers

        said = {name for page in self._pages for name in page.exposures}
        asked = {trigger.id for trigger in asked_triggers(self.journal)} | said
        triggers = [t for t in self.journal.knowledge.triggers.values() if t.id in asked]
        with VerticalScroll(id="box", can_focus=False):
            yield Static(self._title(), id="title", markup=False)
            states = _states()
            yield Chips([Chip(t.id, t.label, states, key=t.letter) for t in triggers], columns=True)
            yield Static(Content(self._words()), id="words", classes="muted", markup=False)
        yield KeyBar(
            ("enter", "Set in all", "set"),
            ("D", "Delete days", "delete"),
            ("esc", "Back", "go_back"),
        )

    def _title(self) -> Content:
        from backcare_tui.domain.change_labels import counted_entries
        from backcare_tui.journal.bulk import entry_keys

        count = len(self._pages)
        days = ngettext("{count:,} day marked", "{count:,} days marked", count)
        held = counted_entries(kind for page in self._pages for kind, _key in entry_keys(page))
        return Content.assemble((days.format(count=count), "bold"), (f"   {held}", "$muted"))

    def _words(self) -> str:
        without = sum(not page.check_ins for page in self._pages)
        words = ngettext(
            "{count:,} day has no check-in; nothing is set there.",
            "{count:,} days have no check-in; nothing is set there.",
            without,
        )
        empty = words.format(count=without) if without else ""
        return sentences([_("What stays “as it is” is not touched."), empty])

    def on_key(self, event: Key) -> None:
        """A trigger's own letter walks through its states."""
        for chip in self.chips.chips:
            if chip.key == event.character:
                self.chips.walk(chip.id)
                event.stop()

    def action_set(self) -> None:
        """Set the chosen triggers in all check-ins of the days."""
        from backcare_tui.journal.bulk import answer_triggers

        chosen = {own: v for own, v in self.chips.values.items() if v != KEEP}
        if not chosen:
            self.notify(_("Choose a trigger first: its letter, or space."), markup=False)
            return
        answers = {own: v if isinstance(v, bool) else None for own, v in chosen.items()}
        journal, pages = self.journal, self._pages
        self.write(lambda: answer_triggers(journal, pages, answers), self._set, once="bulk")

    def _set(self, done: Done) -> None:
        words = _("Changed {entries}.") if done.count else _("All of them say so already.")
        words = words.format(entries=done.words)
        tell_done(self.backcare, words, done)
        self.leave()

    def action_delete(self) -> None:
        """Delete the days."""
        delete_days(self, self._pages)
        self.leave()

    def action_go_back(self) -> None:
        """Change nothing."""
        self.leave()


def _states() -> tuple[State, ...]:
    """What a trigger may become: as it is, yes, no, not asked."""
    from backcare_tui.domain.change_labels import answer_word

    return (
        (KEEP, f"· {_('as it is')}", "$muted"),
        (True, f"✓ {answer_word(True)}", "bold $primary"),
        (False, f"✗ {answer_word(False)}", "$foreground"),
        (None, f"– {answer_word(None)}", "$secondary"),
    )
