"""Editing a stored check-in in place: pain, triggers, flare and note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.widgets import Static

from backcare_tui.charts.cells import cell_width, fit
from backcare_tui.domain.answers import FLARE_QUESTION
from backcare_tui.domain.day_words import short_weekday
from backcare_tui.domain.marks import marks
from backcare_tui.domain.text import clean_text, first_line
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.drawing import hanging
from backcare_tui.tui.form import ENTERED_SINCE, Form, Saved
from backcare_tui.tui.screens import edit_check_in_keys
from backcare_tui.tui.screens.day_parts import day_title
from backcare_tui.tui.screens.follow_up import follow_up
from backcare_tui.tui.screens.today_drafts import with_note
from backcare_tui.tui.typed import Typed
from backcare_tui.tui.widgets.chips import Chip, Chips
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key
    from textual.timer import Timer

    from backcare_tui.domain.care import Trigger
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.tui.screens.note import NoteScreen

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
        "asked*, `w` opens the note, `b` the body. `v` is for a flare. Is this a flare: worse "
        "than usual, for hours to weeks, hard to bear, and in the way of what you do or how you "
        "feel?\n\n"
        "Enter saves. Signs and the rest are changed on Today: `a` goes there."
    )
    BINDINGS: ClassVar[list[Any]] = edit_check_in_keys.BINDINGS

    scale = getters.query_one(PainScale)
    chips = getters.query_one(Chips)

    def __init__(self, page: DayPage) -> None:
        super().__init__()
        self._day = page.day
        self.forms = [Form.of(check_in) for check_in in page.check_ins]
        self.at = len(self.forms) - 1
        self.note_open: NoteScreen | None = None
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
        return _("Your changes of a check-in under History are not saved yet. Enter saves them.")

    @property
    def typed(self) -> Typed:
        return Typed(() if self.gone else with_note(self.forms, self.note_open))

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="box", can_focus=False):
            yield Static("", id="title", markup=False)
            yield PainScale()
            yield Chips(lead=_lead("", _("There was")))
            yield Flowing(id="where-row")
            yield Flowing(id="note-row")
        keys = [
            ("enter", marked("Save"), "save"),
            ("esc", marked("Leave it as it was"), "leave_edit"),
        ]
        keys += [("[ ]", marked("Other check-in"), "turn_to(-1)")] if len(self.forms) > 1 else []
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
        title = day_title(self._day, self.journal.today)
        if many > 1:
            words = _("{day}, check-in {number} of {count}")
            title = words.format(day=title, number=self.at + 1, count=many)
        parts = [(title, "bold")]
        if form.before:
            at = form.before.at
            words = _("written {weekday} {time:%H:%M}")
            written = words.format(weekday=short_weekday(at.date()), time=at)
            parts.append((f"  {written}", "$muted"))
        self.query_one("#title", Static).update(Content.assemble(*parts))
        self.scale.value = form.pain
        self._show_chips()
        self._show_where()
        self._show_note()

    def _show_chips(self) -> None:
        form = self.form
        chips = [
            Chip(t.id, t.label, key=t.letter).with_value(form.exposures.get(t.id))
            for t in self._triggers()
        ]
        flare = Chip(_FLARE, _("Flare"), key=_FLARE_KEY, hint=_(FLARE_QUESTION))
        self.chips.show_chips([*chips, flare.with_value(form.flare)])

    def _show_where(self) -> None:
        places = marks(self.form.spread)
        told = (_("nothing yet"), "$muted")
        if places:
            from backcare_tui.domain.places import told as in_words

            told = (in_words(self.journal.knowledge.places, places), "$foreground")
        lead = Content.assemble(("b", "underline $muted"), (_lead("b", _("Where")), "$muted"))
        words = Content.styled(*told)
        self.query_one("#where-row", Flowing).show(lambda width: hanging(lead, words, width))

    def _show_note(self) -> None:
        note = first_line(clean_text(self.form.note), _NOTE_SHOWN)
        told = (note, "$foreground") if note else (_("nothing yet"), "$muted")
        lead = Content.assemble(("w", "underline $muted"), (_lead("w", _("Note")), "$muted"))
        words = Content.styled(*told)
        self.query_one("#note-row", Flowing).show(lambda width: hanging(lead, words, width))

    def action_pain(self, pain: int) -> None:
        """Choose a number for pain."""
        self.scale.press(pain)

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

    @on(Click, "#where-row")
    def action_pain_map(self) -> None:
        """Mark on the body where it hurts."""
        from backcare_tui.tui.screens.pain_map import PainMapScreen

        form, places = self.form, self.journal.knowledge.places

        def keep(body: tuple[str, ...] | None) -> None:
            if body is not None:
                form.mark(body, places)
                self._show_where()

        self.app.push_screen(PainMapScreen(marks(form.spread)), keep)

    @on(Click, "#note-row")
    def action_note(self) -> None:
        """Write the note."""
        from backcare_tui.tui.screens.note import NoteScreen

        form = self.form
        form.noting, before = True, form.before

        def keep(note: str | None) -> None:
            form.noting, self.note_open = False, None
            if note is not None:
                form.note = note
                self._show_note()
            if form.before is not before and not form.touched:
                self._go_on(form)  # it was saved meanwhile, and the note added nothing

        self.note_open = NoteScreen(form.note)
        self.app.push_screen(self.note_open, keep)

    def action_turn_to(self, by: int) -> None:
        """Show another check-in of the day; what is entered here is kept."""
        self._keep_shown()
        self.at = (self.at + by) % len(self.forms)
        self._show()

    def action_save(self) -> None:
        """Save the check-in in view; on an error it stays as it is."""
        from backcare_tui.tui.screens.conflict import save_form

        form = self.form
        self._keep_shown()
        if not form.touched:
            self._go_on(form)
            return
        save_form(
            self,
            form,
            lambda sent, saved: self._after_saving(form, sent, saved),
            again=lambda: self._save_again(form),
            given_up=lambda _stored: self._give_up(form),
        )

    def _save_again(self, form: Form) -> None:
        """Save what was entered over what another window saved."""
        if form in self.forms:
            self.at = self.forms.index(form)
            self._show()
            self.action_save()

    def _give_up(self, form: Form) -> None:
        """Leave the check-in as another window left it."""
        self.notify(_("It stays as it is there now."), markup=False)
        self._go_on(form)

    def _after_saving(self, form: Form, sent: Form, saved: Saved) -> None:
        app, more = self.backcare, form.go_on_from(sent, saved.check_in)
        told = marked("Changed. u takes it back.")
        if form.touched and not self.gone:
            told = ENTERED_SINCE
        app.notify(_(told), markup=False)
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
        self.notify(_("This check-in of the day is not saved yet."), markup=False)

    def action_all_answers(self) -> None:
        """Go on with this check-in on Today, where all its answers are."""
        self._keep_shown()
        if self.unsaved:
            self.notify(_("Enter saves first; then a goes to all answers."), markup=False)
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
                _("Your changes are not saved. Enter saves them; escape once more drops them."),
                severity="warning",
                markup=False,
            )
            return
        self.leave()


def _lead(key: str, words: str) -> str:
    """``words`` behind ``key``, filled up so that what follows stands below each other."""
    widest = max(cell_width(_("There was")), 2 + cell_width(_("Where")), 2 + cell_width(_("Note")))
    gap = " " if key else ""
    return fit(f"{gap}{words}", widest + 2 - cell_width(key))
