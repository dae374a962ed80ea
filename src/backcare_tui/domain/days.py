"""Diary days: which local date an instant belongs to, how people name days, and periods."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from backcare_tui.domain.text import first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

DAY_START = time(4, 0)
FIRST_DAY = date(1900, 1, 1)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_BACK = re.compile(r"-(\d{1,5})")
_HINT = marked("Write a day as 2026-03-09, today, yesterday, -3 (days ago) or mon.")


def diary_day(at: datetime, day_start: time = DAY_START) -> date:
    """The day that local time ``at`` belongs to; hours before ``day_start`` are the day before."""
    day = at.date()
    return day - timedelta(days=1) if at.time().replace(tzinfo=None) < day_start else day


def parse_day(text: str, today: date) -> date:
    """Read a day as people write it: ISO, ``today``, ``yesterday``, ``-3`` or ``mon``.

    A weekday means the newest such day that is not after ``today``.

    Raises:
        InvalidInput: the text names no day, a day in the future, or one before 1900.
    """
    word, text = text.strip().lower(), first_line(text, 40)
    if word in ("today", "now", "0", "-0"):
        return today
    if word == "yesterday":
        return _allowed(today, 1, text)
    if word == "tomorrow":
        raise InvalidInput(_("“{text}” is in the future.").format(text=text), _(_HINT))
    if back := _BACK.fullmatch(word):
        return _allowed(today, int(back[1]), text)
    if len(word) >= 3 and (near := [i for i, name in enumerate(WEEKDAYS) if _weekday(word, i)]):
        return today - timedelta(days=(today.weekday() - near[0]) % 7)
    if not _ISO.fullmatch(word):
        raise InvalidInput(_("“{text}” is not a day.").format(text=text), _(_HINT))
    try:
        day = date.fromisoformat(word)
    except ValueError:
        raise InvalidInput(_("There is no day {text}.").format(text=text), _(_HINT)) from None
    return check_day(day, today)


def check_day(day: date, today: date) -> date:
    """Return ``day``, or raise InvalidInput where it lies in the future or before 1900."""
    if day > today:
        raise InvalidInput(
            _("{day} is in the future.").format(day=day.isoformat()),
            _("A diary speaks of today and the days before."),
        )
    if day < FIRST_DAY:
        raise InvalidInput(
            _("{day} is too long ago.").format(day=day.isoformat()),
            _("The first possible day is 1900-01-01."),
        )
    return day


def is_ahead(day: date, today: date) -> bool:
    """Whether ``day`` lies so far ahead that a clock must have been wrong.

    Tomorrow does not: a journey to the west begins the same day twice.
    """
    return (day - today).days > 1


def _allowed(today: date, back: int, text: str) -> date:
    try:
        return check_day(today - timedelta(days=back), today)
    except OverflowError:
        raise InvalidInput(_("“{text}” is too long ago.").format(text=text), _(_HINT)) from None


_FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def _weekday(word: str, index: int) -> bool:
    return _FULL_NAMES[index].startswith(word)


@dataclass(frozen=True, slots=True)
class Period:
    """A run of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise InvalidInput(
                _("The period begins on {first} and ends on {last}.").format(
                    first=self.first, last=self.last
                ),
                _("Give the earlier day first."),
            )

    @classmethod
    def ending(cls, last: date, days: int) -> "Period":
        """The ``days`` days that end with ``last``."""
        return cls(last - timedelta(days=days - 1), last)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        for offset in range(len(self)):
            yield self.first + timedelta(days=offset)

    def __len__(self) -> int:
        return (self.last - self.first).days + 1
