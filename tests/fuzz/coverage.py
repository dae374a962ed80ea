"""Which lines of the program an input goes through, to keep few inputs that go many ways."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.fuzz.targets import CORPUS, TARGETS, inputs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import FrameType
    from typing import Any

    from tests.fuzz.place import Place

MOST = 24
"""How many inputs of one target are kept by themselves. Own choice."""
_PACKAGE = "/backcare_tui/"

Lines = frozenset[tuple[str, int]]


def keep_new_ways(name: str, found: Iterable[Path], place: Place) -> int:
    """Copy those of ``found`` that go through lines which no kept input goes through, the shortest
    first, and return how many."""
    kept = inputs(name)
    seen = {line for file in kept for line in ways(name, file.read_bytes(), place)}
    count = 0
    for file in sorted(found, key=lambda file: file.stat().st_size):
        new = ways(name, file.read_bytes(), place) - seen
        if new and len(kept) + count < MOST:
            (CORPUS / name / file.name[:12]).write_bytes(file.read_bytes())
            seen |= new
            count += 1
    return count


def ways(name: str, data: bytes, place: Place) -> Lines:
    """The lines of the program that reading ``data`` goes through."""
    lines: set[tuple[str, int]] = set()

    def follow(frame: FrameType, event: str, _value: Any) -> Callable[..., Any] | None:
        if _PACKAGE not in frame.f_code.co_filename:
            return None
        if event == "line":
            lines.add((frame.f_code.co_filename, frame.f_lineno))
        return follow

    before = sys.gettrace()
    sys.settrace(follow)
    try:
        TARGETS[name](data, place)
    finally:
        sys.settrace(before)
    return frozenset(lines)
