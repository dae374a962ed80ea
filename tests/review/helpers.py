"""Small diaries for the tests of the review."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta

from backcare_tui.domain.care import ProfileQuestion, Sign, Tier
from backcare_tui.domain.checkin import CheckIn, DailyPain

TODAY = date(2025, 11, 21)
PATTERNS = ("cold", "stasis", "kidney")

_SIGNS = {
    "cold": ("kkooos", "c"),
    "stasis": ("kkoss", "b"),
    "kidney": ("kkooooss", "k"),
}
_TIERS = {"k": Tier.KEY, "o": Tier.ORDINARY, "s": Tier.SHARED}

SIGNS: dict[str, Sign] = {
    f"{letter}{i}": Sign(f"{letter}{i}", pattern, _TIERS[tier], f"Sign {letter}{i}", "?", ())
    for pattern, (tiers, letter) in _SIGNS.items()
    for i, tier in enumerate(tiers)
}
PROFILE = {
    "trauma": ProfileQuestion("trauma", "stasis", "After an injury?", 0.8, -0.2, ()),
    "overwork": ProfileQuestion("overwork", "kidney", "Overworked?", 0.4, -0.1, ()),
}


def ago(days: int) -> date:
    """The day so many days before TODAY."""
    return TODAY - timedelta(days=days)


def check_in(day: date, pain: int = 4, signs: Mapping[str, bool] | None = None) -> CheckIn:
    """A check-in in the evening of ``day``."""
    at = datetime.combine(day, time(20), UTC)
    return CheckIn(id=f"{day}-{pain}", day=day, at=at, pain=pain, signs=signs or {})


def rows(pains: Sequence[float | None], last: date = TODAY) -> list[DailyPain]:
    """One row for each recorded day of ``pains``, the newest of which is on ``last``."""
    first = last - timedelta(days=len(pains) - 1)
    return [
        DailyPain(first + timedelta(days=i), pain, round(pain), 1)
        for i, pain in enumerate(pains)
        if pain is not None
    ]


def noisy(levels: Sequence[float], seed: int = 1, sd: float = 0.8) -> list[float]:
    """Whole numbers around ``levels``, within the scale."""
    rng = random.Random(seed)
    return [float(min(max(round(level + rng.gauss(0, sd)), 0), 10)) for level in levels]
