"""Every screen and every dialogue, at every size and in every kind of colours: nothing overlaps,
nothing is out of sight, nothing is cut."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from tests.factories import YES, log, screen
from tests.tui.conftest import Driver, open_app
from tests.tui.sessions import kept_record
from tests.tui.test_sizes import look
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import OptionList

from backcare_tui.charts.cells import cell_width
from backcare_tui.journal.journal import Journal
from backcare_tui.tui import theme
from backcare_tui.tui.screens.session_after import SessionAfter
from backcare_tui.tui.widgets.key_bar import KeyBar
from backcare_tui.tui.widgets.nav_bar import NavBar
from backcare_tui.tui.widgets.questions import Questions
from backcare_tui.tui.widgets.rows import Rows

pytestmark = pytest.mark.slow

SIZES = [(40, 12), (60, 20), (72, 18), (80, 24), (119, 30), (120, 40), (200, 60)]
WAYS = {
    "today": "T 4 c v",
    "trends": "R left",
    "triggers": "R x enter",
    "calendar": "R k left",
    "mark": "R m",
    "pattern": "P w",
    "care": "C",
    "figure": "C f",
    "about": "C i",
    "exercises": "C home down down down down down enter",
    "exercise": "C home down down down down down enter enter",
    "history": "H",
    "search": "H slash c o l d",
    "day": "H enter",
    "edit": "H e",
    "bulk": "H space space b",
    "changes": "H c",
    "settings": "comma",
    "signs": "exclamation_mark",
    "questions": "exclamation_mark a",
    "help": "question_mark",
    "jump": "ctrl+g",
    "palette": "ctrl+p",
    "note": "T w",
    "marks": "T b space",
    "body": "R b",
    "session": "T s m",
    "pressing": "T s 4 space space",
}
_NARROWEST_ROW = 50
"""Below, the end of a day's row gives way: date and pain stay."""
LOOKS = ["dark", "light", "ansi-dark", "plain", "no-colour"]
"""Colours of our own, those of the terminal, plain characters, and no colours."""
THEMES = {"light": theme.LIGHT.name, "ansi-dark": "ansi-dark"}


def showing(widget: Widget) -> bool:
    """Whether the widget and all that holds it is displayed."""
    return all(part.display for part in widget.ancestors_with_self if isinstance(part, Widget))


def judge(run: Driver, size: tuple[int, int]) -> None:
    """No overlap, nothing empty of room, and what is focused in sight."""
    where = f"{run.front} at {size}"
    for holder in run.screen.walk_children(Widget, with_self=True):
        # Modal boxes and the palette lie over each other on purpose, on layers of their own.
        beside = [
            child
            for child in holder.children
            if showing(child)
            and child.region.area
            and child.layer == "default"
            and child.styles.position == "relative"
            and child.styles.overlay != "screen"
        ]
        for one, other in combinations(beside, 2):
            both = one.region.intersection(other.region)
            assert not both.area, f"{one} and {other} overlap on {where}: {both}"
    focused = run.screen.focused
    welcome = isinstance(focused, Questions) and not focused.questions
    if focused is not None and not welcome:
        assert focused.size.area, f"{focused} has no room on {where}"
        assert focused.region.overlaps(in_sight(focused)), f"{focused} is out of sight on {where}"
    for options in run.screen.query(OptionList):
        if showing(options) and options.option_count:
            assert options.size.height >= 2, f"{options} on {where}"


def in_sight(widget: Widget) -> Region:
    """What of the screen the widgets around leave to this one."""
    region = widget.screen.region
    for part in widget.ancestors:
        if isinstance(part, VerticalScroll):
            region = region.intersection(part.region)
    return region


