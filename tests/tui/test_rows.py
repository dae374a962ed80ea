"""The cursor of a long list stays where it is seen, whatever moves the list."""

from __future__ import annotations

import pytest
from tests.factories import ago, log
from tests.tui.conftest import SIZES, Driver, open_app, shown
from tests.tui.test_history import fill, history, row, toasts

from backcare_tui.journal.day_pages import DayPage
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens import history as history_module


def months(journal: Journal) -> None:
    """Three months of days without a gap."""
    for n in range(90):
        log(journal, n % 11, ago(n))


def under_cursor(run: Driver) -> DayPage:
    """The day under the cursor, whose line can be seen."""
    page = history(run).chosen
    assert page is not None
    assert row(run) in shown(history(run).rows)
    return page


@pytest.mark.parametrize("size", SIZES)
async def test_half_a_page_takes_the_cursor_along(journal: Journal, size: tuple[int, int]) -> None:
    months(journal)
    async with open_app(journal, size) as run:
        await run.press("H")
        half = history(run).rows.size.height // 2
        await run.press("ctrl+d", "ctrl+d")
        assert history(run).rows.cursor in range(2 * half, 2 * half + 3)
        assert under_cursor(run).day < ago(half)
        await run.press("ctrl+u", "ctrl+u", "ctrl+u")
        assert under_cursor(run).day == ago(0)
        await run.press(*["ctrl+d"] * (180 // half + 2))
        assert under_cursor(run).day == ago(89)


async def test_half_a_page_passes_what_parts_the_days(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal, (60, 20)) as run:
        await run.press("H")
        rows = history(run).rows
        rows.styles.height = 3
        await run.settle()
        for key, last in (("ctrl+d", ago(400)), ("ctrl+u", ago(0))):
            await run.press(*[key] * 9)
            assert under_cursor(run).day == last


@pytest.mark.parametrize("size", SIZES)
async def test_a_day_out_of_sight_comes_into_view_before_it_is_deleted(
    journal: Journal, size: tuple[int, int]
) -> None:
    months(journal)
    async with open_app(journal, size) as run:
        await run.press("H", "down")
        rows = history(run).rows
        line = row(run)
        rows.scroll_to(y=rows.max_scroll_y, animate=False)
        await run.settle()
        assert line not in shown(rows)
        await run.press("d")
        assert len(journal.diary.days()) == 90
        assert "The cursor is on Sun 8 Mar: d again deletes that day." in toasts(run)
        assert line in shown(rows)
        await run.press("d")
        assert journal.diary.day(ago(1)).check_ins == ()
        assert "Deleted 1 check-in: Sun 8 Mar. u brings it back." in toasts(run)


async def test_a_day_of_another_year_is_named_with_it(journal: Journal) -> None:
    fill(journal)
    async with open_app(journal) as run:
        await run.press("H", "end", "d")
        assert "Deleted 1 check-in: Sun 2 Feb 2025." in toasts(run)


async def test_what_changed_is_read_where_the_cursor_rests(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    months(journal)
    async with open_app(journal, (140, 45)) as run:
        await run.press("H")
        assert "What changed when" in run.text("DayBody Flowing")
        reads = 0
        read = journal.store.changes_of

        def counted(person: str, names: list[tuple[str, str]]) -> object:
            nonlocal reads
            reads += 1
            return read(person, names)

        monkeypatch.setattr(journal.store, "changes_of", counted)
        monkeypatch.setattr(history_module, "_REST", 3600)
        await run.pilot.press(*["down"] * 10)
        await run.pilot.pause()
        assert "Friday, 27 February" in shown(run.one("DayBody Flowing")), "the day at once"
        assert reads == 0
        monkeypatch.setattr(history_module, "_REST", 0)
        await run.press("down")
        assert reads > 0
        assert "What changed when" in run.text("DayBody Flowing")
