"""Encrypting that is killed, finds damage or no room leaves the old diary or the new one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from tests.journal.encryption_helpers import (
    FIRST,
    NOTE,
    SECOND,
    content,
    file_of,
    forget,
    plain_on_disk,
)

from backcare_tui.errors import DatabaseError
from backcare_tui.journal import encryption
from backcare_tui.journal.journal import Journal
from backcare_tui.storage import cipher, converting, faults, unlocking
from backcare_tui.storage.connecting import open_file

CONVERTS = """
import sys
from pathlib import Path
from backcare_tui.storage import cipher, faults, unlocking
from backcare_tui.storage.converting import convert
cipher.ROUNDS = 10
path, first, second = Path(sys.argv[1]), *(bytes.fromhex(each) for each in sys.argv[2:4])
for each in (first, second):
    try:
        unlocking.unlock(path, each)
    except faults.WrongPassphrase:
        continue
print("ready", flush=True)
while True:
    for each in (first, second, None):
        convert(path, each)
"""


def test_while_it_is_open_elsewhere_nothing_happens(written: Journal) -> None:
    before, path = content(written), file_of(written)
    program = """
import sys
from backcare_tui.storage.store import open_store
with open_store(sys.argv[1]) as store:
    store.persons()
    print("open", flush=True)
    sys.stdin.read()
"""
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(DatabaseError) as caught:
            encryption.encrypt(written, FIRST)
        other.stdin.close()
    assert caught.value.message == f"Another program has {path} open. Nothing was changed."
    assert caught.value.hint == "Close backcare everywhere else, then try again."
    assert content(written) == before
    assert sorted(each.name for each in path.parent.glob("*diary*")) == ["diary.db"]
    encryption.encrypt(written, FIRST)


def test_damage_is_found_before_anything_is_replaced(written: Journal) -> None:
    path = file_of(written)
    with path.open("r+b") as file:
        file.seek(4096 * 12)
        file.write(random.Random(1).randbytes(4096 * 8))
    before = path.read_bytes()
    with pytest.raises(DatabaseError, match="damaged"):
        encryption.encrypt(written, FIRST)
    assert path.read_bytes()[100:] == before[100:]
    assert [each.name for each in path.parent.glob("*diary*")] == ["diary.db"]


def test_a_full_disk_changes_nothing(written: Journal) -> None:
    before, path = content(written), file_of(written)
    program = """
import resource, signal, sys
from pathlib import Path
from backcare_tui.errors import BackcareError
from backcare_tui.storage import cipher
from backcare_tui.storage.converting import convert
cipher.ROUNDS = 10
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40960, 40960))
try:
    convert(Path(sys.argv[1]), b"any")
except BackcareError as error:
    print(error.message)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"The new file beside {path} could not be written. Nothing was changed.\n"
    )
    assert done.stderr == ""
    assert content(written) == before
    assert [each.name for each in path.parent.glob("*diary*")] == ["diary.db"]


def killed_somewhere(path: Path, rounds: int, seed: int) -> set[str]:
    """Kill conversions at random moments, and return in which states the diary was found."""
    drawn, states = random.Random(seed), set()
    with closing(open_file(path)) as connection:
        before = converting.digest(connection)
    for _round in range(rounds):
        command = [sys.executable, "-c", CONVERTS, str(path), FIRST.hex(), SECOND.hex()]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as converts:
            assert converts.stdout is not None
            assert converts.stdout.readline() == b"ready\n"
            time.sleep(drawn.uniform(0, 0.15))
            converts.send_signal(signal.SIGKILL)
            assert converts.wait() == -signal.SIGKILL, "it went on until it was killed"
        cipher._KEYS.clear()
        state = "plain"
        for number, each in enumerate((FIRST, SECOND), 1):
            if cipher.is_locked(path):
                try:
                    unlocking.unlock(path, each)
                except faults.WrongPassphrase:
                    continue
                state = f"passphrase {number}"
        states.add(state)
        with closing(open_file(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert converting.digest(connection) == before
        if state != "plain":
            assert plain_on_disk(path.parent) == [], state
    return states


def test_a_kill_leaves_the_old_or_the_new(written: Journal) -> None:
    assert killed_somewhere(file_of(written), 5, seed=1)


@pytest.mark.slow
def test_many_kills_leave_the_old_or_the_new(written: Journal) -> None:
    states = killed_somewhere(file_of(written), 150, seed=2)
    assert states == {"plain", "passphrase 1", "passphrase 2"}


def test_a_plain_copy_that_a_kill_left_goes_with_the_next_opening(written: Journal) -> None:
    encryption.encrypt(written, FIRST)
    path = file_of(written)
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    left = path.with_name(f".diary.db.{gone.pid}.converting")
    left.write_text(NOTE)
    forget(written)
    unlocking.unlock(path, FIRST)
    assert not left.exists()
