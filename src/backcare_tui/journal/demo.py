"""A made-up diary in a temporary place, so that a newcomer sees everything filled."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.domain.care import Ask
from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    ChecklistDone,
    Event,
    ExerciseSession,
    Routine,
    RoutineStep,
    SafetyAnswer,
    SafetyReply,
    Side,
)
from backcare_tui.journal.journal import Journal, new_id
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from datetime import date

DEMO_DAYS = 120
DEMO_SEED = 20
# The oldest day of the range that Trends opens with, and its four weeks after are over.
EVENT_DAYS_AGO = 29
EXERCISE_DAYS = 38
EXERCISES = ("X01", "X03", "X05", "X08")
EVENING = (("BL23", 45), ("BL40", 30), ("KI3", 30))
"""The points of the own routine, and for how many seconds."""

Entries = list[CheckIn | AcupressureSession | ExerciseSession]


@contextmanager
def demo_journal(like: Journal) -> Iterator[Journal]:
    """A journal with 120 synthetic days that end yesterday, one of them with an event.

    Most days have a pain map; there are guided sessions, a routine and exercises. It is gone when
    the block ends.
    """
    from backcare_tui.domain.days import Period

    with tempfile.TemporaryDirectory(prefix="backcare-demo-", ignore_cleanup_errors=True) as folder:
        settings = replace(like.settings, database=str(Path(folder) / "demo.db"), person="demo")
        journal = Journal(settings, like.clock, demo=True)
        now, today = journal.now(), journal.today
        last = Period.ending(today, 2).first
        entries = _entries(journal, last)
        answers = [
            SafetyAnswer(new_id(), today, now, flag.id, SafetyReply.NO)
            for flag in journal.knowledge.red_flags.values()
            if flag.ask & {Ask.ONBOARDING, Ask.WEEKLY, Ask.MONTHLY, Ask.QUARTERLY}
        ]
        ago = timedelta(days=EVENT_DAYS_AGO)
        event = Event(new_id(), today - ago, now - ago, _("new mattress"))
        steps = tuple(RoutineStep(point, Side.BOTH, seconds) for point, seconds in EVENING)
        routine = Routine(_("evening"), event.day, event.at, steps)
        put = [*entries, *answers, event, routine, ChecklistDone(last, now, confirmed=True)]
        journal.store.write(journal.person, "demo", put=put, at=now)
        try:
            yield journal
        finally:
            journal.close()


def _entries(journal: Journal, last: date) -> Entries:
    from backcare_tui.review.simulate import (
        do_exercises,
        guide_sessions,
        mark_places,
        simulate_diary,
    )

    known = journal.knowledge
    written = simulate_diary(DEMO_DAYS, last, DEMO_SEED, known.signs)
    plain = [entry for entry in written if isinstance(entry, CheckIn)]
    pressed = [entry for entry in written if isinstance(entry, AcupressureSession)]
    exercises = [known.exercises[id_] for id_ in EXERCISES]
    return [
        *mark_places(plain, known.places, DEMO_SEED),
        *guide_sessions(pressed, known.points, DEMO_SEED + 1),
        *do_exercises(exercises, plain, EXERCISE_DAYS, DEMO_SEED + 3),
    ]
