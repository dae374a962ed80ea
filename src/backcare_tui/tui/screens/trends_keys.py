"""The keys of Trends, and what the key bar offers."""

from __future__ import annotations

from typing import Any

from textual.binding import Binding

CHART, TRIGGERS, CALENDAR = "chart", "triggers", "calendar"
"""What stands beneath the sentence."""

RANGE_KEYS = {"7": "7", "3": "30", "9": "90", "y": "365", "a": "all"}
RANGE_WORDS = {"7": "7 days", "30": "30 days", "90": "90 days", "365": "1 year", "all": "all"}

_WORDS = {TRIGGERS: ("x", "Triggers"), CALENDAR: ("k", "Calendar")}


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
    arrows = ("↑ ↓", "Scroll", "none") if shown == TRIGGERS else ("← →", "Read a day", "none")
    return (ranges, arrows, *views, mark, helped)


BINDINGS: list[Any] = [
    *(
        Binding(
            key,
            f"range('{name}')",
            RANGE_WORDS[name],
            show=False,
            id=f"trends.range-{name}",
            tooltip=f"Show {RANGE_WORDS[name]}",
        )
        for key, name in RANGE_KEYS.items()
    ),
    Binding(
        "x",
        f"show('{TRIGGERS}')",
        "Triggers",
        show=False,
        id="trends.triggers",
        tooltip="What goes together with your pain, or the chart again",
    ),
    Binding(
        "k",
        f"show('{CALENDAR}')",
        "Calendar",
        show=False,
        id="trends.calendar",
        tooltip="The months with their pain, or the chart again",
    ),
    Binding(
        "m",
        "mark",
        "Mark",
        show=False,
        id="trends.mark",
        tooltip="Mark what may change things, on the day that is read out",
    ),
    Binding(
        "left",
        "cursor(-1)",
        "Day before",
        show=False,
        id="trends.day-before",
        tooltip="Read out the day before",
    ),
    Binding(
        "right",
        "cursor(1)",
        "Day after",
        show=False,
        id="trends.day-after",
        tooltip="Read out the day after",
    ),
    Binding(
        "enter", "open", "Open day", show=False, id="trends.open", tooltip="Open the marked day"
    ),
]
