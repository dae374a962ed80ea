"""The palette: every command, point, exercise and page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast
from unicodedata import combining, normalize

from textual.binding import Binding
from textual.command import DiscoveryHit, Hit, Hits, Provider

from backcare_tui.tui.pages import shows_private

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp

_HIDDEN = ("today.pain-", "chips.", "questions.", "reminders.", "pain.")


class BackcareCommands(Provider):
    """Commands from the bindings in force, and everything that Care can show."""

    @property
    def _app(self) -> BackcareApp:
        return cast("BackcareApp", self.app)

    def _commands(self) -> Iterator[tuple[str, Callable[[], object], str]]:
        seen = set()
        for active in self.screen.active_bindings.values():
            binding: Binding = active.binding
            own = binding.id or ""
            if not binding.tooltip or own in seen or own.startswith(_HIDDEN):
                continue
            seen.add(own)
            key = self._app.get_key_display(binding)
            run = partial(self._app.run_action, binding.action, active.node)
            yield f"{binding.description} ({key})", run, binding.tooltip
        yield "Leave today out", self._app.skip_today, "A day without a check-in, on purpose"

    async def startup(self) -> None:
        self._held = self._private = False
        await self._app.guard(self._look)

    async def _look(self) -> None:
        """Read what must not be offered: all techniques while held back, private pages if off."""
        journal = self._app.journal
        verdict = await asyncio.to_thread(journal.safety.verdict)
        self._held = verdict.locks
        self._private = shows_private(await asyncio.to_thread(journal.care.profile))

    def _things(self) -> Iterator[tuple[str, Callable[[], object], str]]:
        knowledge = self._app.journal.knowledge
        for page in knowledge.pages.values():
            if self._private or not page.private:
                name = f"Page: {page.title}"
                yield name, partial(self._app.open_care, f"learn:{page.title}"), "What is known"
        if self._held:
            return
        for point in knowledge.points.values():
            name = f"Point: {point.label} {point.pinyin} {point.simplified} ({point.code})"
            yield name, partial(self._app.open_care, point.code), point.english
        for exercise in knowledge.exercises.values():
            name = f"Exercise: {exercise.name}"
            yield name, partial(self._app.open_care, exercise.id), exercise.start

    async def discover(self) -> Hits:
        for name, run, words in self._commands():
            yield DiscoveryHit(name, run, help=words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, run, words in (*self._commands(), *self._things()):
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(name), run, help=words)
            elif (score := matcher.match(_without_tones(name))) > 0:
                yield Hit(score, name, run, help=words)


def _without_tones(name: str) -> str:
    """The name as people type it: Huántiào is found by Huantiao."""
    return "".join(c for c in normalize("NFD", name) if not combining(c))
