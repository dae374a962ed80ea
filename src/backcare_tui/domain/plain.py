"""Entries as plain JSON-able dicts, and back, checked field by field.

The one written form of an entry: exports, the change log and the tests all use it.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar, cast

from backcare_tui.domain.checkin import (
    AcupressureSession,
    AfterEffect,
    CheckIn,
    ChecklistDone,
    Event,
    ProfileAnswer,
    ReminderResponse,
    Response,
    SafetyAnswer,
    SafetyReply,
    SeenTo,
    Side,
    SkippedDay,
)
from backcare_tui.domain.days import FIRST_DAY
from backcare_tui.domain.scale import (
    EVENT_MAX,
    NOTE_MAX,
    PAIN_MAX,
    PAIN_MIN,
    SECONDS_MAX,
    SECONDS_MIN,
)
from backcare_tui.errors import InvalidInput

Entry: TypeAlias = (
    CheckIn
    | AcupressureSession
    | SkippedDay
    | SafetyAnswer
    | SeenTo
    | ProfileAnswer
    | ReminderResponse
    | ChecklistDone
    | Event
)
"""Anything that a diary holds."""

KINDS: dict[str, type[Entry]] = {
    "check_in": CheckIn,
    "session": AcupressureSession,
    "skipped_day": SkippedDay,
    "safety_answer": SafetyAnswer,
    "seen_to": SeenTo,
    "profile_answer": ProfileAnswer,
    "reminder_response": ReminderResponse,
    "checklist": ChecklistDone,
    "event": Event,
}
"""Kind name to class, in the order of exports."""

ID_MAX = 100

_Word = TypeVar("_Word", bound=StrEnum)

_KIND_OF = {entry_type: kind for kind, entry_type in KINDS.items()}
_KEY_FIELDS = {
    "check_in": "id",
    "session": "id",
    "skipped_day": "day",
    "safety_answer": "id",
    "seen_to": "id",
    "profile_answer": "item",
    "reminder_response": "rule",
    "checklist": "day",
    "event": "id",
}


def kind_of(entry: Entry) -> str:
    """The kind name of ``entry``."""
    return _KIND_OF[type(entry)]


def key_of(entry: Entry) -> str:
    """What names ``entry`` among its kind: its id, its day in ISO form, its item or its rule."""
    key = getattr(entry, _KEY_FIELDS[kind_of(entry)])
    return key.isoformat() if isinstance(key, date) else str(key)


def to_plain(entry: Entry) -> dict[str, Any]:
    """``entry`` as strings, numbers, booleans, None and dicts, answers in order of their ids."""
    fields = _FIELDS[kind_of(entry)]
    return {name: _written(getattr(entry, name)) for name in fields}


def from_plain(kind: str, plain: Mapping[str, Any]) -> Entry:
    """Build the entry that ``plain`` describes.

    Raises:
        InvalidInput: unknown kind or field, a missing field, a wrong type or a value out of
            range. The message names the field and the value, but never the text of a note.
    """
    fields = _FIELDS.get(kind)
    if fields is None:
        raise InvalidInput(f"“{_shown(kind)}” is not a kind of entry.", _one_of(KINDS))
    for name in plain:
        if name not in fields:
            raise InvalidInput(
                f"“{_shown(name)}” is not a field of {kind}.", f"It has {', '.join(fields)}."
            )
    values: dict[str, Any] = {}
    for name, read in fields.items():
        if name in plain:
            values[name] = read(name, plain[name])
        elif name not in _OPTIONAL:
            raise InvalidInput(f"{kind} lacks the field “{name}”.")
    return cast(Entry, cast(Any, KINDS[kind])(**values))


def checked(entry: Entry) -> Entry:
    """``entry`` as it reads after one round trip, which checks every field.

    Raises:
        InvalidInput: as `from_plain`.
    """
    return from_plain(kind_of(entry), to_plain(entry))


def check_text(name: str, value: object, longest: int = NOTE_MAX) -> str:
    """Return ``value`` where it is text of at most ``longest`` characters that can be stored.

    Raises:
        InvalidInput: it is not text, too long, or holds a NUL or half of a character.
    """
    if not isinstance(value, str):
        raise InvalidInput(f"{name} is not text but {type(value).__name__}.")
    if len(value) > longest:
        raise InvalidInput(f"{name} has {len(value)} characters; at most {longest} are kept.")
    if "\0" in value:
        raise InvalidInput(f"{name} holds a NUL character.")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidInput(f"{name} holds a broken character (half of a pair).") from None
    return value


def check_id(name: str, value: object) -> str:
    """Return ``value`` where it can name something: 1 to 100 visible characters, no space.

    Raises:
        InvalidInput: it cannot.
    """
    text = check_text(name, value, ID_MAX)
    if not text or not text.isprintable() or " " in text:
        raise InvalidInput(f"{name} is {_shown(text)!r}, which cannot be an id.")
    return text


def _shown(value: object) -> str:
    text = str(value).encode(errors="replace").decode()
    return text if len(text) <= 40 else text[:39] + "…"


def _one_of(names: Mapping[str, object]) -> str:
    return f"Known are {', '.join(names)}."


def _written(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: value[key] for key in sorted(value, key=str)}
    # Not only for tidiness: a StrEnum would come back as its plain text after JSON.
    return str(value) if isinstance(value, str) else value


def _day(name: str, value: object) -> date:
    try:
        day = date.fromisoformat(check_text(name, value, 40))
    except ValueError:
        day = None
    # fromisoformat also reads week dates and dates without hyphens; one form is enough.
    if day is None or day.isoformat() != value:
        raise InvalidInput(f"{name} is {_shown(value)!r}, which is not a day like 2026-03-09.")
    if day < FIRST_DAY:
        raise InvalidInput(f"{name} is {day}, but the first possible day is {FIRST_DAY}.")
    return day


def _day_or_none(name: str, value: object) -> date | None:
    return None if value is None else _day(name, value)


def _at(name: str, value: object) -> datetime:
    try:
        at = datetime.fromisoformat(check_text(name, value, 40))
    except ValueError:
        raise InvalidInput(
            f"{name} is {_shown(value)!r}, which is not a time like 2026-03-09T08:30:00+01:00."
        ) from None
    offset = at.utcoffset()
    if offset is None:
        raise InvalidInput(f"{name} is {_shown(value)!r}, which has no offset from UTC.")
    if offset % timedelta(seconds=1):
        raise InvalidInput(f"{name} is {_shown(value)!r}: its offset is no whole seconds.")
    if not 1 < at.year < 9999:
        raise InvalidInput(f"{name} is {_shown(value)!r}, which is out of range.")
    return at


def _whole(low: int, high: int) -> Callable[[str, object], int]:
    def read(name: str, value: object) -> int:
        # bool is an int to Python, but True is not a pain of 1.
        if type(value) is not int or not low <= value <= high:
            raise InvalidInput(
                f"{name} is {_shown(value)!r}; it must be a whole number from {low} to {high}."
            )
        return value

    return read


_pain = _whole(PAIN_MIN, PAIN_MAX)


def _pain_or_none(name: str, value: object) -> int | None:
    return None if value is None else _pain(name, value)


def _answers(name: str, value: object) -> dict[str, bool]:
    if not isinstance(value, Mapping):
        raise InvalidInput(f"{name} is not a set of answers but {type(value).__name__}.")
    return {
        check_id(f"{name}: question", item): _truth(f"{name}: {item}", yes)
        for item, yes in value.items()
    }


def _truth(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidInput(f"{name} is {_shown(value)!r}; it must be true or false.")
    return value


def _truth_or_none(name: str, value: object) -> bool | None:
    return None if value is None else _truth(name, value)


def _line(name: str, value: object) -> str:
    text = check_text(name, value, EVENT_MAX)
    if not text.strip():
        raise InvalidInput(f"{name} is empty.")
    if text != text.strip() or len(text.splitlines()) > 1:
        raise InvalidInput(f"{name} is not one line without blanks at its ends.")
    return text


def _word(words: type[_Word]) -> Callable[[str, object], _Word]:
    def read(name: str, value: object) -> _Word:
        if not isinstance(value, str) or value not in list(words):
            raise InvalidInput(
                f"{name} is {_shown(value)!r}; it must be one of {', '.join(words)}."
            )
        return words(value)

    return read


_after_effect = _word(AfterEffect)


def _after_effect_or_none(name: str, value: object) -> AfterEffect | None:
    return None if value is None else _after_effect(name, value)


_OPTIONAL = frozenset(
    {"exposures", "signs", "spread", "note", "flare", "reason"}
    | {"pain_before", "pain_after", "after_effect"}
)

_Reader: TypeAlias = Callable[[str, object], Any]
_FIELDS: dict[str, dict[str, _Reader]] = {
    "check_in": {
        "id": check_id,
        "day": _day,
        "at": _at,
        "pain": _pain,
        "exposures": _answers,
        "signs": _answers,
        "spread": _answers,
        "note": check_text,
        "flare": _truth_or_none,
    },
    "session": {
        "id": check_id,
        "day": _day,
        "at": _at,
        "point": check_id,
        "side": _word(Side),
        "seconds": _whole(SECONDS_MIN, SECONDS_MAX),
        "pain_before": _pain_or_none,
        "pain_after": _pain_or_none,
        "after_effect": _after_effect_or_none,
    },
    "skipped_day": {"day": _day, "at": _at, "reason": check_text},
    "safety_answer": {
        "id": check_id,
        "day": _day,
        "at": _at,
        "question": check_id,
        "reply": _word(SafetyReply),
    },
    "seen_to": {"id": check_id, "day": _day, "at": _at, "note": check_text},
    "profile_answer": {"item": check_id, "day": _day, "at": _at, "value": _truth},
    "reminder_response": {
        "rule": check_id,
        "day": _day,
        "at": _at,
        "response": _word(Response),
        "until": _day_or_none,
    },
    "checklist": {"day": _day, "at": _at, "confirmed": _truth},
    "event": {"id": check_id, "day": _day, "at": _at, "text": _line},
}
