"""Programs that do next to nothing: what Textual alone takes, to measure beside backcare."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

EMPTY_SHOWS = "Nothing else"
SMALL_SHOWS = "Row 1"

_EMPTY = f"""
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("{EMPTY_SHOWS}")

Empty().run()
"""

_SMALL = """
from textual.app import App
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Header

class One(Screen):
    def compose(self):
        yield Header()
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Name", "Value", type(self).__name__)
        table.add_rows((f"Row {row}", f"{row * row}", "some words") for row in range(1, 51))

class Two(One):
    pass

class Small(App):
    MODES = {"One": One, "Two": Two}
    DEFAULT_MODE = "One"
    BINDINGS = [("a", "switch_mode('One')", "One"), ("b", "switch_mode('Two')", "Two")]

Small().run()
"""


def empty_app(home: Path) -> list[str]:
    """The command of an app with one line of text, `EMPTY_SHOWS`; its file is put into ``home``."""
    return _program(home / "empty.py", _EMPTY)


def small_app(home: Path) -> list[str]:
    """The command of an app with a table of 50 rows on each of two screens, `a` and `b`."""
    return _program(home / "small.py", _SMALL)


def _program(file: Path, text: str) -> list[str]:
    file.write_text(text)
    return [sys.executable, str(file)]
