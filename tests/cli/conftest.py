"""A machine of its own for every test: home, diary and clock."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from tests.cli.runner import NOW, Process, Run, run_here, run_process

DIARY = Path(".local/share/backcare/diary.db")
OTHERS_OWN = ("NO_COLOR", "COLUMNS", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
"""What the machine may have set, beside names of the program's own and of folders."""


def _alone(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    for name in list(os.environ):
        if name.startswith(("BACKCARE_", "XDG_", "_BACKCARE")) or name in OTHERS_OWN:
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("BACKCARE_NOW", NOW)
    monkeypatch.setenv("BACKCARE_DEBUG", "1")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and an environment that names nothing else."""
    _alone(monkeypatch, tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Diaries that were made once: an empty one, and one with its warning questions answered."""
    made = {}
    with pytest.MonkeyPatch.context() as monkeypatch:
        for name, command in (("empty", "list"), ("screened", "redflags answer --none")):
            folder = tmp_path_factory.mktemp(name)
            _alone(monkeypatch, folder)
            monkeypatch.setenv("BACKCARE_NOW", "2025-11-22T09:00:00+00:00")
            assert run_here(command).code == 0
            made[name] = folder / DIARY
    return made


def _placed(template: Path, home: Path) -> None:
    target = home / DIARY
    target.parent.mkdir(parents=True, mode=0o700)
    shutil.copy(template, target)


@pytest.fixture
def run(home: Path, templates: dict[str, Path]) -> Run:
    """Run one command on an empty diary."""
    _placed(templates["empty"], home)
    return run_here


@pytest.fixture
def screened(home: Path, templates: dict[str, Path]) -> Run:
    """Run one command on a diary whose warning questions were all answered with no."""
    _placed(templates["screened"], home)
    return run_here


@pytest.fixture
def process(home: Path) -> Process:
    """Run one command as a process of its own, in an empty home."""
    assert home.is_dir()
    return run_process
