"""Erasing for good: entries with every trace in the change log, so that no undo brings them back.

A deleted row stays in the file's free pages, in its log and in the log's undo. Here the freed bytes
are overwritten, the log is emptied and the file is written anew.
"""

import contextlib
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from backcare_tui.domain.plain import KINDS_OF_DAYS
from backcare_tui.errors import BackcareError, DatabaseError
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults
from backcare_tui.storage.compiled import APPLICATION_ID, STATEMENTS
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.driver import Driver, Parameters
from backcare_tui.storage.opening import open_driver
from backcare_tui.storage.rows import COLUMNS

Name = tuple[str, str]
"""Kind and key of an entry."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_PERSONS = "SELECT handle FROM person ORDER BY handle"
# https://www.sqlite.org/fileformat2.html#application_id
_MARK = slice(68, 72)
_WAIT = 1.0
"""Seconds to wait for a writer: who has the diary open for longer has to be closed anyway."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What the change log holds of one entry: on which ``days`` it was, and how many ``traces``."""

    name: Name
    days: frozenset[str]
    traces: int


def logged(location: str | Path, person: str) -> list[Logged]:
    """Every entry that the change log of ``person`` tells of, be it stored still or not.

    Raises:
        BackcareError: the diary cannot be read.
    """
    driver = open_driver(location, None, _WAIT)
    days: dict[Name, set[str]] = {}
    traces: dict[Name, int] = {}
    try:
        rows = driver.run("erase_logged", {"person": person})
        with faults.rows_of(driver.location):
            for _change, _position, kind, key, *states in rows:
                found = [json.loads(state)["day"] for state in states if state is not None]
                days.setdefault((kind, key), set()).update(map(str, found))
                traces[kind, key] = traces.get((kind, key), 0) + 1
    finally:
        driver.close()
    return [Logged(name, frozenset(days[name]), traces[name]) for name in days]


def erase_entries(location: str | Path, person: str, names: Collection[Name]) -> None:
    """Erase entries of ``person`` and all that the change log holds of them.

    Raises:
        DatabaseError: another program has the diary open; nothing is erased.
        BackcareError: the diary cannot be written.
    """
    with _alone(location) as driver, driver.writing():
        found = driver.run("person_get", {"person": person})
        if not found:
            return
        owner, wanted = found[0][0], set(names)
        for kind in dict(wanted):
            rows = [{"person_id": owner, "key": key} for other, key in wanted if other == kind]
            driver.run_many(f"{kind}_delete", rows)
        traces = [
            {"change": change, "at": position}
            for change, position, kind, key, *_states in driver.run(
                "erase_logged", {"person": person}
            )
            if (kind, key) in wanted
        ]
        driver.run_many("erase_trace", traces)
        driver.run("erase_empty_changes", {"owner": owner})


def erase_person(location: str | Path, person: str) -> None:
    """Erase all that a diary holds of ``person``, the change log included; others stay.

    Raises: as `erase_entries`.
    """
    with _alone(location) as driver, driver.writing():
        found = driver.run("person_get", {"person": person})
        if not found:
            return
        for name in (*(f"{kind}_erase" for kind in COLUMNS), "erase_changes", "erase_person"):
            driver.run(name, {"owner": found[0][0]})


def claim(path: Path) -> None:
    """Make sure that nobody else has the diary in ``path`` open; a broken one is nobody's.

    Raises:
        DatabaseError: another program has it open.
    """
    try:
        with contextlib.closing(_AloneInFile(path)) as driver, driver.writing():
            pass
    except _InUse:
        raise
    except BackcareError:
        return


def is_ours(path: Path) -> bool:
    """Whether ``path`` is a diary, readable or not, by the mark that its first bytes bear.

    An encrypted one bears none that can be read.

    Raises:
        StorageFailure: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_MARK.stop)
    except OSError as error:
        raise faults.from_os(error, str(path)) from error
    mark = int.from_bytes(head[_MARK], "big")
    return is_sqlite(head) and mark == APPLICATION_ID


def is_sqlite(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a SQLite file that is not encrypted."""
    return head.startswith(b"SQLite format 3\0")


