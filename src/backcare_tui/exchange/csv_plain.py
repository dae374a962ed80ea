"""Check-ins as a plain table: one row each, one column per question, an empty cell not asked."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import check_day
from backcare_tui.domain.plain import Entry, from_plain
from backcare_tui.domain.text import clean_note, first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.exchange.table import ImportPlan, Rejects, Row, Table, write_rows
from backcare_tui.language import gettext as _

GROUPS = {"trigger": "exposures", "sign": "signs", "spread": "spread"}
"""What a column's name begins with, before its colon, and the field of a check-in it fills."""

_NAMES = {"date": "day", "notes": "note"}
_PLAIN = ("id", "day", "at", "pain", "flare", "note")
_YES = frozenset(("yes", "y", "true", "1", "x"))
_NO = frozenset(("no", "n", "false", "0"))
_NOT_ASKED = frozenset(("", "-", "na", "n/a"))
_WHOLE = re.compile(r"(\d{1,3})(?:\.0+)?")


def write_csv(check_ins: Iterable[CheckIn]) -> Iterator[str]:
    """The lines of a table: ``id,day,at,pain,flare``, the questions by name, ``note``."""
    found = list(check_ins)
    questions = [
        (group, field, item)
        for group, field in GROUPS.items()
        for item in sorted({item for check_in in found for item in getattr(check_in, field)})
    ]
    columns = [*_PLAIN[:-1], *(f"{group}:{item}" for group, _, item in questions), _PLAIN[-1]]
    yield from write_rows(
        columns,
        (
            [
                check_in.id,
                check_in.day.isoformat(),
                check_in.at.isoformat(),
                str(check_in.pain),
                _cell(check_in.flare),
                *(_cell(getattr(check_in, field).get(item)) for _, field, item in questions),
                check_in.note,
            ]
            for check_in in found
        ),
    )


def read_csv(
    data: bytes | str, today: date, triggers: Mapping[str, str] | None = None
) -> ImportPlan:
    """Read our own table, or a foreign one that has at least ``date`` and ``pain``.

    A row without an id gets one from its content, so the same file brings the same entries. One
    without ``at`` is set to noon in UTC. ``triggers`` maps further column names, in lower case,
    to trigger ids.

    Raises:
        InvalidInput: the file as a whole cannot be read. A row that cannot is in ``rejected``.
    """
    table = Table(data, lambda names: {"day", "pain"} <= {_name(name) for name in names})
    meanings, ignored = _meanings(table.columns, triggers or {})
    entries: list[Entry] = []
    rejected = Rejects()
    seen: dict[str, int] = {}
    alike: Counter[str] = Counter()
    for row in table.rows(rejected.add):
        try:
            entry = _check_in(row, meanings, today, alike)
            if entry.id in seen:
                raise InvalidInput(
                    _("id is the same as on line {line}.").format(line=seen[entry.id])
                )
        except InvalidInput as error:
            rejected.add(row.line, error.message)
        else:
            seen[entry.id] = row.line
            entries.append(entry)
    return ImportPlan(tuple(entries), tuple(sorted(rejected.rows)), tuple(ignored))


def _name(column: str) -> str:
    return _NAMES.get(column.lower(), column.lower())


def _cell(answer: bool | None) -> str:
    return {True: "yes", False: "no", None: ""}[answer]


def _meanings(
    columns: Sequence[str], triggers: Mapping[str, str]
) -> tuple[dict[str, tuple[str, str]], list[str]]:
    meanings: dict[str, tuple[str, str]] = {}
    ignored = []
    for column in columns:
        # The item keeps its case: it is an id.
        group, _colon, item = column.partition(":")
        name = _name(column)
        if name in _PLAIN:
            meaning = name, ""
        elif group.lower() in GROUPS and item:
            meaning = GROUPS[group.lower()], item
        elif name in triggers:
            meaning = "exposures", triggers[name]
        else:
            ignored.append(column)
            continue
        if meaning in meanings.values():
            raise InvalidInput(
                _("The column “{name}” means the same as another one.").format(
                    name=first_line(column, 40)
                )
            )
        meanings[column] = meaning
    return meanings, ignored


def _check_in(
    row: Row, meanings: Mapping[str, tuple[str, str]], today: date, alike: Counter[str]
) -> CheckIn:
    plain: dict[str, Any] = {field: {} for field in GROUPS.values()}
    for column, (field, item) in meanings.items():
        if item:
            answer = _answer(column, row[column].strip().lower())
            if answer is not None:
                plain[field][item] = answer
        else:
            plain[field] = row[column] if field == "note" else row[column].strip()
    plain["pain"] = _pain(plain["pain"])
    # Left out where it was not asked: the id of a row without one is made of what it holds.
    flare = _answer("flare", plain.pop("flare", "").lower())
    plain |= {} if flare is None else {"flare": flare}
    plain["note"] = clean_note(plain.get("note", ""))
    if not plain["day"]:
        raise InvalidInput(_("{field} is empty.").format(field="day"))
    if not plain.get("at"):
        plain["at"] = f"{plain['day']}T12:00:00+00:00"
    if not plain.get("id"):
        plain["id"] = ""
        content = json.dumps(plain, sort_keys=True)
        alike[content] += 1
        plain["id"] = _id_of(content, alike[content])
    return _checked(plain, today)


def _checked(plain: Mapping[str, Any], today: date) -> CheckIn:
    # The day first: without one the time that was made from it is as wrong.
    entry = cast(CheckIn, from_plain("check_in", plain))
    check_day(entry.day, today)
    if entry.at.date() > today + timedelta(days=1):
        raise InvalidInput(_("at is {day}, in the future.").format(day=entry.at.date()))
    return entry


def _id_of(content: str, ordinal: int) -> str:
    # Alike rows of one file are all kept; the ordinal tells them apart wherever they stand.
    return hashlib.sha256(f"{ordinal}\n{content}".encode(errors="replace")).hexdigest()[:24]


def _pain(text: str) -> int:
    if not text:
        raise InvalidInput(_("{field} is empty.").format(field="pain"))
    if not (whole := _WHOLE.fullmatch(text)):
        raise InvalidInput(
            _("pain is “{text}”, not a whole number from 0 to 10.").format(text=text[:20])
        )
    return int(whole[1])


def _answer(column: str, text: str) -> bool | None:
    if text in _NOT_ASKED:
        return None
    if text in _YES or text in _NO:
        return text in _YES
    raise InvalidInput(
        _("{column} is “{text}”, not yes, no or empty.").format(
            column=first_line(column, 40), text=text[:20]
        )
    )
