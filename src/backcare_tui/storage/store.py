"""A diary, open: what it can be asked and what can be done to it."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from backcare_tui.domain.plain import Entry
from backcare_tui.errors import StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage.change import Change
from backcare_tui.storage.compiled import HEAD_REVISION
from backcare_tui.storage.opening import open_driver
from backcare_tui.storage.reader import Reader


def open_store(
    location: str | Path, *, backups: Path | None = None, busy_timeout: float = 5.0
) -> "Store":
    """Open the diary at ``location``, and make or migrate it where needed.

    Args:
        location: A path (missing folders are made), ``sqlite:///path``, or a SQLAlchemy address
            such as ``postgresql://user@host/name``.
        backups: The folder for the copy that is made before a migration; None is beside the
            file.
        busy_timeout: How many seconds to wait while another program is writing.

    Raises:
        DatabaseError: it is busy, damaged, of another program, or of a newer version.
        StorageFailure: it cannot be opened, made or reached.
    """
    return Store(open_driver(location, backups, busy_timeout))


class Store(Reader):
    """A diary. Every method may be called from any thread and raises `BackcareError` only."""

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
    def revision(self) -> str:
        """The revision of the schema."""
        return HEAD_REVISION

    def close(self) -> None:
        """Release the diary. Closing twice is allowed."""
        self._driver.close()

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

    def changes(self, person: str, limit: int = 20) -> list[Change]:
        """The newest changes, newest first, in whatever state."""
        from backcare_tui.storage.change_log import listed

        return listed(self._driver, person, limit)

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

        Raises:
            InvalidInput: an entry breaks the rules of its fields; nothing is written.
            NotFound: an entry to remove is not there; nothing is written.
        """
        from backcare_tui.storage.change_log import write

        return write(self._driver, person, label, put, remove, at)

    def undo(self, person: str, at: datetime) -> Change:
        """Take back the newest change in force.

        Raises:
            NotFound: there is nothing to undo.
            InvalidInput: an entry of it has changed since by other means.
        """
        from backcare_tui.storage.change_log import undo

        return undo(self._driver, person, at)

    def redo(self, person: str, at: datetime) -> Change:
        """Apply the change that was taken back last.

        Raises:
            NotFound: there is nothing to redo.
            InvalidInput: an entry of it has changed since by other means.
        """
        from backcare_tui.storage.change_log import redo

        return redo(self._driver, person, at)
