"""Finding what is to be erased: in the diary, in its list of changes, or in copies alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from backcare_tui.domain.plain import kind_of
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.bulk import entry_keys
from backcare_tui.language import gettext as _
from backcare_tui.language import ngettext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcare_tui.journal.erase_copies import Copy
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.erase import Logged, Name

KINDS = ("check_in", "session", "skipped_day", "event", "exercise_session")
"""What a day holds. Answers about warning signs are no entries of a day and stay."""
_ID = re.compile(r"[0-9a-f]{8,}")
"""What is looked for in copies where the diary does not know it: less would be found by chance."""


@dataclass(frozen=True, slots=True)
class Doomed:
    """One entry to erase: on which ``day`` it is or was, and how many ``traces`` of it the change
    log holds. One that is not ``stored`` any more is in the change log only."""

    kind: str
    key: str
    day: date
    traces: int
    stored: bool


def look_in_copies(
    name: str | date, copies: Sequence[Copy], missing: NotFound, *, backups: bool
) -> None:
    """Go on without an entry that ``missing`` tells of, where only copies that go may hold it.

    Raises:
        NotFound: none may hold it, or they are not to go.
    """
    if not (isinstance(name, date) or _ID.fullmatch(name)):
        raise missing
    keys, days = ((), [str(name)]) if isinstance(name, date) else ([name], ())
    holding = sum(each.may_hold(keys, days) for each in copies)
    if not holding:
        raise missing
    if not backups:
        hint = ngettext(
            "{number} backup or other copy may hold it: add --backups to erase it.",
            "{number} backups and other copies may hold it: add --backups to erase them.",
            holding,
        )
        raise NotFound(missing.message, hint.format(number=holding)) from None


def on_day(journal: Journal, day: date, log: Mapping[Name, Logged]) -> list[Doomed]:
    """All that is or was on ``day``, by the diary and by what the change ``log`` holds.

    Raises:
        NotFound: there is nothing.
    """
    found = [
        Doomed(kind, key, day, log[kind, key].traces if (kind, key) in log else 0, stored=True)
        for kind, key in entry_keys(journal.diary.day(day))
    ]
    there = {(each.kind, each.key) for each in found}
    for name, each in log.items():
        gone = name not in there and name[0] in KINDS and str(day) in each.days
        if gone and not _is_stored(journal, name):
            found.append(Doomed(*name, day, each.traces, stored=False))
    if not found:
        raise NotFound(
            _("There is nothing on {day}, nor a trace of it.").format(day=day),
            _("backcare list shows what is there."),
        )
    return found


def by_id(journal: Journal, name: str, log: Mapping[Name, Logged]) -> list[Doomed]:
    """The one entry whose id is or begins with ``name``, stored or in the change ``log`` alone.

    Raises:
        NotFound: there is none; InvalidInput: there are several.
    """
    try:
        entry = journal.diary.entry(name)
    except NotFound:
        return [_deleted(name, log)]
    known = log.get((kind_of(entry), entry.id))
    traces = known.traces if known else 0
    return [Doomed(kind_of(entry), entry.id, entry.day, traces, stored=True)]


def _deleted(name: str, log: Mapping[Name, Logged]) -> Doomed:
    """An entry that only the change log still holds, by its id or how it begins."""
    fitting = [each for each in log.values() if each.name[0] in KINDS and _fits(name, each)]
    if not fitting:
        raise NotFound(
            _("There is no entry “{id}”, nor a trace of one.").format(id=name),
            _("backcare list shows what is there."),
        )
    if len(fitting) > 1:
        raise InvalidInput(
            _("Several deleted entries begin with “{id}”.").format(id=name),
            _("Give more of the id."),
        )
    (each,) = fitting
    return Doomed(*each.name, date.fromisoformat(max(each.days)), each.traces, stored=False)


def _fits(name: str, each: Logged) -> bool:
    return bool(name) and each.name[1].startswith(name)


def _is_stored(journal: Journal, name: Name) -> bool:
    kind, key = name
    if kind == "skipped_day":
        return bool(journal.store.skipped_days(journal.person, _day(key), _day(key)))
    try:
        entry = journal.diary.entry(key)
    except NotFound:
        return False
    return entry.id == key


def _day(text: str) -> date:
    return date.fromisoformat(text)
