"""The last look at what is drawn: no character of a text steers the terminal."""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from backcare_tui.domain.text import UNSAFE


class SafeText(LineFilter):
    """Takes out control characters and turns of direction; columns stay where they are.

    What the program itself keeps holds none, but a diary's file may come from elsewhere.
    """

    def apply(
        self,
        segments: list[Segment],
        background: Color,  # noqa: ARG002 - Textual's own
    ) -> list[Segment]:
        """The same segments with the width that they had."""
        # Most lines are printable throughout, which is quickly seen.
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_safe(segment.text), segment.style)
            for segment in segments
        ]


def _safe(text: str) -> str:
    return UNSAFE.sub(_blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * cell_len(found[0])
