"""Guided sessions under test: a clock to set, and short ways to begin."""

from __future__ import annotations

from dataclasses import dataclass

from tests.tui.conftest import Driver

from backcare_tui.domain.guide import Held
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.session_record import Record
from backcare_tui.tui.screens.session_run import SessionRun


@dataclass
class SetSeconds:
    """A clock of seconds that stands still until it is moved."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def record(
    journal: Journal, *points: str, before: int | None = None, seconds: int | None = None
) -> Record:
    """A session of these points that is about to begin."""
    return Record(journal, journal.sessions.plan(points, seconds=seconds), before)


def kept_record(journal: Journal, before: int | None = None) -> Record:
    """A session of one point of which the first side was held."""
    made = record(journal, "BL40", before=before)
    made.add(Held(made.plan.holds[0], 30))
    made.keep()
    return made


async def begin(run: Driver, made: Record) -> tuple[SessionRun, SetSeconds]:
    """Begin a session by a clock that the test moves."""
    clock = SetSeconds()
    screen = SessionRun(made, clock)
    run.app.push_screen(screen)
    await run.settle()
    return screen, clock


async def pass_time(run: Driver, screen: SessionRun, clock: SetSeconds, seconds: float) -> None:
    """Let seconds pass, as the screen sees them: a look at least once a second."""
    end = clock.now + seconds
    while clock.now < end:
        clock.now = min(clock.now + 1, end)
        if run.screen is not screen:
            break
        screen.tick()
    clock.now = end
    await run.settle()
