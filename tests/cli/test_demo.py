"""``backcare demo`` with a command that reads."""

from __future__ import annotations

import pytest
from tests.cli.runner import Run


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("map", "low back left"),
        ("atlas ankle", "UB60"),
        ("exercises", "One step up: it felt comfortable twice."),
        ("session --list", "UB23"),
        ("session evening --list", "KI3"),
        ("routine", "evening"),
        ("routine show evening", "UB40"),
    ],
)
def test_it_shows_what_there_is(run: Run, command: str, words: str) -> None:
    ran = run(f"demo {command}")
    assert ran.code == 0
    assert words.lower() in ran.out.lower()


@pytest.mark.parametrize(
    "command", ["session", "session UB23", "routine save x UB23", "press UB23"]
)
def test_it_writes_nothing(run: Run, command: str) -> None:
    ran = run(f"demo {command}")
    assert ran.code == 2
    assert "session --list" in " ".join(ran.err.split())
