"""The formats that a diary is read from: what was accepted is written and read back the same."""

from __future__ import annotations

import re
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, cast

from tests.fuzz.place import Place, told

from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.errors import BackcareError
from backcare_tui.exchange.csv_plain import read_csv, write_csv
from backcare_tui.exchange.csv_sessions import read_sessions_csv, write_sessions_csv
from backcare_tui.exchange.ndjson import read_ndjson, write_ndjson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from backcare_tui.exchange.table import ImportPlan

TODAY = date(2200, 1, 1)
_TRIGGERS = {"cold": "cold", "cold weather": "cold"}
_UNSAFE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


def ndjson(data: bytes, _place: Place) -> None:
    """Our own lines."""
    try:
        # Half characters can stand here as JSON escapes, so the bytes need none.
        found = read_ndjson(StringIO(data.decode("utf-8", "replace"), newline="\n")).entries
    except BackcareError as error:
        told(error)
        return
    assert len(found) < data.count(b"\n") + 1
    text = "".join(write_ndjson(found))
    assert not _UNSAFE.search(text)
    assert read_ndjson(StringIO(text, newline="\n")).entries == found
    assert text.count("\n") == len(found) + 1


def csv(data: bytes, _place: Place) -> None:
    """Check-ins as a table."""
    plan = _planned(data, lambda: read_csv(data, TODAY, _TRIGGERS))
    if plan is None:
        return
    text = "".join(write_csv(cast("Iterable[CheckIn]", plan.entries)))
    _runs_nothing(text)
    again = read_csv(text, TODAY)
    assert (again.entries, again.rejected, again.ignored) == (plan.entries, (), ())


def sessions(data: bytes, _place: Place) -> None:
    """Points pressed as a table."""
    plan = _planned(data, lambda: read_sessions_csv(data, TODAY))
    if plan is None:
        return
    text = "".join(write_sessions_csv(cast("Iterable[AcupressureSession]", plan.entries)))
    _runs_nothing(text)
    assert read_sessions_csv(text, TODAY).entries == plan.entries


def diary(data: bytes, place: Place) -> None:
    """A whole import: nothing half done, nothing changed by a refusal, and undo takes it back."""
    journal = place.journal
    before = "".join(journal.transfer.export("ndjson"))
    try:
        done = journal.transfer.import_text(data)
    except BackcareError as error:
        told(error)
        assert "".join(journal.transfer.export("ndjson")) == before
        return
    after = "".join(journal.transfer.export("ndjson"))
    assert (after != before) is bool(done.added + done.changed)
    if after != before:
        again = journal.transfer.import_text(after)
        assert (again.added, again.changed) == (0, 0)
        journal.store.undo(journal.person, at=journal.now())
        assert "".join(journal.transfer.export("ndjson")) == before


def _planned(data: bytes, read: Callable[[], ImportPlan]) -> ImportPlan | None:
    try:
        plan = read()
    except BackcareError as error:
        told(error)
        return None
    ends = data.count(b"\n") + data.count(b"\r")
    assert len(plan.entries) + len(plan.rejected) <= ends + 1
    for line, reason in plan.rejected:
        assert 1 < line <= ends + 1
        told(BackcareError(reason))
    return plan


def _runs_nothing(text: str) -> None:
    import csv as table

    for row in table.reader(StringIO(text, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
