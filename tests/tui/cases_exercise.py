"""The keys of an exercise: before it, while it goes on, and after it."""

from __future__ import annotations

from tests.tui import cases as c
from tests.tui.cases import Case, by, to
from tests.tui.conftest import Driver
from tests.tui.exercises import calm, running

from backcare_tui.domain.care import Dose
from backcare_tui.domain.guide import Phase
from backcare_tui.tui.screens.exercise_after import ExerciseAfter


def opened(run: Driver) -> None:
    """An exercise that fits today is shown."""
    calm(run.journal)
    run.app.open_exercise("X03")


def listed(run: Driver) -> None:
    """Today's exercises are shown."""
    run.app.open_exercises()


def going(run: Driver) -> None:
    """An exercise goes on whose clock stands still."""
    calm(run.journal)
    run.app.push_screen(running(run.journal, "X12"))


def over(run: Driver) -> None:
    """An exercise is over and kept."""
    session = run.journal.exercises.done("X03", Dose(count=5))
    run.app.push_screen(ExerciseAfter(session))


def phase(run: Driver) -> Phase:
    """What the person does now."""
    found: Phase = run.screen.guide.phase  # type: ignore[attr-defined]
    return found


def at(run: Driver) -> int:
    """Which hold it is."""
    return int(run.screen.guide.at)  # type: ignore[attr-defined]


def felt(run: Driver) -> object:
    """How it was."""
    return run.screen.felt  # type: ignore[attr-defined]


EXERCISE = {
    "exercises.back": Case("", c.front, to("TodayScreen"), listed),
    "exercise.begin": Case("", c.front, to("ExerciseRun"), opened),
    "exercise.log": Case("", c.front, to("ExerciseAfter"), opened),
    "exercise.back": Case("", c.front, to("TodayScreen"), opened),
    "moving.go": Case("", phase, to(Phase.HOLD), going),
    "moving.skip": Case("", at, by(1), going),
    "moving.end": Case("", c.front, to("TodayScreen"), going),
    "moved.comfortable": Case("", felt, to("comfortable"), over),
    "moved.hard": Case("", felt, to("hard"), on=True),
    "moved.stopped": Case("", felt, to("stopped"), on=True),
    "moved.done": Case("", c.front, to("TodayScreen"), over),
    "moved.back": Case("", c.front, to("TodayScreen"), over),
}
