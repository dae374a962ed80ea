"""Timing in pairs, and the table in which every benchmark ends."""

from __future__ import annotations

import argparse
import compileall
import math
import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import backcare_tui

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


_PAIRS = 5
"""The fewest that a median is taken of."""


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, its goal (the most it may be), and how."""

    name: str
    value: float
    goal: float
    unit: str
    how: str

    @property
    def reached(self) -> bool:
        """Whether it is within its goal."""
        return self.value <= self.goal

    @property
    def columns(self) -> tuple[str, str]:
        """What was measured and its goal, as the table shows them."""
        return f"{self.value:.2f} {self.unit}", f"<= {self.goal:g} {self.unit}"


@dataclass(frozen=True)
class Spread(Figure):
    """A figure of many times: their median, and ``late``, what 19 of 20 stay below."""

    late: float
    late_goal: float

    @property
    def reached(self) -> bool:
        return self.value <= self.goal and self.late <= self.late_goal

    @property
    def columns(self) -> tuple[str, str]:
        goal = f"<= {self.goal:g}, {self.late_goal:g} {self.unit}"
        return f"{self.value:.0f}, {self.late:.0f} {self.unit}", goal


def late(times: Sequence[float]) -> float:
    """What 19 of 20 stay below: the 95th percentile, by the nearest rank."""
    return sorted(times)[math.ceil(0.95 * len(times)) - 1]


def quick_asked(about: str) -> bool:
    """Read the command line of a benchmark: True where it is to end soon."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    return bool(parser.parse_args().quick)


def report(title: str, figures: Sequence[Figure]) -> int:
    """Print the table; 1 where a figure falls short, else 0."""
    print(title)
    wide = max(len(figure.name) for figure in figures)
    values, goals = zip(*(figure.columns for figure in figures), strict=True)
    value_wide, goal_wide = (max(map(len, column)) for column in (values, goals))
    print(f"{'figure':<{wide}}  {'measured':>{value_wide}}  {'goal':>{goal_wide}}  verdict  how")
    for figure, value, goal in zip(figures, values, goals, strict=True):
        verdict = "ok" if figure.reached else "SHORT"
        how = f"{verdict:<7}  {figure.how}"
        print(f"{figure.name:<{wide}}  {value:>{value_wide}}  {goal:>{goal_wide}}  {how}")
    short = sum(not figure.reached for figure in figures)
    print(f"{short} of {len(figures)} fall short" if short else "all goals reached")
    return 1 if short else 0


def ratio(
    name: str,
    goal: float,
    ours: Callable[[], float],
    theirs: Callable[[], float],
    seconds: float,
) -> Figure:
    """Measure ``ours`` and ``theirs`` in turn for some seconds; the median ratio of the pairs.

    The machine may change its pace from minute to minute, so only neighbours are compared.
    """
    ours(), theirs()  # the first of each fills the caches and is not counted
    pairs: list[tuple[float, float]] = []
    end = perf_counter() + seconds
    while perf_counter() < end or len(pairs) < _PAIRS:
        # Each goes first as often as the other.
        if len(pairs) % 2:
            other = theirs()
            pairs.append((ours(), other))
        else:
            pairs.append((ours(), theirs()))
    own, other = (1000 * median(values) for values in zip(*pairs, strict=True))
    how = f"{own:.0f} against {other:.0f} ms, {len(pairs)} pairs"
    return Figure(name, median(mine / its for mine, its in pairs), goal, "x", how)


def whole_process(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """How many seconds a command takes from start to end. It has to succeed."""
    begun = perf_counter()
    code = subprocess.call(
        command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    took = perf_counter() - begun
    if code:
        raise RuntimeError(f"{' '.join(command)} ended with {code}")
    return took


def backcare_command() -> list[str]:
    """How people start backcare: the script beside this Python, else the module."""
    script = Path(sysconfig.get_path("scripts"), "backcare")
    return [str(script)] if script.exists() else [sys.executable, "-m", "backcare_tui"]


def environment(home: Path) -> dict[str, str]:
    """The environment of someone whose files are in ``home``, code compiled as they have it."""
    left_out = ("BACKCARE_", "XDG_", "PYTHON", "TEXTUAL")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(left_out)}
    for name in ("NO_COLOR", "COLUMNS", "LINES", "CI"):
        kept.pop(name, None)
    compileall.compile_dir(Path(backcare_tui.__file__).parent, quiet=2)
    return kept | {"HOME": str(home), "LANG": kept.get("LANG", "C.UTF-8")}
