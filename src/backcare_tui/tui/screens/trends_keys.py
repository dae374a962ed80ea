"""The keys of Trends, and what the key bar offers."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding

CHART, TRIGGERS, CALENDAR = "chart", "triggers", "calendar"
"""What stands beneath the sentence."""

RANGE_KEYS = {"7": "7", "3": "30", "9": "90", "y": "365", "a": "all"}
RANGE_WORDS = {"7": "7 days", "30": "30 days", "90": "90 days", "365": "1 year", "all": "all"}

_WORDS = {TRIGGERS: ("x", "Triggers"), CALENDAR: ("k", "Calendar")}
_ARROWS = {
    CHART: ("← →", "Day", "none"),
    CALENDAR: ("← ↓ ↑ →", "Day", "none"),
    TRIGGERS: ("enter", "Days after", "toggle_row"),
}


def offered(shown: str, *, narrow: bool) -> tuple[tuple[str, str, str], ...]:
    """The key bar while ``shown`` is in view; where it is narrow, the last ones have no room."""
    views = [
        (key, "Chart" if name == shown else words, f"show('{name}')")
        for name, (key, words) in _WORDS.items()
    ]
    mark, helped = ("m", "Mark", "mark"), ("?", "Help", "app.toggle_help")
    ranges = ("7 3 9 y a", "Range", "next_range")
    if narrow:
        return (*views, mark, helped, ranges)
    if shown == CHART:
        return (ranges, _ARROWS[shown], ("+ -", "Zoom", "zoom(True)"), *views, helped)
    return (_ARROWS[shown], *views, mark, ranges, helped)


def _binding(key: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    return Binding(key, action, words, show=False, id=f"trends.{name}", tooltip=tooltip)


BINDINGS: list[Any] = [
    *(
        _binding(
            key,
            f"range('{name}')",
            RANGE_WORDS[name],
            f"range-{name}",
            f"Show {RANGE_WORDS[name]}",
        )
        for key, name in RANGE_KEYS.items()
    ),
    _binding(
        "x",
        f"show('{TRIGGERS}')",
        "Triggers",
        "triggers",
        "What goes together with your pain, or the chart again",
    ),
    _binding(
        "k",
        f"show('{CALENDAR}')",
        "Calendar",
        "calendar",
        "A year of pain at a glance, or the chart again",
    ),
    _binding(
        "m", "mark", "Mark", "mark", "Mark what may change things, on the day that is read out"
    ),
    _binding("left", "cursor(-1)", "Day before", "day-before", "Read out the day before"),
    _binding("right", "cursor(1)", "Day after", "day-after", "Read out the day after"),
    _binding(
        "ctrl+left", "cursor(-7)", "Week before", "week-before", "Read out the day a week before"
    ),
    _binding(
        "ctrl+right", "cursor(7)", "Week after", "week-after", "Read out the day a week after"
    ),
    _binding("plus,equals_sign", "zoom(True)", "Zoom in", "zoom-in", "Show fewer days"),
    _binding("minus", "zoom(False)", "Zoom out", "zoom-out", "Show more days"),
    _binding("less_than_sign,shift+left", "pan(-1)", "Earlier", "earlier", "Show earlier days"),
    _binding("greater_than_sign,shift+right", "pan(1)", "Later", "later", "Show later days"),
    _binding("enter", "open", "Open day", "open", "Open the marked day"),
]
