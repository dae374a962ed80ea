"""The body on Care and on a screen of its own: list, figure and page follow each other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.tui.conftest import Driver, open_app

from backcare_tui.charts.figure import SMALLEST
from backcare_tui.domain.care import Side
from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.care import CareScreen
from backcare_tui.tui.widgets.figure import BodyFigure

pytestmark = pytest.mark.thorough

WIDE = (140, 45)


def figure(run: Driver) -> BodyFigure:
    """The figure in front."""
    found = run.one("BodyFigure")
    assert isinstance(found, BodyFigure)
    return found


def view(run: Driver) -> str:
    """The view in front."""
    shown = figure(run).view
    assert shown is not None
    return shown.id


def chosen(run: Driver) -> str:
    """The option that is marked in the list."""
    assert isinstance(run.screen, CareScreen)
    return run.screen._chosen


async def test_the_list_moves_the_figure_and_turns_it(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home")
        assert figure(run).display
        assert (chosen(run), view(run)) == ("point:BL23", "low-back")
        assert "◉" in run.text("#figure")
        assert "UB23" in run.text("#figure")
        for code, shown in (
            ("BL40", "leg"),
            ("KI3", "ankle"),
            ("LI4", "hand"),
            ("GV3", "low-back"),
        ):
            run.app.open_care(code)
            await run.settle()
            assert (chosen(run), view(run)) == (f"point:{code}", shown)
            assert figure(run).chosen == (code, None)


async def test_the_figure_moves_the_list_and_its_page(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "tab")
        assert run.screen.focused is figure(run)
        await run.press("right")
        assert figure(run).chosen == ("BL52", Side.RIGHT)
        assert chosen(run) == "point:BL52"
        assert "Will Chamber" in run.text("#page")
        await run.press("left", "left")
        assert chosen(run) == "point:GV4"
        await run.press("left", "left", "down", "down")
        assert figure(run).chosen == ("GB30", Side.LEFT)
        assert run.screen.focused is figure(run)


async def test_at_the_edge_the_next_view_comes(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "tab", "right", "right")
        assert (view(run), chosen(run)) == ("front", "point:ST36")
        await run.press("up", "up", "up")
        assert chosen(run) == "point:GB21"


async def test_turning_keeps_the_chosen_point(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "v")
        assert (view(run), chosen(run)) == ("front", "point:BL23")
        await run.press("tab", "v")
        assert view(run) == "leg"
        assert "Kidney Shu" in run.text("#page")
        await run.press("down")
        assert chosen(run) == "point:BL40", "a step begins where the view has points"


async def test_the_whole_body_where_there_is_room(demo: Journal) -> None:
    async with open_app(demo, WIDE) as run:
        await run.press("C", "home")
        assert view(run) == "back"
        await run.resize(80, 24)
        assert view(run) == "low-back"
        await run.resize(*WIDE)
        assert view(run) == "back"


async def test_a_click_chooses_a_point_and_turns_by_the_title(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home")
        body = figure(run)
        lines = run.text("#figure").split("\n")
        row = max(at for at, line in enumerate(lines[:-2]) if "●" in line)
        await run.click(body, lines[row].rindex("●") + 1, row)
        assert (chosen(run), body.chosen) == ("point:GB30", ("GB30", Side.RIGHT))
        await run.click(body, 0, 3)
        assert chosen(run) == "point:GB30", "nothing lies there"
        await run.click_text(body, "Low back")
        assert view(run) == "front"
        await run.click(body, 0, 0)
        assert view(run) == "low-back"


async def test_what_is_no_point_needs_no_body(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home")
        for what in ("rules", "Ashi"):
            run.app.open_care(what)
            await run.settle()
            assert not figure(run).display, what
        run.app.open_care("learn:Kidney")
        await run.settle()
        assert figure(run).display
        assert "Kidney (tradition)" in run.text("#figure")
        assert figure(run).chosen is None


async def test_a_narrow_terminal_has_the_body_on_a_screen_of_its_own(demo: Journal) -> None:
    async with open_app(demo, (60, 20)) as run:
        await run.press("C", "home")
        assert not figure(run).display
        await run.press("f")
        assert run.front == "FigureScreen"
        assert "two fingers from the middle" in run.text("#words").replace("\n", " ")
        await run.press("right")
        assert "BL52" in run.text("#words")
        await run.press("escape")
        assert run.front == "CareScreen"
        assert chosen(run) == "point:BL52"


@pytest.mark.parametrize("key", ["escape", "f"])
async def test_the_large_body_leads_back_to_its_point(demo: Journal, key: str) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "f", "right", key)
        assert (run.front, chosen(run)) == ("CareScreen", "point:BL52")


async def test_the_large_body_presses_the_chosen_point(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "f", "right", "enter")
        assert run.front == "SessionBefore"


async def test_the_large_body_of_a_channel_shows_its_course(demo: Journal) -> None:
    async with open_app(demo) as run:
        run.app.open_care("learn:Stomach")
        await run.press("C", "f")
        assert (run.front, view(run), figure(run).chosen) == ("FigureScreen", "front", None)
        assert "Stomach" in run.text("#figure")
        assert "The Stomach channel" in run.text("#words")
        assert "Press" not in run.text("KeyBar")
        await run.press("enter")
        assert run.front == "FigureScreen", "there is nothing to press yet"
        await run.press("v")
        assert (view(run), figure(run).chosen) == ("leg", None)
        await run.press("right")
        assert figure(run).chosen is not None
        assert "Press" in run.text("KeyBar")


async def test_the_large_body_goes_on_from_the_last_view(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home")
        run.app.open_care("KI3")
        await run.settle()
        for page in ("rules", "Ashi"):
            run.app.open_care(page)
            await run.press("f")
            assert (run.front, view(run)) == ("FigureScreen", "ankle")
            assert "◉" not in run.text("#figure")
            await run.press("escape")
            assert chosen(run) == {"rules": "rules", "Ashi": "point:Ashi"}[page]


async def test_turning_the_large_body_chooses_a_point_that_is_seen(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "f")
        for _ in demo.knowledge.body_views:
            await run.press("v")
            shown, picked = figure(run).view, figure(run).chosen
            assert shown is not None
            assert picked is not None
            assert shown.place(picked[0]) is not None, shown.id
            assert "◉" in run.text("#figure")
            assert demo.knowledge.points[picked[0]].label in run.text("#words")
            assert "not seen" not in run.text("#words")


async def test_the_large_body_tells_what_the_person_has_to_mind(demo: Journal) -> None:
    condition = next(id_ for id_ in demo.knowledge.contraindications if "pregnan" in id_)
    demo.care.set_profile({f"condition.{condition}": True})
    async with open_app(demo) as run:
        await run.press("C", "home", "f")
        words = run.text("#words")
        assert words.index("▲") < words.index("two fingers") < words.index("Mind")
    async with open_app(demo) as run:
        run.app.open_care("SP6")
        await run.press("C", "f")
        assert "✗" in run.text("#words")
        assert "Press" not in run.text("KeyBar")
        await run.press("enter")
        assert run.front == "FigureScreen"


async def test_a_sign_ticked_in_another_window_closes_the_large_body(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "f")
        assert run.front == "FigureScreen"
        demo.safety.answer({"RF03": SafetyReply.YES})
        run.app.diary_changed.publish(None)
        await run.settle()
        assert run.front == "CareScreen"
        assert "Get emergency help now" in run.text("NoticeBar")
        assert "Get emergency help now" in run.text("#page")
        assert run.toasts == "", "nothing covers what to do now"
        assert "◉" not in run.text("#figure")


async def test_a_sign_ticked_over_the_large_body_closes_it_behind(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "f", "!")
        front = run.front
        assert front != "FigureScreen"
        demo.safety.answer({"RF03": SafetyReply.YES})
        run.app.diary_changed.publish(None)
        await run.settle()
        assert run.front == front
        await run.press("escape")
        assert run.front == "CareScreen"


async def test_enter_on_the_figure_presses(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "home", "tab", "enter")
        assert run.front.startswith("Session")


async def test_a_screen_too_small_for_a_drawing_tells_the_points(demo: Journal) -> None:
    async with open_app(demo, (60, 14)) as run:
        await run.press("C", "home", "f")
        assert figure(run).size.height < SMALLEST[1]
        assert "UB23: on both sides, at waist level" in run.text("#figure").replace("\n", " ")


async def test_limits_of_the_person_are_on_the_body(demo: Journal) -> None:
    condition = next(id_ for id_ in demo.knowledge.contraindications if "pregnan" in id_)
    demo.care.set_profile({f"condition.{condition}": True})
    async with open_app(demo) as run:
        await run.press("C", "home")
        assert "▲ UB23" in run.text("#figure")
        assert "go gentle" in run.text("#figure")
        await run.press("v", "v", "v")
        assert "✗" in run.text("#figure")
        page = run.text("#page")
        assert page.index("▲") < page.index("Where")


async def test_the_body_in_plain_characters(demo: Journal) -> None:
    demo.settings = replace(demo.settings, ascii=True)
    async with open_app(demo) as run:
        await run.press("C", "home")
        for _ in range(len(demo.knowledge.body_views)):
            assert run.text("#figure").isascii()
            await run.press("v")
        assert "@" in run.text("#figure")


async def test_nothing_is_drawn_while_a_warning_stands(demo: Journal) -> None:
    from tests.factories import YES, screen

    screen(demo, RF01=YES)
    async with open_app(demo) as run:
        await run.press("C", "f")
        assert run.front == "CareScreen"
        assert not figure(run).display


async def test_the_page_of_a_point_tells_all_its_names(demo: Journal) -> None:
    async with open_app(demo, WIDE) as run:
        await run.press("C", "home")
        page = run.text("#page")
        for words in ("UB23", "Shènshū", "肾俞", "腎俞", "BL23", "shenshu", "Kidney Shu"):
            assert words in page
        for heading in ("Where", "How to find it", "What it is used for", "How to press", "Mind"):
            assert heading in page
        assert "It lies on the Bladder channel" in page
