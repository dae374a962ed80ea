"""Today and the questions in Chinese: wide words take their room, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app, shown
from textual import content

from backcare_tui import language
from backcare_tui.charts.cells import cell_width
from backcare_tui.domain.answers import FLARE_QUESTION
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.journal import Journal
from backcare_tui.language import gettext as _
from backcare_tui.tui.base import STILL_HERE
from backcare_tui.tui.form import ENTERED_SINCE
from backcare_tui.tui.screens.edit_check_in import EditCheckIn
from backcare_tui.tui.screens.today import TodayScreen
from backcare_tui.tui.screens.today_form import UNSAVED_YET

pytestmark = pytest.mark.thorough

FORM = ("#triggers", "#spread", "#where", "#pressed", "#note-row")
ENGLISH_LEFT = re.compile("[A-Za-zÀ-ɏ]{3,}")
KEPT = {"backcare", "UB", "enter", "esc", "ctrl", "space", "Shènshū"}


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(vars(content), "divide_line", vars(content)["divide_line"])
    language.speak("zh_CN")
    yield
    language.speak(language.ENGLISH)


def start_of_second(line: str) -> int:
    """The column where a row of the form begins after its lead."""
    lead = re.match(r"\S+\s{2,}", line)
    assert lead, line
    return cell_width(lead[0])


async def test_today_fits_without_scrolling(settled: Journal) -> None:
    async with open_app(settled, (80, 24)) as run:
        assert run.today.body.max_scroll_y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_the_rows_of_the_form_begin_below_each_other(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        rows = [run.text(row) for row in FORM if run.one(row).display]
        assert len({start_of_second(row.split("\n")[0]) for row in rows if row}) == 1


@pytest.mark.parametrize("size", SIZES)
async def test_chips_are_as_wide_as_they_are_drawn(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        await run.press("c", "d", "d")
        chips = run.today.body.triggers
        text = shown(chips)
        assert "受凉 ✓ 有" in text
        assert "潮湿 ✗ 没有" in text
        for (_a, end, row), (start, _b, next_row) in pairwise(chips._boxes):
            assert end <= chips.size.width
            assert row < next_row or end + 2 == start
        at = chips._boxes[1][0]
        await run.click(chips, at + 4, chips._boxes[1][2])
        assert run.today.form.exposures["damp"] is None


@pytest.mark.parametrize("size", SIZES)
async def test_the_numbers_of_the_scale_stand_over_their_words(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        numbers, words = shown(run.today.body.scale).split("\n")[:2]
        assert numbers.lstrip().startswith("0")
        ends = [cell_width(words[: words.index(word)]) for word in ("不痛", "中等", "最痛")]
        assert ends == sorted(ends)
        assert abs(ends[1] + 2 - (numbers.index(" 5 ") + 1.5)) <= 2


async def test_a_reply_to_a_reminder_is_where_it_is_drawn(settled: Journal) -> None:
    log(settled, 4, ago(0), exposures={"cold": True})
    async with open_app(settled) as run:
        reminders = run.today.body.reminders
        first = reminders.entries[0][0].id
        lines = shown(reminders).split("\n")
        y = next(i for i, line in enumerate(lines) if "不适合我" in line)
        before = lines[y][: lines[y].index("不适合我")]
        await run.click(reminders, cell_width(before) + 7, y)
        assert first not in [rule.id for rule, _why in reminders.entries]


async def test_another_day_is_asked_about_as_that_day(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("left_square_bracket")
        asked = [question.text for question in run.today.body.questions.questions[1:]]
        assert asked
        assert all("那天" in text and "今天" not in text for text in asked)


@pytest.mark.parametrize(
    "message",
    [
        ENTERED_SINCE,
        "Your check-in for today is not saved yet. Enter saves it.",
        "Your check-in for {day} is not saved yet. Enter saves it.",
        "Another check-in for this day is not saved yet: save it, or leave it with escape.",
        "This check-in of the day is not saved yet.",
    ],
)
def test_what_is_taken_back_after_saving_is_found(message: str) -> None:
    assert UNSAVED_YET in message
    assert _(message) != message
    assert _(UNSAVED_YET) in _(message)


def test_the_help_asks_about_a_flare_in_the_same_words() -> None:
    for help_ in (TodayScreen.HELP, EditCheckIn.HELP):
        assert FLARE_QUESTION in help_
        assert _(FLARE_QUESTION) in _(help_)


@pytest.mark.parametrize("size", SIZES)
async def test_nothing_on_today_and_beside_it_is_english(
    settled: Journal, size: tuple[int, int]
) -> None:
    log(settled, 4, ago(1), exposures={"cold": True})

    def look(run: Driver) -> None:
        for widget in run.screen.query("Static, Chips, Questions, PainScale, KeyBar, Flowing"):
            if widget.display:
                found = set(ENGLISH_LEFT.findall(shown(widget)))
                assert not found - KEPT, shown(widget)

    async with open_app(settled, size) as run:
        look(run)
        for keys in (["b"], ["escape", "4", "enter"], ["exclamation_mark"], ["a"], ["escape", "i"]):
            await run.press(*keys)
            look(run)


async def test_text_from_hell_stays_as_it_is(settled: Journal) -> None:
    log(settled, 4, ago(0), note="[b + [/ 腎俞 🙂")
    async with open_app(settled) as run:
        assert "[b + [/ 腎俞 🙂" in run.text("#saved")


async def test_an_error_says_what_is_still_here(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.app.tell_error(StorageFailure("x", ""), STILL_HERE)
        await run.settle()
        assert "你输入的内容还在。" in run.toasts


async def test_the_body_says_which_side_is_seen_where(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("b")
        assert "背面：你的左侧在图的左边" in run.text("#told").replace("\n", "")
        await run.press("v")
        assert "正面：你的左侧在图的右边" in run.text("#told").replace("\n", "")
