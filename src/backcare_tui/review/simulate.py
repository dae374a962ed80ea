"""A synthetic diary for the demonstration: nobody's pain, shaped like a real diary."""

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from backcare_tui.domain.care import Sign, Tier
from backcare_tui.domain.checkin import AcupressureSession, AfterEffect, CheckIn, Side
from backcare_tui.domain.scale import PAIN_MAX, PAIN_MIN

MISSING = 0.27
LIST_EVERY = 7
SIGNS_A_DAY = 3

# Trigger id: how common it is, its day-to-day persistence, and the points of pain that it adds.
_FRONT = (0.35, 0.65)
_OWN_TRIGGERS = {"fatigue": (0.30, 0.40), "lifting": (0.20, 0.10)}
_EFFECTS = {"cold": 0.8, "damp": 0.8, "fatigue": 0.3, "lifting": 0.5}
_ASKED = 0.92
_MEMORY, _SCATTER = 0.4, 0.9
_SIGN_MEMORY = 0.4
_SIGN_RATES = {Tier.KEY: 0.75, Tier.ORDINARY: 0.60, Tier.SHARED: 0.50}
_OTHER_RATE = 0.10
_FLARE_DAYS, _FLARE_HEIGHT = 7, 2.7

_POINTS = ("BL40", "BL23", "KI3")
_NOTES = (
    "Made-up note: cold wind on the way home.",
    "Made-up note: warm bath in the evening, felt good.",
    "Made-up note: long day at the desk.",
    "Made-up note: slept well.",
    "Made-up note: carried the shopping in two trips.",
    "Made-up note: short walk after lunch.",
    "Made-up note: rain all day.",
    "Made-up note: bending was easier today.",
)


def simulate_diary(
    days: int,
    last: date,
    seed: int,
    signs: Mapping[str, Sign],
    pattern_ids: Collection[str] = ("cold_damp",),
) -> list[CheckIn | AcupressureSession]:
    """Make up ``days`` days that end with ``last``; the same arguments give the same diary.

    Pain falls, faster in the second half, with a flare in the middle. The weather brings cold and
    damp together, about a quarter of the days are missing in bursts, and the signs of
    ``pattern_ids`` show up often: all signs once a week, three on other days.
    """
    person = _Person(random.Random(seed), days, frozenset(pattern_ids))
    triggers = person.triggers()
    pain = person.pain(triggers)
    shown = {sign.id: person.binary(*person.habit(sign)) for sign in signs.values()}
    missing = person.binary(MISSING, 0.3)
    entries: list[CheckIn | AcupressureSession] = []
    listed = -LIST_EVERY
    for i in range(days):
        # The ends are kept, so that the diary spans what was asked for.
        if missing[i] and 0 < i < days - 1:
            continue
        whole_list = i - listed >= LIST_EVERY
        listed = i if whole_list else listed
        asked = list(signs) if whole_list else person.some(list(signs), SIGNS_A_DAY)
        day = last - timedelta(days=days - 1 - i)
        entries.append(
            CheckIn(
                id=person.new_id(),
                day=day,
                at=person.evening(day),
                pain=pain[i],
                exposures={t: on[i] for t, on in triggers.items() if person.rng.random() < _ASKED},
                signs={sign: shown[sign][i] for sign in asked},
                note=person.note(),
            )
        )
        entries += person.sessions(day, pain[i], 0.45 if i > days // 3 else 0.1)
    return entries


@dataclass(frozen=True, slots=True)
class _Person:
    rng: random.Random
    days: int
    patterns: frozenset[str]

    def binary(self, rate: float, memory: float) -> list[bool]:
        """A yes-no series of which ``rate`` is yes, with that lag-one autocorrelation."""
        series: list[bool] = []
        for _ in range(self.days):
            chance = rate
            if series:
                chance = rate * (1 - memory) + (memory if series[-1] else 0)
            series.append(self.rng.random() < chance)
        return series

    def triggers(self) -> dict[str, list[bool]]:
        """Cold and damp follow one weather front half of the time, and their own the other."""
        front = self.binary(*_FRONT)
        weather = {
            name: [f if self.rng.random() < 0.5 else o for f, o in zip(front, own, strict=True)]
            for name, own in (("cold", self.binary(*_FRONT)), ("damp", self.binary(*_FRONT)))
        }
        return weather | {name: self.binary(*kind) for name, kind in _OWN_TRIGGERS.items()}

    def pain(self, triggers: Mapping[str, list[bool]]) -> list[int]:
        """Level, flare, triggers and noise, rounded and clipped to the scale."""
        pains: list[int] = []
        noise = 0.0
        fresh = _SCATTER * (1 - _MEMORY**2) ** 0.5
        for i in range(self.days):
            noise = _MEMORY * noise + self.rng.gauss(0, fresh)
            effects = sum(size for name, size in _EFFECTS.items() if triggers[name][i])
            pain = self._level(i) + self._flare(i) + effects + noise
            pains.append(min(max(round(pain), PAIN_MIN), PAIN_MAX))
        return pains

    def _level(self, i: int) -> float:
        share = i / max(self.days - 1, 1)
        return 5.2 - 1.0 * share if share < 0.5 else 4.7 - 6.6 * (share - 0.5)

    def _flare(self, i: int) -> float:
        after = i - self.days // 2
        return _FLARE_HEIGHT * (1 - after / _FLARE_DAYS) if 0 <= after < _FLARE_DAYS else 0.0

    def habit(self, sign: Sign) -> tuple[float, float]:
        """How often this person has ``sign``, and how it persists."""
        present = sign.pattern in self.patterns
        return (_SIGN_RATES[sign.tier] if present else _OTHER_RATE), _SIGN_MEMORY

    def sessions(self, day: date, pain: int, chance: float) -> list[AcupressureSession]:
        """One to three points in the evening, or none."""
        if self.rng.random() >= chance:
            return []
        done = []
        for minute, point in enumerate(self.some(list(_POINTS), self.rng.randint(1, 3))):
            after = max(pain - self.rng.choice((0, 0, 1, 1, 2)), PAIN_MIN)
            sore = self.rng.random() < 0.06
            done.append(
                AcupressureSession(
                    id=self.new_id(),
                    day=day,
                    at=self.evening(day) + timedelta(minutes=10 + 2 * minute),
                    point=point,
                    side=Side.BOTH,
                    seconds=self.rng.choice((30, 30, 45, 60)),
                    pain_before=pain,
                    pain_after=after,
                    after_effect=AfterEffect.SORE if sore else AfterEffect.NONE,
                )
            )
        return done

    def some(self, names: list[str], count: int) -> list[str]:
        """``count`` of ``names`` by lot, in their own order."""
        chosen = set(self.rng.sample(names, min(count, len(names))))
        return [name for name in names if name in chosen]

    def note(self) -> str:
        """Mostly nothing."""
        return self.rng.choice(_NOTES) if self.rng.random() < 0.15 else ""

    def evening(self, day: date) -> datetime:
        """An hour after supper."""
        return datetime.combine(day, time(20, self.rng.randint(0, 59)), UTC)

    def new_id(self) -> str:
        """An id that depends on the seed alone."""
        return str(UUID(int=self.rng.getrandbits(128), version=4))
