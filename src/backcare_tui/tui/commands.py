"""The palette: every command, point, exercise and page."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, cast
from unicodedata import combining, normalize

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked, original
from backcare_tui.tui.bindings import Offer, offers
from backcare_tui.tui.pages import learn_pages, shows_private
from backcare_tui.tui.point_page import means_itself

if TYPE_CHECKING:
    from backcare_tui.domain.care import Point
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
_SESSION = marked("Guided session")
_STEPS = (".up", ".down")
_FIRST = ("go.today", "go.trends", "go.pattern", "go.care", "go.history", "today.save")
_LAST = ("app.undo", "app.redo", "app.settings", "app.help", "app.warning-signs", "app.jump")
_END = "app.quit"
_IN_TEXT = 0.001
"""How well a word within a text fits: worse than any name."""
_LEAST_LETTERS = 3
"""Letters from which on texts are searched; two Chinese characters are a word already."""


def _rank(own: str) -> tuple[int, int]:
    """Where a command stands: the screens, what this one offers, then what works everywhere."""
    for place, group in ((0, _FIRST), (2, _LAST)):
        if own in group:
            return place, group.index(own)
    return (4, 0) if own == _END else (1, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the palette offers: ``name`` and ``words`` as they show, and what it does.

    In another language than English the name in ``english`` finds it too. ``text`` is what can be
    read there, line by line; a word of it finds the entry where no name does.
    """

    name: str
    run: Callable[[], object]
    words: str
    english: str
    text: str = ""

    def found_by(self) -> Iterator[str]:
        """All names that find it besides the one that shows, as people type them."""
        yield _without_tones(self.name)
        if self.english != self.name:
            yield _without_tones(self.english)

    def waiting(self, run: Callable[[], object]) -> Entry:
        """The same while it is held back: it does not say more than its name, and ``run`` why."""
        return replace(self, run=run, words=_("Held back for now: ! says why."), text="")


def open_palette(app: BackcareApp) -> None:
    """Show the palette, unless it shows already."""
    if not isinstance(app.screen, CommandPalette):
        words = _("Search for commands…")
        app.push_screen(CommandPalette(placeholder=words, id="--command-palette"))


def open_themes(app: BackcareApp) -> None:
    """Show all themes, to choose one by its name."""
    from textual.theme import ThemeProvider

    words = _("Search for themes…")
    app.push_screen(CommandPalette(providers=[ThemeProvider], placeholder=words))


def make_backup(app: BackcareApp) -> None:
    """Back up the diary in a worker, and tell where the backup lies."""

    async def work() -> None:
        made = await asyncio.to_thread(app.journal.backups.create)
        told = _("Backed up to {file}").format(file=made.path)
        app.notify(told, timeout=10, markup=False)

    app.run_worker(app.guard(work), group="backup")


