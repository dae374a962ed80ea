"""Brings what can still be read of a damaged diary into files that an import reads."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from backcare_tui.errors import DatabaseError, NotFound
from backcare_tui.exchange.ndjson import write_ndjson
from backcare_tui.journal.private_file import write_private
from backcare_tui.language import gettext as _
from backcare_tui.storage import cipher, faults
from backcare_tui.storage.files import make_folder
from backcare_tui.storage.salvage import Rejected, Salvaged, salvage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from backcare_tui.domain.plain import Entry


@dataclass(frozen=True, slots=True)
class Rescued:
    """Where it went: each person's ``files`` with the number of entries, and the file of what was
    ``rejected`` or None; ``found`` is all that was read."""

    files: dict[Path, int]
    rejected: Path | None
    found: Salvaged


def salvage_to(file: Path, folder: Path, today: date) -> Rescued:
    """Write every entry that can be read of the diary ``file`` to new files in ``folder``.

    Where files of an earlier time are there, the new ones get a number.

    ``file`` stays as it is. Entries that lie after tomorrow are put with what was rejected, as no
    import takes them.

    Raises:
        NotFound: there is no such file.
        DatabaseError: nothing of a diary could be read in it.
        StorageFailure: it cannot be read, or the files cannot be written.
        InvalidInput: a file of that name is there already.
    """
    if not file.is_file():
        raise NotFound(_("There is no file {name}.").format(name=file), _("Check the path."))
    try:
        found = salvage(file)
        make_folder(folder)
    except OSError as error:
        raise faults.from_os(error, str(file)) from error
    known = any(found.people.values()) or any(row.table for row in found.rejected)
    if not known and not found.whole:
        if cipher.salt_of(file) is not None:
            raise faults.no_salvage(str(file))
        raise DatabaseError(
            _("Nothing of a diary could be read in {place}.").format(place=file),
            _("Restore your newest backup: backcare backup restore newest"),
        )
    files: dict[Path, int] = {}
    rejected = list(found.rejected)
    stem = _free(folder, file.stem, found.people)
    for handle, entries in found.people.items():
        kept = [entry for entry in entries if entry.day <= today + timedelta(days=1)]
        rejected += [_ahead(entry) for entry in entries if entry not in kept]
        target = folder / _name(stem, handle)
        write_private(target, write_ndjson(kept), replace=False)
        files[target] = len(kept)
    beside = folder / f"{stem}.rejected" if rejected else None
    if beside is not None:
        write_private(beside, _lines(rejected), replace=False)
    return Rescued(files, beside, found)


def _free(folder: Path, stem: str, people: Iterable[str]) -> str:
    """``stem`` with the first number by which none of the new files is there already."""
    for number in count(1):
        tried = stem if number == 1 else f"{stem}-{number}"
        names = (f"{tried}.rejected", *(_name(tried, handle) for handle in people))
        if not any((folder / name).exists() for name in names):
            return tried
    raise AssertionError("numbers do not end")


def _name(stem: str, handle: str) -> str:
    return f"{stem}-{_safe(handle)}.ndjson"


def _ahead(entry: Entry) -> Rejected:
    (_header, line) = write_ndjson([entry])
    return Rejected("", None, "it lies in the future", (line.rstrip("\n"),))


def _safe(handle: str) -> str:
    """``handle`` as a part of a file's name."""
    return re.sub(r"[^\w.-]", "_", handle)


def _lines(rejected: list[Rejected]) -> Iterator[str]:
    for row in rejected:
        values = [
            value.decode("utf-8", "replace") if isinstance(value, bytes) else value
            for value in row.values
        ]
        plain = {"table": row.table, "row": row.row, "reason": row.reason, "values": values}
        yield json.dumps(plain, ensure_ascii=False) + "\n"
