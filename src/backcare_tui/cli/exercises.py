"""``backcare exercises``: the movements that today's pain allows, and how much of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from backcare_tui.cli import completions
from backcare_tui.cli.claims import claim_words, claims_json
from backcare_tui.cli.command import Command
from backcare_tui.cli.words import entry_json
from backcare_tui.language import gettext as _
from backcare_tui.language import sentences

if TYPE_CHECKING:
    from backcare_tui.cli.context import App
    from backcare_tui.journal.exercises import ExercisePlan, Planned, Waiting
    from backcare_tui.knowledge import KnowledgeBase


@click.command("exercises", cls=Command)
@click.argument("name", metavar="[EXERCISE]", required=False, shell_complete=completions.exercises)
@click.option("--all", "waiting", is_flag=True, help="Also what waits today, and why.")
@click.pass_obj
def exercises_command(app: App, name: str | None, waiting: bool) -> None:
    """Show the movements that today's pain allows, their doses, and when to stop.

    EXERCISE is an id (X03) or a name (pelvic tilt): that one in full.
    """
    journal = app.journal
    if name is not None:
        found = journal.exercises.find(name)
        history = journal.exercises.history(found.exercise.id)
        value = exercise_json(found) | {
            "history": [entry_json(each) for each in reversed(history)],
            "stop_rules": list(journal.knowledge.exercise_advice.stop_rules),
        }
        app.show("exercise", value, exercise_lines(found, journal.knowledge), lead="any")
        return
    plan, advice = journal.exercises.plan(), journal.knowledge.exercise_advice
    lines = _gate_lines(plan)
    if plan.offered:
        lines += ["", _("Stop when:"), *(f"  {rule}" for rule in advice.stop_rules), ""]
        for planned in plan.offered:
            lines += _planned_lines(planned)
        lines += ["", _("Build up:"), *(f"  {rule}" for rule in advice.progression)]
    if waiting:
        told = [f"  {_with_label(each, each.why)}" for each in plan.waiting]
        lines += ["", _("Waits today:"), *(told or ["  " + _("Nothing.")])]
    lines += ["", *(claim_words(claim) for claim in advice.evidence)]
    if plan.offered:
        lines += ["", _("backcare exercise X03 goes through one with you; --all tells what waits.")]
    elif not waiting:
        lines += ["", _("backcare exercises --all tells what waits.")]
    value = {
        "gate": plan.gate.value,
        "pain": plan.pain,
        "subsided": {"yes": plan.subsided.yes, "why": plan.subsided.why},
        "exercises": [exercise_json(each) for each in plan.offered],
        "waiting": [exercise_json(each) for each in plan.waiting],
        "stop_rules": list(advice.stop_rules),
        "progression": list(advice.progression),
        "evidence": claims_json(advice.evidence),
    }
    app.show("exercises", value, lines, lead="any")


def _gate_lines(plan: ExercisePlan) -> list[str]:
    from backcare_tui.journal.wording import gate_sentence

    lines = [gate_sentence(plan)]
    if plan.pain is not None:
        state = _("Pain has not subsided yet.")
        if plan.subsided.yes:
            state = _("Pain has subsided.")
        lines.append(sentences([state, plan.subsided.why]))
    return lines


def _label(found: Planned | Waiting) -> str:
    return f"{found.exercise.id} {found.exercise.name}"


def _with_label(found: Planned | Waiting, text: str) -> str:
    return _("{heading}: {text}").format(heading=_label(found), text=text)


def _planned_lines(planned: Planned) -> list[str]:
    from backcare_tui.domain.exercise_dose import words

    dose = _("{dose}.").format(dose=words(planned.exercise, planned.dose))
    lines = [_with_label(planned, sentences([dose, planned.why]))]
    if planned.exercise.caution:
        lines.append("  " + _("Caution: {text}").format(text=planned.exercise.caution))
    return lines


def exercise_lines(found: Planned | Waiting, knowledge: KnowledgeBase) -> list[str]:
    """One exercise in full, when to stop first."""
    from backcare_tui.domain.exercise_dose import words
    from backcare_tui.journal.exercises import Planned
    from backcare_tui.journal.wording import last_words

    exercise = found.exercise
    lines = [_label(found)]
    if isinstance(found, Planned):
        stop_rules = knowledge.exercise_advice.stop_rules
        lines += ["  " + _("Stop when:"), *(f"    {rule}" for rule in stop_rules)]
        today = _("Today: {text}.").format(text=words(exercise, found.dose))
        lines.append(f"  {sentences([today, found.why])}")
    else:
        lines.append("  " + _("Not today: {reason}").format(reason=found.why))
    if exercise.caution:
        lines.append("  " + _("Caution: {text}").format(text=exercise.caution))
    lines += [f"  {number}. {step}" for number, step in enumerate(exercise.steps, 1)]
    start, goal = words(exercise, exercise.start), words(exercise, exercise.goal)
    way = _("Usual dose: {goal}.") if start == goal else _("Start: {start}. Goal: {goal}.")
    lines.append(f"  {sentences([way.format(start=start, goal=goal), exercise.later])}")
    if isinstance(found, Planned):
        lines.append(f"  {last_words(found.last, knowledge)}")
    return lines


def exercise_json(found: Planned | Waiting) -> dict[str, Any]:
    """An exercise as the JSON schemas hold it; one that waits comes without a dose."""
    from dataclasses import asdict

    from backcare_tui.domain.exercise_dose import words
    from backcare_tui.journal.exercises import Planned

    exercise = found.exercise
    planned = found if isinstance(found, Planned) else None
    return {
        "id": exercise.id,
        "name": exercise.name,
        "dose": words(exercise, planned.dose) if planned else None,
        "amount": asdict(planned.dose) if planned else None,
        "why": found.why,
        "goal": words(exercise, exercise.goal),
        "later": exercise.later or None,
        "steps": list(exercise.steps),
        "caution": exercise.caution or None,
        "sources": list(exercise.sources),
        "last": entry_json(planned.last) if planned and planned.last else None,
    }
