"""Who a synthetic person is: the truth that a review would have to find."""

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from backcare_tui.domain.care import Sign, Tier
from backcare_tui.review.simulate.generator import USUAL, Generator


class _Effect(NamedTuple):
    """Points of pain: with ``chance`` drawn from N(mean, sd) and not below 0, else none."""

    chance: float
    mean: float
    sd: float


TRIGGERS = ("cold", "damp", "fatigue", "lifting")

_PICTURE_OF = {"cold": "cold_damp", "damp": "cold_damp", "fatigue": "kidney_deficiency"}
_OF_PICTURE = _Effect(0.8, 0.8, 0.4)
_OF_NO_PICTURE = _Effect(0.2, 0.3, 0.3)
_LIFTING = _Effect(0.5, 0.5, 0.4)
_CLEAR = 1.0

# How many pictures a person has: none, one, two or three.
_COUNTS = (0.16, 0.60, 0.21, 0.03)

_CONCENTRATION = 4
_SHOWN_MEAN = 0.62
_LOW = {Tier.KEY: 0.05, Tier.ORDINARY: 0.08, Tier.SHARED: 0.20}
_HIGH = {Tier.KEY: 0.20, Tier.ORDINARY: 0.30, Tier.SHARED: 0.45}
_HIGH_SHARE = 0.25

_LEVELS = (3.0, 6.5)
_PHIS = (0.3, 0.6, 0.85, 0.93)
_WHITE_SHARES = (0.0, 0.3, 0.55)
_SD = 1.1


@dataclass(frozen=True, slots=True)
class Person:
    """The truth about a synthetic person.

    ``patterns`` are the ids of the pictures that are present. ``sign_rates`` is the share (0-1) of
    days with each sign, ``background`` what it would be without any picture. ``trigger_effects``
    are the points of pain that a day with each trigger adds, at least 0.

    Pain scatters around ``level`` (0-10) with standard deviation ``sd``: a share ``white_share``
    of the variance is new each day, the rest drifts with ``phi`` (lag-1 autocorrelation).
    """

    patterns: frozenset[str]
    sign_rates: Mapping[str, float]
    background: Mapping[str, float]
    trigger_effects: Mapping[str, float]
    level: float
    phi: float
    white_share: float
    sd: float = _SD


def draw_person(
    rng: random.Random,
    signs: Mapping[str, Sign],
    patterns: Sequence[str],
    generator: Generator = USUAL,
    *,
    present: Collection[str] | None = None,
) -> Person:
    """Draw a person; of ``patterns`` (ids) none to three are present, or just those ``present``.

    With three patterns: none .16, each single one .20, each pair .07, all .03. With fewer, what
    is too many becomes all.
    """
    drawn = _draw_patterns(rng, patterns)
    chosen = frozenset(drawn if present is None else present)
    background = {
        sign.id: _rate(rng, (_HIGH if rng.random() < _HIGH_SHARE else _LOW)[sign.tier])
        for sign in signs.values()
    }
    return Person(
        patterns=chosen,
        sign_rates=_sign_rates(rng, signs, background, chosen, generator),
        background=background,
        trigger_effects=_trigger_effects(rng, chosen),
        level=rng.uniform(*_LEVELS),
        phi=rng.choice(_PHIS),
        white_share=rng.choice(_WHITE_SHARES),
    )


def turn(
    rng: random.Random,
    person: Person,
    signs: Mapping[str, Sign],
    present: Collection[str],
    generator: Generator = USUAL,
) -> Person:
    """The same person after a change of pictures: signs and effects of ``present`` (ids) are drawn
    anew, background, lifting and pain stay as they were."""
    chosen = frozenset(present)
    effects = _trigger_effects(rng, chosen) | {"lifting": person.trigger_effects["lifting"]}
    rates = _sign_rates(rng, signs, person.background, chosen, generator)
    return replace(person, patterns=chosen, sign_rates=rates, trigger_effects=effects)


def textbook_person(signs: Mapping[str, Sign], present: Collection[str]) -> Person:
    """A person without surprises, whom a diary shows clearly: all signs of ``present`` (ids) come
    at their mean rate, the triggers of these pictures add a whole point, and everything else stays
    at its usual size."""
    chosen = frozenset(present)
    background = {sign.id: _LOW[sign.tier] for sign in signs.values()}
    return Person(
        patterns=chosen,
        sign_rates={
            sign.id: _SHOWN_MEAN if sign.pattern in chosen else background[sign.id]
            for sign in signs.values()
        },
        background=background,
        trigger_effects={
            trigger: _CLEAR
            if _PICTURE_OF.get(trigger) in chosen
            else _effect_of(trigger, chosen).mean
            for trigger in TRIGGERS
        },
        level=5.0,
        phi=0.4,
        white_share=0.0,
        sd=0.8,
    )


def _draw_patterns(rng: random.Random, patterns: Sequence[str]) -> list[str]:
    (count,) = rng.choices(range(len(_COUNTS)), _COUNTS)
    return rng.sample(list(patterns), min(count, len(patterns)))


def _sign_rates(
    rng: random.Random,
    signs: Mapping[str, Sign],
    background: Mapping[str, float],
    present: frozenset[str],
    generator: Generator,
) -> dict[str, float]:
    rates = dict(background)
    for sign in signs.values():
        if sign.pattern in present:
            shows, rate = rng.random() < generator.sign_shown, _rate(rng, _SHOWN_MEAN)
            if shows:
                rates[sign.id] = rate
    return rates


def _rate(rng: random.Random, mean: float) -> float:
    return rng.betavariate(_CONCENTRATION * mean, _CONCENTRATION * (1 - mean))


def _trigger_effects(rng: random.Random, present: frozenset[str]) -> dict[str, float]:
    effects = {}
    for trigger in TRIGGERS:
        effect = _effect_of(trigger, present)
        acts, size = rng.random() < effect.chance, rng.gauss(effect.mean, effect.sd)
        effects[trigger] = max(size, 0.0) if acts else 0.0
    return effects


def _effect_of(trigger: str, present: frozenset[str]) -> _Effect:
    if trigger not in _PICTURE_OF:
        return _LIFTING
    return _OF_PICTURE if _PICTURE_OF[trigger] in present else _OF_NO_PICTURE
