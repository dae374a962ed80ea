"""``backcare calendar``: the days of some months with their pain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.words import counted, day_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import Event
    from backcare_tui.review.series import PainSeries

MONTHS, MOST_MONTHS = 3, 120


@click.command("calendar", cls=Command)
@click.option(
    "--months",
    type=click.IntRange(1, MOST_MONTHS),
    default=MONTHS,
    show_default=True,
    metavar="N",
    help=f"How many months, up to this one; at most {MOST_MONTHS}.",
)
@click.pass_obj
def calendar_command(app: App, months: int) -> None:
    """Draw the months up to this one, each day with its pain. With --plain they are told.

    A day without a check-in is a number alone.
    """
    from backcare_tui.domain.days import Period
    from backcare_tui.review.series import pain_series

    journal = app.journal
    today = journal.today
    period = Period(_first_day(today, months), today)
    rows = journal.review.daily(None)
    series = pain_series(rows, period)
    events = journal.store.events(journal.person, period.first, period.last)
    if rows:
        logged = f"{series.recorded} of {counted(len(period), 'day')} logged."
        lines = [logged, *_calendar(series, events, app)]
    else:
        lines = ["Nothing here yet. One check-in takes about ten seconds: backcare checkin 4"]
    lines += ["", *_told(events, app)] if events else []
    app.show("calendar", _json(series, events), lines, lead="any")


def _first_day(today: date, months: int) -> date:
    from backcare_tui.domain.days import FIRST_DAY

    month = today.year * 12 + today.month - months
    return max(today.replace(year=month // 12, month=month % 12 + 1, day=1), FIRST_DAY)


def _calendar(series: PainSeries, events: Sequence[Event], app: App) -> list[str]:
    from backcare_tui.charts.calendar import SMALLEST_WIDTH, describe, legend, pain_calendar
    from backcare_tui.charts.cells import row_text

    width = app.output.width
    if app.output.plain or width < SMALLEST_WIDTH:
        return describe(series)
    days = {event.day for event in events}
    today = series.period.last
    drawn = pain_calendar(series, width, today=today, events=days)
    meant = legend(series, width, today=today, events=days)
    return ["", *(row_text(row).rstrip() for row in (*drawn, (), *meant))]


def _told(events: Sequence[Event], app: App) -> list[str]:
    today = app.journal.today
    return columns(
        [[day_words(event.day, today), event.text] for event in events], app.output.width
    )


def _json(series: PainSeries, events: Sequence[Event]) -> dict[str, Any]:
    return {
        "first": series.period.first,
        "last": series.period.last,
        "logged": series.recorded,
        "days": [
            {
                "day": day,
                "mean": series.daily[i],
                "worst": series.worst[i],
                "entries": series.entries[i],
            }
            for i, day in enumerate(series.period)
        ],
        "events": [{"id": each.id, "day": each.day, "text": each.text} for each in events],
    }
