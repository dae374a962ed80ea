"""The real program in a terminal of its own, at an empty home."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.cli.runner import ROOT, process_environment

if TYPE_CHECKING:
    from tests.journey.driving import Driven

Start = Callable[..., "Driven"]
"""Starts backcare with some arguments; the size in columns and rows may be given."""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and an environment that names nothing else."""
    for name in list(os.environ):
        if name.startswith(("BACKCARE_", "XDG_", "_BACKCARE")) or name in ("NO_COLOR", "COLUMNS"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    return tmp_path


@pytest.fixture
def start(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Start backcare; what is still running at the end of the test is ended."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from tests.journey.driving import Driven

    running: list[Driven] = []

    def start(*arguments: str, columns: int = 80, rows: int = 24) -> Driven:
        command = [sys.executable, "-m", "backcare_tui", *arguments]
        running.append(Driven(command, process_environment(), columns, rows))
        return running[-1]

    yield start
    for terminal in running:
        terminal.close()
