"""What tests of the rules and of the journal share: a clock to set, short ways to say things."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import count
from typing import Any

from backcare_tui.domain.checkin import ExerciseSession, SafetyAnswer, SafetyReply, SeenTo
from backcare_tui.journal.entries import Draft, Recorded
from backcare_tui.journal.journal import Journal

ZONE = timezone(timedelta(hours=1))
NOW = datetime(2026, 3, 9, 20, 30, tzinfo=ZONE)
TODAY = date(2026, 3, 9)
YES, NO = SafetyReply.YES, SafetyReply.NO
UNSURE, SKIPPED = SafetyReply.UNSURE, SafetyReply.SKIPPED

_IDS = count(1)


@dataclass
class SetClock:
    """A clock that stands still until it is moved."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **much: float) -> None:
        """Move on, as in ``forward(days=1)``."""
        self.now += timedelta(**much)


def ago(days: int, today: date = TODAY) -> date:
    """The day ``days`` before ``today``."""
    return today - timedelta(days=days)


def said(question: str, reply: SafetyReply, hours: float = 0) -> SafetyAnswer:
    """A reply, given ``hours`` after NOW (negative: before)."""
    at = NOW + timedelta(hours=hours)
    return SafetyAnswer(f"a{next(_IDS)}", at.date(), at, question, reply)


def seen(hours: float = 0) -> SeenTo:
    """A statement that signs were seen to, ``hours`` after NOW."""
    at = NOW + timedelta(hours=hours)
    return SeenTo(f"s{next(_IDS)}", at.date(), at)


def screen(journal: Journal, **others: SafetyReply) -> None:
    """Answer every first question with no, save ``others``."""
    journal.safety.answer({**dict.fromkeys(journal.safety.askable(), NO), **others})


def log(journal: Journal, pain: int = 3, day: date | None = None, **fields: Any) -> Recorded:
    """Check in, today where no day is named."""
    return journal.diary.check_in(Draft(day or journal.today, pain, **fields))


def exercised(journal: Journal, day: date | None = None, **fields: Any) -> ExerciseSession:
    """Keep an exercise, eight bridges of today where nothing else is said."""
    values: dict[str, Any] = {"exercise": "X09", "sets": 1, "count": 8, "hold": 3} | fields
    own = f"exercise{next(_IDS)}"
    entry = ExerciseSession(own, day or journal.today, journal.now(), **values)
    journal.store.write(journal.person, f"exercise {entry.day}", put=[entry], at=journal.now())
    return entry
