"""Running the command line in this process or as one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from backcare_tui.cli.main import run as run_cli

ROOT = Path(__file__).resolve().parents[2]
SECOND = timedelta(seconds=1)
NOW = "2025-11-22T10:00:00+00:00"


@dataclass(frozen=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def envelope(self) -> dict[str, Any]:
        """The one JSON envelope on stdout."""
        line, end = self.out.split("\n")
        assert end == ""
        found: dict[str, Any] = json.loads(line)
        return found

    @property
    def data(self) -> Any:
        """The data of the envelope."""
        return self.envelope["data"]


Run = Callable[..., Ran]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


def run_here(*arguments: str, stdin: bytes = b"") -> Ran:
    """Run one command in this process; a single text is split into words.

    The stopped clock goes on by a second for each command, as newer answers count.
    """
    if (now := os.environ.get("BACKCARE_NOW", "")).startswith("20"):
        os.environ["BACKCARE_NOW"] = (datetime.fromisoformat(now) + SECOND).isoformat()
    words = arguments[0].split() if len(arguments) == 1 else list(arguments)
    with CliRunner().isolation(stdin) as (out, err, _):
        code = run_cli(words)
        sys.stdout.flush()
        sys.stderr.flush()
        return Ran(code, out.getvalue().decode(), err.getvalue().decode())


def process_environment() -> dict[str, str]:
    """This environment, in which a process of its own finds the package."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def run_process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run one command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "backcare_tui", *arguments],
        env=process_environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        **options,
    )
