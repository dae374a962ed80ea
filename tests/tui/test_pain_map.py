"""Marking where it hurts, and seeing it again."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.pain_map import PainMapScreen
from backcare_tui.tui.widgets.body_map import BodyMap

pytestmark = pytest.mark.thorough


def marked(words: str) -> dict[str, bool]:
    return {f"place.{word}": True for word in words.split()}


def spread(journal: Journal) -> dict[str, bool]:
    (entry,) = journal.diary.day(journal.today).check_ins
    return dict(entry.spread)


def body(run: Driver) -> BodyMap:
    found = run.one("BodyMap")
    assert isinstance(found, BodyMap)
    return found


async def go_to(run: Driver, region: str) -> None:
    """Walk to a region with the arrow keys alone, whichever way leads there."""
    seen = {body(run).here: [""]}
    edge = [body(run).here]
    for _ in range(12):
        following = []
        for start in edge:
            for key in ("left", "right", "up", "down"):
                body(run).here = start
                await run.press(key)
                here = body(run).here
                if here not in seen:
                    seen[here] = [*seen[start], key]
                    following.append(here)
        edge = following
    assert region in seen, f"no keys lead to {region}, but to {sorted(seen)}"
    body(run)._go(region)
    await run.settle()


@pytest.mark.parametrize("size", [*SIZES, (40, 12)])
async def test_marks_are_made_confirmed_and_saved(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        await run.press("4", "b")
        assert run.front == "PainMapScreen"
        if size == (40, 12):
            await run.press(*["down"] * 4, "space", "down", "space")
        else:
            await run.press("space", "left", "space")
        assert "low back middle, low back left" in " ".join(run.text("#told").split())
        await run.press("enter")
        assert "✓ low back middle, low" in run.text("#where")
        await run.press("enter")
    assert spread(settled) == marked("low_back_middle low_back_left")


async def test_escape_leaves_all_as_before(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "b", "space", "enter", "b", "left", "space", "escape", "enter")
    assert spread(settled) == marked("low_back_middle")


async def test_nothing_marked_is_nothing_asked(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("b", "space", "space", "enter")
        assert not run.today.unsaved
        assert "b marks it on the body" in run.text("#where")
        await run.press("4", "enter")
    assert spread(settled) == {}


async def test_a_mark_answers_its_chip_and_the_chip_cannot_deny_it(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("b")
        await go_to(run, "foot-left")
        await run.press("space", "enter")
        assert "Foot ✓ yes" in run.text("#spread")
        assert "Thigh –" in run.text("#spread")
        await run.click_text(run.one("#spread"), "Foot")
        assert "Foot ✓ yes" in run.text("#spread")
        assert "marked on the body" in run.toasts
        await run.press("b", "space", "enter")
        assert "Foot –" in run.text("#spread"), "not asked again, for the mark alone said it"


async def test_the_mouse_marks_what_it_points_at(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.click(run.one("#where"), 14)
        widget = body(run)
        column, row = widget._middles()["calf-right"]
        await run.click(widget, column, row)
        assert run.screen.marked == {"place.calf_right"}  # type: ignore[attr-defined]
        await run.click(widget, column, row)
        assert run.screen.marked == set()  # type: ignore[attr-defined]
        await run.click(widget, 0, 0)
        assert run.screen.marked == set(), "beside the body is nothing"  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(50, 18), *SIZES])
@pytest.mark.parametrize("view", ["back", "front"])
async def test_every_place_of_a_view_is_reached_by_arrow_keys(
    settled: Journal, size: tuple[int, int], view: str
) -> None:
    async with open_app(settled, size) as run:
        await run.press("b", *(["v"] if view == "front" else []))
        widget, screen = body(run), run.screen
        assert isinstance(screen, PainMapScreen)
        regions = set(widget._middles())
        assert all(screen._place_of(region) for region in regions)
        reached, edge = {widget.here}, [widget.here]
        while edge:
            start = edge.pop()
            for key in ("left", "right", "up", "down"):
                widget.here = start
                widget.action_step(key)
                if widget.here not in reached:
                    reached.add(widget.here)
                    edge.append(widget.here)
        assert reached == regions


async def test_left_is_the_left_of_the_person(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("b")
        assert "your left is on the left" in " ".join(run.text("#told").split())
        behind = body(run)._middles()
        assert behind["foot-left"] < behind["foot-right"]
        await run.press("tab")
        assert "your left is on the right" in " ".join(run.text("#told").split())
        front = body(run)._middles()
        assert front["foot-left"] > front["foot-right"]


async def test_turning_stays_at_the_same_place_or_height(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("b")
        for side in ("left", "right"):
            for behind in ("calf", "thigh-back"):
                body(run)._go(f"{behind}-{side}")
                await run.press("v")
                assert body(run).here.endswith(f"-{side}"), "the same leg"
                await run.press("v")
                assert body(run).here.endswith(f"-{side}")
        body(run)._go("foot-left")
        await run.press("v")
        assert body(run).here == "foot-left"


@pytest.mark.parametrize(
    ("places", "words", "question"),
    [
        ("calf_left foot_right", "Both legs", "both legs now"),
        ("saddle", "Numbness there", "between your legs"),
        ("hand_left", "Tell a clinician", "fingers or hands"),
    ],
)
async def test_what_warns_is_said_at_once_and_asked_after_saving(
    settled: Journal, places: str, words: str, question: str
) -> None:
    async with open_app(settled) as run:
        await run.press("2", "b")
        run.screen.marked = set(marked(places))  # type: ignore[attr-defined]
        run.screen._show()  # type: ignore[attr-defined]
        await run.settle()
        assert words in " ".join(run.text("#told").split())
        await run.press("enter", "enter")
        assert run.front == "AskWarnings"
        assert question in " ".join(run.text("Questions").split())
    assert not settled.safety.verdict().open_signs
    assert set(spread(settled)) >= set(marked(places))


async def test_marks_survive_a_closed_terminal(settled: Journal) -> None:
    from backcare_tui import paths
    from backcare_tui.tui import drafts

    async with open_app(settled) as run:
        await run.press("b", "space", "enter")
        drafts.keep(paths.drafts_file(), settled, drafts.told(run.today.typed))
    async with open_app(settled) as run:
        assert "low back middle" in run.text("#where")


async def test_an_edit_under_history_marks_and_undo_takes_it_back(settled: Journal) -> None:
    log(settled, 4, spread=marked("calf_left"))
    async with open_app(settled) as run:
        await run.press("H", "home", "e")
        assert "calf left" in run.text("#where-row")
        await run.press("b")
        body(run)._go("low-back-middle")
        await run.press("space", "enter")
        assert "low back middle, calf left" in run.text("#where-row")
        await run.press("enter")
        assert spread(settled) == marked("calf_left low_back_middle") | {"below_knee": True}
        await run.press("u")
        assert set(spread(settled)) == {"place.calf_left", "below_knee"}


async def test_a_resize_changes_between_body_and_list_and_keeps_the_marks(
    settled: Journal,
) -> None:
    async with open_app(settled) as run:
        await run.press("b", "space")
        await run.resize(48, 20)
        assert run.one("Chips").display
        assert not run.one("BodyMap").display
        assert "☑ Low back middle" in run.text("Chips")
        await run.press("home", "up", "up", "space")
        await run.resize(80, 24)
        assert run.one("BodyMap").has_focus
        assert "low back middle" in run.text("#told")


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_today_still_fits_with_marks(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("4", "c")
        before = run.today.body.virtual_size.height
        run.today.form.mark(tuple(demo.knowledge.places), demo.knowledge.places)
        run.today.body.show_spread(run.today.form, demo.knowledge)
        await run.settle()
        assert run.today.body.virtual_size.height == before
        where = run.one("#where")
        assert where.size.height == 1
        if size == (80, 24):
            assert run.today.body.max_scroll_y == 0


async def test_a_day_says_where_it_hurt(settled: Journal) -> None:
    log(settled, 4, ago(1), spread=marked("low_back_left calf_left") | {"foot": False}, note="n")
    async with open_app(settled) as run:
        await run.press("H", "home")
        assert "where: low back left" in run.text("Rows")
        await run.press("enter")
        told = " ".join(run.text("Flowing").split())
        assert "Where low back left, calf left" in told
        assert "place." not in told


@pytest.fixture
def mapped(settled: Journal) -> Journal:
    """Twenty days, every second one with a map; pain moved up the leg."""
    for days in range(20):
        places = "low_back_left foot_left" if days > 10 else "low_back_left buttock_left"
        log(settled, 3, ago(days), spread=marked(places) if days % 2 else {"buttock": True})
    return settled


@pytest.mark.parametrize("size", [*SIZES, (40, 12)])
async def test_trends_shows_the_body_with_counts(mapped: Journal, size: tuple[int, int]) -> None:
    async with open_app(mapped, size) as run:
        await run.press("R", "b")
        assert "A map on 10 of 20 recorded days." in " ".join(run.text("#sentence").split())
        assert not run.one("#course").display
        said = " ".join(run.text("#pain-map").split())
        assert "10 low back left" in said
        assert "5 foot left" in said
        assert ("From behind" in said) == (size != (40, 12))
        assert "Left leg: at the furthest the foot" in said
        letters = next(line for line in run.text("#pain-map").splitlines() if "Left leg  " in line)
        assert letters.rpartition("Left leg")[2].replace(" ", "") == "fffffbbbbb"
        await run.press("7")
        assert run.screen.shown == "map"  # type: ignore[attr-defined]
        assert "A map on 3 of 7 recorded days." in " ".join(run.text("#sentence").split())
        await run.press("b")
        assert run.one("#course").display
        assert "A map on" not in run.text("#sentence")


async def test_trends_without_a_map_says_how_to_make_one(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("R", "b")
        assert "No place is marked" in run.text("#pain-map")


async def test_plain_characters_alone_where_they_are_asked_for(mapped: Journal) -> None:
    mapped.settings = replace(mapped.settings, ascii=True)
    async with open_app(mapped) as run:
        await run.press("R", "b")
        assert run.text("#pain-map").isascii()
        await run.press("T", "e", "b")
        assert run.text("BodyMap").isascii()


async def test_a_new_map_shows_when_coming_back(mapped: Journal) -> None:
    async with open_app(mapped) as run:
        await run.press("R", "b", "T", "e", "b", "space", "enter", "enter", "R")
        assert "A map on 11 of 20 recorded days." in run.text("#sentence")
