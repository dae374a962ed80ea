"""Connections to encrypted files, by SQLCipher; imported only where there is one.

They report faults as the standard library's classes, so nobody else has to know of two.
"""

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from sqlcipher3 import dbapi2

from backcare_tui.storage import cipher

P = ParamSpec("P")
R = TypeVar("R")


def connect(
    name: str, busy_timeout: float, key: bytes, salt: bytes, *, uri: bool
) -> sqlite3.Connection:
    """A connection to the encrypted file ``name``, of which not a byte is read yet.

    Raises:
        sqlite3.Error: the file cannot be used.
    """
    connection = _opened(
        name,
        uri=uri,
        timeout=busy_timeout,
        isolation_level=None,
        check_same_thread=False,
        factory=_Connection,
    )
    # It would write its own words to stderr, which may be the screen of the app.
    connection.execute("PRAGMA cipher_log_level=NONE")
    # A key with its salt is used as it is, without deriving.
    connection.execute(f'PRAGMA key="{literal(key, salt)}"')
    return cast(sqlite3.Connection, connection)


def literal(key: bytes, salt: bytes) -> str:
    """Key and salt in SQLCipher's notation."""
    return f"x'{(key + salt).hex()}'"


def _spoken(error: Any) -> sqlite3.Error:  # noqa: ANN401 - the extra has no types
    kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__)
    said = kind(*error.args)
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(error, name):
            setattr(said, name, getattr(error, name))
    return said


def _speaking(method: Callable[P, R]) -> Callable[P, R]:
    @wraps(method)
    def call(*arguments: P.args, **named: P.kwargs) -> R:
        try:
            return method(*arguments, **named)
        except dbapi2.Error as error:
            raise _spoken(error) from error

    return call


_opened = _speaking(dbapi2.connect)


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # the extra has no types
    execute = _speaking(dbapi2.Cursor.execute)
    executemany = _speaking(dbapi2.Cursor.executemany)
    executescript = _speaking(dbapi2.Cursor.executescript)
    fetchone = _speaking(dbapi2.Cursor.fetchone)
    fetchmany = _speaking(dbapi2.Cursor.fetchmany)
    fetchall = _speaking(dbapi2.Cursor.fetchall)
    __next__ = _speaking(dbapi2.Cursor.__next__)


class _Connection(dbapi2.Connection):  # type: ignore[misc]  # the extra has no types
    execute = _speaking(dbapi2.Connection.execute)
    executemany = _speaking(dbapi2.Connection.executemany)
    executescript = _speaking(dbapi2.Connection.executescript)
    commit = _speaking(dbapi2.Connection.commit)
    rollback = _speaking(dbapi2.Connection.rollback)
    backup = _speaking(dbapi2.Connection.backup)

    @_speaking
    def cursor(self, factory: type[_Cursor] = _Cursor) -> object:
        return super().cursor(factory)

    @_speaking
    def close(self) -> None:
        super().close()
        cipher.note_closed(self)
