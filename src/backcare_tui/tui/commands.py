"""The palette: every command, point, exercise and page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, cast
from unicodedata import combining, normalize

from textual.command import DiscoveryHit, Hit, Hits, Provider

from backcare_tui.tui.bindings import Offer, offers
from backcare_tui.tui.pages import shows_private

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp

_LEFT_OUT = (
    "today.pain-",
    "edit.pain-",
    "today.yes",
    "today.no",
    "today.rest-no",
    "chips.",
    "questions.",
    "reminders.",
    "pain.",
    "rows.",
    "calendar.",
    "chart.",
    "move.",
    "reach.",
    "screen.",
    "app.palette",
)
"""What a key does at once and a palette would only lengthen, by how the ids begin."""
_STEPS = (".up", ".down")
_FIRST = ("go.today", "go.trends", "go.pattern", "go.care", "go.history", "today.save")
_LAST = ("app.undo", "app.redo", "app.settings", "app.help", "app.warning-signs", "app.jump")
_END = "app.quit"


def _rank(own: str) -> tuple[int, int]:
    """Where a command stands: the screens, what this one offers, then what works everywhere."""
    for place, group in ((0, _FIRST), (2, _LAST)):
        if own in group:
            return place, group.index(own)
    return (4, 0) if own == _END else (1, 0)


class BackcareCommands(Provider):
    """Commands from the bindings in force, and everything that Care can show."""

    @property
    def _app(self) -> BackcareApp:
        return cast("BackcareApp", self.app)

    def _commands(self) -> Iterator[tuple[str, Callable[[], object], str]]:
        listed = [(_rank(offer.id), self._command(offer)) for offer in self._offers()]
        skip = ("Leave today out", self._app.skip_today, "A day without a check-in, on purpose")
        themes = ("Theme", self._app.search_themes, "Choose other colours")
        listed += [((1, 1), skip), ((3, 0), themes)]
        yield from (command for _, command in sorted(listed, key=itemgetter(0)))

    def _offers(self) -> list[Offer]:
        return [
            offer
            for offer in offers(self.screen)
            if not offer.id.startswith(_LEFT_OUT) and not offer.id.endswith(_STEPS)
        ]

    def _command(self, offer: Offer) -> tuple[str, Callable[[], object], str]:
        run = partial(self._app.run_action, offer.action, offer.node)
        return f"{offer.name} ({', '.join(offer.keys)})", run, offer.words

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
