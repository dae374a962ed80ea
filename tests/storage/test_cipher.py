"""Encrypted files: recognised, opened by one key in a process, and used like any other diary."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine
from tests.storage.factories import AT, check_in, event, exercise, routine, session
from tests.storage.old_diaries import STEPS, held, write_as

from backcare_tui.domain.plain import Entry, key_of, kind_of
from backcare_tui.errors import DatabaseError
from backcare_tui.storage import cipher, faults, unlocking
from backcare_tui.storage.connecting import open_file
from backcare_tui.storage.converting import convert
from backcare_tui.storage.store import open_store

PASSPHRASE = " \"it's 腎俞 😀 ".encode()
NOTE = "my secret words [b + [/ 腎俞"
ENTRIES: list[Entry] = [
    check_in("n", note=NOTE, signs={"x": True}),
    event(),
    session(),
    routine(),
    exercise(),
]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Real rounds take half a second each time; two tests below have them.
    monkeypatch.setattr(cipher, "ROUNDS", 10)
    known = dict(cipher._KEYS)
    yield
    cipher._KEYS.clear()
    cipher._KEYS.update(known)


@pytest.fixture
def path(template_file: Path, tmp_path: Path) -> Path:
    """An encrypted diary with one of everything, which this process has unlocked."""
    path = tmp_path / "diary.db"
    path.write_bytes(template_file.read_bytes())
    with open_store(path) as store:
        store.write("me", "all", put=ENTRIES, at=AT)
    convert(path, PASSPHRASE)
    return path


def forget(path: Path) -> None:
    """Let this process not know the key any more."""
    salt = cipher.salt_of(path)
    assert salt is not None
    cipher.forget(salt)


def test_the_standard_tools_open_it_by_the_passphrase(
    template_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "ROUNDS", 256_000)
    path = tmp_path / "diary.db"
    path.write_bytes(template_file.read_bytes())
    convert(path, b"correct horse")
    from sqlcipher3 import dbapi2

    with closing(dbapi2.connect(str(path))) as other:
        other.execute("PRAGMA key='correct horse'")
        assert other.execute("SELECT count(*) FROM change").fetchone() == (0,)


@pytest.mark.parametrize(
    ("content", "encrypted"),
    [
        (b"", False),
        (b"SQLite format 3\0" + b"\xff" * 4080, False),
        (b"dear diary, dear diary" + b"\n" * 4074, False),
        (b"\0" * 4096, False),
        (b"PK\x03\x04" + os.urandom(4092), False),
        (b"\x1f\x8b\x08" + os.urandom(4093), False),
        (bytes(range(16)) * 256, True),
        (bytes(range(16)) * 256 + b"x", False),
        (bytes(range(16)) * 128, False),
    ],
    ids=["empty", "plain", "text", "zeros", "zip", "gzip", "noise", "cut", "half a page"],
)
def test_an_encrypted_file_is_known_by_its_look(
    tmp_path: Path, content: bytes, encrypted: bool
) -> None:
    path = tmp_path / "diary.db"
    path.write_bytes(content)
    assert (cipher.salt_of(path) is not None) is encrypted


def test_what_is_no_file_is_not_encrypted(tmp_path: Path) -> None:
    assert cipher.salt_of(tmp_path) is None
    assert cipher.salt_of(tmp_path / "missing") is None
    assert cipher.salt_of(Path("a\0b")) is None


def test_new_salts_are_never_taken_for_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = [b"dear diary, dear", b"\0" * 16, b"PK\x03\x04" + bytes(range(12)), bytes(range(16))]
    monkeypatch.setattr(os, "urandom", lambda _count: drawn.pop(0))
    assert cipher.new_salt() == bytes(range(16))


def test_it_is_used_as_any_other(path: Path) -> None:
    with open_store(path) as store:
        assert store.check_in("me", "n").note == NOTE
        assert len(list(store.everything("me"))) == len(ENTRIES)
        store.write("me", "more", put=[check_in("m", note=NOTE)], at=AT)
        store.undo("me", AT)
        store.redo("me", AT)
        store.verify()
        names = {found.name for found in path.parent.iterdir()}
        assert names == {"diary.db", "diary.db-wal", "diary.db-shm"}
        for found in path.parent.iterdir():
            assert NOTE.encode() not in found.read_bytes(), found.name
            assert b"CREATE TABLE" not in found.read_bytes(), found.name
    with open_store(f"sqlite+pysqlite:///{path}") as store:
        assert {entry.id for entry in store.check_ins("me")} >= {"n", "m"}
    with closing(open_file(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_without_a_key_it_is_left_alone(path: Path) -> None:
    forget(path)
    before = path.read_bytes()
    with pytest.raises(faults.Locked) as caught:
        open_store(path)
    assert caught.value.message == f"{path} is encrypted, or not a diary."
    assert caught.value.hint == (
        "If you encrypted it, start backcare in a terminal, which asks for the passphrase, or name "
        "a file that holds it: BACKCARE_KEY_FILE. If you did not, restore your newest backup."
    )
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["diary.db"]


def test_a_wrong_passphrase_changes_nothing_and_is_said_by_nobody_else(path: Path) -> None:
    program = """