def persons_in(path: Path) -> list[str]:
    """Whose entries the file holds; nothing in it is changed, whatever its revision.

    Raises:
        BackcareError: it cannot be read.
    """
    try:
        with contextlib.closing(open_file(path, _WAIT, read_only=True)) as connection:
            return [str(row[0]) for row in connection.execute(_PERSONS)]
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error


def holds_day(path: Path, days: Collection[str]) -> bool:
    """Whether the copy in ``path``, of any revision, has an entry that is or was on one of
    ``days``, in ISO form. Nothing is written, nor read of a log beside it.

    Raises:
        BackcareError: it cannot be read.
    """
    if not days:
        return False
    try:
        with contextlib.closing(open_file(path, read_only=True, immutable=True)) as connection:
            return any(
                connection.execute(statement, [day]).fetchone()
                for statement in _of_days(connection)
                for day in days
            )
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error


def _of_days(connection: sqlite3.Connection) -> list[str]:
    tables = {name for (name,) in connection.execute(_TABLES)}
    found = [f'SELECT 1 FROM "{kind}" WHERE day = ?' for kind in KINDS_OF_DAYS if kind in tables]
    if "change_entry" in tables:
        kinds = ", ".join(f"'{kind}'" for kind in KINDS_OF_DAYS)
        found.append(
            f"SELECT 1 FROM change_entry WHERE kind IN ({kinds})"
            " AND ? IN (json_extract(before, '$.day'), json_extract(after, '$.day'))"
        )
    return found


@contextlib.contextmanager
def _alone(location: str | Path) -> Iterator[Driver]:
    """The diary with nobody else in it; what was deleted is gone from its file at the end."""
    driver = open_driver(location, None, _WAIT)
    if driver.path is None:
        # Whoever keeps the server clears away its dead rows and old logs.
        with contextlib.closing(driver):
            yield driver
        return
    path = driver.path
    driver.close()
    with contextlib.closing(_AloneInFile(path)) as alone:
        yield alone
        alone.write_anew()


class _AloneInFile:
    """A connection to a diary's file that lets nobody else in, and overwrites what is deleted."""

    migration_copy: Path | None = None

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = open_file(path, _WAIT)
        except sqlite3.Error as error:
            raise self._fault(error) from error
        try:
            # Before the first read: SQLite then asks for a lock that no other program shares.
            for pragma in (
                "locking_mode=EXCLUSIVE",
                "foreign_keys=ON",
                "synchronous=FULL",
                "secure_delete=ON",
                # What the file is written anew from never touches the disk elsewhere.
                "temp_store=MEMORY",
            ):
                self._execute(f"PRAGMA {pragma}", {})
        except BaseException:
            self._connection.close()
            raise

    @property
    def location(self) -> str:
        return str(self._path)

    @property
    def path(self) -> Path | None:
        return self._path

    def run(self, name: str, parameters: Parameters | None = None) -> list[Sequence[Any]]:
        return self._execute(STATEMENTS[name], parameters or {})

    def run_many(self, name: str, parameters: Iterable[Parameters]) -> None:
        for each in parameters:
            self._execute(STATEMENTS[name], each)

    def marker(self) -> int:
        return 0

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        self._execute("BEGIN IMMEDIATE", {})
        try:
            yield
            self._execute("COMMIT", {})
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise

    reading = writing

    def check(self) -> None:
        if self._execute("PRAGMA quick_check(1)", {}) != [("ok",)]:
            raise faults.damaged(self.location)

    def write_anew(self) -> None:
        """Empty the write-ahead log, and write the file without what was freed."""
        for statement in ("wal_checkpoint(TRUNCATE)", "", "wal_checkpoint(TRUNCATE)"):
            self._execute(f"PRAGMA {statement}" if statement else "VACUUM", {})

    def close(self) -> None:
        self._connection.close()

    def _execute(self, statement: str, parameters: Parameters) -> list[Sequence[Any]]:
        try:
            return self._connection.execute(statement, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._fault(error) from error

    def _fault(self, error: sqlite3.Error) -> BackcareError:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            return _in_use(self.location)
        return faults.from_sqlite(error, self.location)


class _InUse(DatabaseError):
    """Another program has the diary open."""


def _in_use(place: str) -> DatabaseError:
    return _InUse(
        _("Another program has {place} open, so nothing was erased.").format(place=place),
        _("Close the app and every other backcare, then try again."),
    )
