"""The review of one diary: series, trend, leaning, and what to ask next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.errors import InvalidInput
from backcare_tui.journal.items import HISTORY, SUSPECTED
from backcare_tui.journal.journal import days_before
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from backcare_tui.domain.care import Pattern
    from backcare_tui.domain.checkin import CheckIn, DailyPain
    from backcare_tui.journal.journal import Journal
    from backcare_tui.review.associations import Associations
    from backcare_tui.review.before_after import BeforeAfter
    from backcare_tui.review.completeness import Completeness
    from backcare_tui.review.forecast import UsualRange
    from backcare_tui.review.next_question import NextQuestion
    from backcare_tui.review.patterns import Leaning
    from backcare_tui.review.same_day import SameDay
    from backcare_tui.review.series import PainSeries
    from backcare_tui.review.stability import Stability
    from backcare_tui.review.trend import Trend

LEANING_DAYS = 120
"""Older answers weigh less than 0.3 % (half-life of 14 days), so they are not read."""

YEAR = 365
"""What goes with pain is looked for in the last year."""

RANGES: dict[str, int | None] = {"7": 7, "30": 30, "90": 90, "365": 365, "all": None}
"""The ranges that people can choose, in days."""

STRIPS = ("cold", "damp", "fatigue", "lifting")


@dataclass(frozen=True, slots=True)
class TrendView:
    """A trend with the series behind it and the marks beneath: trigger id to day answers.

    ``usual`` is the range to expect tomorrow, None while too little is known. ``events`` were
    marked in the period, oldest first, each with its comparison. ``completeness`` is what to know
    beside the mean.
    """

    trend: Trend
    series: PainSeries
    strips: dict[str, tuple[bool | None, ...]]
    pressed: tuple[bool, ...]
    usual: UsualRange | None
    events: tuple[BeforeAfter, ...]
    completeness: Completeness


@dataclass(frozen=True, slots=True)
class TriggersView:
    """What goes together with pain, and what the person ``suspected`` of triggers, by id."""

    associations: Associations
    suspected: dict[str, bool]


@dataclass(frozen=True, slots=True)
class PatternView:
    """The leaning, whether a single week decides it, and what to ask next."""

    leaning: Leaning
    stability: Stability
    questions: Questions


@dataclass(frozen=True, slots=True)
class Questions:
    """What to ask at the next check-in: three signs, or the whole list where it is due."""

    next: tuple[NextQuestion, ...]
    checklist_due: bool


@dataclass(frozen=True, slots=True)
class _Measured:
    """What was ``found`` on ``day``, from the ``check_ins`` of a year."""

    day: date
    check_ins: Sequence[CheckIn]
    found: SameDay


class Review:
    """What one person's diary says."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._measured: _Measured | None = None

    def daily(self, days: int | None) -> list[DailyPain]:
        """The recorded days of the last ``days`` days (None: all), oldest first."""
        journal = self._journal
        first = days_before(journal.today, days - 1) if days else None
        return journal.store.daily_pain(journal.person, first, journal.today)

    def trend(self, days: int | None = 30) -> TrendView:
        """The trend with the series of the last ``days`` days (None: all)."""
        from backcare_tui.domain.days import Period
        from backcare_tui.review.before_after import before_after
        from backcare_tui.review.completeness import completeness
        from backcare_tui.review.forecast import usual_range
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
        series = pain_series(rows, period)
        marked = store.events(person, None, today)
        return TrendView(
            trend(rows, today, days),
            series,
            {strip: answers_by_day(check_ins, strip, period) for strip in STRIPS},
            pressed_by_day(store.sessions(person, period.first, today), period),
            usual_range(rows, today),
            tuple(
                before_after(event, rows, marked, today) for event in marked if event.day in period
            ),
            completeness(series, check_ins, journal.settings.day_start),
        )

    def triggers(self) -> TriggersView:
        """What goes together with pain in the last 365 days.

        While a warning sign holds points back, so are the findings on them.
        """
        from backcare_tui.review.associations import associations

        journal = self._journal
        today, store, person = journal.today, journal.store, journal.person
        first = days_before(today, YEAR - 1)
        locked = journal.safety.verdict().locks
        check_ins = store.check_ins(person, first, today)
        found = associations(
            check_ins,
            () if locked else store.sessions(person, first, today),
            list(journal.knowledge.triggers),
            today,
            measured=self._measured_of(check_ins),
        )
        said = self._said(SUSPECTED)
        return TriggersView(
            found, {id_: said[id_] for id_ in journal.knowledge.triggers if id_ in said}
        )

    def pattern(self) -> PatternView:
        """Which traditional pictures the diary resembles, and how firmly.

        Raises:
            HeldBack: a warning sign stands open.
        """
        from backcare_tui.review.stability import stability

        journal = self._journal
        journal.safety.require_unlocked()
        self.measure()
        knowledge, today = journal.knowledge, journal.today
        whole = self._leaning()
        firm = stability(
            whole,
            journal.store.check_ins(journal.person, days_before(today, YEAR - 1), today),
            knowledge.signs,
            knowledge.patterns,
            knowledge.profile_questions,
            self._said(HISTORY),
            today,
            knowledge.triggers,
            self._same_day(),
        )
        return PatternView(whole, firm, self.questions())

    def measure(self) -> bool:
        """Measure what triggers do to pain, for the leaning; whether that changed what fits.

        It takes numpy, so Today does without until there is time, and what was measured is kept
        until the day or a check-in changes. Unmeasured, the leaning rests on answers alone: so it
        stays where the year has too few days, and while a warning sign holds it back.
        """
        from backcare_tui.review.association_models import MINIMUM_DAYS
        from backcare_tui.review.same_day import same_day

        journal = self._journal
        if journal.safety.verdict().locks:
            return False
        today = journal.today
        check_ins = journal.store.check_ins(journal.person, days_before(today, YEAR - 1), today)
        if self._measured is None and len({each.day for each in check_ins}) < MINIMUM_DAYS:
            return False
        if self._measured_of(check_ins) is not None:
            return False
        before = self._leaning().fitting
        found = same_day(check_ins, list(journal.knowledge.triggers), today)
        self._measured = _Measured(today, check_ins, found)
        return self._leaning().fitting != before

    def _measured_of(self, check_ins: Sequence[CheckIn]) -> SameDay | None:
        """What was measured today of just these check-ins; None where nothing was."""
        known = self._measured
        if known is None or (known.day, known.check_ins) != (self._journal.today, check_ins):
            return None
        return known.found

    def _same_day(self) -> SameDay | None:
        """What was measured today; None where nothing was."""
        measured = self._measured
        return measured.found if measured and measured.day == self._journal.today else None

    def _leaning(self) -> Leaning:
        from backcare_tui.review.patterns import leaning

        journal = self._journal
        knowledge, today = journal.knowledge, journal.today
        check_ins = journal.store.check_ins(journal.person, days_before(today, LEANING_DAYS), today)
        measured = self._same_day()
        return leaning(
            check_ins,
            knowledge.signs,
            knowledge.patterns,
            knowledge.profile_questions,
            self._said(HISTORY),
            today,
            knowledge.triggers,
            measured.effects if measured else (),
        )

    def _said(self, prefix: str) -> dict[str, bool]:
        """The profile answers whose item begins with ``prefix``, by the rest of it."""
        said = self._journal.store.profile(self._journal.person)
        return {
            item.removeprefix(prefix): answer.value
            for item, answer in said.items()
            if item.startswith(prefix)
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
        raise InvalidInput(
            _("“{name}” is not a range.").format(name=name),
            _("Ranges: {names}.").format(names=listed(RANGES)),
        )
    return RANGES[name]
