"""Guided exercises under test: green days, a clock to set, and short ways to begin."""

from __future__ import annotations

from tests.factories import ago, log
from tests.tui.conftest import Driver
from tests.tui.sessions import SetSeconds

from backcare_tui.journal.exercises import Planned
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.exercise_run import ExerciseRun


def calm(journal: Journal) -> None:
    """Three green days up to today."""
    for days_ago in range(3):
        log(journal, 2, ago(days_ago, journal.today))


def planned(journal: Journal, id_: str) -> Planned:
    """An exercise that fits today."""
    found = journal.exercises.find(id_)
    assert isinstance(found, Planned), found
    return found


def running(journal: Journal, id_: str, before: int | None = None) -> ExerciseRun:
    """A guided exercise whose clock stands still."""
    return ExerciseRun(planned(journal, id_), before, SetSeconds())


async def begin(run: Driver, id_: str, before: int | None = None) -> ExerciseRun:
    """Begin an exercise by a clock that the test moves."""
    screen = running(run.journal, id_, before)
    run.app.push_screen(screen)
    await run.settle()
    return screen


async def pass_time(run: Driver, screen: ExerciseRun, seconds: float) -> None:
    """Let seconds pass, as the screen sees them: a look at least once a second."""
    clock = screen._clock
    assert isinstance(clock, SetSeconds)
    end = clock.now + seconds
    while clock.now < end and not screen.gone:
        clock.now = min(clock.now + 1, end)
        screen.tick()
    clock.now = end
    await run.settle()
