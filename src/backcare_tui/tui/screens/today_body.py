"""The middle of Today: the form, what is saved, and the day's picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.domain.day_words import long_day, long_day_year
from backcare_tui.domain.text import clean_text, first_line
from backcare_tui.language import gettext as _
from backcare_tui.tui.screens import today_parts as parts
from backcare_tui.tui.widgets.chips import Chips
from backcare_tui.tui.widgets.pain_scale import PainScale
from backcare_tui.tui.widgets.questions import Questions
from backcare_tui.tui.widgets.reminders import Reminders

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from backcare_tui.journal import Journal
    from backcare_tui.journal.today import TodayView
    from backcare_tui.journal.unfinished import Unfinished
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.tui.form import Form

_NOTE_SHOWN = 200


class TodayBody(VerticalScroll, can_focus=False):
    """All of one day between the bars."""

    scale = getters.query_one(PainScale)
    triggers = getters.query_one("#triggers", Chips)
    questions = getters.query_one("#questions", Questions)
    reminders = getters.query_one(Reminders)

    def __init__(self) -> None:
        super().__init__(classes="page-body")
        self.hints = True

    def compose(self) -> ComposeResult:
        yield Static("", id="ask", classes="heading", markup=False)
        yield PainScale()
        yield Static("", id="saved", markup=False)
        yield Static("", id="week", markup=False)
        yield Chips(id="triggers", lead=parts.form_lead(parts.WAS_THERE))
        yield Chips(id="spread", lead=parts.form_lead(parts.SPREADS_TO))
        yield Static("", id="where", markup=False)
        yield Questions(id="questions", single=True)
        yield Chips(id="pressed", lead=parts.form_lead(parts.PRESSED))
        yield Static("", id="note-row", markup=False)
        yield Reminders(id="reminders")
        yield Static("", id="suggestion", markup=False)
        yield Static("", id="first-step", markup=False)

    def show_heading(self, day: date, today: date, *, saved: bool = False) -> None:
        """What is asked, or which other day this is."""
        named = long_day(day) if day.year == today.year else long_day_year(day)
        words = _("How was your back over the last 24 hours?")
        if saved:
            words = named
        elif day != today:
            words = _("How was your back on {day}?").format(day=named)
        heading = self.query_one("#ask", Static)
        heading.update(Content(words))
        heading.display = not saved or day != today

    def show(
        self,
        view: TodayView,
        form: Form,
        journal: Journal,
        *,
        saved: bool,
        rest: Unfinished | None = None,
    ) -> None:
        """Show a day as it is stored, and what is entered for it.

        The ``rest`` of a session that was broken off is offered before anything new.
        """
        knowledge, plain = journal.knowledge, journal.settings.ascii
        self.show_heading(view.day, view.today, saved=saved)
        self.query_one("#week", Static).update(parts.week_line(view, ascii=plain))
        self.scale.beside = parts.week_line(view, ascii=plain, brief=True)
        lines = parts.saved_lines(view, knowledge)
        stored = self.query_one("#saved", Static)
        stored.update(Content("\n").join(lines))
        stored.display = bool(lines)
        self._show_form(view, form, knowledge)
        present = view.day == view.today
        self.reminders.show_reminders(view.reminders if present else (), brief=not saved)
        suggestion = self.query_one("#suggestion", Static)
        suggestion.display = present and view.suggestion is not None
        if view.suggestion is not None:
            suggestion.update(parts.suggestion_line(view.suggestion, rest))
        self._show_first_step(view, saved=saved)

    def _show_first_step(self, view: TodayView, *, saved: bool) -> None:
        """A hint where nothing is being entered, or at the very first check-in."""
        hint = self.query_one("#first-step", Static)
        step = view.first_step if view.day == view.today and self.hints else None
        hint.display = step is not None and (saved or view.first_ever)
        if step is not None:
            hint.update(parts.first_step_line(step, hide=saved))

    def _show_form(self, view: TodayView, form: Form, knowledge: KnowledgeBase) -> None:
        self.scale.value = form.pain
        self.show_triggers(view, form)
        self.show_spread(form, knowledge)
        self.query_one("#pressed", Chips).show_chips(parts.point_chips(view, form))
        self.questions.show_questions(parts.questions(view, knowledge, form))
        self.show_note(form)

    def show_triggers(self, view: TodayView, form: Form) -> None:
        """What there was."""
        self.triggers.show_chips(parts.trigger_chips(view, form))

    def show_spread(self, form: Form, knowledge: KnowledgeBase) -> None:
        """Where it spreads to, and what is marked on the body."""
        self.query_one("#spread", Chips).show_chips(parts.spread_chips(knowledge, form))
        self.query_one("#where", Static).update(parts.where_line(form, knowledge))

    def show_note(self, form: Form) -> None:
        """The note's first line."""
        told = first_line(clean_text(form.note.strip()), _NOTE_SHOWN)
        words = (told, "$foreground") if told else (_("w writes one"), "$muted")
        row = self.query_one("#note-row", Static)
        row.set_class(not told, "-empty")
        row.update(Content.assemble((parts.form_lead(parts.NOTE), "$muted"), words))
