"""A copy of a diary on a server, made before a migration changes its tables, and reading it back.

JSON lines, which age may lock: what it is, then each row with its table in an order in which they
can be stored, and at the end how many rows there were. Rows are as the tables had them then,
whatever the revision.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    MetaData,
    Table,
    create_engine,
    func,
    inspect,
    make_url,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError as Refused

from backcare_tui.errors import DatabaseError, StorageFailure
from backcare_tui.language import gettext as _
from backcare_tui.storage import faults
from backcare_tui.storage.backup import make_part, put_in_place
from backcare_tui.storage.backup_lock import Lock, locked
from backcare_tui.storage.backup_names import ENCRYPTED, Reason
from backcare_tui.storage.migrate import bring_up_to_date

FORMAT = "backcare-tables"
SUFFIX = ".jsonl"
_VERSION = "alembic_version"


def copy_tables(
    connection: Connection,
    revision: str,
    folder: Path,
    at: datetime,
    lock: Lock | None = None,
) -> Path:
    """Write every row of ``connection``'s diary, which is at ``revision``, to a new file.

    It lies in ``folder`` for its owner alone, complete or not at all; with ``lock`` no part of it
    touches the disk unlocked. The caller has begun a transaction, and keeps writers out for as long
    as the copy has to be all there is.

    Raises:
        StorageFailure: it cannot be written.
        InvalidInput: ``lock`` cannot lock.
    """
    stem = f"{_stem(connection.engine.url)}-{at:%Y%m%d-%H%M%S}-{Reason.BEFORE_MIGRATION.value}"
    ending = f"{SUFFIX}{ENCRYPTED}" if lock else SUFFIX
    target, number = folder / f"{stem}{ending}", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}{ending}"
    unfinished = target.with_name(f".{target.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        make_part(unfinished)
        try:
            lines = (f"{json.dumps(line)}\n" for line in _lines(connection, revision))
            if lock is not None:
                unfinished.write_bytes(locked("".join(lines).encode(), lock))
            else:
                with unfinished.open("w", encoding="utf-8") as stream:
                    stream.writelines(lines)
            put_in_place(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise faults.from_os(error, str(target)) from error
    return target


def names_of_copies(location: str) -> re.Pattern[str]:
    """The names that copies of the database at the address ``location`` have, whole or not.

    They name the database alone and not the server.
    """
    return re.compile(
        rf"\.?{re.escape(_stem(make_url(location)))}-\d{{8}}-\d{{6}}"
        rf"-{Reason.BEFORE_MIGRATION.value}(-\d+)?\.jsonl(\.age)?(\.part)?"
    )


def has_rows(connection: Connection) -> bool:
    """Whether anybody keeps a diary there."""
    person = Table("person", MetaData(), autoload_with=connection)
    return bool(connection.scalar(select(func.count()).select_from(person)))


def read_back(location: str, file: Path) -> int:
    """Load the copy ``file`` into the empty database at ``location``; how many rows it has.

    The tables get the revision that the copy was made of; the next program that opens the diary
    brings it up to date.

    Raises:
        DatabaseError: the database is not empty, or the file is no whole copy; nothing is written.
        StorageFailure: the file cannot be read.
    """
    try:
        content = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        if isinstance(error, OSError):
            raise faults.from_os(error, str(file)) from error
        raise _not_whole(file) from error
    revision, rows = _parsed(content, file)
    engine = create_engine(location, hide_parameters=True)
    place = engine.url.render_as_string(hide_password=True)
    try:
        with engine.begin() as connection:
            if inspect(connection).get_table_names():
                raise DatabaseError(
                    _("{place} is not empty; nothing in it was changed.").format(place=place),
                    _("Make a new database and name that one."),
                )
            bring_up_to_date(connection, revision=revision)
            _store(connection, rows)
    except Refused as error:
        raise StorageFailure(
            _("{file} could not be read back into {place}.").format(file=file, place=place),
            _("Nothing was written. Check that you may make tables there."),
        ) from error
    finally:
        engine.dispose()
    return len(rows)


def _stem(url: URL) -> str:
    """How the names of the copies begin: a database may have any name, a file may not."""
    name = url.database or "diary"
    return "".join(letter if letter.isalnum() or letter in "-_" else "_" for letter in name)


def _lines(connection: Connection, revision: str) -> Iterator[dict[str, Any]]:
    yield {"format": FORMAT, "revision": revision}
    count = 0
    for table in _tables(connection):
        query = select(table).order_by(*table.primary_key)
        for row in connection.execute(query).mappings():
            count += 1
            yield {"table": table.name, "row": dict(row)}
    yield {"rows": count}


def _tables(connection: Connection) -> list[Table]:
    metadata = MetaData()
    metadata.reflect(connection)
    return [table for table in metadata.sorted_tables if table.name != _VERSION]


def _parsed(content: str, file: Path) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    try:
        first, *lines, last = map(json.loads, content.splitlines())
        rows = [(line["table"], line["row"]) for line in lines]
        whole = first["format"] == FORMAT and last["rows"] == len(rows)
        revision = str(first["revision"])
    except (ValueError, KeyError, TypeError) as error:
        raise _not_whole(file) from error
    if not whole:
        raise _not_whole(file)
    return revision, rows


def _store(connection: Connection, rows: Iterable[tuple[str, dict[str, Any]]]) -> None:
    by_table: dict[str, list[dict[str, Any]]] = {}
    for name, row in rows:
        by_table.setdefault(name, []).append(row)
    for table in _tables(connection):
        if table.name in by_table:
            connection.execute(table.insert(), by_table[table.name])
        if connection.dialect.name == "postgresql" and "id" in table.c and table.name in by_table:
            _count_on(connection, table)


def _count_on(connection: Connection, table: Table) -> None:
    """Let the numbers that the server gives begin behind those that are there."""
    find = text("SELECT pg_get_serial_sequence(:name, 'id')")
    counter = connection.scalar(find, {"name": table.name})
    if counter is not None:
        values = {"counter": counter, "highest": connection.scalar(select(func.max(table.c.id)))}
        connection.execute(text("SELECT setval(:counter, :highest)"), values)


def _not_whole(file: Path) -> DatabaseError:
    return DatabaseError(
        _("{file} is not a whole copy of a diary.").format(file=file),
        _("Nothing was changed. Choose another file."),
    )
