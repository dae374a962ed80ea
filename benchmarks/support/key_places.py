"""Where keys are pressed, and which: every screen of the app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place in the app. The keys of ``way`` lead there from any of the five screens.

    ``there`` then stands on the screen. Each key of ``keys``, pressed one after the other and
    round again, changes what is shown. ``back`` leads to a screen that knows the five letters.
    """

    name: str
    way: tuple[str, ...]
    there: str
    keys: tuple[str, ...]
    back: tuple[str, ...] = ()

    @property
    def reads(self) -> bool:
        """Whether the way there makes the app read the whole diary."""
        return self.way[0] in "RH"


_DOWN_AND_UP = ("down", "down", "down", "up", "up", "up")
_ROUND = ("left", "up", "right", "down")
_LEFT_AND_RIGHT = ("left", "left", "left", "right", "right", "right")
_WORD = ("c", "o", "l", "d", "backspace", "backspace", "backspace", "backspace")

PLACES = (
    Place("Today, form", ("T",), "How was your back", tuple("3c4d5f6l7c2d8f1l")),
    Place("Trends, chart cursor", ("R", "a", "right"), "check-in", _LEFT_AND_RIGHT),
    Place("Trends, zoom", ("R", "a"), "all", ("+", "+", "+", "-", "-", "-")),
    Place("Trends, earlier and later", ("R", "y", "right"), "1 year", ("<", "<", ">", ">")),
    Place("Trends, range", ("R",), "7 days", ("9", "y", "a", "3", "7")),
    Place("Trends, triggers", ("R", "x"), "What goes with", _DOWN_AND_UP, ("x",)),
    Place("Trends, calendar", ("R", "k", "left", "left"), "Mo", _ROUND, ("k",)),
    Place("Pattern, scroll", ("P",), "Speaks for it", _DOWN_AND_UP),
    Place("Care, list", ("C",), "Every day", _DOWN_AND_UP),
    Place("Care, figure", ("C", "tab"), "Every day", ("v",), ("tab", "tab")),
    Place("Care, page", ("C", "tab", "tab"), "Every day", _DOWN_AND_UP, ("tab",)),
    Place("pain map", ("T", "b"), "Where", ("left", "right"), ("escape",)),
    Place("History, list", ("H", "pagedown", "pagedown"), "days", _DOWN_AND_UP),
    Place("History, day page", ("H", "enter"), "What changed when", ("]", "["), ("escape",)),
    Place("History, search", ("H", "/"), "days", _WORD, ("escape",)),
    Place("Settings", (",",), "Settings", _DOWN_AND_UP, ("escape",)),
    Place("help", ("?",), "esc Back", _DOWN_AND_UP, ("escape",)),
    Place("palette", ("ctrl+p",), "Search", _WORD, ("escape",)),
    Place("Today, saved", ("T", "5", "enter"), "Edit", ("[", "]")),
)
"""In an order that leaves each place as the next one finds it; the last one writes."""

SCREENS = {"T": "Today", "R": "Trends", "P": "Pattern", "C": "Care", "H": "History"}
"""The five screens by the letters that go there."""
