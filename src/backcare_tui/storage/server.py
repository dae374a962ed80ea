"""Runs the same statements by a SQLAlchemy engine: PostgreSQL, or SQLite for comparison."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, StatementError

from backcare_tui import paths
from backcare_tui.errors import BackcareError, DatabaseError, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults
from backcare_tui.storage.backup_lock import lock_for
from backcare_tui.storage.compiled import HEAD_REVISION, REVISIONS
from backcare_tui.storage.driver import Driver, Parameters
from backcare_tui.storage.migrate import begin_on, bring_up_to_date
from backcare_tui.storage.opening import path_of, prepare
from backcare_tui.storage.queries import STATEMENTS
from backcare_tui.storage.schema import APPLICATION_ID
from backcare_tui.storage.sqlite import connect


def open_server(
    location: str, backups: Path | None, busy_timeout: float, recipient: str = ""
) -> Driver:
    """Open the diary at the address ``location``. See `backcare_tui.storage.store.open_store`.

    ``sqlite+pysqlite:///path`` is the file that ``sqlite:///path`` is, run by SQLAlchemy.
    """
    try:
        url = make_url(location)
        if url.get_backend_name() != "sqlite":
            # Parameters hold notes, which no error text may show.
            engine = create_engine(url, pool_pre_ping=True, hide_parameters=True)
            driver = ServerDriver(engine, None, busy_timeout, backups, recipient)
        else:
            path = path_of(url.database or "").expanduser()
            prepare(path, backups, busy_timeout, recipient=recipient)
            return ServerDriver(_sqlite_engine(path, busy_timeout), path, busy_timeout)
    except ArgumentError as error:
        raise StorageFailure(
            _("The address of the diary is not one that can be read."),
            _("Write it like postgresql://user@host/name."),
        ) from error
    except (NoSuchModuleError, ImportError) as error:
        raise StorageFailure(
            _("There is no driver here for {kind} databases.").format(
                kind=location.partition(":")[0]
            ),
            _("For PostgreSQL install backcare with its extra “postgres”."),
        ) from error
    try:
        driver.migrate()
    except BaseException:
        driver.close()
        raise
    return driver


class ServerDriver:
    """One engine, used by all threads one at a time."""

    def __init__(
        self,
        engine: Engine,
        path: Path | None,
        busy_timeout: float,
        backups: Path | None = None,
        recipient: str = "",
    ) -> None:
        """Use ``engine``; ``path`` is its file where it is SQLite. ``backups`` is where the copy
        goes that is made of another before a migration, None for the usual folder, and
        ``recipient`` the public key that locks it."""
        self._backups = backups
        self._recipient = recipient
        self.migration_copy: Path | None = None
        self._engine = engine
        self._path = path
        self._busy_timeout = busy_timeout
        self._lock = RLock()
        # The connection of the open transaction; only the thread that holds the lock has one.
        self._open: Connection | None = None

    @property
    def location(self) -> str:
        """The file, or the address without its password."""
        if self._path is not None:
            return str(self._path)
        return self._engine.url.render_as_string(hide_password=True)

    @property
    def path(self) -> Path | None:
        """The file, or None where the diary lives on a server."""
        return self._path

    def run(self, name: str, parameters: Parameters | None = None) -> list[Sequence[Any]]:
        """Run the statement ``name`` and return its rows."""
        with self._transaction(write=False) as connection:
            result = connection.execute(STATEMENTS[name], dict(parameters or {}))
            return [tuple(row) for row in result] if result.returns_rows else []

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        """Run a statement that writes, once for each set of parameters."""
        if rows := [dict(row) for row in parameters]:
            with self._transaction(write=True) as connection:
                connection.execute(STATEMENTS[name], rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction that no other writer overlaps."""
        with self._transaction(write=True):
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """A transaction in which every read sees the same moment; joins one that is open."""
        with self._transaction(write=False):
            yield

    def marker(self) -> int:
        """Always 0: each of several connections would count by itself."""
        return 0

    def check(self) -> None:
        """Look for damage in a file; a server looks after itself, so only ask it to answer.

        Raises:
            DatabaseError: there is some.
        """
        statement = "SELECT 'ok'" if self._path is None else "PRAGMA quick_check(1)"
        with self._transaction(write=False) as connection:
            if connection.scalar(text(statement)) != "ok":
                raise faults.damaged(self.location)

    def close(self) -> None:
        """Close every connection."""
        with self._lock:
            self._engine.dispose()

    def migrate(self) -> None:
        """Make the diary on a server where it is missing, and bring an old one up to date.

        Raises:
            BackcareError: it is not ours, too new, or cannot be used.
        """
        with self._transaction(write=None) as connection:
            if self._revision(connection) == HEAD_REVISION:
                return
            if connection.dialect.name == "postgresql":
                # Of two programs that make the same diary, the second waits and finds it made.
                connection.execute(text(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})"))
            revision = self._revision(connection)
            if revision is None:
                bring_up_to_date(connection)
            elif revision != HEAD_REVISION:
                self._migrate_copied(connection, revision)

    def _revision(self, connection: Connection) -> str | None:
        """The revision of the tables, None where there are none."""
        tables = inspect(connection).get_table_names()
        found = "alembic_version" in tables
        query = text("SELECT version_num FROM alembic_version")
        revision = connection.scalar(query) if found else None
        if tables and revision not in REVISIONS:
            if "check_in" in tables and revision is not None:
                raise faults.too_new(self.location, revision)
            raise faults.not_a_diary(self.location)
        return revision

    def _migrate_copied(self, connection: Connection, revision: str) -> None:
        """Bring an old diary up to date once a copy of what is in it lies on this machine."""
        from backcare_tui.storage.server_copy import copy_tables, has_rows

        self._keep_writers_out(connection)
        if not has_rows(connection):
            bring_up_to_date(connection)
            return
        folder = self._backups or paths.backups_folder()
        lock = lock_for(self._recipient)
        copy = copy_tables(connection, revision, folder, datetime.now().astimezone(), lock)
        try:
            bring_up_to_date(connection)
        except StatementError as error:
            raise DatabaseError(
                _("{place} could not be brought up to date. It is as it was.").format(
                    place=self.location
                ),
                _("A copy of it is in {file}.").format(file=copy),
            ) from error
        self.migration_copy = copy

    @contextmanager
    def _transaction(self, write: bool | None) -> Iterator[Connection]:
        with self._lock:
            if self._open is not None:
                yield self._open
                return
            try:
                with self._connected(write) as connection, connection.begin():
                    if write:
                        self._keep_writers_out(connection)
                    self._open = connection
                    yield connection
            except (
                StatementError,
                sqlite3.Error,
                UnicodeEncodeError,
                OverflowError,
            ) as error:
                raise _fault(error, self.location) from error
            finally:
                self._open = None

    def _connected(self, write: bool | None) -> Connection:
        connection = self._engine.connect()
        if self._path is not None:
            return connection.execution_options(writes=bool(write))
        if write is False:
            # Two reads of one operation have to see the same moment.
            return connection.execution_options(isolation_level="REPEATABLE READ")
        return connection

    def _keep_writers_out(self, connection: Connection) -> None:
        if connection.dialect.name != "postgresql":
            return
        milliseconds = max(1, round(self._busy_timeout * 1000))
        connection.execute(text(f"SET LOCAL lock_timeout = {milliseconds}"))
        # A write reads before it writes. As with SQLite, one writer at a time keeps what it read
        # true; readers are not held up.
        connection.execute(text("LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE"))


