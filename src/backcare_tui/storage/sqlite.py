"""Runs the compiled statements by the standard library: the everyday path, without SQLAlchemy."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from time import monotonic, sleep
from typing import Any

from backcare_tui.errors import BackcareError, DatabaseError, StorageFailure
from backcare_tui.storage import faults
from backcare_tui.storage.compiled import STATEMENTS
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.driver import Parameters
from backcare_tui.storage.place import Place, identity_of
from backcare_tui.storage.turn import begin_writing, is_busy
from backcare_tui.storage.unwritable import is_unwritable, open_unwritable


def connect(path: Path, busy_timeout: float) -> sqlite3.Connection:
    """A connection to ``path`` that any thread may use, set up to survive a power cut.

    Raises:
        sqlite3.Error: the file cannot be used.
    """
    connection = open_file(path, busy_timeout)
    try:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        # Half of the usual: a megabyte as long as the app runs, and reading ten years is no slower.
        connection.execute("PRAGMA cache_size=-1024")
        _write_ahead(connection, busy_timeout)
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection, busy_timeout: float) -> None:
    # Of several programs that open a new diary, one changes its mode. SQLite does not let the
    # others wait for that, whatever the timeout, but fails at once.
    deadline = monotonic() + busy_timeout
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not is_busy(error) or monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


class SqliteDriver:
    """One connection to a diary's file, shared by all threads one at a time."""

    migration_copy: Path | None = None

    def __init__(self, path: Path, busy_timeout: float = 5.0) -> None:
        """Connect to ``path``, which must hold a diary of the head revision.

        ``busy_timeout`` is how many seconds to wait for another writer.

        Raises:
            BackcareError: the file cannot be used.
        """
        self._path = path
        # A transaction holds the lock from its first statement to its last, and its own
        # statements take it again.
        self._lock = RLock()
        self._in_transaction = False
        self.read_only = False
        """Whether the file can be read and not written."""
        self.full = False
        """Whether that is so because its disk had no room when it was opened."""
        self._busy_timeout = busy_timeout
        self._refused: BackcareError | None = None
        """Why nothing is written any more: the file is no longer the one at its place."""
        try:
            # Before: a file that is exchanged meanwhile is then noticed at the first write.
            opened = identity_of(path)
            self.read_only = is_unwritable(path)
            self._connection = self._opened(busy_timeout)
            self._place = Place(path, opened)
        except sqlite3.Error as error:
            raise self._fault(error) from error
        except OSError as error:
            raise faults.from_os(error, str(path)) from error

    def _opened(self, busy_timeout: float) -> sqlite3.Connection:
        if self.read_only:
            return open_unwritable(self._path, busy_timeout)
        try:
            return connect(self._path, busy_timeout)
        except sqlite3.Error as error:
            if not faults.is_full(error):
                raise
        self.read_only = self.full = True
        return open_unwritable(self._path, busy_timeout, full=True)

    @property
    def location(self) -> str:
        """The file."""
        return str(self._path)

    @property
    def encrypted(self) -> bool:
        """Whether the file that was opened is encrypted."""
        return self._place.encrypted

    @property
    def replaced(self) -> bool:
        """Whether the file is gone from its place and another one is there."""
        return self._refused is not None and self._place.is_taken()

    @property
    def gone(self) -> bool:
        """Whether a write found the file gone from its place, and none is there now."""
        return self._refused is not None and not self._place.is_taken()

    def refuse_if_gone(self) -> None:
        """Do nothing, unless the file is gone from its place.

        Raises:
            Detached: it is.
        """
        with self._lock:
            if self._refused is None and not self.read_only and not self._place.stands():
                self._refused = self._rescued()
            self._refuse()

    @property
    def path(self) -> Path | None:
        """The file."""
        return self._path

    def run(self, name: str, parameters: Parameters | None = None) -> list[Sequence[Any]]:
        """Run the statement ``name`` and return its rows."""
        return self._execute(STATEMENTS[name], parameters or {})

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes, once for each set of parameters."""
        with self._lock:
            try:
                self._connection.executemany(STATEMENTS[name], parameters)
            except (UnicodeEncodeError, OverflowError) as error:
                raise faults.broken_text() from error
            except sqlite3.Error as error:
                raise self._fault(error) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that holds the write lock from its start."""
        if self.read_only:
            raise (faults.full if self.full else faults.read_only)(self.location)
        with self._lock:
            self._refuse()
            if self._in_transaction:
                yield
                return
            try:
                with self._transaction(self._begin_writing):
                    yield
                    self._stand()
                # The file may have gone during the commit.
                self._stand()
            except (DatabaseError, StorageFailure) as error:
                if self._place.stands():
                    raise
                self._refused = self._rescued()
                raise self._refused from error
            self._place.note_beside()

    def _refuse(self) -> None:
        if self._refused is not None:
            raise faults.Detached(self._refused.message, self._refused.hint)

    def _rescued(self) -> BackcareError:
        """Keep what the open file holds in a copy beside its old place, and read from that."""
        told, copy = self._place.rescue(self._connection)
        if copy is not None:
            # Open, the old file could change the one that comes to its place.
            reading = open_file(copy, read_only=True)
            self._connection.close()
            self._connection = reading
        return told

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction in which every read sees the same moment."""
        with self._transaction(lambda: self._execute("BEGIN", {})):
            yield

    def marker(self) -> int:
        """A number that is another one after another program has written."""
        ((version,),) = self._execute("PRAGMA data_version", {})
        return int(version)

    def check(self) -> None:
        """Look for damage.

        Raises:
            DatabaseError: there is some.
        """
        if self._execute("PRAGMA quick_check(1)", {}) != [("ok",)]:
            raise faults.damaged(self.location)

    def close(self) -> None:
        """Release the file."""
        with self._lock:
            try:
                self._connection.close()
            except sqlite3.Error as error:
                raise self._fault(error) from error

    @contextmanager
    def _transaction(self, begin: Callable[[], object]) -> Iterator[None]:
        with self._lock:
            if self._in_transaction:
                # The lock is ours, so the transaction is this thread's own.
                yield
                return
            begin()
            self._in_transaction = True
            try:
                yield
                self._execute("COMMIT", {})
            except BaseException:
                # Some faults, a full disk for one, have rolled back already.
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._in_transaction = False

    def _begin_writing(self) -> None:
        try:
            begin_writing(self._connection, self._busy_timeout)
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _stand(self) -> None:
        if not self._place.stands():
            raise StorageFailure("")

    def _execute(self, statement: str, parameters: Parameters) -> list[Sequence[Any]]:
        with self._lock:
            try:
                return self._connection.execute(statement, parameters).fetchall()
            except (UnicodeEncodeError, OverflowError) as error:
                raise faults.broken_text() from error
            except sqlite3.Error as error:
                raise self._fault(error) from error

    def _fault(self, error: sqlite3.Error) -> Exception:
        return faults.from_sqlite(error, self.location)