import sys
from pathlib import Path
from backcare_tui.storage import cipher, faults, unlocking
cipher.ROUNDS = 10
try:
    unlocking.unlock(Path(sys.argv[1]), b"wrong")
except faults.WrongPassphrase as error:
    print(error.message)
"""
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert done.stdout == f"The passphrase does not open {path}.\n"
    assert done.stderr == ""
    assert path.read_bytes() == before
    assert [found.name for found in path.parent.iterdir()] == ["diary.db"]


def test_a_wrong_passphrase_is_not_remembered(path: Path) -> None:
    forget(path)
    with pytest.raises(faults.WrongPassphrase):
        unlocking.unlock(path, b"wrong")
    assert cipher.is_locked(path)
    unlocking.unlock(path, PASSPHRASE)
    with pytest.raises(faults.WrongPassphrase):
        unlocking.unlock(path, b"wrong")
    assert not cipher.is_locked(path), "what is known stays known"


def test_the_key_is_derived_once_in_a_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forget(path)
    derived = []
    derive = hashlib.pbkdf2_hmac

    def counting(*arguments: object) -> bytes:
        derived.append(arguments)
        return derive(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(hashlib, "pbkdf2_hmac", counting)
    unlocking.unlock(path, PASSPHRASE)
    with open_store(path) as store, open_store(path) as other:
        store.back_up(path.with_name("copy.db"))
        assert other.check_in("me", "n")
    with open_store(path.with_name("copy.db")) as copy:
        assert copy.check_in("me", "n").note == NOTE
    assert len(derived) == 1


def test_a_backup_is_encrypted_by_the_same_passphrase(path: Path) -> None:
    copy = path.with_name("copy.db")
    with open_store(path) as store:
        store.back_up(copy)
    assert NOTE.encode() not in copy.read_bytes()
    forget(path)
    with pytest.raises(faults.Locked):
        open_store(copy)
    unlocking.unlock(copy, PASSPHRASE)
    with open_store(copy) as store:
        assert store.check_in("me", "n").note == NOTE


@pytest.mark.parametrize("revision", sorted(STEPS))
def test_an_older_diary_is_brought_up_to_date(revision: str, tmp_path: Path) -> None:
    path = tmp_path / "diary.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        write_as(revision, connection, tmp_path / "steps")
        connection.exec_driver_sql("PRAGMA application_id = 0x6261636B")
    engine.dispose()
    convert(path, PASSPHRASE)
    with open_store(path, backups=tmp_path / "backups") as store:
        found = {(kind_of(each), key_of(each)): each for each in store.everything("me")}
        assert found == held(STEPS[revision])
    copies = list((tmp_path / "backups").rglob("*.db"))
    assert copies
    assert all(cipher.salt_of(copy) is not None for copy in copies)


def test_a_damaged_page_is_told_as_damage(path: Path) -> None:
    with open_store(path) as store:
        store.write("me", "m", put=[check_in(f"c{n}", note=NOTE * 9) for n in range(90)], at=AT)
    with path.open("r+b") as file:
        file.seek(4096 * 9 + 100)
        file.write(os.urandom(8))
    with pytest.raises(DatabaseError) as caught, open_store(path) as store:
        store.verify()
    assert caught.value.message == f"The diary {path} is damaged."


def test_faults_are_those_of_the_standard_library(path: Path) -> None:
    with closing(open_file(path)) as connection:
        for statement, kind in (
            ("SELECT * FROM nowhere", sqlite3.OperationalError),
            ("INSERT INTO person (id) VALUES (NULL), (NULL)", sqlite3.IntegrityError),
        ):
            with pytest.raises(kind) as caught:
                connection.execute(statement)
            assert caught.value.sqlite_errorname.startswith("SQLITE_")
    with pytest.raises(sqlite3.ProgrammingError):
        connection.execute("SELECT 1")
    store = open_store(path)
    store.close()
    with pytest.raises(DatabaseError, match="closed"):
        store.persons()


def test_another_writer_is_waited_for_and_then_named(path: Path) -> None:
    with (
        open_store(path) as holder,
        open_store(path, busy_timeout=0.05) as store,
        holder._driver.writing(),
        pytest.raises(DatabaseError, match="Another program is writing"),
    ):
        store.write("me", "m", put=[check_in("m")], at=AT)


def test_threads_share_the_diary(path: Path) -> None:
    with open_store(path) as store:
        threads = [
            threading.Thread(
                target=store.write, args=("me", "m"), kwargs={"put": [check_in(f"t{n}")], "at": AT}
            )
            for n in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert {f"t{n}" for n in range(8)} <= {entry.id for entry in store.check_ins("me")}


@pytest.mark.skipif(os.name != "posix", reason="locks of another kind")
@pytest.mark.parametrize("encrypted", [True, False])
def test_looking_at_a_file_gives_up_no_lock_on_it(path: Path, encrypted: bool) -> None:
    # A process that closes a file gives up all its locks on it. SQLite's on an open diary is what
    # keeps other programs from taking its log away.
    if not encrypted:
        convert(path, None)
    program = """
