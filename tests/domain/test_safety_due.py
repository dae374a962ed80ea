"""When the warning questions are asked again: the table of re-ask rules, row by row."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.factories import NO, SKIPPED, TODAY, UNSURE, YES, ago, said, seen

from backcare_tui.domain.checkin import SafetyAnswer, SafetyReply
from backcare_tui.domain.safety import DAILY_QUESTION
from backcare_tui.domain.warnings_due import Due, due
from backcare_tui.knowledge import load_knowledge

FLAGS = load_knowledge().red_flags
FIRST = tuple(f"RF{n:02}" for n in (*range(1, 20), 21, 22, 23, 24))
NEWS = tuple(f"RF{n:02}" for n in range(1, 11))
WEEKLY = ("RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF09", "RF14")
FLARE = (*NEWS, "RF12", "RF15", "RF21", "RF24")
MONTHLY = ("RF13", "RF22")
QUARTERLY = ("RF11", "RF12", "RF15", "RF16", "RF18", "RF23")


def all_no(days_ago: int = 0, **others: SafetyAnswer) -> dict[str, SafetyAnswer]:
    return {q: said(q, NO, -24 * days_ago) for q in FIRST} | others


def asked(latest: dict[str, SafetyAnswer], today: date = TODAY, **facts: Any) -> tuple[str, ...]:
    return due(FLAGS, latest, today, **facts).questions


def in_order(*questions: str) -> tuple[str, ...]:
    return tuple(q for q in FLAGS if q in questions)


def test_the_first_run_asks_all() -> None:
    assert asked({}) == FIRST
    assert due(FLAGS, {}, TODAY).why == "These come first, once."


def test_a_first_run_that_was_left_asks_the_rest() -> None:
    answered = {q: said(q, NO) for q in FIRST[:5]}
    assert asked(answered) == FIRST[5:]


def test_an_unfinished_first_run_still_asks_what_is_new_and_what_is_old() -> None:
    unfinished = all_no()
    del unfinished["RF22"]
    assert asked(unfinished, something_new=True) == in_order(*NEWS, "RF22")
    assert asked(unfinished, ago(-7)) == in_order(*WEEKLY, "RF22")


def test_a_skip_counts_only_where_skipping_is_allowed() -> None:
    assert asked(all_no(RF04=said("RF04", SKIPPED))) == ()
    assert asked(all_no(RF01=said("RF01", SKIPPED))) == ("RF01",)


@pytest.mark.parametrize(
    ("days", "questions"),
    [
        (0, ()),
        (1, ()),
        (6, ()),
        (7, WEEKLY),
        (27, WEEKLY),
        (28, in_order(*WEEKLY, *MONTHLY)),
        (89, in_order(*WEEKLY, *MONTHLY)),
        (90, in_order(*WEEKLY, *MONTHLY, *QUARTERLY)),
    ],
)
def test_questions_come_back_after_their_days(days: int, questions: tuple[str, ...]) -> None:
    assert asked(all_no(days)) == questions


def test_each_question_counts_its_own_days() -> None:
    assert asked(all_no(7, RF03=said("RF03", NO, -24))) == tuple(q for q in WEEKLY if q != "RF03")


def test_a_marked_flare_opens_its_questions_whatever_the_pain() -> None:
    found = due(FLAGS, all_no(1), TODAY, pain=2, usual_pain=2.0, flare=True)
    assert found == Due(in_order(*FLARE), "You marked a flare today.")
    assert asked(all_no(1), flare=True) == in_order(*FLARE)
    assert asked(all_no(), flare=True) == (), "what was answered today is not asked again"
    assert asked(all_no(1), pain=2, flare=False) == ()


@pytest.mark.parametrize(
    ("pain", "usual", "opens"),
    [
        (6, None, False),
        (7, None, True),
        (10, 10.0, True),
        (5, 2.0, True),
        (5, 2.01, False),
        (5, 2 + 4e-16, True),
        (3, 0.0, True),
        (2, 0.0, False),
        (None, 0.0, False),
    ],
)
def test_high_pain_or_a_jump_opens_the_flare_questions(
    pain: int | None, usual: float | None, opens: bool
) -> None:
    found = asked(all_no(1), pain=pain, usual_pain=usual)
    assert found == (FLARE if opens else ())


def test_a_flare_names_its_reason_and_asks_once_a_day() -> None:
    assert "Pain is 8 today." in due(FLAGS, all_no(1), TODAY, pain=8).why
    assert due(FLAGS, all_no(0), TODAY, pain=8) == Due((), "")


@pytest.mark.parametrize(("gap", "opens"), [(14, False), (15, True), (400, True)])
def test_a_gap_of_more_than_two_weeks_opens_the_short_set(gap: int, opens: bool) -> None:
    found = asked(all_no(1), last_entry=ago(gap))
    assert found == (in_order(*FLARE, *WEEKLY) if opens else ())


def test_something_new_opens_its_ten_even_where_they_were_answered_today() -> None:
    assert asked(all_no(0), something_new=True) == NEWS
    assert "something is new" in due(FLAGS, all_no(0), TODAY, something_new=True).why


def test_a_kept_yes_to_the_line_stays_due_until_each_was_answered() -> None:
    news = said(DAILY_QUESTION, YES, -24 * 3)
    waiting = all_no(4, **{DAILY_QUESTION: news})
    assert asked(waiting) == NEWS
    answered = waiting | {q: said(q, NO, -1) for q in NEWS[:9]}
    assert asked(answered) == NEWS[9:]
    assert asked(answered | {"RF10": said("RF10", NO)}) == ()


def test_a_no_to_the_line_opens_nothing() -> None:
    assert asked(all_no(0, **{DAILY_QUESTION: said(DAILY_QUESTION, NO, 1)})) == ()


def test_an_edit_of_the_profile_asks_the_history_again() -> None:
    assert asked(all_no(5), profile_edited=ago(1)) == in_order(*QUARTERLY)
    assert asked(all_no(1), profile_edited=ago(1)) == ()


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ("RF06", "RF06a"),
        ("RF09", "RF09a"),
        ("RF15", "RF15a"),
        ("RF22", "RF22a"),
        ("RF23", "RF23a"),
    ],
)
def test_a_yes_opens_its_follow_up_until_that_is_answered(parent: str, child: str) -> None:
    for reply in (YES, UNSURE):
        opened = all_no(1, **{parent: said(parent, reply, -2)})
        assert asked(opened) == (child,)
        assert asked(opened, ago(-1)) == (child,), "it does not get lost over night"
        assert asked(opened | {child: said(child, NO, -2)}) == ()
        assert asked(opened | {child: said(child, NO, -3)}) == (child,), "an older answer"
    assert asked(all_no(1, **{parent: said(parent, NO)})) == ()


def test_a_follow_up_waits_while_its_question_is_asked_again() -> None:
    assert "RF06a" not in asked(all_no(7, RF06=said("RF06", YES, -24 * 7)))


def after_care(latest: dict[str, SafetyAnswer], today: date, *signs: str) -> tuple[str, ...]:
    return asked(latest, today, seen=seen(), seen_signs=signs)


@pytest.mark.parametrize("reply", [YES, NO])
def test_what_was_seen_to_is_asked_the_next_day(reply: SafetyReply) -> None:
    latest = all_no(1, RF03=said("RF03", reply, -1))
    assert after_care(latest, TODAY, "RF03") == ()
    assert after_care(latest, ago(-1), "RF03") == ("RF03",)
    assert after_care(latest, ago(-3), "RF03") == ("RF03",), "until it is answered"


def test_an_answer_on_the_same_day_is_not_that_of_the_next() -> None:
    same_day = all_no(1, RF03=said("RF03", NO, 1))
    assert after_care(same_day, ago(-1), "RF03") == ("RF03",)
    assert after_care(all_no(1, RF03=said("RF03", NO, 24)), ago(-1), "RF03") == ()


def test_after_care_asks_the_question_behind_a_follow_up() -> None:
    assert after_care(all_no(1), ago(-1), "RF06a") == ("RF06",)


def test_a_follow_up_of_what_was_seen_to_is_not_asked_on_its_own() -> None:
    latest = all_no(1, RF06=said("RF06", YES, -1))
    assert after_care(latest, TODAY, "RF06") == ()


def test_a_clock_that_was_set_back_asks_nothing_twice() -> None:
    assert asked(all_no(0), TODAY - timedelta(days=3)) == ()


def test_rules_add_up_without_asking_anything_twice() -> None:
    found = asked(
        all_no(90), pain=9, usual_pain=1.0, last_entry=ago(90), something_new=True,
        seen=seen(-48), seen_signs=("RF01", "RF06a"),
    )  # fmt: skip
    assert found == in_order(*FLARE, *WEEKLY, *MONTHLY, *QUARTERLY)
    assert len(set(found)) == len(found)
