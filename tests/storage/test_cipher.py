"""Encrypted files: told by their look, and opened by one key in a process."""

import hashlib
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from tests.storage.encrypted_diaries import NOTE, PASSPHRASE, forget

from backcare_tui.storage import cipher, faults, unlocking
from backcare_tui.storage.converting import convert
from backcare_tui.storage.store import open_store

pytestmark = pytest.mark.usefixtures("quick_keys")


@pytest.fixture
def path(encrypted: Path) -> Path:
    """An encrypted diary that this process has unlocked."""
    return encrypted


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


def test_without_a_key_it_is_left_alone(path: Path) -> None:
    forget(path)
    before = path.read_bytes()
    with pytest.raises(faults.Locked) as caught:
        open_store(path)
    assert caught.value.message == f"{path} is encrypted, or not a diary."
    assert caught.value.hint == (
        "If you encrypted it, start backcare in a terminal, which asks for the passphrase, or name "
        "a file that holds it: BACKCARE_KEY_FILE. If you did not, move it away, then restore your "
        "newest backup: backcare backup restore newest"
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
