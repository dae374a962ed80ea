"""The leaning with what triggers do to pain, and how firm it is."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.review.helpers import PATTERNS, PROFILE, SIGNS, TODAY, ago, check_in

from backcare_tui.domain.care import Badge, Claim, Nature, Pattern, Trigger
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.review.evidence import EFFECT_LIMIT, WEIGHT
from backcare_tui.review.patterns import HIGHEST_SHOWN, Leaning, LineKind, answered, leaning
from backcare_tui.review.rule_words import (
    coverage_sentence,
    lacking_sentences,
    rule_sentence,
    stability_sentence,
)
from backcare_tui.review.same_day import SameDayEffect, same_day
from backcare_tui.review.stability import Stability, stability

TRIGGERS = {
    "cold": Trigger("cold", "c", "Cold", "?", False, (), "cold"),
    "damp": Trigger("damp", "d", "Damp", "?", False, (), "cold"),
    "fatigue": Trigger("fatigue", "f", "Fatigue", "?", False, (), "kidney"),
    "lifting": Trigger("lifting", "l", "Lifting", "?", False, ()),
}
CLAIM = Claim("", Badge.TRADITION, ())
NAMES = {
    id_: Pattern(id_, f"Picture {id_}", Nature.EXCESS, "", (), CLAIM, CLAIM, "", (), {}, (), ())
    for id_ in PATTERNS
}


YES = st.sets(st.sampled_from(sorted(SIGNS)))


def effect(estimate: float, sd: float = 0.2, *ids: str) -> SameDayEffect:
    return SameDayEffect(ids or ("cold",), estimate, sd, (ago(1), ago(3)), 9)


def lean(checkins: list[CheckIn], *effects: SameDayEffect) -> Leaning:
    return leaning(checkins, SIGNS, PATTERNS, PROFILE, {}, TODAY, TRIGGERS, effects)


def weeks(yes: str, days: int = 28) -> list[CheckIn]:
    return [check_in(ago(i), 4, {s: s[0] in yes for s in SIGNS}) for i in range(days)]


def test_an_effect_speaks_for_its_picture_and_its_absence_against() -> None:
    plain = lean(weeks("")).score("cold").log_odds
    for_it, against = lean(weeks(""), effect(1.5)), lean(weeks(""), effect(-0.2))
    assert for_it.score("cold").log_odds > plain > against.score("cold").log_odds
    other = lean(weeks(""), effect(1.5)).score("stasis").log_odds
    assert other == lean(weeks("")).score("stasis").log_odds
    (line,) = [x for x in for_it.score("cold").lines if x.kind is LineKind.TRIGGER]
    assert (line.id, line.yes, line.asked) == ("cold", 2, 11)
    assert line.days == (ago(1), ago(3))


def test_an_uncertain_effect_says_less() -> None:
    def gain(sd: float) -> float:
        return lean(weeks(""), effect(1.0, sd)).score("cold").log_odds

    assert gain(0.1) > gain(1.0) > lean(weeks("")).score("cold").log_odds


def test_all_triggers_together_have_one_limit() -> None:
    found = lean(weeks(""), effect(4.0), effect(4.0, 0.2, "damp")).score("cold")
    lines = [line for line in found.lines if line.kind is LineKind.TRIGGER]
    assert math.fsum(line.contribution for line in lines) == pytest.approx(WEIGHT * EFFECT_LIMIT)


def test_an_effect_of_two_pictures_or_of_none_tells_nothing() -> None:
    plain = lean(weeks(""))
    assert lean(weeks(""), effect(3, 0.1, "cold", "fatigue")) == plain
    assert lean(weeks(""), effect(3, 0.1, "lifting")) == plain
    both = lean(weeks(""), effect(3, 0.1, "cold", "damp")).score("cold")
    assert any(line.id == "cold+damp" for line in both.lines)


@given(st.floats(-5, 5), st.floats(0, 3), st.floats(0.01, 3))
def test_a_larger_effect_never_lowers_its_picture(low: float, more: float, sd: float) -> None:
    small, large = lean([], effect(low, sd)), lean([], effect(low + more, sd))
    assert large.score("cold").log_odds >= small.score("cold").log_odds - 1e-9
    assert large.score("cold").probability <= HIGHEST_SHOWN


def firm(checkins: list[CheckIn]) -> tuple[Leaning, Stability]:
    measured = same_day(checkins, list(TRIGGERS), TODAY)
    whole = lean(checkins, *measured.effects)
    return whole, stability(
        whole, checkins, SIGNS, PATTERNS, PROFILE, {}, TODAY, TRIGGERS, measured
    )


def test_a_lasting_picture_is_stable() -> None:
    _, found = firm(weeks("c"))
    assert found.weeks == 4
    assert found.stable
    assert "any one of the four weeks" in stability_sentence(found, NAMES)


def test_a_leaning_that_rests_on_one_week_says_which() -> None:
    recent = [check_in(ago(i), 4, {s: s[0] == "c" for s in SIGNS}) for i in range(7)]
    before = [check_in(ago(i), 4, dict.fromkeys(SIGNS, False)) for i in range(14, 28)]
    whole, found = firm([*recent, *before])
    assert whole.fitting == ("cold",)
    assert [change.week.last for change in found.changed] == [TODAY]
    assert found.changed[0].fitting == ()
    assert "rests on one week" in stability_sentence(found, NAMES)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.sets(st.sampled_from(sorted(SIGNS)))), max_size=25)
)
def test_leaving_out_is_counting_the_rest(told: list[tuple[int, set[str]]]) -> None:
    checkins = [
        check_in(ago(days), 4, {s: s in yes for s in SIGNS if (days + len(s)) % 3 or s in yes})
        for days, yes in told
    ]
    part = [c for c in checkins if 7 <= (TODAY - c.day).days < 14]
    rest = answered([c for c in checkins if c not in part], SIGNS, TODAY)
    left = answered(checkins, SIGNS, TODAY).without(answered(part, SIGNS, TODAY))
    assert (left.days, left.checkins) == (rest.days, rest.checkins)
    for sign, tally in rest.tallies.items():
        other = left.tallies[sign]
        assert (other.yes, other.asked, other.days) == (tally.yes, tally.asked, tally.days)
        assert other.weighted_yes == pytest.approx(tally.weighted_yes, abs=1e-12)
        assert other.weighted_asked == pytest.approx(tally.weighted_asked, abs=1e-12)


def test_the_swing_holds_what_every_week_left_out_says() -> None:
    recent = [check_in(ago(i), 4, {s: s[0] == "c" for s in SIGNS}) for i in range(7)]
    before = [check_in(ago(i), 4, dict.fromkeys(SIGNS, False)) for i in range(14, 28)]
    whole, found = firm([*recent, *before])
    low, high = found.swing["cold"]
    assert low < 0.25 < 0.7 < whole.score("cold").probability <= high
    assert set(found.swing) == set(PATTERNS)


def test_an_empty_diary_has_no_weeks() -> None:
    _, found = firm([])
    assert (found.weeks, found.changed) == (0, ())


def test_every_line_has_its_rule_and_what_is_lacking_is_said() -> None:
    found = lean(weeks("b"), effect(0.1))
    for score in found.scores:
        for line in score.lines:
            assert rule_sentence(line, SIGNS, PROFILE)
    text = " ".join(lacking_sentences(found.score("cold"), NAMES, SIGNS, PROFILE, {}))
    assert "Against it" in text
    assert "lacks" in text
    assert "19 of 19 signs were asked" in coverage_sentence(found)
    assert "0 of 19" in coverage_sentence(lean([]))
