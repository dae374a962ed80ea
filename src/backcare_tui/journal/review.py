"""The review of one diary: series, trend, leaning, and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.answers import Answers
from backcare_tui.errors import InvalidInput
from backcare_tui.journal.items import HISTORY
from backcare_tui.journal.journal import days_before

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.care import Pattern
    from backcare_tui.domain.checkin import DailyPain
    from backcare_tui.journal.journal import Journal
    from backcare_tui.review.next_question import NextQuestion
    from backcare_tui.review.patterns import Leaning
    from backcare_tui.review.series import PainSeries
    from backcare_tui.review.trend import Trend

LEANING_DAYS = 120
"""Older answers weigh less than 0.3 % (half-life of 14 days), so they are not read."""

RANGES: dict[str, int | None] = {"7": 7, "30": 30, "90": 90, "365": 365, "all": None}
"""The ranges that people can choose, in days."""

STRIPS = ("cold", "damp", "fatigue", "lifting")


@dataclass(frozen=True, slots=True)
class TrendView:
    """A trend with the series behind it and the marks beneath: trigger id to day answers."""

    trend: Trend
    series: PainSeries
    strips: dict[str, tuple[bool | None, ...]]
    pressed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask at the next check-in: three signs, or the whole list where it is due."""

    next: tuple[NextQuestion, ...]
    checklist_due: bool


class Review:
    """What one person's diary says."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def daily(self, days: int | None) -> list[DailyPain]:
        """The recorded days of the last ``days`` days (None: all), oldest first."""
        journal = self._journal
        first = days_before(journal.today, days - 1) if days else None
        return journal.store.daily_pain(journal.person, first, journal.today)

    def trend(self, days: int | None = 30) -> TrendView:
        """The trend with the series of the last ``days`` days (None: all)."""
        from backcare_tui.domain.days import Period
        from backcare_tui.review.series import (
            answers_by_day,
            covering,
            pain_series,
            pressed_by_day,
        )
        from backcare_tui.review.trend import trend

        journal = self._journal
        today, store, person = journal.today, journal.store, journal.person
        rows = self.daily(None)
        period = covering(rows, today, days)
        period = Period(min(period.first, today), today)
        check_ins = store.check_ins(person, period.first, today)
        return TrendView(
            trend(rows, today, days),
            pain_series(rows, period),
            {strip: answers_by_day(check_ins, strip, period) for strip in STRIPS},
            pressed_by_day(store.sessions(person, period.first, today), period),
        )

    def leaning(self) -> Leaning:
        """Which traditional pictures the diary resembles.

        Raises:
            HeldBack: a warning sign stands open.
        """
        self._journal.safety.require_unlocked()
        return self._leaning()

    def _leaning(self) -> Leaning:
        from backcare_tui.review.patterns import leaning

        journal = self._journal
        knowledge, today = journal.knowledge, journal.today
        check_ins = journal.store.check_ins(journal.person, days_before(today, LEANING_DAYS), today)
        return leaning(
            check_ins,
            knowledge.signs,
            knowledge.patterns,
            knowledge.profile_questions,
            self._history(),
            today,
        )

    def _history(self) -> Answers:
        said = self._journal.store.profile(self._journal.person)
        return {
            item.removeprefix(HISTORY): answer.value
            for item, answer in said.items()
            if item.startswith(HISTORY)
        }

    def leaning_patterns(self) -> tuple[str, ...]:
        """The ids of the patterns that fit now; empty while it is open, or held back."""
        if self._journal.safety.verdict().locks:
            return ()
        return self._leaning().fitting

    def fitting(self) -> tuple[Pattern, ...]:
        """The patterns that fit now."""
        return tuple(self._journal.knowledge.patterns[p] for p in self.leaning_patterns())

    def questions(self, day: date | None = None) -> Questions:
        """What to ask at the next check-in of ``day`` (today where None)."""
        from backcare_tui.review.next_question import checklist_due, next_questions

        journal = self._journal
        on = day or journal.today
        store, person = journal.store, journal.person
        first = days_before(on, LEANING_DAYS)
        check_ins = store.check_ins(person, first, on)
        offered = store.checklists(person, None, on)
        asked = next_questions(journal.knowledge.signs, self._leaning(), check_ins, on)
        return Questions(asked, checklist_due(offered, check_ins, on))


def range_days(name: str) -> int | None:
    """Days of a range by its name.

    Raises:
        InvalidInput: no such range.
    """
    if name not in RANGES:
        raise InvalidInput(f"“{name}” is not a range.", f"Ranges: {', '.join(RANGES)}.")
    return RANGES[name]
