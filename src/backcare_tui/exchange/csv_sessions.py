"""Acupressure sessions as a plain table: one row each."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, cast

from backcare_tui.domain.checkin import AcupressureSession
from backcare_tui.domain.days import check_day
from backcare_tui.domain.plain import Entry, from_plain, to_plain
from backcare_tui.errors import InvalidInput
from backcare_tui.exchange.table import ImportPlan, Rejects, Row, Table, write_rows
from backcare_tui.language import gettext as _

COLUMNS = (
    "id",
    "day",
    "at",
    "point",
    "side",
    "seconds",
    "pain_before",
    "pain_after",
    "after_effect",
    "run",
)

# Tables from before there were runs lack it.
_OPTIONAL = ("run",)

_NUMBERS = ("seconds", "pain_before", "pain_after")


def write_sessions_csv(sessions: Iterable[AcupressureSession]) -> Iterator[str]:
    """The lines of a table with the columns `COLUMNS`; an empty cell is unknown, or no run."""
    yield from write_rows(
        COLUMNS,
        (
            ["" if value is None else str(value) for value in to_plain(session).values()]
            for session in sessions
        ),
    )


def read_sessions_csv(data: bytes | str, today: date) -> ImportPlan:
    """Read what `write_sessions_csv` writes; the column ``run`` may be missing.

    Raises:
        InvalidInput: the file as a whole cannot be read. A row that cannot is in ``rejected``.
    """
    table = Table(data, lambda names: set(COLUMNS) - set(_OPTIONAL) <= set(names))
    entries: list[Entry] = []
    rejected = Rejects()
    seen: dict[str, int] = {}
    for row in table.rows(rejected.add):
        try:
            session = _session(row, today)
            if session.id in seen:
                raise InvalidInput(
                    _("id is the same as on line {line}.").format(line=seen[session.id])
                )
        except InvalidInput as error:
            rejected.add(row.line, error.message)
        else:
            seen[session.id] = row.line
            entries.append(session)
    ignored = tuple(name for name in table.columns if name not in COLUMNS)
    return ImportPlan(tuple(entries), tuple(sorted(rejected.rows)), ignored)


def _session(row: Row, today: date) -> AcupressureSession:
    plain: dict[str, Any] = {column: row[column].strip() or None for column in COLUMNS}
    plain["run"] = plain["run"] or ""
    for column in _NUMBERS:
        text = plain[column]
        if text is not None and text.isascii() and text.isdecimal() and len(text) <= 6:
            plain[column] = int(text)
    session = cast(AcupressureSession, from_plain("session", plain))
    check_day(session.day, today)
    return session
