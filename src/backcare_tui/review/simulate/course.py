"""The ways in which low back pain goes over weeks and months."""

import random
from collections.abc import Callable
from enum import StrEnum
from math import exp


class Course(StrEnum):
    """How the level of the pain moves over a diary.

    The kinds are those of studies of trajectories (Kongsted 2016, doi:10.1186/s12891-016-1071-2);
    shares and sizes are design choices.
    """

    STABLE = "stable"
    IMPROVING = "improving"
    IMPROVING_FAST = "improving_fast"
    EPISODIC = "episodic"
    WORSENING = "worsening"
    RECOVERING = "recovering"
    """Falls, faster in the second half, with one flare in the middle; never drawn."""


_SHARES = {
    Course.STABLE: 0.45,
    Course.IMPROVING: 0.15,
    Course.IMPROVING_FAST: 0.15,
    Course.EPISODIC: 0.20,
    Course.WORSENING: 0.05,
}

# Points over the whole diary, reached where it lasts so many days or more.
_SLOPE, _SLOPE_DAYS = 3.0, 120
_START, _DECAY_DAYS = 3.0, 10
_FLARE_EVERY = 14
_FLARE_MEAN, _FLARE_SD, _FLARE_LEAST = 2.0, 0.8, 0.5
_FLARE_SHORT = 0.75
_MIDDLE_HEIGHT, _MIDDLE_DAYS = 2.7, 7


def draw_course(rng: random.Random) -> Course:
    """Stable .45, improving .15, improving fast .15, episodic .20, worsening .05."""
    return rng.choices(list(_SHARES), list(_SHARES.values()))[0]


def offsets(rng: random.Random, course: Course, days: int) -> list[float]:
    """How far (points) the level lies from the person's own on each of ``days`` days."""
    if course is Course.EPISODIC:
        return _episodes(rng, days)
    shape = _SHAPES[course]
    return [shape(i, days) for i in range(days)]


def _episodes(rng: random.Random, days: int) -> list[float]:
    """Flares of one day mostly, else of three days in the mean, one in two weeks."""
    found = [0.0] * days
    i = 0
    while i < days:
        if rng.random() >= 1 / _FLARE_EVERY:
            i += 1
            continue
        height = max(rng.gauss(_FLARE_MEAN, _FLARE_SD), _FLARE_LEAST)
        end = i + _flare_length(rng)
        found[i:end] = [height] * (min(end, days) - i)
        i = end
    return found


def _flare_length(rng: random.Random) -> int:
    if rng.random() < _FLARE_SHORT:
        return 1
    length = 2
    while rng.random() < 0.5:
        length += 1
    return length


def _share(i: int, days: int) -> float:
    return i / max(days - 1, 1)


def _falling(i: int, days: int) -> float:
    return _SLOPE * min(days / _SLOPE_DAYS, 1) * (0.5 - _share(i, days))


def _recovering(i: int, days: int) -> float:
    share = _share(i, days)
    level = 0.2 - share if share < 0.5 else -0.3 - 6.6 * (share - 0.5)
    after = i - days // 2
    flare = _MIDDLE_HEIGHT * (1 - after / _MIDDLE_DAYS) if 0 <= after < _MIDDLE_DAYS else 0.0
    return level + flare


_SHAPES: dict[Course, Callable[[int, int], float]] = {
    Course.STABLE: lambda _i, _days: 0.0,
    Course.IMPROVING: _falling,
    Course.IMPROVING_FAST: lambda i, _days: _START * exp(-i / _DECAY_DAYS),
    Course.WORSENING: lambda i, days: -_falling(i, days),
    Course.RECOVERING: _recovering,
}
