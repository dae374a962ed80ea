"""Today: did I check in, how am I against last week, what matters, what could I do."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.events import Click

from backcare_tui import paths
from backcare_tui.journal.clock import clock_doubt
from backcare_tui.language import gettext as _
from backcare_tui.tui.form import ENTERED_SINCE, Form, Saved
from backcare_tui.tui.screens import today_keys
from backcare_tui.tui.screens import today_parts as parts
from backcare_tui.tui.screens.follow_up import ask_warnings, follow_up
from backcare_tui.tui.screens.today_body import TodayBody
from backcare_tui.tui.screens.today_drafts import TodayDrafts
from backcare_tui.tui.screens.today_form import UNSAVED_YET, FormPage
from backcare_tui.tui.state import read_state, remember
from backcare_tui.tui.typed import Typed
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.notice import NoticeBar
from backcare_tui.tui.widgets.reminders import Reminders
from backcare_tui.tui.widgets.week import Week

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal.today import TodayView
    from backcare_tui.journal.unfinished import Unfinished

_HINTS, _HIDDEN = "hints", "hidden"


class TodayScreen(FormPage):
    """The check-in and the picture of one day."""

    MODE = "today"
    CSS_PATH = "today.tcss"
    AUTO_FOCUS = "PainScale"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012 - as Textual declares it
    HELP = (
        "# Today\n\nPress a number for your pain, letters for what there was (again for *no*, "
        "again for *not asked*), `y` or `n` for the questions, then enter.\n\n"
        "`v` is for a flare. Is this a flare: worse than usual, for hours to weeks, hard to bear, "
        "and in the way of what you do or how you feel?\n\n"
        "`.` says that the other triggers were *no*. `[` and `]` go to another day. "
        "What you pass over is *not asked*, never *no*."
    )
    KEYS = today_keys.FORM
    BINDINGS: ClassVar[list[Any]] = today_keys.BINDINGS

    def __init__(self) -> None:
        super().__init__()
        self._welcomed = False
        self._restored = False
        self._dropping: Form | None = None
        self.drafts = TodayDrafts(self)
        self.broken_off: list[Unfinished] = []

    def compose_page(self) -> ComposeResult:
        yield NoticeBar()
        with Horizontal():
            yield TodayBody()
            yield Week()

    def on_mount(self) -> None:
        super().on_mount()
        self.body.show_heading(self.day, self.journal.today)
        self.body.hints = read_state(paths.state_file()).get(_HINTS) != _HIDDEN
        if not self.journal.demo:
            self.drafts.listen()

    def on_unmount(self) -> None:
        self.drafts.ignore()

    async def read(self) -> None:
        from backcare_tui.journal.today import today_view

        if not (self._restored or self.journal.demo):
            await self.drafts.bring_back()
            self._restored = True
            if doubt := await asyncio.to_thread(clock_doubt, self.journal):
                self.notify(doubt, severity="warning", timeout=10, markup=False)
        self._turn_page()
        day = self.day
        view = await asyncio.to_thread(today_view, self.journal, day)
        self.broken_off = []
        if paths.unfinished_file().exists() and not self.journal.demo:
            self.broken_off = await asyncio.to_thread(self.journal.sessions.broken_off)
        if day == self.day:
            self._show(view)
            self._welcome(view)
            self.call_after_refresh(self.backcare.measure_once)

    @property
    def unsaved(self) -> str:
        return super().unsaved or self.drafts.unsaved

    @property
    def typed(self) -> Typed:
        return self.drafts.typed

    def _turn_page(self) -> None:
        """Follow the calendar, unless something is entered for the day that went by."""
        today = self.journal.today
        if self.day == self._present and not self.form.touched:
            self._day = today
        self._present = today

    def _welcome(self, view: TodayView) -> None:
        """Before anything else, once: what this is, and the warning signs."""
        if self._welcomed or view.notice is None or view.notice.level != "not_asked":
            return
        self._welcomed = True
        ask_warnings(self.backcare, view.warning_questions, first=True)

    def _show(self, view: TodayView) -> None:
        self.view = view
        form, stored = self.form, bool(view.page.check_ins)
        saved = stored and not form.in_use
        self.set_class(saved, "-saved")
        presses = form.before is None or any(form.pressed.values())
        self.set_class(not (presses and view.points), "-no-points")
        self.query_one(NoticeBar).tell(view.notice or parts.due_notice(view))
        rest = self.broken_off[0] if self.broken_off else None
        self.body.show(view, form, self.journal, saved=saved, rest=rest)
        known = self.journal.knowledge
        labels = {id_: trigger.label.lower() for id_, trigger in known.triggers.items()}
        labels |= {code: point.label for code, point in known.points.items()}
        self.query_one(Week).show_week(
            view, parts.week_words(view), labels, ascii=self.journal.settings.ascii
        )
        keys = today_keys.EDIT if stored else today_keys.FORM
        self.query_one(KeyBar).offer(*(today_keys.SAVED if saved else keys))
        if saved:
            if self.body.reminders.display:
                self.body.reminders.focus(scroll_visible=False)
            self.body.scroll_home(animate=False)
        elif self.focused is None or not self.focused.display:
            self.body.scale.focus(scroll_visible=False)

    @on(Reminders.Replied)
    def _keep_reply(self, event: Reminders.Replied) -> None:
        from backcare_tui.domain.checkin import Response

        reminders, reply = self.journal.reminders, Response(event.response)
        self.write(lambda: reminders.respond(event.rule, reply), once=event.rule)

    def action_reply(self, response: str) -> None:
        """Answer the marked reminder."""
        self.body.reminders.reply(response)

    def action_step_day(self, by: int) -> None:
        """Go to another day; what is entered for this one is kept."""
        day = self.day + timedelta(days=by)
        if day > self.journal.today:
            begins = self.journal.settings.day_start
            words = _("Tomorrow can wait.")
            if self.journal.now().date() > self.journal.today:
                told = _("A new day begins at {time:%H:%M}; until then it is still this one.")
                words = told.format(time=begins)
            self.notify(words, markup=False)
            return
        self.open_day(day)

    def open_day(self, day: date, edit: CheckIn | None = None) -> None:
        """Show ``day``; with ``edit``, change that check-in unless something else is unsaved."""
        self.form.adding &= self.form.touched
        self._day = day
        if edit is not None and not self.form.touched:
            self.forms[day] = Form.of(edit)
        elif edit is not None and self.form.before != edit:
            self.notify(
                _(
                    "Another check-in for this day is not saved yet: save it, or leave it with "
                    "escape."
                ),
                severity="warning",
                markup=False,
            )
        if self.is_mounted:
            self.body.show_heading(day, self.journal.today)
        self.mark_stale()

    def action_edit(self) -> None:
        """Change the newest check-in of the day in view."""
        if self._resting and self.view is not None and self.view.page.check_ins:
            self.open_day(self.view.day, self.view.page.check_ins[-1])
            self.body.scale.focus()

    def action_note(self) -> None:
        """Write a note, or a longer one; where the day is saved, for its newest check-in."""
        if self._resting:
            self.action_edit()
            self.set_class(not self.form.in_use, "-saved")
        super().action_note()

    def action_add(self) -> None:
        """Another check-in for the same day."""
        if self._resting and self.view is not None:
            self.form.adding = True
            self._show(self.view)
            self.body.scale.focus()

    def action_leave_edit(self) -> None:
        """Leave an edit or an added check-in as it was; where there is none, hide the hints.

        What was entered is dropped by a second press.
        """
        if self._resting and self.query_one("#first-step").display:
            self._hide_hints()
        elif self.view is not None and self.view.page.check_ins and self.form.in_use:
            if self.form.touched and self._dropping != self.form:
                self._dropping = self.form.copy()
                words = _("This is not saved yet. Esc once more drops it.")
                self.notify(words, severity="warning", markup=False)
                return
            self.forms.pop(self.day)
            self.mark_stale()

    def _hide_hints(self) -> None:
        self.body.hints = False
        self.query_one("#first-step").display = False
        try:
            remember(paths.state_file(), _HINTS, _HIDDEN)
        except OSError as error:
            words = _("That could not be remembered: {reason}.")
            self.notify(words.format(reason=error.strerror), severity="warning", markup=False)

    def action_about_you(self) -> None:
        """Say what to mind for this person."""
        if self._resting:
            from backcare_tui.tui.screens.about_you import AboutYouScreen

            self.app.push_screen(AboutYouScreen())

    def action_save(self) -> None:
        """Save the check-in; on an error it stays as it is."""
        form = self.form
        if self._resting:
            return
        if form.pain is None:
            self.notify(_("First a number for pain: 0 to 9, or = for 10."), markup=False)
            self.body.scale.focus()
            return
        from backcare_tui.tui.screens.conflict import save_form

        save_form(
            self,
            form,
            lambda sent, saved: self._after_saving(form, sent, saved),
            again=lambda: self._save_again(form),
            given_up=lambda stored: self._give_up(form, stored),
        )

    def _save_again(self, form: Form) -> None:
        """Save what was entered over what another window saved."""
        if self.forms.get(form.day) is form:
            self.open_day(form.day)
            self.action_save()

    def _give_up(self, form: Form, stored: CheckIn | None) -> None:
        """Leave the check-in as another window left it."""
        if self.forms.get(form.day) is form:
            self.forms.pop(form.day)
        told = _("It stays as it is there now.") if stored else _("It stays deleted.")
        self.notify(told, markup=False)
        self.mark_stale()

    def _after_saving(self, form: Form, sent: Form, saved: Saved) -> None:
        """Rest, unless more was entered while it was being saved."""
        self.backcare.take_back(_(UNSAVED_YET))
        if self.forms.get(form.day) is form:
            if not form.go_on_from(sent, saved.check_in):
                self.forms.pop(form.day)
            elif form.touched:
                self.notify(_(ENTERED_SINCE), markup=False)
        if form.day == self.day and form.day not in self.forms:
            self.add_class("-saved")
        view = self.view
        held = view is not None and view.notice is not None and view.notice.urgent
        checklist = sent.before is None and view is not None and parts.lists_signs(view)
        follow_up(self.backcare, saved, checklist=checklist, held=held)

    @on(Click, "#suggestion")
    def action_press(self) -> None:
        """Press points, guided; what was broken off not long ago goes on."""
        from backcare_tui.tui.screens.session import MINUTES, Wanted, open_what_is_left

        if self.view is None:
            open_what_is_left(self.backcare, MINUTES[0])
            return
        rest = self.broken_off[0] if self.broken_off else None
        self.backcare.open_session(Wanted(rest=rest, minutes=MINUTES[0]))
