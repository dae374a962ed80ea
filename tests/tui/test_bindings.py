"""Every key of every binding does what it says, in a narrow, a usual and a wide terminal."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.tui.cases import Case
from tests.tui.cases_exercise import EXERCISE
from tests.tui.cases_form import FIRST, TODAY, WEEKLY
from tests.tui.cases_map import MAP
from tests.tui.cases_pages import APP, HISTORY, TRENDS
from tests.tui.cases_session import SESSION
from tests.tui.conftest import Driver, open_app
from tests.tui.test_app import own_kinds
from textual.binding import Binding

from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.history import HistoryScreen

pytestmark = pytest.mark.thorough

PACKS: Mapping[str, tuple[str, Mapping[str, Case]]] = {
    "today": ("demo", TODAY),
    "weekly": ("journal", WEEKLY),
    "first": ("fresh_journal", FIRST),
    "app": ("demo", APP),
    "history": ("demo", HISTORY),
    "trends": ("demo", TRENDS),
    "map": ("demo", MAP),
    "session": ("demo", SESSION),
    "exercise": ("demo", EXERCISE),
}
"""For each group of bindings, the diary and the cases that share one run of the app."""


def bindings() -> dict[str, list[str]]:
    """The keys of every binding by its id."""
    found: dict[str, list[str]] = {}
    for owner in own_kinds():
        for binding in Binding.make_bindings(vars(owner).get("BINDINGS", ())):
            found.setdefault(binding.id or repr(binding), []).append(binding.key)
    return found


def test_every_binding_has_a_case_and_no_case_is_left_over() -> None:
    cases = [own for _, pack in PACKS.values() for own in pack]
    assert sorted(cases) == sorted(bindings())


def keys_in_turn(keys: list[str], turn: int) -> list[str]:
    """Which of a binding's keys are pressed, so that three turns press all of them."""
    return (keys[turn : turn + 1] if turn < 2 else keys[2:]) or keys[-1:]


async def begin(run: Driver, changes: int) -> None:
    """Close what lies over the five screens, with nothing entered and the diary as it was."""
    app, diary = run.app, run.journal.diary
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    if isinstance(run.screen, HistoryScreen):
        run.screen.marks.clear()
        run.screen.rows.focus()
    undone = in_force(run) > changes
    while in_force(run) > changes:
        diary.undo()
    if undone or run.today.form.in_use or run.today.day != run.journal.today:
        run.today.forms.clear()
        app.open_day(run.journal.today)
        run.today.body.scale.focus()
        app.diary_changed.publish(None)
    app.clear_notifications()
    await run.settle()


def in_force(run: Driver) -> int:
    """How many changes of the diary stand."""
    changes = run.journal.diary.changes(100)
    return sum(change.state.value == "applied" for change in changes)


async def prove(run: Driver, own: str, key: str, case: Case) -> None:
    """Press a key where it has something to do, and look."""
    if case.given is not None:
        case.given(run)
        run.app.diary_changed.publish(None)
        await run.settle()
    await run.press(*case.keys.split())
    before = case.look(run)
    await run.press(key)
    after = case.look(run)
    assert after != before, f"{own}: {key} after “{case.keys}” left {before!r} as it was"
    assert case.fits(before, after), f"{own}: {key} after “{case.keys}”: {before!r}, {after!r}"


@pytest.mark.parametrize(
    ("size", "turn"),
    [
        ((80, 24), 0),
        pytest.param((60, 20), 1, marks=pytest.mark.slow),
        pytest.param((140, 45), 2, marks=pytest.mark.slow),
    ],
)
@pytest.mark.parametrize("name", PACKS)
async def test_every_key_does_its_work(
    request: pytest.FixtureRequest, name: str, size: tuple[int, int], turn: int
) -> None:
    """Each size presses another of a binding's keys, and the last one all that are left."""
    fixture, pack = PACKS[name]
    journal: Journal = request.getfixturevalue(fixture)
    keys = bindings()
    for own in [own for own, case in pack.items() if case.ends]:
        for key in keys[own]:
            async with open_app(journal, size) as run:
                await prove(run, own, key, pack[own])
    async with open_app(journal, size) as run:
        changes = in_force(run)
        for own in [own for own, case in pack.items() if not case.ends]:
            for key in keys_in_turn(keys[own], turn):
                if not pack[own].on:
                    await begin(run, changes)
                await prove(run, own, key, pack[own])
