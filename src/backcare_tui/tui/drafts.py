"""What was entered and not saved, kept beside the app's state: a closed terminal loses no words."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.private_file import write_private
from backcare_tui.language import gettext as _
from backcare_tui.tui.form import Form

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcare_tui.journal import Journal

_KEPT = ("pain", "exposures", "signs", "spread", "pressed", "note", "flare", "id")
"""What is kept of a form. The safety line is asked anew."""


def told(forms: Iterable[Form]) -> str:
    """The new check-ins among ``forms`` as JSON; empty where nothing was entered.

    A change of a stored check-in is left out: what is stored may have changed before it returns.
    """
    rows = [
        {"day": str(form.day), **{name: getattr(form, name) for name in _KEPT}}
        for form in forms
        if form.before is None and form.touched
    ]
    return json.dumps(rows) if rows else ""


def keep(file: Path, journal: Journal, rows: str) -> None:
    """Keep what `told` made of the forms, or nothing any more.

    Raises:
        StorageFailure: it cannot be written; what was kept stays.
    """
    try:
        if not rows:
            file.unlink(missing_ok=True)
            return
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        words = _("Could not write {file}: {reason}.")
        raise StorageFailure(words.format(file=file, reason=error.strerror), "") from None
    whose = {"diary": journal.location_shown, "person": journal.person}
    write_private(file, [json.dumps(whose | {"forms": json.loads(rows)})], replace=True)


def kept(file: Path, journal: Journal) -> list[Form]:
    """The forms that were kept for this diary, without those that were saved after all.

    A file that is missing or that cannot be read holds none.
    """
    try:
        found = json.loads(file.read_text("utf-8"))
        whose = found["diary"], found["person"]
        forms = [_form(row) for row in found["forms"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    if whose != (journal.location_shown, journal.person):
        return []
    return [form for form in forms if form.day <= journal.today and not _stored(form, journal)]


def _form(row: dict[str, Any]) -> Form:
    form = Form(date.fromisoformat(row["day"]), **{name: row[name] for name in _KEPT})
    if form.pain is not None and not PAIN_MIN <= form.pain <= PAIN_MAX:
        raise ValueError(form.pain)
    return form


def _stored(form: Form, journal: Journal) -> bool:
    entries = journal.store.check_ins(journal.person, form.day, form.day)
    return any(entry.id == form.id for entry in entries)
