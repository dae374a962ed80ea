"""Erasing for good: some entries, or the whole diary. No undo brings back what was erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui.domain.plain import kind_of
from backcare_tui.errors import DatabaseError, InvalidInput, NotFound, StorageFailure
from backcare_tui.journal import erase_files as files
from backcare_tui.journal.bulk import entry_keys
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.journal.journal import Journal
    from backcare_tui.storage.erase import Logged, Name

KINDS = ("check_in", "session", "skipped_day", "event", "exercise_session")
"""What a day holds. Answers about warning signs are no entries of a day and stay."""


@dataclass(frozen=True, slots=True)
class Doomed:
    """One entry to erase: on which ``day`` it is or was, and how many ``traces`` of it the change
    log holds. One that is not ``stored`` any more is in the change log only."""

    kind: str
    key: str
    day: date
    traces: int
    stored: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """What goes when entries are erased: they themselves, and with ``backups`` all copies of the
    diary. ``copies`` are those that stay and still hold them."""

    entries: tuple[Doomed, ...]
    backups: tuple[Path, ...]
    copies: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What goes with a whole diary: the ``files``, or what a person has where others share it.

    ``copies`` are those of the diary that stay. ``others`` are the persons whose entries stay, with the file;
    ``readable`` is false where the file is ours but cannot be opened, and ``on_server`` true where
    there is no file.
    """

    files: tuple[Path, ...]
    copies: tuple[Path, ...]
    others: tuple[str, ...]
    readable: bool
    on_server: bool


def plan_entries(journal: Journal, names: Sequence[str | date], *, backups: bool) -> Entries:
    """Find what erasing entries by id, and all of each day named, would take away.

    An entry that was deleted before is found too, by what the change log holds of it.

    Raises:
        NotFound: an id is unknown, or a day is empty; InvalidInput: an id fits several.
    """
    from backcare_tui.storage.erase import logged

    if journal.demo:
        raise InvalidInput(_("A made-up diary is gone by itself; nothing was erased."))
    # An old diary is brought up to date with the backup that the settings ask for.
    journal.store.persons()
    log = {each.name: each for each in logged(journal.location, journal.person)}
    found: dict[Name, Doomed] = {}
    for name in names:
        doomed = _of_day(journal, name, log) if isinstance(name, date) else _one(journal, name, log)
        found |= {(each.kind, each.key): each for each in doomed}
    path = files.path_of(journal)
    copies = files.copies_of(path) if path else files.server_copies(journal.location)
    return Entries(
        tuple(sorted(found.values(), key=lambda each: (each.day, each.kind, each.key))),
        copies if backups else (),
        () if backups else copies,
    )


def erase_entries(journal: Journal, plan: Entries) -> None:
    """Erase what ``plan`` names. Nobody else may have the diary open.

    Raises:
        DatabaseError: another program has it open; nothing is erased.
        StorageFailure: something could not be deleted, which the message names.
    """
    from backcare_tui.storage.erase import erase_entries as erase

    journal.close()
    erase(journal.location, journal.person, [(each.kind, each.key) for each in plan.entries])
    files.forget_drafts({each.key for each in plan.entries}, {each.day for each in plan.entries})
    files.delete(plan.backups)


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
        found = (*files.state_files(journal), *(copies if backups else ()), *kept)
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
        *(copies if backups else ()),
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
    files.tidy()


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


def _of_day(journal: Journal, day: date, log: dict[Name, Logged]) -> list[Doomed]:
    found = [
        Doomed(kind, key, day, log[kind, key].traces if (kind, key) in log else 0, stored=True)
        for kind, key in entry_keys(journal.diary.day(day))
    ]
    there = {(each.kind, each.key) for each in found}
    for name, each in log.items():
        gone = name not in there and name[0] in KINDS and str(day) in each.days
        if gone and not _is_stored(journal, name):
            found.append(Doomed(*name, day, each.traces, stored=False))
    if not found:
        raise NotFound(
            _("There is nothing on {day}, nor a trace of it.").format(day=day),
            _("backcare list shows what is there."),
        )
    return found


def _one(journal: Journal, name: str, log: dict[Name, Logged]) -> list[Doomed]:
    try:
        entry = journal.diary.entry(name)
    except NotFound:
        return [_deleted(name, log)]
    known = log.get((kind_of(entry), entry.id))
    traces = known.traces if known else 0
    return [Doomed(kind_of(entry), entry.id, entry.day, traces, stored=True)]


def _deleted(name: str, log: dict[Name, Logged]) -> Doomed:
    """An entry that only the change log still holds, by its id or how it begins."""
    fitting = [each for each in log.values() if each.name[0] in KINDS and _fits(name, each)]
    if not fitting:
        raise NotFound(
            _("There is no entry “{id}”, nor a trace of one.").format(id=name),
            _("backcare list shows what is there."),
        )
    if len(fitting) > 1:
        raise InvalidInput(
            _("Several deleted entries begin with “{id}”.").format(id=name),
            _("Give more of the id."),
        )
    (each,) = fitting
    return Doomed(*each.name, date.fromisoformat(max(each.days)), each.traces, stored=False)


def _fits(name: str, each: Logged) -> bool:
    return bool(name) and each.name[1].startswith(name)


def _is_stored(journal: Journal, name: Name) -> bool:
    kind, key = name
    if kind == "skipped_day":
        return bool(journal.store.skipped_days(journal.person, _day(key), _day(key)))
    try:
        entry = journal.diary.entry(key)
    except NotFound:
        return False
    return entry.id == key


def _day(text: str) -> date:
    return date.fromisoformat(text)
