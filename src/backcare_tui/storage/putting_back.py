"""Puts a whole diary in the place of one that is missing or damaged."""

import os
import shutil
from datetime import datetime
from enum import Enum
from glob import escape
from pathlib import Path

from backcare_tui.errors import DatabaseError
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults, files
from backcare_tui.storage.backup import folder_to_disk, to_disk
from backcare_tui.storage.backup_reading import check_pages
from backcare_tui.storage.cipher import is_locked
from backcare_tui.storage.leftovers import clear_leftovers

_BESIDE = ("", "-wal", "-shm")
"""The files of a diary, by what follows its name."""


class Condition(Enum):
    """What is the matter with the file of a diary."""

    WHOLE = "whole"
    MISSING = "missing"
    """No file, or one that nothing was ever written to."""
    DAMAGED = "damaged"
    """Damaged, or no database at all."""


def condition_of(diary: Path) -> Condition:
    """How the file ``diary`` is; nothing of it is changed.

    Raises:
        DatabaseError: it is another program's, of a newer version, busy, or encrypted with a
            passphrase that was not given.
        StorageFailure: it may not be read.
    """
    if is_locked(diary):
        raise DatabaseError(
            _("{place} is encrypted, or not a diary.").format(place=diary),
            _("Give its passphrase. If it is damaged, move it away, then restore again."),
        )
    try:
        if files.look(diary, 5.0) is None:
            return Condition.MISSING
        check_pages(diary, read_only=True)
    except faults.Damaged:
        return Condition.DAMAGED
    return Condition.WHOLE


def aside_of(diary: Path, at: datetime) -> Path | None:
    """Where a damaged ``diary`` is to lie from ``at`` on; None where there is nothing of it."""
    if not _holds_something(diary):
        return None
    stem = f"{diary.stem}-damaged-{at:%Y%m%d-%H%M%S}"
    aside, number = diary.with_name(f"{stem}{diary.suffix}"), 1
    while _holds_something(aside):
        number += 1
        aside = diary.with_name(f"{stem}-{number}{diary.suffix}")
    return aside


def put_back(whole: Path, diary: Path, aside: Path | None) -> None:
    """Put a copy of the file ``whole`` at ``diary``; what was there moves to ``aside``.

    ``aside`` is as by `aside_of`. Stopped half way, either the old file or the new one is in its
    place.

    Raises:
        StorageFailure: it cannot be written; the old file is still there.
    """
    unfinished = diary.with_name(f".{diary.name}.{os.getpid()}.part")
    clear_leftovers(diary.parent, f".{escape(diary.name)}.*.part")
    try:
        try:
            files.make(unfinished)
            shutil.copyfile(whole, unfinished)
            to_disk(unfinished)
            if aside is not None:
                _move_aside(diary, aside)
            unfinished.replace(diary)
            folder_to_disk(diary.parent)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise faults.from_os(error, str(diary)) from error


def _holds_something(diary: Path) -> bool:
    return any(_part(diary, end).exists() for end in _BESIDE)


def _move_aside(diary: Path, aside: Path) -> None:
    if diary.exists():
        try:
            # A second name: the old file stays in its place until the new one takes it.
            os.link(diary, aside)
        except OSError:
            # Memory sticks often have no links.
            shutil.copy2(diary, aside)
            to_disk(aside)
    # SQLite would take an old log for one of the new file.
    for end in _BESIDE[1:]:
        if _part(diary, end).exists():
            _part(diary, end).rename(_part(aside, end))


def _part(diary: Path, end: str) -> Path:
    return diary.with_name(diary.name + end)
