"""Makes the schema of a new diary and brings an old one up to date, by the same steps.

Imports SQLAlchemy and Alembic, so it is imported only when a diary is not at the head revision.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from backcare_tui.storage import faults
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.migrations import FOLDER
from backcare_tui.storage.schema import APPLICATION_ID
from backcare_tui.storage.turn import begin_writing


def bring_up_to_date(connection: Connection, steps: Path = FOLDER, revision: str = "head") -> None:
    """Run every step up to ``revision`` that ``connection``'s database lacks, inside the caller's
    transaction."""
    config = Config()
    # The option's value is a template in which % has a meaning.
    config.set_main_option("script_location", str(steps).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def begin_on(connection: Connection, patience: float) -> None:
    """Begin to write on an SQLite file that SQLAlchemy has open. See `begin_writing`."""
    begin_writing(cast(sqlite3.Connection, connection.connection.driver_connection), patience)


def migrate_file(path: Path, busy_timeout: float, steps: Path = FOLDER) -> None:
    """Bring the SQLite file ``path`` to the head revision, wholly or not at all.

    Raises:
        BackcareError: the file cannot be used.
    """
    try:
        with _file_transaction(path, busy_timeout) as connection:
            bring_up_to_date(connection, steps)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    except sqlite3.Error as error:
        raise faults.from_sqlite(error, str(path)) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise faults.from_sqlite(error.orig, str(path)) from error
        raise


@contextmanager
def _file_transaction(path: Path, busy_timeout: float) -> Iterator[Connection]:
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_file(path, busy_timeout),
        poolclass=NullPool,
    )
    # Of two programs that make the same diary, the second waits and finds it made.
    event.listen(engine, "begin", lambda connection: begin_on(connection, busy_timeout))
    with engine.begin() as connection:
        yield connection
