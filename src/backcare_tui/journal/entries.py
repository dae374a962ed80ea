"""What goes into a check-in, and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from backcare_tui.domain.answers import Answers
    from backcare_tui.domain.checkin import AcupressureSession, CheckIn


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
    ``flare`` is the answer to whether this is a flare (None: not asked).
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
    flare: bool | None = None


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
