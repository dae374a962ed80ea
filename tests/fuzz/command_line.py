"""The command line as a whole: whatever stands on it, words come out and an exit code."""

from __future__ import annotations

import json
import os
import re
from contextlib import chdir
from typing import TYPE_CHECKING
from unittest.mock import patch

from tests.cli.runner import NOW, run_here
from tests.fuzz.place import as_text

from backcare_tui.errors import ExitCode

if TYPE_CHECKING:
    from tests.fuzz.place import Place

STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could move a cursor or turn words round; line breaks and tabs are left."""
_SLOW = ("--db", "demo", "simulate", "completion")
"""What costs seconds for each run, or reaches out of the folder."""
_TIMED = {"session": "--list", "press": "--log", "exercise": "--log"}
"""What counts time down, and what keeps it from doing so."""


def arguments(data: bytes, place: Place) -> None:
    """The words of a command line, between blanks."""
    words = as_text(data.replace(b"\0", b"")).split()
    if len(words) > 20 or any("/" in word or word.startswith(_SLOW) for word in words):
        return
    if any(word in words and without not in words for word, without in _TIMED.items()):
        return
    home = {"HOME": str(place.folder), "BACKCARE_NOW": NOW, "BACKCARE_DEBUG": "1"}
    with patch.dict(os.environ, home), chdir(place.folder):
        ran = run_here(*words, "") if len(words) == 1 else run_here(*words)
    assert ran.code in list(ExitCode)
    assert "Traceback" not in ran.err
    assert not STEERS.search(ran.out + ran.err)
    if "--json" in words and ran.out.startswith('{"schema":'):
        json.loads(ran.out)
