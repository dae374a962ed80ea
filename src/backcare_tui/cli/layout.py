"""Text in terminal cells: how wide it is, wrapped lines, aligned columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NARROWEST = 16
LONGEST_WHOLE = 300

_BEGINS = frozenset("（《〈【「『［“‘([")
_ENDS = frozenset("，。、；：？！）》〉】」』］”’…·,.;:?!)]%")
"""What begins or ends a quotation or a sentence, and no line."""

_BEGIN = re.compile(r" *(?:- |\d+\. )?")


def cells(text: str) -> int:
    """How many terminal cells ``text`` takes."""
    if text.isascii():
        return len(text)
    from backcare_tui.charts.cells import cell_width

    return cell_width(text)


def fit(text: str, width: int) -> str:
    """``text`` cut or padded to exactly ``width`` cells."""
    if cells(text) > width:
        text = _head(text, width - 1) + "…"
    return text + " " * (width - cells(text))


def wrap(text: str, width: int) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells.

    Line breaks stay, and each line keeps its own indentation where it continues. A line that fits
    is kept as it is, so columns stay aligned.
    """
    lines: list[str] = []
    for line in text.expandtabs(4).split("\n"):
        if cells(line) <= width:
            lines.append(line.rstrip())
            continue
        begin = _BEGIN.match(line)
        head = begin[0] if begin else ""
        # What follows a bullet or a number goes on beneath the text, not beneath the mark.
        filled = _filled(line[len(head) :].split(), " " * min(len(head), width // 2), width)
        lines += [head + filled[0].lstrip(), *filled[1:]] if len(head) <= width // 2 else filled
    return lines


def _filled(words: Sequence[str], indent: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = indent, len(indent)
    for blank, each in _pieces(words):
        word, size = each, cells(each)
        if used > len(indent) and used + len(blank) + size <= width:
            line, used = f"{line}{blank}{word}", used + len(blank) + size
            continue
        if used > len(indent):
            lines.append(line)
        # A path stays whole for copying; the terminal breaks it by itself.
        breaks = not word.isascii() or len(word) > LONGEST_WHOLE
        while breaks and size > width - len(indent):
            head = _head(word, width - len(indent)) or word[0]
            lines.append(indent + head)
            word = word[len(head) :]
            size = cells(word)
        line, used = indent + word, len(indent) + size
    if used > len(indent) or not lines:
        lines.append(line)
    return lines


def _pieces(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What stays in one line, with the blank before it: a word, or one wide character.

    Chinese has no blanks: a line can end between any two characters, but for punctuation, which
    stays with what it belongs to.
    """
    for word in words:
        begun, blank = "", " "
        for character in word if not word.isascii() else ():
            if begun and _parts(begun[-1], character):
                yield blank, begun
                begun, blank = "", ""
            begun += character
        yield blank, begun or word


def _parts(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    wide = any(cells(each) == 2 and not category(each).startswith("S") for each in (before, after))
    return wide and cells(after) > 0 and before not in _BEGINS and after not in _ENDS


def _head(text: str, width: int) -> str:
    """The longest start of ``text`` that fits ``width`` cells."""
    if text.isascii():
        return text[:width]
    used = 0
    for index, character in enumerate(text):
        used += cells(character)
        if used > width:
            return text[:index]
    return text


def columns(rows: Sequence[Sequence[str]], width: int = 0, gap: str = "  ") -> list[str]:
    """Align ``rows`` in columns.

    The last column keeps its own length; with ``width`` it goes on beneath itself where the line
    would be wider.
    """
    if not rows:
        return []
    widths = [max(cells(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    used = sum(widths) + len(gap) * len(widths)
    lines = []
    for row in rows:
        head = gap.join([*(fit(text, w) for text, w in zip(row, widths, strict=False)), ""])
        room = width - used
        last = wrap(row[-1], room) if room >= NARROWEST else [row[-1]]
        lines.append((head + last[0]).rstrip())
        lines += [" " * used + part for part in last[1:]]
    return lines
