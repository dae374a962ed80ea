"""Waiting for one's turn to write to a file, beside programs that write on and on."""

import sqlite3
from time import monotonic

_LOOK = 10
"""Milliseconds that SQLite may wait for another writer before it is asked anew. Own choice.

It looks again after 1, 2, 5 and more milliseconds, and at last only ten times a second: who came
late then looks too seldom to find the moment between two writes of a program that writes on and
on, and is never let in. https://www.sqlite.org/c3ref/busy_timeout.html
"""


def begin_writing(connection: sqlite3.Connection, patience: float) -> None:
    """Begin a transaction of ``connection`` that holds the write lock from its start.

    Deferred, a read before the first write could find its snapshot stale and fail at once.
    ``patience`` is how many seconds to wait for another writer. Until they are over, only one
    thread may use the connection.

    Raises:
        sqlite3.OperationalError: another program held the lock all the time.
        sqlite3.Error: the file cannot be used.
    """
    deadline = monotonic() + patience
    connection.execute(f"PRAGMA busy_timeout={_LOOK}")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                if not is_busy(error) or monotonic() > deadline:
                    raise
            else:
                return
    finally:
        connection.execute(f"PRAGMA busy_timeout={round(patience * 1000)}")


def is_busy(error: sqlite3.OperationalError) -> bool:
    """Whether ``error`` says that another program holds the file."""
    return getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
