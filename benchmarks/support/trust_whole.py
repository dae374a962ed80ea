"""Large steps that are killed on their way: what is left is the old state or the new one."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from backcare_tui.errors import BackcareError
from backcare_tui.exchange.ndjson import write_ndjson
from backcare_tui.journal.encryption import decrypt, encrypt
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.restoring import restore
from backcare_tui.knowledge import load_knowledge
from backcare_tui.review.simulate.diary import simulate_diary
from backcare_tui.settings import Settings
from backcare_tui.storage.cipher import salt_of
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.converting import digest
from backcare_tui.storage.store import open_store
from backcare_tui.storage.unlocking import unlock
from support.trust_kills import Patience, acknowledge, copied, killed, looking_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from backcare_tui.domain.plain import Entry

STORED = Path(__file__).parents[2] / "tests" / "storage" / "stored"
"""A diary of every revision as its program wrote it, as SQL and as it exported it."""

_NOW = datetime(2026, 3, 9, 20, tzinfo=UTC)
_DAYS = 200
_PASSPHRASE = b"made up for this"
_DAMAGED_FROM, _DAMAGED_TO = 4096, 40_960


@dataclass(frozen=True)
class Step:
    """A large step: ``prepare`` puts the old state into a file, ``work`` makes the new of it."""

    name: str
    prepare: Callable[[Path], None]
    work: Callable[[Path], None]


@dataclass
class Whole:
    """What killing a step left: how often the ``old`` state, the ``new`` one, or one ``between``;
    and how often the program then read ``other`` entries than that state has."""

    rounds: int = 0
    old: int = 0
    new: int = 0
    between: int = 0
    other: int = 0
    failed: int = 0
    seconds: float = 0.0


def kill_steps(folder: Path, rounds: int, seed: int) -> dict[str, Whole]:
    """Each step killed ``rounds`` times at an instant that chance chooses, by its name."""
    chance = random.Random(seed)
    with looking_room() as room:
        return {step.name: _kill(step, folder, room, rounds, chance) for step in steps(folder)}


def steps(folder: Path) -> list[Step]:
    """The steps that rewrite a whole diary; those of encryption where the extra is installed."""
    backup = folder / "backup.db"
    text = "".join(f"{line}\n" for line in write_ndjson(_entries(7)))

    def restoring(file: Path) -> None:
        with closing(_journal(file)) as journal:
            restore(journal, journal.backups.find(str(backup)))

    def importing(file: Path) -> None:
        with closing(_journal(file)) as journal:
            journal.transfer.import_text(text, "ndjson")

    _filled(backup, 3)
    found = [
        Step("migration from 0001", lambda file: _stored("0001", file), _open),
        Step("migration from 0002", lambda file: _stored("0002", file), _open),
        Step("import", lambda file: _filled(file, 1), importing),
        Step("restore", lambda file: _filled(file, 1), restoring),
        Step("restore over a damaged file", _damaged, restoring),
    ]
    if find_spec("sqlcipher3"):
        found += [
            Step("encrypting", lambda file: _filled(file, 1), _encrypt),
            Step("decrypting", _encrypted, _decrypt),
        ]
    return found


def _kill(step: Step, folder: Path, looked_at: Path, rounds: int, chance: random.Random) -> Whole:
    begun = perf_counter()
    before, after, room = folder / "before", folder / "after", folder / "room"
    for place in (before, after):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        step.prepare(place / "diary.db")
    # The new state is made of a copy, as the states that are compared with it are.
    shutil.copytree(before, after, dirs_exist_ok=True)
    started = perf_counter()
    step.work(after / "diary.db")
    patience = Patience(1.2 * (perf_counter() - started))
    known = {
        _state(copied(place / "diary.db", looked_at)): (name, _read(looked_at / "diary.db"))
        for name, place in (("old", before), ("new", after))
    }
    whole = Whole()

    def work() -> None:
        step.work(room / "diary.db")
        acknowledge("done")

    for _ in range(rounds):
        diary = copied(before / "diary.db", room)
        told = killed(work, chance.uniform(0, patience.seconds))
        done = told.startswith("done")
        patience.learn(enough=done)
        state, content = known.get(_state(copied(diary, looked_at)), ("between", ""))
        if done and state != "new":
            state = "between"
        whole.rounds += 1
        whole.failed += "!" in told
        setattr(whole, state, getattr(whole, state) + 1)
        # Of a copy that nothing has recovered yet.
        whole.other += state != "between" and _read(copied(diary, looked_at)) != content
    whole.seconds = perf_counter() - begun
    return whole


def _state(file: Path) -> str:
    """A digest of all that ``file`` says after SQLite's own recovery, or of its bytes."""
    locked = file.exists() and salt_of(file) is not None
    try:
        if locked:
            unlock(file, _PASSPHRASE)
        with closing(open_file(file)) as connection:
            connection.execute("PRAGMA integrity_check")
            return f"{locked} {digest(connection)}"
    except (sqlite3.Error, BackcareError):
        return hashlib.sha256(file.read_bytes()).hexdigest()


def _read(file: Path) -> str:
    """A digest of all entries as the program reads them, or why it does not."""
    try:
        with open_store(file) as store:
            store.verify()
            return _digest(write_ndjson(store.everything("me")))
    except BackcareError as error:
        return type(error).__name__


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _journal(file: Path) -> Journal:
    return Journal(Settings(database=str(file)), lambda: _NOW)


def _entries(seed: int) -> list[Entry]:
    return list(simulate_diary(_DAYS, date(2026, 3, 8), seed, load_knowledge().signs))


def _stored(revision: str, file: Path) -> None:
    with closing(open_file(file)) as connection:
        connection.executescript((STORED / f"{revision}.sql").read_text("utf-8"))


def _filled(file: Path, seed: int) -> None:
    with open_store(file) as store:
        store.write("me", "made up", put=_entries(seed), at=_NOW)


def _damaged(file: Path) -> None:
    _filled(file, 1)
    content = bytearray(file.read_bytes())
    content[_DAMAGED_FROM:_DAMAGED_TO] = bytes(_DAMAGED_TO - _DAMAGED_FROM)
    file.write_bytes(content)


def _encrypted(file: Path) -> None:
    _filled(file, 1)
    _encrypt(file)


def _open(file: Path) -> None:
    open_store(file).close()


def _encrypt(file: Path) -> None:
    with closing(_journal(file)) as journal:
        encrypt(journal, _PASSPHRASE)


def _decrypt(file: Path) -> None:
    unlock(file, _PASSPHRASE)
    with closing(_journal(file)) as journal:
        decrypt(journal)
