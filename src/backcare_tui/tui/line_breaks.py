"""Where a line of Chinese may end.

Textual breaks lines at blanks alone, which Chinese hardly has: its lines would end early, and some
would begin with a comma. The rules are the common core of UAX #14: a line may end after each
Chinese character, but none begins with closing punctuation or ends with opening punctuation.
"""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_CLOSING = r"、。，．：；？！）】》〉」』”’…％℃,.:;?!)\]%"
_OPENING = r"（【《〈「『“‘(\["
_UNIT = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}]|[^\s{_WIDE}{_OPENING}]+|.)[{_CLOSING}]*\s*", re.DOTALL
)


def units(text: str) -> list[str]:
    """``text`` in pieces that no line break divides: words, and single Chinese characters."""
    return _UNIT.findall(text)


def divide_line(text: str, width: int, fold: bool = True) -> list[int]:
    """Where to break ``text`` so that no line is wider than ``width`` cells.

    Returns:
        The places of the characters that begin a new line, ascending. A unit that is wider than a
        line is divided with ``fold``, and left too long without it.
    """
    breaks: list[int] = []
    place = used = 0
    for unit in units(text):
        wide = cell_len(unit.rstrip())
        if wide > width - used:
            if place:
                breaks.append(place)
            used = 0
            if wide > width and fold:
                pieces = chop_cells(unit, width)
                at = place
                for piece in pieces[:-1]:
                    at += len(piece)
                    breaks.append(at)
                used = cell_len(pieces[-1]) - cell_len(unit)
        used += cell_len(unit)
        place += len(unit)
    return breaks


def use() -> None:
    """Let all text of the app break so; for languages without blanks between words."""
    from textual import content

    # Textual offers no hook for it: this is the name by which it calls Rich's function.
    vars(content)["divide_line"] = divide_line
