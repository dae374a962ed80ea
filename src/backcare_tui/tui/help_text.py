"""The words of the help."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from textual.content import Content

from backcare_tui.charts.cells import cell_width
from backcare_tui.language import gettext as _
from backcare_tui.tui.bindings import EVERYWHERE, Offer, remapped
from backcare_tui.tui.drawing import hanging

if TYPE_CHECKING:
    from textual.screen import Screen

_HEADING = "bold $secondary"
_TWO_COLUMNS = 76
_MARKS = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*")
_LONGEST_KEYS = 12

Words = list[Content]
"""Paragraphs."""


def help_words(screen: Screen[Any], keymap: Mapping[str, str]) -> Words:
    """What is said about the screen, then about what is marked on it."""
    focused = screen.focused
    told = [screen.HELP or _named(screen)]
    if focused is not None:
        told += [node.HELP for node in focused.ancestors_with_self if node.HELP][:1]
    paragraphs = [p for text in dict.fromkeys(told) for p in _(cleandoc(text)).split("\n\n")]
    return [_paragraph(p, screen, keymap) for p in paragraphs if p]


def _named(screen: Screen[Any]) -> str:
    """A heading for a screen that says nothing of itself: AboutYouScreen is “About you”."""
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", type(screen).__name__.removesuffix("Screen"))
    return f"# {words.capitalize()}"


def _paragraph(text: str, screen: Screen[Any], keymap: Mapping[str, str]) -> Content:
    if text.startswith("#"):
        return Content.styled(text.lstrip("# "), _HEADING)
    parts: list[tuple[str, str] | str] = []
    at = 0
    for mark in _MARKS.finditer(text):
        key, strong, gentle = mark.groups()
        parts.append(text[at : mark.start()])
        if key:
            parts.append((remapped(screen, key, keymap), "bold $primary"))
        else:
            parts.append((strong or gentle, "bold" if strong else "italic"))
        at = mark.end()
    return Content.assemble(*parts, text[at:])


def help_page(words: Words, found: Sequence[Offer], width: int) -> Content:
    """The whole page, ``width`` columns wide."""
    rows: list[Content] = []
    for paragraph in words:
        rows += paragraph.wrap(width)
        if not _is_heading(paragraph):
            rows.append(Content(""))
    here = sorted((o for o in found if not o.everywhere), key=_on_widget)
    everywhere = sorted((o for o in found if o.everywhere), key=_place)
    for title, group in ((_("Keys here"), here), (_("Keys everywhere"), everywhere)):
        if group:
            rows += [Content.styled(title, _HEADING), *_keys(group, width), Content("")]
    return Content("\n").join(rows[:-1])


def _is_heading(paragraph: Content) -> bool:
    return any(span.style == _HEADING for span in paragraph.spans)


def _on_widget(offer: Offer) -> bool:
    """Whether it belongs to what is marked and not to the whole screen."""
    return offer.node is not offer.node.screen


def _place(offer: Offer) -> int:
    """The screens come first, then the commands, then ways to move."""
    return next(i for i, start in enumerate(EVERYWHERE) if offer.id.startswith(start))


def _keys(group: Sequence[Offer], width: int) -> list[Content]:
    room = min(max(_shown(offer).cell_length for offer in group), _LONGEST_KEYS) + 2
    if width < _TWO_COLUMNS:
        return [line for offer in group for line in _entry(offer, room, width)]
    column = (width - 3) // 2
    cells = [_entry(offer, room, column) for offer in group]
    half = _half(cells)
    left = [line for cell in cells[:half] for line in cell]
    right = [line for cell in cells[half:] for line in cell]
    rows = []
    for at in range(max(len(left), len(right))):
        one = left[at] if at < len(left) else Content("")
        other = right[at] if at < len(right) else Content("")
        rows.append(Content.assemble(one, " " * (column - one.cell_length + 3), other))
    return rows


def _half(cells: Sequence[Sequence[Content]]) -> int:
    """How many entries fill the left column, so that it is not shorter than the right one."""
    lines, every = 0, sum(map(len, cells))
    for number, cell in enumerate(cells):
        if lines * 2 >= every:
            return number
        lines += len(cell)
    return len(cells)


def _shown(offer: Offer) -> Content:
    """The keys of an offer; where they are many, the first and the last."""
    keys = " ".join(offer.keys)
    if len(offer.keys) > 2 and cell_width(keys) > _LONGEST_KEYS:
        keys = f"{offer.keys[0]} … {offer.keys[-1]}"
    return Content(keys)


def _entry(offer: Offer, room: int, width: int) -> list[Content]:
    keys = _shown(offer)
    words = Content(offer.words)
    if keys.cell_length > room - 2:
        lead = Content.styled(keys.plain, "bold $primary")
        return [*lead.wrap(width), *hanging(" " * room, words, width).split("\n")]
    lead = Content.assemble((keys.plain, "bold $primary"), " " * (room - keys.cell_length))
    return list(hanging(lead, words, width).split("\n"))
