"""Keys of a person's own, and the keys for hands on the letters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import log
from tests.tui.conftest import Driver, open_app, shown

from backcare_tui.journal.journal import Journal
from backcare_tui.tui.widgets.key_bar import fitting

pytestmark = pytest.mark.thorough


def remap(journal: Journal, **keymap: str) -> None:
    """Give bindings other keys; the names have _ for dots."""
    own = {name.replace("_", "."): keys for name, keys in keymap.items()}
    journal.settings = replace(journal.settings, keymap=own)


async def test_remapped_keys_work_and_show(settled: Journal) -> None:
    remap(settled, today_save="f6", go_trends="ctrl+t", app_help="f12")
    async with open_app(settled) as run:
        assert "f6 Save" in run.text("KeyBar")
        assert "f12 Help" in run.text("KeyBar")
        assert "Trends" in run.text("NavBar")
        await run.press("f12")
        told = run.one("#page").render().plain  # type: ignore[union-attr]
        assert "f6" in told
        assert "ctrl+t" in told
        await run.press("escape", "4", "enter", "R")
        assert run.today.form.pain == 4, "the usual keys rest"
        await run.press("f6")
        assert run.today.form.pain is None
        assert run.toasts == ""


async def test_a_broken_keymap_is_told_and_the_rest_applies(settled: Journal) -> None:
    keymap = {"today.sve": "x", "today.save": "f6", "app.jump": "[b + [/", "腎俞 \x1b[2J": "q"}
    settled.settings = replace(settled.settings, keymap=keymap, theme="drakula [/")
    async with open_app(settled) as run:
        await run.press("4", "f6")
        assert run.today.form.pain is None
        assert "Did you mean today.save?" in run.toasts
        assert "“[b + [/” is no key" in run.toasts
        assert "no theme “drakula [/”" in run.toasts
        assert "And 1 more" in run.toasts
        assert run.app.theme == "backcare-dark"


async def test_letters_move_where_they_are_free(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C")
        options = run.one("OptionList")
        first = options.highlighted  # type: ignore[attr-defined]
        await run.press("j", "j", "k")
        assert options.highlighted > first  # type: ignore[attr-defined]
        await run.press("G")
        last = options.highlighted  # type: ignore[attr-defined]
        await run.press("ctrl+u")
        assert first < options.highlighted < last  # type: ignore[attr-defined]
        await run.press("ctrl+d")
        assert options.highlighted == last  # type: ignore[attr-defined]
        await run.press("g")
        assert options.highlighted == first  # type: ignore[attr-defined]
        await run.press("tab", "tab", "ctrl+d")
        assert run.one("#reader").scroll_target_y > 0
        await run.press("g")
        assert run.one("#reader").scroll_target_y == 0


async def test_other_keys_for_down_and_up_take_the_place_of_the_letters(demo: Journal) -> None:
    remap(demo, move_down="ctrl+n", move_up="ctrl+b")
    log(demo, 3)
    async with open_app(demo) as run:
        for keys, look, attribute in (
            (("C",), "OptionList", "highlighted"),
            (("H",), "Rows", "cursor"),
            (("H", "c"), "Rows", "cursor"),
        ):
            await run.press(*keys)
            seen = [getattr(run.one(look), attribute)]
            for key in ("j", "k", "ctrl+n", "ctrl+b"):
                await run.press(key)
                seen.append(getattr(run.one(look), attribute))
            assert seen[0] == seen[1] == seen[2] == seen[4], keys
            assert seen[3] > seen[0], keys


async def test_the_letters_of_today_keep_their_meaning(settled: Journal) -> None:
    settled.settings = replace(settled.settings, extra_triggers=("long_sitting",))
    async with open_app(settled) as run:
        await run.press("5", "h", "l", "g", "G")
        assert run.today.form.pain == 5
        assert run.today.form.exposures == {"lifting": True, "long_sitting": True}
    log(settled, 3)


async def test_asking_screens_take_no_letter_for_an_arrow(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter")
        questions = run.one("Questions")
        await run.press("j")
        assert questions.cursor == 0  # type: ignore[attr-defined]


def test_the_key_bar_keeps_the_first_and_the_help() -> None:
    help_key = ("?", "Help", "app.toggle_help")
    keys = [("enter", "Save", "save"), ("w", "Note", "note"), ("[ ]", "Day", "day"), help_key]
    assert fitting(keys, 60) == (keys, 3)
    assert fitting(keys, 32) == (keys, 1)
    assert fitting(keys, 28) == ([*keys[:2], help_key], 3)
    assert fitting(keys, 18) == ([keys[0], help_key], 2)
    assert fitting(keys, 3)[0] == []


async def bars(run: Driver) -> list[str]:
    """The bottom line of each of the five screens."""
    found = []
    for key in ("f1", "f3", "f4"):
        await run.press(key)
        found.append(shown(run.one("KeyBar")))
    return found


async def test_nothing_is_cut_in_half_at_sixty_columns(demo: Journal) -> None:
    async with open_app(demo, (60, 20)) as run:
        for bar in await bars(run):
            assert "? Help" in bar
            assert len(bar) <= 60
