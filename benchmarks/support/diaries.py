"""Made-up diaries to measure on."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from backcare_tui.domain.care import Ask
from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    ChecklistDone,
    SafetyAnswer,
    SafetyReply,
    Side,
)
from backcare_tui.domain.days import diary_day
from backcare_tui.journal.journal import new_id
from backcare_tui.knowledge import load_knowledge
from backcare_tui.review.simulate import simulate_diary
from backcare_tui.settings import Settings
from backcare_tui.storage.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.domain.plain import Entry

PERSON = "me"


def lived_in(file: Path, days: int) -> Path:
    """A diary as a person has it after some days: gaps, signs, notes, warning signs answered."""
    yesterday = _day(_now()) - timedelta(days=1)
    return _written(file, list(simulate_diary(days, yesterday, 7, load_knowledge().signs)))


def every_day(file: Path, days: int) -> Path:
    """A diary with a check-in, a point pressed and a note on each of the last ``days`` days."""
    entries: list[Entry] = []
    for back in range(1, days + 1):
        at = _now() - timedelta(days=back)
        exposures = {"cold": back % 3 == 0, "damp": back % 4 == 0, "lifting": back % 5 == 0}
        note = f"Made-up note {back}: a walk after lunch."
        entries.append(CheckIn(new_id(), _day(at), at, back % 11, exposures, note=note))
        if back % 2:
            entries.append(
                AcupressureSession(new_id(), _day(at), at, "BL40", Side.BOTH, seconds=30)
            )
    return _written(file, entries)


def _written(file: Path, entries: list[Entry]) -> Path:
    now = _now()
    today = _day(now)
    asked = {Ask.ONBOARDING, Ask.WEEKLY, Ask.MONTHLY, Ask.QUARTERLY}
    answers = [
        SafetyAnswer(new_id(), today, now, flag.id, SafetyReply.NO)
        for flag in load_knowledge().red_flags.values()
        if flag.ask & asked
    ]
    offered = ChecklistDone(today - timedelta(days=1), now, confirmed=True)
    with open_store(file) as store:
        store.write(PERSON, "benchmark", put=[*entries, *answers, offered], at=now)
    return file


def _now() -> datetime:
    return datetime.now().astimezone()


def _day(at: datetime) -> date:
    return diary_day(at, Settings().day_start)
