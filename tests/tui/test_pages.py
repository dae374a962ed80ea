"""Trends, Pattern, Care and History: each says what it must, empty and full."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.factories import ago, log
from tests.tui.conftest import ENDS, SIZES, Driver, open_app, shown
from textual.widgets import OptionList

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.care import CareScreen
from backcare_tui.tui.screens.trends import TrendsScreen
from backcare_tui.tui.widgets.questions import Questions

pytestmark = pytest.mark.thorough


def trends(run: Driver) -> TrendsScreen:
    """Trends, in front."""
    assert isinstance(run.screen, TrendsScreen)
    return run.screen


@pytest.mark.parametrize("size", SIZES)
async def test_trends_ranges_and_cursor(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("R")
        assert "about" in run.text("#sentence")
        for key, name, days in [("7", "7", 7), ("3", "30", 30), ("9", "90", 90), ("y", "365", 365)]:
            await run.press(key)
            view = trends(run).view
            assert view is not None
            assert (trends(run).range, len(view.series.period)) == (name, days)
        await run.press("a")
        assert trends(run).range == "all"
        await run.press("3", "left")
        assert trends(run).cursor == demo.today
        await run.press("left", "left")
        assert trends(run).cursor == ago(2)
        run.screen.query_one("#readout").scroll_visible(animate=False)
        await run.settle()
        assert "7 Mar 2026" in run.text("#readout")
        await run.press("right", "enter")
        assert run.today.day == ago(1)


async def test_the_cursor_stays_in_the_range(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R", "7", "right", "right")
        assert trends(run).cursor == ago(0)
        await run.press(*["left"] * 9)
        assert trends(run).cursor == ago(6)
        await run.press("3", "enter")
        assert run.front == "TrendsScreen", "no day is marked after another range was chosen"


async def test_the_range_and_a_day_by_mouse(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("R")
        await run.click_text(run.one("KeyBar"), "Range")
        assert trends(run).range == "90"
        chart = run.one("PainChart")
        await run.click(chart, chart.size.width - 3, 2)
        assert trends(run).cursor == demo.today


async def test_trends_of_an_empty_diary(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("R", "left", "enter", "7", "a", "y")
        assert "Nothing here yet" in run.text("#sentence")
        assert not run.one("PainChart").display


async def test_trends_of_one_check_in(journal: Journal) -> None:
    log(journal, 6)
    async with open_app(journal) as run:
        await run.press("R")
        for key in "739ya":
            await run.press(key, "left")
            assert "Too early" in run.text("#sentence")
            assert "pain 6" in run.text("#readout")


@pytest.mark.parametrize("size", ENDS)
async def test_pattern_too_early(journal: Journal, size: tuple[int, int]) -> None:
    log(journal, 4)
    async with open_app(journal, size) as run:
        await run.press("P")
        assert "Too early to say" in run.text("#text")
        assert "too early" in run.text("#text")
        assert "Blood stasis" in run.text("#text")


@pytest.mark.parametrize("size", SIZES)
async def test_pattern_fits_and_says_why(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        await run.press("P")
        text = run.text("#text")
        assert "cold and damp" in text
        assert "could still be" in text
        for words in ("Speaks for it", "Speaks against it", "What the tradition does"):
            assert words in text
        assert "yes on" not in text
        await run.press("w")
        assert "yes on" in run.text("#text")
        await run.click_text(run.one("KeyBar"), "Days behind it")
        assert "yes on" not in run.text("#text")
        body = run.one("#body")
        await run.press("down", "down", "pagedown")
        assert body.scroll_target_y > 2


async def test_pattern_follows_the_size(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("P")
        await run.resize(60, 20)
        assert max(len(line) for line in run.text("#text").split("\n")) <= 60


def care(run: Driver) -> CareScreen:
    """Care, in front."""
    assert isinstance(run.screen, CareScreen)
    return run.screen


async def test_every_option_of_care_has_a_page(demo: Journal) -> None:
    async with open_app(demo, (60, 20)) as run:
        await run.press("C")
        options = care(run).options
        known = demo.knowledge
        titles = [str(option.prompt) for option in options.options]
        assert len([t for t in titles if t[2:7].strip() and "Trigger" not in t]) > 20
        pages = set()
        for index, option in enumerate(options.options):
            if not option.disabled:
                options.highlighted = index
                await run.pilot.pause()
                await run.pilot.pause()
                pages.add(shown(care(run).page_text))
        assert len(pages) == len([o for o in options.options if not o.disabled])
        assert {o.id for o in options.options} >= {f"point:{code}" for code in known.points}


async def test_care_by_keys_and_mouse(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "j", "j", "k")
        first = care(run)._chosen
        await run.press("down", "up")
        assert care(run)._chosen == first
        await run.press("tab", "pagedown")
        assert run.one("#reader").scroll_target_y > 0
        await run.click_text(run.one("#chooser"), "KI3")
        assert run.front == "SessionBefore"
        await run.press("escape")
        assert "KI3" in run.text("#page")
        await run.press("p")
        assert run.front == "SessionBefore"


def about_answers(run: Driver) -> dict[str, object]:
    """The answers that About you shows."""
    from backcare_tui.tui.screens.about_you import AboutYouScreen

    assert isinstance(run.screen, AboutYouScreen)
    return {question.id: question.value for question in run.screen.questions.questions}


@pytest.mark.parametrize("size", ENDS)
async def test_about_you_switches_points_off(journal: Journal, size: tuple[int, int]) -> None:
    async with open_app(journal, size) as run:
        await run.press("C", "i")
        why = run.text("#why")
        assert "Why this is asked" in why
        # The warning questions were told "no" about the first three.
        assert list(about_answers(run).values())[:4] == [False, False, False, None]
        await run.press(*["up"] * len(about_answers(run)))
        await run.press("y", "down", "down", "n")
        assert list(about_answers(run).values())[:5] == [True, False, False, False, None]
        await run.press("u")
        assert list(about_answers(run).values())[:4] == [True, False, False, None]
        await run.press("escape")
        run.screen.query_one(OptionList).highlighted = None
        held = journal.care.points(library=True)
        blocked = [a.point.code for a in held if a.limits.blocked]
        assert blocked
        run.app.open_care(blocked[0])
        await run.settle()
        assert "✗ Pregnant" in run.text("#page")
        await run.press("enter")
        assert run.front == "CareScreen"
        assert "switched off for you" in run.toasts


async def test_about_you_by_mouse_to_its_end(journal: Journal) -> None:
    async with open_app(journal, (60, 20)) as run:
        await run.press("C", "i")
        await run.press(*["down"] * 8)
        questions = run.one("Questions")
        assert isinstance(questions, Questions)
        marked = questions.questions[questions.cursor].id
        line = next(i for i, text in enumerate(shown(questions).split("\n")) if "▸" in text)
        row = shown(questions).split("\n")[line]
        await run.click(questions, row.index("y yes"), line)
        assert about_answers(run)[marked] is True


async def test_private_topics_show_only_when_turned_on(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("C")
        run.app.open_care("rules")
        await run.settle()
        assert "A private topic" in run.text("#page")
        journal.care.set_profile(
            {i.item: True for i in journal.care.profile() if i.item.startswith("private.")}
        )
        run.app.diary_changed.publish(None)
        await run.settle()
        assert "A private topic" not in run.text("#page")


@pytest.mark.slow
async def test_trends_of_ten_years(journal: Journal) -> None:
    def entries() -> Iterator[CheckIn]:
        for n in range(3650):
            day = ago(n)
            yield CheckIn(f"{n:016x}", day, journal.now() - timedelta(days=n), n % 11, note=f"n{n}")

    journal.store.write(journal.person, "many", put=list(entries()), at=journal.now())
    async with open_app(journal) as run:
        await run.press("R", "a", "left")
        assert "pain" in run.text("#readout")


@pytest.mark.parametrize("start", ["trends", "pattern", "care", "history"])
async def test_opening_on_another_screen(demo: Journal, start: str) -> None:
    async with open_app(demo, start=start) as run:
        assert run.front.lower().startswith(start)
        run.app.open_day(ago(3))
        await run.settle()
        assert run.today.day == ago(3)
        assert "Friday, 6 March" in run.text("#ask")


async def test_going_elsewhere_by_mouse(demo: Journal) -> None:
    async with open_app(demo, (60, 20)) as run:
        for title in ("tRends", "Pattern", "Care", "History", "Today"):
            await run.click_text(run.one("NavBar"), title)
            assert run.front.lower().startswith(title.lower())


async def test_a_click_on_the_notice_shows_the_signs(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("escape")
        await run.click(run.one("NoticeBar"), 3)
        assert run.front == "WarningSignsScreen"


async def test_the_demo_is_labelled_everywhere(demo: Journal) -> None:
    async with open_app(demo, (40, 12)) as run:
        for key in "RPCHT":
            await run.press(key)
            assert "DEMO" in run.text("NavBar")
        await run.resize(80, 24)
        assert "SYNTHETIC DEMO" in run.text("NavBar")


async def test_the_pages_show_what_another_page_wrote(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press(*"RPCHT")
        await run.press("7", "c", "enter")
        if run.front == "AskWarnings":
            await run.press("escape")
        await run.press("escape", "H")
        assert run.text("#count").strip() == "1 day"
        await run.press("R")
        assert "Nothing here" not in run.text("#sentence")
