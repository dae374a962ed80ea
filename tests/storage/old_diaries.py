"""Diaries as earlier revisions of the program left them, with their change logs."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, MetaData
from tests.storage.factories import AT, check_in, event, session

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import Entry, key_of, kind_of, to_plain
from backcare_tui.storage.migrate import bring_up_to_date
from backcare_tui.storage.migrations import FOLDER
from backcare_tui.storage.rows import answer_rows, microseconds, row_of

Step: TypeAlias = tuple[str, Entry | None, Entry | None]
"""The label of a change, and its one entry before and after."""

LATER_FIELDS = {"0001": {"check_in": "flare", "session": "run"}, "0002": {"session": "run"}}
"""Revision to the field of each kind that it did not know yet."""

MOMENT = {"at_us": microseconds(AT), "utc_offset": 3600, "state_at_us": microseconds(AT)}

BEFORE = check_in("kept", signs={"dizzy": False}, note="[b + [/ 腎俞")
AFTER = replace(BEFORE, pain=6, exposures={"cold": True})
REMOVED = check_in("gone", note="taken out")
PRESSED = session("pressed", pain_before=4)
LONGER = replace(PRESSED, seconds=60, pain_after=3)
FLARE = replace(AFTER, flare=True)

_FIRST: list[Step] = [
    ("add", None, REMOVED),
    ("check-in", None, BEFORE),
    ("edit", BEFORE, AFTER),
    ("press", None, PRESSED),
    ("press longer", PRESSED, LONGER),
    ("delete", REMOVED, None),
]
STEPS: dict[str, list[Step]] = {
    "0001": _FIRST,
    "0002": [*_FIRST, ("flare", AFTER, FLARE), ("mark", None, event("e1", text="腎俞 [/"))],
}
"""What was written at each revision, one entry a change."""


def held(steps: Sequence[Step]) -> dict[tuple[str, str], Entry]:
    """The entries that a diary holds after ``steps``, by kind and key."""
    found: dict[tuple[str, str], Entry] = {}
    for _, before, after in steps:
        if before is not None:
            del found[kind_of(before), key_of(before)]
        if after is not None:
            found[kind_of(after), key_of(after)] = after
    return found


def write_as(revision: str, connection: Connection, folder: Path) -> None:
    """Make the diary of ``STEPS`` as ``revision`` kept it; ``folder`` is made for its steps."""
    shutil.copytree(FOLDER, folder)
    for file in (folder / "versions").glob("[0-9]*.py"):
        if file.name[:4] > revision:
            file.unlink()
    bring_up_to_date(connection, folder)
    tables = MetaData()
    tables.reflect(connection)

    def add(table: str, **values: object) -> None:
        connection.execute(tables.tables[table].insert().values(**values))

    add("person", id=1, handle="me", created_at_us=0)
    for entry in held(STEPS[revision]).values():
        add(kind_of(entry), **_known(revision, entry, row_of(entry, 1)))
        for answer in answer_rows(entry, 1) if isinstance(entry, CheckIn) else ():
            add("check_in_answer", **answer)
    for number, (label, before, after) in enumerate(STEPS[revision], 1):
        changed = after or before
        assert changed is not None
        add("change", id=number, person_id=1, label=label, state="applied", **MOMENT)
        add(
            "change_entry",
            change_id=number,
            position=0,
            kind=kind_of(changed),
            key=key_of(changed),
            before=_text(revision, before),
            after=_text(revision, after),
        )


def _known(revision: str, entry: Entry, values: dict[str, Any]) -> dict[str, Any]:
    """``values`` of ``entry`` without what ``revision`` did not know."""
    later = LATER_FIELDS[revision].get(kind_of(entry))
    return {name: value for name, value in values.items() if name != later}


def _text(revision: str, entry: Entry | None) -> str | None:
    return None if entry is None else json.dumps(_known(revision, entry, to_plain(entry)))
