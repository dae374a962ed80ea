"""Days in words, in the language that is spoken.

Names of months and weekdays come from the catalogue and not from the system's locale, which may
lack the language or speak another one than the program.
"""

from __future__ import annotations

from datetime import date

from backcare_tui.language import gettext as _
from backcare_tui.language import marked, pgettext

_MONTHS = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    "May",
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)
_WEEKDAYS = (
    marked("Monday"),
    marked("Tuesday"),
    marked("Wednesday"),
    marked("Thursday"),
    marked("Friday"),
    marked("Saturday"),
    marked("Sunday"),
)
_SHORT_MONTHS = (
    marked("Jan"),
    marked("Feb"),
    marked("Mar"),
    marked("Apr"),
    "May",
    marked("Jun"),
    marked("Jul"),
    marked("Aug"),
    marked("Sep"),
    marked("Oct"),
    marked("Nov"),
    marked("Dec"),
)
_SHORT_WEEKDAYS = (
    marked("Mon"),
    marked("Tue"),
    marked("Wed"),
    marked("Thu"),
    marked("Fri"),
    marked("Sat"),
    marked("Sun"),
)
_MAY = 5


def month_name(month: int) -> str:
    """A month, 1 to 12: "November"."""
    return pgettext("the whole month", "May") if month == _MAY else _(_MONTHS[month - 1])


def short_month(month: int) -> str:
    """A month, 1 to 12, in short: "Nov"."""
    return pgettext("the month in short", "May") if month == _MAY else _(_SHORT_MONTHS[month - 1])


def weekday_name(day: date) -> str:
    """The day of the week: "Friday"."""
    return _(_WEEKDAYS[day.weekday()])


def short_weekday(day: date) -> str:
    """The day of the week in short: "Fri"."""
    return _(_SHORT_WEEKDAYS[day.weekday()])


def day_month(day: date) -> str:
    """In words: "20 Nov"."""
    return _("{day} {month}").format(day=day.day, month=short_month(day.month))


def day_month_year(day: date) -> str:
    """In words: "20 Nov 2026"."""
    words = _("{day} {month} {year}")
    return words.format(day=day.day, month=short_month(day.month), year=day.year)


def day_whole_month(day: date) -> str:
    """In words: "20 November"."""
    words = pgettext("the whole month", "{day} {month}")
    return words.format(day=day.day, month=month_name(day.month))


def day_whole_month_year(day: date) -> str:
    """In words: "20 November 2026"."""
    words = pgettext("the whole month", "{day} {month} {year}")
    return words.format(day=day.day, month=month_name(day.month), year=day.year)


def weekday_day(day: date) -> str:
    """In words: "Fri 20 Nov"."""
    words = _("{weekday} {day} {month}")
    return words.format(weekday=short_weekday(day), day=day.day, month=short_month(day.month))


def weekday_day_year(day: date) -> str:
    """In words: "Fri 20 Nov 2026"."""
    words = _("{weekday} {day} {month} {year}")
    return words.format(
        weekday=short_weekday(day), day=day.day, month=short_month(day.month), year=day.year
    )


def day_told(day: date, today: date) -> str:
    """A day as `weekday_day` has it, with the year where it is not that of ``today``."""
    return weekday_day(day) if day.year == today.year else weekday_day_year(day)


def long_day(day: date) -> str:
    """In words: "Friday, 20 November"."""
    words = pgettext("a day in full", "{weekday}, {day} {month}")
    return words.format(weekday=weekday_name(day), day=day.day, month=month_name(day.month))


def long_day_year(day: date) -> str:
    """In words: "Friday, 20 November 2026"."""
    words = pgettext("a day in full", "{weekday}, {day} {month} {year}")
    return words.format(
        weekday=weekday_name(day), day=day.day, month=month_name(day.month), year=day.year
    )


def month_year(day: date) -> str:
    """In words: "November 2026"."""
    words = pgettext("the whole month", "{month} {year}")
    return words.format(month=month_name(day.month), year=day.year)


def short_month_year(day: date) -> str:
    """In words: "Nov 2026"."""
    words = pgettext("the month in short", "{month} {year}")
    return words.format(month=short_month(day.month), year=day.year)
