"""Renew the catalogues: ``python -m backcare_tui.locale.renew``.

Texts that are new come into each ``.po`` file without a translation, those that are gone leave it,
and the ``.mo`` files that the program reads are written anew. Needs the ``dev`` extra.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from backcare_tui.language import ENGLISH, LANGUAGES
from backcare_tui.locale.collect import Found, interface, knowledge

HERE = Path(__file__).parent
SOURCES = {"interface": interface, "knowledge": knowledge}

_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # the day of a run would change the files each time


def catalogue(code: str, name: str, found: list[Found]) -> Catalog:
    """The catalogue of a language with just the texts ``found``, translated as far as they are."""
    file = place(code, name)
    old = Catalog(locale=code)
    if file.exists():
        with file.open("rb") as stream:
            old = read_po(stream, locale=code)
    new = Catalog(
        locale=code,
        header_comment=f"# The {name} of backcare in {LANGUAGES[code]}.",
        project="backcare",
        version=" ",
        msgid_bugs_address=" ",
        last_translator=" ",
        language_team=code,
        charset="utf-8",
        fuzzy=False,
    )
    new.revision_date = new.creation_date = _SOME_DAY
    for text in found:
        ids = (text.one, text.many) if text.many else text.one
        before = old.get(text.one, text.context or None)
        said = before.string if isinstance(before, Message) else ""
        if text.many and isinstance(said, str):
            said = (said,) * new.num_plurals
        flags = before.flags if isinstance(before, Message) else set[str]()
        new.add(ids, said, [(text.file, 0)], flags, context=text.context or None)
    return new


def place(code: str, name: str) -> Path:
    """The ``.po`` file of a catalogue."""
    return HERE / code / "LC_MESSAGES" / f"{name}.po"


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """A catalogue as ``.po`` and as ``.mo``."""
    readable, compiled = io.BytesIO(), io.BytesIO()
    write_po(readable, catalog, width=100, sort_by_file=False, include_lineno=False)
    write_mo(compiled, catalog)
    return readable.getvalue(), compiled.getvalue()


def main() -> None:
    """Renew all catalogues and say what they lack."""
    for name, source in SOURCES.items():
        found = source()
        for code in LANGUAGES:
            if code == ENGLISH:
                continue
            new = catalogue(code, name, found)
            file = place(code, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            readable, compiled = written(new)
            file.write_bytes(readable)
            file.with_suffix(".mo").write_bytes(compiled)
            missing = sum(not _said(message) for message in new if message.id)
            print(f"{code} {name}: {len(new)} texts, {missing} without a translation")  # noqa: T201


def _said(message: Message) -> bool:
    string = message.string
    return bool(string) if isinstance(string, str) else all(string or [""])


if __name__ == "__main__":
    main()
