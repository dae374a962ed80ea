"""The picture of today that both front ends open with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.care import PreventionRule, Sign, Trigger
    from backcare_tui.domain.prevention import Reminder
    from backcare_tui.domain.safety import Due
    from backcare_tui.journal.care import PointAdvice
    from backcare_tui.journal.entries import DayPage
    from backcare_tui.journal.journal import Journal
    from backcare_tui.journal.safety import Notice
    from backcare_tui.review.next_question import NextQuestion

WEEK = 7


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that Today shows for one ``day``.

    ``week`` is the mean pain of the seven days that end with ``day``, None for a gap, and
    ``week_mean`` the mean of the recorded ones. ``questions`` are the signs to ask, ``checklist``
    whether the whole list is due. ``points`` are the core points, none while a warning sign holds
    them back. ``no_better`` suggests a visit.
    """

    day: date
    today: date
    page: DayPage
    week: tuple[float | None, ...]
    week_mean: float | None
    triggers: tuple[Trigger, ...]
    questions: tuple[tuple[Sign, NextQuestion], ...]
    checklist_due: bool
    notice: Notice | None
    warning_questions: Due
    reminders: tuple[tuple[PreventionRule, Reminder], ...]
    points: tuple[PointAdvice, ...]
    suggestion: PointAdvice | None
    no_better: bool
    first_ever: bool


def today_view(journal: Journal, day: date | None = None) -> TodayView:
    """Read everything that Today needs for ``day`` (the present day where None)."""
    from backcare_tui.journal.care import suggestion

    today = journal.today
    on = day or today
    store, person = journal.store, journal.person
    rows = {d.day: d.mean for d in store.daily_pain(person, on - timedelta(days=WEEK - 1), on)}
    week = tuple(rows.get(on - timedelta(days=WEEK - 1 - i)) for i in range(WEEK))
    questions = journal.review.questions(on)
    signs = journal.knowledge.signs
    verdict = journal.safety.verdict()
    points = () if verdict.locks else tuple(journal.care.points())
    return TodayView(
        day=on,
        today=today,
        page=journal.diary.day(on),
        week=week,
        week_mean=sum(rows.values()) / len(rows) if rows else None,
        triggers=asked_triggers(journal),
        questions=tuple((signs[q.sign_id], q) for q in questions.next),
        checklist_due=questions.checklist_due,
        notice=journal.safety.notice(verdict),
        warning_questions=journal.safety.due(),
        reminders=tuple(journal.reminders.today()),
        points=points,
        suggestion=suggestion(points),
        no_better=journal.safety.no_better(),
        first_ever=store.first_and_last_day(person) is None,
    )


def asked_triggers(journal: Journal) -> tuple[Trigger, ...]:
    """The triggers that this person is asked about, in order."""
    extra = journal.settings.extra_triggers
    every = journal.knowledge.triggers.values()
    return tuple(t for t in every if not t.optional or t.id in extra)
