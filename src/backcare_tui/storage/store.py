"""A diary, open: what it can be asked and what can be done to it."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from backcare_tui.domain.plain import Entry
from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage.change import Change
from backcare_tui.storage.compiled import HEAD_REVISION
from backcare_tui.storage.faults import Busy
from backcare_tui.storage.opening import open_driver
from backcare_tui.storage.reader import Reader
from backcare_tui.storage.sqlite import SqliteDriver

T = TypeVar("T")


def open_store(
    location: str | Path,
    *,
    backups: Path | None = None,
    busy_timeout: float = 5.0,
    recipient: str = "",
) -> "Store":
    """Open the diary at ``location``, and make or migrate it where needed.

    Args:
        location: A path (missing folders are made), ``sqlite:///path``, or a SQLAlchemy address
            such as ``postgresql://user@host/name``.
        backups: The folder for the copy that is made before a migration; None is beside the
            file.
        busy_timeout: How many seconds to wait while another program is writing.
        recipient: The public key of age that locks that copy; empty does not lock it.

    Raises:
        DatabaseError: it is busy, damaged, of another program, or of a newer version.
        StorageFailure: it cannot be opened, made or reached.
        InvalidInput: ``recipient`` is needed and is none.
    """
    return Store(open_driver(location, backups, busy_timeout, recipient))


class Store(Reader):
    """A diary. Every method may be called from any thread and raises `BackcareError` only.

    A write that another program holds up is tried as often as ``patience`` says, each time for as
    long as the busy timeout; before each further try, ``waiting`` is called. ``before_write`` is
    called before every write.
    """

    patience = 1
    waiting: Callable[[], None] | None = None
    before_write: Callable[[], None] | None = None

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def location(self) -> str:
        """The file or address, without a password."""
        return self._driver.location

    @property
    def read_only(self) -> bool:
        """Whether the diary can be read and not written."""
        return isinstance(self._driver, SqliteDriver) and self._driver.read_only

    @property
    def full(self) -> bool:
        """Whether that is so because its disk had no room, so that it has to be opened anew."""
        return isinstance(self._driver, SqliteDriver) and self._driver.full

    @property
    def replaced(self) -> bool:
        """Whether the file is gone and another is at its place, so it has to be opened anew."""
        return isinstance(self._driver, SqliteDriver) and self._driver.replaced

    @property
    def gone(self) -> bool:
        """Whether the file is gone and none is at its place: opened anew, a new diary began."""
        return isinstance(self._driver, SqliteDriver) and self._driver.gone

    @property
    def encrypted(self) -> bool:
        """Whether the file that was opened is encrypted."""
        return isinstance(self._driver, SqliteDriver) and self._driver.encrypted

    def refuse_if_gone(self) -> None:
        """Do nothing, unless the file is gone from its place.

        Raises:
            Detached: it is.
        """
        if isinstance(self._driver, SqliteDriver):
            self._driver.refuse_if_gone()

    @property
    def migration_copy(self) -> Path | None:
        """Where all that a server held was copied before opening brought it up to date."""
        return self._driver.migration_copy

    @property
    def revision(self) -> str:
        """The revision of the schema."""
        return HEAD_REVISION

    def close(self) -> None:
        """Release the diary. Closing twice is allowed."""
        self._driver.close()

    def marker(self) -> int:
        """A number that is another one after another program has written; always 0 on a server."""
        return self._driver.marker()

    def verify(self) -> None:
        """Look for damage in the whole file; a few milliseconds for ten years of entries.

        Raises:
            DatabaseError: there is some.
        """
        self._driver.check()

    def back_up(self, target: Path) -> None:
        """Copy the diary to the file ``target`` while others may be writing.

        Raises:
            StorageFailure: ``target`` is there already or cannot be written, or the diary lives
                on a server.
        """
        from backcare_tui.storage.backup import back_up

        if self._driver.path is None:
            raise StorageFailure(
                _("{place} is on a server, which has backups of its own.").format(
                    place=self.location
                ),
                _("Export the diary instead."),
            )
        back_up(self._driver.path, target)

    def changes(self, person: str, limit: int = 20, offset: int = 0) -> list[Change]:
        """Changes, newest first, in whatever state; the newest ``offset`` are left out."""
        from backcare_tui.storage.change_log import listed

        return listed(self._driver, person, limit, offset)

    def changes_of(self, person: str, names: Sequence[tuple[str, str]]) -> list[Change]:
        """The changes of the entries with these kinds and keys, in whatever state, oldest first.

        Each comes with those entries alone, not with all that it touched.
        """
        from backcare_tui.storage.change_log import of_entries

        return of_entries(self._driver, person, names)

    def write(
        self,
        person: str,
        label: str,
        *,
        put: Sequence[Entry] = (),
        remove: Sequence[tuple[str, str]] = (),
        at: datetime,
        expected: Mapping[tuple[str, str], Entry | None] | None = None,
    ) -> Change:
        """Store and remove entries as one change that can be undone.

        An entry replaces the one of the same kind and key. One that is stored already just so is
        no change: if nothing differs nothing is logged, and the result has id 0 and no entries.
        So a write may be repeated when its outcome is unknown. After a change that differs,
        nothing can be redone.

        Args:
            person: The handle; at most 100 visible characters without spaces. New ones are made.
            label: What people call the change; cut after 200 characters.
            put: Entries to store. Of two with the same kind and key the later one counts.
            remove: Kind and key of the entries to remove.
            at: The instant of writing, with an offset.
            expected: Entries as they were read, by kind and key; None was not there. One that
                is stored already as it is to become does not matter.

        Raises:
            InvalidInput: an entry breaks the rules of its fields; nothing is written.
            NotFound: an entry to remove is not there; nothing is written.
            ChangedMeanwhile: an entry is not as ``expected``; nothing is written.
            DatabaseError: another program is still writing; nothing is written.
        """
        from backcare_tui.storage.change_log import write

        seen = expected or {}
        return self._patiently(lambda: write(self._driver, person, label, put, remove, at, seen))

    def mark(self, person: str, label: str, at: datetime) -> Change:
        """Log an empty change ``label``, which tells where something happened outside the log.

        It can be undone and redone, and changes nothing by that.

        Raises:
            NotFound: nobody of that name has written.
        """
        from backcare_tui.storage.change_log import mark

        return self._patiently(lambda: mark(self._driver, person, label, at))

    def undo(self, person: str, at: datetime) -> Change:
        """Take back the newest change in force.

        Raises:
            NotFound: there is nothing to undo.
            InvalidInput: an entry of it has changed since by other means.
        """
        from backcare_tui.storage.change_log import undo

        return self._patiently(lambda: undo(self._driver, person, at))

    def redo(self, person: str, at: datetime) -> Change:
        """Apply the change that was taken back last.

        Raises:
            NotFound: there is nothing to redo.
            InvalidInput: an entry of it has changed since by other means.
        """
        from backcare_tui.storage.change_log import redo

        return self._patiently(lambda: redo(self._driver, person, at))

    def at_once(self) -> AbstractContextManager[None]:
        """A block whose writes are stored together or not at all; nobody else writes meanwhile."""
        return self._driver.writing()

    def _patiently(self, work: Callable[[], T]) -> T:
        self.refuse_if_gone()
        if self.before_write is not None:
            self.before_write()
        for _again in range(1, self.patience):
            try:
                return work()
            except Busy:
                # Between two tries the driver is free, so other threads can read.
                if self.waiting is not None:
                    self.waiting()
        return work()
