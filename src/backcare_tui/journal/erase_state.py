"""What the app keeps of unsaved things of an erased diary; what is others' stays."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from backcare_tui import paths
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.alone import alone
from backcare_tui.journal.private_file import reason_of, write_private
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from pathlib import Path

    from backcare_tui.journal.journal import Journal

_Entry = dict[str, Any]
"""What one program keeps: whose it is, and in drafts the rows that hold what was typed."""


def forget_drafts(journal: Journal, keys: Collection[str], days: Collection[date]) -> None:
    """Take what was typed for some entries, and on some whole days, out of the drafts.

    Only this person's and of this diary. A file that cannot be read goes: nobody can bring back
    what it holds, and nobody can say what it tells.

    Raises:
        StorageFailure: it cannot be changed.
    """
    gone = {*keys, *map(str, days)}

    def without(entry: _Entry) -> _Entry | None:
        forms = entry.get("forms")
        if not _is_own(entry, journal) or not isinstance(forms, list):
            return entry
        left = [row for row in forms if not (_names(row) & gone)]
        return {**entry, "forms": left} if left else None

    _change(paths.drafts_file(), without)


def forget_person(journal: Journal) -> None:
    """Take all that was typed and all sessions broken off by this person in this diary away.

    Raises: as `forget_drafts`.
    """
    for file in (paths.drafts_file(), paths.unfinished_file()):
        _change(file, lambda entry: None if _is_own(entry, journal) else entry)


def holds_others(file: Path, journal: Journal) -> bool:
    """Whether ``file`` keeps something of another diary or person."""
    return any(not _is_own(each, journal) for each in _entries(file) or [])


def _is_own(entry: _Entry, journal: Journal) -> bool:
    # Older versions named the diary by its location.
    own_diary = entry.get("diary") in (journal.identity, journal.location)
    return own_diary and entry.get("person") == journal.person


def _names(row: object) -> set[str]:
    """The ids and days that a draft belongs to: its own, and those of what it changes."""
    if not isinstance(row, dict):
        return set()
    before = row.get("before")
    found = [row, before] if isinstance(before, dict) else [row]
    return {str(each[name]) for each in found for name in ("id", "day") if name in each}


def _entries(file: Path) -> list[_Entry] | None:
    """What stands in ``file``, one entry a program; None where it cannot be read."""
    try:
        plain = json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return []
    except (OSError, ValueError, RecursionError):
        return None
    every = plain if isinstance(plain, list) else [plain]
    return [each for each in every if isinstance(each, dict)]


def _change(file: Path, kept: Callable[[_Entry], _Entry | None]) -> None:
    if not file.exists():
        return
    try:
        with alone(file.parent):
            before = _entries(file)
            after = [left for each in before or [] if (left := kept(each)) is not None]
            if not after:
                file.unlink(missing_ok=True)
            elif after != before:
                write_private(file, [json.dumps(after)], replace=True)
    except OSError as error:
        words = _("Could not write {file}: {reason}.")
        raise StorageFailure(words.format(file=file, reason=reason_of(error)), "") from None
