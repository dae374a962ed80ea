"""A lock of the screen that no passphrase opens: it is told, and there is a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.runner import Run

COMMENT = "# mine: [b + [/ 腎俞\n"
REST = 'person = "anna"\n\n[keymap]\n"today.save" = "ctrl+s"\n'


@pytest.fixture
def settings(home: Path) -> Path:
    """The settings file, in its folder."""
    file = home / ".config/backcare/config.toml"
    file.parent.mkdir(parents=True)
    return file


@pytest.mark.parametrize(
    "value",
    ['"zzz"', '"scrypt-15-8-1$00$00"', "5", "true", "[]", "{ a = 1 }", '" "', '"\\u001b[2J"'],
)
def test_unlock_takes_a_damaged_lock_out(screened: Run, settings: Path, value: str) -> None:
    settings.write_text(f"{COMMENT}lock = {value}\n{REST}")
    before = settings.read_bytes()
    for command in (["config", "lock"], ["list"], ["config", "set", "ascii", "true"]):
        refused = screened(*command)
        assert refused.code == 4
        assert " ".join(refused.err.split()) == (
            f"{settings}: The lock of the screen is damaged: no passphrase opens it. "
            "backcare config unlock takes it out of the settings."
        )
    for command in (["set", "lock", "x"], ["unset", "lock"]):
        refused = screened("config", *command)
        assert refused.code == 4
        assert "Use backcare config lock and backcare config unlock." in refused.err
    assert settings.read_bytes() == before
    told = screened("config", "unlock")
    assert told.code == 0
    assert " ".join(told.out.split()) == (
        f"The lock was damaged: no passphrase opened it. It is taken out of {settings}. "
        "backcare config lock sets a new one."
    )
    assert settings.read_text() == COMMENT + REST
    assert screened("config", "unlock").out == "There is no lock.\n"
    assert screened("config", "get", "person").out == "anna\n"


def test_an_empty_lock_is_none(screened: Run, settings: Path) -> None:
    settings.write_text('lock = ""\n')
    assert screened("config", "unlock").out == "There is no lock.\n"


@pytest.mark.parametrize("content", ['day_start = "99:00"\nlock = "zzz"\n', "lock = [\n"])
def test_another_fault_of_the_file_is_told_first(
    screened: Run, settings: Path, content: str
) -> None:
    settings.write_text(content)
    refused = screened("config", "unlock")
    assert refused.code == 4
    assert str(settings) in refused.err
    assert settings.read_text() == content


def test_a_broken_setting_can_be_taken_out(screened: Run, settings: Path) -> None:
    settings.write_text(f'{COMMENT}day_start = "99:00"\n{REST}')
    assert screened("config", "unset", "person").code == 4
    assert screened("config", "unset", "day_start").code == 0
    assert settings.read_text() == COMMENT + REST
