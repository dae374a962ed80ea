"""The keys of Trends, and what the key bar offers."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding

from backcare_tui.language import marked

CHART, TRIGGERS, CALENDAR, MAP = "chart", "triggers", "calendar", "map"
"""What stands beneath the sentence."""

RANGE_KEYS = {"7": "7", "3": "30", "9": "90", "y": "365", "a": "all"}
RANGE_WORDS = {
    "7": marked("7 days"),
    "30": marked("30 days"),
    "90": marked("90 days"),
    "365": marked("1 year"),
    "all": marked("all"),
}
_RANGE_TIPS = {
    "7": marked("Show 7 days"),
    "30": marked("Show 30 days"),
    "90": marked("Show 90 days"),
    "365": marked("Show 1 year"),
    "all": marked("Show all"),
}

_WORDS = {
    TRIGGERS: ("x", marked("Triggers")),
    CALENDAR: ("k", marked("Calendar")),
    MAP: ("b", marked("Body")),
}
_ARROWS = {
    CHART: ("← →", marked("Day"), "none"),
    CALENDAR: ("← ↓ ↑ →", marked("Day"), "none"),
    TRIGGERS: ("enter", marked("Days after"), "toggle_row"),
}


def offered(shown: str, *, narrow: bool) -> tuple[tuple[str, str, str], ...]:
    """The key bar while ``shown`` is in view; where it is narrow, the last ones have no room."""
    views = [
        (key, marked("Chart") if name == shown else words, f"show('{name}')")
        for name, (key, words) in _WORDS.items()
    ]
    mark, helped = ("m", marked("Mark"), "mark"), ("?", marked("Help"), "app.toggle_help")
    ranges = ("7 3 9 y a", marked("Range"), "next_range")
    if narrow:
        return (*views, mark, helped, ranges)
    if shown == MAP:
        return (ranges, *views, mark, helped)
    return (ranges, _ARROWS[shown], *views, helped)


def _binding(key: str, action: str, words: str, name: str, tooltip: str) -> Binding:
    return Binding(key, action, words, show=False, id=f"trends.{name}", tooltip=tooltip)


BINDINGS: list[Any] = [
    *(
        _binding(
            key,
            f"range('{name}')",
            RANGE_WORDS[name],
            f"range-{name}",
            _RANGE_TIPS[name],
        )
        for key, name in RANGE_KEYS.items()
    ),
    _binding(
        "x",
        f"show('{TRIGGERS}')",
        marked("Triggers"),
        "triggers",
        marked("What goes together with your pain, or the chart again"),
    ),
    _binding(
        "k",
        f"show('{CALENDAR}')",
        marked("Calendar"),
        "calendar",
        marked("A year of pain at a glance, or the chart again"),
    ),
    _binding(
        "b",
        f"show('{MAP}')",
        marked("Body"),
        "map",
        marked("Where it hurt, on the body, or the chart again"),
    ),
    _binding(
        "m",
        "mark",
        marked("Mark"),
        "mark",
        marked("Mark what may change things, on the day that is read out"),
    ),
    _binding(
        "left", "cursor(-1)", marked("Day before"), "day-before", marked("Read out the day before")
    ),
    _binding(
        "right", "cursor(1)", marked("Day after"), "day-after", marked("Read out the day after")
    ),
    _binding(
        "ctrl+left",
        "cursor(-7)",
        marked("Week before"),
        "week-before",
        marked("Read out the day a week before"),
    ),
    _binding(
        "ctrl+right",
        "cursor(7)",
        marked("Week after"),
        "week-after",
        marked("Read out the day a week after"),
    ),
    _binding(
        "plus,equals_sign", "zoom(True)", marked("Zoom in"), "zoom-in", marked("Show fewer days")
    ),
    _binding("minus", "zoom(False)", marked("Zoom out"), "zoom-out", marked("Show more days")),
    _binding(
        "less_than_sign,shift+left",
        "pan(-1)",
        marked("Earlier"),
        "earlier",
        marked("Show earlier days"),
    ),
    _binding(
        "greater_than_sign,shift+right",
        "pan(1)",
        marked("Later"),
        "later",
        marked("Show later days"),
    ),
    _binding("enter", "open", marked("Open day"), "open", marked("Open the marked day")),
]
