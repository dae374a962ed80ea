"""False alarms and power of the associations, with a t-test that ignores time beside them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from backcare_tui.review.association_models import (
    MINIMUM_EACH,
    Diary,
    Model,
    lagged,
    next_day,
)
from backcare_tui.review.associations import FALSE_DISCOVERY, LAGS
from backcare_tui.review.exposures import Exposure, merged
from backcare_tui.review.gls import regressions
from backcare_tui.review.multiple import adjusted
from backcare_tui.review.student import t_cdf
from support.review_figures import Job, Measured, proportion
from support.review_series import (
    NOISES,
    REAL_LIKE,
    Noise,
    drift_and_scatter,
    generator,
    markov,
    reported,
    weather,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from support.review_series import Array, Flags

NAME = "association"
CELLS, PERSISTENT, SHARED, FAMILY, INDICATION = "cells", "persistent", "shared", "family", "pressed"

_BATCH = 60
_SURE = 0.05
_TESTED_ENOUGH = 20
_FIRST = date(2024, 1, 1)
_LONG = 180
# Of the shortest, many have too few days to be tested; the longest take the most time.
_COUNTS = {30: 2400, 60: 2400, 365: 400}
# Cold and damp then correlate at 0.63.
_MOSTLY_SHARED = 0.79


@dataclass(frozen=True)
class Case:
    """One kind of diary. ``effect`` is what cold adds (points), ``target`` what is asked about."""

    group: str
    days: int
    noise: Noise
    missing: float
    effect: float = 0.0
    target: str = "cold"
    shared: float = 0.5
    persistence: float = 0.65


@dataclass(frozen=True)
class Counts:
    """Of ``tested`` diaries, those in which we or the t-test flagged what was asked about."""

    case: Case
    tested: int
    ours: int
    naive: int


def jobs(share: float) -> list[Job]:
    """All kinds; at full size 1,000 diaries of each, more of short and fewer of long ones."""
    noises = (Noise(0.8), REAL_LIKE)
    cases = [
        Case(CELLS, days, noise, missing, effect)
        for days, noise, missing, effect in product((30, 60, 120, 365), NOISES, (0.2, 0.4), (0, 1))
        # Power in the shortest and the longest diaries has no goal.
        if not effect or days in (60, 120)
    ]
    cases += [Case(PERSISTENT, _LONG, noise, 0.2, shared=0.0, persistence=0.9) for noise in noises]
    cases += [Case(SHARED, _LONG, noise, 0.2, 1.0, "damp", _MOSTLY_SHARED) for noise in noises]
    found = [
        Job(NAME, counted, (i, case, max(round(_COUNTS.get(case.days, 1000) * share), 20)))
        for i, case in enumerate(cases)
    ]
    family = Case(FAMILY, _LONG, REAL_LIKE, 0.2)
    pressed = Case(INDICATION, _LONG, REAL_LIKE, 0.2)
    each = max(round(60 * share), 10)
    found += [Job(NAME, families, (1000 + i, family, each)) for i in range(5)]
    found += [Job(NAME, indications, (2000 + i, pressed, 2 * each)) for i in range(5)]
    return found


def counted(place: int, case: Case, count: int) -> Counts:
    """How often the same-day effect of the target is flagged."""
    rng = generator(2, place)
    tested = ours = naive = 0
    for at in range(0, count, _BATCH):
        size = min(_BATCH, count - at)
        triggers = weather(rng, size, case.days, case.shared, case.persistence)
        diaries = _diaries(rng, case, size, case.effect * triggers["cold"].astype(float))
        models = []
        for row, (diary, seen, pain) in enumerate(diaries):
            exposures = merged(_columns(triggers, row, seen), MINIMUM_EACH)
            place_of = next(i for i, e in enumerate(exposures) if case.target in e.ids)
            model = lagged(diary, exposures, 0)
            if place_of in model.columns:
                models.append((model, place_of))
                yes = triggers[case.target][row][seen]
                naive += _t_test(pain[seen], yes) < _SURE
        tested += len(models)
        ours += sum(p < _SURE for p in _p_values(models))
    return Counts(case, tested, ours, naive)


def families(place: int, case: Case, count: int) -> Counts:
    """How often any of nine exposures at four lags is flagged though none acts."""
    rng = generator(2, place)
    kinds = [(q, r) for q in (0.2, 0.3, 0.4) for r in (0.1, 0.4, 0.65)]
    series = {f"e{i}": markov(rng, count, case.days, *kind) for i, kind in enumerate(kinds)}
    ours = naive = 0
    for row, (diary, seen, pain) in enumerate(_diaries(rng, case, count, 0.0)):
        exposures = merged(_columns(series, row, seen), MINIMUM_EACH)
        models = [lagged(diary, exposures, lag) for lag in LAGS]
        tests = [(model, i) for model in models for i in model.columns]
        ours += any(q <= FALSE_DISCOVERY for q in adjusted(_p_values(tests)))
        both = ((lag, seen[lag:] & seen[: case.days - lag]) for lag in LAGS)
        naive += any(
            _t_test(pain[lag:][here], flags[row][: case.days - lag][here]) < _SURE
            for lag, here in both
            for flags in series.values()
        )
    return Counts(case, count, ours, naive)


def indications(place: int, case: Case, count: int) -> Counts:
    """How often a point that does nothing is flagged where it is pressed on bad days."""
    rng = generator(2, place)
    models, naive = [], 0
    for diary, seen, pain in _diaries(rng, case, count, 0.0):
        chance = 1 / (1 + np.exp(-(pain - np.median(pain)) + 0.5))
        pressed = rng.random(case.days) < chance
        model = next_day(diary, [Exposure(("point",), tuple(pressed[seen].tolist()))])
        if 0 not in model.columns:
            continue
        models.append((model, 0))
        both = seen[1:] & seen[:-1]
        naive += _t_test(pain[1:][both], pressed[:-1][both]) < _SURE
    flagged = sum(p < _SURE for p in _p_values(models))
    return Counts(case, len(models), flagged, naive)


def _diaries(
    rng: np.random.Generator, case: Case, count: int, effect: Array | float
) -> list[tuple[Diary, Flags, Array]]:
    drift, scatter = drift_and_scatter(rng, count, case.days, case.noise)
    pain = reported(rng.uniform(3, 6.5, count)[:, None] + drift + scatter + effect)
    seen = ~markov(rng, count, case.days, case.missing, 0.3)
    diaries = []
    for row, here in zip(pain, seen, strict=True):
        at = np.flatnonzero(here).tolist()
        days = [_FIRST + timedelta(days=day) for day in at]
        offsets = [day - case.days + 1 for day in at]
        diaries.append((Diary(days, offsets, row[here].tolist()), here, row))
    return diaries


def _columns(
    series: Mapping[str, Flags], row: int, seen: Flags
) -> dict[str, tuple[bool | None, ...]]:
    return {name: tuple(flags[row][seen].tolist()) for name, flags in series.items()}


def _p_values(tests: Sequence[tuple[Model, int]]) -> list[float]:
    """Two-sided p-values of exposures by their place, all models solved together."""
    if not tests:
        return []
    models = list({id(model): model for model, _ in tests}.values())
    places = {id(model): i for i, model in enumerate(models)}
    known = regressions([model.problem for model in models])
    rows = [places[id(model)] for model, _ in tests]
    below = known[rows, [model.columns[i] for model, i in tests]].below(0)
    return [min(2 * float(min(b, 1 - b)), 1.0) for b in below]


def _t_test(pain: Array, yes: Flags) -> float:
    """Student's t-test of two groups of days; 1 where either is too small."""
    a, b = pain[yes], pain[~yes]
    if min(len(a), len(b)) < 2:
        return 1.0
    df = len(a) + len(b) - 2
    pooled = (((a - a.mean()) ** 2).sum() + ((b - b.mean()) ** 2).sum()) / df
    if not pooled:
        return 1.0
    t = (a.mean() - b.mean()) / np.sqrt(pooled * (1 / len(a) + 1 / len(b)))
    return 2 * float(t_cdf(-abs(t), df))


