"""The bars, the palette, History and Care where Chinese is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.factories import log
from tests.tui.conftest import SIZES, Driver, open_app, shown
from textual import content

from backcare_tui import language
from backcare_tui.charts.cells import cell_width
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.commands import BackcareCommands
from backcare_tui.tui.widgets.nav_bar import NavBar
from backcare_tui.tui.widgets.rows import Rows

HELL = "[b + [/ 腎俞 🙂 \x1b[31m红"


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(content, "divide_line", vars(content)["divide_line"])
    language.speak("zh_CN")
    yield
    language.speak(language.ENGLISH)


async def hits(run: Driver, query: str) -> list[str]:
    """What the palette finds."""
    provider = BackcareCommands(run.screen)
    await provider.startup()
    return [str(getattr(hit, "text", None) or hit.prompt) async for hit in provider.search(query)]


def column(line: str, text: str) -> int:
    """The column in which ``text`` begins."""
    assert text in line, line
    return cell_width(line.partition(text)[0])


@pytest.mark.parametrize("size", SIZES)
async def test_the_bar_names_each_screen_with_its_key(demo: Journal, size: tuple[int, int]) -> None:
    async with open_app(demo, size) as run:
        bar = run.screen.query_one(NavBar)
        line = shown(bar)
        for named in ("今天T", "趋势R", "证型P", "调护C", "历史H"):
            assert named in line
        assert cell_width(line) <= size[0]
        await run.click(bar, column(line, "历史H") + 4)
        assert run.front == "HistoryScreen"


async def test_a_screen_with_another_key_shows_no_letter(demo: Journal) -> None:
    async with open_app(demo) as run:
        run.app.keymap = {"go.care": "f4"}
        bar = run.screen.query_one(NavBar)
        bar.refresh()
        await run.settle()
        assert "调护C" not in shown(bar)
        assert "调护" in shown(bar)


async def test_the_palette_finds_by_chinese_pinyin_and_english(demo: Journal) -> None:
    point = demo.knowledge.points["BL23"]
    exercise = next(iter(demo.knowledge.exercises.values()))
    async with open_app(demo) as run:
        for query in (
            "肾俞",
            "腎俞",
            "shenshu",
            "Shènshū",
            "UB23",
            language.original(point.english),
        ):
            assert any("肾俞" in hit for hit in await hits(run, query)), query
        for query in (exercise.name, language.original(exercise.name)):
            assert f"锻炼：{exercise.name}" in await hits(run, query)
        for query in ("设置", "Settings"):
            assert "设置（,）" in await hits(run, query)
        for query in ("引导按压", "Guided session"):
            assert len([hit for hit in await hits(run, query) if hit.startswith("引导按压")]) == 1


async def test_the_columns_of_history_stand_below_each_other(settled: Journal) -> None:
    for ago in range(25):
        day = settled.today - timedelta(days=ago)
        log(settled, ago % 11, day, exposures={"cold": ago % 2 == 0}, note=HELL)
    async with open_app(settled) as run:
        await run.press("H")
        rows = run.screen.query_one(Rows)
        head, *lines = [line for line in shown(rows).split("\n") if line.strip()]
        days = [line for line in lines if "日 周" in line]
        assert len(days) > 10
        for title, text in (("出现过", "受凉"), ("备注", "[b + [/")):
            at = column(head, title)
            assert {column(line, text) for line in days if text in line} == {at}


async def test_a_name_that_means_itself_shows_once(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C")
        page = run.text("#page")
        assert page.count("肾俞") == 1
        assert "Kidney" not in page
        assert "UB23   肾俞" in run.text("#chooser")
