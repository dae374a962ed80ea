"""What all screens share: the bars, work off the UI loop, and errors that lose nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import on
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import ScreenResume
from textual.screen import Screen

from backcare_tui.errors import InvalidInput
from backcare_tui.language import marked
from backcare_tui.tui import aliases
from backcare_tui.tui.standing import StandingBar
from backcare_tui.tui.typed import Typed
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.nav_bar import NavBar

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from backcare_tui.journal import Journal
    from backcare_tui.tui.app import BackcareApp

_Work = Callable[[], Awaitable[None]]
R = TypeVar("R")
T = TypeVar("T")

STILL_HERE = marked("What you entered is still here.")
"""In English: it is put into words where it is shown."""


class BackcareScreen(Screen[R]):
    """A screen that knows the diary, and works off the UI loop."""

    ASKS: ClassVar[bool] = False
    """Whether this screen waits for answers: going elsewhere leaves it open, and undo rests."""
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it for instances
        (0, "-narrow"),
        (72, "-normal"),
        (120, "-wide"),
    ]
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "pagedown",
            "turn(1)",
            "Read on",
            show=False,
            id="screen.read-on",
            tooltip="Scroll on by a screenful",
        ),
        Binding(
            "pageup",
            "turn(-1)",
            "Read back",
            show=False,
            id="screen.read-back",
            tooltip="Scroll back by a screenful",
        ),
        *aliases.BINDINGS,
    ]

    def __init__(self) -> None:
        super().__init__()
        self._writing: set[object] = set()
        self._left: list[R | None] = []

    @property
    def backcare(self) -> BackcareApp:
        """The app."""
        return cast("BackcareApp", self.app)

    @property
    def journal(self) -> Journal:
        """The diary."""
        return self.backcare.journal

    @property
    def unsaved(self) -> str:
        """What would be lost by quitting now, in a sentence; empty where nothing would."""
        return ""

    @property
    def typed(self) -> Typed:
        """What stands here and is not saved, as it is kept for the next start."""
        return Typed()

    def background(self, work: Callable[[], Awaitable[None]], group: str) -> None:
        """Do ``work``, instead of what this screen is still doing in ``group``."""

        async def guarded() -> None:
            await self.backcare.guard(work)

        # A function, not a coroutine: one that never starts would warn.
        self.run_worker(cast("_Work", guarded), group=group, exclusive=True)

    def write(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        *,
        once: object = None,
        kept: str = "",
    ) -> None:
        """Do ``work`` in a thread, ``then`` the rest; an error leaves everything as it was.

        The app holds the worker: a write is cancelled neither by the next one nor with the screen.
        A write named ``once`` is left out while another of that name is going on, so that a key
        pressed twice counts once. ``kept``, a text of the catalogue, is said after an error.
        """
        if once is not None and once in self._writing:
            return
        self._writing.add(once)

        async def writing() -> None:
            try:
                try:
                    result = await asyncio.to_thread(work)
                except InvalidInput:
                    # Another window may have changed what is shown here.
                    self.backcare.diary_changed.publish(None)
                    raise
                try:
                    if then is not None:
                        then(result)
                finally:
                    # It is stored, whatever becomes of ``then``.
                    self.backcare.diary_changed.publish(None)
            finally:
                self._writing.discard(once)

        async def guarded() -> None:
            await self.backcare.guard(writing, kept)

        self.app.run_worker(cast("_Work", guarded), group="write")

    @property
    def gone(self) -> bool:
        """True once this screen was left; it shows nothing any more."""
        return bool(self._left) or not self.is_attached

    def leave(self, result: R | None = None) -> None:
        """Close this screen: now, or when it is in front again. Leaving twice leaves once."""
        if self._left:
            return
        self._left.append(result)
        if self.app.screen is self:
            self.dismiss(result)

    def on_screen_resume(self) -> None:
        if self._left and self.app.screen is self:
            self.dismiss(self._left[0])

    def action_turn(self, by: int) -> None:
        """Scroll what this screen has to read."""
        for body in self.query(VerticalScroll):
            if body.max_scroll_y and body.allow_vertical_scroll:
                (body.scroll_page_down if by > 0 else body.scroll_page_up)(animate=False)
                return

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("press_for", "half_page"):
            return aliases.is_free(self, str(parameters[0]))
        return super().check_action(action, parameters)

    def action_press_for(self, keys: str) -> None:
        """Do what other keys do here, separated by blanks; those that do nothing do not matter."""
        for key in keys.split():
            self.app.simulate_key(key)

    def action_half_page(self, by: int) -> None:
        """Go half a page on or back."""
        aliases.half_page(self, by)


class Page(BackcareScreen[None]):
    """One of the five screens.

    A page paints at once and reads in a worker; it reads again after every write, at once where
    it is in front and else when it comes back.
    """

    MODE: ClassVar[str] = ""
    KEYS: ClassVar[tuple[tuple[str, str, str], ...]] = ()

    def __init__(self) -> None:
        super().__init__()
        self._stale = True
        self._styled_by = 0

    def compose(self) -> ComposeResult:
        yield NavBar(self.MODE, self.journal.today, demo=self.journal.demo)
        if self.backcare.standing.words:
            yield self._standing_bar()
        yield from self.compose_page()
        if self.backcare.tour is not None:
            from backcare_tui.tui.tour import TourBar

            yield TourBar()
        yield KeyBar(*self.KEYS)

    def compose_page(self) -> ComposeResult:
        """The middle of the screen."""
        yield from ()

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(self, lambda _: self.mark_stale())
        self.call_after_refresh(self.read_if_stale)

    def on_screen_resume(self) -> None:
        self.call_after_refresh(self.read_if_stale)
        self._show_tour()

    @on(ScreenResume)
    def _keep_styles(self, event: ScreenResume) -> None:
        """Style nothing anew, which takes longer than all else, unless rules were read meanwhile.

        Other colours, classes and sizes style what they change by themselves.
        """
        sources = len(self.app.stylesheet.source)
        event.refresh_styles = sources != self._styled_by
        self._styled_by = sources

    def _show_tour(self) -> None:
        """Show where the tour is now: it may have gone on while this page was away."""
        if self.backcare.tour is not None:
            from backcare_tui.tui.tour import TourBar

            for bar in self.query(TourBar):
                bar.show_stop()

    def show_standing(self) -> None:
        """Show what is the matter with the diary as a whole, or that nothing is any more."""
        self.query(StandingBar).remove()
        if self.backcare.standing.words and self.is_mounted:
            self.mount(self._standing_bar(), after=self.query_one(NavBar))

    def _standing_bar(self) -> StandingBar:
        standing = self.backcare.standing
        return StandingBar(standing.words, calm=not standing.damaged)

    @property
    def stale(self) -> bool:
        """Whether the diary has changed since this page read it last."""
        return self._stale

    def mark_stale(self) -> None:
        """The diary changed: read again, now or when this page comes to the front."""
        self._stale = True
        if self.is_current and self.is_mounted:
            self.read_if_stale()

    def read_if_stale(self) -> None:
        """Start reading, unless what is shown is fresh."""
        self.query_one(NavBar).show_day(self.journal.today)
        if self._stale:
            self._stale = False
            self.background(self._reading, "read")

    async def _reading(self) -> None:
        try:
            await self.read()
        except Exception:
            self._stale = True  # tried again when this page comes to the front
            raise

    async def read(self) -> None:
        """Read the diary off the UI loop, then show it."""
