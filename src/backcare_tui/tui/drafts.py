"""What was typed and not saved, kept beside the app's state: a closed terminal loses no words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from backcare_tui.errors import InvalidInput, StorageFailure
from backcare_tui.journal.alone import alone, process_name
from backcare_tui.journal.private_file import make_private_folder, reason_of, write_private
from backcare_tui.language import gettext as _
from backcare_tui.tui.typed import Typed

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.journal import Journal
    from backcare_tui.tui.form import Form
    from backcare_tui.tui.typed import Event

_KEPT = ("pain", "exposures", "signs", "spread", "pressed", "note", "flare", "id")
"""What is kept of a form. The safety line is asked anew."""
_MOST = 20
"""Of how many programs forms are kept at most, the newest first. Own choice."""


def told(typed: Typed) -> str:
    """What was typed as JSON; empty where nothing was.

    A change of a stored check-in goes with what it began from: that may be another one by the time
    it comes back, and only so it shows.
    """
    rows = [_row(form) for form in typed.forms if form.touched]
    if typed.event is not None and typed.event.text.strip():
        rows.append({"day": str(typed.event.day), "event": typed.event.text})
    return json.dumps(rows) if rows else ""


def _row(form: Form) -> dict[str, Any]:
    row = {"day": str(form.day), **{name: getattr(form, name) for name in _KEPT}}
    if form.before is not None:
        from backcare_tui.domain.plain import to_plain

        row["before"] = to_plain(form.before)
    return row


def keep(file: Path, journal: Journal, rows: str) -> None:
    """Keep what `told` made of this program's forms, or nothing any more, beside others'.

    Of an encrypted diary nothing is kept.

    Raises:
        StorageFailure: it cannot be written; what was kept stays.
    """
    if journal.encrypted:
        # In plain beside the diary they would tell what it hides, so they stay in memory alone.
        return
    own = {**_whose(journal), "process": process_name(), "forms": json.loads(rows or "[]")}
    try:
        if not (rows or file.exists()):
            return
        make_private_folder(file.parent)
        with alone(file.parent):
            others = [each for each in _entries(file) if not _is_own(each, own)]
            _write(file, [own, *others] if rows else others)
    except OSError as error:
        words = _("Could not write {file}: {reason}.")
        raise StorageFailure(words.format(file=file, reason=reason_of(error)), "") from None


def take_up(file: Path, journal: Journal) -> Typed:
    """What an end left unsaved of this diary, without what was saved after all.

    From now on they are this program's. Those of a program that still runs stay with it, and those
    of days to come stay until then. A file that is missing or that cannot be read holds none.

    Raises:
        StorageFailure: the file cannot be changed.
    """
    if not file.exists():
        return Typed()
    whose, event = _whose(journal), None
    found: list[Form] = []
    others: list[dict[str, Any]] = []
    try:
        with alone(file.parent):
            for each in _entries(file):
                if not _is_of(each, whose) or _still_runs(each.get("process", "")):
                    others.append(each)
                    continue
                left = _typed(each)
                event = event or left.event
                found += [form for form in left.forms if form.day <= journal.today]
                later = Typed(tuple(form for form in left.forms if form.day > journal.today))
                if rows := told(later):
                    others.append({**each, "forms": json.loads(rows)})
            found = [form for form in found if form.touched and not _stored(form, journal)]
            if event is not None and _marked(event, journal):
                event = None
            typed = Typed(tuple(found), event)
            rows = told(typed)
            own = {**whose, "process": process_name(), "forms": json.loads(rows or "[]")}
            _write(file, [own, *others] if rows else others)
    except OSError as error:
        words = _("Could not write {file}: {reason}.")
        raise StorageFailure(words.format(file=file, reason=reason_of(error)), "") from None
    return typed


def _whose(journal: Journal) -> dict[str, str]:
    return {"diary": journal.identity, "person": journal.person}


def _is_of(entry: dict[str, Any], whose: dict[str, str]) -> bool:
    return all(entry.get(name) == value for name, value in whose.items())


def _is_own(entry: dict[str, Any], own: dict[str, Any]) -> bool:
    return all(entry.get(name) == own[name] for name in ("diary", "person", "process"))


def _still_runs(process: object) -> bool:
    """Whether another program of that name runs; this one's own leftovers are to be taken up."""
    number = str(process).partition(":")[0]
    running = number.isdecimal() and process_name(int(number)) == process
    return running and process != process_name()


def _entries(file: Path) -> list[dict[str, Any]]:
    """What stands in ``file``, unchecked: one entry a program; nothing where it is unreadable."""
    try:
        plain = json.loads(file.read_text("utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return []
    every = plain if isinstance(plain, list) else [plain]
    return [each for each in every if isinstance(each, dict)]


def _typed(entry: dict[str, Any]) -> Typed:
    """What one entry holds; nothing where it was written by another version, or edited."""
    # Read at the first screen, where there mostly is nothing to read.
    from backcare_tui.tui.draft_fields import event_of, form_of

    try:
        rows = entry["forms"]
        events = [event_of(row) for row in rows if "event" in row]
        forms = [form_of(row) for row in rows if "event" not in row]
    except (InvalidInput, KeyError, TypeError):
        return Typed()
    return Typed(tuple(forms), events[0] if events else None)


def _write(file: Path, entries: list[dict[str, Any]]) -> None:
    if entries:
        write_private(file, [json.dumps(entries[:_MOST])], replace=True)
    else:
        file.unlink(missing_ok=True)


def _stored(form: Form, journal: Journal) -> bool:
    """Whether the form was saved after all, just before the end."""
    entries = journal.store.check_ins(journal.person, form.day, form.day)
    if form.before is None:
        return any(entry.id == form.id for entry in entries)
    now = next((entry for entry in entries if entry.id == form.before.id), None)
    if now is None or not form.changes():
        return False
    kept = form.copy()
    kept.rebase(now)
    return not kept.changes()


def _marked(event: Event, journal: Journal) -> bool:
    from backcare_tui.domain.text import clean_line

    stored = journal.store.events(journal.person, event.day, event.day)
    return any(each.text == clean_line(event.text) for each in stored)
