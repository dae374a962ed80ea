"""The app: modes, keys, themes and what connects them. No rules and no drawing live here."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.events import Event, InputEvent
from textual.signal import Signal

from backcare_tui import language
from backcare_tui.journal.journal import PATIENT
from backcare_tui.language import gettext as _
from backcare_tui.tui import keys, modes, theme
from backcare_tui.tui.base import BackcareScreen, Page
from backcare_tui.tui.curtain import Curtain
from backcare_tui.tui.elsewhere import Elsewhere
from backcare_tui.tui.exposure import tell_exposed
from backcare_tui.tui.hang_up import end_with_terminal
from backcare_tui.tui.kept_stylesheet import KeptStylesheet
from backcare_tui.tui.leaving import Leaving
from backcare_tui.tui.live_settings import LiveSettings
from backcare_tui.tui.measuring import Measuring
from backcare_tui.tui.memory import share_one_heap
from backcare_tui.tui.paged import PagedApp
from backcare_tui.tui.replay import Replay
from backcare_tui.tui.safe_text import SafeText
from backcare_tui.tui.screens.today import TodayScreen
from backcare_tui.tui.standing import Standing
from backcare_tui.tui.theme_choice import first_theme, keep_theme

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType
    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.screen import Screen

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.errors import BackcareError
    from backcare_tui.journal import Journal
    from backcare_tui.tui.screens.session import Wanted
    from backcare_tui.tui.tour import Tour

P = TypeVar("P", bound=Page)
T = TypeVar("T")
_THREADS = 2
"""Threads that read and write: what takes long, such as measuring, holds up nothing else."""
_SETTLED = 2.0
"""Seconds after which the start is over."""
_DAY_CHECK = 30.0
"""Seconds between looks at the calendar."""

_SAFE = (SafeText(),)


def _commands() -> type[Provider]:
    from backcare_tui.tui.commands import BackcareCommands

    return BackcareCommands


def _plain_glyphs() -> tuple[LineFilter, ...]:
    from backcare_tui.tui.plain_glyphs import PlainGlyphs

    return (PlainGlyphs(),)


def _asks(screen: Screen[Any]) -> bool:
    return isinstance(screen, BackcareScreen) and screen.ASKS


class BackcareApp(PagedApp):
    """backcare in the terminal."""

    TITLE = "backcare"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = {_commands}
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {**modes.MODES}
    BINDINGS: ClassVar[list[Any]] = keys.BINDINGS

    def __init__(self, journal: Journal, *, start: str = "today", tour: Tour | None = None) -> None:
        # The first screen is the app's default mode, so that no blank one is made before it.
        self.DEFAULT_MODE = start  # type: ignore[misc]
        super().__init__()
        if language.spoken() != language.ENGLISH:
            from backcare_tui.tui import line_breaks

            line_breaks.use()
        self.journal = journal
        self.tour = tour
        self.diary_changed: Signal[None] = Signal(self, "diary-changed")
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        self.theme = first_theme(journal.settings.theme, self.available_themes)
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.motion_allowed = self.animation_level
        self.keymap = self._read_keymap(journal.settings.keymap)
        self.live = LiveSettings(self)
        self.curtain = Curtain(self)
        self.standing = Standing(self)
        self._leaving = Leaving(self)
        self._replay = Replay(self)
        self._measuring = Measuring(self)
        self._elsewhere = Elsewhere(self)
        self._plain: tuple[LineFilter, ...] = ()
        self.draw_plainly(plain=journal.settings.ascii)
        self.let_move(motion=journal.settings.motion)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return (*super().get_line_filters(), *_SAFE, *self._plain)

    def _read_keymap(self, table: Mapping[str, str]) -> Mapping[str, str]:
        """The keys of the person's own that can be used, by binding id; they are in force."""
        if not table:
            return {}
        from backcare_tui.journal.keymap import read_keymap

        keymap = read_keymap(table).keys
        self.set_keymap(dict(keymap))
        return keymap

    def draw_plainly(self, *, plain: bool) -> None:
        """Draw with plain characters only, or with all."""
        self._plain = _plain_glyphs() if plain else ()

    def let_move(self, *, motion: bool) -> None:
        """Let things glide, unless the terminal's owner wants nothing to move."""
        self.animation_level = self.motion_allowed if motion else "none"

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {"muted": variables.get("text-muted", "ansi_default"), **variables}

    def on_mount(self) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._day = self.journal.today
        self.journal.patience, self.journal.waiting = PATIENT, self.tell_waiting
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(_THREADS))
        self.set_timer(_SETTLED, self.settle)
        self.set_interval(_DAY_CHECK, self._turn_page)
        self._elsewhere.follow()
        self._measuring.follow()
        self.curtain.begin()
        self.set_timer(_SETTLED, partial(tell_exposed, self))
        self.theme_changed_signal.subscribe(self, lambda chosen: keep_theme(self, chosen.name))
        if self.journal.settings.theme or self.journal.settings.keymap:
            faults: Callable[[], Awaitable[None]] = partial(self.guard, self.live.tell_faults)
            self.run_worker(faults, group="settings")

    def settle(self) -> None:
        """Do what the start puts off: collect garbage, load the other screens, look for damage."""
        _collect_garbage()
        for work in (self._look_for_damage, partial(asyncio.to_thread, modes.load)):
            guarded: Callable[[], Awaitable[None]] = partial(self.guard, work)
            self.run_worker(guarded, group="settle")

    async def _look_for_damage(self) -> None:
        def look() -> None:
            # The store may open here, which takes its time.
            self.journal.store.verify()

        await asyncio.to_thread(look)

    async def on_event(self, event: Event) -> None:
        """Keep keys and clicks from what is behind the curtain."""
        if isinstance(event, InputEvent):
            if self.curtain.down and self.curtain.hides(self.screen):
                return
            self.curtain.touch()
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Draw nothing of what is behind the curtain, be it only for a frame."""
        if not self.curtain.hides(screen):
            super()._display(screen, renderable)

    def action_hide(self) -> None:
        """Cover everything at once; behind the curtain, go on."""
        if self.curtain.down:
            self.simulate_key("enter")
        else:
            self.curtain.let_down()

    async def hint_of(self, error: BackcareError) -> str:
        return await self.standing.met(error)

    def tell_notices(self) -> None:
        super().tell_notices()
        self.standing.look()

    def pages(self) -> Iterator[Page]:
        """The pages that were opened, in whatever mode."""
        for mode in self.MODES:
            yield from (each for each in self.stack_of(mode) if isinstance(each, Page))

    def _turn_page(self) -> None:
        """A new day began while the app was open, or the diary was mended."""
        if self.journal.today != self._day:
            self._day = self.journal.today
            self.diary_changed.publish(None)
        if self.standing.words:
            look: Callable[[], Awaitable[None]] = partial(self.guard, self.standing.look_again)
            self.run_worker(look, group="standing")

    def action_command_palette(self) -> None:
        """Find any command, point, exercise or page by its name."""
        from backcare_tui.tui.commands import open_palette

        open_palette(self)

    def search_themes(self) -> None:
        """Find a theme by its name."""
        from backcare_tui.tui.commands import open_themes

        open_themes(self)

    def action_go(self, mode: str) -> None:
        """Go to one of the five screens; Today goes to the present day."""
        self.switch_mode(mode)
        if mode == "today" and (screen := self._page(TodayScreen)) is not None:
            today = self.journal.today
            if screen.day != today:
                screen.open_day(today)

    def _page(self, kind: type[P]) -> P | None:
        """The page of that kind in the present mode, in front unless something is asked there."""
        found = next((s for s in self.screen_stack if isinstance(s, kind)), None)
        above = self.screen
        if found is not None and above is not found and not _asks(above):
            if words := getattr(above, "unsaved", ""):
                self.notify(words, severity="warning", markup=False)
            else:
                found.pop_until_active()
        return found

    def open_day(self, day: date, edit: CheckIn | None = None) -> None:
        """Show a day on Today; with ``edit``, change that check-in."""
        self.switch_mode("today")
        if (screen := self._page(TodayScreen)) is not None:
            screen.open_day(day, edit)

    def open_care(self, what: str) -> None:
        """Show a point, an exercise or a page on Care."""
        from backcare_tui.tui.screens.care import CareScreen

        self.switch_mode("care")
        if (screen := self._page(CareScreen)) is not None:
            screen.open(what)

    def open_session(self, wanted: Wanted | None = None) -> None:
        """Show a guided session; None is today's suggestion."""
        from backcare_tui.tui.screens import session

        session.open_session(self, wanted or session.Wanted())

    def open_routine(self, name: str) -> None:
        """Show the guided session of an own routine."""
        from backcare_tui.tui.screens.session import Wanted

        self.open_session(Wanted(routine=name))

    def open_exercises(self) -> None:
        """Show today's exercises, to choose one."""
        from backcare_tui.tui.screens.exercises import ExercisesScreen

        self.push_screen(ExercisesScreen())

    def open_exercise(self, id_: str) -> None:
        """Show an exercise, to be guided through it."""
        from backcare_tui.tui.screens.exercise import open_exercise

        open_exercise(self, id_)

    def skip_today(self) -> None:
        """Leave today out on purpose."""
        journal = self.journal
        self.page_write(
            lambda: journal.diary.skip(journal.today, ""), lambda _skipped: _("Today is left out.")
        )

    def measure_once(self) -> None:
        """Measure what triggers do to pain, once after each change, while no form is in front."""
        self._measuring.start()

    def action_warning_signs(self) -> None:
        """Show the warning signs."""
        from backcare_tui.tui.screens.warning_signs import WarningSignsScreen

        if not isinstance(self.screen, WarningSignsScreen):
            self.push_screen(WarningSignsScreen())

    def action_settings(self) -> None:
        """Show the settings."""
        from backcare_tui.tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def action_toggle_help(self) -> None:
        """Show what the screen is for, and its keys."""
        from backcare_tui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.screen, self.keymap))

    def action_jump(self) -> None:
        """Show a letter at each part of the screen; the letter goes there."""
        from backcare_tui.tui.screens.jump import jump

        jump(self.screen)

    async def action_undo(self) -> None:
        """Take back the last change; a warning sign that it would lift is named first."""
        await self.guard(self._replay.undo)

    def action_redo(self) -> None:
        """Make the undone change again."""
        self._replay.redo()

    def action_tour_on(self) -> None:
        """Go to the next stop of the tour."""
        if self.tour is not None:
            self.tour.go_on(self)

    def action_tour_turn(self) -> None:
        """End the tour, or begin it anew."""
        if self.tour is not None:
            self.tour.turn(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if self.curtain.down:
            return action == "hide"
        if action.startswith("tour_"):
            return self.tour is not None
        return action not in ("undo", "redo") or not _asks(self.screen)

    def page_write(self, work: Callable[[], T], words: Callable[[T], str]) -> None:
        """Do a write on behalf of the page in front, and say what happened."""
        screen = next((s for s in self.screen_stack if isinstance(s, BackcareScreen)), None)
        if screen is not None:
            screen.write(work, lambda done: self.notify(words(done), markup=False))

    async def action_quit(self) -> None:
        """Leave; with something unsaved, ask by waiting for a second press."""
        await self._leaving.leave()


def _collect_garbage() -> None:
    """Begin to collect garbage, which the start leaves off: it takes a sixth of the first frame."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(journal: Journal, *, start: str = "today", tour: bool = False) -> int:
    """Open the app on ``journal``, with a ``tour`` through it, and return its exit status.

    Raises:
        Exception: what ended the app against the person's will.
    """
    guide = None
    if tour:
        from backcare_tui.tui.tour import Tour

        guide = Tour()
    app = BackcareApp(journal, start=start, tour=guide)
    share_one_heap()
    end_with_terminal()
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
