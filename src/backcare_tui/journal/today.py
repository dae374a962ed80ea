"""The picture of today that both front ends open with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.journal.first_steps import Step, first_step

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from backcare_tui.domain.care import PreventionRule, Sign, Trigger
    from backcare_tui.domain.prevention import Reminder
    from backcare_tui.domain.warnings_due import Due
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.journal.journal import Journal
    from backcare_tui.journal.safety import Notice
    from backcare_tui.review.next_question import NextQuestion

WEEK = 7
COMPARABLE_DAYS = 4
"""Recorded days from which a week is compared with the next: more than half. Own choice."""


@dataclass(frozen=True, slots=True)
class WeekDay:
    """One day in short: its mean ``pain`` (None for a gap), the triggers that there were, by id,
    and the points pressed, by code."""

    day: date
    pain: float | None
    triggers: tuple[str, ...]
    pressed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that Today shows for one ``day``.

    ``week_days`` are the seven days that end with ``day``, ``week_mean`` is the mean of the
    recorded ones and ``before_mean`` that of the week before, None where nothing is recorded; a
    week before with fewer than `COMPARABLE_DAYS` recorded has none.
    ``questions`` are the signs to ask, ``checklist``
    whether the whole list is due. ``points`` are the core points, none while a warning sign holds
    them back. ``no_better`` suggests a visit, ``first_step`` helps a newcomer.
    """

    day: date
    today: date
    page: DayPage
    week_days: tuple[WeekDay, ...]
    week_mean: float | None
    before_mean: float | None
    triggers: tuple[Trigger, ...]
    questions: tuple[tuple[Sign, NextQuestion], ...]
    checklist_due: bool
    notice: Notice | None
    warning_questions: Due
    reminders: tuple[tuple[PreventionRule, Reminder], ...]
    points: tuple[PointAdvice, ...]
    suggestion: PointAdvice | None
    no_better: bool
    first_step: Step | None

    @property
    def first_ever(self) -> bool:
        """Whether the diary is empty."""
        return self.first_step is Step.CHECK_IN

    @property
    def week(self) -> tuple[float | None, ...]:
        """The mean pain of each of the seven days, None for a gap."""
        return tuple(each.pain for each in self.week_days)


def today_view(journal: Journal, day: date | None = None) -> TodayView:
    """Read everything that Today needs for ``day`` (the present day where None)."""
    from backcare_tui.journal.care import suggestion

    today = journal.today
    on = day or today
    store, person = journal.store, journal.person
    rows = store.daily_pain(person, on - timedelta(days=2 * WEEK - 1), on)
    first = on - timedelta(days=WEEK - 1)
    means = {row.day: row.mean for row in rows}
    before = [mean for day, mean in means.items() if day < first]
    questions = journal.review.questions(on)
    signs = journal.knowledge.signs
    verdict = journal.safety.verdict()
    points = () if verdict.locks else tuple(journal.care.points())
    return TodayView(
        day=on,
        today=today,
        page=journal.diary.day(on),
        week_days=_week(journal, first, on, means),
        week_mean=_mean(mean for day, mean in means.items() if day >= first),
        before_mean=_mean(before) if len(before) >= COMPARABLE_DAYS else None,
        triggers=asked_triggers(journal),
        questions=tuple((signs[q.sign_id], q) for q in questions.next),
        checklist_due=questions.checklist_due,
        notice=journal.safety.notice(verdict),
        warning_questions=journal.safety.due(),
        reminders=tuple(journal.reminders.today()),
        points=points,
        suggestion=suggestion(points) if verdict.ready else None,
        no_better=journal.safety.no_better(),
        first_step=first_step(journal, locked=not verdict.ready),
    )


def _week(
    journal: Journal, first: date, last: date, means: Mapping[date, float]
) -> tuple[WeekDay, ...]:
    store, person = journal.store, journal.person
    yes: dict[date, dict[str, None]] = {}
    pressed: dict[date, dict[str, None]] = {}
    for entry in store.check_ins(person, first, last):
        yes.setdefault(entry.day, {}).update(
            dict.fromkeys(t for t, v in entry.exposures.items() if v)
        )
    for session in store.sessions(person, first, last):
        pressed.setdefault(session.day, {})[session.point] = None
    days = (first + timedelta(days=i) for i in range((last - first).days + 1))
    return tuple(
        WeekDay(day, means.get(day), tuple(yes.get(day, ())), tuple(pressed.get(day, ())))
        for day in days
    )


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return sum(known) / len(known) if known else None


def asked_triggers(journal: Journal) -> tuple[Trigger, ...]:
    """The triggers that this person is asked about, in order."""
    extra = journal.settings.extra_triggers
    every = journal.knowledge.triggers.values()
    return tuple(t for t in every if not t.optional or t.id in extra)
