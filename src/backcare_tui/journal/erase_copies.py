"""The copies of a diary: what belongs to each, and whether it may hold an entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backcare_tui.errors import BackcareError, StorageFailure
from backcare_tui.language import gettext as _

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

REST = re.compile(r"(\.json)?(\.copy)?(\.\d+\.part)?(-wal|-shm|-journal)?$")
"""What follows the name of a copy in that of its record, and of what is not finished."""
_PLAIN = b"SQLite format 3\0"
_LINES, _RECORD = ".jsonl", ".json"
_BESIDE = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a diary: the ``file`` that people know, and all ``files`` that belong to it."""

    file: Path
    files: tuple[Path, ...]

    @property
    def is_backup(self) -> bool:
        """Whether it was made to be kept: not one that was rescued, set aside or cut off."""
        from backcare_tui.storage.backup_names import read_name

        return self.file.suffix == _LINES or read_name(self.file.name) is not None

    def may_hold(self, keys: Collection[str], days: Collection[str]) -> bool:
        """Whether an entry with one of ``keys``, or of one of ``days`` in ISO form, may be in it.

        Keys stand at the beginning of a row, which SQLite keeps in one piece, so the bytes tell;
        they tell of freed pages too. What is encrypted or damaged may hold anything.

        Raises:
            StorageFailure: it cannot be read.
        """
        return any(_holds(file, keys, days) for file in self.files)


def copies(files: Iterable[Path]) -> tuple[Copy, ...]:
    """``files`` by the copy that they belong to; a record without its backup belongs to none."""
    found: dict[Path, list[Path]] = {}
    for file in files:
        name = REST.sub("", file.name.removeprefix("."))
        found.setdefault(file.with_name(name), []).append(file)
    return tuple(
        Copy(each if each in mine else mine[0], tuple(mine)) for each, mine in found.items()
    )


def _holds(file: Path, keys: Collection[str], days: Collection[str]) -> bool:
    if file.suffix == _RECORD:
        # It tells how many entries there are, and nothing of one.
        return False
    if file.is_symlink():
        # What it leads to belongs to somebody else, and only the link is taken away.
        return True
    try:
        content = file.read_bytes()
    except OSError as error:
        raise StorageFailure(
            _("Could not read {file}: {reason}.").format(file=file, reason=error.strerror),
            _("Nothing was erased. Mend the permissions of the file, then erase again."),
        ) from error
    if any(key.encode() in content for key in keys):
        return True
    if file.suffix == _LINES or file.name.endswith(_BESIDE):
        return any(day.encode() in content for day in days)
    if not content.startswith(_PLAIN):
        return True
    from backcare_tui.storage.erase import holds_day

    try:
        return holds_day(file, days)
    except BackcareError:
        # Nobody can tell what a damaged file holds.
        return True
