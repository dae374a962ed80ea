"""What stands on a screen and is not saved: what a closed terminal must not take with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.tui.form import Form


@dataclass(frozen=True, slots=True)
class Event:
    """The line about what may change things, as it is being typed, and the day that it is for."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """Forms of check-ins, new ones and changes of stored ones, and an ``event`` being typed."""

    forms: tuple[Form, ...] = ()
    event: Event | None = None