import fcntl, os, sys
try:
    # The bytes that https://www.sqlite.org/lockingv3.html calls the shared range.
    fcntl.lockf(os.open(sys.argv[1], os.O_RDWR), fcntl.LOCK_EX | fcntl.LOCK_NB, 510, 0x40000002)
except BlockingIOError:
    print("held")
"""
    with open_store(path) as store:
        assert store.check_ins("me")
        assert (cipher.salt_of(path) is not None) is encrypted
        open_store(path).close()
        assert (cipher.salt_of(path) is not None) is encrypted
        done = subprocess.run(
            [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
        )
        assert done.stdout == "held\n"


@pytest.mark.parametrize("encrypted", [True, False])
def test_what_a_kill_left_half_written_is_taken_back(path: Path, encrypted: bool) -> None:
    if not encrypted:
        convert(path, None)
    with closing(open_file(path)) as writer:
        writer.execute("PRAGMA journal_mode=DELETE")
        writer.execute("PRAGMA cache_size=1")
        writer.execute("PRAGMA cache_spill=1")
        writer.execute("BEGIN IMMEDIATE")
        for _again in range(9):
            writer.execute("UPDATE check_in SET note = note || hex(zeroblob(9000))")
        # As a kill would leave it: a part is written, and a journal says what was there before.
        killed = path.parent / "killed" / path.name
        killed.parent.mkdir()
        for name in (path.name, f"{path.name}-journal"):
            (killed.parent / name).write_bytes((path.parent / name).read_bytes())
        writer.execute("ROLLBACK")
    assert killed.read_bytes() != path.read_bytes()
    if encrypted:
        forget(killed)
        unlocking.unlock(killed, PASSPHRASE)
    with open_store(killed) as store:
        assert store.check_in("me", "n").note == NOTE
        store.verify()


def test_without_the_extra_the_message_names_it(path: Path) -> None:
    program = """
import sys
sys.modules["sqlcipher3"] = None
from pathlib import Path
from backcare_tui.errors import DatabaseError
from backcare_tui.storage import unlocking
try:
    unlocking.unlock(Path(sys.argv[1]), b"any")
except DatabaseError as error:
    print(error.message, error.hint, sep=chr(10))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, path], capture_output=True, text=True, check=True
    )
    assert done.stdout == (
        f"Encryption of {path} needs a part of backcare that is not installed.\n"
        "Install it: pip install 'backcare-tui[encrypted]'\n"
    )


def test_a_plain_diary_loads_nothing_of_it(template_file: Path) -> None:
    program = """
import sys
from backcare_tui.storage.store import open_store
open_store(sys.argv[1]).close()
print(*sorted(name for name in sys.modules if "cipher3" in name or "encrypted" in name))
"""
    done = subprocess.run(
        [sys.executable, "-c", program, template_file], capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"
