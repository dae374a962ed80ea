"""Every reader of what others wrote, as a function of bytes that may raise nothing at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.fuzz import (
    command_line,
    importers,
    knowledge_files,
    settings_file,
    state_files,
    terminal,
    words,
)
from tests.fuzz.place import Place

Target = Callable[[bytes, Place], None]
"""Reads ``data`` and checks what has to hold; a refusal in our own words is no failure."""

TARGETS: dict[str, Target] = {
    "ndjson": importers.ndjson,
    "csv": importers.csv,
    "sessions": importers.sessions,
    "diary": importers.diary,
    "settings": settings_file.settings,
    "environment": settings_file.environment,
    "keymap": settings_file.keymap,
    "days": words.days,
    "check_ins": words.check_ins,
    "places": words.places,
    "points": words.points,
    "searches": words.searches,
    "texts": words.texts,
    "arguments": command_line.arguments,
    "keys": terminal.keys,
    "state": state_files.state,
    "draft": state_files.draft,
    "session": state_files.session,
    "changes": state_files.changes,
    "knowledge": knowledge_files.knowledge,
}

CORPUS = Path(__file__).with_name("corpus")


def inputs(name: str) -> list[Path]:
    """The inputs that are kept for a target: those that go different ways, and old failures."""
    return sorted((CORPUS / name).iterdir())
