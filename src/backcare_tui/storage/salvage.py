"""Reads what is left of a damaged diary: each row that does not lie on a damaged page.

The history of changes holds every entry a second time, so an entry whose row is lost is mostly
still there.
"""

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias, cast

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import KINDS, Entry, checked, from_plain, key_of, kind_of, to_plain
from backcare_tui.errors import InvalidInput
from backcare_tui.storage import faults, log_fit
from backcare_tui.storage.change import ChangeState
from backcare_tui.storage.pages import Pages, Value
from backcare_tui.storage.rows import ENTRY_FROM_ROW, AnswersById, answers_by_id, check_ins
from backcare_tui.storage.trees import ANSWERS, Row, Rows, fits, numbers, read_rows

Name: TypeAlias = tuple[str, str]
"""Kind and key."""

_SHORTEST = 3
"""Rows of fewer values hold only what SQLite and the migrations note for themselves."""
_UNFIT = "its values do not fit together"
_SCHEMA = ("table", "index")
"""How rows of SQLite's list of tables begin."""
_UNREADABLE = (ValueError, TypeError, KeyError, OverflowError, RecursionError, InvalidInput)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was read and is not among the entries: its table (empty where that is unknown),
    its number (None where it has none), why, and its values."""

    table: str
    row: int | None
    reason: str
    values: tuple[Value, ...]


@dataclass(slots=True)
class Salvaged:
    """What was read. ``people`` holds each person's entries by handle, in the order of exports.

    ``from_history`` counts the entries that only the history of changes still had,
    ``perhaps_less`` the check-ins of which answers may be missing; ``damaged`` are the numbers of
    those among the ``pages`` that could not be read whole, and ``torn`` says that an older version
    of a page stands in for a broken new one. ``misfit`` says that the log beside the file is not
    its own, so that the file was read with and without it.
    """

    people: dict[str, list[Entry]] = field(default_factory=dict)
    from_history: int = 0
    perhaps_less: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    damaged: tuple[int, ...] = ()
    pages: int = 0
    torn: bool = False
    misfit: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing was amiss."""
        return not (self.damaged or self.rejected or self.torn or self.from_history or self.misfit)


@dataclass(slots=True)
class _Person:
    """What was found of one person, by rows of their own and by the history."""

    entries: dict[Name, Entry] = field(default_factory=dict)
    loose: dict[Name, Row] = field(default_factory=dict)
    history: dict[Name, Entry | None] = field(default_factory=dict)


def salvage(path: Path) -> Salvaged:
    """Read every row of the diary in the file ``path`` that can be read. The file stays as it is.

    Where its log is not its own, whatever can be read with or without that log counts.

    Raises:
        OSError: the file cannot be read.
        DatabaseError: it is another program's.
    """
    pages = Pages(path)
    rows = read_rows(pages)
    if pages.logged:
        alone = Pages(path, log=False)
        rows_alone = read_rows(alone)
        if not log_fit.fits(_history_of(rows_alone), _history_of(rows), later=pages.later):
            found = _salvaged(alone, rows_alone)
            _unite(found, _salvaged(pages, rows))
            return found
    if not rows.is_diary:
        raise faults.not_a_diary(str(path))
    return _salvaged(pages, rows)


def _history_of(rows: Rows) -> dict[Hashable, Hashable]:
    """The parts of the history: when each change was, and what each of its steps made."""
    found: dict[Hashable, Hashable] = {
        number: values[2] for number, values in numbers(rows.tables["change"]).items()
    }
    found.update((row.values[:2], row.values[5]) for row in rows.tables["change_entry"])
    return found


def _unite(found: Salvaged, other: Salvaged) -> None:
    """Add what only ``other`` has, and keep aside what it has otherwise."""
    found.misfit = True
    for handle, entries in other.people.items():
        mine = {(kind_of(entry), key_of(entry)): entry for entry in found.people.get(handle, ())}
        for entry in entries:
            name = kind_of(entry), key_of(entry)
            if mine.setdefault(name, entry) != entry:
                values = (json.dumps(to_plain(entry), ensure_ascii=False),)
                found.rejected.append(Rejected(name[0], None, "the log differs", values))
        found.people[handle] = sorted(mine.values(), key=_place)


def _salvaged(pages: Pages, rows: Rows) -> Salvaged:
    found = Salvaged(damaged=tuple(sorted(rows.damaged)), pages=pages.count, torn=pages.torn)
    people: dict[Value, _Person] = {}
    _read_entries(rows, people, found)
    lost_steps = _read_history(rows, people)
    handles = numbers(rows.tables["person"])
    for number, person in sorted(people.items(), key=lambda item: str(item[0])):
        _complete(person, rows, found)
        known = handles.get(number) if isinstance(number, int) else None
        handle = known[1] if known else None
        handle = handle if isinstance(handle, str) else f"person-{number!r}"
        found.people[handle] = sorted(person.entries.values(), key=_place)
    names = {name for person in people.values() for name in person.entries}
    # An older state of what is there anyway is no loss.
    found.rejected += [step for name, step in lost_steps if name not in names]
    found.rejected += [
        Rejected("", row.number, "of no known table", row.values)
        for row in rows.strays
        if len(row.values) >= _SHORTEST
        and row.values[0] not in _SCHEMA
        and not _is_there(row, people)
    ]
    return found


