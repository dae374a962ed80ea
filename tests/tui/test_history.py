"""History: the list of days, searching, and editing in place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from tests.factories import SetClock, ago, exercised, log
from tests.tui.conftest import ENDS, SIZES, Driver, open_app, shown
from textual.binding import Binding

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.screens.bulk import BulkScreen
from backcare_tui.tui.screens.changes import ChangesScreen
from backcare_tui.tui.screens.day_page import DayScreen
from backcare_tui.tui.screens.edit_check_in import EditCheckIn
from backcare_tui.tui.screens.history import HistoryScreen
from backcare_tui.tui.widgets.rows import Rows

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞 😀 end"


def history(run: Driver) -> HistoryScreen:
    """History, in front."""
    assert isinstance(run.screen, HistoryScreen)
    return run.screen


def row(run: Driver) -> str:
    """The line under the cursor."""
    rows = history(run).rows
    return rows.drawn(rows.cursor)


def days(run: Driver) -> int:
    """How many days the list holds."""
    return sum(line.page is not None for line in history(run).lines)


def toasts(run: Driver) -> str:
    """All messages on one line."""
    return run.toasts.replace("\n", " ")


def fill(journal: Journal) -> None:
    """Six days in three months, with gaps."""
    log(journal, 3, exposures={"cold": True, "damp": False}, note=f"first {HELL}")
    log(journal, 6, ago(1), exposures={"lifting": True}, pressed=[Pressed("BL23", 30)])
    journal.diary.skip(ago(2), "travel")
    log(journal, 5, ago(6), flare=True)
    log(journal, 6, ago(6), note="later")
    log(journal, 4, ago(20), exposures={"cold": True})
    log(journal, 1, ago(400))


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_names_days_months_and_gaps(journal: Journal, size: tuple[int, int]) -> None:
    fill(journal)
    async with open_app(journal, size) as run:
        await run.press("H")
        assert run.text("#count").strip() == "6 days"
        told = shown(run.one("Rows"))
        assert "Mar 2026" in told.split("\n")[0]
        assert "3 days empty" in told
        assert "February 2026" in told
        assert "379 days empty" in told
        assert "February 2025" in told
        assert "▒ 5.5" in told
        assert "2 check-ins" in told
        assert "flare" in told
        assert "left out" in told
        assert f"first {HELL}"[:12] in told
        await run.press("end")
        assert "2 Feb" in row(run)
        await run.press("up", "up", "down", "home", "down", "pagedown", "pageup")
        assert "Mon  9 Mar" in row(run)


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_tells_which_exercises_were_done(
    journal: Journal, size: tuple[int, int]
) -> None:
    exercised(journal, ago(0), exercise="X01")
    for _ in range(2):
        exercised(journal, ago(0))
    async with open_app(journal, size) as run:
        await run.press("H")
        assert "did: Walk, Bridge"[: 8 if size[0] < 64 else None] in row(run)
        assert "–" in row(run), "an exercise says nothing of pain"
        await run.press("slash", *"exercised", "enter")
        assert days(run) == 1
        await run.press("d")
        assert "Deleted 3 exercises: " in toasts(run)
        assert journal.diary.days() == []
        await run.press("u")
        assert len(journal.diary.day(ago(0)).exercises) == 3


async def test_exercises_hide_no_note_and_no_mark(journal: Journal) -> None:
    exercised(journal, ago(0))
    log(journal, 3, note="stiff\nall day")
    journal.diary.mark("[b + [/", ago(0))
    async with open_app(journal, (140, 24)) as run:
        await run.press("H")
        assert "marked: [b + [/; stiff …; d" in row(run)


async def test_the_heading_names_the_month_of_the_first_line(journal: Journal) -> None:
    fill(journal)
    for n in range(7, 27):
        log(journal, 2, ago(n))
    async with open_app(journal, (60, 20)) as run:
        await run.press("H")
        assert "Mar 2026" in shown(run.one("Rows")).split("\n")[0]
        await run.press("end")
        assert "Feb 2026" in shown(run.one("Rows")).split("\n")[0]


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_ends_inside_the_list(journal: Journal, size: tuple[int, int]) -> None:
    log(journal, 10, note="腎俞" * 90, exposures=dict.fromkeys(("cold", "damp", "lifting"), True))
    log(journal, 3, ago(1), note="a" * 300)
    async with open_app(journal, size) as run:
        await run.press("H")
        for line in shown(run.one("Rows")).split("\n")[1:3]:
            assert line.endswith("…"), line
        width = run.one("Rows").size.width
        for y in range(3):
            assert run.one("Rows").render_line(y).cell_length <= width


async def test_the_cursor_passes_over_what_parts_the_days(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H")
        seen = [row(run)]
        for _ in range(5):
            await run.press("down")
            seen.append(row(run))
        assert not [line for line in seen if "empty" in line or "─" in line]
        assert len(set(seen)) == 6
        await run.press("down")
        assert row(run) == seen[-1]
        rows = run.one("Rows")
        await run.click_text(rows, "days empty")
        assert row(run) == seen[-1]
        await run.click_text(rows, "Sun  8 Mar")
        assert row(run) == seen[1]
        await run.click_text(rows, "Sun  8 Mar")
        assert run.front == "DayScreen"


async def test_history_of_an_empty_diary(journal: Journal) -> None:
    async with open_app(journal) as run:
        keys = (
            "enter",
            "e",
            "d",
            "j",
            "k",
            "space",
            "b",
            "shift+down",
            "end",
            "left_square_bracket",
        )
        await run.press("H", *keys)
        assert "Nothing here yet" in run.text("#count")
        assert run.front == "HistoryScreen"


@pytest.mark.parametrize("size", SIZES)
async def test_search_by_words_and_terms(journal: Journal, size: tuple[int, int]) -> None:
    fill(journal)
    async with open_app(journal, size) as run:
        await run.press("H")
        for text, words, first in [
            ("[b + [/", "“[b”", "Mon  9 Mar"),
            ("TRAVEL", "“TRAVEL”", "Sat  7 Mar"),
            ("pain>=6 -cold", "", ""),
            ("ub23", "UB23 pressed", "Sun  8 Mar"),
            ("-damp", "damp no", "Mon  9 Mar"),
            ("2025-02 pain<3", "February 2025", "2 Feb 2025"),
        ]:
            await run.press("slash")
            history(run).seeker.value = text
            await run.settle()
            if first:
                assert "1 day fits" in run.text("#count")
                assert words in run.text("#count")
                assert first in row(run)
            else:
                assert "0 days fit" in run.text("#count")
            await run.press("enter", "escape")
            assert run.text("#count").strip() == "6 days"
        await run.press("slash", *"qdeu b")
        assert "0 days fit" in run.text("#count")
        assert len(journal.diary.days()) == 6
        await run.press("enter", "d", "e", "enter", "space")
        assert run.front == "HistoryScreen"
        assert len(journal.diary.days()) == 6


async def test_the_cursor_keeps_its_day_through_search_and_reading(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "down", "down", "down", "down")
        assert "Tue 17 Feb" in row(run)
        await run.press("slash", *"cold", "enter")
        assert "Tue 17 Feb" in row(run)
        await run.press("escape")
        assert "Tue 17 Feb" in row(run)
        log(journal, 2, ago(3))
        run.app.diary_changed.publish(None)
        await run.settle()
        assert days(run) == 7
        assert "Tue 17 Feb" in row(run)


@pytest.mark.parametrize("size", SIZES)
async def test_editing_stays_in_history(journal: Journal, size: tuple[int, int]) -> None:
    fill(journal)
    async with open_app(journal, size) as run:
        await run.press("H", "e")
        assert run.front == "EditCheckIn"
        assert HELL in run.text("#note-row").replace("\n", " ")
        await run.press("7", "c", "d", "v", "w", *" x", "escape", "enter")
        assert run.front == "HistoryScreen"
        (entry,) = journal.diary.day(ago(0)).check_ins
        assert (entry.pain, entry.flare, entry.note) == (7, True, f"first {HELL} x")
        assert dict(entry.exposures) == {"cold": False}
        assert "█ 7" in row(run)
        await run.press("u")
        assert "░ 3" in row(run)


async def test_an_edit_that_marks_a_flare_asks_the_warning_questions(
    journal: Journal, clock: SetClock
) -> None:
    clock.forward(days=1)
    log(journal, 3)
    async with open_app(journal) as run:
        await run.press("H", "e", "v", "enter")
        assert run.front == "AskWarnings"
        await run.press("escape")
        assert run.front == "HistoryScreen"
        assert "flare" in row(run)


async def test_an_edit_is_dropped_only_at_the_second_escape(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "e", "8", "escape")
        assert run.front == "EditCheckIn"
        assert "escape once more drops them" in toasts(run)
        await run.press("T", "q")
        assert run.front == "EditCheckIn"
        assert "8 · hard" in run.text("PainScale")
        await run.press("escape")
        assert run.front == "HistoryScreen"
        await run.press("e", "escape")
        assert run.front == "HistoryScreen"
    assert journal.diary.day(ago(0)).mean_pain == 3


async def test_an_edit_sends_only_what_was_changed_here(journal: Journal) -> None:
    own = log(journal, 3, note="old").check_in.id
    async with open_app(journal) as run:
        await run.press("H", "e", "8")
        journal.diary.edit(own, note="from the other window")
        await run.press("enter")
        (entry,) = journal.diary.day(ago(0)).check_ins
        assert (entry.pain, entry.note) == (8, "from the other window")
        await run.press("e", "5")
        journal.diary.remove([own])
        await run.press("enter")
        assert run.front == "ConflictScreen"
        assert "you entered is still here." in run.text("#words")
        await run.press("escape")
        assert run.front == "EditCheckIn"
        assert "5 ·" in run.text("PainScale")


async def test_several_check_ins_of_a_day_are_edited_one_by_one(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "down", "down", "down", "e")
        assert "check-in 2 of 2" in run.text("#title")
        await run.press("8", "left_square_bracket")
        assert "check-in 1 of 2" in run.text("#title")
        await run.press("1", "enter")
        assert run.front == "EditCheckIn", "the other one is not saved yet"
        assert "8 ·" in run.text("PainScale")
        await run.press("enter")
        assert run.front == "HistoryScreen"
    assert sorted(c.pain for c in journal.diary.day(ago(6)).check_ins) == [1, 8]


async def test_an_edit_goes_on_with_all_answers_on_today(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "down", "e", "2", "a")
        assert run.front == "EditCheckIn"
        await run.press("escape", "escape", "e", "a")
        assert run.front == "TodayScreen"
        assert run.today.form.before == journal.diary.day(ago(1)).check_ins[0]
        await run.press("H")
        assert run.front == "HistoryScreen"


async def test_a_day_without_a_check_in_is_filled_in_on_today(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "down", "down", "e")
        assert run.front == "TodayScreen"
        assert run.today.day == ago(2)


async def test_deleting_twice_deletes_one_day(journal: Journal) -> None:
    log(journal, 3)
    log(journal, 4, ago(1))
    async with open_app(journal) as run:
        await run.press("H")
        screen = history(run)
        screen.action_delete()
        screen.action_delete()
        await run.settle()
        assert days(run) == 1
        assert run.toasts.count("Deleted") == 1


@pytest.mark.parametrize("size", ENDS)
async def test_ten_years_stand_there_and_scroll(journal: Journal, size: tuple[int, int]) -> None:
    def entries() -> Iterator[CheckIn]:
        for n in range(3650):
            yield CheckIn(
                f"{n:016x}", ago(n), journal.now() - timedelta(days=n), n % 11, note=f"n{n}"
            )

    journal.store.write(journal.person, "many", put=list(entries()), at=journal.now())
    async with open_app(journal, size) as run:
        await run.press("H")
        assert "3,650 days" in run.text("#count")
        drawn = 0
        rows = history(run).rows
        draw = rows._draw

        def counted(index: int, width: int) -> object:
            nonlocal drawn
            drawn += 1
            return draw(index, width)

        rows._draw = counted  # type: ignore[assignment]
        await run.press("ctrl+end")
        assert 0 < drawn < 6 * size[1], "only what shows is drawn"
        await run.press("slash", *"n3649", "enter")
        assert days(run) == 1


def test_keys_have_ids_words_and_one_meaning() -> None:
    ids: dict[str, str] = {}
    shared = {key for b in BackcareApp.BINDINGS for key in b.key.split(",")}
    for owner in (HistoryScreen, DayScreen, EditCheckIn, BulkScreen, ChangesScreen, Rows):
        keys: list[str] = []
        for binding in owner.BINDINGS:
            assert isinstance(binding, Binding)
            assert ids.setdefault(binding.id or "", owner.__name__) == owner.__name__
            assert hasattr(owner, f"action_{binding.action.split('(')[0]}"), binding
            assert binding.tooltip or owner is Rows or "pain-" in (binding.id or ""), binding
            keys += binding.key.split(",")
        assert len(keys) == len(set(keys)), owner
        assert not shared & set(keys), owner
