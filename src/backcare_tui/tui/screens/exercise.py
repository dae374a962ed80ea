"""Before an exercise: when to stop, today's dose and why, and pain as it is now."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Static

from backcare_tui.domain.exercise_guide import guides
from backcare_tui.errors import HeldBack
from backcare_tui.journal.exercises import Planned, Waiting
from backcare_tui.language import gettext as _
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.exercise_page import exercise_page
from backcare_tui.tui.held import held_hint
from backcare_tui.tui.screens import exercise_keys as keys
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pain_scale import PainScale

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Key

    from backcare_tui.domain.checkin import ExerciseSession
    from backcare_tui.tui.app import BackcareApp


class ExerciseBefore(BackcareScreen[None]):
    """One exercise as it stands today; the guide begins here."""

    CSS_PATH = "exercise.tcss"
    AUTO_FOCUS = "#page"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-usual")]  # noqa: RUF012 - as Textual declares it
    HELP = (
        "# Before an exercise\n\n`space` begins: the app counts and times it with you. `d` keeps "
        "it as done without the guide. A number says how much it hurts now, if you like; "
        "afterwards you are asked once more.\n\n"
        "The dose grows by one small step at a time, after two comfortable times and at most once "
        "a week. On a day that is not green it is half."
    )
    BINDINGS = keys.BEFORE

    scale = getters.query_one(PainScale)

    def __init__(self, id_: str) -> None:
        super().__init__()
        self._own = id_
        self.found: Planned | Waiting | None = None
        self.begins = False

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Static("", markup=False)
        yield Static(_("How is your back now? A number, if you like."), id="ask", markup=False)
        yield PainScale()
        yield KeyBar(*keys.before(ready=False, guided=False))

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(self, lambda _changed: self.read())
        self.read()

    def read(self) -> None:
        """Read today's plan anew."""
        self.background(self._read, "read")

    async def _read(self) -> None:
        def look() -> Planned | Waiting | HeldBack:
            try:
                return self.journal.exercises.find(self._own)
            except HeldBack as error:
                return error

        found = await asyncio.to_thread(look)
        page = self.query_one("#page Static", Static)
        if isinstance(found, HeldBack):
            self.found = None
            page.update(f"{found.message}\n\n{held_hint(found)}")
        else:
            self.found = found
            page.update(exercise_page(found, self.journal.knowledge))
        ready = isinstance(found, Planned)
        self.scale.display = self.query_one("#ask").display = ready
        guided = isinstance(found, Planned) and guides(found.exercise, found.dose)
        self.query_one(KeyBar).offer(*keys.before(ready=ready, guided=guided))

    def on_key(self, event: Key) -> None:
        """A number says how much it hurts now."""
        if self.scale.display and self.scale.press_character(event.character):
            event.stop()

    def action_begin(self) -> None:
        """Begin, where it fits today and can be counted."""
        found = self.found
        if not isinstance(found, Planned):
            return
        if not guides(found.exercise, found.dose):
            self.action_log()
            return
        try:
            self.journal.safety.require_ready()
        except HeldBack as error:
            self.backcare.tell_error(error)
            return
        from backcare_tui.tui.screens.exercise_run import ExerciseRun

        self.app.switch_screen(ExerciseRun(found, self.scale.value))

    def action_log(self) -> None:
        """Keep today's dose as done, without the guide, and ask how it was."""
        found, before = self.found, self.scale.value
        if not isinstance(found, Planned):
            return
        exercises = self.journal.exercises

        def ask(session: ExerciseSession) -> None:
            from backcare_tui.tui.screens.exercise_after import ExerciseAfter

            if not self.gone:
                self.app.switch_screen(ExerciseAfter(session))

        self.write(
            lambda: exercises.done(found.exercise.id, found.dose, pain_before=before),
            ask,
            once="log",
        )

    def action_leave(self) -> None:
        """Go back."""
        self.leave()


def open_exercise(app: BackcareApp, id_: str) -> None:
    """Show an exercise, to be guided through it; one that is going on comes to the front."""
    from backcare_tui.tui.screens.exercise_run import ExerciseRun

    for mode in app.MODES:
        if any(isinstance(screen, ExerciseRun) for screen in app.stack_of(mode)):
            app.switch_mode(mode)
            app.notify(_("This exercise goes on first."), markup=False)
            return
    app.push_screen(ExerciseBefore(id_))
