"""A diary into whose every text somebody wrote what steers a terminal, past all of the checks."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

STEERING = (
    "\x1b[2J\x1b[31mred\x1b]0;title\x07\x1b]52;c;eA==\x07\x1b]8;;http://x\x1b\\"
    "\x1bP+q\x1b\\\x9b5A\x9d0;t\x9c\x85\u202egnp\u2066.txt\x08\x0b\x0c\x0e\x7f\x00\r\t[b + [/ 腎俞"
)
"""Moves the cursor, clears, colours, rings, names the window, sets the clipboard, links, turns."""

STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What must not come out where text is shown; line breaks and tabs are left."""

_TEXTS = (
    ("check_in", "note"),
    ("check_in_answer", "item"),
    ("session", "point"),
    ("skipped_day", "reason"),
    ("seen_to", "note"),
    ("safety_answer", "question"),
    ("profile_answer", "item"),
    ("reminder_response", "rule"),
    ("event", "text"),
    ("routine", "name"),
    ("exercise_session", "exercise"),
    ("change", "label"),
)


def spoil(diary: Path) -> None:
    """Put `STEERING` behind every text of the diary in ``diary``; each table has to have one."""
    with closing(sqlite3.connect(diary)) as connection, connection:
        for table, column in _TEXTS:
            rows = f'UPDATE "{table}" SET "{column}" = "{column}" || ?'
            assert connection.execute(rows, (STEERING,)).rowcount, table
