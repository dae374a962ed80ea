"""What a newcomer could do next: one hint a day through the first week, then none."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backcare_tui.journal.journal import Journal

FIRST_DAYS = 7
_DAYS_TO_SEE = 3


class Step(StrEnum):
    """A first step. A front end says in its own keys or commands how it is taken."""

    CHECK_IN = "check_in"
    ABOUT_YOU = "about_you"
    PRESS = "press"
    LOOK_BACK = "look_back"
    UNDO = "undo"


def first_step(journal: Journal, *, locked: bool) -> Step | None:
    """The step that helps most now; None after the first week of a diary.

    What was done is not suggested again, and while a warning sign ``locked`` the rest only the
    check-in and undo are.
    """
    from backcare_tui.domain.contraindications import CONDITION

    store, person, today = journal.store, journal.person, journal.today
    span = store.first_and_last_day(person)
    if span is None:
        return Step.CHECK_IN
    first, _ = span
    if (today - first).days >= FIRST_DAYS:
        return None
    if not locked:
        if not any(item.startswith(CONDITION) for item in store.profile(person)):
            return Step.ABOUT_YOU
        if not store.sessions(person, first, today):
            return Step.PRESS
        if len(store.daily_pain(person, first, today)) >= _DAYS_TO_SEE:
            return Step.LOOK_BACK
    return Step.UNDO
