"""Backups: made by hand and by itself, listed, found and taken away again."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui import paths
from backcare_tui.domain.days import diary_day
from backcare_tui.domain.plain import KINDS_OF_DAYS
from backcare_tui.errors import BackcareError, InvalidInput, NotFound, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.language import listed, sentences
from backcare_tui.storage.backup_names import Reason, folder_of, names_in

if TYPE_CHECKING:
    from datetime import date, datetime

    from backcare_tui.journal.backup_list import Listed
    from backcare_tui.journal.journal import Journal
    from backcare_tui.journal.rotation import Going
    from backcare_tui.storage.backup_lock import Lock
    from backcare_tui.storage.backup_set import Backup
    from backcare_tui.storage.store import Store

NEWEST = "newest"
"""The name that means the newest backup."""
_NAMES_SHOWN = 5


class Backups:
    """The backups of one diary, which lie in a folder of their own beside it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._daily = threading.Lock()
        self._looked: date | None = None

    @property
    def file(self) -> Path | None:
        """The file of the diary, or None where it lives on a server."""
        kind, separator, rest = self._journal.location.partition(":///")
        if separator and kind.startswith("sqlite"):
            return Path(rest).expanduser()
        return None if "://" in self._journal.location else Path(kind).expanduser()

    @property
    def folder(self) -> Path:
        """The folder of the backups; for a diary on a server that of the usual diary."""
        return folder_of(self.file) if self.file else paths.backups_folder()

    def create(self, lock: Lock | None = None) -> Backup:
        """Back up the diary because the person says so; locked as the settings say, or by ``lock``.

        Raises:
            StorageFailure: it cannot be written, or the diary lives on a server.
            DatabaseError: the diary is damaged or busy.
            InvalidInput: ``lock`` cannot lock.
            NotFound: there is no diary yet.
        """
        file = self.file
        if file is None:
            raise StorageFailure(
                _("{place} is on a server, which has backups of its own.").format(
                    place=self._journal.location_shown
                ),
                _("Export the diary instead."),
            )
        if not file.exists():
            raise NotFound(
                _("There is no diary {file} yet.").format(file=file), _("Check in first.")
            )
        self._journal.unlock()
        return self._made(file, Reason.BY_HAND, lock)

    def before(self, reason: Reason) -> Path | None:
        """Back up the diary before something that changes much of it; returns where.

        None where there is nothing to lose yet, and for a diary on a server.

        Raises:
            BackcareError: no backup could be made, so what was planned must not begin.
        """
        file = self.file
        if file is None or not self._has_entries():
            return None
        self._journal.store.refuse_if_gone()
        made = self._made(file, reason)
        if reason is not Reason.BEFORE_RESTORE:
            # Before a restore none goes: it may be the one to restore from.
            self._prune_after(made)
        return made.path

    def daily(self) -> None:
        """Back up the diary where none of today is there yet; called before every write.

        One that holds no day yet is left out: its backup would stand for days that it lacks.
        A failure stops no write: it becomes one of the journal's notices, once a day.
        """
        journal = self._journal
        file, today = self.file, journal.today
        if file is None or journal.demo or self._looked == today:
            return
        with self._daily:
            if self._looked == today:
                return
            try:
                if not self._has_daily(today):
                    if not _has_days(journal.store):
                        return
                    self._prune_after(self._made(file, Reason.DAILY))
            except BackcareError as error:
                failed = _("Today's backup of the diary was not made. {reason}")
                told = failed.format(reason=sentences([error.message, error.hint]))
                journal.notices.append(told)
            self._looked = today

    def own(self) -> list[Backup]:
        """The backups of this diary, the one that was made last first. See `in_order`.

        Raises:
            StorageFailure: the folder cannot be read.
        """
        from backcare_tui.storage.backup_order import in_order

        return in_order(self._by_name(), self._now)

    def all(self) -> list[Listed]:
        """The backups of this diary with what is known of them, newest first.

        Raises:
            StorageFailure: the folder cannot be read.
        """
        from backcare_tui.journal.backup_list import listed_backup

        return [listed_backup(each) for each in self.own()]

    def find(self, name: str = NEWEST) -> Backup:
        """The backup with this name or beginning of one, or the file ``name`` wherever it lies.

        Raises:
            NotFound: there is none.
            InvalidInput: several begin so.
        """
        mine = self.own()
        if name == NEWEST:
            if not mine:
                raise NotFound(
                    _("There is no backup in {folder} yet.").format(folder=self.folder),
                    _("Make one: backcare backup create"),
                )
            self._warn_of_future(mine)
            return mine[0]
        found = [each for each in mine if each.name == name]
        found = found or [each for each in mine if each.name.startswith(name)]
        if len(found) == 1:
            return found[0]
        file = Path(name).expanduser()
        if name and file.is_file():
            return _elsewhere(file)
        if found:
            names = listed(each.name for each in found[:_NAMES_SHOWN])
            raise InvalidInput(
                _("“{name}” begins several backups: {names}.").format(name=name, names=names),
                _("Give more of the name."),
            )
        raise NotFound(
            _("There is no backup “{name}”.").format(name=name),
            _("backcare backup list shows them; the path of a file works too."),
        )

    def prune(
        self, *, by_hand: bool = False, dry_run: bool = False, made: Backup | None = None
    ) -> list[Going]:
        """Take away what had its time by the rules of `rotation`, and return it.

        Never ``made``, the one that was made just now; never the only one that is as it was made,
        nor the only one that was verified. With ``dry_run`` nothing is taken away.

        Raises:
            DatabaseError: the diary is damaged or cannot be looked at, so nothing goes.
            StorageFailure: one cannot be removed.
        """
        from backcare_tui.journal.rotation import going
        from backcare_tui.storage.backup_set import is_as_made, remove_backup

        mine = self.own()
        found = [
            each
            for each in going(mine, self._now, by_hand=by_hand)
            if made is None or each.backup.path != made.path
        ]
        if not found:
            return []
        self._look_for_damage()
        gone = {each.backup.path for each in found}
        kept = [each for each in mine if each.path not in gone]
        for good in (is_as_made, _was_verified):
            if good is is_as_made and made is not None:
                continue
            if not any(map(good, kept)):
                spared = next((each for each in found if good(each.backup)), None)
                found = [each for each in found if each is not spared]
        for each in () if dry_run else found:
            remove_backup(each.backup)
        return found

    def of_the_future(self, backup: Backup) -> bool:
        """Whether a wrong clock must have made ``backup``, as its name is of a time to come."""
        return backup.at > self._now

    @property
    def _now(self) -> datetime:
        return self._journal.now().replace(tzinfo=None)

    def _by_name(self) -> list[Backup]:
        from backcare_tui.storage.backup_set import backups_in

        return backups_in(self.folder, self.file.stem if self.file else None)

    def _prune_after(self, made: Backup) -> None:
        """Take away what had its time; a failure stops nothing, for ``made`` is there."""
        try:
            self.prune(made=made)
        except BackcareError as error:
            kept = _("Old backups stay for now. {reason}")
            told = kept.format(reason=sentences([error.message, error.hint]))
            self._journal.notices.append(told)

    def _look_for_damage(self) -> None:
        # A copy of a damaged page is made without a word, so newer copies need be no better.
        journal, file = self._journal, self.file
        if file is not None and file.exists():
            journal.unlock()
            journal.store.verify()

    def _warn_of_future(self, mine: list[Backup]) -> None:
        ahead = [each for each in mine if self.of_the_future(each)]
        if not ahead:
            return
        words = _(
            "{name} is of a time to come, so a wrong clock made it. The backup that was made last "
            "is {newest}."
        )
        told = words.format(name=max(ahead, key=lambda each: each.at).name, newest=mine[0].name)
        self._journal.notices.append(told)

    def _made(self, file: Path, reason: Reason, lock: Lock | None = None) -> Backup:
        from backcare_tui.storage.backup_lock import lock_for
        from backcare_tui.storage.backup_set import make_backup, remove_backup

        lock = lock or lock_for(self._journal.settings.backup_recipient)
        made = make_backup(file, reason, self._journal.now(), lock=lock)
        if lock is None and reason is not Reason.DAILY:
            try:
                self._record_content(made)
            except BackcareError:
                remove_backup(made)
                raise
        return made

    def _record_content(self, made: Backup) -> None:
        from backcare_tui.journal.backup_content import digest_of_file
        from backcare_tui.storage.backup_record import write_record
        from backcare_tui.storage.compiled import HEAD_REVISION

        record = made.record()
        if record is not None and record.revision == HEAD_REVISION:
            write_record(made.path, replace(record, content=digest_of_file(made.path)))

    def _has_daily(self, today: date) -> bool:
        start = self._journal.settings.day_start
        stem = self.file.stem if self.file else None
        # By the names alone: to load what reads backups would be a tenth of every check-in.
        made = (name.at for _, name in names_in(self.folder, stem) if name.reason is Reason.DAILY)
        return any(at is not None and diary_day(at, start) == today for at in made)

    def _has_entries(self) -> bool:
        store = self._journal.store
        return any(any(store.counts(person).values()) for person in store.persons())


def _elsewhere(file: Path) -> Backup:
    from backcare_tui.storage.backup_reading import is_locked_file
    from backcare_tui.storage.backup_set import Backup, changed_at

    at = changed_at(file.stat().st_mtime)
    return Backup(file, at, None, 1, is_locked_file(file))


def _has_days(store: Store) -> bool:
    return any(store.counts(person)[kind] for person in store.persons() for kind in KINDS_OF_DAYS)


def _was_verified(backup: Backup) -> bool:
    try:
        record = backup.record()
    except BackcareError:
        return False
    return record is not None and record.verified_at is not None
