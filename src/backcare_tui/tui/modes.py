"""The five screens. Only Today is there from the start; the others are imported later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from backcare_tui.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.screen import Screen


def _trends() -> Screen[Any]:
    from backcare_tui.tui.screens.trends import TrendsScreen

    return TrendsScreen()


def _pattern() -> Screen[Any]:
    from backcare_tui.tui.screens.pattern import PatternScreen

    return PatternScreen()


def _care() -> Screen[Any]:
    from backcare_tui.tui.screens.care import CareScreen

    return CareScreen()


def _history() -> Screen[Any]:
    from backcare_tui.tui.screens.history import HistoryScreen

    return HistoryScreen()


MODES: Mapping[str, Callable[[], Screen[Any]]] = {
    "today": TodayScreen,
    "trends": _trends,
    "pattern": _pattern,
    "care": _care,
    "history": _history,
}
"""What makes each screen, by the name of its mode."""


def load() -> None:
    """Import the other screens, so that none has to when it is first shown; in any thread."""
    import backcare_tui.tui.screens.care
    import backcare_tui.tui.screens.history
    import backcare_tui.tui.screens.pattern
    import backcare_tui.tui.screens.trends  # noqa: F401
