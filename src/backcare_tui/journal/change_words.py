"""What a change of the diary did, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import AcupressureSession, CheckIn, Event, SkippedDay
from backcare_tui.domain.text import first_line, in_words
from backcare_tui.journal.bulk import entry_keys
from backcare_tui.storage.change import ChangeState

if TYPE_CHECKING:
    from datetime import date, datetime

    from backcare_tui.journal.entries import DayPage
    from backcare_tui.journal.journal import Journal
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.storage.change import Change, ChangedEntry

_SAID = {True: "yes", False: "no", None: "not asked"}
_OTHERS = {
    "safety_answer": "an answer about warning signs",
    "seen_to": "a warning sign was seen to",
    "profile_answer": "an answer about you",
    "reminder_response": "a reply to a reminder",
    "checklist": "the list of signs was offered",
}
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
    return {"applied": "", "undone": "taken back"}.get(change.state.value, "dropped")


def what_is(entry: ChangedEntry, knowledge: KnowledgeBase) -> str:
    """What kind of entry was changed: "check-in", "UB40 pressed"."""
    value = entry.after or entry.before
    if isinstance(value, CheckIn):
        return "check-in"
    if isinstance(value, AcupressureSession):
        return f"{_point(value.point, knowledge)} pressed"
    if isinstance(value, Event):
        return f"mark “{first_line(value.text, _TEXT)}”"
    if isinstance(value, SkippedDay):
        return "left out"
    return _OTHERS[entry.kind]


def how_changed(entry: ChangedEntry, knowledge: KnowledgeBase) -> str:
    """What became of an entry: "entered", "deleted", "pain 4 → 5, cold no → yes"."""
    if entry.before is None:
        return "entered"
    if entry.after is None:
        return "deleted"
    if isinstance(entry.before, CheckIn) and isinstance(entry.after, CheckIn):
        return ", ".join(_differences(entry.before, entry.after, knowledge)) or "written again"
    return "changed"


def day_of(entry: ChangedEntry) -> date | None:
    """The day that an entry speaks of, or None where it speaks of the person."""
    value = entry.after or entry.before
    told = CheckIn | AcupressureSession | Event | SkippedDay
    return value.day if isinstance(value, told) else None


def _differences(before: CheckIn, after: CheckIn, knowledge: KnowledgeBase) -> list[str]:
    found = []
    if before.day != after.day:
        found.append(f"moved from {before.day} to {after.day}")
    if before.pain != after.pain:
        found.append(f"pain {before.pain} → {after.pain}")
    if before.flare is not after.flare:
        found.append(f"flare {_SAID[before.flare]} → {_SAID[after.flare]}")
    labels: dict[str, str] = {t.id: t.label for t in knowledge.triggers.values()}
    labels |= {s.id: s.label for s in knowledge.signs.values()}
    labels |= {area.id: area.label for area in knowledge.spread_areas.values()}
    for name in ("exposures", "signs", "spread"):
        found += _answers(getattr(before, name), getattr(after, name), labels)
    if before.note != after.note:
        note = "changed" if before.note and after.note else "added" if after.note else "removed"
        found.append(f"note {note}")
    return found


def _answers(
    before: Mapping[str, bool], after: Mapping[str, bool], labels: Mapping[str, str]
) -> list[str]:
    return [
        f"{labels.get(key, key).lower()} {_SAID[before.get(key)]} → {_SAID[after.get(key)]}"
        for key in dict.fromkeys((*before, *after))
        if before.get(key) is not after.get(key)
    ]


def _point(code: str, knowledge: KnowledgeBase) -> str:
    return knowledge.points[code].label if code in knowledge.points else code
