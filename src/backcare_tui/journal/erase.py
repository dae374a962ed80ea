"""Erasing for good: some entries, or the whole diary. No undo brings back what was erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.errors import (
    BackcareError,
    DatabaseError,
    InvalidInput,
    NotFound,
    StorageFailure,
)
from backcare_tui.journal import erase_files as files
from backcare_tui.journal import erase_state
from backcare_tui.journal.erase_finding import Doomed, by_id, look_in_copies, on_day
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.journal.erase_copies import Copy
    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.backup_set import Backup
    from backcare_tui.storage.erase import Name


@dataclass(frozen=True, slots=True)
class Entries:
    """What goes when entries are erased: they themselves, what was typed on the ``days`` that go
    whole, and the ``backups`` and other copies that may hold them. ``copies`` are those that may
    hold them and stay. Without ``entries`` they are in copies at most."""

    entries: tuple[Doomed, ...]
    days: tuple[date, ...]
    backups: tuple[Copy, ...]
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What goes with a whole diary: the ``files``, or what a person has where others share it.

    ``copies`` are those of the diary that stay. ``others`` are the persons whose entries stay, with
    the file; ``readable`` is false where the file is ours but cannot be opened, and ``on_server``
    true where there is no file.
    """

    files: tuple[Path, ...]
    copies: tuple[Copy, ...]
    others: tuple[str, ...]
    readable: bool
    on_server: bool


def plan_entries(journal: Journal, names: Sequence[str | date], *, backups: bool) -> Entries:
    """Find what erasing entries by id, and all of each day named, would take away.

    An entry that was deleted before is found too, by what the change log holds of it. One that is
    gone from the diary is looked for in its copies where ``backups`` go.

    Raises:
        NotFound: an id is unknown, or a day is empty; InvalidInput: an id fits several;
        StorageFailure: a copy cannot be read.
    """
    from backcare_tui.storage.erase import logged

    if journal.demo:
        raise InvalidInput(_("A made-up diary is gone by itself; nothing was erased."))
    # An old diary is brought up to date with the backup that the settings ask for.
    journal.store.persons()
    path = files.path_of(journal)
    copies = files.copies_of(path) if path else files.server_copies(journal.location)
    log = {each.name: each for each in logged(journal.location, journal.person)}
    found: dict[Name, Doomed] = {}
    keys: set[str] = set()
    for name in names:
        try:
            if isinstance(name, date):
                doomed = on_day(journal, name, log)
            else:
                doomed = by_id(journal, name, log)
        except NotFound as missing:
            look_in_copies(name, copies, missing, backups=backups)
            keys |= {name} if isinstance(name, str) else set()
            continue
        found |= {(each.kind, each.key): each for each in doomed}
        keys |= {each.key for each in doomed}
    days = tuple(name for name in names if isinstance(name, date))
    holding = tuple(each for each in copies if each.may_hold(keys, [*map(str, days)]))
    return Entries(
        tuple(sorted(found.values(), key=lambda each: (each.day, each.kind, each.key))),
        days,
        holding if backups else (),
        () if backups else holding,
    )


def erase_entries(journal: Journal, plan: Entries) -> Backup | None:
    """Erase what ``plan`` names. Nobody else may have the diary open.

    Returns:
        The backup that was made where the diary would be without one now.

    Raises:
        DatabaseError: another program has it open; nothing is erased.
        StorageFailure: something could not be deleted, which the message names.
            So is one that says that no new backup could be made: all else is erased then.
    """
    from backcare_tui.storage.erase import erase_entries as erase

    journal.close()
    if plan.entries:
        erase(journal.location, journal.person, [(each.kind, each.key) for each in plan.entries])
    erase_state.forget_drafts(journal, {each.key for each in plan.entries}, plan.days)
    files.delete(files.files_of(plan.backups))
    return _first_backup(journal) if plan.backups else None


def plan_whole(journal: Journal, *, backups: bool, settings: bool) -> Whole:
    """Find what erasing the whole diary would take away.

    Raises:
        DatabaseError, StorageFailure: the file is not ours, or is a link to another place.
        NotFound: there is nothing.
    """
    from backcare_tui.storage.erase import persons_in

    if journal.demo:
        raise InvalidInput(_("A made-up diary is gone by itself; nothing was erased."))
    path = files.path_of(journal)
    kept = files.settings_files() if settings else ()
    if path is None:
        # What an old diary holds is copied when it is opened first.
        journal.store.persons()
        copies = files.server_copies(journal.location)
        gone = files.files_of(copies) if backups else ()
        found = (*files.state_files(journal), *gone, *kept)
        return Whole(found, () if backups else copies, (), readable=True, on_server=True)
    readable = _looked_at(path)
    others = [who for who in persons_in(path) if who != journal.person] if readable else []
    if others:
        found = (*files.state_files(journal), *kept)
        return Whole(found, files.copies_of(path), tuple(others), True, False)
    copies = files.backups_of(path)
    found = (
        *files.diary_files(path),
        *files.state_files(journal),
        *(files.files_of(copies) if backups else ()),
        *kept,
    )
    if not found:
        raise NotFound(_("There is nothing to erase."), "")
    return Whole(found, () if backups else copies, (), readable is not False, on_server=False)


def erase_whole(journal: Journal, plan: Whole) -> None:
    """Erase what ``plan`` names. Nobody else may have the diary open.

    Raises: as `erase_entries`.
    """
    from backcare_tui.storage.erase import claim, erase_person

    journal.close()
    path = files.path_of(journal)
    if plan.on_server or plan.others:
        erase_person(journal.location, journal.person)
    elif path is not None and path.exists():
        claim(path)
    files.delete(plan.files)
    erase_state.forget_person(journal)
    files.tidy()


def _first_backup(journal: Journal) -> Backup | None:
    """A backup of a diary that has something to lose and none any more.

    Raises:
        StorageFailure: it cannot be made.
    """
    if journal.backups.file is None or journal.backups.all():
        return None
    store = journal.store
    if not any(any(store.counts(person).values()) for person in store.persons()):
        return None
    try:
        return journal.backups.create()
    except BackcareError as error:
        told = _("It is erased, but no new backup could be made: {reason}")
        raise StorageFailure(told.format(reason=error.message), error.hint) from error


def _looked_at(path: Path) -> bool | None:
    """Whether the diary can be read; None where there is none.

    Raises: as `plan_whole`.
    """
    from backcare_tui import paths
    from backcare_tui.storage.erase import is_ours, is_sqlite
    from backcare_tui.storage.files import look

    if path.is_symlink():
        raise StorageFailure(
            _("{file} is a link; nothing was erased.").format(file=path),
            _("Name the file itself: backcare --db {file} erase --all").format(file=path.resolve()),
        )
    try:
        return None if look(path, 1.0) is None else True
    except DatabaseError:
        if is_ours(path):
            return False
        # What cannot be read at all, as without its key, is ours in the place that is ours.
        with path.open("rb") as file:
            if path == paths.database_file() and not is_sqlite(file.read(16)):
                return False
        raise
