"""Programs that write to a diary and are killed (SIGKILL) at an instant that chance chooses."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from traceback import format_exception_only
from typing import TYPE_CHECKING

from backcare_tui.errors import BackcareError
from backcare_tui.storage.store import open_store
from support.trust_writes import after, journal_on, look_over, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from backcare_tui.journal.journal import Journal

SIDE_FILES = ("", "-wal", "-journal")
"""What of a diary's files survives a program; the third, ``-shm``, is made anew."""

_ROUNDS_A_DIARY = 50
_WRITES = 5
"""How many writes about half of the killed programs get done."""


class Patience:
    """The longest time until a kill, in seconds: it follows the pace of the machine."""

    def __init__(self, seconds: float = 0.1) -> None:
        self.seconds = seconds

    def learn(self, *, enough: bool) -> None:
        """Be shorter next time where this one got ``enough`` done, else longer."""
        self.seconds *= 0.9 if enough else 1.12


@dataclass
class Tally:
    """What was lost in all rounds together.

    ``missing`` are check-ins that were acknowledged and are not there; ``between`` diaries that
    hold neither what was before the write that was cut off nor what is after it; ``shut`` diaries
    that did not open again; ``failed`` programs that ended by themselves. For the others see
    `support.trust_writes.Found`.
    """

    rounds: int = 0
    acknowledged: int = 0
    missing: int = 0
    between: int = 0
    shut: int = 0
    broken: int = 0
    orphans: int = 0
    unlogged: int = 0
    failed: int = 0
    seconds: float = 0.0


def kill_writers(folder: Path, rounds: int, seed: int) -> Tally:
    """Fork a writer ``rounds`` times, kill it, and look at a copy of what it left.

    The next writer goes on with the files as they were left, so that it is killed while it recovers
    them, too. Every fifty rounds a new diary is begun, and its making is killed as well.
    """
    chance = random.Random(seed)
    tally = Tally()
    diary, count, left = folder / "diary.db", 0, 0
    # What the first use brings in is brought in here, and not in each program that is forked.
    open_store(folder / "first.db").close()
    begun = perf_counter()
    open_store(folder / "second.db").close()
    once = perf_counter() - begun
    making, going_on = Patience(1.5 * once), Patience(once)
    with looking_room() as room:
        for _ in range(rounds):
            if not left:
                remove(diary)
                journal, count, left = journal_on(diary), 0, _ROUNDS_A_DIARY
            patience = going_on if count else making
            told = killed(partial(_write_on, journal, count), chance.uniform(0, patience.seconds))
            found = _judge(diary, room, count, told, tally)
            patience.learn(enough=(found or 0) - count >= (_WRITES if count else 1))
            count, left = (0, 0) if found is None else (found, left - 1)
    tally.seconds = perf_counter() - begun
    return tally


def killed(work: Callable[[], object], seconds: float) -> str:
    """Do ``work`` in a forked process, kill that after ``seconds``, and return what it printed."""
    child, reading = fork(work)
    sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reading, encoding="utf-8") as told:
        return told.read()


def fork(work: Callable[[], object]) -> tuple[int, int]:
    """Do ``work`` in a forked process; its number, and where to read what it prints.

    A failure is printed behind an exclamation mark.
    """
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        os.dup2(writing, 1)
        work()
    except BaseException as error:  # noqa: BLE001 - the parent counts it
        os.write(1, f"\n!{format_exception_only(error)[-1]}".encode())
    finally:
        os._exit(0)


def acknowledge(text: str) -> None:
    """Say that a write has returned, at once: nothing is buffered in this process."""
    os.write(1, f"{text}\n".encode())


def _write_on(journal: Journal, count: int) -> None:
    while True:
        write(journal, count)
        count += 1
        acknowledge(str(count))


def _judge(diary: Path, room: Path, before: int, told: str, tally: Tally) -> int | None:
    """Count what is wrong in a copy of ``diary``; how many writes it holds, None where lost."""
    lines = told.split("\n")
    tally.rounds += 1
    if failures := [line for line in lines if line.startswith("!")]:
        tally.failed += 1
        print("\n".join(failures), file=sys.stderr)
    # A line that was cut off tells of nothing.
    acknowledged = max((int(line) for line in lines[:-1] if line.isdigit()), default=before)
    tally.acknowledged += acknowledged - before
    copy = copied(diary, room)
    try:
        open_store(copy).close()
    except BackcareError as error:
        tally.shut += 1
        print(error.message, file=sys.stderr)
        return None
    found = look_over(copy)
    tally.broken += found.broken
    tally.orphans += found.orphans
    tally.unlogged += found.unlogged
    tally.missing += len(after(acknowledged).keys() - found.held.keys())
    for count in (acknowledged, acknowledged + 1):
        if found.held == after(count):
            return count
    tally.between += 1
    return None


@contextmanager
def looking_room() -> Iterator[Path]:
    """A folder for the copies that are looked at: in memory where there is such a place."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder) / "room"


def copied(diary: Path, room: Path) -> Path:
    """A copy of ``diary`` as it lies there, in the emptied folder ``room``."""
    shutil.rmtree(room, ignore_errors=True)
    room.mkdir()
    for suffix in SIDE_FILES:
        file = diary.with_name(diary.name + suffix)
        if file.exists():
            shutil.copy(file, room / file.name)
    return room / diary.name


def remove(diary: Path) -> None:
    """Take a diary away with its side files."""
    for suffix in (*SIDE_FILES, "-shm"):
        diary.with_name(diary.name + suffix).unlink(missing_ok=True)
