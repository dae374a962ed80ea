"""An exercise as it goes: which movement, how long still, and what is next."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Digits, Static

from backcare_tui.domain.exercise_guide import done_of, parts_of
from backcare_tui.domain.guide import Guide, Phase
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.screens import exercise_keys as keys
from backcare_tui.tui.screens import exercise_parts as parts
from backcare_tui.tui.screens.guided_run import GuidedRun
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pacer import Pacer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult

    from backcare_tui.domain.care import Dose
    from backcare_tui.domain.checkin import ExerciseSession
    from backcare_tui.domain.guide import Held
    from backcare_tui.journal.exercises import Planned

_KEPT = marked("What you did is still here; escape tries again.")


class ExerciseRun(GuidedRun):
    """Guides through a dose by ``clock``, seconds that only go forward."""

    CSS_PATH = "exercise_run.tcss"
    ENDED_BY_SIGN = marked("A warning sign stands open, so this exercise ends here. ! tells more.")
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-middle"), (22, "-usual"), (30, "-tall")]  # noqa: RUF012 - as Textual declares it
    HELP = (
        "# An exercise\n\nFirst there are a few seconds to get into place: `space` begins at once. "
        "Then `space` pauses and goes on, and `s` goes on to the next hold or set.\n\n"
        "Escape ends it whenever you like. What you did until then is kept."
    )
    BINDINGS = keys.RUN

    count = getters.query_one(Digits)

    def __init__(
        self,
        planned: Planned,
        pain_before: int | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.planned = planned
        self.parts = parts_of(planned.exercise, planned.dose)
        super().__init__(tuple(part.hold for part in self.parts), clock)
        self.held: list[Held] = []
        self._pain_before = pain_before
        self._kept = False

    @property
    def unsaved(self) -> str:
        return "" if self._kept else _("Your exercise is going on; escape keeps what you did.")

    def compose(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with VerticalScroll(id="how"):
            yield Static("", markup=False)
        yield Digits("", id="count")
        yield Pacer()
        yield Static("", id="state", markup=False)
        yield Static("", id="next", markup=False)
        yield KeyBar(*keys.during(self.guide))

    @property
    def is_over(self) -> bool:
        return self._kept

    def on_mount(self) -> None:
        super().on_mount()
        self.tick()

    def go_to(self, guide: Guide, ended: tuple[Held, ...] = ()) -> None:
        self.guide = guide
        self.held += ended
        if ended:
            self.ring()
        if guide.phase is Phase.OVER:
            self.action_end()
            return
        self.plan_tick()
        self.show_guide()

    def show_guide(self) -> None:
        guide = self.guide
        if guide.now is None or not self.is_mounted:
            return
        now, width = self._clock(), max(self.size.width - 4, 1)
        exercise, part = self.planned.exercise, self.parts[guide.at]
        self.mark_phase()
        if self.has_changed("scene", (guide.at, guide.phase)):
            title = parts.title(self.planned, part, len(self.parts), guide.at, width)
            self.query_one("#title", Static).update(title)
            self.query_one("#how Static", Static).update(parts.how(exercise, width))
            following = self.parts[guide.at + 1] if guide.at + 1 < len(self.parts) else None
            self.query_one("#next", Static).update(parts.next_up(following, width))
        number = parts.number(exercise, part, guide, now)
        if self.has_changed("number", number):
            self.count.update(number)
        self.pacer.breathe(parts.pace(exercise, part, guide, now))
        state = parts.state(exercise, part, guide, now)
        if self.has_changed("state", state):
            self.query_one("#state", Static).update(state)
        offered = keys.during(guide)
        if self.has_changed("keys", offered):
            self.query_one(KeyBar).offer(*offered)

    def action_skip(self) -> None:
        """Go on to the next hold or set."""
        guide, held = self.guide.skip(self._clock())
        self.go_to(guide, (held,) if held else ())

    def _let_go(self) -> Dose | None:
        """Let time stand still, and return what was done up to now."""
        now = self._clock()
        running = self.guide.held(now)
        self.guide = self.guide.pause(now)
        held = [*self.held, running] if running else self.held
        return done_of(self.planned.exercise, self.planned.dose, held)

    def action_end(self) -> None:
        """End here, keep what was done, and ask how it was."""
        done = self._let_go()
        self.plan_tick()
        if done is None:
            self.notify(_("Nothing is kept: nothing was done yet."), markup=False)
            self._kept = True
            self.leave()
            return
        exercises, own = self.journal.exercises, self.planned.exercise.id

        def ask(session: ExerciseSession) -> None:
            from backcare_tui.tui.screens.exercise_after import ExerciseAfter

            self._kept = True
            self.last_words.ignore()
            if self.app.screen is self:
                self.app.switch_screen(ExerciseAfter(session, early=done != self.planned.dose))
            else:
                self.leave()

        self.write(
            lambda: exercises.done(own, done, pain_before=self._pain_before),
            ask,
            once="keep",
            kept=_KEPT,
        )

    def keep_at_once(self) -> None:
        if self._kept or "keep" in self._writing:
            return
        self._kept = True
        done = self._let_go()
        if done is not None:
            own = self.planned.exercise.id
            self.journal.exercises.done(own, done, pain_before=self._pain_before)
