"""The page of one exercise: when to stop, today's dose and why, and how it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcare_tui.domain.exercise_dose import words
from backcare_tui.journal.exercises import Planned, Waiting
from backcare_tui.journal.wording import last_words
from backcare_tui.language import gettext as _
from backcare_tui.tui.pages import Part, heading

if TYPE_CHECKING:
    from backcare_tui.knowledge import KnowledgeBase


def exercise_page(found: Planned | Waiting, knowledge: KnowledgeBase) -> Content:
    """One exercise as it stands today."""
    exercise = found.exercise
    parts: list[Part] = [(exercise.name, "bold $primary")]
    if isinstance(found, Waiting):
        parts += [(f"  {_('not today')}\n", "bold $warning"), f"{found.why}\n"]
    else:
        parts += [(f"  {words(exercise, found.dose)}\n", "bold"), (f"{found.why}\n", "$muted")]
    if exercise.caution:
        parts.append((f"▲ {exercise.caution}\n", "$warning"))
    if isinstance(found, Planned):
        parts.append(heading(_("When to stop")))
        parts += [f"· {rule}\n" for rule in knowledge.exercise_advice.stop_rules]
    parts.append(heading(_("How")))
    parts += [f"{number}. {step}\n" for number, step in enumerate(exercise.steps, 1)]
    parts.append(heading(_("On the way")))
    start, goal = words(exercise, exercise.start), words(exercise, exercise.goal)
    way = _("Start: {start}. Goal: {goal}.") if start != goal else _("Always: {goal}.")
    parts.append(f"{way.format(start=start, goal=goal)}\n")
    if exercise.later:
        parts.append(f"{exercise.later}\n")
    if isinstance(found, Planned):
        parts.append((last_words(found.last, knowledge), "$muted"))
    return Content.assemble(*parts)
