"""Rows by table, from the pages of a damaged diary.

A table is a tree of pages. Where a page within it is lost, the rows beneath are still there, only
nothing leads to them: such pages are known again by the shape of their rows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from backcare_tui.domain.checkin import Response, SafetyReply
from backcare_tui.storage.change import ChangeState
from backcare_tui.storage.pages import (
    INDEX_LEAF,
    INDEX_NODE,
    TABLE_LEAF,
    TABLE_NODE,
    PageError,
    Pages,
    Value,
)
from backcare_tui.storage.rows import ANSWER_KINDS, COLUMNS

ANSWERS = "check_in_answer"
TABLES: dict[str, tuple[str, ...]] = {
    **{kind: ("person_id", *columns) for kind, columns in COLUMNS.items()},
    ANSWERS: ("person_id", "check_in_id", "kind", "item", "yes"),
    "person": ("number", "handle", "created_at_us"),
    "change": ("number", "person_id", "at_us", "utc_offset", "label", "state", "state_at_us"),
    "change_entry": ("change_id", "position", "entry_kind", "key", "before", "after"),
}
"""Table to its columns in order; ``number`` is the row's own, which SQLite keeps apart."""

_LATER: dict[str, tuple[Value, ...]] = {"check_in": (None,), "session": ("",)}
"""What the last columns hold in rows that are older than they."""
_WHOLE = (
    frozenset(
        ("person_id", "at_us", "utc_offset", "pain", "seconds", "sets", "count", "hold", "value")
    )
    | frozenset(("confirmed", "yes", "flare", "pain_before", "pain_after", "change_id", "position"))
    | {"created_at_us", "state_at_us"}
)
_MAY_LACK = frozenset(
    ("flare", "pain_before", "pain_after", "after_effect", "felt", "until", "before", "after")
)
_WORDS: dict[str, frozenset[str]] = {
    "kind": frozenset(ANSWER_KINDS),
    "entry_kind": frozenset(COLUMNS),
    "reply": frozenset(SafetyReply),
    "response": frozenset(Response),
    "state": frozenset(ChangeState),
}
_PATTERNS = {"day": re.compile(r"\d{4}-\d\d-\d\d"), "steps": re.compile(r"\[.*\]", re.DOTALL)}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (None in a table without), its values in the order of `TABLES`, and
    whether no table led to it, so that it may have been deleted before."""

    number: int | None
    values: tuple[Value, ...]
    loose: bool = False


@dataclass(slots=True)
class Rows:
    """All rows that could be read, by table; ``strays`` fit several tables or none.

    ``damaged`` are the pages that could not be read whole, ``hurt`` the tables that they were of.
    """

    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in TABLES})
    strays: list[Row] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    hurt: set[str] = field(default_factory=set)
    is_diary: bool = True
    """Whether the file may be a diary: one that is whole has a diary's tables."""


def read_rows(pages: Pages) -> Rows:
    """Every row that does not lie on a damaged page."""
    rows, owners = Rows(), dict[int, list[str]]()
    free = pages.free()
    roots = _roots(pages, rows, owners)
    rows.is_diary = bool(rows.damaged) or "check_in" in roots
    for table, root in roots.items():
        _walk(pages, rows, owners, table, root, free)
    for number, names in owners.items():
        # A broken page above can lead to the page of another table.
        if len(names) > 1:
            rows.hurt.update(names)
        elif names[0] in TABLES:
            _take(pages, rows, number, names[0])
    if rows.hurt or rows.damaged:
        for number in range(2, pages.count + 1):
            if number not in free and len(owners.get(number, ())) != 1:
                _take_loose(pages, rows, number)
    return rows


def _roots(pages: Pages, rows: Rows, owners: dict[int, list[str]]) -> dict[str, int]:
    """The first page of each table and index, as the list on the file's first page says."""
    found: dict[str, int] = {}
    if pages.headed:
        _walk(pages, rows, owners, "sqlite_schema", 1, set())
    else:
        rows.damaged.add(1)
    for number in list(owners):
        for cell in _cells(pages, rows, number, "sqlite_schema"):
            if len(cell.values) == 5:
                _kind, name, _table, root, _statement = cell.values
                if isinstance(name, str) and isinstance(root, int) and root > 1:
                    found[name] = root
    if rows.damaged:
        rows.hurt.update(table for table in TABLES if table not in found)
    return found


