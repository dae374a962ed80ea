"""The real command line, killed at an instant that chance chooses."""

from __future__ import annotations

import json
import random
import subprocess
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from backcare_tui.storage.store import open_store
from support.measure import backcare_command
from support.trust_kills import Patience, Tally, copied, looking_room

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def kill_commands(folder: Path, people: Mapping[str, str], rounds: int, seed: int) -> Tally:
    """``backcare checkin`` started ``rounds`` times and killed; one line on stdout acknowledges.

    A check-in that was not acknowledged may be there or not, but whole: with its point.
    """
    chance, tally, patience = random.Random(seed), Tally(), Patience(1.0)
    diary = folder / "commands.db"
    environment = {**people, "BACKCARE_DB": str(diary)}
    open_store(diary).close()
    acknowledged: set[str] = set()
    begun = perf_counter()
    with looking_room() as room:
        for number in range(rounds):
            note = f"round {number}"
            arguments = ["checkin", "4", "--press", "KI3:30", "--note", note, "--json"]
            process = subprocess.Popen(
                [*backcare_command(), *arguments],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            sleep(chance.uniform(0, patience.seconds))
            process.kill()
            told, _ = process.communicate()
            done = told.endswith(b"\n") and "data" in json.loads(told)
            patience.learn(enough=done)
            acknowledged |= {note} if done else set()
            tally.failed += process.returncode not in (0, -9)
            tally.rounds += 1
            tally.acknowledged = len(acknowledged)
            with open_store(copied(diary, room)) as store:
                store.verify()
                kept = store.check_ins("me")
                pressed = {session.id for session in store.sessions("me")}
                logged = {
                    entry.key for change in store.changes("me", 10_000) for entry in change.entries
                }
            tally.missing = len(acknowledged - {each.note for each in kept})
            tally.orphans = len(pressed ^ {f"{each.id}-0" for each in kept})
            tally.unlogged = len({each.id for each in kept} - logged)
    tally.seconds = perf_counter() - begun
    return tally
