"""The app on a diary of its own: home, clock, theme and size are the test's."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from tests.factories import SetClock
from textual import content
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerCancelled

from backcare_tui.journal.demo import demo_journal
from backcare_tui.journal.journal import Journal
from backcare_tui.storage.store import open_store
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.base import Page
from backcare_tui.tui.screens.today import TodayScreen
from backcare_tui.tui.widgets.questions import Questions

SIZES = [(60, 20), (80, 24), (140, 45)]
"""Narrow, as designed, and wide."""
ENDS = [SIZES[0], SIZES[-1]]
OTHERS_OWN = ("NO_COLOR", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
"""What the machine may have set, beside names of the program's own and of folders."""
_PATIENCE = 60
"""Looks after which what is not ready will not be: reading failed, or something ticks."""
_HOLD = 0.5
"""Seconds that they take at least: Textual holds a screen back for 0.05 by the clock."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The fast run looks at 80x24; the other sizes of the same tests are left to the slow one."""
    for item in items:
        size = getattr(getattr(item, "callspec", None), "params", {}).get("size")
        if size in SIZES and size != (80, 24):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of its own, colours on, and nothing that moves."""
    for name in list(os.environ):
        if name.startswith(("BACKCARE_", "XDG_")) or name in OTHERS_OWN:
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    # What an app in Chinese sets for its process; the next one may be in English.
    monkeypatch.setitem(vars(content), "divide_line", vars(content)["divide_line"])
    # The pilot waits by the clock for an idle processor; the tests wait for messages and workers.
    monkeypatch.setattr("textual.app.wait_for_idle", _one_turn)
    monkeypatch.setattr("textual.pilot.wait_for_idle", _one_turn)


async def _one_turn(min_sleep: float = 0, max_sleep: float = 0) -> None:
    await asyncio.sleep(0)


@dataclass
class Driver:
    """The app under test, and short ways to use it."""

    app: BackcareApp
    pilot: Pilot[None]

    @property
    def screen(self) -> Screen[Any]:
        """What is in front."""
        return self.app.screen

    @property
    def journal(self) -> Journal:
        """The diary."""
        return self.app.journal

    @property
    def today(self) -> TodayScreen:
        """Today, which need not be in front."""
        stack = self.app._screen_stacks["today"]
        found = stack[0]
        assert isinstance(found, TodayScreen)
        return found

    async def settle(self) -> None:
        """Wait until nothing is being read, written, laid out or drawn."""
        looks, begun = 0, time.monotonic()
        while looks < _PATIENCE or time.monotonic() - begun < _HOLD:
            await self._turn()
            await self.pilot.pause()
            looks += 1
            if list(self.app.workers):
                with suppress(WorkerCancelled):  # a newer read took over
                    await self.app.workers.wait_for_complete()
            elif self.app.animator._animations:  # without motion too, it takes one frame
                await self.app.animator.wait_for_idle()
            elif not self._busy():
                break
        await self.pilot.pause()

    async def _turn(self) -> None:
        """Let the app end what it is doing: an action that waits for a thread is in no queue."""
        turned = asyncio.Event()
        if self.app.call_later(turned.set):
            with suppress(TimeoutError):  # an app that is leaving answers no more
                await asyncio.wait_for(turned.wait(), 5)

    def _busy(self) -> bool:
        screen = self.screen
        if isinstance(screen, Page) and screen._stale:
            return True  # it reads once it was painted
        if screen._layout_required or screen._dirty_widgets or screen._callbacks:
            return True
        return any(_is_busy(node) for node in (self.app, *screen.walk_children(with_self=True)))

    async def press(self, *keys: str) -> None:
        """Press keys, then wait for what they started."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def none(self) -> None:
        """Say none of these on a page of warning questions; N reads a long one down first."""
        page, asked = self.screen, self.text("#title")
        for _ in range(12):
            await self.press("N")
            if self.screen is not page or self.text("#title") != asked:
                return
            if all(q.value is not None for q in page.query_one(Questions).questions):
                return

    async def type(self, text: str) -> None:
        """Press a key for each letter, without waiting between them."""
        await self.pilot.press(*text)
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Change the terminal's size, and wait until the screen has it."""
        await self.pilot.resize_terminal(width, height)
        bar = self.one("KeyBar")
        for look in range(500):
            if bar.size.width == width and self.screen.size.height == height:
                break
            if look == 200:  # the pilot sets the size ahead of its event, which can miss the layout
                self.screen.refresh(layout=True)
            await self.pilot.pause(0.001)
        else:
            raise AssertionError(f"{bar.size} on {self.screen.size}, not {width}x{height}")
        await self.settle()

    async def click(self, widget: Widget, x: int, y: int = 0) -> None:
        """Click a cell of a widget's content, then wait."""
        await self.pilot.click(
            widget, offset=widget.content_region.offset - widget.region.offset + (x, y)
        )
        await self.settle()

    async def click_text(self, widget: Widget, text: str) -> None:
        """Click where a widget shows ``text``."""
        for y, line in enumerate(shown(widget).split("\n")):
            if text in line:
                await self.click(widget, line.index(text), y)
                return
        raise AssertionError(f"{text!r} is not in {shown(widget)!r}")

    def one(self, selector: str) -> Widget:
        """The one widget in front that the selector finds."""
        return self.screen.query_one(selector)

    def text(self, selector: str) -> str:
        """What a widget in front says."""
        return shown(self.one(selector))

    @property
    def toasts(self) -> str:
        """All messages on the screen."""
        return "\n".join(note.message for note in self.app._notifications)

    @property
    def front(self) -> str:
        """The kind of the screen in front."""
        return type(self.screen).__name__


