"""What happens day by day: triggers, pain, signs, gaps, and what gets reported of it."""

import random
from dataclasses import replace
from itertools import pairwise
from statistics import fmean, pstdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.helpers import PATTERNS, SIGNS

from backcare_tui.review.simulate import (
    Course,
    Generator,
    Person,
    SyntheticDay,
    draw_person,
    simulate_days,
    textbook_person,
)
from backcare_tui.review.simulate.course import draw_course, offsets

EVERY_DAY = Generator(day_missing=0)
LONG = 20_000
FLAT = replace(
    textbook_person(SIGNS, ["cold"]),
    trigger_effects=dict.fromkeys(("cold", "damp", "fatigue", "lifting"), 0.0),
)
"""A person whose pain no trigger moves."""
SIGNLESS = replace(FLAT, sign_rates={})


def days(
    person: Person = FLAT, length: int = 60, seed: int = 1, **habits: float
) -> list[SyntheticDay]:
    return simulate_days(random.Random(seed), [(person, length)], Generator(**habits))


def lag(values: list[float] | list[int] | list[bool]) -> float:
    mean = fmean(values)
    around = [value - mean for value in values]
    return sum(a * b for a, b in pairwise(around)) / sum(a * a for a in around)


@pytest.fixture(scope="module")
def long() -> list[SyntheticDay]:
    return days(length=LONG, day_missing=0)


def test_the_same_seed_gives_the_same_days() -> None:
    assert days() == days()
    assert days() != days(seed=2)


def test_a_reply_does_not_depend_on_what_else_is_asked() -> None:
    forwards = [{sign: day.reply(sign) for sign in SIGNS} for day in days()]
    backwards = [{sign: day.reply(sign) for sign in reversed(SIGNS)} for day in days()]
    assert forwards == backwards
    assert [day.reply("k3") for day in days()] == [replies["k3"] for replies in forwards]
    assert {None, True, False} == {reply for replies in forwards for reply in replies.values()}
    with pytest.raises(KeyError):
        days()[0].reply("[b + [/")


def test_triggers_come_as_often_and_as_long_as_they_should(long: list[SyntheticDay]) -> None:
    for name, share, memory in (("fatigue", 0.3, 0.4), ("lifting", 0.2, 0.1)):
        series = [day.exposures[name] for day in long]
        assert fmean(series) == pytest.approx(share, abs=0.02)
        assert lag(series) == pytest.approx(memory, abs=0.03)
    cold, damp = ([day.exposures[name] for day in long] for name in ("cold", "damp"))
    assert fmean(cold) == pytest.approx(0.35, abs=0.02)
    both = fmean(a and b for a, b in zip(cold, damp, strict=True))
    correlation = (both - fmean(cold) * fmean(damp)) / (pstdev(cold) * pstdev(damp))
    assert correlation == pytest.approx(0.25, abs=0.03), "each follows the front half of the time"


@pytest.mark.parametrize(("phi", "white"), [(0.3, 0.0), (0.85, 0.3), (0.93, 0.55)])
def test_pain_scatters_and_drifts_as_the_person_does(phi: float, white: float) -> None:
    person = replace(SIGNLESS, phi=phi, white_share=white, sd=1.1)
    pains = [day.pain for day in days(person, LONG, day_missing=0)]
    assert fmean(pains) == pytest.approx(5.0, abs=0.1)
    variance = 1.1**2 + 1 / 12  # rounding adds a twelfth
    assert pstdev(pains) ** 2 == pytest.approx(variance, rel=0.07)
    assert lag(pains) == pytest.approx(phi * (1 - white) * 1.1**2 / variance, abs=0.03)


def test_pain_does_not_begin_at_its_level() -> None:
    person = replace(SIGNLESS, phi=0.93, sd=1.1)
    first = [days(person, 1, seed, day_missing=0)[0].pain for seed in range(1_500)]
    assert pstdev(first) == pytest.approx((1.1**2 + 1 / 12) ** 0.5, abs=0.07)


