"""Looks over a diary's file and the place where it lies. Nothing is changed."""

import contextlib
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backcare_tui.storage import cipher
from backcare_tui.storage.compiled import APPLICATION_ID, REVISIONS
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.log_fit import fits, log_of
from backcare_tui.storage.pages import Pages
from backcare_tui.storage.unwritable import is_unwritable, open_unwritable

ROOM = 50 * 1024 * 1024
"""Bytes that should be free on the disk beside three times the file. Own choice."""
_NOT_OURS = ("foreign", "not_a_database")
_WHOLE = ("sound", "older")
_SICK = ("damaged", "orphans", "no_revision", "empty", *_NOT_OURS)
_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_SHARES = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "davfs"))
_SHARES_MADE = ("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs")


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was seen: its kind, and a number or a text that belongs to it."""

    kind: str
    number: int = 0
    text: str = ""


def look_over(path: Path) -> list[Fact]:
    """What can be seen of the file ``path``, the file itself first, then its place."""
    facts = [Fact("link", text=str(path.readlink()))] if path.is_symlink() else []
    try:
        status = path.stat()
    except FileNotFoundError:
        return [Fact("link_broken", text=str(path.readlink()))] if facts else [Fact("missing")]
    except (OSError, ValueError) as error:
        return [Fact("unreachable", text=str(getattr(error, "strerror", error)))]
    if not stat.S_ISREG(status.st_mode):
        return [Fact("folder" if stat.S_ISDIR(status.st_mode) else "not_a_file")]
    without = _without_log(path)
    inside = _inside(path, status.st_size)
    if without is not None and _hides(path, without, inside):
        return [*facts, Fact("log_misfit", text=log_of(path).name)]
    facts += inside
    if inside[0].kind not in _NOT_OURS:
        facts += _around(path, status)
    return facts


@dataclass(frozen=True, slots=True)
class _Alone:
    """A file looked at without the log beside it, where it is whole so: its ``history``."""

    history: Mapping[Hashable, Hashable]


def _without_log(path: Path) -> _Alone | None:
    """The file without its log, looked at in a private copy; None where it is not whole so."""
    log = log_of(path)
    # Where this process has the file open, closing another handle on it would drop its locks.
    if not log.exists() or not log.stat().st_size or cipher.is_locked(path) or cipher.is_open(path):
        return None
    with tempfile.TemporaryDirectory(prefix="backcare-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, path.name)
        try:
            shutil.copyfile(path, copy)
            copy.chmod(0o600)
            with contextlib.closing(open_file(copy)) as connection:
                # It says that it has a log, which would be made anew.
                connection.execute("PRAGMA journal_mode=MEMORY")
                whole = _contents(connection, copy.stat().st_size)[0].kind in _WHOLE
                return _Alone(_history(connection)) if whole else None
        except (sqlite3.Error, OSError):
            # It cannot be read so: what it is with its log is told by itself.
            return None


def _hides(path: Path, alone: _Alone, inside: list[Fact]) -> bool:
    """Whether the log is not that of the file, which is whole without it."""
    if inside[0].kind not in _WHOLE:
        return inside[0].kind in _SICK
    try:
        with contextlib.closing(open_unwritable(path, 5.0)) as connection:
            together = _history(connection)
    except (sqlite3.Error, OSError):
        return True
    later = cipher.salt_of(path) is None and Pages(path).later
    return not fits(alone.history, together, later=later)


def _history(connection: sqlite3.Connection) -> dict[Hashable, Hashable]:
    return dict(connection.execute("SELECT id, at_us FROM change"))


def _inside(path: Path, size: int) -> list[Fact]:
    if size == 0:
        return [Fact("empty")]
    if cipher.is_locked(path):
        return [Fact("locked")]
    try:
        with contextlib.closing(open_unwritable(path, 5.0)) as connection:
            return _contents(connection, size)
    except (sqlite3.Error, OSError) as error:
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_NOTADB":
            return [Fact("not_a_database")]
        kind = "damaged" if name.startswith(_DAMAGE) else "unreadable"
        return [Fact(kind, 1, name or str(error))]


def _contents(connection: sqlite3.Connection, size: int) -> list[Fact]:
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = {name for (name,) in names}
    revision = ""
    if "alembic_version" in tables:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        revision = str(found[0]) if found else ""
    if mark != APPLICATION_ID and not (revision in REVISIONS and "check_in" in tables):
        return [Fact("foreign")] if tables else [Fact("empty")]
    facts = []
    faults = [row[0] for row in connection.execute("PRAGMA integrity_check(100)")]
    if faults != ["ok"]:
        facts.append(Fact("damaged", len(faults), str(faults[0])))
    with contextlib.suppress(sqlite3.DatabaseError) if facts else contextlib.nullcontext():
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        for table in sorted({row[0] for row in orphans}):
            number = sum(row[0] == table for row in orphans)
            facts.append(Fact("orphans", number, table))
    if not revision:
        facts.append(Fact("no_revision"))
    elif revision not in REVISIONS:
        facts.append(Fact("newer", text=revision))
    elif revision != REVISIONS[-1]:
        facts.append(Fact("older", text=revision))
    return facts or [Fact("sound", size)]


def _around(path: Path, status: os.stat_result) -> list[Fact]:
    facts = []
    if os.name == "posix":
        facts += _permissions(path, status)
    if is_unwritable(path):
        facts.append(Fact("read_only"))
    for suffix in ("-wal", "-journal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists() and beside.stat().st_size:
            facts.append(Fact("unfinished", text=beside.name))
    free = shutil.disk_usage(path.parent).free
    if free < ROOM + 3 * status.st_size:
        facts.append(Fact("little_room", free))
    if share := share_of(path):
        facts.append(Fact("share", text=share))
    return facts


def _permissions(path: Path, status: os.stat_result) -> list[Fact]:
    facts = []
    if status.st_uid != os.geteuid():
        facts.append(Fact("owner", status.st_uid))
    mode, folder = stat.S_IMODE(status.st_mode), stat.S_IMODE(path.parent.stat().st_mode)
    if mode & 0o077:
        facts.append(Fact("open_file", text=f"{mode:o}"))
    if folder & 0o022 and not folder & stat.S_ISVTX:
        facts.append(Fact("open_folder", text=f"{folder:o}"))
    return facts


def share_of(path: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of the network share on which ``path`` lies; empty where it is on none.

    Known on Linux alone, by its list of ``mounts``.
    """
    if not sys.platform.startswith("linux"):
        return ""
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:
        # A system without the list shows no mounts to anybody.
        return ""
    place, best, kind = path.resolve(), Path("/"), ""
    for line in lines:
        words = line.split(" ")
        if len(words) < 3:
            continue
        # Blanks in a path are written as numbers.
        at = Path(words[1].encode().decode("unicode_escape"))
        if place.is_relative_to(at) and len(at.parts) >= len(best.parts):
            best, kind = at, words[2]
    return kind if kind in _SHARES or kind in _SHARES_MADE else ""
