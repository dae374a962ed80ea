"""The lossless format: one JSON object per line, a header first.

The same diary always gives the same bytes, so nothing of the moment of export is inside.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any

from backcare_tui.domain.plain import Entry, from_plain, key_of, kind_of, to_plain
from backcare_tui.domain.text import JSON_ESCAPES, clean_line, clean_text, first_line
from backcare_tui.errors import InvalidInput
from backcare_tui.language import gettext as _
from backcare_tui.language import marked

FORMAT = "backcare"
SCHEMA_VERSION = 1
LINE_MAX = 2_000_000
"""How many characters a line may have: the longest note, each of its characters as an escape, and
room for the rest."""

_FREE_TEXT = {"note": clean_text, "reason": clean_text, "text": clean_line, "name": clean_line}


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds: its header, without format and version, and its entries in order."""

    header: Mapping[str, Any]
    entries: tuple[Entry, ...]


def write_ndjson(
    entries: Iterable[Entry], header: Mapping[str, Any] | None = None
) -> Iterator[str]:
    r"""The lines of a file, each with its ``\n``. ``header`` says more about the diary, such as
    ``{"person": "me"}``."""
    yield _line({"format": FORMAT, "schema_version": SCHEMA_VERSION, **(header or {})})
    for entry in entries:
        yield _line({"kind": kind_of(entry), **to_plain(entry)})


def read_ndjson(lines: Iterable[str]) -> Document:
    """Read a file, line by line or as one text. Control characters are taken out of text.

    Raises:
        InvalidInput: a line is cut off, is no entry, or repeats one; the message names the line
            and the field. Also for a file of another format or a newer version.
    """
    header: dict[str, Any] | None = None
    entries: list[Entry] = []
    seen: dict[tuple[str, str], int] = {}
    for number, line in enumerate(StringIO(lines) if isinstance(lines, str) else lines, 1):
        text = line.removeprefix("\ufeff") if number == 1 else line
        if not text.strip():
            continue
        plain = _object(text, number)
        if header is None:
            header = _checked_header(plain)
            continue
        entry = _entry(plain, number)
        name = kind_of(entry), key_of(entry)
        if name in seen:
            raise InvalidInput(
                _("Line {number} repeats the {kind} of line {other}.").format(
                    number=number, kind=name[0], other=seen[name]
                )
            )
        seen[name] = number
        entries.append(entry)
    if header is None:
        raise InvalidInput(_("The file is empty."), _(_HINT))
    return Document(header, tuple(entries))


_HINT = marked("Choose a file that backcare exported.")


def _line(plain: Mapping[str, Any]) -> str:
    line = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return line.translate(JSON_ESCAPES) + "\n"


def _object(line: str, number: int) -> dict[str, Any]:
    # Before it is read: brackets alone take twenty times their size.
    if len(line) > LINE_MAX:
        raise InvalidInput(
            _("Line {number} is longer than any entry.").format(number=number), _(_HINT)
        )
    try:
        plain = json.loads(line, object_pairs_hook=_table)
    except _Twice as error:
        raise InvalidInput(
            _("Line {number} has the field “{field}” twice.").format(
                number=number, field=first_line(str(error), 40)
            ),
            _("Take one of them out."),
        ) from None
    # A ValueError also for a number of thousands of digits.
    except (ValueError, RecursionError):
        if number == 1:
            raise InvalidInput(_("The file is not a backcare export."), _(_HINT)) from None
        message = (
            _("Line {number} is not whole.")
            if line.endswith("\n")
            else _("Line {number} is cut off or not whole.")
        )
        raise InvalidInput(
            message.format(number=number), _("Export the diary again, or mend the line.")
        ) from None
    if not isinstance(plain, dict):
        raise InvalidInput(_("Line {number} is not an entry.").format(number=number), _(_HINT))
    return plain


class _Twice(Exception):
    """A table of JSON names a field twice."""


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) != len(pairs):
        raise _Twice(Counter(name for name, _value in pairs).most_common(1)[0][0])
    return table


def _checked_header(plain: dict[str, Any]) -> dict[str, Any]:
    if plain.get("format") != FORMAT:
        raise InvalidInput(_("The file is not a backcare export."), _(_HINT))
    version = plain.get("schema_version")
    if type(version) is not int or version < 1:
        raise InvalidInput(_("Line 1: schema_version is not a version."), _(_HINT))
    if version > SCHEMA_VERSION:
        raise InvalidInput(
            _(
                "A newer version of backcare wrote the file (schema_version {version}; this one "
                "reads {own})."
            ).format(version=version, own=SCHEMA_VERSION),
            _("Update backcare, then try again."),
        )
    return {key: value for key, value in plain.items() if key not in ("format", "schema_version")}


def _entry(plain: dict[str, Any], number: int) -> Entry:
    kind = plain.pop("kind", None)
    for field, clean in _FREE_TEXT.items():
        if isinstance(plain.get(field), str):
            plain[field] = clean(plain[field])
    try:
        if not isinstance(kind, str):
            raise InvalidInput(_("the field “kind” is missing."))
        return from_plain(kind, plain)
    except InvalidInput as error:
        message = _("Line {number}: {message}").format(number=number, message=error.message)
        raise InvalidInput(message, error.hint) from None
