"""The five screens, each imported when it is first shown; only Today is there from the start."""

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
