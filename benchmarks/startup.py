"""How long backcare takes to start, against what its libraries alone take.

Whole processes, in pairs, on a diary of 120 days: a check-in (with its durable commit) and the help
against importing what they cannot do without, the app in a terminal against one that shows a word.
"""

import os
import sys
import tempfile
from pathlib import Path

from support.diaries import lived_in
from support.measure import (
    Figure,
    backcare_command,
    environment,
    quick_asked,
    ratio,
    report,
    whole_process,
)
from support.programs import Programs

DAYS = 120


def measure(home: Path, seconds: float) -> list[Figure]:
    """All figures, each measured for some seconds."""
    people = environment(home)
    template = lived_in(home / "template.db", DAYS)
    diary = home / "diary.db"
    people["BACKCARE_DB"] = str(diary)
    programs = Programs(home, people)
    backcare = backcare_command()

    def importing(names: str) -> float:
        return whole_process([sys.executable, "-c", f"import {names}"], people)

    def command(*arguments: str) -> float:
        fresh_copy(template, diary)
        return whole_process([*backcare, *arguments], people)

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
        programs.first_frame(2 * seconds),
        programs.data(2 * seconds),
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
