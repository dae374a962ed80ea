"""Changing or deleting many days at once, as one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.domain.change_labels import counted_entries, english_entries, english_words
from backcare_tui.domain.plain import Entry, key_of, kind_of
from backcare_tui.errors import NotFound
from backcare_tui.language import gettext as _
from backcare_tui.language import original
from backcare_tui.storage.backup_names import Reason

if TYPE_CHECKING:
    from datetime import date

    from backcare_tui.domain.checkin import CheckIn
    from backcare_tui.journal.day_pages import DayPage
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.change import Change

COPY_ABOVE = 20
"""Changes of more entries than this make a copy of the diary first."""

Key = tuple[str, str]
"""Kind and key of an entry."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done at once: the ``change``, and how many entries ``count`` of it in ``words``.

    ``days`` are those of these entries, the earliest first. ``missing`` is how many of the
    entries asked for were gone already. ``copy`` is where the diary as it was before lies, if a
    copy was made.
    """

    change: Change
    count: int
    words: str
    days: tuple[date, ...]
    missing: int
    copy: Path | None


def entry_keys(page: DayPage) -> list[Key]:
    """Kind and key of everything that a day holds."""
    keys = [(kind_of(each), each.id) for each in page.entries]
    if page.skipped is not None:
        keys.append(("skipped_day", page.skipped.day.isoformat()))
    return keys


def delete_days(journal: Journal, pages: Sequence[DayPage]) -> Done:
    """Delete what ``pages`` show, as one change.

    What another program has added to these days since they were read stays.

    Raises:
        NotFound: nothing of it is there any more; ChangedMeanwhile: something of it was changed
        since, and nothing was deleted.
    """
    wanted = {key: page.day for page in pages for key in entry_keys(page)}
    shown = _by_key(pages)
    there = _by_key(_fresh(journal, pages))
    keys = [key for key in wanted if key in there]
    if not keys:
        raise _gone()
    copy = _copy(journal, len(keys))
    kinds = [key[0] for key in keys]
    label = f"delete {english_entries(kinds)} {_span(pages)}"
    expected = {key: shown[key] for key in keys}
    change = journal.store.write(
        journal.person, label, remove=keys, at=journal.now(), expected=expected
    )
    days = tuple(sorted({wanted[key] for key in keys}))
    missing = len(wanted) - len(keys)
    return Done(change, len(keys), counted_entries(kinds), days, missing, copy)


def answer_triggers(
    journal: Journal, pages: Sequence[DayPage], answers: Mapping[str, bool | None]
) -> Done:
    """Set triggers in every check-in that ``pages`` show, as one change; None unasks.

    All else in a check-in stays as it is stored now, and so does a check-in that another program
    has added since.

    Raises:
        NotFound: no such trigger, or none of the check-ins is there any more; ChangedMeanwhile:
        another program changed one at the same moment, and nothing was set.
    """
    known = {journal.knowledge.trigger(name).id: yes for name, yes in answers.items()}
    wanted = [each.id for page in pages for each in page.check_ins]
    stored = {each.id: each for page in _fresh(journal, pages) for each in page.check_ins}
    there = [stored[own] for own in wanted if own in stored]
    if not there:
        raise _gone()
    after = [_answered(each, known) for each in there]
    changed = [new for old, new in zip(there, after, strict=True) if new != old]
    copy = _copy(journal, len(changed))
    kinds = ["check_in"] * len(changed)
    said = _answers_in_english(journal, known)
    label = f"set {said} in {english_entries(kinds)} {_span(pages)}"
    expected = {("check_in", each.id): each for each in there}
    change = journal.store.write(
        journal.person, label, put=changed, at=journal.now(), expected=expected
    )
    days = tuple(sorted({each.day for each in changed}))
    missing = len(wanted) - len(there)
    return Done(change, len(changed), counted_entries(kinds), days, missing, copy)


def _answered(check_in: CheckIn, answers: Mapping[str, bool | None]) -> CheckIn:
    merged = {**check_in.exposures, **answers}
    return replace(check_in, exposures={k: yes for k, yes in merged.items() if yes is not None})


def _answers_in_english(journal: Journal, answers: Mapping[str, bool | None]) -> str:
    said = {True: "yes", False: "no", None: "not asked"}
    triggers = journal.knowledge.triggers
    return english_words(
        [f"{original(triggers[own].label).lower()} {said[yes]}" for own, yes in answers.items()]
    )


def _fresh(journal: Journal, pages: Sequence[DayPage]) -> list[DayPage]:
    days = _days(pages)
    return journal.diary.days(days[0], days[-1]) if days else []


def _by_key(pages: Sequence[DayPage]) -> dict[Key, Entry]:
    found: dict[Key, Entry] = {}
    for page in pages:
        entries: list[Entry] = [*page.entries, *([page.skipped] if page.skipped else [])]
        found |= {(kind_of(each), key_of(each)): each for each in entries}
    return found


def _days(pages: Sequence[DayPage]) -> list[date]:
    return sorted(page.day for page in pages)


def _span(pages: Sequence[DayPage]) -> str:
    days = _days(pages)
    return f"of {days[0]}" if days[0] == days[-1] else f"of {days[0]} to {days[-1]}"


def _copy(journal: Journal, entries: int) -> Path | None:
    """Copy the diary where much is going to change; a server's diary has backups of its own."""
    if entries <= COPY_ABOVE:
        return None
    return journal.backups.before(Reason.BEFORE_BULK)


def _gone() -> NotFound:
    return NotFound(
        _("These entries are gone already."), _("Another window may have deleted them.")
    )
