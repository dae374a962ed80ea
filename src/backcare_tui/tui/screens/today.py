"""Today: did I check in, how am I against last week, what matters, what could I do."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.widgets import Static

from backcare_tui.tui.base import Page
from backcare_tui.tui.form import Form
from backcare_tui.tui.screens import today_keys
from backcare_tui.tui.screens import today_parts as parts
from backcare_tui.tui.widgets.chips import Chips
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar
from backcare_tui.tui.widgets.pain_scale import PainScale
from backcare_tui.tui.widgets.questions import Questions
from backcare_tui.tui.widgets.reminders import Reminders

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.domain.safety import Due
    from backcare_tui.journal.diary import Recorded
    from backcare_tui.journal.today import TodayView


class TodayScreen(Page):
    """The check-in and the picture of one day."""

    MODE = "today"
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "PainScale"
    HELP = (
        "# Today\n\nPress a number for your pain, letters for what there was (again for *no*, "
        "again for *not asked*), `y` or `n` for the questions, then enter.\n\n"
        "`.` says that the other triggers were *no*. `[` and `]` go to another day. "
        "What you pass over is *not asked*, never *no*."
    )
    KEYS = today_keys.FORM
    BINDINGS: ClassVar[list[Any]] = today_keys.BINDINGS

    scale = getters.query_one(PainScale)
    questions = getters.query_one("#questions", Questions)

    def __init__(self) -> None:
        super().__init__()
        self.view: TodayView | None = None
        self.day: date | None = None
        self.forms: dict[date, Form] = {}
        self._adding = False
        self._welcomed = False

    @property
    def unsaved(self) -> bool:
        """True while some day holds an unsaved check-in."""
        return any(form.touched and not form.editing for form in self.forms.values())

    @property
    def form(self) -> Form:
        """What is entered for the day in view."""
        day = self.day or self.journal.today
        return self.forms.setdefault(day, Form(day))

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with VerticalScroll(classes="page-body", can_focus=False):
            yield Static("", id="ask", classes="heading", markup=False)
            yield PainScale()
            yield Static("", id="saved", markup=False)
            yield Static("", id="week", markup=False)
            yield Chips(id="triggers", lead="Was there…  ")
            yield Chips(id="spread", lead="Spreads to  ")
            yield Questions(id="questions", single=True)
            yield Chips(id="pressed", lead="Pressed     ")
            yield Static("", id="note-row", markup=False)
            yield Reminders(id="reminders")
            yield Static("", id="suggestion", markup=False)

    def on_mount(self) -> None:
        super().on_mount()
        self._show_heading()

    async def read(self) -> None:
        from backcare_tui.journal.today import today_view

        day = self.day
        view = await asyncio.to_thread(today_view, self.journal, day)
        if day == self.day:
            self._show(view)
            self._welcome(view)

    def _welcome(self, view: TodayView) -> None:
        """Before anything else, once: what this is, and the warning signs."""
        if self._welcomed or view.notice is None or view.notice.level != "not_asked":
            return
        self._welcomed = True
        from backcare_tui.tui.screens.ask_warnings import AskWarnings

        self.app.push_screen(AskWarnings(view.warning_questions, first=True))

    def _show_heading(self) -> None:
        today = self.journal.today
        day = self.day or today
        words = "How was your back over the last 24 hours?"
        if day != today:
            words = f"How was your back on {day:%A}, {day.day} {day:%B}?"
        self.query_one("#ask", Static).update(Content(words))

    def _show(self, view: TodayView) -> None:
        self.view = view
        saved = bool(view.page.check_ins) and not self._adding and not self.form.editing
        self.set_class(saved, "-saved")
        self._show_heading()
        self.query_one(NoticeBar).tell(view.notice, brief=True)
        self._show_week(view)
        self._show_form(view)
        self._show_saved(view)
        self.query_one(Reminders).show_reminders(view.reminders, brief=not saved)
        self._show_suggestion(view)
        editing = bool(self.form.editing) or self._adding
        keys = today_keys.EDIT if editing else today_keys.SAVED if saved else today_keys.FORM
        self.query_one(KeyBar).offer(*keys)
        if saved:
            if view.reminders:
                self.query_one(Reminders).focus(scroll_visible=False)
            self.query_one(".page-body", VerticalScroll).scroll_home(animate=False)
        elif self.focused is None or not self.focused.display:
            self.scale.focus(scroll_visible=False)

    def _show_week(self, view: TodayView) -> None:
        ascii_only = self.journal.settings.ascii
        self.query_one("#week", Static).update(parts.week_line(view, ascii=ascii_only))
        self.scale.beside = parts.week_line(view, ascii=ascii_only, brief=True)

    def _show_form(self, view: TodayView) -> None:
        form, knowledge = self.form, self.journal.knowledge
        self.scale.value = form.pain
        self.query_one("#triggers", Chips).show_chips(parts.trigger_chips(view, form))
        self.query_one("#spread", Chips).show_chips(parts.spread_chips(knowledge, form))
        self.query_one("#pressed", Chips).show_chips(parts.point_chips(view, form))
        self.set_class(bool(form.editing) or not view.points, "-no-points")
        self.questions.show_questions(parts.questions(view, knowledge, form))
        self._show_note()

    def _show_note(self) -> None:
        note = self.form.note
        first = note.split("\n", 1)[0]
        words = (first, "$foreground") if note else ("w writes one", "$muted")
        self.query_one("#note-row", Static).update(
            Content.assemble(("Note        ", "$muted"), words)
        )

    def _show_saved(self, view: TodayView) -> None:
        lines = parts.saved_lines(view, self.journal.knowledge)
        self.query_one("#saved", Static).update(Content("\n").join(lines))
        self.set_class(bool(lines), "-told")

    def _show_suggestion(self, view: TodayView) -> None:
        static = self.query_one("#suggestion", Static)
        static.display = view.suggestion is not None
        if view.suggestion is not None:
            static.update(parts.suggestion_line(view.suggestion))

    def action_pain(self, pain: int) -> None:
        """Choose a number for pain."""
        if self.has_class("-saved"):
            return
        self.scale.choose(pain)

    @on(PainScale.Changed)
    def _keep_pain(self) -> None:
        self.form.pain = self.scale.value

    @on(Chips.Changed)
    def _keep_chip(self, event: Chips.Changed) -> None:
        kept: dict[str, dict[str, Any]] = {
            "triggers": self.form.exposures,
            "spread": self.form.spread,
            "pressed": self.form.pressed,
        }
        kept[event.chips.id or ""][event.chip.id] = event.chip.value

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
            self._ask_warnings(due)

    def _ask_warnings(self, due: Due, then: Callable[[object], None] | None = None) -> None:
        from backcare_tui.tui.screens.ask_warnings import AskWarnings

        self.app.push_screen(AskWarnings(due), then)

    @on(Reminders.Replied)
    def _keep_reply(self, event: Reminders.Replied) -> None:
        from backcare_tui.domain.checkin import Response

        reminders = self.journal.reminders
        self.write(lambda: reminders.respond(event.rule, Response(event.response)))

    def action_answer(self, value: bool) -> None:
        """Answer the marked question."""
        if not self.has_class("-saved"):
            self.questions.answer(value)

    def action_rest_no(self) -> None:
        """The triggers without an answer were no."""
        chips = self.query_one("#triggers", Chips)
        for chip in chips.chips:
            if chip.value is None:
                chips.set_value(chip.id, value=False)
                self.form.exposures[chip.id] = False

    def on_key(self, event: Key) -> None:
        """A trigger's own letter walks through its chip."""
        if self.view is None or self.has_class("-saved") or event.character is None:
            return
        for trigger in self.view.triggers:
            if trigger.letter == event.character:
                self.query_one("#triggers", Chips).walk(trigger.id)
                event.stop()

    def action_reply(self, response: str) -> None:
        """Answer the marked reminder."""
        self.query_one(Reminders).reply(response)

    def action_note(self) -> None:
        """Write a note, or a longer one."""
        if self.has_class("-saved"):
            return
        from backcare_tui.tui.screens.note import NoteScreen

        def keep(note: str | None) -> None:
            if note is not None:
                self.form.note = note
                self._show_note()

        self.app.push_screen(NoteScreen(self.form.note), keep)

    def action_step_day(self, by: int) -> None:
        """Go to another day; what is entered for this one is kept."""
        today = self.journal.today
        day = (self.day or today) + timedelta(days=by)
        if day > today:
            self.notify("Tomorrow can wait.", markup=False)
            return
        self.open_day(day)

    def open_day(self, day: date, edit: CheckIn | None = None) -> None:
        """Show ``day``; with ``edit``, change that check-in."""
        self.day = None if day == self.journal.today else day
        self._adding = False
        if edit is not None:
            self.forms[day] = Form.of(edit)
        self._show_heading()
        self.mark_stale()

    def action_edit(self) -> None:
        """Change the newest check-in of the day in view."""
        if self.view is None or not self.view.page.check_ins or self.form.editing:
            return
        self.open_day(self.view.day, self.view.page.check_ins[-1])
        self.scale.focus()

    def action_add(self) -> None:
        """Another check-in for the same day."""
        if self.has_class("-saved") and self.view is not None:
            self._adding = True
            self._show(self.view)
            self.scale.focus()

    def action_leave_edit(self) -> None:
        """Leave an edit or an added check-in as it was."""
        if self.form.editing or self._adding:
            self.forms.pop(self.form.day, None)
            self._adding = False
            self.mark_stale()

    def action_save(self) -> None:
        """Save the check-in; on an error it stays as it is."""
        form = self.form
        if self.has_class("-saved"):
            return
        if form.pain is None:
            self.notify("First a number for pain: 0 to 9, or = for 10.", markup=False)
            self.scale.focus()
            return
        diary, safety = self.journal.diary, self.journal.safety
        if form.editing:
            changes = form.changes()
            self.write(
                lambda: diary.edit(form.editing, **changes), lambda _: self._after_saving(form)
            )
            return
        draft = form.draft()

        def save() -> tuple[Recorded, Due]:
            recorded = diary.check_in(draft)
            return recorded, safety.due_after(recorded.check_in, draft.nothing_new)

        self.write(save, lambda saved: self._after_saving(form, *saved))

    def _after_saving(
        self, form: Form, recorded: Recorded | None = None, due: Due | None = None
    ) -> None:
        if self.forms.get(form.day) is not form:
            return  # enter was pressed twice: the second save stored nothing new
        view = self.view
        held = view is not None and view.notice is not None and view.notice.urgent
        checklist = view is not None and view.checklist_due and not held
        self.forms.pop(form.day, None)
        self._adding = False
        if recorded is None:
            return
        if recorded.cleaned:
            self.notify("Control characters were taken out of the note.", markup=False)

        def then_list(_: object = None) -> None:
            if checklist:
                from backcare_tui.tui.screens.checklist import ChecklistScreen

                self.app.push_screen(ChecklistScreen(recorded.check_in))

        if due:
            self._ask_warnings(due, then_list)
        else:
            then_list()

    @on(Click, "#note-row")
    def _note_by_mouse(self) -> None:
        self.action_note()

    @on(Click, "#suggestion")
    def _press_by_mouse(self) -> None:
        self.action_press()

    def action_press(self) -> None:
        """Press the suggested point, guided."""
        if self.view is not None and self.view.suggestion is not None:
            from backcare_tui.tui.screens.press import PressScreen

            self.app.push_screen(PressScreen(self.view.suggestion))
