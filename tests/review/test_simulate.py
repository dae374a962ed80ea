"""Whole synthetic diaries: what a newcomer sees, and what studies get."""

from datetime import UTC
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.helpers import PATTERNS, PROFILE, SIGNS, TODAY, ago

from backcare_tui.domain.care import Sign
from backcare_tui.domain.checkin import AcupressureSession, CheckIn
from backcare_tui.domain.plain import checked
from backcare_tui.knowledge import load_knowledge
from backcare_tui.review.patterns import LeaningLabel, leaning
from backcare_tui.review.series import daily_pain
from backcare_tui.review.simulate import (
    Course,
    Generator,
    SyntheticDiary,
    draw_diary,
    simulate_diary,
)
from backcare_tui.review.trend import trend


def diary(
    days: int = 120, seed: int = 20, signs: dict[str, Sign] = SIGNS
) -> tuple[list[CheckIn], list[AcupressureSession]]:
    entries = simulate_diary(days, TODAY, seed, signs, ("cold",))
    return (
        [e for e in entries if isinstance(e, CheckIn)],
        [e for e in entries if isinstance(e, AcupressureSession)],
    )


def drawn(days: int = 120, seed: int = 1, present: tuple[str, ...] | None = None) -> SyntheticDiary:
    return draw_diary(days, TODAY, seed, SIGNS, PATTERNS, present=present)


def check_ins(diary: SyntheticDiary) -> list[CheckIn]:
    return [entry for entry in diary.entries if isinstance(entry, CheckIn)]


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


def test_cold_and_damp_days_of_the_demonstration_hurt_more() -> None:
    entries = simulate_diary(2_000, TODAY, 20, load_knowledge().signs)
    found = [entry for entry in entries if isinstance(entry, CheckIn)]
    for trigger in ("cold", "damp"):
        with_it, without = (
            fmean(c.pain for c in found if c.exposures.get(trigger) is yes) for yes in (True, False)
        )
        assert 0.8 < with_it - without < 1.6


def test_some_entries_are_late_and_none_is_before_its_time() -> None:
    found = diary(2_000)[0]
    late = [c for c in found if c.at.date() > c.day]
    assert len(late) / len(found) == pytest.approx(0.08, abs=0.02)
    assert all((c.at.date() - c.day).days == 1 for c in late)
    assert all(c.at.date() <= TODAY for seed in range(60) for c in diary(2, seed)[0])


def test_a_drawn_diary_says_everywhere_that_it_is_made_up() -> None:
    assert all(
        c.note.startswith("Made-up") for seed in range(5) for c in check_ins(drawn(60, seed))
    )


def test_a_drawn_diary_is_told_by_its_seed() -> None:
    assert drawn() == drawn()
    assert drawn(seed=2).entries != drawn().entries
    assert drawn(present=("stasis",)).person.patterns == {"stasis"}
    assert drawn(present=()).person.patterns == frozenset()
    many = [drawn(1, seed) for seed in range(60)]
    assert len({one.person.patterns for one in many}) > 4
    assert {one.course for one in many} == set(Course) - {Course.RECOVERING}


def test_a_drawn_diary_is_reported_as_people_report() -> None:
    found = check_ins(drawn(3_000))
    assert len(found) / 3_000 == pytest.approx(0.7, abs=0.03)
    lists = [c for c in found if len(c.signs) == len(SIGNS)]
    others = [c for c in found if len(c.signs) < len(SIGNS)]
    assert found[0] in lists
    assert all(7 <= (b.day - a.day).days <= 25 for a, b in pairwise(lists))
    assert max(len(c.signs) for c in others) == 3
    assert fmean(len(c.signs) for c in others) == pytest.approx(3 * 0.8, abs=0.1)


def test_those_who_answer_everything_miss_nothing() -> None:
    exact = Generator(noise=0, item_skipped=0, day_missing=0)
    found = check_ins(draw_diary(50, TODAY, 1, SIGNS, PATTERNS, generator=exact))
    assert [c.day for c in found] == [ago(i) for i in reversed(range(50))]
    assert {len(c.signs) for c in found} == {3, len(SIGNS)}


@given(st.integers(1, 150), st.integers(0, 2**64), st.booleans())
@settings(max_examples=40)
def test_any_diary_can_be_kept(days: int, seed: int, demonstration: bool) -> None:
    entries = (
        simulate_diary(days, TODAY, seed, SIGNS, ("cold",))
        if demonstration
        else drawn(days, seed).entries
    )
    assert [checked(entry) for entry in entries] == list(entries)
    assert len({entry.id for entry in entries}) == len(entries)
    recorded = [entry.day for entry in entries if isinstance(entry, CheckIn)]
    assert (recorded[0], recorded[-1]) == (ago(days - 1), TODAY)
    assert recorded == sorted(set(recorded))
