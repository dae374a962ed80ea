"""Which days of a diary a file holds something of: what people count a backup by."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backcare_tui.domain.plain import KINDS_OF_DAYS
from backcare_tui.storage import faults


@dataclass(frozen=True, slots=True)
class Days:
    """How many days hold something, and the ``first`` and ``last`` of them; None where none do."""

    number: int
    first: date | None = None
    last: date | None = None

    def __bool__(self) -> bool:
        """Whether there is any."""
        return self.number > 0


def days_in(connection: sqlite3.Connection, tables: Collection[str], path: Path) -> Days:
    """The days of everyone in the diary ``path``, which has these ``tables``.

    Raises:
        sqlite3.Error: it cannot be read; DatabaseError: a day is none.
    """
    parts = [f'SELECT day FROM "{kind}"' for kind in KINDS_OF_DAYS if kind in tables]
    if not parts:
        return Days(0)
    every = " UNION ".join(parts)
    found = connection.execute(f"SELECT count(*), min(day), max(day) FROM ({every})").fetchone()
    number, first, last = found
    if not number:
        return Days(0)
    with faults.rows_of(str(path)):
        return Days(number, date.fromisoformat(first), date.fromisoformat(last))
