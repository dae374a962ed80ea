"""Tomorrow's usual range on slow drift with scatter, against going by yesterday."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from backcare_tui.domain.scale import PAIN_MAX
from backcare_tui.review.forecast import (
    MINIMUM_DAYS,
    SHARE,
    WINDOW_DAYS,
    central,
    distribution,
    ranked_probability_score,
)
from support.review_figures import Job, Measured
from support.review_series import REAL_LIKE, drift_and_scatter, generator, markov, reported

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME = "forecast"

_DAYS = 120
_BATCH = 20
_MISSING = 0.11
_PRIOR = 0.5


@dataclass(frozen=True)
class Scores:
    """Of one diary: mean scores of ours, of yesterday's and of all earlier days, and the share of
    days whose place in our forecast lay in its middle 80%, and of those that the range of whole
    numbers held."""

    ours: float
    yesterday: float
    climate: float
    middle: float
    held: float


def jobs(share: float) -> list[Job]:
    """At full size 800 diaries of 120 days."""
    return [Job(NAME, scores, (i,)) for i in range(max(round(40 * share), 3))]


def scores(place: int) -> list[Scores]:
    """One batch of diaries, forecast from each day to the next recorded."""
    rng = generator(5, place)
    drift, scatter = drift_and_scatter(rng, _BATCH, _DAYS, REAL_LIKE)
    pain = reported(rng.uniform(3, 6.5, _BATCH)[:, None] + drift + scatter).astype(int)
    seen = ~markov(rng, _BATCH, _DAYS, _MISSING, 0.3)
    found = []
    for row, here in zip(pain.tolist(), seen, strict=True):
        days = np.flatnonzero(here).tolist()
        found.append(_scored([(day, row[day]) for day in days], rng))
    return found


def _scored(diary: Sequence[tuple[int, int]], rng: np.random.Generator) -> Scores:
    lines = []
    edge = (1 - SHARE) / 2
    for i in range(MINIMUM_DAYS, len(diary)):
        today, came = diary[i]
        past = diary[:i]
        near = [(today - day, float(pain)) for day, pain in past if today - day <= WINDOW_DAYS]
        if len(near) < MINIMUM_DAYS:
            continue
        ours = distribution(near)
        low, high = central(ours, SHARE)
        values = [pain for _, pain in past]
        # Of a whole number, the place in the distribution is drawn within its step.
        place = sum(ours[:came]) + rng.random() * ours[came]
        lines.append(
            (
                ranked_probability_score(ours, came),
                ranked_probability_score(_persistence(values), came),
                ranked_probability_score(_histogram(values), came),
                float(edge <= place <= 1 - edge),
                float(low <= came <= high),
            )
        )
    return Scores(*np.mean(lines, axis=0).tolist())


def _persistence(values: Sequence[int]) -> list[float]:
    """Yesterday's pain, changed by as much as pain changed between earlier check-ins."""
    steps = [b - a for a, b in pairwise(values)]
    return _histogram([min(max(values[-1] + step, 0), PAIN_MAX) for step in steps])


def _histogram(values: Sequence[int]) -> list[float]:
    steps = PAIN_MAX + 1
    return [(values.count(v) + _PRIOR / steps) / (len(values) + _PRIOR) for v in range(steps)]


def figures(results: Sequence[list[Scores]]) -> dict[str, Measured]:
    """The mean over diaries."""
    diaries = [each for batch in results for each in batch]
    table = np.array([(d.ours, d.yesterday, d.climate, d.middle, d.held) for d in diaries])
    ours, yesterday, climate, middle, held = table.mean(axis=0).tolist()
    error = float((table[:, 0] / yesterday).std() / np.sqrt(len(diaries)))
    return {
        "forecast.rps": Measured(
            ours / yesterday, error, f"{ours:.3f} against {yesterday:.3f}; all days {climate:.3f}"
        ),
        "forecast.coverage": Measured(
            middle,
            float(table[:, 3].std() / np.sqrt(len(diaries))),
            f"the shown range, of whole numbers: {held:.3f}",
        ),
    }
