"""Bringing the diary back to what a backup holds, as a change that undo takes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.domain.plain import key_of, kind_of, to_plain
from backcare_tui.domain.safety import ticked
from backcare_tui.journal.verifying import opened
from backcare_tui.storage.backup_names import Reason
from backcare_tui.storage.putting_back import Condition

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from backcare_tui.domain.plain import Entry
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.backup_days import Days
    from backcare_tui.storage.backup_lock import Key
    from backcare_tui.storage.backup_reading import Opened
    from backcare_tui.storage.backup_set import Backup
    from backcare_tui.storage.reader import Reader

LABEL = "restore"


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates one person's diary from the backup.

    ``put`` are the entries to store, of which ``added`` are new; ``remove`` names kind and key of
    those that the backup does not hold. ``days`` are all that are touched, in order. ``lifted`` are
    the questions of warning signs whose "yes" or "unsure" goes.
    """

    person: str
    put: tuple[Entry, ...]
    added: int
    remove: tuple[tuple[str, str], ...]
    days: tuple[date, ...]
    lifted: tuple[str, ...] = ()

    @property
    def changed(self) -> int:
        """How many entries are there in another form."""
        return len(self.put) - self.added

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.put or self.remove)


@dataclass(frozen=True, slots=True)
class Plan:
    """What restoring ``backup`` does to a diary that is in this ``condition``: the differences of
    those persons who have any, and the days that are ``held`` by the backup."""

    backup: Backup
    condition: Condition
    differences: tuple[Difference, ...]
    held: Days

    @property
    def changes_nothing(self) -> bool:
        """Whether the diary is whole and holds just what the backup holds."""
        return self.condition is Condition.WHOLE and not self.differences

    @property
    def added(self) -> int:
        """Entries that come back."""
        return sum(each.added for each in self.differences)

    @property
    def changed(self) -> int:
        """Entries that become what they were."""
        return sum(each.changed for each in self.differences)

    @property
    def removed(self) -> int:
        """Entries that go."""
        return sum(len(each.remove) for each in self.differences)

    @property
    def lifted(self) -> list[str]:
        """The questions of warning signs that were ticked and are not any more."""
        return sorted({question for each in self.differences for question in each.lifted})

    @property
    def days(self) -> list[date]:
        """The days that are touched, in order."""
        return sorted({day for each in self.differences for day in each.days})


@dataclass(frozen=True, slots=True)
class Restored:
    """What was done: ``before`` is where the diary as it was is backed up, and ``aside`` where a
    damaged one lies now; each None where there is none."""

    plan: Plan
    before: Path | None
    aside: Path | None


def plan(journal: Journal, backup: Backup, key: Key | None = None) -> Plan:
    """What restoring ``backup`` would change; nothing is changed.

    Raises:
        BackcareError: the backup is not whole or cannot be opened, or the diary is encrypted with
            a passphrase that nothing gave, another program's, of a newer version, or busy.
    """
    with opened(journal, backup, key) as copy:
        return _plan(journal, backup, copy)


def restore(journal: Journal, backup: Backup, key: Key | None = None) -> Restored:
    """Make the diary hold what ``backup`` holds.

    Into a whole diary it goes as one change of each person, which undo takes back; a backup of
    what was there is made first. A file that is missing or damaged is replaced; the damaged one
    moves aside. Undo does not take that back: an empty change marks the place in the log.

    Raises:
        BackcareError: as `plan`, or something cannot be written; the diary is as it was.
    """
    with opened(journal, backup, key) as copy:
        found = _plan(journal, backup, copy)
        if found.condition is Condition.WHOLE:
            before = journal.backups.before(Reason.BEFORE_RESTORE) if found.differences else None
            done = Restored(_changed(journal, backup, copy), before, None)
        else:
            done = Restored(found, None, _replaced(journal, copy, found.condition))
    journal.lost = ""
    return done


def _plan(journal: Journal, backup: Backup, copy: Opened) -> Plan:
    from backcare_tui.storage.faults import Damaged
    from backcare_tui.storage.putting_back import condition_of
    from backcare_tui.storage.read_only import ReadOnlyStore

    file = journal.backups.file
    # After the backup, whose passphrase is the same mostly.
    journal.unlock()
    condition = condition_of(file) if file else Condition.WHOLE
    with ReadOnlyStore(copy.path) as old:
        if condition is Condition.WHOLE:
            try:
                return Plan(backup, condition, _differences(old, journal.store), copy.days)
            except Damaged:
                # Its pages fit together, but not what stands in them.
                if file is None:
                    raise
                condition = Condition.DAMAGED
        return Plan(backup, condition, _differences(old, None), copy.days)


def _changed(journal: Journal, backup: Backup, copy: Opened) -> Plan:
    from backcare_tui.storage.read_only import ReadOnlyStore

    store, now = journal.store, journal.now()
    # What is compared stays as it is until all of it is written.
    with ReadOnlyStore(copy.path) as old, store.at_once():
        found = _differences(old, store)
        for each in found:
            store.write(each.person, LABEL, put=each.put, remove=each.remove, at=now)
    return Plan(backup, Condition.WHOLE, found, copy.days)


def _replaced(journal: Journal, copy: Opened, condition: Condition) -> Path | None:
    from backcare_tui.storage.putting_back import aside_of, put_back

    file = journal.backups.file
    if file is None:
        raise ValueError("only a file is replaced")
    file, now = file.resolve(), journal.now()
    aside = aside_of(file, now)
    over = aside.name if aside is not None and condition is Condition.DAMAGED else "nothing"
    _mark(copy.path, f"{LABEL} over {over}", now)
    journal.reopen()
    try:
        put_back(copy.path, file, aside)
    finally:
        journal.reopen()
    return aside


def _mark(whole: Path, label: str, at: datetime) -> None:
    """Write the empty change ``label`` to the log of everyone in the diary ``whole``."""
    from backcare_tui.storage.store import open_store

    with open_store(whole) as store, store.at_once():
        for person in store.persons():
            store.mark(person, label, at)


def _differences(old: Reader, now: Reader | None) -> tuple[Difference, ...]:
    persons = dict.fromkeys([*old.persons(), *(now.persons() if now else [])])
    found = [_difference(person, old, now) for person in persons]
    return tuple(each for each in found if each)


def _difference(person: str, old: Reader, now: Reader | None) -> Difference:
    wanted = {(kind_of(each), key_of(each)): each for each in old.everything(person)}
    there = now.everything(person) if now else ()
    stored = {(kind_of(each), key_of(each)): each for each in there}
    put = [
        entry
        for name, entry in wanted.items()
        if name not in stored or to_plain(stored[name]) != to_plain(entry)
    ]
    remove = [name for name in stored if name not in wanted]
    touched = [*put, *(stored[name] for name in remove)]
    touched += [stored[kind_of(e), key_of(e)] for e in put if (kind_of(e), key_of(e)) in stored]
    return Difference(
        person,
        tuple(put),
        sum((kind_of(each), key_of(each)) not in stored for each in put),
        tuple(remove),
        tuple(sorted({each.day for each in touched})),
        tuple(ticked(stored[name] for name in remove)),
    )
