"""How long a key press takes to show, in a real terminal of 80x24.

Today on a diary of 120 days; History on one of ten years against one of ten days, in turn.
"""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

from support.diaries import every_day, lived_in
from support.emulator import Terminal
from support.measure import Figure, backcare_command, environment, quick_asked, report

TODAY_KEYS = "3c4d5f6l7c2d8f1l"
FEW, MANY = 10, 3650
FLOOR = 10.0
"""Milliseconds that nobody notices: below it, one list counts as fast as the other."""


def keys_in_today(home: Path, people: dict[str, str], seconds: float) -> Figure:
    """Pain and triggers, until the form shows them."""
    people["BACKCARE_DB"] = str(lived_in(home / "today.db", 120))
    times = []
    with Terminal(backcare_command(), people) as terminal:
        terminal.wait_for("7 days")
        terminal.settle(0.5)
        end = perf_counter() + seconds
        while perf_counter() < end:
            times += [shown(terminal, key) for key in TODAY_KEYS]
    how = f"{len(times)} keys, slowest {max(times):.0f} ms"
    return Figure("key in Today to its paint", median(times), 50, "ms", how)


def keys_in_history(home: Path, people: dict[str, str], seconds: float) -> Figure:
    """One row down and up again, with ten days and with ten years."""
    with ExitStack() as stack:
        lists = []
        for days in (FEW, MANY):
            people["BACKCARE_DB"] = str(every_day(home / f"{days}.db", days))
            terminal = stack.enter_context(Terminal(backcare_command(), people))
            terminal.wait_for("7 days")
            terminal.settle(0.3)
            terminal.press("H")
            terminal.wait_for(f"{days:,} days")
            terminal.settle(1.5, within=30)  # until the list behind the first rows is filled
            lists.append(terminal)
        few, many = lists
        for _ in range(3):  # now one row further moves the whole list
            shown(many, "pagedown")
        times: dict[Terminal, list[float]] = {few: [], many: []}
        end = perf_counter() + seconds
        while perf_counter() < end:
            for key in ["down"] * (FEW - 2) + ["up"] * (FEW - 2):
                for terminal in lists:
                    times[terminal].append(shown(terminal, key))
    own, other = median(times[many]), median(times[few])
    how = f"{own:.0f} against {other:.0f} ms, {len(times[few])} keys each"
    goal = "History of ten years / of ten days"
    return Figure(goal, max(own, FLOOR) / max(other, FLOOR), 1.3, "x", how)


def shown(terminal: Terminal, key: str) -> float:
    """Milliseconds from a key to the change of the screen, which has to come."""
    took = terminal.press(key)
    if took is None:
        raise RuntimeError(f"“{key}” changed nothing on this screen:\n{terminal.text()}")
    return took * 1000


def main() -> int:
    """Measure and print; the exit code."""
    seconds = 8 if quick_asked(__doc__ or "") else 30
    with tempfile.TemporaryDirectory(prefix="backcare-terminal-") as folder:
        home = Path(folder)
        people = environment(home)
        figures = [
            keys_in_today(home, people, seconds),
            keys_in_history(home, people, seconds),
        ]
    return report("From a key press to the change on the screen", figures)


if __name__ == "__main__":
    sys.exit(main())
