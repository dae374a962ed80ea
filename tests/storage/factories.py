"""Entries and moments that the tests of the store share."""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any

from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    Event,
    ExerciseSession,
    Routine,
    RoutineStep,
    Side,
)

ZONE = timezone(timedelta(hours=1))
AT = datetime(2026, 3, 9, 20, 30, 15, 123456, tzinfo=ZONE)
DAY = date(2026, 3, 9)

FreshDiary = Callable[[], str]
"""Makes one more empty diary and returns its location."""


def check_in(key: str = "a1", day: date = DAY, pain: int = 4, **fields: Any) -> CheckIn:
    """A check-in of ``day`` in the evening."""
    fields.setdefault("at", datetime(day.year, day.month, day.day, 20, 30, tzinfo=ZONE))
    return CheckIn(id=key, day=day, pain=pain, **fields)


def event(key: str = "e1", day: date = DAY, text: str = "new mattress") -> Event:
    """Something marked at noon of ``day``."""
    return Event(key, day, datetime(day.year, day.month, day.day, 12, tzinfo=ZONE), text)


def session(key: str = "s1", day: date = DAY, **fields: Any) -> AcupressureSession:
    """Thirty seconds on BL23."""
    at = datetime(day.year, day.month, day.day, 21, tzinfo=ZONE)
    values: dict[str, Any] = {"point": "BL23", "side": Side.BOTH, "seconds": 30} | fields
    return AcupressureSession(id=key, day=day, at=at, **values)


STEPS = (RoutineStep("BL23", Side.BOTH, 30), RoutineStep("GV4", Side.MIDLINE, 60))


def routine(name: str = "evening", day: date = DAY, **fields: Any) -> Routine:
    """Two points after each other, put together at noon of ``day``."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE)
    return Routine(name, day, at, **({"steps": STEPS} | fields))


def exercise(key: str = "x1", day: date = DAY, **fields: Any) -> ExerciseSession:
    """Eight bridges, each held three seconds."""
    at = datetime(day.year, day.month, day.day, 18, tzinfo=ZONE)
    values: dict[str, Any] = {"exercise": "X09", "sets": 1, "count": 8, "hold": 3} | fields
    return ExerciseSession(id=key, day=day, at=at, **values)
