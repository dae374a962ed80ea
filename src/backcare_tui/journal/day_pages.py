"""What the diary holds, a page for each day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    Event,
    ExerciseSession,
    SkippedDay,
)
from backcare_tui.domain.marks import marks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

DayEntry: TypeAlias = CheckIn | AcupressureSession | Event | ExerciseSession
"""What a day can hold several of, each with an id."""

_E = TypeVar("_E", CheckIn, AcupressureSession, Event, ExerciseSession)


@dataclass(frozen=True, slots=True)
class DayPage:
    """All that the diary holds of one day. Without check-ins, pain is None and never zero."""

    day: date
    check_ins: tuple[CheckIn, ...]
    sessions: tuple[AcupressureSession, ...]
    skipped: SkippedDay | None = None
    events: tuple[Event, ...] = ()
    exercises: tuple[ExerciseSession, ...] = ()

    @property
    def mean_pain(self) -> float | None:
        """The mean pain of the day (0-10), or None."""
        if not self.check_ins:
            return None
        return sum(c.pain for c in self.check_ins) / len(self.check_ins)

    @property
    def entries(self) -> tuple[DayEntry, ...]:
        """Everything of the day that has an id, check-ins first."""
        return (*self.check_ins, *self.sessions, *self.exercises, *self.events)

    @property
    def exposures(self) -> dict[str, bool]:
        """Each trigger that was asked on this day: yes if any check-in says yes."""
        merged: dict[str, bool] = {}
        for check_in in self.check_ins:
            for trigger, yes in check_in.exposures.items():
                merged[trigger] = merged.get(trigger, False) or yes
        return merged

    @property
    def flare(self) -> bool | None:
        """Whether the day was a flare: yes if any check-in says yes, None where none was asked."""
        said = [check_in.flare for check_in in self.check_ins if check_in.flare is not None]
        return any(said) if said else None

    @property
    def places(self) -> tuple[str, ...]:
        """The places that any check-in marks on the pain map; without one it was not used."""
        return tuple(dict.fromkeys(p for each in self.check_ins for p in marks(each.spread)))

    @property
    def words(self) -> str:
        """All that was written on this day, folded for searching."""
        notes = [check_in.note for check_in in self.check_ins]
        notes += [event.text for event in self.events]
        if self.skipped:
            notes.append(self.skipped.reason)
        return "\n".join(notes).casefold()


def pages_of(
    check_ins: Iterable[CheckIn],
    sessions: Iterable[AcupressureSession],
    skipped: Iterable[SkippedDay],
    events: Iterable[Event],
    exercises: Iterable[ExerciseSession] = (),
) -> list[DayPage]:
    """A page for each day that has any entry, newest first; within a day the order stays."""
    reported, pressed, marked = _by_day(check_ins), _by_day(sessions), _by_day(events)
    moved = _by_day(exercises)
    left_out = {entry.day: entry for entry in skipped}
    return [
        DayPage(
            day,
            tuple(reported.get(day, ())),
            tuple(pressed.get(day, ())),
            left_out.get(day),
            tuple(marked.get(day, ())),
            tuple(moved.get(day, ())),
        )
        for day in sorted({*reported, *pressed, *marked, *moved, *left_out}, reverse=True)
    ]


def _by_day(entries: Iterable[_E]) -> dict[date, list[_E]]:
    found: dict[date, list[_E]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    return found
