"""A made-up diary in a temporary place, so that a newcomer sees everything filled."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from backcare_tui.domain.care import Ask
from backcare_tui.domain.checkin import ChecklistDone, Event, SafetyAnswer, SafetyReply
from backcare_tui.journal.journal import Journal, new_id
from backcare_tui.language import gettext as _

DEMO_DAYS = 120
DEMO_SEED = 20
# The oldest day of the range that Trends opens with, and its four weeks after are over.
EVENT_DAYS_AGO = 29


@contextmanager
def demo_journal(like: Journal) -> Iterator[Journal]:
    """A journal with 120 synthetic days that end yesterday, one of them with an event.

    It is gone when the block ends.
    """
    from backcare_tui.domain.days import Period
    from backcare_tui.review.simulate import simulate_diary

    with tempfile.TemporaryDirectory(prefix="backcare-demo-", ignore_cleanup_errors=True) as folder:
        settings = replace(like.settings, database=str(Path(folder) / "demo.db"), person="demo")
        journal = Journal(settings, like.clock, demo=True)
        now, today = journal.now(), journal.today
        last = Period.ending(today, 2).first
        entries = simulate_diary(DEMO_DAYS, last, DEMO_SEED, journal.knowledge.signs)
        answers = [
            SafetyAnswer(new_id(), today, now, flag.id, SafetyReply.NO)
            for flag in journal.knowledge.red_flags.values()
            if flag.ask & {Ask.ONBOARDING, Ask.WEEKLY, Ask.MONTHLY, Ask.QUARTERLY}
        ]
        ago = timedelta(days=EVENT_DAYS_AGO)
        event = Event(new_id(), today - ago, now - ago, _("new mattress"))
        put = [*entries, *answers, event, ChecklistDone(last, now, confirmed=True)]
        journal.store.write(journal.person, "demo", put=put, at=now)
        try:
            yield journal
        finally:
            journal.close()
