"""Entries as plain JSON-able dicts, and back, checked field by field.

The one written form of an entry: exports, the change log and the tests all use it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias, cast

from backcare_tui.domain.checkin import (
    AcupressureSession,
    AfterEffect,
    CheckIn,
    ChecklistDone,
    Event,
    ExerciseSession,
    Felt,
    ProfileAnswer,
    ReminderResponse,
    Response,
    Routine,
    SafetyAnswer,
    SafetyReply,
    SeenTo,
    Side,
    SkippedDay,
)
from backcare_tui.domain.plain_fields import (
    Reader,
    answers,
    check_id,
    check_text,
    day,
    id_or_empty,
    instant,
    one_line,
    or_none,
    shown,
    steps,
    truth,
    whole,
    word,
    written,
)
from backcare_tui.domain.scale import (
    COUNT_MAX,
    COUNT_MIN,
    EVENT_MAX,
    HOLD_MAX,
    HOLD_MIN,
    PAIN_MAX,
    PAIN_MIN,
    ROUTINE_NAME_MAX,
    SECONDS_MAX,
    SECONDS_MIN,
    SETS_MAX,
    SETS_MIN,
)
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

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
    | Routine
    | ExerciseSession
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
    "routine": Routine,
    "exercise_session": ExerciseSession,
}
"""Kind name to class, in the order of exports."""

KINDS_OF_DAYS = ("check_in", "session", "exercise_session", "event", "skipped_day")
"""The kinds of entries that belong to a day of the diary, and not to the person."""

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
    "routine": "name",
    "exercise_session": "id",
}


def kind_of(entry: Entry) -> str:
    """The kind name of ``entry``."""
    return _KIND_OF[type(entry)]


def key_of(entry: Entry) -> str:
    """What names ``entry`` among its kind: its id, its day in ISO form, its item, rule or name."""
    key = getattr(entry, _KEY_FIELDS[kind_of(entry)])
    return key.isoformat() if isinstance(key, date) else str(key)


def to_plain(entry: Entry) -> dict[str, Any]:
    """``entry`` as JSON can hold it, answers in order of their ids."""
    fields = _FIELDS[kind_of(entry)]
    return {name: written(getattr(entry, name)) for name in fields}


def from_plain(kind: str, plain: Mapping[str, Any]) -> Entry:
    """Build the entry that ``plain`` describes.

    Raises:
        InvalidInput: unknown kind or field, a missing field, a wrong type or a value out of
            range. The message names the field and the value, but never the text of a note.
    """
    fields = _FIELDS.get(kind)
    if fields is None:
        raise InvalidInput(
            _("“{kind}” is not a kind of entry.").format(kind=shown(kind)), _one_of(KINDS)
        )
    for name in plain:
        if name not in fields:
            raise InvalidInput(
                _("“{field}” is not a field of {kind}.").format(field=shown(name), kind=kind),
                _("It has {fields}.").format(fields=listed(fields)),
            )
    values: dict[str, Any] = {}
    for name, read in fields.items():
        if name in plain:
            values[name] = read(name, plain[name])
        elif name not in _OPTIONAL:
            raise InvalidInput(_("{kind} lacks the field “{field}”.").format(kind=kind, field=name))
    return cast(Entry, cast(Any, KINDS[kind])(**values))


def checked(entry: Entry) -> Entry:
    """``entry`` as it reads after one round trip, which checks every field.

    Raises:
        InvalidInput: as `from_plain`.
    """
    return from_plain(kind_of(entry), to_plain(entry))


def check_key(kind: str, key: object) -> str:
    """Return ``key`` where it can name an entry of ``kind``, which is one of `KINDS`.

    Raises:
        InvalidInput: it cannot.
    """
    return _ROUTINE_NAME("key", key) if kind == "routine" else check_id("key", key)


def _one_of(names: Mapping[str, object]) -> str:
    return _("Known are {names}.").format(names=listed(names))


_ROUTINE_NAME = one_line(ROUTINE_NAME_MAX)
_PAIN = whole(PAIN_MIN, PAIN_MAX)

_OPTIONAL = frozenset(
    {"exposures", "signs", "spread", "note", "flare", "reason"}
    | {"pain_before", "pain_after", "after_effect", "felt", "run"}
)

_FIELDS: dict[str, dict[str, Reader]] = {
    "check_in": {
        "id": check_id,
        "day": day,
        "at": instant,
        "pain": _PAIN,
        "exposures": answers,
        "signs": answers,
        "spread": answers,
        "note": check_text,
        "flare": or_none(truth),
    },
    "session": {
        "id": check_id,
        "day": day,
        "at": instant,
        "point": check_id,
        "side": word(Side),
        "seconds": whole(SECONDS_MIN, SECONDS_MAX),
        "pain_before": or_none(_PAIN),
        "pain_after": or_none(_PAIN),
        "after_effect": or_none(word(AfterEffect)),
        "run": id_or_empty,
    },
    "skipped_day": {"day": day, "at": instant, "reason": check_text},
    "safety_answer": {
        "id": check_id,
        "day": day,
        "at": instant,
        "question": check_id,
        "reply": word(SafetyReply),
    },
    "seen_to": {"id": check_id, "day": day, "at": instant, "note": check_text},
    "profile_answer": {"item": check_id, "day": day, "at": instant, "value": truth},
    "reminder_response": {
        "rule": check_id,
        "day": day,
        "at": instant,
        "response": word(Response),
        "until": or_none(day),
    },
    "checklist": {"day": day, "at": instant, "confirmed": truth},
    "event": {"id": check_id, "day": day, "at": instant, "text": one_line(EVENT_MAX)},
    "routine": {"name": _ROUTINE_NAME, "day": day, "at": instant, "steps": steps},
    "exercise_session": {
        "id": check_id,
        "day": day,
        "at": instant,
        "exercise": check_id,
        "sets": whole(SETS_MIN, SETS_MAX),
        "count": whole(COUNT_MIN, COUNT_MAX),
        "hold": whole(HOLD_MIN, HOLD_MAX),
        "felt": or_none(word(Felt)),
        "pain_before": or_none(_PAIN),
        "pain_after": or_none(_PAIN),
    },
}
