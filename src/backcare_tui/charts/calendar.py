"""Pain as a calendar: months in weeks from Monday on, each day with the glyph of its pain."""

from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby
from typing import Protocol

from backcare_tui.charts.cells import Grid, Role, Row
from backcare_tui.charts.legend import entry, flow
from backcare_tui.charts.pain_glyphs import pain_glyph, pain_role
from backcare_tui.domain.day_words import day_month, month_year
from backcare_tui.domain.days import Period
from backcare_tui.language import clauses, marked, ngettext
from backcare_tui.language import gettext as _

SMALLEST_WIDTH = 28

_DAY_WIDTHS = (5, 4)
_GAP = 3
_HEADING = 2
_CLOSING = 4
_WEEKDAYS = (
    marked("Mo"),
    marked("Tu"),
    marked("We"),
    marked("Th"),
    marked("Fr"),
    marked("Sa"),
    marked("Su"),
)
# By whether the day is today, and whether it has an event.
_MARKS = {(True, False): "›", (False, True): "▼", (True, True): "►"}
_ASCII_MARKS = {(True, False): ">", (False, True): "v", (True, True): "*"}


class DailySeries(Protocol):
    """What is drawn: one value a day of ``period``, None for a gap (0-10)."""

    @property
    def period(self) -> Period:
        """The days, in order."""

    @property
    def daily(self) -> Sequence[float | None]:
        """The mean pain of each day."""


def pain_calendar(
    series: DailySeries,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    today: date | None = None,
    events: Collection[date] = (),
    cursor: date | None = None,
) -> tuple[Row, ...]:
    """Draw ``series`` into rows of exactly ``width`` cells (at least 28), oldest month first.

    A gap is a number without a glyph, and days outside the period are blank. ``today`` and the
    days of ``events`` carry a mark before their number, ``cursor`` stands in brackets. As many
    months stand side by side as there is room for, in rows of even length.
    """
    width = max(width, SMALLEST_WIDTH)
    months = _months(series.period)
    daily = dict(zip(series.period, series.daily, strict=True))
    across, day_width = _layout(len(months), width)
    rows: list[Row] = []
    for start in range(0, len(months), across):
        beside = months[start : start + across]
        if rows:
            rows += Grid(width, 1).rows()
        grid = Grid(width, _HEADING + max(map(_weeks, beside)))
        for index, days in enumerate(beside):
            left = index * (7 * day_width + _GAP)
            grid.put(left + 1, 0, month_year(days[0]), Role.AXIS)
            for weekday, name in enumerate(weekdays()):
                grid.put(left + 1 + weekday * day_width, 1, name, Role.AXIS)
            for day in days:
                column = left + day.weekday() * day_width
                row = _HEADING + _week(day) - _week(days[0])
                _draw_day(grid, column + 1, row, day, daily[day], ascii)
                mark = _mark(day == today, day in events, ascii)
                grid.put(column, row, mark, Role.MARK if day in events else Role.CURSOR)
            if cursor in days:
                column = left + cursor.weekday() * day_width
                row = _HEADING + _week(cursor) - _week(days[0])
                grid.put(column, row, "[", Role.CURSOR)
                grid.put(column + _CLOSING, row, "]", Role.CURSOR)
        rows += grid.rows()
    return tuple(rows)


def legend(
    series: DailySeries,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the plain name of the setting
    today: date | None = None,
    events: Collection[date] = (),
) -> tuple[Row, ...]:
    """What the glyphs and marks of such a calendar mean, in rows of at most ``width`` cells."""
    steps = [(0.0, "0"), (1.0, "1-3"), (4.0, "4-6"), (7.0, "7-10")]
    entries = [entry(words, (pain_glyph(p, ascii=ascii), pain_role(p))) for p, words in steps]
    entries.append(entry(_("(empty: no check-in)")))
    shown = today is not None and today in series.period
    if shown and today not in events:
        entries.append(entry(_("today"), (_mark(True, False, ascii), Role.CURSOR)))
    if any(day in series.period and day != today for day in events):
        entries.append(entry(_("event"), (_mark(False, True, ascii), Role.MARK)))
    if shown and today in events:
        entries.append(entry(_("event today"), (_mark(True, True, ascii), Role.MARK)))
    return flow(entries, width)


