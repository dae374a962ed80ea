"""Guided exercises: what they show, what they keep, and that they lose nothing."""

from __future__ import annotations

import pytest
from tests.factories import YES, log
from tests.tui.conftest import SIZES, open_app
from tests.tui.exercises import begin, calm, pass_time, planned

from backcare_tui.domain.care import Dose
from backcare_tui.domain.checkin import ExerciseSession, Felt
from backcare_tui.domain.exercise_guide import FIRST_READY
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.exercise_page import exercise_page

pytestmark = pytest.mark.thorough


@pytest.fixture
def quiet(settled: Journal) -> Journal:
    """A diary with three green days."""
    calm(settled)
    return settled


def kept(journal: Journal, id_: str) -> list[tuple[Dose, Felt | None, int | None, int | None]]:
    return [
        (Dose(each.sets, each.count, each.hold), each.felt, each.pain_before, each.pain_after)
        for each in journal.exercises.history(id_)
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_exercise_with_holds_and_sides(quiet: Journal, size: tuple[int, int]) -> None:
    async with open_app(quiet, size) as run:
        run.app.open_exercise("X12")
        await run.settle()
        assert "If pain rises by more than 2 points" in run.text("#page Static")
        await run.press("3")
        screen = await begin(run, "X12", before=3)
        assert "left side" in run.text("#title")
        assert "Get into place, left side" in run.text("#state")
        assert run.text("#how Static").startswith("Stop   Stop if pain rises")
        await pass_time(run, screen, FIRST_READY + 3)
        assert "hold 1 of 3" in run.text("#state")
        assert "Next  hold 2 of 3, left side" in run.text("#next")
        await pass_time(run, screen, 7 + 2)
        assert "Rest" in run.text("#state")
        await pass_time(run, screen, 3 + 10 + 5 + 10 + FIRST_READY + 1)
        assert "right side" in run.text("#title")
        await pass_time(run, screen, 9 + 5 + 10 + 5 + 10)
        assert run.front == "ExerciseAfter"
        assert kept(quiet, "X12") == [(Dose(1, 3, 10), None, 3, None)]
        assert "If pain rises" not in run.text("#mind Static")
        await run.press("c", "2", "enter")
        assert run.front == "ExerciseBefore"
    assert kept(quiet, "X12") == [(Dose(1, 3, 10), Felt.COMFORTABLE, 3, 2)]


@pytest.mark.parametrize("size", SIZES)
async def test_slow_movements_are_counted(quiet: Journal, size: tuple[int, int]) -> None:
    tempo = quiet.knowledge.exercises["X05"].tempo
    async with open_app(quiet, size) as run:
        screen = await begin(run, "X05")
        await run.press("space")
        seen = []
        for _ in range(4):
            seen.append((str(screen.count.value), run.text("#state").strip()))
            await pass_time(run, screen, tempo)
        assert seen == [
            ("1", "of 5, left side"),
            ("1", "of 5, right side"),
            ("2", "of 5, left side"),
            ("2", "of 5, right side"),
        ]
        await run.press("escape")
        assert run.front == "ExerciseAfter"
        assert "Stopping early is fine" in run.text("#mind Static")
    assert kept(quiet, "X05") == [(Dose(count=2), None, None, None)]


async def test_walking_is_told_in_minutes(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        screen = await begin(run, "X01")
        await run.press("space")
        await pass_time(run, screen, 61)
        assert screen.count.value == "3:59"
        await run.press("escape")
    assert kept(quiet, "X01") == [(Dose(hold=61), None, None, None)]


async def test_after_stopping_the_warning_signs_are_named(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        run.app.open_exercise("X03")
        await run.settle()
        await run.press("2", "d", "s")
        told = run.text("#mind Static")
        assert told.startswith("Stopping early is fine")
        assert "numbness or weakness in a leg" in told
        assert "! opens the warning signs." in told
        await run.press("5")
        assert run.text("#mind Static").startswith("Pain rose by more than 2 points.")
        await run.press("exclamation_mark")
        assert run.front == "WarningSignsScreen"
        await run.press("escape", "escape")
    assert kept(quiet, "X03") == [(Dose(count=5), Felt.STOPPED, 2, 5)]


async def test_one_that_waits_cannot_be_begun(settled: Journal) -> None:
    log(settled, 6)
    async with open_app(settled) as run:
        run.app.open_exercise("X10")
        await run.settle()
        assert "Waits for a pain of 4 or less." in run.text("#page Static")
        await run.press("space", "d", "3")
        assert run.front == "ExerciseBefore"
        assert not run.one("PainScale").display
        await run.press("escape")
        assert run.front == "TodayScreen"
    assert kept(settled, "X10") == []


async def test_a_class_is_kept_without_the_guide(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        run.app.open_exercise("X15")
        await run.settle()
        assert "Begin" not in run.text("KeyBar")
        await run.press("space")
        assert run.front == "ExerciseAfter"
        await run.press("escape")
    assert kept(quiet, "X15") == [(Dose(), None, None, None)]


async def test_nothing_done_is_nothing_kept(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        await begin(run, "X03")
        await run.press("escape")
        assert run.front == "TodayScreen"
        assert "Nothing is kept" in run.toasts
    assert kept(quiet, "X03") == []


async def test_an_app_that_ends_keeps_what_was_done(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        screen = await begin(run, "X11")
        await run.press("space")
        await pass_time(run, screen, 10 + 5 + 4)
        run.app.exit()
        await run.settle()
    assert kept(quiet, "X11") == [(Dose(1, 1, 10), None, None, None)]


async def test_a_failed_write_loses_nothing(
    quiet: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(quiet) as run:
        screen = await begin(run, "X03")
        await run.press("space")
        await pass_time(run, screen, 13)
        write = quiet.store.write

        def full(*_: object, **__: object) -> None:
            raise StorageFailure("Could not save: the disk is full.")

        monkeypatch.setattr(quiet.store, "write", full)
        await run.press("escape")
        assert run.front == "ExerciseRun"
        assert "the disk is full" in run.toasts
        monkeypatch.setattr(quiet.store, "write", write)
        await run.press("escape")
        assert run.front == "ExerciseAfter"
    assert kept(quiet, "X03") == [(Dose(count=2), None, None, None)]


async def test_a_warning_sign_ends_it(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        screen = await begin(run, "X11")
        await run.press("space")
        await pass_time(run, screen, 12)
        quiet.safety.answer({"RF03": YES})
        run.app.diary_changed.publish(None)
        await run.settle()
        assert "A warning sign stands open" in run.toasts
        assert run.front == "ExerciseAfter"
        await run.press("escape")
        run.app.open_exercise("X11")
        await run.settle()
        assert "Get emergency help now" in run.text("#page Static")
        await run.press("space")
        assert run.front == "ExerciseBefore"
    assert kept(quiet, "X11") == [(Dose(1, 1, 10), None, None, None)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_of_today_tells_doses_and_what_waits(
    quiet: Journal, size: tuple[int, int]
) -> None:
    async with open_app(quiet, size) as run:
        run.app.open_exercises()
        await run.settle()
        assert "A green day" in run.text("#gate")
        assert "Walk" in run.text("#chooser")
        assert "5 minutes" in run.text("#chooser")
        log(quiet, 10)
        log(quiet, 2)
        run.app.diary_changed.publish(None)
        await run.settle()
        assert "Pain is 4.7 on average." in run.text("#gate")
        await run.press("home", "enter")
        assert run.front == "ExerciseBefore"
        assert "Half of 5 minutes" in run.text("#page Static")
        await run.press("escape", "end", "enter")
        assert "not today" in run.text("#page Static")
        await run.press("escape", "escape")
        assert run.front == "TodayScreen"


async def test_care_opens_the_list(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        run.app.open_care("X03")
        await run.settle()
        assert "Pelvic tilt" in run.text("#page")
        assert "5 slow ones" in run.text("#page")
        assert "enter Choose one" in run.text("KeyBar")
        await run.press("enter")
        assert run.front == "ExercisesScreen"
        await run.press("escape")
        assert run.front == "CareScreen"


async def test_an_open_sign_takes_the_place_of_the_list(quiet: Journal) -> None:
    quiet.safety.answer({"RF03": YES})
    async with open_app(quiet) as run:
        run.app.open_exercises()
        await run.settle()
        assert "Get emergency help now" in run.text("#gate")
        assert "Walk" not in run.text("#chooser")


async def test_one_exercise_at_a_time(quiet: Journal) -> None:
    async with open_app(quiet) as run:
        screen = await begin(run, "X11")
        run.app.open_exercise("X03")
        await run.settle()
        assert run.screen is screen
        assert "goes on first" in run.toasts


def test_the_page_tells_dose_reason_and_history(quiet: Journal) -> None:
    first = exercise_page(planned(quiet, "X10"), quiet.knowledge).plain
    assert "Bird-dog  3 holds of 10 s each side" in first
    assert "The start dose." in first
    assert "Goal: sets of 6, 4 and 2 holds of 10 s each side." in first
    assert "Not done yet." in first
    done: ExerciseSession = quiet.exercises.done("X13", Dose(count=8), Felt.COMFORTABLE)
    again = exercise_page(planned(quiet, "X13"), quiet.knowledge).plain
    assert f"Last on {done.day.day} {done.day:%B}. Hip hinge" in again
    assert "Always: 8 slow ones." in again
    assert "With no load at first" in again