def _place(entry: Entry) -> tuple[int, Any, Any, str]:
    return list(KINDS).index(kind_of(entry)), entry.day, entry.at, key_of(entry)


def _read_entries(rows: Rows, people: dict[Value, _Person], found: Salvaged) -> None:
    answers: dict[Value, list[Sequence[Any]]] = {}
    for row in rows.tables[ANSWERS]:
        if fits(ANSWERS, row.values):
            answers.setdefault(row.values[0], []).append(row.values[1:])
        else:
            found.rejected.append(Rejected(ANSWERS, row.number, _UNFIT, row.values))
    by_person = {number: answers_by_id(theirs) for number, theirs in answers.items()}
    for kind in KINDS:
        for row in rows.tables[kind]:
            number, *values = row.values
            try:
                entry = _entry(kind, values, by_person.get(number, {}))
            except _UNREADABLE as error:
                found.rejected.append(Rejected(kind, row.number, _why(error), row.values))
                continue
            _keep(people.setdefault(number, _Person()), entry, row, found)


def _entry(kind: str, values: Sequence[Any], answers: AnswersById) -> Entry:
    if kind == "check_in":
        return checked(check_ins([values], answers)[0])
    return checked(ENTRY_FROM_ROW[kind](values))


def _keep(person: _Person, entry: Entry, row: Row, found: Salvaged) -> None:
    name = kind_of(entry), key_of(entry)
    before = person.entries.get(name)
    if before is None or (name in person.loose and not row.loose):
        person.entries[name] = entry
        person.loose.pop(name, None)
        if row.loose:
            person.loose[name] = row
    elif before != entry:
        found.rejected.append(Rejected(name[0], row.number, "a second row of it", row.values))


def _is_there(row: Row, people: Mapping[Value, _Person]) -> bool:
    """Whether the entry that ``row`` may be was found by other means."""
    person = people.get(row.values[0])
    keys = {str(value) for value in row.values[1:3]}
    return person is not None and any(key in keys for _kind, key in person.entries)


def _read_history(rows: Rows, people: dict[Value, _Person]) -> list[tuple[Name, Rejected]]:
    """Fill in the histories; returned are the steps that are nobody's or that cannot be read."""
    lost: list[tuple[Name, Rejected]] = []
    changes = numbers(rows.tables["change"])
    everyone = {values[1] for values in changes.values()} | set(people)
    steps = sorted(rows.tables["change_entry"], key=lambda row: (_whole(row, 0), _whole(row, 1)))
    for row in steps:
        _change, _position, kind, key, _before, after = row.values
        name = str(kind), str(key)
        change = changes.get(_whole(row, 0))
        if change is not None and change[5] != ChangeState.APPLIED:
            continue
        # Of a change that is lost the person is known only where there is just one.
        number = change[1] if change else next(iter(everyone)) if len(everyone) == 1 else None
        try:
            entry = None if after is None else from_plain(str(kind), json.loads(cast(str, after)))
        except _UNREADABLE as error:
            lost.append((name, Rejected("change_entry", row.number, _why(error), row.values)))
            continue
        if number is None:
            lost.append((name, Rejected("change_entry", row.number, "nobody's", row.values)))
        elif change is not None or entry is not None:
            people.setdefault(number, _Person()).history[name] = entry
    return lost


def _whole(row: Row, column: int) -> int:
    value = row.values[column]
    return value if isinstance(value, int) else -1


def _complete(person: _Person, rows: Rows, found: Salvaged) -> None:
    """Bring together what the rows and the history say."""
    entries, history = person.entries, person.history
    told = not rows.hurt & {"change", "change_entry"}
    for name, row in person.loose.items():
        if told and history.get(name) != entries[name]:
            found.rejected.append(Rejected(name[0], row.number, "deleted before", row.values))
            del entries[name]
    for name, later in history.items():
        mine = entries.get(name)
        if later is None or mine == later:
            continue
        if mine is None and not told and name[0] not in rows.hurt:
            # Its table is whole without it, so it was deleted by a change that is lost.
            continue
        if mine is None or _answers_lost(mine, later):
            entries[name] = later
            found.from_history += 1
        else:
            values = (json.dumps(to_plain(later), ensure_ascii=False),)
            found.rejected.append(Rejected(name[0], None, "the history differs", values))
    if ANSWERS in rows.hurt:
        found.perhaps_less += sum(
            isinstance(entry, CheckIn) and history.get(name) != entry
            for name, entry in entries.items()
        )


def _answers_lost(mine: Entry, later: Entry) -> bool:
    """Whether ``mine`` is ``later`` but for answers that it lacks."""
    if not isinstance(mine, CheckIn) or not isinstance(later, CheckIn):
        return False
    groups: Sequence[tuple[Mapping[str, bool], Mapping[str, bool]]] = (
        (mine.exposures, later.exposures),
        (mine.signs, later.signs),
        (mine.spread, later.spread),
    )
    alike = replace(mine, exposures=later.exposures, signs=later.signs, spread=later.spread)
    return alike == later and all(dict(few).items() <= dict(all_).items() for few, all_ in groups)


def _why(error: Exception) -> str:
    return error.message if isinstance(error, InvalidInput) else _UNFIT
