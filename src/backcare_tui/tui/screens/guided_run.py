"""Something that is guided as it goes: its clock, its pauses, and its end from outside."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, ClassVar

from textual import getters

from backcare_tui.domain.guide import Guide, Phase
from backcare_tui.language import gettext as _
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.last_words import LastWords
from backcare_tui.tui.widgets.pacer import Pacer

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from backcare_tui.domain.guide import Held, Hold

_FRAMES, _STILL_FRAMES = 4, 1
"""Looks at the clock in a second, with and without motion."""


class GuidedRun(BackcareScreen[None]):
    """Guides through ``holds`` by ``clock``, seconds that only go forward.

    Each kind says how it is shown, what a hold that ended means, and how it ends.
    """

    AUTO_FOCUS = "#how"
    ASKS = True
    ENDED_BY_SIGN: ClassVar[str] = ""
    """What is told where a warning sign, ticked meanwhile, ends it. In English."""

    pacer = getters.query_one(Pacer)

    def __init__(
        self, holds: tuple[Hold, ...], clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.guide = Guide(holds)
        self._clock = clock
        self._timer: Timer | None = None
        self._drawn: dict[str, object] = {}
        self.last_words = LastWords(self.keep_at_once)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to end."""
        raise NotImplementedError

    def go_to(self, guide: Guide, ended: tuple[Held, ...] = ()) -> None:
        """Let ``guide`` be how far it is, after the holds that ``ended`` meanwhile."""
        raise NotImplementedError

    def show_guide(self) -> None:
        """Show how far it is."""
        raise NotImplementedError

    def keep_at_once(self) -> None:
        """Keep what was done up to now, without waiting: the app ends."""
        raise NotImplementedError

    def action_end(self) -> None:
        """End here, and keep what was done."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(
            self, lambda _changed: self.background(self._look, "look")
        )
        self.last_words.listen()
        self.guide = self.guide.go_on(self._clock())

    def on_unmount(self) -> None:
        self.last_words.ignore()
        self.keep_at_once()

    def on_resize(self) -> None:
        self._drawn.clear()
        self.show_guide()

    def on_screen_suspend(self) -> None:
        """Something else is in front: time stands still until the person goes on."""
        if self.guide.running:
            self.go_to(self.guide.pause(self._clock()))

    async def _look(self) -> None:
        """End where a warning sign was ticked meanwhile."""
        verdict = await asyncio.to_thread(self.journal.safety.verdict)
        if verdict.locks and not self.is_over:
            words = _(self.ENDED_BY_SIGN)
            if not verdict.urgent:
                words = _("Warning questions wait, so this ends here. ! and then a answers them.")
            self.notify(words, severity="warning", timeout=10, markup=False)
            self.action_end()

    @property
    def _still(self) -> bool:
        return self.app.animation_level == "none"

    def tick(self) -> None:
        """Go on to the present instant, keep what ended, and show it."""
        self.go_to(*self.guide.tick(self._clock()))

    def plan_tick(self) -> None:
        """Look again when the next frame begins, so that no hold ends late by a frame."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.guide.running:
            frames = _STILL_FRAMES if self._still else _FRAMES
            gone = self.guide.elapsed(self._clock()) * frames
            self._timer = self.set_timer((int(gone) + 1 - gone) / frames, self.tick)

    def mark_phase(self) -> None:
        """Let the looks follow whether it moves, is paused or gets ready."""
        self.set_class(self._still, "-still")
        self.set_class(not self.guide.running, "-paused")
        self.set_class(self.guide.phase is Phase.READY, "-ready")

    def has_changed(self, what: str, value: object) -> bool:
        """Whether a part of the screen says something else than before."""
        before, self._drawn[what] = self._drawn.get(what), value
        return before != value

    def ring(self) -> None:
        """Ring the bell, where the person wants one."""
        if self.journal.settings.bell:
            self.app.bell()

    def action_go(self) -> None:
        """Begin at once; afterwards pause or go on."""
        now, guide = self._clock(), self.guide
        if guide.running and guide.phase is Phase.READY:
            self.go_to(guide.begin(now))
        else:
            self.go_to(guide.pause(now) if guide.running else guide.go_on(now))
