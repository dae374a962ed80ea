"""What a target of the fuzzer may use: a folder, with an empty diary in it."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from pathlib import Path

from tests.factories import SetClock

from backcare_tui.errors import BackcareError
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import Settings

LONGEST_MESSAGE = 2_000
"""Characters: what is wrong is told in words, not by giving the whole input back."""


class Place:
    """A folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SetClock()

    @cached_property
    def journal(self) -> Journal:
        """A journal on an empty diary."""
        return Journal(Settings(database=str(self.folder / "diary.db")), self.clock)

    def file(self, name: str, data: bytes) -> Path:
        """A file that holds ``data`` and nothing else."""
        file = self.folder / name
        file.write_bytes(data)
        return file

    def later(self) -> None:
        """Let a second go by: what is written newest counts."""
        self.clock.now += timedelta(seconds=1)


def told(error: BackcareError) -> None:
    """Check that a refusal can be shown: text that every terminal takes, and not without end."""
    words = f"{error.message} {error.hint}"
    words.encode()
    assert error.message.strip()
    assert len(words) <= LONGEST_MESSAGE, words[:200]


def as_text(data: bytes) -> str:
    """``data`` as the command line hands it over: bytes that are no text become half characters."""
    return data.decode("utf-8", "surrogateescape")