class BackcareCommands(Provider):
    """Commands from the bindings in force, and everything that Care can show."""

    @property
    def _app(self) -> BackcareApp:
        return cast("BackcareApp", self.app)

    def _commands(self) -> Iterator[Entry]:
        app, offers_here = self._app, self._offers()
        ranked = [(_rank(offer.id), self._command(offer)) for offer in offers_here]
        skip = marked("Leave today out")
        words = _("A day without a check-in, on purpose")
        ranked.append(((1, 1), Entry(_(skip), app.skip_today, words, skip)))
        themes, words = marked("Theme"), _("Choose other colours")
        ranked.append(((3, 0), Entry(_(themes), app.search_themes, words, themes)))
        backup, words = marked("Make a backup"), _("A copy of the diary, kept beside it")
        ranked.append(((1, 2), Entry(_(backup), partial(make_backup, app), words, backup)))
        if not self._held and all(offer.english != _SESSION for offer in offers_here):
            words = _("Press points, guided")
            ranked.append(((1, 1), Entry(_(_SESSION), app.open_session, words, _SESSION)))
        yield from (command for _rank_of, command in sorted(ranked, key=itemgetter(0)))

    def _offers(self) -> list[Offer]:
        return [
            offer
            for offer in offers(self.screen)
            if not offer.id.startswith(_LEFT_OUT) and not offer.id.endswith(_STEPS)
        ]

    def _command(self, offer: Offer) -> Entry:
        run = partial(self._app.run_action, offer.action, offer.node)
        name = _("{name} ({keys})").format(name=offer.name, keys=listed(offer.keys))
        return Entry(name, run, offer.words, f"{offer.english} ({', '.join(offer.keys)})")

    async def startup(self) -> None:
        self._held = False
        self._routines: list[str] = []
        self._pages: dict[str, Content] = {}
        await self._app.guard(self._look)

    async def _look(self) -> None:
        """Read what must not be offered: all techniques while held back, private pages if off."""
        journal = self._app.journal
        verdict = await asyncio.to_thread(journal.safety.verdict)
        self._held = verdict.locks
        profile = await asyncio.to_thread(journal.care.profile)
        private = shows_private(profile)
        self._pages = await asyncio.to_thread(learn_pages, journal.knowledge, private=private)
        routines = await asyncio.to_thread(journal.routines.all)
        self._routines = [routine.name for routine in routines]

    def _things(self) -> Iterator[Entry]:
        app = self._app
        for title, page in self._pages.items():
            name = _("Page: {page}").format(page=title)
            run = partial(app.open_care, f"learn:{title}")
            # The title itself is no news.
            text = page.plain.partition("\n")[2]
            yield Entry(name, run, _("What is known"), f"Page: {original(title)}", text)
        for entry in self._techniques():
            # Nobody looks in vain for what is held back: it says why it waits.
            yield entry if not self._held else entry.waiting(app.action_warning_signs)

    def _techniques(self) -> Iterator[Entry]:
        app, knowledge = self._app, self._app.journal.knowledge
        for routine in self._routines:
            name = _("Session: {routine}").format(routine=routine)
            run = partial(app.open_routine, routine)
            yield Entry(name, run, _("A routine of your own"), f"Session: {routine}")
        yield from map(self._point, knowledge.points.values())
        today, words = marked("Exercises of today"), _("What fits, how much, and why")
        yield Entry(_(today), app.open_exercises, words, today)
        for exercise in knowledge.exercises.values():
            name = _("Exercise: {exercise}").format(exercise=exercise.name)
            run = partial(app.open_exercise, exercise.id)
            english, text = f"Exercise: {original(exercise.name)}", "\n".join(exercise.steps)
            yield Entry(name, run, exercise.steps[0], english, text)

    def _point(self, point: Point) -> Entry:
        wanted = self._app.journal.settings.characters == "traditional"
        characters = point.characters(traditional=wanted)
        names = f"{point.label} {point.pinyin} {characters} ({point.code})"
        name = _("Point: {names}").format(names=names)
        run = partial(self._app.open_care, point.code)
        claims = (point.location.text, point.function.text)
        text = "\n".join((*claims, *point.find, *point.cautions))
        if not means_itself(point):
            return Entry(name, run, point.english, name, text)
        english = f"Point: {point.label} {point.traditional} {original(point.english)}"
        return Entry(name, run, point.location.text, english, text)

    async def discover(self) -> Hits:
        for entry in self._commands():
            yield DiscoveryHit(entry.name, entry.run, help=entry.words)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for entry in (*self._commands(), *self._things()):
            name = entry.name
            if (score := matcher.match(name)) > 0:
                # What a person named may look like markup.
                shown = Content(name) if "[" in name else matcher.highlight(name)
                yield Hit(score, shown, entry.run, help=entry.words)
            elif (score := max(map(matcher.match, entry.found_by()))) > 0:
                yield Hit(score, Content(name), entry.run, help=entry.words)
            elif line := _line_with(query, entry.text):
                yield Hit(_IN_TEXT, Content(name), entry.run, help=line)


def _line_with(query: str, text: str) -> str:
    """The first line of ``text`` with ``query`` in it; empty where there is none or it is short."""
    wanted = query.strip().casefold()
    if len(wanted) < _LEAST_LETTERS and wanted.isascii():
        return ""
    return next((line.strip() for line in text.splitlines() if wanted in line.casefold()), "")


def _without_tones(name: str) -> str:
    """The name as people type it: Huántiào is found by Huantiao."""
    return "".join(c for c in normalize("NFD", name) if not combining(c))
