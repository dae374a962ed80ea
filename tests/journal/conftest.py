"""Journals in a state that several tests begin with."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.factories import log
from tests.journal.encryption_helpers import NOTE

from backcare_tui.journal.journal import Journal
from backcare_tui.storage.backup_set import remove_backup


@pytest.fixture
def written(
    journal: Journal, quick_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Journal:
    """A journal with notes, a change that was undone, no backup, and its store closed."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for day in range(40):
        log(journal, day % 11, note=f"{NOTE} {day}", exposures={"cold": True, "damp": False})
    journal.diary.undo()
    for each in journal.backups.all():
        remove_backup(each.backup)
    journal.close()
    return journal
