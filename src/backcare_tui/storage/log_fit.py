"""Whether the log beside a SQLite file (``-wal``) goes on from that file.

SQLite reads any log that lies there, be it an old one or that of another diary, and then the file's
own entries are hidden or mixed up.
"""

from collections.abc import Hashable, Mapping
from pathlib import Path

_COUNTER = slice(24, 28)
"""The number of writes that changed the first page.
https://www.sqlite.org/fileformat2.html#file_change_counter"""


def log_of(path: Path) -> Path:
    """Where the log of ``path`` lies."""
    return path.with_name(f"{path.name}-wal")


def fits(
    alone: Mapping[Hashable, Hashable], together: Mapping[Hashable, Hashable], *, later: bool
) -> bool:
    """Whether a log belongs to its file, by the histories of changes without and with it.

    Each maps what names a part of the history to what that says. A history loses nothing but by an
    erasure, after which the log is ``later`` (see `is_later`) and all that is left says the same.
    """
    if alone.items() <= together.items():
        return True
    return later and all(together[name] == alone[name] for name in alone.keys() & together.keys())


def is_later(main: bytes, newer: Mapping[int, bytes]) -> bool:
    """Whether the first page among those of the log is newer than that of the file ``main``.

    False where the log has no such page.
    """
    first = newer.get(1)
    return first is not None and first[_COUNTER] > main[_COUNTER]
