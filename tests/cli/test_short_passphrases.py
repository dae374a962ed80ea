"""A passphrase that is easy to guess is warned of, and used only where the person wants it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import DIARY
from tests.cli.runner import Process
from tests.cli.terminal import Terminal

from backcare_tui.journal.curtain import opens
from backcare_tui.settings import read_settings

EASY = "This passphrase is short: it is easy to guess."
USE = "Type use to use it all the same, or q to stop:"


def typed(passphrase: str, *command: str) -> Terminal:
    """A terminal in which a new passphrase was typed twice."""
    terminal = Terminal(*command)
    terminal.answer("New passphrase:", passphrase)
    terminal.answer("The same once more:", passphrase)
    return terminal


def lock_in(home: Path) -> str:
    """The lock of the screen that the settings in ``home`` hold."""
    return read_settings(home / ".config/backcare/config.toml", {}).lock


@pytest.mark.parametrize("reply", ["q", "", "yes"])
def test_a_short_one_locks_no_screen_unasked(home: Path, reply: str) -> None:
    terminal = typed("腎😀x", "config", "lock")
    terminal.expect(EASY)
    terminal.answer(USE, reply)
    assert terminal.end() == 7
    assert not (home / ".config/backcare/config.toml").exists()


def test_a_short_one_locks_the_screen_of_who_wants_it(home: Path) -> None:
    terminal = typed("腎😀x", "config", "lock")
    terminal.answer(USE, "use")
    assert terminal.end() == 0
    assert "腎😀x" not in terminal.text
    assert opens("腎😀x", lock_in(home))


def test_four_characters_lock_the_screen_unasked(home: Path) -> None:
    terminal = typed("腎😀xy", "config", "lock")
    assert terminal.end() == 0
    assert EASY not in terminal.text
    assert opens("腎😀xy", lock_in(home))


def test_an_empty_one_is_refused_before(home: Path) -> None:
    terminal = typed("", "config", "lock")
    assert terminal.end() == 4
    assert "The passphrase is empty." in terminal.text
    assert EASY not in terminal.text
    assert not (home / ".config/backcare/config.toml").exists()


def test_a_short_one_encrypts_nothing_unasked(home: Path, process: Process) -> None:
    process("checkin", "4", "--note", "my secret words")
    before = (home / DIARY).read_bytes()
    terminal = typed("zebra 1", "encrypt", "--yes")
    terminal.expect(EASY)
    terminal.answer(USE, "q")
    assert terminal.end() == 7
    assert (home / DIARY).read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize(("passphrase", "asked"), [("zebra 1", True), ("zebra 12", False)])
def test_a_short_one_encrypts_for_who_wants_it(
    home: Path, process: Process, passphrase: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    process("checkin", "4", "--note", "my secret words")
    before = process("export").stdout
    terminal = typed(passphrase, "encrypt", "--yes")
    if asked:
        terminal.answer(USE, "use")
    assert terminal.end() == 0
    assert (EASY in terminal.text) is asked
    assert b"my secret words" not in (home / DIARY).read_bytes()
    (home / "key").write_text(passphrase)
    monkeypatch.setenv("BACKCARE_KEY_FILE", str(home / "key"))
    assert process("export").stdout == before