def _sqlite_engine(path: Path, busy_timeout: float) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path, busy_timeout),
        poolclass=QueuePool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            begin_on(connection, busy_timeout)
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _fault(error: Exception, place: str) -> BackcareError:
    cause = error.orig if isinstance(error, StatementError) else error
    if isinstance(cause, sqlite3.Error):
        return faults.from_sqlite(cause, place)
    if isinstance(cause, UnicodeEncodeError | OverflowError):
        return faults.broken_text()
    code = getattr(cause, "sqlstate", None)
    if type(cause).__name__ == "DataError" or (code or "").startswith("22"):
        return faults.broken_text()
    if code is None:
        return StorageFailure(
            _("Cannot reach {place}.").format(place=place),
            _("Check the address, and that the server is running."),
        )
    for start, make in _BY_STATE.items():
        if code.startswith(start):
            return make(place)
    return DatabaseError(
        _("The server refused what was asked of {place} (SQLSTATE {code}).").format(
            place=place, code=code
        )
    )


def _no_entry(place: str) -> BackcareError:
    return StorageFailure(
        _("The server does not let you use {place}.").format(place=place),
        _("Check the name, the password and the rights."),
    )


def _no_database(place: str) -> BackcareError:
    return StorageFailure(
        _("There is no database {place}.").format(place=place),
        _("Create it first, or check the name."),
    )


def _read_only(place: str) -> BackcareError:
    return StorageFailure(
        _("{place} can only be read now.").format(place=place),
        _("Use the server that takes writes."),
    )


# https://www.postgresql.org/docs/current/errcodes-appendix.html
_BY_STATE = {
    "55P03": faults.busy,
    "40001": faults.busy,
    "40P01": faults.busy,
    "53100": faults.full,
    "3D000": _no_database,
    "28": _no_entry,
    "42501": _no_entry,
    "25006": _read_only,
    "XX001": faults.damaged,
    "XX002": faults.damaged,
}
