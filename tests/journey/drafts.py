"""The drafts that a running program keeps."""

from __future__ import annotations

import json
from time import monotonic

from backcare_tui import paths

PATIENCE = 30.0


def wait_for_draft(words: str) -> None:
    """Wait until ``words`` are among what is kept of unsaved typing."""
    end = monotonic() + PATIENCE
    while words not in kept():
        assert monotonic() < end, f"no draft of “{words}” was kept"


def kept() -> str:
    """All that is kept, as people wrote it; empty where nothing is."""
    file = paths.drafts_file()
    if not file.exists():
        return ""
    return json.dumps(json.loads(file.read_text("utf-8")), ensure_ascii=False)
