"""What was typed as a file kept it, checked field by field: somebody may have edited the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.plain import from_plain
from backcare_tui.domain.plain_fields import (
    Reader,
    check_id,
    check_text,
    day,
    or_none,
    truth,
    whole,
)
from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN, SECONDS_MAX, SECONDS_MIN
from backcare_tui.errors import InvalidInput
from backcare_tui.tui.form import Form
from backcare_tui.tui.typed import Event

if TYPE_CHECKING:
    from collections.abc import Mapping


def form_of(row: Mapping[str, Any]) -> Form:
    """The form that ``row`` describes.

    Raises:
        InvalidInput: a field has the wrong type or is out of range; KeyError: one is missing;
            TypeError: what should be a table is none.
    """
    read = {name: reader(name, row[name]) for name, reader in _READERS.items()}
    form = Form(day("day", row["day"]), **read)
    if row.get("before") is not None:
        before = from_plain("check_in", row["before"])
        if not isinstance(before, CheckIn) or before.day != form.day:
            raise InvalidInput("before")
        form.before = before
    return form


def event_of(row: Mapping[str, Any]) -> Event:
    """The event that ``row`` describes.

    Raises: as `form_of`.
    """
    return Event(day("day", row["day"]), check_text("event", row["event"]))


def _each(read: Reader) -> Reader:
    """A reader of a table whose values are None or what ``read`` takes."""

    def read_table(name: str, value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise TypeError(name)
        return {check_id(name, key): or_none(read)(name, each) for key, each in value.items()}

    return read_table


_READERS: dict[str, Reader] = {
    "pain": or_none(whole(PAIN_MIN, PAIN_MAX)),
    "exposures": _each(truth),
    "signs": _each(truth),
    "spread": _each(truth),
    "pressed": _each(whole(SECONDS_MIN, SECONDS_MAX)),
    "note": check_text,
    "flare": or_none(truth),
    "id": check_id,
}
