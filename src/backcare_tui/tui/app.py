"""The app: modes, keys, themes and what connects them. No rules and no drawing live here."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import App
from textual.signal import Signal

from backcare_tui import paths
from backcare_tui.errors import BackcareError, DatabaseError, StorageFailure
from backcare_tui.tui import keys, theme
from backcare_tui.tui.base import BackcareScreen, Page
from backcare_tui.tui.screens.today import TodayScreen
from backcare_tui.tui.state import read_state, remember

if TYPE_CHECKING:
    from datetime import date

    from textual.command import Provider
    from textual.filter import LineFilter
    from textual.screen import Screen

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal import Journal

P = TypeVar("P", bound=Page)
T = TypeVar("T")
THEME = "theme"
_SETTLED = 2.0
"""Seconds after which the start is over."""
_DAY_CHECK = 30.0
"""Seconds between looks at the calendar."""


def _trends() -> Screen[Any]:
    from backcare_tui.tui.screens.trends import TrendsScreen

    return TrendsScreen()


def _pattern() -> Screen[Any]:
    from backcare_tui.tui.screens.pattern import PatternScreen

    return PatternScreen()


def _care() -> Screen[Any]:
    from backcare_tui.tui.screens.care import CareScreen

    return CareScreen()


def _history() -> Screen[Any]:
    from backcare_tui.tui.screens.history import HistoryScreen

    return HistoryScreen()


def _commands() -> type[Provider]:
    from backcare_tui.tui.commands import BackcareCommands

    return BackcareCommands


def _plain_glyphs() -> tuple[LineFilter, ...]:
    from backcare_tui.tui.plain_glyphs import PlainGlyphs

    return (PlainGlyphs(),)


def _asks(screen: Screen[Any]) -> bool:
    return isinstance(screen, BackcareScreen) and screen.ASKS


class BackcareApp(App[None]):
    """backcare in the terminal."""

    TITLE = "backcare"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar[set[Any]] = App.COMMANDS | {_commands}
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        "today": TodayScreen,
        "trends": _trends,
        "pattern": _pattern,
        "care": _care,
        "history": _history,
    }
    BINDINGS: ClassVar[list[Any]] = keys.BINDINGS

    def __init__(self, journal: Journal, *, start: str = "today") -> None:
        # The first screen is the app's default mode, so that no blank one is made before it.
        self.DEFAULT_MODE = start  # type: ignore[misc]
        super().__init__()
        self.journal = journal
        self.diary_changed: Signal[None] = Signal(self, "diary-changed")
        self.register_theme(theme.DARK)
        self.register_theme(theme.LIGHT)
        wanted = read_state(paths.state_file()).get(THEME, "")
        self.theme = wanted if wanted in self.available_themes else theme.DARK.name
        self._leaving = False
        self._lifting: tuple[str, ...] = ()
        self._measuring = False
        self._plain = _plain_glyphs() if journal.settings.ascii else ()

    def get_line_filters(self) -> Sequence[LineFilter]:
        return (*super().get_line_filters(), *self._plain)

    def get_css_variables(self) -> dict[str, str]:
        variables = super().get_css_variables()
        return {"muted": variables.get("text-muted", "ansi_default"), **variables}

    def on_mount(self) -> None:
        self._day = self.journal.today
        self.set_timer(_SETTLED, _collect_garbage)
        self.set_interval(_DAY_CHECK, self._turn_page)
        self.theme_changed_signal.subscribe(self, lambda chosen: self._keep_theme(chosen.name))

    def _turn_page(self) -> None:
        """A new day began while the app was open."""
        if self.journal.today != self._day:
            self._day = self.journal.today
            self.diary_changed.publish(None)

    def _keep_theme(self, name: str) -> None:
        try:
            remember(paths.state_file(), THEME, name)
        except OSError as error:
            self.notify(
                f"The theme could not be remembered: {error.strerror}.",
                severity="warning",
                markup=False,
            )

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

    def skip_today(self) -> None:
        """Leave today out on purpose."""
        journal = self.journal
        self._page_write(
            lambda: journal.diary.skip(journal.today, ""), lambda _: "Today is left out."
        )

    def measure_once(self) -> None:
        """Measure what triggers do to pain, once a start, while nobody is filling in a form."""
        if not self._measuring and isinstance(self.screen, Page):
            self._measuring = True
            work: Callable[[], Awaitable[None]] = partial(self.guard, self._measure)
            self.run_worker(work, group="measure")

    async def _measure(self) -> None:
        if await asyncio.to_thread(self.journal.review.measure):
            self.diary_changed.publish(None)

    async def guard(self, work: Callable[[], Awaitable[None]], kept: str = "") -> None:
        """Do ``work``; an error becomes a message with ``kept``, and nothing typed is touched."""
        try:
            await work()
        except BackcareError as error:
            self.tell_error(error, kept)
            if isinstance(error, DatabaseError | StorageFailure):
                # A file that was opened read-only stays so: the next try opens it anew.
                await asyncio.to_thread(self.journal.close)
        except Exception as error:  # noqa: BLE001 - a fault of ours must not cost what was typed
            self._tell_fault(error)

    def _tell_fault(self, error: Exception) -> None:
        from backcare_tui.journal.crash import write_crash_log

        file = write_crash_log(error)
        kept = f" Details without your words are in {file}." if file else ""
        self.notify(
            f"Something went wrong inside backcare. What you typed is still here.{kept}",
            severity="error",
            timeout=10,
            markup=False,
        )

    def _fatal_error(self) -> None:
        """End without a traceback on the screen: it would show the diary's words."""
        self.bell()
        self._close_messages_no_wait()

    def tell_error(self, error: BackcareError, kept: str = "") -> None:
        """Say what went wrong, what was ``kept`` and what to do; nothing typed is touched."""
        text = "\n".join(words for words in (error.message, kept, error.hint) if words)
        self.notify(text, severity="error", timeout=10, markup=False)

    def action_warning_signs(self) -> None:
        """Show the warning signs."""
        from backcare_tui.tui.screens.warning_signs import WarningSignsScreen

        if not isinstance(self.screen, WarningSignsScreen):
            self.push_screen(WarningSignsScreen())

    def action_toggle_help(self) -> None:
        """Show or hide the help for what is marked."""
        from textual.css.query import NoMatches
        from textual.widgets import HelpPanel

        try:
            self.screen.query_one(HelpPanel)
        except NoMatches:
            self.action_show_help_panel()
        else:
            self.action_hide_help_panel()

    def action_close_help(self) -> None:
        """Close the help, and nothing beneath it."""
        self.action_hide_help_panel()

    async def action_undo(self) -> None:
        """Take back the last change; a warning sign that it would lift is named first."""
        await self.guard(self._undo)

    async def _undo(self) -> None:
        lifted = await asyncio.to_thread(self.journal.safety.lifted_by_undo)
        if lifted and lifted != self._lifting:
            self._lifting = lifted
            self.notify(
                f"This takes back what you ticked: {', '.join(lifted)}. "
                "u once more, if that was a mistake.",
                severity="warning",
                markup=False,
            )
            return
        self._lifting = ()
        self._replay(undo=True)

    def action_redo(self) -> None:
        """Make the undone change again."""
        self._replay(undo=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        del parameters
        if action == "close_help":
            return bool(self.screen.query("HelpPanel"))
        return action not in ("undo", "redo") or not _asks(self.screen)

    def _replay(self, *, undo: bool) -> None:
        diary = self.journal.diary
        word = "Taken back" if undo else "Made again"
        self._page_write(
            diary.undo if undo else diary.redo, lambda change: f"{word}: {change.label}"
        )

    def _page_write(self, work: Callable[[], T], words: Callable[[T], str]) -> None:
        """Do a write on behalf of the page in front, and say what happened."""
        screen = next((s for s in self.screen_stack if isinstance(s, BackcareScreen)), None)
        if screen is not None:
            screen.write(work, lambda done: self.notify(words(done), markup=False))

    async def action_quit(self) -> None:
        """Leave; with something unsaved, ask by waiting for a second press."""
        stacks = self._screen_stacks.values()
        told = (getattr(screen, "unsaved", "") for stack in stacks for screen in stack)
        words = next((each for each in told if each), "")
        if words and not self._leaving:
            self._leaving = True
            if (day := self._unsaved_day()) is not None:
                self.open_day(day)
            self.notify(f"{words} Quit once more to leave.", severity="warning", markup=False)
            self.set_timer(5, self._stay)
            return
        self.exit()

    def _unsaved_day(self) -> date | None:
        stacks = self._screen_stacks.values()
        pages = (s for stack in stacks for s in stack if isinstance(s, TodayScreen))
        return next((page.unsaved_day for page in pages if page.unsaved_day), None)

    @property
    def fault(self) -> Exception | None:
        """What ended the app, if not the person."""
        return self._exception

    def _stay(self) -> None:
        self._leaving = False


def _collect_garbage() -> None:
    """Begin to collect garbage, which the start leaves off: it takes a sixth of the first frame."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run(journal: Journal, *, start: str = "today") -> int:
    """Open the app on ``journal`` and return its exit status.

    Raises:
        Exception: what ended the app against the person's will.
    """
    app = BackcareApp(journal, start=start)
    app.run()
    if app.fault is not None:
        raise app.fault
    return app.return_code or 0
