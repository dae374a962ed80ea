"""Who synthetic people are: shares, rates and sizes over many of them."""

import random
from collections import Counter
from itertools import pairwise
from statistics import fmean

import pytest
from tests.review.helpers import SIGNS

from backcare_tui.domain.care import Sign, Tier
from backcare_tui.review.simulate import (
    Generator,
    Person,
    draw_person,
    markov_series,
    textbook_person,
    turn,
)

PICTURES = ("cold_damp", "blood_stasis", "kidney_deficiency")
NAMES = dict(zip(("cold", "stasis", "kidney"), PICTURES, strict=True))
PEOPLE = 4_000


def named(sign: Sign) -> Sign:
    return Sign(sign.id, NAMES[sign.pattern], sign.tier, sign.label, sign.question, ())


ALL = {sign.id: named(sign) for sign in SIGNS.values()}


@pytest.fixture(scope="module")
def people() -> list[Person]:
    rng = random.Random(11)
    return [draw_person(rng, ALL, PICTURES) for _ in range(PEOPLE)]


@pytest.mark.parametrize(
    ("prevalence", "memory"), [(0.35, 0.65), (0.2, 0.1), (0.3, 0.0), (0.6, 0.9)]
)
def test_a_series_has_its_prevalence_and_memory(prevalence: float, memory: float) -> None:
    series = markov_series(random.Random(3), 100_000, prevalence, memory)
    share = fmean(series)
    assert share == pytest.approx(prevalence, abs=0.015)
    both = fmean(a and b for a, b in pairwise(series))
    assert (both - share**2) / (share * (1 - share)) == pytest.approx(memory, abs=0.015)


def test_a_series_begins_as_it_goes_on_or_where_another_ended() -> None:
    rng = random.Random(4)
    assert fmean(markov_series(rng, 1, 0.2, 0.9)[0] for _ in range(20_000)) == pytest.approx(
        0.2, abs=0.01
    )
    after = {
        before: fmean(markov_series(rng, 1, 0.2, 0.5, before)[0] for _ in range(20_000))
        for before in (True, False)
    }
    assert after == {True: pytest.approx(0.6, abs=0.015), False: pytest.approx(0.1, abs=0.01)}
    assert markov_series(rng, 0, 0.2, 0.5) == []
    assert not any(markov_series(rng, 99, 0.0, 0.4))
    assert all(markov_series(rng, 99, 1.0, 0.4))


def test_pictures_come_alone_together_or_not_at_all(people: list[Person]) -> None:
    found = Counter(person.patterns for person in people)
    assert len(found) == 8
    expected = {0: 0.16, 1: 0.20, 2: 0.07, 3: 0.03}
    for patterns, count in found.items():
        assert count / PEOPLE == pytest.approx(expected[len(patterns)], abs=0.02), patterns


def test_three_signs_in_four_stay_in_the_background_at_their_tiers_rate(
    people: list[Person],
) -> None:
    expected = {
        tier: 0.75 * low + 0.25 * high
        for tier, low, high in (
            (Tier.KEY, 0.05, 0.20),
            (Tier.ORDINARY, 0.08, 0.30),
            (Tier.SHARED, 0.20, 0.45),
        )
    }
    for tier, mean in expected.items():
        rates = [p.background[s.id] for p in people for s in ALL.values() if s.tier is tier]
        assert fmean(rates) == pytest.approx(mean, abs=0.01)
        assert all(0 <= rate <= 1 for rate in rates)


def test_most_signs_of_a_picture_show_and_others_never_change(people: list[Person]) -> None:
    raised = []
    for person in people:
        for sign in ALL.values():
            differs = person.sign_rates[sign.id] != person.background[sign.id]
            if sign.pattern in person.patterns:
                raised.append((differs, person.sign_rates[sign.id]))
            else:
                assert not differs
    assert fmean(shows for shows, _ in raised) == pytest.approx(0.7, abs=0.01)
    assert fmean(rate for shows, rate in raised if shows) == pytest.approx(0.62, abs=0.01)


