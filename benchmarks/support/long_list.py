"""Whether the length of a diary slows its list down."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from support.diaries import every_day
from support.key_times import go, shown
from support.measure import Figure

if TYPE_CHECKING:
    from support.emulator import Terminal
    from support.programs import Programs

_FEW, _MANY = 10, 3650
_UNNOTICED = 10.0
"""Milliseconds that nobody notices: below it, one list counts as fast as the other."""


def keys_in_history(programs: Programs, seconds: float) -> Figure:
    """One row down and up again, with ten days and with ten years."""
    with ExitStack() as stack:
        lists = []
        for days in (_FEW, _MANY):
            diary = every_day(programs.home / f"{days}.db", days)
            people = {**programs.people, "BACKCARE_DB": str(diary)}
            terminal = stack.enter_context(replace(programs, people=people).backcare())
            go(terminal, "H")
            terminal.wait_for(f"{days:,} days")
            terminal.settle(1.5, within=30)  # until the list behind the first rows is filled
            lists.append(terminal)
        few, many = lists
        for _ in range(3):  # now one row further moves the whole list
            shown(many, "pagedown")
        times: dict[Terminal, list[float]] = {few: [], many: []}
        end = perf_counter() + seconds
        while perf_counter() < end:
            for key in ["down"] * (_FEW - 2) + ["up"] * (_FEW - 2):
                for terminal in lists:
                    times[terminal].append(shown(terminal, key))
    own, other = median(times[many]), median(times[few])
    how = f"{own:.0f} against {other:.0f} ms, {len(times[few])} keys each"
    goal = "History of ten years / of ten days"
    return Figure(goal, max(own, _UNNOTICED) / max(other, _UNNOTICED), 1.3, "x", how)