def test_a_trigger_adds_its_points() -> None:
    person = replace(SIGNLESS, trigger_effects={"lifting": 1.5})
    lived = days(person, LONG, day_missing=0)
    lifted, rested = (
        fmean(day.pain for day in lived if day.exposures["lifting"] is yes) for yes in (True, False)
    )
    assert lifted - rested == pytest.approx(1.5, abs=0.07)


@pytest.mark.parametrize(("level", "edge"), [(-20.0, 0), (30.0, 10)])
def test_pain_stays_on_the_scale(level: float, edge: int) -> None:
    assert {day.pain for day in days(replace(FLAT, level=level))} == {edge}


def test_signs_come_and_go_with_memory(long: list[SyntheticDay]) -> None:
    series = [day.true_signs["c0"] for day in long]
    assert fmean(series) == pytest.approx(0.62, abs=0.02)
    assert lag(series) == pytest.approx(0.4, abs=0.03)
    sticky = [
        day.true_signs["c0"] for day in days(length=LONG, day_missing=0, sign_persistence=0.7)
    ]
    assert lag(sticky) == pytest.approx(0.7, abs=0.03)


@pytest.mark.parametrize("noise", [0.0, 0.1, 0.3])
def test_noise_loses_ticks_and_adds_half_as_many(noise: float) -> None:
    lived = days(length=4_000, day_missing=0, noise=noise)
    said = [(day.true_signs[sign], day.reported[sign]) for day in lived for sign in SIGNS]
    lost = fmean(not reported for true, reported in said if true)
    gained = fmean(reported for true, reported in said if not true)
    assert lost == pytest.approx(noise, abs=0.01)
    assert gained == pytest.approx(noise / 2, abs=0.01)


def test_some_items_are_skipped_whatever_the_answer(long: list[SyntheticDay]) -> None:
    asked = [(sign in day.skipped, day.reported[sign]) for day in long[:3_000] for sign in SIGNS]
    for yes in (True, False):
        skipped = fmean(skip for skip, reported in asked if reported is yes)
        assert skipped == pytest.approx(0.2, abs=0.01)
    assert all(day.reply(sign) is None for day in long[:50] for sign in day.skipped)


@pytest.mark.parametrize("missing", [0.3, 0.5])
def test_days_are_missing_in_bursts(missing: float) -> None:
    recorded = {day.day_index for day in days(SIGNLESS, LONG, day_missing=missing)}
    gaps = [index not in recorded for index in range(LONG)]
    assert fmean(gaps) == pytest.approx(missing, abs=0.02)
    assert lag(gaps) == pytest.approx(0.3, abs=0.03)


def test_the_ends_can_be_kept() -> None:
    for seed in range(20):
        kept = simulate_days(
            random.Random(seed), [(FLAT, 9)], Generator(day_missing=0.9), keep_ends=True
        )
        assert (kept[0].day_index, kept[-1].day_index) == (0, 8)
    assert days(day_missing=1.0) == []


def test_how_well_people_report_leaves_the_truth_alone() -> None:
    exact, careless = (
        days(length=400, noise=noise, item_skipped=skipped, day_missing=0)
        for noise, skipped in ((0, 0), (0.3, 0.5))
    )
    for one, other in zip(exact, careless, strict=True):
        assert (one.pain, one.exposures, one.true_signs) == (
            other.pain,
            other.exposures,
            other.true_signs,
        )
    assert [day.reported for day in exact] == [day.true_signs for day in exact]
    assert [day.reported for day in careless] != [day.true_signs for day in careless]


