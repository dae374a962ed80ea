from datetime import UTC, datetime, time, timedelta

from tests.review.helpers import PATTERNS, PROFILE, SIGNS, TODAY, ago, check_in

from backcare_tui.domain.care import Tier
from backcare_tui.domain.checkin import CheckIn, ChecklistDone
from backcare_tui.review.next_question import NextQuestion, Why, checklist_due, next_questions
from backcare_tui.review.patterns import leaning


def ask(checkins: list[CheckIn], count: int = 3) -> tuple[NextQuestion, ...]:
    found = leaning(checkins, SIGNS, PATTERNS, PROFILE, {}, TODAY)
    return next_questions(SIGNS, found, checkins, TODAY, count)


def offered(days: int, *, confirmed: bool = True) -> ChecklistDone:
    return ChecklistDone(ago(days), datetime.combine(ago(days), time(20), UTC), confirmed)


def test_at_first_key_signs_come_in_the_same_order_all_day() -> None:
    first = ask([])
    assert first == ask([])
    assert len(first) == 3
    assert all(SIGNS[question.sign_id].tier is Tier.KEY for question in first)
    assert {question.why for question in first} == {Why.NEVER_ASKED}


def test_ties_fall_differently_on_other_days() -> None:
    orders = set()
    for days in range(10):
        day = TODAY + timedelta(days=days)
        found = leaning([], SIGNS, PATTERNS, PROFILE, {}, day)
        orders.add(tuple(q.sign_id for q in next_questions(SIGNS, found, [], day)))
    assert len(orders) > 3


def test_what_was_answered_today_is_not_asked_again() -> None:
    answered = {id_: True for id_ in SIGNS if id_ != "c5"}
    assert [q.sign_id for q in ask([check_in(TODAY, 4, answered)])] == ["c5"]
    assert ask([check_in(TODAY, 4, dict.fromkeys(SIGNS, False))]) == ()


def test_what_was_answered_yesterday_comes_later() -> None:
    keys = {id_: False for id_, sign in SIGNS.items() if sign.tier is Tier.KEY}
    asked = ask([check_in(ago(1), 4, keys)], len(SIGNS))
    assert not keys.keys() & {question.sign_id for question in asked[:3]}
    assert len(asked) == len(SIGNS)


def test_reasons() -> None:
    checkins = [check_in(ago(30 + i), 4, {"c0": True, "c2": True}) for i in range(3)]
    reasons = {question.sign_id: question.why for question in ask(checkins, len(SIGNS))}
    assert reasons["b0"] is Why.NEVER_ASKED
    assert reasons["c0"] in (Why.OPEN_PICTURE, Why.KEY_SIGN)
    assert reasons["c2"] in (Why.OPEN_PICTURE, Why.LONG_AGO)


def test_the_whole_list_is_due_at_first_and_after_a_week() -> None:
    assert checklist_due([], [], TODAY)
    assert not checklist_due([offered(6)], [], TODAY)
    assert checklist_due([offered(20), offered(7)], [], TODAY)


def test_a_list_left_without_an_answer_was_offered() -> None:
    assert not checklist_due([offered(1, confirmed=False)], [], TODAY)


def test_a_list_entered_elsewhere_counts_and_future_ones_do_not() -> None:
    full = check_in(ago(2), 4, dict.fromkeys(SIGNS, False))
    assert not checklist_due([], [full], TODAY)
    assert checklist_due([], [check_in(ago(2), 4, {"c0": True})], TODAY)
    assert checklist_due([offered(-3)], [], TODAY)