def weekdays() -> list[str]:
    """The days of the week from Monday on, each two cells wide."""
    return [_(name) for name in _WEEKDAYS]


def describe(series: DailySeries, *, each_day: bool = False) -> list[str]:
    """The calendar in one sentence a month, for a screen reader or a pipe.

    Months without a check-in that follow each other are told together. ``each_day`` tells the pain
    of each day as well.
    """
    daily = dict(zip(series.period, series.daily, strict=True))
    told: list[str] = []
    for logged, months in groupby(
        _months(series.period), key=lambda days: any(daily[day] is not None for day in days)
    ):
        if not logged:
            told.append(_nothing_in(list(months)))
            continue
        for days in months:
            told.append(_month_sentence(days, daily))
            if each_day:
                told.append(_day_by_day(days, daily))
    return told


def _nothing_in(months: Sequence[Sequence[date]]) -> str:
    number = sum(map(len, months))
    month = month_year(months[0][0])
    if len(months) > 1:
        words = _("{first} to {last}")
        month = words.format(first=month, last=month_year(months[-1][0]))
    return ngettext(
        "{month}: no check-in in {number} day.",
        "{month}: no check-in in {number} days.",
        number,
    ).format(month=month, number=number)


def _day_by_day(days: Sequence[date], daily: dict[date, float | None]) -> str:
    """The pain of each day by its number: "1: 4; 2 to 5: no check-in; 6: 3.5."."""
    told = []
    for gap, run in groupby(days, key=lambda day: daily[day] is None):
        if not gap:
            words = _("{day}: {pain:.3g}")
            told += [words.format(day=day.day, pain=daily[day]) for day in run]
            continue
        first, *more = run
        words = _("{day} to {last}: no check-in") if more else _("{day}: no check-in")
        told.append(words.format(day=first.day, last=(more or [first])[-1].day))
    return _("{sentence}.").format(sentence=clauses(told))


def _month_sentence(days: Sequence[date], daily: dict[date, float | None]) -> str:
    logged = [(pain, day) for day in days if (pain := daily[day]) is not None]
    month = month_year(days[0])
    highest, when = max(logged)
    return ngettext(
        "{month}: {logged} of {number} day logged, mean {mean:.1f}, highest {highest:.3g} on"
        " {day}.",
        "{month}: {logged} of {number} days logged, mean {mean:.1f}, highest {highest:.3g} on"
        " {day}.",
        len(days),
    ).format(
        month=month,
        logged=len(logged),
        number=len(days),
        mean=sum(pain for pain, _day in logged) / len(logged),
        highest=highest,
        day=day_month(when),
    )


def _months(period: Period) -> list[list[date]]:
    """The days of each month that lie in the period."""
    by_month = groupby(period, key=lambda day: (day.year, day.month))
    return [list(days) for _, days in by_month]


def _layout(months: int, width: int) -> tuple[int, int]:
    """How many months stand side by side, and the width of a day in them."""
    most = (width + _GAP) // (7 * min(_DAY_WIDTHS) + _GAP)
    across = -(-months // -(-months // most))
    room = (width + _GAP) // across - _GAP
    return across, next(day for day in _DAY_WIDTHS if 7 * day <= room)


def _week(day: date) -> int:
    """The row of ``day`` in its month, from 0."""
    return (day.day - 1 + day.replace(day=1).weekday()) // 7


def _weeks(days: Sequence[date]) -> int:
    return _week(days[-1]) - _week(days[0]) + 1


def _draw_day(
    grid: Grid, column: int, row: int, day: date, pain: float | None, plain: bool
) -> None:
    number = f"{day.day:>2}"
    if pain is None:
        grid.put(column, row, number, Role.MUTED)
    else:
        grid.put(column, row, number + pain_glyph(pain, ascii=plain), pain_role(pain))


def _mark(today: bool, event: bool, plain: bool) -> str:
    return (_ASCII_MARKS if plain else _MARKS).get((today, event), "")
