"""How long backcare takes to start, against what its libraries alone take.

Whole processes, in pairs, on a diary of 120 days: a check-in (with its durable commit) and the help
against importing what they cannot do without, the app in a terminal against one that shows a word.
"""

import os
import sys
import tempfile
from pathlib import Path

from support.diaries import lived_in
from support.emulator import Terminal
from support.measure import (
    Figure,
    backcare_command,
    environment,
    quick_asked,
    ratio,
    report,
    whole_process,
)

DAYS = 120
EMPTY_APP = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    def compose(self):
        yield Static("Nothing else")

Empty().run()
"""


def measure(home: Path, seconds: float) -> list[Figure]:
    """All figures, each measured for some seconds."""
    people = environment(home)
    template = lived_in(home / "template.db", DAYS)
    diary = home / "diary.db"
    people["BACKCARE_DB"] = str(diary)
    empty = home / "empty.py"
    empty.write_text(EMPTY_APP)
    backcare = backcare_command()

    def importing(names: str) -> float:
        return whole_process([sys.executable, "-c", f"import {names}"], people)

    def command(*arguments: str) -> float:
        fresh_copy(template, diary)
        return whole_process([*backcare, *arguments], people)

    def shown(words: str, program: list[str]) -> float:
        fresh_copy(template, diary)
        with Terminal(program, people) as terminal:
            return terminal.wait_for(words)

    def empty_frame() -> float:
        return shown("Nothing else", [sys.executable, str(empty)])

    return [
        ratio(
            "check-in / import click, sqlite3",
            2.0,
            lambda: command("checkin", "4", "--trigger", "cold"),
            lambda: importing("click, sqlite3"),
            seconds,
        ),
        ratio(
            "help / import click",
            2.0,
            lambda: command("--help"),
            lambda: importing("click"),
            seconds,
        ),
        ratio(
            "app's first frame / empty app's",
            1.4,
            lambda: shown("History", backcare),
            empty_frame,
            2 * seconds,
        ),
        ratio(
            "app's data / empty app's first frame",
            1.9,
            lambda: shown("7 days", backcare),
            empty_frame,
            2 * seconds,
        ),
    ]


def fresh_copy(template: Path, diary: Path) -> None:
    """Put the diary back to what it was, on the disk, so that no commit has to write our copy."""
    for suffix in ("-wal", "-shm"):
        diary.with_name(diary.name + suffix).unlink(missing_ok=True)
    with diary.open("wb") as copy:
        copy.write(template.read_bytes())
        copy.flush()
        os.fsync(copy.fileno())


def main() -> int:
    """Measure and print; the exit code."""
    seconds = 6 if quick_asked(__doc__ or "") else 20
    with tempfile.TemporaryDirectory(prefix="backcare-startup-") as folder:
        figures = measure(Path(folder), seconds)
    return report("Whole processes from start to end, or to what is on the screen", figures)


if __name__ == "__main__":
    sys.exit(main())
