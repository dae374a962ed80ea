"""The change log: every write is one change with its inverse, so it can be undone and redone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeAlias

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import (
    KINDS,
    Entry,
    check_key,
    checked,
    from_plain,
    key_of,
    kind_of,
    to_plain,
)
from backcare_tui.domain.plain_fields import check_id, check_text
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults
from backcare_tui.storage.change import Change, ChangedEntry, ChangedMeanwhile, ChangeState
from backcare_tui.storage.driver import Driver
from backcare_tui.storage.rows import (
    ENTRY_FROM_ROW,
    Row,
    answer_rows,
    answers_by_id,
    check_ins,
    instant,
    microseconds,
    row_of,
)

Name: TypeAlias = tuple[str, str]
"""Kind and key of an entry."""

LABEL_MAX = 200
KEY_NAMES = tuple(f"key_{number}" for number in range(32))
"""The parameters of ``changes_of_keys``: as many keys as one look through the log is for."""


def write(
    driver: Driver,
    person: str,
    label: str,
    put: Sequence[Entry],
    remove: Sequence[tuple[str, str]],
    at: datetime,
    expected: Mapping[Name, Entry | None],
) -> Change:
    """Store and remove entries as one change. See `Store.write`."""
    check_id("person", person)
    label = _fitting(check_text("label", label))
    _check_instant(at)
    wanted: dict[tuple[str, str], Entry | None] = {}
    for kind, key in remove:
        if kind not in KINDS:
            raise InvalidInput(_("“{kind}” is not a kind of entry.").format(kind=kind))
        wanted[kind, check_key(kind, key)] = None
    for entry in map(checked, put):
        name = kind_of(entry), key_of(entry)
        if name in wanted and wanted[name] is None:
            raise InvalidInput(
                _("{kind} {key} is both stored and removed.").format(kind=name[0], key=name[1])
            )
        wanted[name] = entry
    with driver.writing():
        person_id = _person_id(driver, person)
        now = {
            name: None if person_id is None else _stored(driver, person_id, *name)
            for name in {**wanted, **expected}
        }
        _check_expected(now, wanted, expected)
        changed = _differences(now, wanted)
        if not changed:
            return Change(0, at, label, ChangeState.APPLIED, ())
        if person_id is None:
            person_id = _new_person(driver, person, at)
        _apply(driver, person_id, [(entry.before, entry.after) for entry in changed])
        return _log(driver, person_id, label, at, changed)


def mark(driver: Driver, person: str, label: str, at: datetime) -> Change:
    """Log a change of no entry. See `Store.mark`."""
    with driver.writing():
        person_id = _person_id(driver, person)
        if person_id is None:
            raise NotFound(_("There is no diary of {person}.").format(person=person))
        return _log(driver, person_id, _fitting(label), at, ())


def undo(driver: Driver, person: str, at: datetime) -> Change:
    """Take back the newest change in force. See `Store.undo`."""
    return _move(driver, person, at, ChangeState.UNDONE)


def redo(driver: Driver, person: str, at: datetime) -> Change:
    """Apply the change that was taken back last. See `Store.redo`."""
    return _move(driver, person, at, ChangeState.APPLIED)


def listed(driver: Driver, person: str, limit: int, offset: int = 0) -> list[Change]:
    """``limit`` changes with their entries, newest first, without the newest ``offset``."""
    page = {"person": person, "limit": limit, "offset": offset}
    with driver.reading():
        rows = driver.run("changes", page)
        entry_rows = driver.run("change_entries", page)
    entries: dict[int, list[ChangedEntry]] = {}
    with faults.rows_of(driver.location):
        for change_id, *row in entry_rows:
            entries.setdefault(change_id, []).append(_changed_entry(row))
        return [_change(row, entries.get(row[0], ())) for row in rows]


def of_entries(driver: Driver, person: str, names: Sequence[tuple[str, str]]) -> list[Change]:
    """The changes of some entries, oldest first, each with those entries alone."""
    wanted, keys = set(names), list(dict.fromkeys(key for _, key in names))
    found: dict[int, Change] = {}
    with driver.reading():
        rows = [
            row
            for first in range(0, len(keys), len(KEY_NAMES))
            for row in driver.run("changes_of_keys", _keys_at(keys, first, person))
        ]
    with faults.rows_of(driver.location):
        for row in rows:
            if (row[5], row[6]) not in wanted:
                continue
            change = found.get(row[0]) or _change(row[:5], ())
            entries = (*change.entries, _changed_entry(row[5:]))
            found[change.id] = replace(change, entries=entries)
    return [found[change_id] for change_id in sorted(found)]


def _keys_at(keys: Sequence[str], first: int, person: str) -> dict[str, str]:
    """The parameters for the keys from ``first`` on; what is left over takes that one again."""
    filled = [*keys[first : first + len(KEY_NAMES)], *[keys[first]] * len(KEY_NAMES)]
    return {"person": person, **dict(zip(KEY_NAMES, filled, strict=False))}


def _move(driver: Driver, person: str, at: datetime, to: ChangeState) -> Change:
    back = to is ChangeState.UNDONE
    _check_instant(at)
    with driver.writing():
        found = None
        if (person_id := _person_id(driver, person)) is not None:
            where = {"person_id": person_id, "state": "applied" if back else "undone"}
            found = driver.run("change_last" if back else "change_first", where)[0][0]
        if person_id is None or found is None:
            raise NotFound(
                _("There is nothing to undo.") if back else _("There is nothing to redo.")
            )
        change = _get(driver, found)
        steps = [
            (entry, entry.after, entry.before) if back else (entry, entry.before, entry.after)
            for entry in change.entries
        ]
        for entry, expected, _goal in steps:
            now = _stored(driver, person_id, entry.kind, entry.key)
            if _text(now) != _text(expected):
                raise _changed_since(change, entry, back=back)
        _apply(driver, person_id, [(expected, goal) for _, expected, goal in steps])
        driver.run(
            "change_set_state",
            {"change": change.id, "new_state": to.value, "now_us": microseconds(at)},
        )
    return Change(change.id, change.at, change.label, to, change.entries)


def _changed_since(change: Change, entry: ChangedEntry, *, back: bool) -> InvalidInput:
    from backcare_tui.domain.change_labels import label_words

    words = (
        _("“{change}” cannot be undone: {kind} {key} has changed since.")
        if back
        else _("“{change}” cannot be redone: {kind} {key} has changed since.")
    )
    return InvalidInput(
        words.format(change=label_words(change.label), kind=entry.kind, key=entry.key),
        _("Change the entry itself instead."),
    )


def _check_expected(
    now: Mapping[Name, Entry | None],
    wanted: Mapping[Name, Entry | None],
    expected: Mapping[Name, Entry | None],
) -> None:
    """Raise ChangedMeanwhile where an entry is neither as it was read nor as it is to become."""
    found = {
        name: now[name]
        for name, before in expected.items()
        if _text(now[name]) != _text(before)
        and not (name in wanted and _text(now[name]) == _text(wanted[name]))
    }
    if found:
        raise ChangedMeanwhile(found)


def _differences(
    now: Mapping[Name, Entry | None], wanted: Mapping[Name, Entry | None]
) -> list[ChangedEntry]:
    changed = []
    for (kind, key), after in wanted.items():
        before = now[kind, key]
        if after is None and before is None:
            raise NotFound(_("There is no {kind} {key}.").format(kind=kind, key=key))
        if _text(before) != _text(after):
            changed.append(ChangedEntry(kind, key, before, after))
    return changed


def _apply(
    driver: Driver, person_id: int, steps: Iterable[tuple[Entry | None, Entry | None]]
) -> None:
    gone: dict[str, list[dict[str, Any]]] = {}
    new: dict[str, list[dict[str, Any]]] = {}
    answers: list[dict[str, Any]] = []
    for before, after in steps:
        if before is not None:
            where = {"person_id": person_id, "key": key_of(before)}
            gone.setdefault(kind_of(before), []).append(where)
        if after is not None:
            new.setdefault(kind_of(after), []).append(row_of(after, person_id))
            if isinstance(after, CheckIn):
                answers.extend(answer_rows(after, person_id))
    for kind, rows in gone.items():
        driver.run_many(f"{kind}_delete", rows)
    for kind, rows in new.items():
        driver.run_many(f"{kind}_insert", rows)
    if answers:
        driver.run_many("check_in_answer_insert", answers)


def _log(
    driver: Driver, person_id: int, label: str, at: datetime, changed: Sequence[ChangedEntry]
) -> Change:
    moment = _moment(at)
    driver.run(
        "change_drop_undone",
        {
            "owner": person_id,
            "old_state": ChangeState.UNDONE.value,
            "new_state": ChangeState.DROPPED.value,
            "now_us": moment["at_us"],
        },
    )
    state = {"state": ChangeState.APPLIED.value, "state_at_us": moment["at_us"]}
    driver.run("change_insert", {"person_id": person_id, "label": label, **moment, **state})
    # No other writer can come in between, so the newest is ours.
    change_id = driver.run("change_newest", {"person_id": person_id})[0][0]
    driver.run_many(
        "change_entry_insert",
        [
            {
                "change_id": change_id,
                "position": position,
                "kind": entry.kind,
                "key": entry.key,
                "before": _text(entry.before),
                "after": _text(entry.after),
            }
            for position, entry in enumerate(changed)
        ],
    )
    return Change(change_id, at, label, ChangeState.APPLIED, tuple(changed))


def _moment(at: datetime) -> dict[str, int]:
    return {"at_us": microseconds(at), "utc_offset": round(_check_instant(at))}


def _get(driver: Driver, change_id: int) -> Change:
    rows = driver.run("change_entries_get", {"id": change_id})
    (row,) = driver.run("change_get", {"id": change_id})
    with faults.rows_of(driver.location):
        return _change(row, [_changed_entry(entry[1:]) for entry in rows])


def _change(row: Row, entries: Iterable[ChangedEntry]) -> Change:
    change_id, at_us, utc_offset, label, state = row
    return Change(change_id, instant(at_us, utc_offset), label, ChangeState(state), tuple(entries))


def _changed_entry(row: Row) -> ChangedEntry:
    kind, key, before, after = row
    return ChangedEntry(kind, key, _entry(kind, before), _entry(kind, after))


def _entry(kind: str, text: str | None) -> Entry | None:
    return None if text is None else from_plain(kind, json.loads(text))


def _text(entry: Entry | None) -> str | None:
    if entry is None:
        return None
    return json.dumps(to_plain(entry), ensure_ascii=False, separators=(",", ":"))


def _stored(driver: Driver, person_id: int, kind: str, key: str) -> Entry | None:
    where = {"person_id": person_id, "key": key}
    rows = driver.run(f"{kind}_get", where)
    if not rows:
        return None
    answers = driver.run("check_in_answer_get", where) if kind == "check_in" else []
    with faults.rows_of(driver.location):
        if kind == "check_in":
            return check_ins(rows, answers_by_id(answers))[0]
        return ENTRY_FROM_ROW[kind](rows[0])


def _person_id(driver: Driver, person: str) -> int | None:
    rows = driver.run("person_get", {"person": person})
    return rows[0][0] if rows else None


def _new_person(driver: Driver, person: str, at: datetime) -> int:
    driver.run("person_insert", {"handle": person, "created_at_us": microseconds(at)})
    return int(driver.run("person_get", {"person": person})[0][0])


def _fitting(label: str) -> str:
    return label if len(label) <= LABEL_MAX else label[: LABEL_MAX - 1] + "…"


def _check_instant(at: datetime) -> float:
    offset = at.utcoffset()
    if offset is None:
        raise InvalidInput(_("The time of a change has no offset from UTC."))
    return offset.total_seconds()