def figures(results: Sequence[Counts]) -> dict[str, Measured]:
    """By kind of diary: false alarms, and how often one point is found."""
    null = [r for r in results if r.case.group == CELLS and not r.case.effect]

    def worst(found: Sequence[Counts], *, lowest: bool = False) -> Measured:
        # A kind of diary of which hardly any are long enough says nothing of its own.
        enough = [r for r in found if r.tested >= _TESTED_ENOUGH]
        ordered = sorted(enough, key=lambda r: r.ours / r.tested, reverse=not lowest)
        naive = sorted((r.naive / r.tested for r in enough), reverse=not lowest)[0]
        return proportion(ordered[0].ours, ordered[0].tested, f"t-test {naive:.3f}")

    def pooled(found: Sequence[Counts]) -> Measured:
        tested = sum(r.tested for r in found)
        naive = sum(r.naive for r in found) / tested
        return proportion(sum(r.ours for r in found), tested, f"t-test {naive:.3f}")

    def of(group: str) -> list[Counts]:
        return [r for r in results if r.case.group == group]

    power = [r for r in of(CELLS) if r.case.effect]
    return {
        "assoc.false_most": worst(null),
        "assoc.false_mean": pooled(null),
        "assoc.power_60": worst([r for r in power if r.case.days == 60], lowest=True),
        "assoc.power_120": worst([r for r in power if r.case.days == 120], lowest=True),
        "assoc.persistent": worst(of(PERSISTENT)),
        "assoc.shared": worst(of(SHARED)),
        "assoc.family": pooled(of(FAMILY)),
        "assoc.indication": pooled(of(INDICATION)),
    }
