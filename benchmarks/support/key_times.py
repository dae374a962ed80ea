"""How long keys take to show in every screen, each beside keys of a small Textual app."""

from __future__ import annotations

from itertools import cycle, islice
from statistics import median
from typing import TYPE_CHECKING

from support.key_places import PLACES
from support.measure import Figure, Spread, late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from support.emulator import Terminal
    from support.key_places import Place
    from support.programs import Programs

_GOAL, _LATE_GOAL = 50, 100
_FLOOR_EVERY = 4
"""How many keys of ours come to one of the small app."""
_QUIET = 0.06
"""Seconds without a change after which the next key is pressed."""
_STILL = 0.25
"""The same, after which a screen has shown all that it has to show."""
_READ = 0.8
"""The same, after which it has read what it needs of ten years."""
_PUT_OFF = 2.5
"""The same, after which the start has done what it put off."""
_OTHERS = "RPCH"


def shown(terminal: Terminal, key: str) -> float:
    """Milliseconds from a key to the change of the screen, which has to come."""
    took = terminal.press(key, _QUIET)
    if took is None:
        raise RuntimeError(f"“{key}” changed nothing on this screen:\n{terminal.text()}")
    return took * 1000


def go(terminal: Terminal, keys: Iterable[str]) -> None:
    """Press keys that lead elsewhere, each once the screen before stands still."""
    for key in keys:
        terminal.press(key, _STILL)
    terminal.settle(_STILL)


def keys_everywhere(terminal: Terminal, small: Terminal, presses: int) -> list[Spread]:
    """Some keys in each place."""
    terminal.settle(_PUT_OFF)
    return [_keys_of(place, terminal, small, presses) for place in PLACES]


def _keys_of(place: Place, terminal: Terminal, small: Terminal, presses: int) -> Spread:
    go(terminal, place.way)
    if place.reads:
        terminal.settle(_READ)
    terminal.wait_for(place.there)
    floor_keys = cycle(("down", "down", "up", "up"))
    times, floor = [], []
    for count, key in enumerate(islice(cycle(place.keys), presses)):
        times.append(shown(terminal, key))
        if count % _FLOOR_EVERY == 0:
            floor.append(shown(small, next(floor_keys)))
    go(terminal, place.back)
    return _spread(place.name, times, floor)


def first_visits(programs: Programs, starts: int) -> list[Figure]:
    """The first time that each screen comes up, over some starts of the app.

    The goal is the time of the small app to its second screen, in the same seconds.
    """
    painted: dict[str, list[float]] = {letter: [] for letter in _OTHERS}
    whole: dict[str, list[float]] = {letter: [] for letter in _OTHERS}
    floor = []
    for _ in range(starts):
        with programs.backcare() as terminal, programs.small() as small:
            terminal.settle(_PUT_OFF)
            for letter in _OTHERS:
                took = shown(terminal, letter)
                pressed = terminal.changed - took / 1000
                terminal.settle(2 * _STILL)
                painted[letter].append(took)
                whole[letter].append(1000 * (terminal.changed - pressed))
            floor.append(shown(small, "b"))
    return [
        _first_visit(letter, times, floor, median(whole[letter]))
        for letter, times in painted.items()
    ]


def _first_visit(letter: str, times: list[float], floor: list[float], whole: float) -> Figure:
    share = median(own / other for own, other in zip(times, floor, strict=True))
    ours, small = median(times), median(floor)
    how = f"{ours:.0f} against {small:.0f} ms, all there in {whole:.0f} ms, {len(times)} starts"
    return Figure(f"to {letter}, first time / small app", share, 1, "x", how)


def later_visits(terminal: Terminal, small: Terminal, rounds: int) -> Spread:
    """From screen to screen, when each was there before."""
    go(terminal, f"{_OTHERS}T")
    go(small, "ba")
    times, floor = [], []
    floor_keys = cycle("ba")
    for _ in range(rounds):
        times += [shown(terminal, letter) for letter in f"{_OTHERS}T"]
        floor += [shown(small, next(floor_keys)) for _ in range(2)]
    return _spread("to a screen again", times, floor)


def _spread(name: str, times: Sequence[float], floor: Sequence[float], more: str = "") -> Spread:
    own, other = median(times), median(floor)
    how = f"{own / other:.1f} x the small app's {other:.0f} ms, {len(times)} keys{more}"
    return Spread(name, own, _GOAL, "ms", how, late(times), _LATE_GOAL)
