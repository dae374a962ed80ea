"""What happens to a synthetic person day by day: triggers, pain, signs, and what gets reported."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TypeAlias

from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN
from backcare_tui.review.simulate.generator import USUAL, Generator
from backcare_tui.review.simulate.markov import markov_series
from backcare_tui.review.simulate.person import Person

Phases: TypeAlias = Sequence[tuple[Person, int]]
"""Who the person is, and for how many days, one phase after the other."""

BURN_IN = 50
"""Days of drift before the first, so that pain does not begin at its level."""

# Prevalence and lag-1 autocorrelation.
_WEATHER = (0.35, 0.65)
_OWN_TRIGGERS = {"fatigue": (0.30, 0.40), "lifting": (0.20, 0.10)}


@dataclass(frozen=True, slots=True)
class SyntheticDay:
    """A recorded day, ``day_index`` days after the first one of the series.

    ``pain`` is a whole number from 0 to 10; ``exposures`` has an answer for every trigger.
    ``true_signs`` are what was there and ``reported`` what a question gets, by sign id, save for
    the ``skipped`` ones.
    """

    day_index: int
    pain: int
    exposures: Mapping[str, bool]
    true_signs: Mapping[str, bool]
    reported: Mapping[str, bool]
    skipped: frozenset[str]

    def reply(self, sign_id: str) -> bool | None:
        """The answer to one sign, or None where the person skips it.

        It does not depend on what else was asked.

        Raises:
            KeyError: the person was drawn without this sign.
        """
        reported = self.reported[sign_id]
        return None if sign_id in self.skipped else reported


def simulate_days(
    rng: random.Random,
    phases: Phases,
    generator: Generator = USUAL,
    *,
    course: Sequence[float] = (),
    keep_ends: bool = False,
) -> list[SyntheticDay]:
    """The recorded days of one life, oldest first.

    Several phases make a change of pictures part-way; the noise of the pain and the signs go on
    across it. ``course`` is how far (points) the level lies from the person's own on each day;
    empty is nowhere. With ``keep_ends`` the first and the last day are always recorded.

    As many numbers of ``rng`` are used whatever ``generator`` says, so that the same seed gives
    the same days with another noise, and only the reports differ.

    Raises:
        ValueError: ``course`` has another length than the phases together.
    """
    days = sum(length for _, length in phases)
    if course and len(course) != days:
        raise ValueError(f"a course of {len(course)} days for {days} days")
    triggers = _triggers(rng, days)
    pains = _pains(rng, phases, triggers, course or [0.0] * days)
    missing = markov_series(rng, days, generator.day_missing, generator.missing_persistence)
    if keep_ends and days:
        missing[0] = missing[-1] = False
    signs = {sign: _Answers(rng, phases, sign, generator) for sign in phases[0][0].sign_rates}
    return [
        SyntheticDay(
            day_index=i,
            pain=pains[i],
            exposures={trigger: series[i] for trigger, series in triggers.items()},
            true_signs={sign: answers.true[i] for sign, answers in signs.items()},
            reported={sign: answers.reported[i] for sign, answers in signs.items()},
            skipped=frozenset([sign for sign, answers in signs.items() if answers.skipped[i]]),
        )
        for i in range(days)
        if not missing[i]
    ]


class _Answers:
    """One sign on each day: whether it was there, what is said of it, whether it is skipped."""

    __slots__ = ("reported", "skipped", "true")

    def __init__(self, rng: random.Random, phases: Phases, sign: str, generator: Generator) -> None:
        self.true: list[bool] = []
        for person, length in phases:
            before = self.true[-1] if self.true else None
            rate = person.sign_rates[sign]
            self.true += markov_series(rng, length, rate, generator.sign_persistence, before)
        lost, gained, skipped = generator.noise, generator.noise / 2, generator.item_skipped
        lot = rng.random
        self.reported = [(lot() >= lost) if yes else (lot() < gained) for yes in self.true]
        self.skipped = [lot() < skipped for _ in self.true]


def _triggers(rng: random.Random, days: int) -> dict[str, list[bool]]:
    """Cold and damp follow one weather front on half of the days, and their own on the others."""
    front = markov_series(rng, days, *_WEATHER)
    weather = {}
    for name in ("cold", "damp"):
        own = markov_series(rng, days, *_WEATHER)
        weather[name] = [
            shared if rng.random() < 0.5 else alone
            for shared, alone in zip(front, own, strict=True)
        ]
    others = {name: markov_series(rng, days, *kind) for name, kind in _OWN_TRIGGERS.items()}
    return weather | others


def _pains(
    rng: random.Random,
    phases: Phases,
    triggers: Mapping[str, Sequence[bool]],
    course: Sequence[float],
) -> list[int]:
    """Level, course, drift, white noise and triggers, rounded and clipped to the scale."""
    drift = 0.0
    first = phases[0][0]
    for _ in range(BURN_IN):
        drift = first.phi * drift + rng.gauss(0, _fresh(first))
    pains: list[int] = []
    for person, length in phases:
        fresh, white = _fresh(person), person.sd * sqrt(person.white_share)
        acting = [(triggers[name], size) for name, size in person.trigger_effects.items() if size]
        for i in range(len(pains), len(pains) + length):
            drift = person.phi * drift + rng.gauss(0, fresh)
            pain = person.level + course[i] + drift + rng.gauss(0, white)
            pain += sum(size for series, size in acting if series[i])
            pains.append(min(max(round(pain), PAIN_MIN), PAIN_MAX))
    return pains


def _fresh(person: Person) -> float:
    """The standard deviation of what is new in the drift each day."""
    return person.sd * sqrt((1 - person.white_share) * (1 - person.phi**2))
