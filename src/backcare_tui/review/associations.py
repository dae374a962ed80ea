"""What goes together with pain in one diary: triggers over four days, and points on the next.

All triggers stand in one regression with a term for time, so that damp is not blamed for what
cold did, nor either of them for a season. An association is not a cause.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.review.association_models import (
    MINIMUM_DAYS,
    MINIMUM_EACH,
    Model,
    asked_exposures,
    diary_of,
    lagged,
    next_day,
    recent,
)
from backcare_tui.review.exposures import Exposure, merged, pressed_columns
from backcare_tui.review.mixture import Mixture
from backcare_tui.review.multiple import adjusted
from backcare_tui.review.same_day import SameDay

LAGS = (0, 1, 2, 3)
FALSE_DISCOVERY = 0.10
NEGLIGIBLE = 0.5
"""Points of pain: an effect that surely lies within this does not matter."""

# Standard errors at which one point is found four times in five, and at which no effect at all
# would show as negligible (95 percent of the distribution within half a point).
_FINDS_ONE_POINT = 1 / 2.8
_SHOWS_NOTHING = NEGLIGIBLE / 1.96


class Verdict(StrEnum):
    """What may be said of one exposure."""

    HIGHER = "higher"
    LOWER = "lower"
    NO_SIGN = "no_sign"
    CANT_TELL = "cant_tell"
    NOT_ENOUGH = "not_enough"


class Missing(StrEnum):
    """What more is needed of."""

    CHECK_INS = "check_ins"
    YES_DAYS = "yes_days"
    NO_DAYS = "no_days"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Effect:
    """By how many points pain differs ``lag`` days after a yes, all else in the model equal.

    ``low`` to ``high`` is the 95% interval, ``raises`` the probability that pain is higher, ``p``
    two-sided and ``q`` adjusted for all tests of the review. ``yes`` and ``no`` count the days
    behind it.
    """

    lag: int
    estimate: float
    sd: float
    low: float
    high: float
    raises: float
    p: float
    q: float
    yes: int
    no: int


@dataclass(frozen=True, slots=True)
class Finding:
    """What the diary shows of one exposure, or of several that it cannot part.

    ``effects`` hold the lags that could be tested, and ``main`` the one that the verdict speaks
    of. About ``needed`` more of ``missing`` would help (0 where that is not known). Where
    ``aliased``, the other exposures foretell this one on every day, so nothing can be said.
    """

    exposure: Exposure
    verdict: Verdict
    effects: tuple[Effect, ...]
    main: Effect | None
    missing: Missing
    needed: int
    aliased: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the exposure."""
        return self.exposure.ids


@dataclass(frozen=True, slots=True)
class Associations:
    """All findings of one review: ``days`` have a check-in, ``tests`` questions were asked."""

    triggers: tuple[Finding, ...]
    points: tuple[Finding, ...]
    days: int
    tests: int

    def finding(self, id_: str) -> Finding:
        """The finding on the trigger or point ``id_``."""
        return next(found for found in (*self.triggers, *self.points) if id_ in found.ids)


def associations(
    checkins: Iterable[CheckIn],
    sessions: Iterable[AcupressureSession],
    triggers: Sequence[str],
    today: date,
    lags: Sequence[int] = LAGS,
    measured: SameDay | None = None,
) -> Associations:
    """Review the last 365 days; entries after ``today`` are ignored.

    ``triggers`` are the ids to look at; one that was never asked is left out. A day on which a
    trigger was not asked counts as neither yes nor no. Points are judged by the pain of the next
    day given today's, since people press on bad days. What was ``measured`` before of the same
    check-ins, triggers and day is not worked out again.
    """
    if measured is None:
        kept = recent(checkins, today)
        diary = diary_of(kept, today)
        exposures: Sequence[Exposure] = asked_exposures(kept, triggers, diary.days)
    else:
        diary, exposures = measured.diary, measured.exposures
    points = merged(pressed_columns(sessions, diary.days), MINIMUM_EACH)
    models = [
        measured.model if measured and lag == 0 else lagged(diary, exposures, lag) for lag in lags
    ]
    after = [next_day(diary, points)]
    effects = _effects([*models, *after], measured)
    return Associations(
        _findings(exposures, models, effects[: len(models)]),
        _findings(points, after, effects[len(models) :]),
        len(diary.days),
        sum(map(len, effects)),
    )