def _walk(
    pages: Pages,
    rows: Rows,
    owners: dict[int, list[str]],
    table: str,
    root: int,
    free: set[int],
) -> None:
    todo, seen = [(root, root)], set[int]()
    while todo:
        number, parent = todo.pop()
        if number in seen:
            continue
        seen.add(number)
        try:
            kind = pages.kind(number)
            if kind not in _kinds_of(table, kind) or number in free:
                raise PageError(f"page {number} is no part of {table}")
            below = list(pages.children(number)) if kind in (TABLE_NODE, INDEX_NODE) else []
        except PageError:
            rows.damaged.add(number if 0 < number <= pages.count else parent)
            rows.hurt.add(table)
            continue
        todo += [(child, number) for child in below]
        owners.setdefault(number, []).append(table)


def _kinds_of(table: str, kind: int) -> tuple[int, ...]:
    if table == ANSWERS:
        return INDEX_LEAF, INDEX_NODE
    if table in TABLES or table == "sqlite_schema":
        return TABLE_LEAF, TABLE_NODE
    # An index, or a table of SQLite's own: nothing is read from it.
    return tuple({INDEX_LEAF, INDEX_NODE, TABLE_LEAF, TABLE_NODE} & {kind})


def _cells(pages: Pages, rows: Rows, number: int, table: str) -> list[Row]:
    found: list[Row] = []
    try:
        if pages.kind(number) == TABLE_NODE:
            return found
        for cell in pages.cells(number):
            if isinstance(cell, PageError):
                rows.damaged.add(number)
                rows.hurt.add(table)
            else:
                found.append(Row(cell.row, cell.values))
    except PageError:
        rows.damaged.add(number)
        rows.hurt.add(table)
    return found


def _take(pages: Pages, rows: Rows, number: int, table: str) -> None:
    for row in _cells(pages, rows, number, table):
        if (values := _filled(table, row.values)) is None:
            rows.damaged.add(number)
            rows.hurt.add(table)
            rows.strays.append(row)
        else:
            rows.tables[table].append(replace(row, values=values))


def _take_loose(pages: Pages, rows: Rows, number: int) -> None:
    try:
        kind = pages.kind(number)
        cells = [cell for cell in pages.cells(number) if not isinstance(cell, PageError)]
    except PageError:
        return
    if kind not in (TABLE_LEAF, INDEX_LEAF, INDEX_NODE) or not cells:
        return
    # Pages of an index have rows, too, but of no shape that a table has.
    possible = [
        table
        for table in rows.hurt & set(TABLES)
        if kind in _kinds_of(table, kind) and all(fits(table, cell.values) for cell in cells)
    ]
    for cell in cells:
        row = Row(cell.row, cell.values, loose=True)
        if len(possible) == 1 and (values := _filled(possible[0], cell.values)) is not None:
            rows.tables[possible[0]].append(replace(row, values=values))
        elif kind == TABLE_LEAF:
            rows.strays.append(row)


def _filled(table: str, values: tuple[Value, ...]) -> tuple[Value, ...] | None:
    """``values`` with those of later columns, or None where there are too many or too few."""
    lacking, later = len(TABLES[table]) - len(values), _LATER.get(table, ())
    if not 0 <= lacking <= len(later):
        return None
    return values + later[len(later) - lacking :]


def fits(table: str, values: tuple[Value, ...]) -> bool:
    """Whether ``values`` are such as the columns of ``table`` hold."""
    filled = _filled(table, values)
    return filled is not None and all(map(_may_hold, TABLES[table], filled))


def _may_hold(column: str, value: Value) -> bool:
    if column == "number" or value is None:
        return value is None and (column == "number" or column in _MAY_LACK)
    if column in _WHOLE:
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    if column in _WORDS:
        return value in _WORDS[column]
    pattern = _PATTERNS.get(column)
    return pattern is None or pattern.fullmatch(value) is not None


def numbers(rows: Iterable[Row]) -> dict[int, tuple[Value, ...]]:
    """Values by the row's number."""
    return {row.number: row.values for row in rows if row.number is not None}
