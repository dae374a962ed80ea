"""How long a whole review takes, on one core that does nothing else."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.review.associations import associations
from backcare_tui.review.series import daily_pain
from backcare_tui.review.simulate import draw_diary
from backcare_tui.review.stability import stability
from backcare_tui.review.trend import trend
from support.review_figures import Measured
from support.review_people import knowledge, measured_of, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcare_tui.review.simulate.diary import Written

_TODAY = date(2025, 11, 21)
_YEAR, _DECADE = 365, 3650
_PEOPLE = 8
_PARTS = ("course", "pictures", "associations", "week by week")


def speed(seconds: float) -> dict[str, Measured]:
    """Both figures, each measured for some seconds after a first review that is not counted."""
    decade, decade_parts = _medians([_diary(_DECADE, 1)], seconds)
    year, year_parts = _medians([_diary(_YEAR, seed) for seed in range(_PEOPLE)], seconds)
    return {
        "speed.decade": Measured(1000 * decade, beside=decade_parts),
        "speed.people": Measured(1 / year, beside=year_parts),
    }


def _diary(days: int, seed: int) -> Sequence[Written]:
    known = knowledge()
    return draw_diary(days, _TODAY, seed, known.signs, list(known.patterns)).entries


def _medians(diaries: Sequence[Sequence[Written]], seconds: float) -> tuple[float, str]:
    """The median seconds of a review, and those of its parts in words."""
    _review(diaries[0])
    rounds: list[list[float]] = []
    end = perf_counter() + seconds
    while perf_counter() < end or len(rounds) < len(diaries):
        rounds.append(_review(diaries[len(rounds) % len(diaries)]))
    parts = [1000 * median(times) for times in zip(*rounds, strict=True)]
    words = ", ".join(f"{name} {part:.0f}" for name, part in zip(_PARTS, parts, strict=True))
    return median(sum(times) for times in rounds), f"ms: {words}"


def _review(entries: Sequence[Written]) -> list[float]:
    """The seconds that each part takes."""
    known = knowledge()
    checkins = [entry for entry in entries if isinstance(entry, CheckIn)]
    sessions = [entry for entry in entries if isinstance(entry, AcupressureSession)]
    begun = [perf_counter()]
    trend(daily_pain(checkins), _TODAY)
    begun.append(perf_counter())
    measured = measured_of(checkins, _TODAY)
    whole = weighed(checkins, _TODAY, measured)
    begun.append(perf_counter())
    associations(checkins, sessions, list(known.triggers), _TODAY, measured=measured)
    begun.append(perf_counter())
    stability(
        whole, checkins, known.signs, known.patterns, known.profile_questions, {}, _TODAY,
        known.triggers, measured,
    )  # fmt: skip
    begun.append(perf_counter())
    return [end - start for start, end in pairwise(begun)]
