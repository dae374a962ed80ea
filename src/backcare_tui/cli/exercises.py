"""``backcare exercises``: the movements that today's pain allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from backcare_tui.cli.claims import claim_words, claims_json
from backcare_tui.cli.command import Command

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.care import ExercisePlan


@click.command("exercises", cls=Command)
@click.pass_obj
def exercises_command(app: App) -> None:
    """Show the movements that today's pain allows, their doses, and when to stop."""
    journal = app.journal
    plan = journal.care.exercises()
    advice = journal.knowledge.exercise_advice
    lines = _plan_lines(plan)
    if plan.offered:
        lines += ["", "Stop when:", *(f"  {rule}" for rule in advice.stop_rules)]
        lines += ["Build up:", *(f"  {rule}" for rule in advice.progression)]
    lines += ["", *(claim_words(claim) for claim in advice.evidence)]
    value = {
        "gate": plan.gate.value,
        "pain": plan.pain,
        "subsided": {"yes": plan.subsided.yes, "why": plan.subsided.why},
        "exercises": [
            {
                "id": each.id,
                "name": each.name,
                "dose": dose,
                "goal": each.goal,
                "steps": list(each.steps),
                "caution": each.caution or None,
                "sources": list(each.sources),
            }
            for each, dose in plan.offered
        ],
        "stop_rules": list(advice.stop_rules),
        "progression": list(advice.progression),
        "evidence": claims_json(advice.evidence),
    }
    app.show("exercises", value, lines, lead="any")


def _plan_lines(plan: ExercisePlan) -> list[str]:
    from backcare_tui.journal.wording import gate_sentence

    lines = [gate_sentence(plan)]
    if plan.pain is not None:
        state = "Pain has subsided." if plan.subsided.yes else "Pain has not subsided yet."
        lines.append(f"{state} {plan.subsided.why}")
    for exercise, dose in plan.offered:
        lines += ["", f"{exercise.name}: {dose}"]
        lines += [f"  {step}" for step in exercise.steps]
        lines.append(f"  Later: {exercise.goal}")
        if exercise.caution:
            lines.append(f"  Caution: {exercise.caution}")
    return lines
