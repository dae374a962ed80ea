"""Entries in a line, in the same words by both front ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.care.exercises import Dose
from backcare_tui.domain.checkin import Felt
from backcare_tui.domain.exercise_dose import time_words, words
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked

if TYPE_CHECKING:
    from backcare_tui.domain.care import Exercise
    from backcare_tui.domain.checkin import ExerciseSession
    from backcare_tui.knowledge import KnowledgeBase


_FELT = {
    Felt.COMFORTABLE: marked("comfortable"),
    Felt.HARD: marked("hard"),
    Felt.STOPPED: marked("stopped"),
}


def exercise_words(session: ExerciseSession, knowledge: KnowledgeBase) -> str:
    """An exercise as it was done: "Bridge: 8 holds of 3 s, comfortable", "Walk: 10 minutes"."""
    known = knowledge.exercises.get(session.exercise)
    parts = [_amount(session, known)]
    if session.felt is not None:
        parts.append(felt_words(session.felt))
    before, after = session.pain_before, session.pain_after
    if before is not None and after is not None:
        parts.append(_("pain {before} to {after}").format(before=before, after=after))
    elif before is not None:
        parts.append(_("pain {pain} before").format(pain=before))
    elif after is not None:
        parts.append(_("pain {pain} after").format(pain=after))
    told = _("{exercise}: {words}")
    return told.format(exercise=exercise_name(session, knowledge), words=listed(parts))


def felt_words(felt: Felt) -> str:
    """How an exercise felt: "comfortable"."""
    return _(_FELT[felt])


def exercise_name(session: ExerciseSession, knowledge: KnowledgeBase) -> str:
    """What people call the exercise; its id where the knowledge base does not hold it any more."""
    known = knowledge.exercises.get(session.exercise)
    return known.name if known else session.exercise


def _amount(session: ExerciseSession, known: Exercise | None) -> str:
    dose = Dose(session.sets, session.count, session.hold)
    if known is not None:
        return words(known, dose)
    if dose.hold and dose.sets == dose.count == 1:
        return time_words(dose.hold)
    if not dose.hold:
        return f"{dose.sets} x {dose.count}"
    return _("{sets} x {count}, held {time}").format(
        sets=dose.sets, count=dose.count, time=time_words(dose.hold)
    )
