from datetime import UTC
from itertools import pairwise

import pytest
from tests.review.helpers import PATTERNS, PROFILE, SIGNS, TODAY

from backcare_tui.domain.care import Sign
from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.review.patterns import LeaningLabel, leaning
from backcare_tui.review.series import daily_pain
from backcare_tui.review.simulate import simulate_diary
from backcare_tui.review.trend import trend


def diary(
    days: int = 120, seed: int = 20, signs: dict[str, Sign] = SIGNS
) -> tuple[list[CheckIn], list[AcupressureSession]]:
    entries = simulate_diary(days, TODAY, seed, signs, ("cold",))
    return (
        [e for e in entries if isinstance(e, CheckIn)],
        [e for e in entries if isinstance(e, AcupressureSession)],
    )


def test_the_same_seed_gives_the_same_diary() -> None:
    assert diary() == diary()
    assert diary() != diary(seed=21)


@pytest.mark.parametrize("seed", range(5))
def test_it_looks_like_a_real_diary(seed: int) -> None:
    checkins, sessions = diary(400, seed)
    days = [c.day for c in checkins]
    assert days == sorted(set(days))
    assert days[-1] == TODAY
    assert (days[-1] - days[0]).days == 399
    assert 0.62 < len(days) / 400 < 0.84
    assert all(0 <= c.pain <= 10 and c.at.tzinfo is UTC for c in checkins)
    assert any(c.note for c in checkins)
    assert all(not c.note or c.note.startswith("Made-up") for c in checkins)
    lists = [c.day for c in checkins if len(c.signs) == len(SIGNS)]
    assert all((b - a).days >= 7 for a, b in pairwise(lists))
    assert {len(c.signs) for c in checkins} == {3, len(SIGNS)}
    assert sessions
    assert all(s.pain_after is not None and s.pain_before is not None for s in sessions)
    assert len({c.id for c in checkins} | {s.id for s in sessions}) == len(checkins) + len(sessions)


@pytest.mark.parametrize("seed", range(15, 25))
def test_the_demonstration_leans_clearly_and_gets_better(seed: int) -> None:
    checkins, _ = diary(seed=seed)
    found = leaning(checkins, SIGNS, PATTERNS, PROFILE, {}, TODAY)
    assert (found.label, found.fitting) == (LeaningLabel.FITS, ("cold",))
    pains = [row.mean for row in daily_pain(checkins)]
    assert sum(pains[-15:]) / 15 < sum(pains[:15]) / 15 - 1


def test_the_default_seed_shows_a_trend() -> None:
    assert trend(daily_pain(diary()[0]), TODAY).change is not None


@pytest.mark.parametrize("days", [1, 2, 7])
def test_short_diaries_and_few_signs(days: int) -> None:
    checkins, _ = diary(days, signs={"c0": SIGNS["c0"]})
    assert checkins[-1].day == TODAY