def _effects(models: Sequence[Model], measured: SameDay | None) -> list[dict[int, Effect]]:
    """By model, what was found on each exposure that it tests, with q over all of them."""
    tests = [(model, exposure) for model in models for exposure in model.columns]
    if not tests:
        return [{} for _ in models]
    known = _known([model for model in models if model.columns], measured)
    low, high = known.interval()
    mean, sd, below = known.mean, known.sd, known.below(0)
    p_values = [min(2 * float(min(b, 1 - b)), 1.0) for b in below]
    found: dict[int, dict[int, Effect]] = {id(model): {} for model in models}
    for i, (q, (model, exposure)) in enumerate(zip(adjusted(p_values), tests, strict=True)):
        found[id(model)][exposure] = Effect(
            lag=model.lag,
            estimate=float(mean[i]),
            sd=float(sd[i]),
            low=float(low[i]),
            high=float(high[i]),
            raises=float(1 - below[i]),
            p=p_values[i],
            q=q,
            yes=model.counts[exposure].yes,
            no=model.counts[exposure].no,
        )
    return [found[id(model)] for model in models]


def _known(models: Sequence[Model], measured: SameDay | None) -> Mixture:
    """What is known about each exposure that is tested, model after model."""
    from backcare_tui.review.gls import regressions

    fits = {id(measured.model): measured.fit} if measured and measured.fit else {}
    open_ = [model for model in models if id(model) not in fits]
    if open_:
        found = regressions([model.problem for model in open_])
        fits |= {id(model): found[i] for i, model in enumerate(open_)}
    return Mixture.joined([fits[id(model)][list(model.columns.values()),] for model in models])


def _findings(
    exposures: Sequence[Exposure],
    models: Sequence[Model],
    effects: Sequence[Mapping[int, Effect]],
) -> tuple[Finding, ...]:
    return tuple(
        _finding(exposure, i, models[0], [each[i] for each in effects if i in each])
        for i, exposure in enumerate(exposures)
    )


def _finding(exposure: Exposure, place: int, model: Model, effects: Sequence[Effect]) -> Finding:
    tested = tuple(effects)
    real = sorted((e for e in tested if e.q <= FALSE_DISCOVERY), key=lambda e: (e.q, e.lag))
    if real:
        verdict = Verdict.HIGHER if real[0].estimate > 0 else Verdict.LOWER
        return Finding(exposure, verdict, tested, real[0], Missing.NOTHING, 0)
    # The first model is that of the same day (of a point: the next), which people ask about.
    main = next((effect for effect in tested if effect.lag == model.lag), None)
    if main is None:
        missing, needed = _lacking(place, model)
        aliased = place in model.aliased
        verdict = Verdict.CANT_TELL if aliased else Verdict.NOT_ENOUGH
        return Finding(exposure, verdict, tested, None, missing, needed, aliased)
    if main.low > -NEGLIGIBLE and main.high < NEGLIGIBLE:
        return Finding(exposure, Verdict.NO_SIGN, tested, main, Missing.NOTHING, 0)
    missing, needed = _more(main)
    return Finding(exposure, Verdict.CANT_TELL, tested, main, missing, needed)


def _lacking(place: int, model: Model) -> tuple[Missing, int]:
    """What the smallest amount of data lacks."""
    count = model.counts[place]
    if count.days < MINIMUM_DAYS:
        return Missing.CHECK_INS, MINIMUM_DAYS - count.days
    if count.yes < MINIMUM_EACH:
        return Missing.YES_DAYS, MINIMUM_EACH - count.yes
    if count.no < MINIMUM_EACH:
        return Missing.NO_DAYS, MINIMUM_EACH - count.no
    return Missing.NOTHING, 0


def _more(effect: Effect) -> tuple[Missing, int]:
    """How many more days of the rarer kind would make an effect of one point show, or none."""
    for goal in (_FINDS_ONE_POINT, _SHOWS_NOTHING):
        if effect.sd > goal:
            rarer = min(effect.yes, effect.no)
            more = math.ceil(rarer * ((effect.sd / goal) ** 2 - 1))
            return (Missing.YES_DAYS if effect.yes <= effect.no else Missing.NO_DAYS), more
    return Missing.NOTHING, 0
