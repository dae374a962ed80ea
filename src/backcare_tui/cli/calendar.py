"""``backcare calendar``: a year at a glance, or the days of some months, with their pain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli.command import Command
from backcare_tui.cli.layout import columns
from backcare_tui.cli.words import day_words
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext, sentences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from backcare_tui.charts.cells import Row
    from backcare_tui.cli.context import App
    from backcare_tui.domain.checkin import Event
    from backcare_tui.review.series import PainSeries

MONTHS = 12


@click.command("calendar", cls=Command)
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    metavar="N",
    help="Draw N months, up to this one, with the number of each day; at most 120.",
)
@click.pass_obj
def calendar_command(app: App, months: int | None) -> None:
    """Draw twelve months at a glance: a column for each week, newest at the right.

    A day without a check-in is empty. Where the terminal is narrow, the oldest weeks are left out.
    With --plain the months are told, and with --months the pain of each day.
    """
    from backcare_tui.domain.days import Period
    from backcare_tui.review.series import pain_series

    journal = app.journal
    today = journal.today
    period = Period(_first_day(today, months or MONTHS), today)
    rows = journal.review.daily(None)
    series = pain_series(rows, period)
    events = journal.store.events(journal.person, period.first, period.last)
    if rows:
        logged = ngettext(
            "{recorded} of {number} day logged.",
            "{recorded} of {number} days logged.",
            len(period),
        ).format(recorded=series.recorded, number=len(period))
        drawn = _year(series, events, app) if months is None else _months(series, events, app)
        lines = [sentences([logged, _left_out(series, months, app)]), *drawn]
    else:
        lines = [_("Nothing here yet. One check-in takes about ten seconds: backcare checkin 4")]
    lines += ["", *_told(events, app)] if events else []
    app.show("calendar", _json(series, events), lines, lead="any")


def _first_day(today: date, months: int) -> date:
    from backcare_tui.domain.days import FIRST_DAY

    month = today.year * 12 + today.month - months
    return max(today.replace(year=month // 12, month=month % 12 + 1, day=1), FIRST_DAY)


def _year(series: PainSeries, events: Sequence[Event], app: App) -> list[str]:
    from backcare_tui.charts.calendar import describe, legend
    from backcare_tui.charts.heatmap import SMALLEST_WIDTH, heat_map

    width = app.output.width
    if app.output.plain or width < SMALLEST_WIDTH:
        return describe(series)
    days, today = {event.day for event in events}, series.period.last
    drawn = heat_map(series, width, today=today, events=days)
    return _lines(drawn.rows, legend(series, width, today=today, events=days))


def _left_out(series: PainSeries, months: int | None, app: App) -> str:
    """That the terminal is too narrow for all of the weeks, where it is."""
    from backcare_tui.charts.heatmap import SMALLEST_WIDTH, weeks_in

    weeks = weeks_in(app.output.width)
    whole = months is not None or app.output.plain or app.output.width < SMALLEST_WIDTH
    if whole or weeks * 7 >= len(series.period):
        return ""
    return _("The last {weeks} weeks are drawn.").format(weeks=weeks)


def _months(series: PainSeries, events: Sequence[Event], app: App) -> list[str]:
    from backcare_tui.charts.calendar import SMALLEST_WIDTH, describe, legend, pain_calendar

    width = app.output.width
    if app.output.plain or width < SMALLEST_WIDTH:
        return describe(series, each_day=True)
    days, today = {event.day for event in events}, series.period.last
    drawn = pain_calendar(series, width, today=today, events=days)
    return _lines(drawn, legend(series, width, today=today, events=days))


def _lines(drawn: Sequence[Row], meant: Sequence[Row]) -> list[str]:
    from backcare_tui.charts.cells import row_text

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
