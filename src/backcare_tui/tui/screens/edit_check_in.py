"""Editing a stored check-in in place: pain, triggers, flare and note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Static

from backcare_tui.domain.checkin import FLARE_QUESTION
from backcare_tui.domain.text import clean_text, first_line
from backcare_tui.tui.base import STILL_HERE, BackcareScreen
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.form import ENTERED_SINCE, Form, Saved, save
from backcare_tui.tui.screens.day_parts import day_title
from backcare_tui.tui.screens.follow_up import follow_up
from backcare_tui.tui.widgets.chips import Chip, Chips
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key
    from textual.timer import Timer

    from backcare_tui.domain.care import Trigger
    from backcare_tui.journal.entries import DayPage

_FLARE, _FLARE_KEY = "flare", "v"
_NOTE_SHOWN = 300
_WARNED_SECONDS = 5.0
"""How long a warning counts: a second escape after that is a first one again."""


class EditCheckIn(BackcareScreen[None], ModalScreen[None]):
    """A small form for the check-ins of one day; each keeps what was entered until it is saved."""

    CSS_PATH = "edit_check_in.tcss"
    AUTO_FOCUS = "PainScale"
    ASKS = True
    HELP = (
        "# Change a check-in\n\nA number sets pain, letters walk through *yes*, *no* and *not "
        f"asked*, `w` opens the note. `v` is for a flare. {FLARE_QUESTION}\n\n"
        "Enter saves. Signs and the rest are changed on Today: `a` goes there."
    )
    BINDINGS: ClassVar[list[Any]] = [
        *(
            Binding(
                "equals_sign" if n == 10 else str(n),
                f"pain({n})",
                f"Pain {n}",
                show=False,
                id=f"edit.pain-{n}",
                tooltip=f"Pain {n}",
            )
            for n in range(11)
        ),
        Binding("v", "flare", "Flare", show=False, id="edit.flare", tooltip=FLARE_QUESTION),
        Binding("w", "note", "Note", show=False, id="edit.note", tooltip="Write the note"),
        Binding("enter", "save", "Save", show=False, id="edit.save", tooltip="Save the changes"),
        Binding(
            "left_square_bracket",
            "turn_to(-1)",
            "Check-in before",
            show=False,
            id="edit.before",
            tooltip="The day's check-in before this one",
        ),
        Binding(
            "right_square_bracket",
            "turn_to(1)",
            "Check-in after",
            show=False,
            id="edit.after",
            tooltip="The day's check-in after this one",
        ),
        Binding(
            "a",
            "all_answers",
            "All answers",
            show=False,
            id="edit.all-answers",
            tooltip="Change all answers of this check-in on Today",
        ),
        Binding(
            "escape",
            "leave_edit",
            "Leave",
            show=False,
            id="edit.leave",
            tooltip="Leave the check-in as it was",
        ),
    ]

    scale = getters.query_one(PainScale)
    chips = getters.query_one(Chips)

    def __init__(self, page: DayPage) -> None:
        super().__init__()
        self._day = page.day
        self.forms = [Form.of(check_in) for check_in in page.check_ins]
        self.at = len(self.forms) - 1
        self._warned_of: list[Form] = []
        self._warned_timer: Timer | None = None

    @property
    def form(self) -> Form:
        """The form in view."""
        return self.forms[self.at]

    @property
    def unsaved(self) -> str:
        if not any(form.touched for form in self.forms):
            return ""
        return "Your changes of a check-in under History are not saved yet. Enter saves them."

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="box", can_focus=False):
            yield Static("", id="title", markup=False)
            yield PainScale()
            yield Chips(lead="There was  ")
            yield Flowing(id="note-row")
        keys = [("enter", "Save", "save"), ("esc", "Leave it as it was", "leave_edit")]
        keys += [("[ ]", "Other check-in", "turn_to(-1)")] if len(self.forms) > 1 else []
        yield KeyBar(*keys, ("w", "Note", "note"), ("a", "All answers", "all_answers"))

    def on_mount(self) -> None:
        self._show()

    def _triggers(self) -> list[Trigger]:
        from backcare_tui.journal.today import asked_triggers

        asked = list(asked_triggers(self.journal))
        known = self.journal.knowledge.triggers
        return asked + [
            known[t] for t in self.form.exposures if t in known and known[t] not in asked
        ]

    def _show(self) -> None:
        form, many = self.form, len(self.forms)
        which = f", check-in {self.at + 1} of {many}" if many > 1 else ""
        written = f"  written {form.before.at:%a %H:%M}" if form.before else ""
        self.query_one("#title", Static).update(
            Content.assemble(
                (f"{day_title(self._day, self.journal.today)}{which}", "bold"), (written, "$muted")
            )
        )
        self.scale.value = form.pain
        self._show_chips()
        self._show_note()

    def _show_chips(self) -> None:
        form = self.form
        chips = [
            Chip(t.id, t.label, key=t.letter).with_value(form.exposures.get(t.id))
            for t in self._triggers()
        ]
        flare = Chip(_FLARE, "Flare", key=_FLARE_KEY, hint=FLARE_QUESTION).with_value(form.flare)
        self.chips.show_chips([*chips, flare])

    def _show_note(self) -> None:
        note = first_line(clean_text(self.form.note), _NOTE_SHOWN)
        told = (note, "$foreground") if note else ("nothing yet", "$muted")
        lead = Content.assemble(("w", "underline $muted"), (" Note     ", "$muted"))
        words = Content.styled(*told)
        self.query_one("#note-row", Flowing).show(lambda width: hanging(lead, words, width))

    def action_pain(self, pain: int) -> None:
        """Choose a number for pain."""
        self.scale.choose(pain)

    @on(PainScale.Changed)
    @on(Chips.Changed)
    def _keep_shown(self) -> None:
        """Keep what is shown; an action cannot wait for what the widgets say of the last key."""
        self.form.pain = self.scale.value
        for chip in self.chips.chips:
            answer = chip.value if isinstance(chip.value, bool) else None
            if chip.id == _FLARE:
                self.form.flare = answer
            else:
                self.form.exposures[chip.id] = answer

    def on_key(self, event: Key) -> None:
        """A trigger's own letter walks through its answers."""
        for chip in self.chips.chips:
            if chip.id != _FLARE and chip.key == event.character:
                self.form.walk(chip.id)
                self._show_chips()
                event.stop()

    def action_flare(self) -> None:
        """Walk through the answers to whether this is a flare."""
        self.form.walk_flare()
        self._show_chips()

    @on(Click, "#note-row")
    def action_note(self) -> None:
        """Write the note."""
        from backcare_tui.tui.screens.note import NoteScreen

        form = self.form
        form.noting, before = True, form.before

        def keep(note: str | None) -> None:
            form.noting = False
            if note is not None:
                form.note = note
                self._show_note()
            if form.before is not before and not form.touched:
                self._go_on(form)  # it was saved meanwhile, and the note added nothing

        self.app.push_screen(NoteScreen(form.note), keep)

    def action_turn_to(self, by: int) -> None:
        """Show another check-in of the day; what is entered here is kept."""
        self._keep_shown()
        self.at = (self.at + by) % len(self.forms)
        self._show()

    def action_save(self) -> None:
        """Save the check-in in view; on an error it stays as it is."""
        form, journal = self.form, self.journal
        self._keep_shown()
        if not form.touched:
            self._go_on(form)
            return
        sent = form.copy()
        self.write(
            lambda: save(journal, sent),
            lambda saved: self._after_saving(form, sent, saved),
            once=form.id,
            kept=STILL_HERE,
        )

    def _after_saving(self, form: Form, sent: Form, saved: Saved) -> None:
        app, more = self.backcare, form.go_on_from(sent, saved.check_in)
        told = ENTERED_SINCE if form.touched and not self.gone else "Changed. u takes it back."
        app.notify(told, markup=False)
        if not self.gone:
            if more:
                self._show()
            else:
                self._go_on(form)
        follow_up(app, saved, checklist=False, held=False)

    def _go_on(self, form: Form) -> None:
        """Leave, or stay for another check-in that is not saved yet."""
        left = [other for other in self.forms if other is not form and other.touched]
        if not left:
            self.leave()
            return
        self.forms.remove(form)
        self.at = self.forms.index(left[0])
        self._show()
        self.notify("This check-in of the day is not saved yet.", markup=False)

    def action_all_answers(self) -> None:
        """Go on with this check-in on Today, where all its answers are."""
        self._keep_shown()
        if self.unsaved:
            self.notify("Enter saves first; then a goes to all answers.", markup=False)
            return
        app, day, before = self.backcare, self._day, self.form.before
        self.leave()
        self.app.call_later(app.open_day, day, before)

    def action_leave_edit(self) -> None:
        """Leave everything as it was; with changes, only at a second press for the same ones."""
        self._keep_shown()
        if self.unsaved and self._warned_of != self.forms:
            self._warned_of = [form.copy() for form in self.forms]
            if self._warned_timer is not None:
                self._warned_timer.stop()
            self._warned_timer = self.set_timer(_WARNED_SECONDS, self._warned_of.clear)
            self.notify(
                "Your changes are not saved. Enter saves them; escape once more drops them.",
                severity="warning",
                markup=False,
            )
            return
        self.leave()
