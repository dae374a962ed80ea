"""Sentences that both front ends say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import ExerciseSession, Felt
from backcare_tui.domain.day_words import day_whole_month
from backcare_tui.domain.exercise import Gate
from backcare_tui.domain.progression import rose
from backcare_tui.journal.entry_words import exercise_words
from backcare_tui.language import gettext as _
from backcare_tui.language import marked, sentences

if TYPE_CHECKING:
    from backcare_tui.domain.care import ExerciseAdvice
    from backcare_tui.journal.exercises import ExercisePlan
    from backcare_tui.knowledge import KnowledgeBase

_GATES = {
    Gate.GREEN: marked("A green day: the whole plan is open."),
    Gate.AMBER: marked("An amber day: half doses, nothing new."),
    Gate.GENTLE: marked("A gentle day: small, easy movement only."),
    Gate.COMFORT: marked(
        "Comfort first today: warmth, a good position, and walking as you are able. No exercises."
    ),
    Gate.UNKNOWN: marked("Check in first: what fits depends on today's pain."),
}
_PART_WAITS = marked("A green day: full doses.")
_NO_WARMTH = marked(
    "Comfort first today: a good position, and walking as you are able. No exercises."
)


STOP_MOVING = marked(
    "Stop if pain rises by more than 2 points, if a leg hurts anew or turns numb or weak, if you "
    "get dizzy, or if your chest hurts."
)
"""The stop rules in a sentence, for while an exercise goes on; put into words where shown."""


def gate_sentence(plan: ExercisePlan) -> str:
    """What today's pain allows, and why."""
    pain = _("Pain is {pain:g} on average.")
    told = [] if plan.pain is None else [pain.format(pain=round(plan.pain, 1))]
    allowed = _GATES[plan.gate]
    if plan.gate is Gate.COMFORT and plan.heat.blocked:
        allowed = _NO_WARMTH
    elif plan.gate is Gate.GREEN and plan.waiting:
        allowed = _PART_WAITS
    told.append(_(allowed))
    if plan.gate in (Gate.GREEN, Gate.AMBER) and not plan.subsided.yes:
        told.append(_("Until pain has subsided: gentle movement, not yet exercise."))
    return sentences(told)


def last_words(session: ExerciseSession | None, knowledge: KnowledgeBase) -> str:
    """When an exercise was done last, and how it went."""
    if session is None:
        return _("Not done yet.")
    last = _("Last on {day}. {exercise}.")
    return last.format(
        day=day_whole_month(session.day), exercise=exercise_words(session, knowledge)
    )


def stop_words(
    session: ExerciseSession, advice: ExerciseAdvice, *, early: bool = False
) -> list[str]:
    """What to mind after a session that was stopped or raised pain; empty after any other.

    ``early`` says that it was broken off, whatever for.
    """
    if rose(session):
        first = _("Pain rose by more than 2 points. Leave it for today.")
    elif early or session.felt is Felt.STOPPED:
        first = _("Stopping early is fine. If it hurt, leave it for today.")
    else:
        return []
    return [first, *advice.stop_rules]
