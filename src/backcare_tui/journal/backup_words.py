"""Backups counted as people count: in days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.day_words import day_told
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.storage.backup_days import Days


def days_held(days: Days, today: date) -> str:
    """What a file holds: "15 days, Sun 8 Nov to Sun 22 Nov"."""
    if days.first is None or days.last is None:
        return _("no days yet")
    words = ngettext("{number:,} day, {first}", "{number:,} days, {first} to {last}", days.number)
    first, last = day_told(days.first, today), day_told(days.last, today)
    return words.format(number=days.number, first=first, last=last)


def backup_told(made: date, days: Days | None, today: date) -> str:
    """A backup within a sentence: "a backup of Sun 22 Nov with 15 days"."""
    day = day_told(made, today)
    if days is None:
        return _("an encrypted backup of {day}").format(day=day)
    return ngettext(
        "a backup of {day} with {number:,} day",
        "a backup of {day} with {number:,} days",
        days.number,
    ).format(day=day, number=days.number)
