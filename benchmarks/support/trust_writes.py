"""A line of writes, the same each time: what a diary has to hold after each of them."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from backcare_tui.journal.clock import system_clock
from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings
from backcare_tui.storage.connecting import open_file

if TYPE_CHECKING:
    from pathlib import Path

Held = dict[str, int]
"""The pain of each check-in, by its id."""

_LOST = {
    "orphans": (
        "SELECT count(*) FROM pragma_foreign_key_check",
        "SELECT count(*) FROM change WHERE id NOT IN (SELECT change_id FROM change_entry)",
        "SELECT count(*) FROM check_in WHERE id || '-0' NOT IN (SELECT id FROM session)",
        "SELECT count(*) FROM session WHERE substr(id, 1, length(id) - 2) NOT IN"
        " (SELECT id FROM check_in)",
        "SELECT count(*) FROM check_in WHERE 2 <>"
        " (SELECT count(*) FROM check_in_answer WHERE check_in_id = check_in.id)",
    ),
    "unlogged": (
        "SELECT count(*) FROM check_in WHERE pain IS NOT"
        " (SELECT json_extract(after, '$.pain') FROM change_entry JOIN change ON id = change_id"
        " WHERE kind = 'check_in' AND key = check_in.id AND state = 'applied'"
        " ORDER BY change_id DESC LIMIT 1)",
        "SELECT count(*) FROM session WHERE id NOT IN"
        " (SELECT key FROM change_entry WHERE kind = 'session')",
    ),
}


@dataclass(frozen=True)
class Found:
    """What a diary holds, and how many things are wrong in it.

    ``broken`` counts what SQLite's integrity check tells; ``orphans`` rows without the person,
    entry, answers or change that they belong to; ``unlogged`` entries of which the change log tells
    nothing, or something else.
    """

    held: Held
    broken: int
    orphans: int
    unlogged: int


def journal_on(file: Path) -> Journal:
    """A journal on ``file`` that is not opened yet, its knowledge read."""
    journal = Journal(Settings(database=str(file)), system_clock)
    journal.knowledge  # noqa: B018 - read now, once for all who are forked
    return journal


def write(journal: Journal, number: int) -> None:
    """Do the write ``number``: of five, three check-ins with a point, an edit and its undo."""
    match number % 5:
        case 3:
            journal.diary.edit(f"k{number - 1}", pain=10)
        case 4:
            journal.diary.undo()
        case _:
            day = journal.today - timedelta(days=number % 300)
            draft = Draft(
                pain=number % 10,
                day=day,
                exposures={"cold": True, "damp": False},
                pressed=(Pressed("KI3", 30, "left"),),
                id=f"k{number}",
            )
            journal.diary.check_in(draft)


def after(count: int) -> Held:
    """What a diary holds after the first ``count`` writes."""
    held = {f"k{number}": number % 10 for number in range(count) if number % 5 < 3}
    if count % 5 == 4:
        held[f"k{count - 2}"] = 10
    return held


def look_over(file: Path) -> Found:
    """Read and check a diary to the last row."""
    with closing(open_file(file)) as connection:
        told = [text for (text,) in connection.execute("PRAGMA integrity_check")]
        lost = {
            name: sum(connection.execute(query).fetchone()[0] for query in queries)
            for name, queries in _LOST.items()
        }
        held = dict(connection.execute("SELECT id, pain FROM check_in").fetchall())
    return Found(held, 0 if told == ["ok"] else len(told), **lost)
