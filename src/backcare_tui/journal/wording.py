"""Sentences that both front ends say in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcare_tui.domain.exercise import Gate

if TYPE_CHECKING:
    from backcare_tui.journal.care import ExercisePlan

_GATES = {
    Gate.GREEN: "A green day: the whole plan is open.",
    Gate.AMBER: "An amber day: half doses, nothing new.",
    Gate.GENTLE: "A gentle day: small, easy movement only.",
    Gate.COMFORT: "Comfort first today: warmth, a good position, and walking as you are able. "
    "No exercises.",
    Gate.UNKNOWN: "Check in first: what fits depends on today's pain.",
}


def gate_sentence(plan: ExercisePlan) -> str:
    """What today's pain allows, and why."""
    sentence = _GATES[plan.gate]
    if plan.heat.blocked:
        sentence = sentence.replace("warmth, ", "")
    if plan.pain is not None:
        sentence = f"Pain is {plan.pain:g}. {sentence}"
    if plan.gate in (Gate.GREEN, Gate.AMBER) and not plan.subsided.yes:
        sentence += " Until pain has subsided: gentle movement, not yet exercise."
    return sentence
