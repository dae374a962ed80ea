"""Every condition against every point: the table of the design, written out here."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NO, SKIPPED, UNSURE, YES, said

from backcare_tui.domain.care import Limit
from backcare_tui.domain.checkin import ProfileAnswer
from backcare_tui.domain.contraindications import CONDITION, HEAT, conditions_of, limits_of
from backcare_tui.knowledge import load_knowledge

KB = load_knowledge()
RULES = KB.contraindications
BACK = ("BL23", "BL25", "BL52", "EX-B7", "GV3", "GV4")
KNEE = ("BL40", "BL57", "GB34", "ST36")
ANKLE = ("KI3", "SP6", "BL60")
HANDS = ("LI4", "EX-UE7")
OTHERS = ("LR3", "GB21", "Ashi")
EVERY = (*BACK, *KNEE, "GB30", *ANKLE, *HANDS, *OTHERS)

N, L, A, B = None, Limit.LIGHT, Limit.ASK_FIRST, Limit.BLOCK
Row = dict[str, Limit | None]


def row(back: Limit | None, knee: Limit | None, buttock: Limit | None, ankle: Limit | None,
        hand: Limit | None, heat: Limit | None, **single: Limit | None) -> Row:  # fmt: skip
    """One line of the table; ``single`` are points that differ from their column.

    The tender spot goes with the back and the foot with the ankle, unless ``single`` says so.
    """
    groups = ((BACK, back), (KNEE, knee), (("GB30",), buttock), (ANKLE, ankle), (HANDS, hand))
    found: Row = {code: limit for codes, limit in groups for code in codes}
    return found | {"Ashi": back, "LR3": ankle, "GB21": None, HEAT: heat} | single


TABLE = {
    "pregnant": row(A, L, L, L, N, L, SP6=B, BL60=B, LI4=B, GB21=B),
    "blood_thinners": row(L, B, L, L, L, N),
    "dvt": row(N, B, B, B, N, B, Ashi=L),
    "osteoporosis": row(A, N, L, N, N, N),
    "skin": row(L, L, L, L, L, B),
    "numb_skin": row(L, L, L, L, N, B),
    "recent_injury": row(B, L, B, N, N, B),
    "cancer_or_infection": row(B, N, N, N, N, B),
    "joint_replacement": row(N, B, B, N, N, N),
    "under_18": row(A, A, A, A, A, A),
}


def strictest(name: str, *conditions: str) -> Limit | None:
    thing = HEAT if name == HEAT else KB.points[name]
    return limits_of(thing, frozenset(conditions), RULES).strictest


def test_the_table_here_speaks_of_every_condition_and_point() -> None:
    assert set(TABLE) == set(RULES)
    assert set(EVERY) == set(KB.points)
    assert all(set(line) == {*EVERY, HEAT} for line in TABLE.values())


@pytest.mark.parametrize("name", [*EVERY, HEAT])
@pytest.mark.parametrize("condition", TABLE)
def test_each_condition_limits_each_point_as_designed(condition: str, name: str) -> None:
    assert strictest(name, condition) is TABLE[condition][name]


@pytest.mark.parametrize("name", [*EVERY, HEAT])
def test_without_conditions_everything_is_free(name: str) -> None:
    assert strictest(name) is None


@pytest.mark.parametrize("pair", itertools.combinations(TABLE, 2), ids="+".join)
def test_of_two_conditions_the_stricter_wins(pair: tuple[str, str]) -> None:
    order = [None, *Limit]
    for name in (*EVERY, HEAT):
        alone = [TABLE[condition][name] for condition in pair]
        assert strictest(name, *pair) is max(alone, key=order.index)


def test_blocked_is_not_free_and_light_is() -> None:
    limits = {c: limits_of(KB.points["BL40"], frozenset({c}), RULES) for c in RULES}
    assert limits["dvt"].blocked
    assert not limits["dvt"].free
    assert not limits["under_18"].blocked
    assert not limits["under_18"].free
    assert limits["pregnant"].free
    assert limits["osteoporosis"].free


def test_the_back_is_never_light_for_those_who_must_ask_first() -> None:
    for condition in ("pregnant", "osteoporosis"):
        assert not limits_of(KB.points["BL23"], frozenset({condition}), RULES).free


IMPLIED = {"pregnant": "RF22", "blood_thinners": "RF23", "dvt": "RF21"}


def profile(condition: str, value: bool, hours: float = 0) -> dict[str, ProfileAnswer]:
    told = said("RF01", NO, hours)
    return {CONDITION + condition: ProfileAnswer(CONDITION + condition, told.day, told.at, value)}


@pytest.mark.parametrize(("condition", "question"), IMPLIED.items())
def test_a_warning_answer_implies_its_condition(condition: str, question: str) -> None:
    for reply, holds in ((YES, True), (UNSURE, True), (NO, False), (SKIPPED, False)):
        latest = {question: said(question, reply)}
        assert (condition in conditions_of(RULES, {}, latest)) is holds


@pytest.mark.parametrize("condition", TABLE)
def test_a_profile_answer_states_its_condition(condition: str) -> None:
    assert conditions_of(RULES, profile(condition, True), {}) == {condition}
    assert conditions_of(RULES, profile(condition, False), {}) == frozenset()


@pytest.mark.parametrize(("condition", "question"), IMPLIED.items())
def test_the_newer_of_profile_and_warning_answer_counts(condition: str, question: str) -> None:
    yes, no = {question: said(question, YES)}, {question: said(question, NO)}
    for hours, newer_is_profile in ((1, True), (-1, False)):
        no_said = profile(condition, False, hours)
        yes_said = profile(condition, True, hours)
        assert (condition in conditions_of(RULES, no_said, yes)) is not newer_is_profile
        assert (condition in conditions_of(RULES, yes_said, no)) is newer_is_profile


@pytest.mark.parametrize(("condition", "question"), IMPLIED.items())
def test_of_two_words_from_one_instant_the_yes_counts(condition: str, question: str) -> None:
    yes, no = {question: said(question, YES)}, {question: said(question, NO)}
    assert condition in conditions_of(RULES, profile(condition, False), yes)
    assert condition in conditions_of(RULES, profile(condition, True), no)
    assert condition not in conditions_of(RULES, profile(condition, False), no)


@given(st.sets(st.sampled_from(list(TABLE))), st.sampled_from(list(TABLE)))
def test_one_more_condition_never_loosens_a_limit(held: set[str], more: str) -> None:
    order = [None, *Limit]
    for name in (*EVERY, HEAT):
        before, after = strictest(name, *held), strictest(name, *held, more)
        assert order.index(after) >= order.index(before)
