"""The calendar view of Trends: the months of the chosen range, each day with its pain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.charts.calendar import legend, pain_calendar
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.journal import Journal
    from backcare_tui.review.series import PainSeries


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months up to ``today``, and the days in them that carry an event."""

    series: PainSeries
    events: frozenset[date]
    today: date


def months_of(journal: Journal, days: int | None) -> Months:
    """The months that hold the last ``days`` days (None: all)."""
    from backcare_tui.domain.days import Period
    from backcare_tui.review.series import covering, pain_series

    today = journal.today
    rows = journal.review.daily(None)
    first = min(covering(rows, today, days).first, today).replace(day=1)
    events = journal.diary.events(first, today)
    return Months(
        pain_series(rows, Period(first, today)), frozenset(event.day for event in events), today
    )


def calendar_page(months: Months, width: int, *, ascii: bool) -> Content:  # noqa: A002 - the word of the setting
    """The months, oldest first, and what their marks mean."""
    series, today, events = months.series, months.today, months.events
    grid = pain_calendar(series, width, ascii=ascii, today=today, events=events)
    meant = legend(series, width, ascii=ascii, today=today, events=events)
    return drawn((*grid, (), *meant))
