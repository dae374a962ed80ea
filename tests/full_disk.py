"""A real disk that is small, and can be filled up and emptied again."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

_PAGE = 4096


@dataclass(frozen=True)
class Disk:
    """A small disk; ``path`` is its topmost folder."""

    path: Path

    def fill(self, room: int = 0) -> None:
        """Use up what is free, save ``room`` bytes."""
        filler = self.path / "filler"
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while True:
                file.write(bytes(_PAGE))
        os.truncate(filler, filler.stat().st_size - room)

    def make_room(self) -> None:
        """Let everything be free again that was used up."""
        (self.path / "filler").unlink()

    def content(self) -> dict[str, bytes]:
        """What every file holds, without the filler."""
        found = (file for file in self.path.rglob("*") if file.is_file() and file.name != "filler")
        return {str(file.relative_to(self.path)): file.read_bytes() for file in found}


@contextmanager
def small_disk(size: str = "2m") -> Iterator[Disk]:
    """A new disk of ``size``; the test is left out where none can be had."""
    # A short way there: messages name it, and long ones are broken into lines.
    path = Path(tempfile.mkdtemp(prefix="disk", dir="/tmp"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(path)]
    made = shutil.which("mount") and subprocess.run(mount, capture_output=True, check=False)
    if not made or made.returncode:
        path.rmdir()
        pytest.skip("only root can have a small disk")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)
        path.rmdir()
