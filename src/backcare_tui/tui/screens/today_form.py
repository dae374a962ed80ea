"""The form on Today: what is entered for a day, kept until it is saved."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, Any

from textual import getters, on
from textual.events import Click

from backcare_tui.domain.day_words import weekday_day
from backcare_tui.domain.marks import marks
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import Page
from backcare_tui.tui.form import Form
from backcare_tui.tui.screens import today_parts as parts
from backcare_tui.tui.screens.follow_up import ask_warnings
from backcare_tui.tui.screens.today_body import TodayBody
from backcare_tui.tui.widgets.chips import Chips
from backcare_tui.tui.widgets.pain_scale import PainScale
from backcare_tui.tui.widgets.questions import Questions

if TYPE_CHECKING:
    from textual.events import Key

    from backcare_tui.domain.care import Trigger
    from backcare_tui.domain.safety import Verdict
    from backcare_tui.journal.today import TodayView
    from backcare_tui.tui.screens.note import NoteScreen

UNSAVED_YET = marked("not saved yet")
"""What every message about something unsaved holds, in each language.

In English: it is put into words where it is looked for."""


class FormPage(Page):
    """Keys, clicks and letters that fill in the form of the day in view."""

    body = getters.query_one(TodayBody)

    def __init__(self) -> None:
        super().__init__()
        self.view: TodayView | None = None
        self.forms: dict[date, Form] = {}
        self._day: date | None = None
        self._present: date | None = None
        self.note_open: NoteScreen | None = None

    @property
    def day(self) -> date:
        """The day in view."""
        if self._day is None:
            self._day = self._present = self.journal.today
        return self._day

    @property
    def form(self) -> Form:
        """What is entered for the day in view."""
        return self.forms.setdefault(self.day, Form(self.day))

    @property
    def unsaved(self) -> str:
        day = self.unsaved_day
        if day is None:
            return ""
        if self.backcare.standing.closed:
            words = _(
                "Your check-in for {day} is not saved yet, and cannot be saved until the diary is "
                "mended."
            )
            return words.format(day=weekday_day(day))
        if day == self.journal.today:
            return _("Your check-in for today is not saved yet. Enter saves it.")
        words = _("Your check-in for {day} is not saved yet. Enter saves it.")
        return words.format(day=weekday_day(day))

    @property
    def unsaved_day(self) -> date | None:
        """The first day that holds something unsaved, if any."""
        return next((form.day for form in self.forms.values() if form.touched), None)

    @property
    def _resting(self) -> bool:
        """True while the day is saved and nothing is being entered."""
        return self.has_class("-saved")

    def action_pain(self, pain: int) -> None:
        """Choose a number for pain."""
        if not self._resting:
            self.body.scale.press(pain)
            self.form.pain = self.body.scale.value

    @on(PainScale.Changed)
    def _keep_pain(self) -> None:
        self.form.pain = self.body.scale.value

    @on(Chips.Changed)
    def _keep_chip(self, event: Chips.Changed) -> None:
        kept: dict[str, dict[str, Any]] = {
            "triggers": self.form.exposures,
            "spread": self.form.spread,
            "pressed": self.form.pressed,
        }
        value = event.chip.value
        if event.chips.id == "triggers" and event.chip.id == parts.FLARE:
            self.form.flare = value if isinstance(value, bool) else None
        else:
            kept[event.chips.id or ""][event.chip.id] = value
        if event.chips.id == "spread":
            self._keep_implied()

    def _keep_implied(self) -> None:
        """What is marked on the body says yes to its areas, whatever the chips say."""
        places, knowledge = marks(self.form.spread), self.journal.knowledge
        if places:
            from backcare_tui.domain.places import denied, implied

            if denied(knowledge.places, self.form.spread):
                self.form.spread |= dict.fromkeys(implied(knowledge.places, places), True)
                self.body.show_spread(self.form, knowledge)
                self.notify(_("It is marked on the body: b changes that."), markup=False)

    @on(Questions.Answered)
    def _keep_answer(self, event: Questions.Answered) -> None:
        question = event.question
        value = question.value if isinstance(question.value, bool) else None
        if question.id != parts.NEW:
            self.form.signs[question.id] = value
            return
        self.form.something_new = value
        if value:
            self.background(self._ask_new, "ask-new")

    async def _ask_new(self) -> None:
        due = await asyncio.to_thread(self.journal.safety.due, something_new=True)
        if due:
            ask_warnings(self.backcare, due, self._keep_news)

    def _keep_news(self, _verdict: Verdict | None) -> None:
        """What is new holds from now on where its questions were left, saved check-in or not."""
        self.write(self.journal.safety.keep_news, once="news")

    def action_answer(self, value: bool) -> None:
        """Answer the marked question."""
        if not self._resting:
            self.body.questions.answer(value)

    def _triggers(self) -> tuple[Trigger, ...]:
        """What is asked about, also before the diary is on the screen: keys may come first."""
        from backcare_tui.journal.today import asked_triggers

        return self.view.triggers if self.view else asked_triggers(self.journal)

    def action_rest_no(self) -> None:
        """The triggers without an answer were no."""
        if self._resting:
            return
        self.form.rest_no(trigger.id for trigger in self._triggers())
        self._show_triggers()

    def action_flare(self) -> None:
        """Walk through the answers to whether this is a flare, which is no trigger."""
        if not self._resting:
            self.form.walk_flare()
            self._show_triggers()

    def on_key(self, event: Key) -> None:
        """A trigger's own letter walks through its answers."""
        if event.character is None or self._resting:
            return
        for trigger in self._triggers():
            if trigger.letter == event.character:
                self.form.walk(trigger.id)
                self._show_triggers()
                event.stop()

    def _show_triggers(self) -> None:
        if self.view is not None:
            self.body.show_triggers(self.view, self.form)

    @on(Click, "#where")
    def action_pain_map(self) -> None:
        """Mark on the body where it hurts."""
        if self._resting:
            return
        from backcare_tui.tui.screens.pain_map import PainMapScreen

        form, knowledge = self.form, self.journal.knowledge

        def keep(body: tuple[str, ...] | None) -> None:
            if body is not None:
                form.mark(body, knowledge.places)
                self.body.show_spread(self.form, knowledge)

        self.app.push_screen(PainMapScreen(marks(form.spread)), keep)

    @on(Click, "#note-row")
    def action_note(self) -> None:
        """Write a note, or a longer one."""
        if self._resting:
            return
        from backcare_tui.tui.screens.note import NoteScreen

        form = self.form
        form.noting, before = True, form.before

        def keep(note: str | None) -> None:
            form.noting, self.note_open = False, None
            if note is not None:
                form.note = note
                self.body.show_note(self.form)
            if form.before is not before and not form.touched:
                # It was saved meanwhile, and the note added nothing.
                self.forms.pop(form.day, None)
                self.mark_stale()

        self.note_open = NoteScreen(form.note)
        self.app.push_screen(self.note_open, keep)
