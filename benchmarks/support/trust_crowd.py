"""Several programs that write to one diary at the same moment, and how long each write takes."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import PATIENT
from backcare_tui.storage.store import open_store
from support.trust_kills import fork
from support.trust_writes import journal_on, look_over

if TYPE_CHECKING:
    from pathlib import Path

    from backcare_tui.journal.journal import Journal

PROGRAMS = 8


@dataclass
class Crowd:
    """How it went: entries that are ``missing``, other things that are ``wrong`` in the diary,
    programs that ``failed``, and how many seconds each write took."""

    written: int
    missing: int
    wrong: int
    failed: int
    times: list[float]
    seconds: float


def crowd(diary: Path, each: int) -> Crowd:
    """Eight programs write ``each`` check-ins, all begun at one moment, into a new diary."""
    open_store(diary).close()
    journal = journal_on(diary)
    # As the command line does.
    journal.patience = PATIENT
    waiting, begin = os.pipe()
    programs = [
        fork(partial(_write, journal, number, each, waiting, begin)) for number in range(PROGRAMS)
    ]
    begun = perf_counter()
    os.close(begin)
    times: list[float] = []
    failed = 0
    for child, reading in programs:
        with os.fdopen(reading, encoding="utf-8") as told:
            text = told.read()
        os.waitpid(child, 0)
        if "!" in text:
            failed += 1
            print(text)
        else:
            times += json.loads(text)
    seconds = perf_counter() - begun
    os.close(waiting)
    found = look_over(diary)
    wanted = {f"p{number}k{entry}" for number in range(PROGRAMS) for entry in range(each)}
    missing = len(wanted - found.held.keys())
    wrong = found.broken + found.orphans + found.unlogged
    return Crowd(PROGRAMS * each, missing, wrong, failed, times, seconds)


def _write(journal: Journal, number: int, each: int, waiting: int, begin: int) -> None:
    os.close(begin)
    times = []
    with closing(journal):
        # It ends for all at once, when the one who could write to it closes it.
        os.read(waiting, 1)
        for entry in range(each):
            draft = Draft(
                pain=entry % 10,
                day=journal.today,
                exposures={"cold": True, "damp": False},
                pressed=(Pressed("KI3", 30, "left"),),
                id=f"p{number}k{entry}",
            )
            begun = perf_counter()
            journal.diary.check_in(draft)
            times.append(perf_counter() - begun)
    os.write(1, json.dumps(times).encode())
