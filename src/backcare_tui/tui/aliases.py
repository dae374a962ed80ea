"""Keys for hands that stay on the letters, wherever a screen has left those letters free."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widgets import OptionList

BINDINGS: list[BindingType] = [
    Binding("j", "press_for('down')", "Down", show=False, id="move.down", tooltip="One down"),
    Binding("k", "press_for('up')", "Up", show=False, id="move.up", tooltip="One up"),
    Binding(
        "h", "press_for('left')", "Left", show=False, id="move.left", tooltip="As the left arrow"
    ),
    Binding(
        "l",
        "press_for('right')",
        "Right",
        show=False,
        id="move.right",
        tooltip="As the right arrow",
    ),
    Binding(
        "g",
        "press_for('ctrl+home home')",
        "Top",
        show=False,
        id="reach.top",
        tooltip="To the top",
    ),
    Binding(
        "G", "press_for('ctrl+end end')", "End", show=False, id="reach.end", tooltip="To the end"
    ),
    Binding(
        "ctrl+d",
        "half_page(1)",
        "Half a page on",
        show=False,
        id="reach.half-on",
        tooltip="Half a page on",
    ),
    Binding(
        "ctrl+u",
        "half_page(-1)",
        "Half a page back",
        show=False,
        id="reach.half-back",
        tooltip="Half a page back",
    ),
]

_NOT_ON_TODAY = {"left", "right", "ctrl+home", "ctrl+end"}
"""On Today `l` is lifting and `g` may be sitting; half a pair would change pain by mistake."""


def is_free(screen: Screen[Any], keys: str) -> bool:
    """Whether an alias for ``keys``, separated by blanks, is given on a screen."""
    if getattr(screen, "ASKS", False):
        return False
    return getattr(screen, "MODE", "") != "today" or not _NOT_ON_TODAY.intersection(keys.split())


def half_page(screen: Screen[Any], by: int) -> None:
    """Move the mark of a list, or else what can be scrolled, by half its height."""
    from textual.widgets import OptionList

    from backcare_tui.tui.widgets.rows import Rows

    focused = screen.focused
    if isinstance(focused, Rows):
        focused.action_half_page(by)
        return
    if isinstance(focused, OptionList):
        _mark_option(focused, (focused.highlighted or 0) + by * (focused.size.height // 2), by)
        return
    around = focused.ancestors_with_self if focused else ()
    for holder in (*around, *screen.query(".page-body")):
        if getattr(holder, "max_scroll_y", 0) and getattr(holder, "allow_vertical_scroll", False):
            holder.scroll_relative(y=by * max(holder.size.height // 2, 1), animate=False)
            return


def _mark_option(options: OptionList, wanted: int, by: int) -> None:
    """Mark the option nearest to ``wanted`` that can be chosen."""
    free = [i for i, option in enumerate(options.options) if not option.disabled]
    if free:
        beyond = [i for i in free if (i - wanted) * by <= 0]
        options.highlighted = (max if by > 0 else min)(beyond or free)
