"""What the app keeps beside the diary, and the diary's own JSON, after somebody was at them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.factories import log
from tests.fuzz.place import Place, told

from backcare_tui.errors import BackcareError
from backcare_tui.journal import unfinished
from backcare_tui.tui import drafts
from backcare_tui.tui.form import Form
from backcare_tui.tui.state import read_state
from backcare_tui.tui.typed import Typed

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.journal.journal import Journal


def state(data: bytes, place: Place) -> None:
    """What the app remembers between runs: words, or nothing."""
    found = read_state(place.file("state.json", data))
    assert all(isinstance(text, str) for pair in found.items() for text in pair)


def draft(data: bytes, place: Place) -> None:
    """What was entered and not saved: forms that can be shown and saved, or none."""
    typed = drafts.take_up(_owned("forms", data, place), place.journal)
    drafts.told(typed).encode()
    for form in typed.forms:
        _is_whole(form)
        if form.touched:
            drafts.told(Typed((form,))).encode()


def session(data: bytes, place: Place) -> None:
    """A session that was broken off: holds that can be taken up, or none."""
    file = _listed(data, place)
    for left in unfinished.kept(file, place.journal):
        assert left.rest
        assert left.run
        (left.run + left.name).encode()
    unfinished.goes_on_elsewhere(file, place.journal)


def changes(data: bytes, place: Place) -> None:
    """The change log: an entry that cannot be read is damage, told as such, and undo changes
    nothing then."""
    journal = place.journal
    if not journal.store.check_ins(journal.person):
        log(journal, 4, note="as it was")
    before = _dump(journal)
    _spoil(journal.location, data.decode("utf-8", "replace").replace("\0", ""))
    try:
        journal.store.changes(journal.person, limit=5)
        journal.store.undo(journal.person, at=journal.now())
        journal.store.redo(journal.person, at=journal.now())
    except BackcareError as error:
        told(error)
    assert _dump(journal) == before


def _is_whole(form: Form) -> None:
    assert form.pain is None or type(form.pain) is int
    assert isinstance(form.note, str)
    form.note.encode()
    assert form.flare in (None, True, False)
    for answers in (form.exposures, form.signs, form.spread):
        assert all(value is None or isinstance(value, bool) for value in answers.values())
    assert all(value is None or type(value) is int for value in form.pressed.values())


def _owned(field: str, data: bytes, place: Place) -> Path:
    """A file of this diary, where ``data`` is the JSON of one field."""
    whose = json.dumps(_whose(place.journal))[:-1].encode()
    return place.file("drafts.json", whose + f', "{field}": '.encode() + data + b"}")


def _listed(data: bytes, place: Place) -> Path:
    """A file of this diary, where ``data`` goes on with the one session that it holds."""
    whose = json.dumps(_whose(place.journal))[:-1].encode()
    return place.file("session.json", b"[" + whose + b", " + data + b"}]")


def _whose(journal: Journal) -> dict[str, str]:
    return {"diary": journal.identity, "person": journal.person}


def _dump(journal: Journal) -> str:
    return "".join(journal.transfer.export("ndjson"))


def _spoil(diary: str, after: str) -> None:
    with closing(sqlite3.connect(diary)) as connection, connection:
        connection.execute("UPDATE change_entry SET after = ?", (after,))
    connection.close()
