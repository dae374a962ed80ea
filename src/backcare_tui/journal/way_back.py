"""The way back where the diary is missing, empty or damaged: its newest good backup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.errors import BackcareError
from backcare_tui.journal.backup_words import backup_told
from backcare_tui.journal.backups import NEWEST
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.backup_days import Days
    from backcare_tui.storage.backup_set import Backup

_TIMES = 2
"""How many times the days of the diary a backup holds where days seem lost. Own choice."""


@dataclass(frozen=True, slots=True)
class WayBack:
    """A backup to go back to: its ``name`` as a restore takes it, when it was made (local time),
    and its ``days``, None where only a key shows them."""

    name: str
    at: datetime
    days: Days | None

    @property
    def command(self) -> str:
        """What a person types to go back."""
        return f"backcare backup restore {self.name}"

    def told(self, today: date) -> str:
        """The backup within a sentence."""
        return backup_told(self.at.date(), self.days, today)


def way_back(journal: Journal, more_than: int = 0) -> WayBack | None:
    """The newest good backup that holds more days than ``more_than``, or None.

    Good is one that is as it was made. How many days an encrypted one holds nobody knows: it counts
    where it is to hold any.

    Raises:
        StorageFailure: the folder of the backups cannot be read.
    """
    for place, backup in enumerate(journal.backups.own()):
        name = backup.name if place else NEWEST
        if (found := _good(backup, name, more_than)) is not None:
            return found
    return None


def lost(journal: Journal, file: Path) -> WayBack | None:
    """The way back where the diary ``file`` holds less than half of the days of a backup.

    Raises:
        BackcareError: the diary or the folder of its backups cannot be read.
    """
    from backcare_tui.storage.lacking import days_of_diary

    return way_back(journal, _TIMES * days_of_diary(file).number)


def tell_if_lost(journal: Journal) -> str:
    """What to say of a diary that is missing, empty or new, where a backup of it holds days.

    Empty where there is no such backup. Whatever is the matter with the backups becomes one of the
    journal's notices: it keeps nobody from writing.
    """
    file = journal.backups.file
    if file is None or not journal.backups.folder.exists():
        return ""
    try:
        found = lost(journal, file)
    except BackcareError as error:
        journal.notices.append(error.message)
        return ""
    if found is None:
        return ""
    words = _("There is no diary here, but {backup}:\n{command}")
    return words.format(backup=found.told(journal.today), command=found.command)


def hint_of(journal: Journal, error: BackcareError) -> str:
    """What to do after ``error``: where the diary is damaged, first go back to its backup."""
    from backcare_tui.storage.faults import Damaged

    file = journal.backups.file
    if not isinstance(error, Damaged) or file is None or error.place != str(file):
        return error.hint
    try:
        found = way_back(journal)
    except BackcareError:
        # What the folder of the backups is like is not what stands in the way now.
        return error.hint
    return bring_back(found, journal.today) if found is not None else error.hint


def bring_back(found: WayBack, today: date) -> str:
    """How to have a damaged diary back, in three lines."""
    first = _("There is {backup}:\n{command}").format(
        backup=found.told(today), command=found.command
    )
    then = _("The damaged file is kept. backcare db salvage reads what else is in it.")
    return f"{first}\n{then}"


def _good(backup: Backup, name: str, more_than: int) -> WayBack | None:
    """The way back by ``backup``, or None where it holds too few days or cannot be restored."""
    from backcare_tui.storage.backup_reading import check_pages
    from backcare_tui.storage.backup_set import days_of, is_as_made

    try:
        record = backup.record()
        days = days_of(backup, record)
        few = more_than > 0 if days is None else days.number <= more_than
        if few or (record is not None and not is_as_made(backup)):
            return None
        if not backup.encrypted:
            check_pages(backup.path, read_only=True)
    except BackcareError:
        # It cannot be read, so it is no way back: an older one may be.
        return None
    return WayBack(name, backup.at, days)
