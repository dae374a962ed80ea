"""What a change of the diary did, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.change_labels import answer_word
from backcare_tui.domain.checkin import (
    AcupressureSession,
    CheckIn,
    Event,
    ExerciseSession,
    Routine,
    SkippedDay,
)
from backcare_tui.domain.text import first_line, in_words
from backcare_tui.journal.bulk import entry_keys
from backcare_tui.journal.entry_words import exercise_name
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, marked
from backcare_tui.storage.change import ChangeState

if TYPE_CHECKING:
    from datetime import date, datetime

    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.journal.journal import Journal
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.storage.change import Change, ChangedEntry

_OTHERS = {
    "safety_answer": marked("an answer about warning signs"),
    "seen_to": marked("a warning sign was seen to"),
    "profile_answer": marked("an answer about you"),
    "reminder_response": marked("a reply to a reminder"),
    "checklist": marked("the list of signs was offered"),
}
MARK_ONLY = marked(
    "The diary stays as it was restored, and a damaged file stays where it is. Undo goes on with "
    "the change before."
)
"""What is said when the mark of a restore is taken back, which holds no entry."""
_TEXT = 60
"""How many characters of a person's own words are quoted."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to entries of a day: ``at`` what instant, to ``what``, and ``how``."""

    at: datetime
    what: str
    how: str


def steps_of_day(journal: Journal, page: DayPage) -> list[Step]:
    """How the entries of ``page`` came to be as they are, the oldest step first.

    Reads; not for the UI loop. What was taken back is left out.
    """
    keys, knowledge = entry_keys(page), journal.knowledge
    changes = journal.store.changes_of(journal.person, keys) if keys else []
    steps: list[Step] = []
    for change in changes:
        if change.state is not ChangeState.APPLIED:
            continue
        told: dict[str, list[str]] = {}
        for entry in change.entries:
            told.setdefault(how_changed(entry, knowledge), []).append(what_is(entry, knowledge))
        steps += [Step(change.at, in_words(what), how) for how, what in told.items()]
    return steps


def change_state(change: Change) -> str:
    """Where a change stands, as ``backcare changes`` says it; empty for one that is in force."""
    if change.state is ChangeState.APPLIED:
        return ""
    return _("taken back") if change.state is ChangeState.UNDONE else _("dropped")


def what_is(entry: ChangedEntry, knowledge: KnowledgeBase) -> str:
    """What kind of entry was changed: "check-in", "UB40 pressed", "exercise Bridge"."""
    value = entry.after or entry.before
    if isinstance(value, CheckIn):
        return _("check-in")
    if isinstance(value, AcupressureSession):
        return _("{point} pressed").format(point=knowledge.point_label(value.point))
    if isinstance(value, ExerciseSession):
        return _("exercise {name}").format(name=exercise_name(value, knowledge))
    if isinstance(value, Routine):
        return _("routine “{name}”").format(name=first_line(value.name, _TEXT))
    if isinstance(value, Event):
        return _("mark “{text}”").format(text=first_line(value.text, _TEXT))
    if isinstance(value, SkippedDay):
        return _("left out")
    return _(_OTHERS[entry.kind])


def how_changed(entry: ChangedEntry, knowledge: KnowledgeBase) -> str:
    """What became of an entry: "entered", "deleted", "pain 4 → 5, cold no → yes"."""
    if entry.before is None:
        return _("entered")
    if entry.after is None:
        return _("deleted")
    if isinstance(entry.before, CheckIn) and isinstance(entry.after, CheckIn):
        return listed(_differences(entry.before, entry.after, knowledge)) or _("written again")
    return _("changed")


def day_of(entry: ChangedEntry) -> date | None:
    """The day that an entry speaks of, or None where it speaks of the person."""
    value = entry.after or entry.before
    told = CheckIn | AcupressureSession | Event | ExerciseSession | SkippedDay
    return value.day if isinstance(value, told) else None


def _differences(before: CheckIn, after: CheckIn, knowledge: KnowledgeBase) -> list[str]:
    found = []
    if before.day != after.day:
        moved = _("moved from {first} to {last}")
        found.append(moved.format(first=before.day, last=after.day))
    if before.pain != after.pain:
        found.append(_("pain {before} → {after}").format(before=before.pain, after=after.pain))
    if before.flare is not after.flare:
        found.append(_answer(_("flare"), before.flare, after.flare))
    labels: dict[str, str] = {t.id: t.label for t in knowledge.triggers.values()}
    labels |= {s.id: s.label for s in knowledge.signs.values()}
    labels |= {area.id: area.label for area in knowledge.spread_areas.values()}
    labels |= {place.id: place.label for place in knowledge.places.values()}
    for name in ("exposures", "signs", "spread"):
        found += _answers(getattr(before, name), getattr(after, name), labels)
    if before.note != after.note:
        found.append(_note(before.note, after.note))
    return found


def _note(before: str, after: str) -> str:
    if before and after:
        return _("note changed")
    return _("note added") if after else _("note removed")


def _answer(question: str, before: bool | None, after: bool | None) -> str:
    words = _("{question} {before} → {after}")
    return words.format(question=question, before=answer_word(before), after=answer_word(after))


def _answers(
    before: Mapping[str, bool], after: Mapping[str, bool], labels: Mapping[str, str]
) -> list[str]:
    return [
        _answer(labels.get(key, key).lower(), before.get(key), after.get(key))
        for key in dict.fromkeys((*before, *after))
        if before.get(key) is not after.get(key)
    ]
