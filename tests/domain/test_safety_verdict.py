"""What answers to warning questions call for, and what lifts it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NO, SKIPPED, UNSURE, YES, said, seen

from backcare_tui.domain.care import Action
from backcare_tui.domain.checkin import SafetyAnswer, SafetyReply, SeenTo
from backcare_tui.domain.safety import Verdict, verdict
from backcare_tui.knowledge import load_knowledge

FLAGS = load_knowledge().red_flags
EMERGENCY = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF07", "RF08")
SAME_DAY = ("RF06", "RF09", "RF10", "RF11", "RF21")
SOON = ("RF12", "RF13", "RF14", "RF15", "RF16", "RF17", "RF18", "RF19", "RF24")
PRECAUTION = ("RF22", "RF23")
FIRST = sorted((*EMERGENCY, *SAME_DAY, *SOON, *PRECAUTION))


def weigh(*statements: SafetyAnswer | SeenTo) -> Verdict:
    answers = [s for s in statements if isinstance(s, SafetyAnswer)]
    return verdict(FLAGS, answers, [s for s in statements if isinstance(s, SeenTo)])


def found(*statements: SafetyAnswer | SeenTo) -> dict[str, Action]:
    return {sign.flag: sign.action for sign in weigh(*statements).open_signs}


@pytest.mark.parametrize("reply", [YES, UNSURE])
@pytest.mark.parametrize("question", [*EMERGENCY, *SAME_DAY])
def test_yes_and_not_sure_lock_for_urgent_questions(question: str, reply: SafetyReply) -> None:
    action = Action.EMERGENCY if question in EMERGENCY else Action.SAME_DAY
    assert found(said(question, reply)) == {question: action}
    assert weigh(said(question, reply)).locks


@pytest.mark.parametrize("question", SOON)
def test_a_visit_soon_needs_a_yes_and_locks_nothing(question: str) -> None:
    assert found(said(question, YES)) == {question: Action.SOON}
    assert not weigh(said(question, YES)).locks
    assert found(said(question, UNSURE)) == {}


@pytest.mark.parametrize("question", PRECAUTION)
def test_a_precaution_holds_on_not_sure_too_and_locks_nothing(question: str) -> None:
    for reply in (YES, UNSURE):
        assert found(said(question, reply)) == {question: Action.PRECAUTION}
        assert not weigh(said(question, reply)).locks


@pytest.mark.parametrize("question", [*EMERGENCY, *SAME_DAY])
@pytest.mark.parametrize("later", [NO, SKIPPED])
def test_a_later_no_never_lifts_a_lock(question: str, later: SafetyReply) -> None:
    assert weigh(said(question, YES), said(question, later, 1), said(question, NO, 500)).locks


@pytest.mark.parametrize("question", [*SOON, *PRECAUTION])
def test_mild_signs_follow_the_newest_answer(question: str) -> None:
    yes, no, again = said(question, YES), said(question, NO, 1), said(question, YES, 30)
    assert found(yes, no) == {}
    assert list(found(yes, no, again)) == [question]
    assert weigh(yes, no, again).open_signs[0].since == again.day


def test_only_the_statement_lifts_and_a_new_yes_locks_again() -> None:
    first, statement = said("RF03", YES), seen(2)
    assert not weigh(first, statement).locks
    assert weigh(first, statement, said("RF03", YES, 24)).locks
    assert weigh(first, statement, said("RF01", UNSURE, 24)).locks


def test_a_statement_before_the_yes_lifts_nothing() -> None:
    assert weigh(seen(-1), said("RF03", YES)).locks
    assert weigh(said("RF03", YES, -9), seen(-5), said("RF03", YES), seen(-4)).locks


def test_taking_the_statement_back_locks_again() -> None:
    first = said("RF06", YES)
    assert not weigh(first, seen(1)).locks
    assert weigh(first).locks


def test_the_same_instant_for_all_is_lifted_by_the_statement() -> None:
    assert not weigh(said("RF03", YES), seen()).locks


@pytest.mark.parametrize(("child", "parent"), [("RF06a", "RF06"), ("RF09a", "RF09")])
def test_an_emergency_follow_up_makes_it_an_emergency(child: str, parent: str) -> None:
    for reply in (YES, UNSURE):
        both = weigh(said(parent, YES), said(child, reply))
        assert both.action is Action.EMERGENCY
        assert both.open_signs[0].flag == child
    assert weigh(said(parent, YES), said(child, NO)).action is Action.SAME_DAY
    assert weigh(said(parent, NO), said(child, YES)).locks
    assert weigh(said(child, YES)).locks


@pytest.mark.parametrize(
    ("child", "parent"), [("RF15a", "RF15"), ("RF22a", "RF22"), ("RF23a", "RF23")]
)
def test_a_same_day_follow_up_locks_unless_its_question_was_a_no(child: str, parent: str) -> None:
    for reply in (YES, UNSURE):
        assert weigh(said(parent, YES), said(child, reply)).action is Action.SAME_DAY
        assert weigh(said(parent, UNSURE), said(child, reply)).action is Action.SAME_DAY
    assert found(said(parent, NO), said(child, YES)) == {}
    assert weigh(said(parent, YES), said(child, YES), said(parent, NO, 1)).locks


def test_a_follow_up_answered_alone_after_the_statement_locks_again() -> None:
    before = said("RF06", YES), said("RF06a", NO), seen(1)
    assert weigh(*before, said("RF06a", YES, 24)).action is Action.EMERGENCY


WORSE = {
    "RF12": ("RF01", "RF02", "RF03", "RF05", "RF06"),
    "RF15": ("RF07", "RF16"),
    "RF23": ("RF07", "RF15"),
    "RF24": ("RF01", "RF02", "RF06"),
}
PAIRS = [(flag, other) for flag, others in WORSE.items() for other in others]


@pytest.mark.parametrize(("flag", "other"), PAIRS)
def test_what_makes_a_sign_worse_locks_in_any_order(flag: str, other: str) -> None:
    for first, second in itertools.permutations((flag, other)):
        signs = found(said(first, YES), said(second, YES, 1))
        assert signs[flag] is Action.SAME_DAY
    assert found(said(flag, YES), said(other, YES))[flag] is Action.SAME_DAY
    assert found(said(flag, YES), said(other, NO))[flag] is FLAGS[flag].action


@pytest.mark.parametrize(("flag", "other"), PAIRS)
def test_an_old_yes_that_was_seen_to_still_makes_a_new_sign_worse(flag: str, other: str) -> None:
    assert found(said(flag, YES, -48), seen(-24), said(other, YES))[flag] is Action.SAME_DAY


@pytest.mark.parametrize(("flag", "other"), PAIRS)
def test_what_was_seen_to_before_makes_nothing_worse(flag: str, other: str) -> None:
    assert found(said(other, YES, -48), seen(-24), said(flag, YES)) == {flag: FLAGS[flag].action}


def test_a_worsened_lock_is_not_lifted_by_taking_one_half_back() -> None:
    pair = said("RF15", YES), said("RF16", YES, 1)
    assert weigh(*pair, said("RF16", NO, 2)).locks
    assert weigh(*pair, said("RF15", NO, 2)).locks
    assert not weigh(*pair, seen(3)).locks


def test_mild_signs_that_were_never_open_together_do_not_lock() -> None:
    assert not weigh(said("RF15", YES), said("RF15", NO, 1), said("RF16", YES, 240)).locks


def test_the_most_urgent_sign_comes_first() -> None:
    signs = weigh(said("RF22", YES), said("RF14", YES), said("RF09", YES), said("RF08", YES))
    assert [s.flag for s in signs.open_signs] == ["RF08", "RF09", "RF14", "RF22"]


def test_screened_needs_every_first_question() -> None:
    everything = [said(question, NO) for question in FIRST]
    assert weigh(*everything).screened
    assert not weigh().screened
    for left_out in range(len(everything)):
        assert not weigh(*everything[:left_out], *everything[left_out + 1 :]).screened


@pytest.mark.parametrize("question", FIRST)
def test_a_skip_counts_as_an_answer_for_one_question_alone(question: str) -> None:
    replies = [said(q, SKIPPED if q == question else NO) for q in FIRST]
    assert weigh(*replies).screened is (question == "RF04")
    assert not weigh(*replies).locks


def test_questions_that_nobody_knows_are_passed_over() -> None:
    assert weigh(said("RF99", YES), said("daily", YES)).open_signs == ()


HOURS = st.integers(-100, 100)
ANSWERS = st.lists(
    st.builds(said, st.sampled_from(list(FLAGS)), st.sampled_from(list(SafetyReply)), HOURS),
    max_size=12,
)


@given(ANSWERS, st.lists(st.builds(seen, HOURS), max_size=3))
def test_the_order_in_which_answers_are_read_does_not_matter(
    answers: list[SafetyAnswer], statements: list[SeenTo]
) -> None:
    unique = list({(a.at, a.question): a for a in answers}.values())
    turned = list(reversed(unique))
    assert verdict(FLAGS, unique, statements) == verdict(FLAGS, turned, statements[::-1])


@given(ANSWERS, st.sampled_from([NO, SKIPPED]), st.sampled_from(list(FLAGS)))
def test_no_answer_ever_lifts_a_lock(
    answers: list[SafetyAnswer], reply: SafetyReply, question: str
) -> None:
    before = weigh(*answers)
    after = weigh(*answers, said(question, reply, 101))
    assert after.locks >= before.locks
    urgent = {s.flag for s in before.open_signs if s.action in (Action.EMERGENCY, Action.SAME_DAY)}
    assert urgent <= {s.flag for s in after.open_signs}


@given(ANSWERS, st.sampled_from([*EMERGENCY, *SAME_DAY]), st.sampled_from([YES, UNSURE]))
def test_an_urgent_yes_locks_whatever_was_said_before(
    answers: list[SafetyAnswer], question: str, reply: SafetyReply
) -> None:
    assert weigh(*answers, seen(100), said(question, reply, 101)).locks
