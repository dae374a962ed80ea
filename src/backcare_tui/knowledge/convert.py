"""Plain TOML tables to frozen dataclasses, driven by the types of their fields.

A field may be left out where it has a default, or a natural empty value: a list, a table of words,
an optional value, a true-or-false (then false), or one of :data:`MAY_BE_EMPTY`. All other text must
be there and must not be empty. ``verified`` is always written where it has no default.

Each type gets its reader once; where a value stands is worked out only when it is wrong, because
every start of the program reads some hundred values.
"""

import dataclasses
from collections.abc import Callable
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin

from backcare_tui.errors import KnowledgeError
from backcare_tui.knowledge.nearest import nearest, shorten
from backcare_tui.language import gettext as _
from backcare_tui.language import known, listed, marked

T = TypeVar("T")
Reader = Callable[[Any], Any]

MAY_BE_EMPTY = frozenset(
    {"address", "alias", "caution", "follows", "meridian", "note", "red_flag", "term_note"}
)
"""Names of text fields that mean something when empty."""

SPOKEN = frozenset(
    {"advice", "amber", "body", "causes", "caution", "cautions", "claim", "english", "find", "goal"}
    | {
        "label",
        "later",
        "light",
        "name",
        "note",
        "options",
        "picture",
        "point_notes",
        "pressure",
        "progression",
    }
    | {"question", "short", "start", "steps", "stop_rules", "term_note", "text", "title", "why"}
    | {"words"}
)
"""Names of the fields that hold words for people; all other text is names, codes and references."""

_MISSING: Any = dataclasses.MISSING
_WORDS: dict[type, str] = {
    str: marked("text"),
    bool: marked("true or false"),
    int: marked("a whole number"),
    float: marked("a number"),
    list: marked("a list"),
    dict: marked("a table"),
}


class _WrongError(Exception):
    """Something is wrong at ``path`` ("evidence[1].badge") inside the entry."""

    def __init__(self, words: str, path: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.path = path

    def inside(self, name: str) -> "_WrongError":
        """The same, seen from one level further out."""
        dot = "." if self.path and not self.path.startswith("[") else ""
        return _WrongError(self.words, f"{name}{dot}{self.path}")


def build(target: type[T], table: object, entry: str) -> T:
    """Make a ``target`` from ``table``; ``entry`` ("points.toml: BL23") stands in messages."""
    return cast("T", _read(_reader(cast("type", target)), table, entry))


def text_table(table: object, entry: str) -> dict[str, str]:
    """Check that ``table`` maps names to text."""
    texts = cast("dict[str, str]", _read(_reader(dict[str, str]), table, entry))
    return {name: known(text) for name, text in texts.items()}


def _read(reader: Reader, value: object, entry: str) -> object:
    try:
        return reader(value)
    except _WrongError as wrong:
        parts = (entry, wrong.path, wrong.words)
        raise KnowledgeError(": ".join(part for part in parts if part)) from None


@cache
def _reader(kind: object) -> Reader:
    origin = get_origin(kind)
    if origin is tuple or origin is frozenset:
        return _list_reader(origin, _reader(get_args(kind)[0]))
    if origin is dict:
        return _table_reader(_reader(get_args(kind)[1]))
    if origin is UnionType:
        return _reader(next(arg for arg in get_args(kind) if arg is not type(None)))
    if not isinstance(kind, type):
        raise TypeError(f"a field cannot be of type {kind}")
    if issubclass(kind, Enum):
        return _member_reader(kind)
    if kind is float:
        return _number
    return _plain_reader(kind) if kind in _WORDS else _value_reader(kind)


def _plain_reader(kind: type) -> Reader:
    def read(value: object) -> object:
        if type(value) is kind:
            return value
        raise _unexpected(kind, value)

    return read


def _number(value: object) -> float:
    if type(value) is int or type(value) is float:
        return float(value)
    raise _unexpected(float, value)


def _member_reader(kind: type[Enum]) -> Reader:
    members = {member.value: member for member in kind}

    def read(value: object) -> Enum:
        if type(value) is str and value in members:
            return members[value]
        raise _WrongError(
            _("expected one of {names}; got {value}").format(
                names=listed(members), value=_show(value)
            )
        )

    return read


def _list_reader(collect: type, read_item: Reader) -> Reader:
    def read(value: object) -> object:
        if type(value) is not list:
            raise _unexpected(list, value)
        found = []
        for number, each in enumerate(value, start=1):
            try:
                found.append(read_item(each))
            except _WrongError as wrong:
                raise wrong.inside(f"[{number}]") from None
        if "" in found:
            raise _WrongError(_("empty"), f"[{found.index('') + 1}]")
        return collect(found)

    return read


def _table_reader(read_item: Reader) -> Reader:
    def read(value: object) -> dict[str, object]:
        if type(value) is not dict:
            raise _unexpected(dict, value)
        found = {}
        for name, each in value.items():
            try:
                found[name] = read_item(each)
            except _WrongError as wrong:
                raise wrong.inside(name) from None
        return found

    return read


def _value_reader(target: type) -> Reader:
    fields = [
        (field.name, _spoken(field, _reader(cast("type", field.type))), _where_left_out(field))
        for field in dataclasses.fields(target)
    ]
    known = {field[0] for field in fields}

    def read(table: object) -> object:
        if type(table) is not dict:
            raise _unexpected(dict, table)
        if unknown := table.keys() - known:
            name = min(unknown)
            guess = nearest(name, sorted(known))
            told = _("unknown field (did you mean {name}?)") if guess else _("unknown field")
            raise _WrongError(told.format(name=guess), name)
        values = {}
        for name, read_field, empty in fields:
            value = table.get(name, _MISSING)
            if value is _MISSING:
                if empty is _MISSING:
                    raise _WrongError(_("missing"), name)
                values[name] = empty
                continue
            try:
                values[name] = read_field(value)
            except _WrongError as wrong:
                raise wrong.inside(name) from None
            if value == "" and name not in MAY_BE_EMPTY:
                raise _WrongError(_("empty"), name)
        return target(**values)

    return read


def _spoken(field: "dataclasses.Field[Any]", read: Reader) -> Reader:
    """``read`` with its words in the language that is spoken, where ``field`` holds words."""
    if field.name not in SPOKEN or field.type not in _SAYING:
        return read
    say = _SAYING[field.type]
    return lambda value: say(read(value))


_SAYING: dict[Any, Reader] = {
    str: known,
    tuple[str, ...]: lambda words: tuple(map(known, words)),
    dict[str, str]: lambda words: {name: known(each) for name, each in words.items()},
}


def _where_left_out(field: "dataclasses.Field[Any]") -> object:
    """What a field is when it is left out, or MISSING where it may not be."""
    if field.default is not _MISSING:
        return field.default
    origin = get_origin(field.type)
    if origin in {tuple, frozenset, dict}:
        return cast("type", origin)()
    if origin is UnionType:
        return None
    if field.type is bool and field.name != "verified":
        return False
    if field.type is str and field.name in MAY_BE_EMPTY:
        return ""
    return _MISSING


def _unexpected(kind: type, value: object) -> _WrongError:
    return _WrongError(
        _("expected {kind}, got {value}").format(kind=_(_WORDS[kind]), value=_show(value))
    )


def _show(value: object) -> str:
    if value is True or value is False:
        return str(value).lower()
    if isinstance(value, list | dict):
        return _(_WORDS[type(value)])
    return shorten(repr(value))
