"""What the app takes while nobody touches it."""

from __future__ import annotations

from contextlib import ExitStack
from time import perf_counter, sleep
from typing import TYPE_CHECKING

from support import process
from support.key_times import go
from support.measure import Figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from support.emulator import Terminal
    from support.programs import Programs

_SECONDS = 10.0
_PLACES = {
    "Today": ((), "How was your back"),
    "Trends": (("R",), "7 days"),
    "a paused session": (("C", "enter", " ", " ", " "), "paused"),
}
"""The keys that lead there, and what then stands on the screen."""
_WORK_LEFT = 2.5
"""Seconds in which the start, and what it put off, comes to its end."""


def idle(programs: Programs, meanwhile: Callable[[], Sequence[Figure]]) -> list[Figure]:
    """Share of a core that the app takes over ten seconds and more, in three places.

    Processor time does not depend on what else goes on, so ``meanwhile`` measures other things;
    its figures come after.
    """
    if not process.can_look():
        print("idle CPU and memory: left out, for this system has no /proc")
        return list(meanwhile())
    with ExitStack() as stack:
        floor = stack.enter_context(programs.empty())
        resting = {name: stack.enter_context(programs.backcare()) for name in _PLACES}
        sleep(_WORK_LEFT)
        for name, terminal in resting.items():
            way, there = _PLACES[name]
            go(terminal, way)
            terminal.wait_for(there)
        sleep(_WORK_LEFT)
        terminals: list[Terminal] = [floor, *resting.values()]
        before = [process.cpu_seconds(terminal.process) for terminal in terminals]
        begun = perf_counter()
        others = list(meanwhile())
        sleep(max(begun + _SECONDS - perf_counter(), 0))
        seconds = perf_counter() - begun
        after = [process.cpu_seconds(terminal.process) for terminal in terminals]
    shares = [100 * (b - a) / seconds for a, b in zip(before, after, strict=True)]
    how = f"an empty app {shares[0]:.2f} %, over {seconds:.0f} s"
    figures = [
        Figure(f"idle CPU, {name}", share, 1, "%", how)
        for name, share in zip(resting, shares[1:], strict=True)
    ]
    return [*figures, *others]


def memory(terminal: Terminal, small: Terminal) -> list[Figure]:
    """What the app has in memory now, beside the small app; nothing where there is no /proc."""
    if not process.can_look():
        return []
    took = process.resident_megabytes(terminal.process)
    floor = process.resident_megabytes(small.process)
    how = f"{took / floor:.1f} x the small app's {floor:.0f} MB, after every screen"
    return [Figure("memory", took, 90, "MB", how)]
