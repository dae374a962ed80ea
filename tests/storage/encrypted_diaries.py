"""What the tests of encrypted files share."""

from pathlib import Path

from tests.storage.factories import check_in, event, exercise, routine, session

from backcare_tui.domain.plain import Entry
from backcare_tui.storage import cipher

PASSPHRASE = " \"it's 腎俞 😀 ".encode()
NOTE = "my secret words [b + [/ 腎俞"
ENTRIES: list[Entry] = [
    check_in("n", note=NOTE, signs={"x": True}),
    event(),
    session(),
    routine(),
    exercise(),
]


def forget(path: Path) -> None:
    """Let this process not know the key any more."""
    salt = cipher.salt_of(path)
    assert salt is not None
    cipher.forget(salt)
