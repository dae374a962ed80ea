"""An exercise as it goes: which movement, how long still, and what is next."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.widgets import Digits, Static

from backcare_tui.domain.exercise_guide import done_of, parts_of
from backcare_tui.domain.guide import Guide, Phase
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.last_words import LastWords
from backcare_tui.tui.screens import exercise_keys as keys
from backcare_tui.tui.screens import exercise_parts as parts
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.pacer import Pacer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.timer import Timer

    from backcare_tui.domain.care import Dose
    from backcare_tui.domain.checkin import ExerciseSession
    from backcare_tui.domain.guide import Held
    from backcare_tui.journal.exercises import Planned

_FRAMES, _STILL_FRAMES = 4, 1
"""Looks at the clock in a second, with and without motion."""
_KEPT = marked("What you did is still here; escape tries again.")


class ExerciseRun(BackcareScreen[None]):
    """Guides through a dose by ``clock``, seconds that only go forward."""

    CSS_PATH = "exercise_run.tcss"
    AUTO_FOCUS = "#how"
    ASKS = True
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-middle"), (22, "-usual"), (30, "-tall")]  # noqa: RUF012 - as Textual declares it
    HELP = (
        "# An exercise\n\nFirst there are a few seconds to get into place: `space` begins at once. "
        "Then `space` pauses and goes on, and `s` goes on to the next hold or set.\n\n"
        "Escape ends it whenever you like. What you did until then is kept."
    )
    BINDINGS = keys.RUN

    count = getters.query_one(Digits)
    pacer = getters.query_one(Pacer)

    def __init__(
        self,
        planned: Planned,
        pain_before: int | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.planned = planned
        self.parts = parts_of(planned.exercise, planned.dose)
        self.guide = Guide(tuple(part.hold for part in self.parts))
        self.held: list[Held] = []
        self._pain_before = pain_before
        self._clock = clock
        self._timer: Timer | None = None
        self._drawn: dict[str, object] = {}
        self._kept = False
        self._last_words = LastWords(self._keep_at_once)

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

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(
            self, lambda _changed: self.background(self._look, "look")
        )
        self._last_words.listen()
        self.guide = self.guide.go_on(self._clock())
        self.tick()

    def on_unmount(self) -> None:
        self._last_words.ignore()
        self._keep_at_once()

    def on_resize(self) -> None:
        self._drawn.clear()
        self._show()

    def on_screen_suspend(self) -> None:
        """Something else is in front: time stands still until the person goes on."""
        if self.guide.running:
            self._set(self.guide.pause(self._clock()))

    async def _look(self) -> None:
        """End where a warning sign was ticked meanwhile."""
        verdict = await asyncio.to_thread(self.journal.safety.verdict)
        if verdict.locks and not self._kept:
            words = _("A warning sign stands open, so this exercise ends here. ! tells more.")
            self.notify(words, severity="warning", timeout=10, markup=False)
            self.action_end()

    @property
    def _still(self) -> bool:
        return self.app.animation_level == "none"

    def tick(self) -> None:
        """Go on to the present instant, and show it."""
        guide, ended = self.guide.tick(self._clock())
        self._set(guide, *ended)

    def _set(self, guide: Guide, *ended: Held) -> None:
        self.guide = guide
        self.held += ended
        if ended and self.journal.settings.bell:
            self.app.bell()
        if guide.phase is Phase.OVER:
            self.action_end()
            return
        self._plan_tick()
        self._show()

    def _plan_tick(self) -> None:
        """Look again when the next frame begins, so that no hold ends late by a frame."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.guide.running:
            frames = _STILL_FRAMES if self._still else _FRAMES
            gone = self.guide.elapsed(self._clock()) * frames
            self._timer = self.set_timer((int(gone) + 1 - gone) / frames, self.tick)

    def _show(self) -> None:
        guide = self.guide
        if guide.now is None or not self.is_mounted:
            return
        now, width = self._clock(), max(self.size.width - 4, 1)
        exercise, part = self.planned.exercise, self.parts[guide.at]
        self.set_class(self._still, "-still")
        self.set_class(not guide.running, "-paused")
        self.set_class(guide.phase is Phase.READY, "-ready")
        if self._changed("scene", (guide.at, guide.phase)):
            title = parts.title(self.planned, part, len(self.parts), guide.at, width)
            self.query_one("#title", Static).update(title)
            self.query_one("#how Static", Static).update(parts.how(exercise, width))
            following = self.parts[guide.at + 1] if guide.at + 1 < len(self.parts) else None
            self.query_one("#next", Static).update(parts.next_up(following, width))
        number = parts.number(exercise, part, guide, now)
        if self._changed("number", number):
            self.count.update(number)
        self.pacer.breathe(parts.pace(exercise, part, guide, now))
        state = parts.state(exercise, part, guide, now)
        if self._changed("state", state):
            self.query_one("#state", Static).update(state)
        offered = keys.during(guide)
        if self._changed("keys", offered):
            self.query_one(KeyBar).offer(*offered)

    def _changed(self, what: str, value: object) -> bool:
        """Whether a part of the screen says something else than before."""
        before, self._drawn[what] = self._drawn.get(what), value
        return before != value

    def action_go(self) -> None:
        """Begin at once; afterwards pause or go on."""
        now, guide = self._clock(), self.guide
        if guide.running and guide.phase is Phase.READY:
            self._set(guide.begin(now))
        else:
            self._set(guide.pause(now) if guide.running else guide.go_on(now))

    def action_skip(self) -> None:
        """Go on to the next hold or set."""
        guide, held = self.guide.skip(self._clock())
        self._set(guide, *([held] if held else []))

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
        self._plan_tick()
        if done is None:
            self.notify(_("Nothing is kept: nothing was done yet."), markup=False)
            self._kept = True
            self.leave()
            return
        exercises, own = self.journal.exercises, self.planned.exercise.id

        def ask(session: ExerciseSession) -> None:
            from backcare_tui.tui.screens.exercise_after import ExerciseAfter

            self._kept = True
            self._last_words.ignore()
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

    def _keep_at_once(self) -> None:
        """Write what was done when the app ends: there is nothing to wait for any more."""
        if self._kept or "keep" in self._writing:
            return
        self._kept = True
        done = self._let_go()
        if done is not None:
            own = self.planned.exercise.id
            self.journal.exercises.done(own, done, pain_before=self._pain_before)
