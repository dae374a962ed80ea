"""Measuring what triggers do to pain while the app runs: off the UI loop, and after a change."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from backcare_tui.tui.base import Page
from backcare_tui.tui.memory import give_back_at_once

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from backcare_tui.tui.app import BackcareApp


class Measuring:
    """Measures once at the start and once after each change of the diary, one at a time."""

    def __init__(self, app: BackcareApp) -> None:
        self._app = app
        self._due = True
        self._running = False

    def follow(self) -> None:
        """Let every change of the diary make it due; the app must be running."""
        # At once: what reads because of the same change asks to measure when it has read.
        self._app.diary_changed.subscribe(self._app, lambda _: self._expect(), immediate=True)

    def _expect(self) -> None:
        self._due = True

    def start(self) -> None:
        """Measure, if that is due and nobody is filling in a form."""
        if self._due and not self._running and isinstance(self._app.screen, Page):
            self._due, self._running = False, True
            work: Callable[[], Awaitable[None]] = partial(self._app.guard, self._measure)
            self._app.run_worker(work, group="measure")

    async def _measure(self) -> None:
        done = changed = False
        try:
            review, safety = self._app.journal.review, self._app.journal.safety
            # Nothing is measured while a warning sign stands open: tried again once it is seen to.
            if not await asyncio.to_thread(lambda: safety.verdict().locks):
                give_back_at_once()
                changed = await asyncio.to_thread(review.measure)
                done = True
        finally:
            self._running = False
            missed = done and self._due
            self._due = self._due or not done
        if changed:
            self._app.diary_changed.publish(None)
        elif missed:
            self.start()