def whole_words(run: Driver, size: tuple[int, int]) -> None:
    """The bars and the heads of lists end with a whole word."""
    for bar in run.screen.query(KeyBar):
        said = run.text("KeyBar").strip()
        labels = [words for _, words, _ in bar._keys]
        last = [words for words in labels if words in said]
        assert last, f"{run.front} at {size}: “{said}”"
        assert said.endswith(tuple(last)), f"{run.front} at {size}: “{said}”"
    for rows in run.screen.query(Rows):
        width = rows.scrollable_content_region.width
        for index in range(min(rows.count, 3)) if width >= _NARROWEST_ROW else ():
            line = rows.drawn(index)
            assert cell_width(line) <= width, f"{run.front} at {size}: “{line}”"
    for nav in run.screen.query(NavBar):
        assert nav.size.height == 1


@pytest.mark.parametrize("place", WAYS)
async def test_nothing_overlaps_is_out_of_sight_or_cut(
    demo: Journal, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    log(demo, 5, note="a note of some length " * 5)
    first = list(WAYS).index(place) % len(LOOKS)
    looks = LOOKS[first:] + LOOKS[:first]
    if looks[0] == "no-colour":
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(demo) as run:
        wear(run, looks[0])
        await run.press("a", *WAYS[place].split())
        for size in SIZES:
            await judge_at(run, size)
        for kind, size in zip(looks[1:], SIZES, strict=False):
            wear(run, kind)
            await judge_at(run, size)


def wear(run: Driver, kind: str) -> None:
    """Draw in other colours or characters; only a start can do without colours."""
    run.app.theme = THEMES.get(kind, theme.DARK.name)
    run.journal.settings = replace(run.journal.settings, ascii=kind == "plain")
    run.app.draw_plainly(plain=kind == "plain")
    run.app.diary_changed.publish(None)


async def judge_at(run: Driver, size: tuple[int, int]) -> None:
    """Judge the screen in front at a size."""
    await resize(run, size)
    judge(run, size)
    if run.front not in ("CommandPalette", "JumpScreen"):
        look(run, size)
        whole_words(run, size)


async def resize(run: Driver, size: tuple[int, int]) -> None:
    """Change the size, also where no key bar says when it is there."""
    if run.screen.query(KeyBar):
        await run.resize(*size)
        return
    await run.pilot.resize_terminal(*size)
    await run.settle()


@pytest.mark.parametrize("size", SIZES[1:])
async def test_what_asks_first(fresh_journal: Journal, size: tuple[int, int]) -> None:
    async with open_app(fresh_journal, size) as run:
        for keys in ("", "enter", "y", "escape", "escape P", "C", "T 4 enter"):
            await run.press(*keys.split())
            judge(run, size)
            look(run, size)
            whole_words(run, size)


@pytest.mark.parametrize("size", SIZES[1:])
async def test_what_a_warning_sign_locks(fresh_journal: Journal, size: tuple[int, int]) -> None:
    screen(fresh_journal, RF03=YES)
    async with open_app(fresh_journal, size) as run:
        for key in ("T", "R", "P", "C", "H", "exclamation_mark"):
            await run.press(key)
            judge(run, size)
            look(run, size)
            whole_words(run, size)


@pytest.mark.parametrize("size", SIZES)
async def test_the_weekly_list(journal: Journal, size: tuple[int, int]) -> None:
    async with open_app(journal, size) as run:
        await run.press("4", "enter")
        assert run.front == "ChecklistScreen"
        judge(run, size)
        look(run, size)
        whole_words(run, size)


@pytest.mark.parametrize("size", SIZES)
async def test_a_session_with_all_there_is_to_mind(settled: Journal, size: tuple[int, int]) -> None:
    made = [kept_record(settled, before=2) for _ in range(2)]
    settled.care.set_profile({"numb_skin": True, "blood_thinners": True, "osteoporosis": True})
    for name in ("evening [b]", "腎俞 " * 8):
        settled.routines.save(name, settled.sessions.plan(["KI3"]).steps)
    async with open_app(settled, size) as run:
        await run.press("s", "m", "m")
        judge(run, size)
        look(run, size)
        whole_words(run, size)
        run.app.push_screen(SessionAfter(made[-1]))
        await run.press("8", "s")
        judge(run, size)
        look(run, size)
        whole_words(run, size)
        assert run.screen.region.contains_region(run.one("#worse").region)