def _is_busy(node: DOMNode) -> bool:
    flags = (
        "_layout_required",
        "_repaint_required",
        "_scroll_required",
        "_refresh_styles_required",
    )
    waiting = node._message_queue is not None and not node._message_queue.empty()
    return waiting or bool(node._next_callbacks) or any(getattr(node, f, False) for f in flags)


def shown(widget: Widget) -> str:
    """The lines of a widget as drawn, without style."""
    return "\n".join(
        "".join(segment.text for segment in widget.render_line(y)).rstrip()
        for y in range(widget.size.height)
    )


class Open(Protocol):
    """Opens the app."""

    def __call__(
        self, journal: Journal, size: tuple[int, int] = (80, 24), start: str = "today"
    ) -> Any:
        """Use as ``async with open_app(journal) as run``."""


@asynccontextmanager
async def open_app(
    journal: Journal, size: tuple[int, int] = (80, 24), start: str = "today"
) -> AsyncIterator[Driver]:
    """Run the app at a size, ready for the first key."""
    app = BackcareApp(journal, start=start)
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
    assert app.fault is None


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled diary that ends the day before NOW, made once."""
    file = tmp_path_factory.mktemp("demo") / "demo.db"
    from backcare_tui.settings import Settings

    with (
        demo_journal(Journal(Settings(), SetClock())) as made,
        closing(sqlite3.connect(made.location)) as source,
        closing(sqlite3.connect(file)) as copy,
    ):
        source.backup(copy)
    open_store(file).close()
    return file


@pytest.fixture
def demo(demo_file: Path, tmp_path: Path, clock: SetClock) -> Iterator[Journal]:
    """The filled diary, labelled as made up."""
    import shutil

    from backcare_tui.settings import Settings

    file = tmp_path / "demo.db"
    shutil.copy(demo_file, file)
    journal = Journal(Settings(database=str(file), person="demo"), clock, demo=True)
    yield journal
    journal.close()


@pytest.fixture
def settled(journal: Journal) -> Journal:
    """A screened diary whose weekly list was offered, as on any usual day."""
    from backcare_tui.domain.checkin import ChecklistDone

    done = ChecklistDone(journal.today, journal.now(), confirmed=False)
    journal.store.write(journal.person, "list", put=[done], at=journal.now())
    return journal
