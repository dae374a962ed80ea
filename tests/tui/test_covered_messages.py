"""Messages behind the curtain: not one frame shows them, and none is lost."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from tests.factories import log
from tests.tui.covering import locked, open_telling, seen
from textual.app import App
from textual.notifications import Notification

from backcare_tui.journal.curtain import lock_with
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.held_messages import HeldMessages

SECRET = "zebra [b + [/ 腎俞 🦓"
PASSPHRASE = "hors é"


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """All that was drawn, frame by frame."""
    drawn: list[str] = []
    display: Any = App._display

    def drawing(app: App[None], screen: Any, renderable: Any) -> None:
        lines = screen._compositor.render_strips() if screen.size else []
        drawn.append("\n".join("".join(segment.text for segment in line) for line in lines))
        display(app, screen, renderable)

    monkeypatch.setattr("textual.app.App._display", drawing)
    return drawn


async def test_a_message_is_covered_and_told_again(journal: Journal, frames: list[str]) -> None:
    async with open_telling(journal) as run:
        run.app.notify(SECRET, markup=False)
        await run.settle()
        assert "zebra" in seen(run)
        await run.press("ctrl+l")
        frames.clear()
        await run.press("x", "up")
        assert "".join(frames).split() == ["enter", "goes", "on"] * len(frames)
        assert seen(run).split() == ["enter", "goes", "on"]
        await run.press("enter")
        assert seen(run).count("zebra") == 1


async def test_what_was_taken_back_is_covered_and_told_again(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    async with open_telling(journal) as run:
        await run.press("u")
        assert "Taken back:" in seen(run)
        await run.press("ctrl+l")
        assert seen(run).split() == []
        await run.press("enter")
        assert seen(run).count("Taken back:") == 1


async def test_what_a_worker_tells_waits(journal: Journal, frames: list[str]) -> None:
    async with open_telling(journal) as run:
        await run.press("ctrl+l")
        frames.clear()

        async def tell() -> None:
            await asyncio.to_thread(run.app.notify, SECRET, markup=False, timeout=0.001)
            run.app.notify("Saved zebra.", severity="error", timeout=0.001)

        run.app.run_worker(tell())
        await run.settle()
        await run.press("left")
        assert "zebra" not in "".join(frames)
        assert seen(run).split() == ["enter", "goes", "on"]
        told = sorted(each.message for each in run.app._notifications)
        assert told == ["Saved zebra.", SECRET]


async def test_what_is_brought_back_waits_for_the_passphrase(
    settled: Journal, frames: list[str]
) -> None:
    async with open_telling(settled) as run:
        await run.press("8", "w")
        await run.type(SECRET)
        run.today.drafts.keep()
        await run.settle()
    frames.clear()
    async with open_telling(locked(settled, lock_with(PASSPHRASE))) as run:
        assert run.front == "HiddenScreen"
        await run.press("enter")
        assert "zebra" not in "".join(frames)
        assert "Brought back" not in "".join(frames)
        await run.type(PASSPHRASE)
        assert "Brought back" not in "".join(frames)
        await run.press("enter")
        assert seen(run).count("Brought back") == 1


async def test_nothing_shows_through_in_the_colours_of_the_terminal(journal: Journal) -> None:
    log(journal, 4, note=SECRET)
    async with open_telling(journal) as run:
        run.app.theme = "ansi-dark"
        run.app.notify(SECRET, markup=False)
        await run.settle()
        await run.press("ctrl+l")
        assert seen(run).split() == []


async def test_what_is_no_more_true_is_not_told_later(journal: Journal) -> None:
    async with open_telling(journal) as run:
        await run.press("ctrl+l")
        run.app.notify(SECRET, markup=False)
        await run.settle()
        run.app.take_back("zebra")
        await run.press("enter")
        assert "zebra" not in seen(run)


def test_a_message_has_its_whole_time_once_it_is_seen() -> None:
    messages = HeldMessages(held=False)
    old = Notification("old", timeout=60, raised_at=0)
    messages.add(old)
    messages.hold()
    assert list(messages) == []
    messages.add(Notification("late", timeout=60, raised_at=0))
    (late,) = messages
    messages.release()
    (told,) = messages
    assert (told.message, told.has_expired) == ("late", False)
    del messages[late]
    assert list(messages) == [told]