@pytest.mark.parametrize(
    ("shown", "generator"), [(0.5, Generator(sign_shown=0.5)), (1.0, Generator(sign_shown=1.0))]
)
def test_fewer_or_more_signs_may_show(shown: float, generator: Generator) -> None:
    rng = random.Random(5)
    people = [draw_person(rng, ALL, PICTURES, generator, present=PICTURES) for _ in range(300)]
    share = fmean(p.sign_rates[s] != p.background[s] for p in people for s in ALL)
    assert share == pytest.approx(shown, abs=0.03)


def test_triggers_act_on_those_whose_picture_they_belong_to(people: list[Person]) -> None:
    with_picture, without = 0.643, 0.068  # means of the clipped normals, times their chance

    def mean(trigger: str, picture: str, *, present: bool) -> float:
        return fmean(
            p.trigger_effects[trigger] for p in people if (picture in p.patterns) is present
        )

    for trigger, picture in (
        ("cold", "cold_damp"),
        ("damp", "cold_damp"),
        ("fatigue", "kidney_deficiency"),
    ):
        assert mean(trigger, picture, present=True) == pytest.approx(with_picture, abs=0.05)
        assert mean(trigger, picture, present=False) == pytest.approx(without, abs=0.02)
    assert fmean(p.trigger_effects["lifting"] for p in people) == pytest.approx(0.26, abs=0.02)
    assert fmean(p.trigger_effects["lifting"] > 0 for p in people) == pytest.approx(0.45, abs=0.03)
    assert all(size >= 0 for p in people for size in p.trigger_effects.values())


def test_pain_lies_and_drifts_differently_from_person_to_person(people: list[Person]) -> None:
    assert all(3 <= p.level <= 6.5 for p in people)
    assert fmean(p.level for p in people) == pytest.approx(4.75, abs=0.07)
    assert {p.phi for p in people} == {0.3, 0.6, 0.85, 0.93}
    assert {p.white_share for p in people} == {0, 0.3, 0.55}
    assert {p.sd for p in people} == {1.1}


def test_the_same_seed_gives_the_same_person() -> None:
    draw = [draw_person(random.Random(seed), ALL, PICTURES) for seed in (8, 8, 9)]
    assert draw[0] == draw[1] != draw[2]


def test_pictures_can_be_chosen_and_turned() -> None:
    rng = random.Random(6)
    before = draw_person(rng, ALL, PICTURES, present=["cold_damp"])
    assert before.patterns == {"cold_damp"}
    after = turn(rng, before, ALL, ["blood_stasis"])
    assert after.patterns == {"blood_stasis"}
    for sign in ALL.values():
        if sign.pattern != "blood_stasis":
            assert after.sign_rates[sign.id] == before.background[sign.id]
    assert after.sign_rates != after.background
    assert after.trigger_effects["lifting"] == before.trigger_effects["lifting"]
    assert (after.level, after.phi, after.white_share) == (
        before.level,
        before.phi,
        before.white_share,
    )
    assert draw_person(rng, ALL, PICTURES, present=()).patterns == frozenset()


def test_a_textbook_person_is_no_matter_of_chance() -> None:
    person = textbook_person(ALL, ("cold_damp",))
    assert {person.sign_rates[s.id] for s in ALL.values() if s.pattern == "cold_damp"} == {0.62}
    assert max(person.background.values()) == 0.2
    assert person.trigger_effects == {"cold": 1.0, "damp": 1.0, "fatigue": 0.3, "lifting": 0.5}


def test_few_pictures_and_impossible_chances() -> None:
    rng = random.Random(7)
    assert {draw_person(rng, ALL, ["cold_damp"]).patterns for _ in range(200)} == {
        frozenset(),
        frozenset(["cold_damp"]),
    }
    for name in ("noise", "sign_persistence", "day_missing"):
        with pytest.raises(ValueError, match=name):
            Generator(**{name: 1.01})
