"""The clock, which tests and scripts may set."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.days import FIRST_DAY
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext

if TYPE_CHECKING:
    from backcare_tui.journal.journal import Journal

Clock = Callable[[], datetime]
"""Gives the present instant, aware, in local time."""

NOW = "BACKCARE_NOW"


_LAST_YEAR = 2262
"""Python counts nanoseconds in 64 bits: beyond April of this year its clock stands still."""
_YEAR = 365


def system_clock() -> datetime:
    """The present instant in local time.

    Raises:
        InvalidInput: the computer's clock stands where no diary can be kept.
    """
    try:
        now = datetime.now().astimezone()
        usable = FIRST_DAY.year < now.year < _LAST_YEAR
    except (ValueError, OverflowError, OSError):
        usable = False
    if not usable:
        raise InvalidInput(
            _("This computer's clock or time zone is set so that no diary can be kept."),
            _("Set it, then try again."),
        )
    return now


def clock_from(environment: Mapping[str, str] | None = None) -> Clock:
    """The system's clock, or a stopped one where ``BACKCARE_NOW`` holds an instant.

    Raises:
        InvalidInput: the variable holds something else, or the system's clock cannot be used.
    """
    text = (os.environ if environment is None else environment).get(NOW, "")
    if not text:
        system_clock()
        return system_clock
    try:
        fixed = datetime.fromisoformat(text)
        local = fixed if fixed.tzinfo else fixed.astimezone()
        usable = FIRST_DAY.year < local.year < 9999
    except (ValueError, OverflowError):
        usable = False
    if not usable:
        raise InvalidInput(
            _("{setting} is not an instant.").format(setting=f"{NOW}={text}"),
            _("Write it as 2026-03-09T21:30, or unset it."),
        )
    return lambda: local


def clock_doubt(journal: Journal) -> str:
    """Words where the days in the diary and the clock do not fit together; else empty.

    They do not where there are entries of days to come, or where the newest entry before today is
    more than a year old.
    """
    today = journal.today
    ahead = journal.diary.days(today + timedelta(days=2))
    if ahead:
        words = ngettext(
            "The diary has entries of a day to come: {last}. By this computer's clock today is "
            "{today}. If that is right, they were written by a wrong clock: backcare edit moves "
            "them. They stay, and count from their day on.",
            "The diary has entries of {number} days to come, the last is {last}. By this "
            "computer's clock today is {today}. If that is right, they were written by a wrong "
            "clock: backcare edit moves them. They stay, and count from their day on.",
            len(ahead),
        )
        return words.format(number=len(ahead), last=ahead[0].day, today=today)
    newest = journal.store.check_ins(
        journal.person, None, today - timedelta(days=1), newest_first=True, limit=1
    )
    if newest and (today - newest[0].day).days > _YEAR:
        words = _(
            "The last check-in before today is of {day}, more than a year ago. By this computer's "
            "clock today is {today}: is that right?"
        )
        return words.format(day=newest[0].day, today=today)
    return ""
