"""Asking about warning signs over the days of a real diary."""

import pytest
from tests.factories import NO, NOW, SKIPPED, TODAY, UNSURE, YES, SetClock, ago, log, screen

from backcare_tui.domain.checkin import SafetyAnswer
from backcare_tui.domain.safety import DAILY_QUESTION, NEW_SIGNS
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.journal import Journal

WEEKLY = {"RF01", "RF02", "RF03", "RF04", "RF05", "RF06", "RF09", "RF14"}
FLARE = {*NEW_SIGNS, "RF12", "RF15", "RF21", "RF24"}


def due(journal: Journal) -> set[str]:
    return set(journal.safety.due().questions)


def test_a_new_diary_asks_all_first(fresh_journal: Journal) -> None:
    assert due(fresh_journal) == set(fresh_journal.safety.askable())
    notice = fresh_journal.safety.notice()
    assert notice is not None
    assert (notice.level, notice.urgent) == ("not_asked", False)
    screen(fresh_journal)
    assert fresh_journal.safety.verdict().screened
    assert fresh_journal.safety.notice() is None
    assert due(fresh_journal) == set()


def test_weekly_questions_wait_after_seven_days(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=6)
    assert due(journal) == set()
    clock.forward(days=1)
    assert due(journal) == WEEKLY


def test_a_check_in_with_high_pain_opens_the_flare_questions(
    journal: Journal, clock: SetClock
) -> None:
    clock.forward(days=1)
    low = log(journal, 6).check_in
    assert not journal.safety.due_after(low, nothing_new=None)
    high = log(journal, 7).check_in
    assert set(journal.safety.due_after(high, nothing_new=None).questions) == FLARE
    assert due(journal) == FLARE, "they wait until they are answered"
    later = log(journal, 2).check_in
    assert set(journal.safety.due_after(later, nothing_new=None).questions) == FLARE


