"""Before a guided session: what will be pressed, and what to mind first."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters, on
from textual.containers import VerticalScroll
from textual.widgets import Static

from backcare_tui.errors import HeldBack, NotFound
from backcare_tui.journal.session_words import STOP
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.screens import session_before_keys as keys
from backcare_tui.tui.screens import session_parts as parts
from backcare_tui.tui.screens.session import MINUTES, Wanted, go_to_running
from backcare_tui.tui.screens.session_steps import Chosen
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale
from backcare_tui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.content import Content
    from textual.events import Key

    from backcare_tui.domain.checkin import Routine
    from backcare_tui.domain.dose import DayDose
    from backcare_tui.journal.session_plan import Plan

_NOTHING = marked("Nothing is left to press: x puts a point back.")
_NO_ROUTINE = marked("No routine of your own yet. n keeps these points as one.")


class SessionBefore(BackcareScreen[None]):
    """What a session comes to; the person may choose, reorder and leave out."""

    CSS_PATH = "session.tcss"
    AUTO_FOCUS = "Rows"
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - as Textual declares it
        (0, "-low"),
        (18, "-middle"),
        (22, "-usual"),
    ]
    HELP = (
        "# Before a session\n\n`space` or `enter` begins at once. A number says how much it "
        "hurts now, if you like; afterwards you are asked once more.\n\n"
        "`m` makes a suggested session shorter or longer, `r` goes to your own routines. `x` "
        "leaves the marked point out, and `n` keeps what is left under a name."
    )
    BINDINGS = keys.BINDINGS

    rows = getters.query_one(Rows)
    scale = getters.query_one(PainScale)

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted
        self.chosen: Chosen | None = None
        self.held_back: HeldBack | NotFound | None = None
        self.routines: list[Routine] = []
        self._first = wanted
        self._at_once = False
        self._other = True

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        yield Static("", id="choices", markup=False)
        with VerticalScroll(id="limits", can_focus=False):
            yield Static("", markup=False)
        yield Rows()
        with VerticalScroll(id="notes", can_focus=False):
            yield Static("", markup=False)
        yield Static(_(STOP), id="stop", markup=False)
        yield Static(_("How is your back now? A number, if you like."), id="ask", markup=False)
        yield PainScale()
        yield KeyBar(*keys.shown(self.wanted))

    def on_mount(self) -> None:
        if self.wanted.rest is not None:
            self.scale.value = self.wanted.rest.pain_before
        self.backcare.diary_changed.subscribe(self, lambda _changed: self.read())
        self.read()

    def on_unmount(self) -> None:
        for words in (_NOTHING, _NO_ROUTINE):
            self.backcare.take_back(_(words))

    def on_resize(self) -> None:
        self._show()

    def read(self) -> None:
        """Read the plan anew, and what was pressed today."""
        self.background(self._read, "read")

    async def _read(self) -> None:
        journal, sessions, wanted = self.journal, self.journal.sessions, self.wanted

        def look() -> tuple[Plan | HeldBack | NotFound, list[Routine], DayDose]:
            try:
                plan: Plan | HeldBack | NotFound = wanted.plan(sessions)
            except (HeldBack, NotFound) as error:
                plan = error
            return plan, journal.routines.all(), sessions.dose()

        plan, self.routines, self._dose = await asyncio.to_thread(look)
        if isinstance(plan, HeldBack | NotFound):
            self.chosen, self.held_back = None, plan
        else:
            self.held_back = None
            before = None if self._other else self.chosen
            self.chosen = Chosen(plan) if before is None else before.renewed(plan)
        self._other = False
        self._show()
        if self._at_once:
            self._at_once = False
            self.action_begin()

    def _show(self, at: int | None = None) -> None:
        """Show what is chosen, with the cursor ``at`` one of its steps."""
        chosen, width = self.chosen, max(self.size.width - 4, 1)
        self.query_one("#title", Static).update(parts.title(self.wanted, chosen, width))
        choices = self.query_one("#choices", Static)
        choices.display = bool(self.routines)
        choices.update(parts.choices(self.wanted, self.routines, width))
        if self.held_back is not None:
            self._tell("#limits", parts.held_back(self.held_back))
        elif chosen is not None:
            self._tell("#limits", parts.limits(chosen.plan_now(), self._dose))
        self._tell("#notes", parts.notes(self.wanted, chosen.plan) if chosen is not None else None)
        self.set_class(self.held_back is not None, "-held")
        if chosen is not None:
            at = self.rows.cursor if at is None else at
            self.rows.styles.max_height = max(len(chosen.entries), 2)
            self.rows.show(len(chosen.entries), chosen.draw, at=max(at, 0))
        self.query_one(KeyBar).offer(*keys.shown(self.wanted, ready=chosen is not None))

    def _tell(self, where: str, words: Content | None) -> None:
        body = self.query_one(where, VerticalScroll)
        body.display = words is not None and bool(words.plain)
        if words is not None:
            body.query_one(Static).update(words)

    def want(self, wanted: Wanted) -> None:
        """Show another session in the place of this one."""
        self.wanted, self._other = wanted, True
        self.read()

    @on(Rows.Chosen)
    def action_begin(self) -> None:
        """Begin; before the plan was read, as soon as it is."""
        if self.chosen is None or self._other:
            self._at_once = self._other
            return
        plan = self.chosen.plan_now()
        if not plan.holds:
            self.notify(_(_NOTHING), markup=False)
            return
        if go_to_running(self.backcare):
            return
        from backcare_tui.tui.screens.session_record import Record
        from backcare_tui.tui.screens.session_run import SessionRun

        run = self.wanted.rest.run if self.wanted.rest is not None else ""
        self.app.switch_screen(SessionRun(Record(self.journal, plan, self.scale.value, run)))

    def on_key(self, event: Key) -> None:
        """A number says how much it hurts now."""
        if self.scale.press_character(event.character):
            event.stop()

    def action_minutes(self) -> None:
        """Make a suggested session shorter or longer."""
        if self.wanted.suggested:
            at = MINUTES.index(self.wanted.minutes)
            self.want(replace(self.wanted, minutes=MINUTES[(at + 1) % len(MINUTES)]))

    def action_routine(self) -> None:
        """Go on to the next of the person's own routines; after the last, to what was asked for."""
        if not self.routines:
            self.notify(_(_NO_ROUTINE), markup=False)
            return
        self.want(parts.next_choice(self._first, self.wanted, self.routines))

    def action_leave_out(self) -> None:
        """Leave the marked point out, or put it back."""
        if self.chosen is not None:
            self.chosen.turn(self.rows.cursor)
            self._show()

    def action_move(self, by: int) -> None:
        """Press the marked point earlier or later."""
        if self.chosen is not None:
            self._show(self.chosen.move(self.rows.cursor, by))

    def action_name(self) -> None:
        """Keep what is chosen as a routine."""
        if self.chosen is None or not (steps := self.chosen.plan_now().steps):
            return
        from backcare_tui.tui.screens.session_name import SessionName

        def named(name: str | None) -> None:
            if name:
                self.want(Wanted(routine=name))

        self.app.push_screen(SessionName(steps, self.wanted.routine), named)

    def action_remove(self) -> None:
        """Delete the routine that is shown."""
        routines, name = self.journal.routines, self.wanted.routine
        if not name:
            return

        def removed(routine: Routine) -> None:
            words = _("Deleted: {name}. u brings it back.")
            self.notify(words.format(name=routine.name), markup=False)
            self.want(self._first if self._first.routine != name else Wanted())

        self.write(lambda: routines.remove(name), removed, once="remove")

    def action_leave(self) -> None:
        """Go back."""
        self.leave()
