"""What goes into and comes out of the diary's use cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from backcare_tui.domain.answers import Answers
from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    SkippedDay,
)

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Pressed:
    """A point pressed, as a person says it: code or alias, seconds, side (empty is the usual)."""

    point: str
    seconds: int
    side: str = ""
    pain_before: int | None = None
    pain_after: int | None = None
    after_effect: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A check-in before it is checked and saved.

    ``nothing_new`` is the reply to the day's one safety line (None: not asked). ``checklist``
    says what became of the whole list of signs: True confirmed, False left, None not offered.
    A draft with an ``id`` (16 hexadecimal digits) may be saved again after a doubt: it stores once.
    """

    day: date
    pain: int
    exposures: Answers = field(default_factory=dict)
    signs: Answers = field(default_factory=dict)
    spread: Answers = field(default_factory=dict)
    note: str = ""
    pressed: Sequence[Pressed] = ()
    nothing_new: bool | None = None
    checklist: bool | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a check-in stored: the entry, the sessions with it, and questions that it opened.

    ``cleaned`` is how many unsafe characters were taken out of the note; ``warning_questions``
    are the warning questions that answers of this check-in lead to.
    """

    check_in: CheckIn
    sessions: tuple[AcupressureSession, ...]
    cleaned: int
    warning_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayPage:
    """All that the diary holds of one day. Without check-ins, pain is None and never zero."""

    day: date
    check_ins: tuple[CheckIn, ...]
    sessions: tuple[AcupressureSession, ...]
    skipped: SkippedDay | None = None

    @property
    def mean_pain(self) -> float | None:
        """The mean pain of the day (0-10), or None."""
        if not self.check_ins:
            return None
        return sum(c.pain for c in self.check_ins) / len(self.check_ins)

    @property
    def exposures(self) -> dict[str, bool]:
        """Each trigger that was asked on this day: yes if any check-in says yes."""
        merged: dict[str, bool] = {}
        for check_in in self.check_ins:
            for trigger, yes in check_in.exposures.items():
                merged[trigger] = merged.get(trigger, False) or yes
        return merged

    @property
    def words(self) -> str:
        """All that was written on this day, folded for searching."""
        notes = [check_in.note for check_in in self.check_ins]
        if self.skipped:
            notes.append(self.skipped.reason)
        return "\n".join(notes).casefold()