def test_pictures_change_part_way_and_the_rest_goes_on() -> None:
    before, after = (
        replace(textbook_person(SIGNS, [pattern]), level=level)
        for pattern, level in (("cold", 3.0), ("stasis", 7.0))
    )
    lived = simulate_days(random.Random(1), [(before, 2_000), (after, 3_000)], EVERY_DAY)
    assert [day.day_index for day in lived] == list(range(5_000))

    def share(sign: str, part: list[SyntheticDay]) -> float:
        return fmean(day.true_signs[sign] for day in part)

    for sign, early, late in (("c0", 0.62, 0.05), ("b0", 0.05, 0.62)):
        assert share(sign, lived[:2_000]) == pytest.approx(early, abs=0.04)
        assert share(sign, lived[2_000:]) == pytest.approx(late, abs=0.04)
    assert fmean(day.pain for day in lived[2_000:]) - fmean(
        day.pain for day in lived[:2_000]
    ) == pytest.approx(4, abs=0.4)


def test_a_course_moves_the_level_and_has_to_fit() -> None:
    lived = simulate_days(
        random.Random(1), [(FLAT, 600)], EVERY_DAY, course=[0.0] * 300 + [2.0] * 300
    )
    late, early = (fmean(day.pain for day in part) for part in (lived[300:], lived[:300]))
    assert late - early == pytest.approx(2, abs=0.25)
    with pytest.raises(ValueError, match="3 days for 60"):
        simulate_days(random.Random(1), [(FLAT, 60)], course=[0.0] * 3)


def test_courses_go_where_their_names_say() -> None:
    rng = random.Random(2)
    shapes = {course: offsets(rng, course, 120) for course in Course}
    assert {len(shape) for shape in shapes.values()} == {120}
    assert set(shapes[Course.STABLE]) == {0.0}
    for course, change in ((Course.IMPROVING, -3), (Course.WORSENING, 3)):
        assert shapes[course][-1] - shapes[course][0] == pytest.approx(change)
        assert sum(shapes[course]) == pytest.approx(0, abs=1e-9)
    fast = shapes[Course.IMPROVING_FAST]
    assert fast[0] == 3
    assert fast[30] < 0.2
    recovering = shapes[Course.RECOVERING]
    assert recovering[60] - recovering[59] > 2, "a flare in the middle"
    assert recovering[-1] < recovering[0] - 3
    short = offsets(rng, Course.IMPROVING, 12)
    assert short[-1] - short[0] == pytest.approx(-0.3)


def test_flares_of_an_episodic_course_are_short_and_rare() -> None:
    shape = offsets(random.Random(3), Course.EPISODIC, LONG)
    flare = [height > 0 for height in shape]
    assert 0.07 < fmean(flare) < 0.12
    assert fmean(height for height in shape if height) == pytest.approx(2.0, abs=0.2)
    assert len(shape) == LONG


def test_courses_are_drawn_by_their_shares() -> None:
    rng = random.Random(4)
    drawn = [draw_course(rng) for _ in range(5_000)]
    for course, share in (
        (Course.STABLE, 0.45),
        (Course.IMPROVING, 0.15),
        (Course.IMPROVING_FAST, 0.15),
        (Course.EPISODIC, 0.20),
        (Course.WORSENING, 0.05),
        (Course.RECOVERING, 0),
    ):
        assert drawn.count(course) / 5_000 == pytest.approx(share, abs=0.02)


@given(st.integers(0, 2**64), st.integers(1, 40), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=60)
def test_any_life_is_whole(seed: int, length: int, missing: float, noise: float) -> None:
    rng = random.Random(seed)
    person = draw_person(rng, SIGNS, PATTERNS)
    lived = simulate_days(rng, [(person, length)], Generator(noise=noise, day_missing=missing))
    indices = [day.day_index for day in lived]
    assert indices == sorted(set(indices))
    assert all(0 <= index < length for index in indices)
    for day in lived:
        assert 0 <= day.pain <= 10
        assert set(day.true_signs) == set(day.reported) == set(SIGNS)
        assert day.skipped <= set(SIGNS)
        assert all((day.reply(sign) is None) == (sign in day.skipped) for sign in SIGNS)
