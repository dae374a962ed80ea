"""One diary, opened: what both front ends talk to."""

from __future__ import annotations

import copy
import os
import re
import threading
import weakref
from collections import deque
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_tui import language, paths
from backcare_tui.domain.days import diary_day
from backcare_tui.journal.clock import Clock, clock_from
from backcare_tui.language import gettext as _
from backcare_tui.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.journal.backups import Backups
    from backcare_tui.journal.care import Care
    from backcare_tui.journal.diary import Diary
    from backcare_tui.journal.exercises import Exercises
    from backcare_tui.journal.reminders import Reminders
    from backcare_tui.journal.review import Review
    from backcare_tui.journal.routines import Routines
    from backcare_tui.journal.safety import Safety
    from backcare_tui.journal.sessions import Sessions
    from backcare_tui.journal.transfer import Transfer
    from backcare_tui.knowledge import KnowledgeBase
    from backcare_tui.storage.store import Store


PATIENT = 3
"""`Journal.patience` where nobody is kept from doing something else by waiting. Own choice."""


class Journal:
    """One person's diary with its clock, knowledge and settings.

    The store opens at the first read or write, so that a front end can show itself before. Its
    parts group the use cases: :attr:`diary`, :attr:`safety`, :attr:`review`, :attr:`care`,
    :attr:`exercises`, :attr:`routines`, :attr:`sessions`, :attr:`reminders`, :attr:`transfer`,
    :attr:`backups`.
    Safe to use from worker threads.

    ``patience`` is how often a write is tried that another program holds up, five seconds each
    time; ``waiting`` is called before each further try. ``ask_passphrase`` asks the person for the
    passphrase of an encrypted diary, and is None where nobody can be asked.
    """

    patience = 1
    waiting: Callable[[], None] | None = None
    ask_passphrase: Callable[[str], bytes] | None = None

    def __init__(self, settings: Settings, clock: Clock, *, demo: bool = False) -> None:
        self.settings = settings
        self.clock = clock
        self.demo = demo
        self._opening = threading.Lock()
        self._store: Store | None = None
        self.notices: deque[str] = deque()
        self.lost = ""
        """What to say while a diary that had entries is not there; see `way_back`."""
        self._given_up: list[weakref.finalize[[], Store]] = []

    @property
    def person(self) -> str:
        """The handle of the diary's owner."""
        return self.settings.person

    @property
    def location(self) -> str:
        """Where the diary is: a path or URL."""
        return self.settings.database or str(paths.database_file())

    @property
    def location_shown(self) -> str:
        """The location for people: without the password that a URL may hold."""
        return re.sub(r"(://[^/@:]*):[^/@]*@", r"\1:***@", self.location)

    @property
    def identity(self) -> str:
        """What tells this diary from others, however its location is written; no password."""
        place = self.location.removeprefix("sqlite:///")
        return self.location_shown if "://" in place else str(Path(place).expanduser().resolve())

    @property
    def store(self) -> Store:
        """The open store."""
        with self._opening:
            if self._store is not None and (self._store.replaced or self._store.full):
                self._give_up()
            if self._store is None:
                from backcare_tui.storage.faults import Locked
                from backcare_tui.storage.store import open_store

                recipient = self.settings.backup_recipient
                try:
                    self._store = open_store(self.location, recipient=recipient)
                except Locked:
                    self.unlock()
                    self._store = open_store(self.location, recipient=recipient)
                if self._store.read_only:
                    self._tell_read_only(full=self._store.full)
                else:
                    self._store.before_write = self.backups.daily
                if not (self.demo or self.lost or self._store.persons()):
                    from backcare_tui.journal.way_back import tell_if_lost

                    self.lost = tell_if_lost(self)
                if self._store.migration_copy is not None:
                    self._tell_copy(self._store.migration_copy)
            self._store.patience, self._store.waiting = self.patience, self.waiting
            return self._store

    @property
    def encrypted(self) -> bool:
        """Whether the diary is an encrypted file, so nothing of it may lie beside it in plain."""
        from backcare_tui.journal.passphrase import is_encrypted

        # The file of an open diary may be gone, and no more is told by its place.
        store = self._store
        return is_encrypted(self) or (store is not None and store.encrypted)

    def unlock(self) -> None:
        """Get the key of an encrypted diary, unless it is known. See `passphrase.unlock`."""
        from backcare_tui.journal.passphrase import unlock

        unlock(self)

    def marker(self) -> int | None:
        """A number that is another one once another program has written; None while it is not open.

        Opens nothing. Always 0 where the diary is on a server.

        Raises:
            DatabaseError: the diary cannot be read.
        """
        with self._opening:
            store = self._store
        return None if store is None else store.marker()

    def reopen(self) -> None:
        """Open the store anew at the next call, unless its file is gone: a new diary would begin.

        The one of before closes when the last that uses it is done: closed at once, it would fail
        under a read of another thread.
        """
        with self._opening:
            if self._store is None or not self._store.gone:
                self._give_up()

    def _give_up(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            # The copy shares the connection, but does not keep the store itself in use.
            closing = weakref.finalize(store, copy.copy(store).close)
            self._given_up = [each for each in self._given_up if each.alive] + [closing]

    def close(self) -> None:
        """Close the store, if it was opened, and what `reopen` left open."""
        with self._opening:
            given_up, self._given_up = self._given_up, []
            for closing in given_up:
                closing()
            if self._store is not None:
                self._store.close()
                self._store = None

    def now(self) -> datetime:
        """The present instant, aware, in local time."""
        return self.clock()

    @property
    def today(self) -> date:
        """The present diary day."""
        return diary_day(self.now(), self.settings.day_start)

    def _tell_read_only(self, *, full: bool) -> None:
        told = _("The diary can only be read here: its file or its folder is read-only.")
        if full:
            told = _("The diary can only be read for now: the disk is full. Free some space.")
        # Without room it is opened anew at every call.
        if told not in self.notices:
            self.notices.append(told)

    def _tell_copy(self, copy: Path) -> None:
        told = _(
            "The diary was brought up to date. A copy of all that was in it before is in {file}."
        )
        self.notices.append(told.format(file=copy))

    def take_notices(self) -> list[str]:
        """What the person has to be told once beside the result of what they did."""
        return [self.notices.popleft() for _notice in range(len(self.notices))]

    @cached_property
    def knowledge(self) -> KnowledgeBase:
        """The knowledge base."""
        from backcare_tui.knowledge import load_knowledge

        return load_knowledge()

    @cached_property
    def diary(self) -> Diary:
        """Check-ins, sessions, skipped days, undo and redo."""
        from backcare_tui.journal.diary import Diary

        return Diary(self)

    @cached_property
    def safety(self) -> Safety:
        """Warning signs."""
        from backcare_tui.journal.safety import Safety

        return Safety(self)

    @cached_property
    def review(self) -> Review:
        """Trend, pattern leaning and the next questions."""
        from backcare_tui.journal.review import Review

        return Review(self)

    @cached_property
    def care(self) -> Care:
        """Points and the person's conditions."""
        from backcare_tui.journal.care import Care

        return Care(self)

    @cached_property
    def exercises(self) -> Exercises:
        """Exercises: today's plan, and what was done."""
        from backcare_tui.journal.exercises import Exercises

        return Exercises(self)

    @cached_property
    def routines(self) -> Routines:
        """Own sequences of points."""
        from backcare_tui.journal.routines import Routines

        return Routines(self)

    @cached_property
    def sessions(self) -> Sessions:
        """Guided acupressure, and what was pressed."""
        from backcare_tui.journal.sessions import Sessions

        return Sessions(self)

    @cached_property
    def reminders(self) -> Reminders:
        """Prevention rules that matter today, and what is due."""
        from backcare_tui.journal.reminders import Reminders

        return Reminders(self)

    @cached_property
    def backups(self) -> Backups:
        """Backups, by hand and by itself."""
        from backcare_tui.journal.backups import Backups

        return Backups(self)

    @cached_property
    def transfer(self) -> Transfer:
        """Export and import."""
        from backcare_tui.journal.transfer import Transfer

        return Transfer(self)


def new_id() -> str:
    """An id made here, so that writing twice after a doubt stores once."""
    return os.urandom(8).hex()


def days_before(day: date, days: int) -> date:
    """The day ``days`` before ``day``, not earlier than the calendar's first."""
    return day - timedelta(days=min(days, day.toordinal() - 1))


def open_journal(**flags: object) -> Journal:
    """A journal with the settings of this machine; ``flags`` are settings that win over them.

    From then on the program speaks the language of the settings.

    Raises:
        SettingsError, InvalidInput: a setting is broken.
    """
    from backcare_tui.settings import read_settings

    settings = read_settings(paths.config_file(), None, **flags)
    language.speak(language.wanted(os.environ, settings.language))
    return Journal(settings, clock_from())
