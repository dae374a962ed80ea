"""In which order backups were made: by the serials that they got then, as a clock may be wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from backcare_tui.storage.backup_record import serial_of
from backcare_tui.storage.backup_set import Backup


def in_order(backups: Iterable[Backup], now: datetime) -> list[Backup]:
    """``backups``, the one that was made last first; ``now`` is local time without an offset.

    Older versions gave no serials: theirs were made before, in the order of their names. One
    without a record stands where its name puts it among the others. Where only the name tells, one
    that is of a time to come stands last: only a wrong clock can say so.
    """
    by_name = sorted(backups, key=lambda each: (each.at, each.number, each.name), reverse=True)
    serials = [(each, serial_of(each.path)) for each in by_name]
    found = [replace(each, serial=serial) for each, serial in serials if serial]
    found.sort(key=lambda each: each.serial, reverse=True)
    others = [each for each, serial in serials if not serial]
    untold = {each.path for each, serial in serials if serial is None}
    among: list[list[Backup]] = [[] for _place in range(len(found) + 1)]
    for each in others:
        if each.at <= now:
            among[_place(each, found, now) if each.path in untold else -1].append(each)
    among[-1] += [each for each in others if each.at > now]
    return [
        each
        for beside, numbered in zip(among, [*found, None], strict=True)
        for each in (*beside, *([numbered] if numbered else []))
    ]


def _place(backup: Backup, found: Sequence[Backup], now: datetime) -> int:
    """How many of ``found`` stand before ``backup``, by its name."""
    later = [place for place, each in enumerate(found, 1) if backup.at < each.at <= now]
    return max(later, default=0)
