"""Power cuts, played on what a program really told the disk to write and to sync.

The disk of this play is honest, but no better than it has to be: what was not synced may be there
or not, write by write and sector by sector, in any order; a new file has a name only once its
folder was synced. What it does not play: disks that say that they synced and did not.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from backcare_tui.errors import BackcareError
from backcare_tui.storage.store import open_store
from support.trust_kills import looking_room
from support.trust_trace import Call, traced_writes
from support.trust_writes import after, look_over

_SECTOR = 512
_TORN = 0.3
"""The share of writes of which only some sectors arrive."""


@dataclass
class Power:
    """What the cuts left. ``unsynced`` are writes that were acknowledged without any sync since the
    one before; for the others see `support.trust_kills.Tally`."""

    cuts: int = 0
    acknowledged: int = 0
    unsynced: int = 0
    missing: int = 0
    between: int = 0
    wrong: int = 0
    shut: int = 0
    seconds: float = 0.0


@dataclass
class Disk:
    """The files that are safe, and the calls whose outcome a power cut would leave open."""

    safe: dict[str, bytearray]
    named: set[str]
    open: list[Call] = field(default_factory=list)

    def take(self, call: Call) -> None:
        """Go on by one call."""
        if call.what == "sync":
            settled = [each for each in self.open if self._settles(call.path, each)]
            self.open = [each for each in self.open if not self._settles(call.path, each)]
            self._apply(self.safe, self.named, settled)
        else:
            self.open.append(call)

    def after_cut(self, chance: random.Random, share: float) -> dict[str, bytes]:
        """The files after a power cut now that lets ``share`` of the open calls through."""
        files = {path: bytearray(content) for path, content in self.safe.items()}
        named = set(self.named)
        through = [each for each in self.open if chance.random() < share]
        if 0 < share < 1:
            through = [part for each in through for part in _torn(each, chance)]
        self._apply(files, named, through)
        return {path: bytes(files[path]) for path in named}

    @staticmethod
    def _settles(synced: str, call: Call) -> bool:
        of_folder = call.what in ("make", "remove")
        return (str(Path(call.path).parent) if of_folder else call.path) == synced

    @staticmethod
    def _apply(files: dict[str, bytearray], named: set[str], calls: list[Call]) -> None:
        for call in calls:
            content = files.setdefault(call.path, bytearray())
            if call.what == "make":
                named.add(call.path)
            elif call.what == "remove":
                named.discard(call.path)
            elif call.what == "cut":
                content[call.offset :] = bytes(max(call.offset - len(content), 0))
            else:
                content.extend(bytes(max(call.offset - len(content), 0)))
                content[call.offset : call.offset + len(call.data)] = call.data


def _torn(call: Call, chance: random.Random) -> list[Call]:
    if call.what != "write" or chance.random() >= _TORN:
        return [call]
    return [
        Call("write", call.path, call.offset + at, call.data[at : at + _SECTOR])
        for at in range(0, len(call.data), _SECTOR)
        if chance.random() < 0.5
    ]


def cut_power(folder: Path, writes: int, seed: int, *, syncs: bool = True) -> Power:
    """Play a cut after every call of a program that does ``writes`` writes, three times each: all
    that is open is lost, or arrives, or some of it does.

    Without ``syncs`` the disk ignores them, which shows that the play notices what is lost.
    """
    begun = perf_counter()
    traced = folder / "traced"
    traced.mkdir()
    diary = traced / "diary.db"
    open_store(diary).close()
    disk = Disk({str(diary): bytearray(diary.read_bytes())}, {str(diary)})
    chance, power = random.Random(seed), Power()
    said = synced = 0
    calls = traced_writes(diary, writes)
    with looking_room() as room:
        for call in calls:
            if call.what == "say":
                said = int(call.data)
                power.acknowledged = said
                power.unsynced += said > 0 and not synced
                synced = 0
                continue
            if call.what == "unplaced":
                raise RuntimeError(f"{call.path} is written in a way that is not played here")
            synced += call.what == "sync"
            if syncs or call.what != "sync":
                disk.take(call)
            for share in (0.0, 0.5, 1.0):
                _look(disk.after_cut(chance, share), str(diary), said, room, power)
    power.seconds = perf_counter() - begun
    return power


def _look(files: dict[str, bytes], diary: str, said: int, room: Path, power: Power) -> None:
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    for path, content in files.items():
        # The index of the log is made anew from the log.
        if not path.endswith("-shm"):
            (room / Path(path).name).write_bytes(content)
    power.cuts += 1
    copy = room / Path(diary).name
    try:
        open_store(copy).close()
    except BackcareError as error:
        power.shut += 1
        print(error.message, file=sys.stderr)
        return
    try:
        found = look_over(copy)
    except sqlite3.DatabaseError:
        # It opened, and is damaged further in: what was said to be there is not.
        power.shut += 1
        return
    power.wrong += found.broken + found.orphans + found.unlogged
    power.missing += len(after(said).keys() - found.held.keys())
    power.between += found.held not in (after(said), after(said + 1))
