"""The fields of an entry in its plain form: each reader returns the value, or says what is wrong.

A reader takes the name of the field, for its message, and the value as JSON holds it. It raises
InvalidInput where the value has the wrong type or is out of range.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from backcare_tui.domain.checkin import RoutineStep, Side
from backcare_tui.domain.days import FIRST_DAY
from backcare_tui.domain.scale import NOTE_MAX, SECONDS_MAX, SECONDS_MIN, STEPS_MAX
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import listed

ID_MAX = 100

Reader: TypeAlias = Callable[[str, object], Any]

_Value = TypeVar("_Value")
_Word = TypeVar("_Word", bound=StrEnum)


def check_text(name: str, value: object, longest: int = NOTE_MAX) -> str:
    """Return ``value`` where it is text of at most ``longest`` characters that can be stored.

    Raises:
        InvalidInput: it is not text, too long, or holds a NUL or half of a character.
    """
    if not isinstance(value, str):
        raise InvalidInput(
            _("{field} is not text but {kind}.").format(field=name, kind=type(value).__name__)
        )
    if len(value) > longest:
        raise InvalidInput(
            _("{field} has {count} characters; at most {most} are kept.").format(
                field=name, count=len(value), most=longest
            )
        )
    if "\0" in value:
        raise InvalidInput(_("{field} holds a NUL character.").format(field=name))
    try:
        value.encode()
    except UnicodeEncodeError:
        raise InvalidInput(
            _("{field} holds a broken character (half of a pair).").format(field=name)
        ) from None
    return value


def check_id(name: str, value: object) -> str:
    """Return ``value`` where it can name something: 1 to 100 visible characters, no space.

    Raises:
        InvalidInput: it cannot.
    """
    text = check_text(name, value, ID_MAX)
    if not text or not text.isprintable() or " " in text:
        raise InvalidInput(
            _("{field} is {value!r}, which cannot be an id.").format(field=name, value=shown(text))
        )
    return text


def id_or_empty(name: str, value: object) -> str:
    """Return ``value`` where it is an id or an empty text."""
    return "" if value == "" else check_id(name, value)


def day(name: str, value: object) -> date:
    """A day as ISO text with hyphens, not before the first day of the calendar."""
    try:
        found = date.fromisoformat(check_text(name, value, 40))
    except ValueError:
        found = None
    # fromisoformat also reads week dates and dates without hyphens; one form is enough.
    if found is None or found.isoformat() != value:
        raise InvalidInput(
            _("{field} is {value!r}, which is not a day like 2026-03-09.").format(
                field=name, value=shown(value)
            )
        )
    if found < FIRST_DAY:
        raise InvalidInput(
            _("{field} is {day}, but the first possible day is {first}.").format(
                field=name, day=found, first=FIRST_DAY
            )
        )
    return found


def instant(name: str, value: object) -> datetime:
    """A moment as ISO text with an offset of whole seconds."""
    try:
        at = datetime.fromisoformat(check_text(name, value, 40))
    except ValueError:
        raise InvalidInput(
            _("{field} is {value!r}, which is not a time like 2026-03-09T08:30:00+01:00.").format(
                field=name, value=shown(value)
            )
        ) from None
    offset = at.utcoffset()
    if offset is None:
        raise InvalidInput(
            _("{field} is {value!r}, which has no offset from UTC.").format(
                field=name, value=shown(value)
            )
        )
    if offset % timedelta(seconds=1):
        raise InvalidInput(
            _("{field} is {value!r}: its offset is no whole seconds.").format(
                field=name, value=shown(value)
            )
        )
    if not 1 < at.year < 9999:
        raise InvalidInput(
            _("{field} is {value!r}, which is out of range.").format(field=name, value=shown(value))
        )
    return at


def or_none(read: Callable[[str, object], _Value]) -> Callable[[str, object], _Value | None]:
    """A reader that also takes None."""
    return lambda name, value: None if value is None else read(name, value)


def whole(low: int, high: int) -> Callable[[str, object], int]:
    """A reader of whole numbers from ``low`` to ``high``."""

    def read(name: str, value: object) -> int:
        # bool is an int to Python, but True is not a pain of 1.
        if type(value) is not int or not low <= value <= high:
            raise InvalidInput(
                _("{field} is {value!r}; it must be a whole number from {low} to {high}.").format(
                    field=name, value=shown(value), low=low, high=high
                )
            )
        return value

    return read


def answers(name: str, value: object) -> dict[str, bool]:
    """Questions with yes or no; what is missing was not asked."""
    if not isinstance(value, Mapping):
        raise InvalidInput(
            _("{field} is not a set of answers but {kind}.").format(
                field=name, kind=type(value).__name__
            )
        )
    return {
        check_id(_("{field}: question").format(field=name), item): truth(f"{name}: {item}", yes)
        for item, yes in value.items()
    }


def truth(name: str, value: object) -> bool:
    """True or false, and nothing that only counts as it."""
    if not isinstance(value, bool):
        raise InvalidInput(
            _("{field} is {value!r}; it must be true or false.").format(
                field=name, value=shown(value)
            )
        )
    return value


def one_line(longest: int) -> Callable[[str, object], str]:
    """A reader of one line of 1 to ``longest`` characters without blank ends."""

    def read(name: str, value: object) -> str:
        text = check_text(name, value, longest)
        if not text.strip():
            raise InvalidInput(_("{field} is empty.").format(field=name))
        if text != text.strip() or len(text.splitlines()) > 1:
            raise InvalidInput(
                _("{field} is not one line without blanks at its ends.").format(field=name)
            )
        return text

    return read


def word(words: type[_Word]) -> Callable[[str, object], _Word]:
    """A reader of one of ``words``."""

    def read(name: str, value: object) -> _Word:
        if not isinstance(value, str) or value not in list(words):
            raise InvalidInput(
                _("{field} is {value!r}; it must be one of {words}.").format(
                    field=name, value=shown(value), words=listed(words)
                )
            )
        return words(value)

    return read


def steps(name: str, value: object) -> tuple[RoutineStep, ...]:
    """The steps of a routine, in order: a list of objects with point, side and seconds."""
    if not isinstance(value, list):
        raise InvalidInput(
            _("{field} is not a list of steps but {kind}.").format(
                field=name, kind=type(value).__name__
            )
        )
    if not 1 <= len(value) <= STEPS_MAX:
        raise InvalidInput(
            _("{field} holds {count}; it must be 1 to {most}.").format(
                field=name, count=len(value), most=STEPS_MAX
            )
        )
    where = _("{field}: step {number}")
    return tuple(
        _step(where.format(field=name, number=number), each) for number, each in enumerate(value, 1)
    )


def _step(name: str, value: object) -> RoutineStep:
    if not isinstance(value, Mapping):
        raise InvalidInput(
            _("{field} is not a step but {kind}.").format(field=name, kind=type(value).__name__)
        )
    if value.keys() != _STEP.keys():
        raise InvalidInput(
            _("{field} must have {fields} and nothing else.").format(
                field=name, fields=listed(_STEP)
            )
        )
    read = {field: reader(f"{name}: {field}", value[field]) for field, reader in _STEP.items()}
    return RoutineStep(**read)


_STEP: dict[str, Reader] = {
    "point": check_id,
    "side": word(Side),
    "seconds": whole(SECONDS_MIN, SECONDS_MAX),
}


def written(value: object) -> object:
    """``value`` of a field as JSON can hold it: what the readers above take."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: value[key] for key in sorted(value, key=str)}
    if isinstance(value, tuple):
        return [{field: written(getattr(step, field)) for field in _STEP} for step in value]
    # Not only for tidiness: a StrEnum would come back as its plain text after JSON.
    return str(value) if isinstance(value, str) else value


def shown(value: object) -> str:
    """``value`` in at most 40 characters, for a message."""
    text = str(value).encode(errors="replace").decode()
    return text if len(text) <= 40 else text[:39] + "…"