def test_a_flare_that_was_marked_opens_them_at_any_pain(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    log(journal, 1, ago(1), flare=True)
    assert due(journal) == set(), "a flare of an earlier day is not news of today"
    assert not journal.safety.due_after(log(journal, 1, flare=False).check_in, nothing_new=None)
    marked = log(journal, 1, flare=True).check_in
    found = journal.safety.due_after(marked, nothing_new=None)
    assert set(found.questions) == FLARE
    assert found.why == "You marked a flare today."
    screen(journal)
    assert due(journal) == set()


@pytest.mark.parametrize(("pain", "opens"), [(4, False), (5, True)])
def test_a_jump_counts_from_the_mean_of_the_seven_days_before(
    journal: Journal, clock: SetClock, pain: int, opens: bool
) -> None:
    for days_ago, earlier in ((7, 10), (6, 1), (3, 2), (0, 3)):
        log(journal, earlier, ago(days_ago))
    clock.forward(days=1)
    log(journal, pain)
    assert due(journal) == (FLARE if opens else set()), "the mean is 2: eight days ago is too old"


@pytest.mark.parametrize(("gap", "opens"), [(14, False), (15, True), (59, True), (200, True)])
def test_a_gap_opens_the_short_set_before_and_after_the_check_in(
    fresh_journal: Journal, clock: SetClock, gap: int, opens: bool
) -> None:
    log(fresh_journal, 2)
    clock.forward(days=gap - 1)
    screen(fresh_journal)
    clock.forward(days=1)
    wanted = FLARE | WEEKLY if opens else set()
    assert due(fresh_journal) == wanted
    back = log(fresh_journal, 2).check_in
    assert set(fresh_journal.safety.due_after(back, nothing_new=True).questions) == wanted


@pytest.mark.parametrize("days_ago", [0, 1, 30])
def test_something_new_opens_its_ten_even_on_the_day_of_the_screening(
    journal: Journal, days_ago: int
) -> None:
    entry = log(journal, 2, ago(days_ago), nothing_new=False).check_in
    assert journal.safety.due_after(entry, nothing_new=False).questions == NEW_SIGNS
    assert due(journal) == set(NEW_SIGNS), "also for whoever comes back later"


def test_news_wait_over_days_until_each_question_was_answered(
    journal: Journal, clock: SetClock
) -> None:
    log(journal, 2, nothing_new=False)
    clock.forward(days=2)
    assert due(journal) == set(NEW_SIGNS)
    journal.safety.answer(dict.fromkeys(NEW_SIGNS[:9], NO))
    assert due(journal) == {"RF10"}
    journal.safety.answer({"RF10": NO})
    assert due(journal) == set()


def test_news_that_were_asked_about_while_the_form_was_open_are_not_asked_twice(
    journal: Journal, clock: SetClock
) -> None:
    assert journal.safety.due(something_new=True).questions == NEW_SIGNS
    journal.safety.answer(dict.fromkeys(NEW_SIGNS, NO))
    clock.forward(minutes=40)
    entry = log(journal, 2, nothing_new=False).check_in
    assert not journal.safety.due_after(entry, nothing_new=False)
    clock.forward(hours=1)
    again = log(journal, 2, nothing_new=False).check_in
    assert journal.safety.due_after(again, nothing_new=False).questions == NEW_SIGNS


def test_news_that_were_left_for_later_while_the_form_was_open_still_wait(
    journal: Journal,
) -> None:
    assert journal.safety.due(something_new=True)
    entry = log(journal, 2, nothing_new=False).check_in
    assert journal.safety.due_after(entry, nothing_new=False).questions == NEW_SIGNS


def test_where_it_spreads_leads_to_its_warning_question(journal: Journal) -> None:
    for days_ago in (0, 40):
        entry = log(journal, 2, ago(days_ago), spread={"leg_weakness": True, "buttock": True})
        assert entry.warning_questions == ("RF06",)
        assert journal.safety.due_after(entry.check_in, nothing_new=True).questions == ("RF06",)
    quiet = log(journal, 2, spread={"leg_weakness": False})
    assert quiet.warning_questions == ()


def test_a_profile_edit_on_a_later_day_asks_the_history_again(
    journal: Journal, clock: SetClock
) -> None:
    journal.care.set_profile({"osteoporosis": True})
    assert due(journal) == set()
    clock.forward(days=1)
    journal.care.set_profile({"private.intimacy": True})
    assert due(journal) == set(), "a private topic is no history"
    journal.care.set_profile({"osteoporosis": False})
    assert due(journal) == {"RF11", "RF12", "RF15", "RF16", "RF18", "RF23"}


def test_a_future_day_is_refused(journal: Journal) -> None:
    with pytest.raises(InvalidInput, match="in the future"):
        journal.safety.answer({"RF01": NO}, ago(-1))
    journal.safety.answer({"RF03": YES}, ago(2))
    with pytest.raises(InvalidInput, match="in the future"):
        journal.safety.seen_to(ago(-1))


def test_only_the_sexual_question_can_be_skipped(journal: Journal) -> None:
    journal.safety.answer({"RF04": SKIPPED})
    for question in journal.knowledge.red_flags:
        if question != "RF04":
            with pytest.raises(InvalidInput, match=f"{question} cannot be skipped"):
                journal.safety.answer({question: SKIPPED})


def test_wrong_answers_are_refused_whole(journal: Journal) -> None:
    before = len(journal.store.safety_answers("me"))
    with pytest.raises(NotFound) as caught:
        journal.safety.answer({"RF01": YES, "RF0l": NO})
    assert "Did you mean" in caught.value.hint
    with pytest.raises(InvalidInput, match="RF01 is answered twice"):
        journal.safety.answer({"RF01": NO, "rf01": YES})
    assert len(journal.store.safety_answers("me")) == before


def test_an_imported_skip_does_not_count_as_asked(journal: Journal) -> None:
    skip = SafetyAnswer("x1", TODAY, NOW.replace(hour=23), "RF01", SKIPPED)
    journal.store.write("me", "import", put=[skip], at=NOW)
    assert not journal.safety.verdict().screened
    assert due(journal) == {"RF01"}


def test_follow_ups_open_on_yes_and_on_not_sure(journal: Journal) -> None:
    for reply in (YES, UNSURE):
        assert [f.id for f in journal.safety.follow_ups("RF06", reply)] == ["RF06a"]
    for reply in (NO, SKIPPED):
        assert journal.safety.follow_ups("RF06", reply) == ()
    journal.safety.answer({"RF22": YES})
    assert due(journal) == {"RF22a"}
    journal.safety.answer({"RF22a": NO})
    assert due(journal) == set()


def test_the_days_line_is_kept_beside_the_questions(journal: Journal) -> None:
    log(journal, 3, nothing_new=True)
    log(journal, 3)
    daily = [a for a in journal.store.safety_answers("me") if a.question == DAILY_QUESTION]
    assert [a.reply for a in daily] == [NO]
