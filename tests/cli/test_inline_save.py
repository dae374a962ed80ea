"""Trying again to save, on a diary that could not be written for a while."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.cli.runner import Run

from backcare_tui.cli.context import App
from backcare_tui.cli.inline import _save
from backcare_tui.cli.output import Output
from backcare_tui.journal.entries import Draft
from backcare_tui.storage.store import open_store

NOBODY = 65534


class Asked(Output):
    """A person who mends something before pressing enter."""

    def __init__(self, mend: Callable[[], None]) -> None:
        super().__init__()
        self.times = 0
        self._mend = mend

    def ask(self, question: str) -> str:
        """Enter, which tries again."""
        assert "Your answers are still here." in question
        self.times += 1
        self._mend()
        return ""


@pytest.fixture
def path() -> Iterator[Path]:
    """A diary in a folder that a process without root can reach, read-only for its owner."""
    folder = Path(tempfile.mkdtemp(prefix="backcare", dir="/tmp"))
    path = folder / "diary.db"
    with open_store(path):
        pass
    path.chmod(0o400)
    yield path
    shutil.rmtree(folder)


@contextmanager
def without_root(path: Path) -> Iterator[None]:
    """Own the diary and obey its permissions, which root does not."""
    root = os.geteuid() == 0
    if root:
        for owned in (path.parent, path):
            os.chown(owned, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_diary_that_was_read_only_is_written_once_it_may_be(
    screened: Run, path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # All that is needed gets imported, before the interpreter's files may be out of reach.
    assert screened("checkin 3").code == 0

    def make_writable() -> None:
        assert asked.times == 1
        for file in path.parent.iterdir():
            file.chmod(0o600)

    app = App()
    app.flags["database"] = str(path)
    app.output = asked = Asked(make_writable)
    draft = Draft(app.journal.today, 4, note="kept [b + [/ 腎俞", id="mine")
    with without_root(path):
        recorded = _save(app, draft)
    assert asked.times == 1
    assert "read-only" in capsys.readouterr().err
    assert app.journal.diary.days()[0].check_ins == (recorded.check_in,)
    app.close()
