"""What steers a terminal never reaches it from a diary: not from its file, and not by pasting."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.factories import ago, log
from tests.hostile import STEERING, STEERS, spoil
from tests.tui.conftest import SIZES, Driver, open_app
from textual import events

from backcare_tui.journal.journal import Journal

EVERY = Path(__file__).parents[1] / "fuzz/corpus/ndjson/every_kind"
WAYS = (
    "T 4 c v",
    "R left",
    "R k left",
    "P w",
    "C",
    "C i",
    "H",
    "H enter",
    "H e",
    "H c",
    "H slash r e d",
    "comma",
    "exclamation_mark",
    "question_mark",
    "ctrl+p",
    "T w",
    "T b",
    "T s",
    "R b",
)


def sent(run: Driver) -> str:
    """All that goes to the terminal for what stands on the screen, but for colours and moves."""
    return "\n".join(
        "".join(part.text for part in line if not part.control)
        for line in run.screen._compositor.render_strips()
    )


def steers_nothing(run: Driver, where: str) -> None:
    """Assert that no character of the screen is one that steers."""
    found = STEERS.findall(sent(run))
    assert not found, (where, run.front, found)
    sent(run).encode()


@pytest.fixture
def hostile(settled: Journal) -> Journal:
    """A diary whose every text was spoiled in its file."""
    settled.transfer.import_text(EVERY.read_text("utf-8"))
    log(settled, 5, ago(1), note="words")
    settled.diary.mark("mattress", ago(2))
    settled.close()
    spoil(Path(settled.location))
    return settled


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
async def test_a_spoiled_diary_steers_no_terminal(hostile: Journal, size: tuple[int, int]) -> None:
    async with open_app(hostile, size) as run:
        steers_nothing(run, "at the start")
        fronts = set[str]()
        for way in WAYS:
            await run.press(*way.split())
            steers_nothing(run, way)
            fronts.add(run.front)
            for _ in range(3):
                await run.press("escape")
        assert len(fronts) > 12, fronts


async def test_the_spoiled_words_themselves_are_shown(hostile: Journal) -> None:
    async with open_app(hostile, (140, 45)) as run:
        await run.press("H")
        assert "[b + [/ 腎俞" in sent(run)
        steers_nothing(run, "H")


async def test_what_is_pasted_steers_nothing_and_is_kept_clean(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "w")
        run.screen.focused.post_message(events.Paste(STEERING))  # type: ignore[union-attr]
        await run.settle()
        steers_nothing(run, "pasted")
        await run.press("escape", "enter")
        steers_nothing(run, "saved")
    (entry,) = settled.store.check_ins(settled.person)
    assert not STEERS.search(entry.note)
    assert entry.note.endswith("[b + [/ 腎俞")


@pytest.mark.slow
@pytest.mark.parametrize("mark", ["\u0301", "\u200b", "\u200d", "\ufe0f", "😀", "腎"])
async def test_a_flood_of_one_character_hangs_no_screen(settled: Journal, mark: str) -> None:
    log(settled, 4, note="a" + mark * 100_000)
    begun = time.monotonic()
    async with open_app(settled) as run:
        for way in ("T", "H", "enter", "escape", "R", "left"):
            await run.press(way)
            steers_nothing(run, way)
    assert time.monotonic() - begun < 20
