"""What an urgent warning sign holds back, and what brings it back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.factories import NO, NOW, TODAY, UNSURE, YES, SetClock, ago, log, screen

from backcare_tui.domain.care import Action
from backcare_tui.domain.checkin import SeenTo
from backcare_tui.domain.safety import NEW_SIGNS
from backcare_tui.errors import ExitCode, HeldBack, InvalidInput, QuestionsFirst
from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.today import today_view

HELD: dict[str, Callable[[Journal], object]] = {
    "points": lambda j: j.care.points(),
    "the library": lambda j: j.care.points(library=True),
    "a point": lambda j: j.care.point("BL23"),
    "pressing": lambda j: j.care.require_pressable("UB40"),
    "exercises": lambda j: j.exercises.plan(),
    "an exercise": lambda j: j.exercises.find("X01"),
    "warmth": lambda j: j.care.heat_limits(),
    "leaning": lambda j: j.review.pattern(),
}


GUIDED: dict[str, Callable[[Journal], object]] = {
    "pressing": HELD["pressing"],
    "a session": lambda j: j.sessions.suggested(),
    "a session of one's own points": lambda j: j.sessions.plan(["KI3"]),
    "doing an exercise": lambda j: j.exercises.require_doable("X01"),
}


def lock(journal: Journal, question: str = "RF03") -> None:
    journal.safety.answer({question: YES})


@pytest.mark.parametrize("question", ["RF03", "RF06"])
@pytest.mark.parametrize("what", HELD)
def test_an_urgent_sign_holds_back(journal: Journal, what: str, question: str) -> None:
    HELD[what](journal)
    lock(journal, question)
    with pytest.raises(HeldBack) as caught:
        HELD[what](journal)
    notice = journal.safety.notice()
    assert notice is not None
    assert (caught.value.message, caught.value.hint) == (notice.title, notice.body)
    assert notice.urgent
    assert caught.value.exit_code is ExitCode.DUE
    journal.safety.seen_to()
    HELD[what](journal)


@pytest.mark.parametrize("what", GUIDED)
def test_nothing_is_guided_before_the_first_questions(fresh_journal: Journal, what: str) -> None:
    journal = fresh_journal
    log(journal, 4)
    journal.safety.answer({"RF15": YES, "RF01": NO})
    with pytest.raises(QuestionsFirst, match="have not been asked yet") as caught:
        GUIDED[what](journal)
    assert caught.value.exit_code is ExitCode.DUE
    assert today_view(journal).suggestion is None
    screen(journal)
    GUIDED[what](journal)
    assert today_view(journal).suggestion is not None


@pytest.mark.parametrize("what", sorted(HELD.keys() - GUIDED.keys()))
def test_what_is_read_before_the_first_questions_stands_under_a_notice(
    fresh_journal: Journal, what: str
) -> None:
    HELD[what](fresh_journal)
    notice = fresh_journal.safety.notice()
    assert notice is not None
    assert (notice.level, notice.asks) == ("not_asked", True)


@pytest.mark.parametrize("what", HELD)
def test_something_new_is_asked_about_before_anything_is_offered(
    journal: Journal, clock: SetClock, what: str
) -> None:
    HELD[what](journal)
    clock.forward(minutes=1)
    log(journal, 4, nothing_new=False)
    with pytest.raises(QuestionsFirst, match="something is new"):
        HELD[what](journal)
    clock.forward(minutes=1)
    *most, last = NEW_SIGNS
    journal.safety.answer(dict.fromkeys(most, NO))
    with pytest.raises(QuestionsFirst):
        HELD[what](journal)
    journal.safety.answer({last: NO})
    HELD[what](journal)


@pytest.mark.parametrize("day", [TODAY, ago(5)])
def test_a_later_no_does_not_take_back_what_is_new(
    journal: Journal, clock: SetClock, day: date
) -> None:
    log(journal, 4, nothing_new=False)
    clock.forward(minutes=1)
    log(journal, 4, day, nothing_new=True)
    clock.forward(days=1)
    log(journal, 4, nothing_new=True)
    assert journal.safety.verdict().news
    assert set(NEW_SIGNS) <= set(journal.safety.due().questions)
    journal.safety.answer(dict.fromkeys(NEW_SIGNS, NO))
    assert journal.safety.verdict().ready
    assert not journal.safety.due()


def test_what_is_new_is_asked_once_however_often_it_is_said(
    journal: Journal, clock: SetClock
) -> None:
    entry = log(journal, 4, nothing_new=False).check_in
    clock.forward(minutes=1)
    for save in (
        lambda: log(journal, 5, nothing_new=False),
        lambda: journal.diary.edit(entry.id, nothing_new=False, pain=6),
    ):
        assert journal.safety.due(something_new=True)
        clock.forward(minutes=1)
        journal.safety.answer(dict.fromkeys(NEW_SIGNS, NO))
        clock.forward(minutes=1)
        save()
        assert journal.safety.verdict().ready
        assert not journal.safety.due()


def test_what_is_new_holds_before_the_check_in_is_saved(journal: Journal, clock: SetClock) -> None:
    assert journal.safety.due(something_new=True)
    clock.forward(minutes=1)
    assert journal.safety.keep_news().locks
    assert journal.diary.changes(1)[0].label == "something new"
    journal.diary.undo()
    assert journal.safety.verdict().ready
    assert journal.safety.due(something_new=True)
    clock.forward(minutes=1)
    journal.safety.answer(dict.fromkeys(NEW_SIGNS, NO))
    assert journal.safety.keep_news().ready, "they were answered"
    log(journal, 4, nothing_new=False)
    assert journal.safety.verdict().ready


def test_nobody_is_told_to_exercise_before_the_first_questions(fresh_journal: Journal) -> None:
    for age in range(15):
        log(fresh_journal, 1, ago(age))
    assert "exercise" not in [rule.id for rule, _ in fresh_journal.reminders.today()]
    screen(fresh_journal)
    assert "exercise" in [rule.id for rule, _ in fresh_journal.reminders.today()]


def test_a_visit_that_is_due_is_told_beside_the_questions_that_come_first(
    journal: Journal, clock: SetClock
) -> None:
    journal.safety.answer({"RF13": YES})
    clock.forward(minutes=1)
    log(journal, 4, nothing_new=False)
    notice = journal.safety.notice()
    assert notice is not None
    assert (notice.level, notice.asks) == ("news", True)
    assert "Book a check." in notice.body


def test_nothing_is_guided_where_a_visit_is_due_and_the_rest_was_not_asked(
    fresh_journal: Journal,
) -> None:
    soon = fresh_journal.safety.answer({"RF13": YES})
    assert (soon.ready, soon.locks, soon.action) == (False, False, Action.SOON)
    notice = fresh_journal.safety.notice()
    assert notice is not None
    assert (notice.level, notice.asks) == ("not_asked", True)
    assert "Book a check." in notice.body
    with pytest.raises(QuestionsFirst, match="have not been asked yet"):
        fresh_journal.sessions.suggested()


def test_today_shows_nothing_but_the_notice_and_what_can_be_logged(journal: Journal) -> None:
    log(journal, 5, exposures={"cold": True, "lifting": True})
    assert today_view(journal).reminders
    assert today_view(journal).suggestion is not None
    lock(journal)
    view = today_view(journal)
    assert view.notice is not None
    assert view.notice.title == "Get emergency help now"
    assert view.notice.signs == ("Numb between the legs",)
    assert (view.reminders, view.suggestion, view.points) == ((), None, ())
    assert journal.review.leaning_patterns() == ()
    assert journal.review.fitting() == ()


def test_what_is_due_leads_with_the_notice_and_holds_no_prevention(journal: Journal) -> None:
    log(journal, 5, exposures={"cold": True})
    assert "prevention" in [item.kind for item in journal.reminders.due()]
    lock(journal)
    items = journal.reminders.due()
    assert items[0].text == "Get emergency help now"
    assert "prevention" not in [item.kind for item in items]


def test_pain_can_still_be_logged_and_changed(journal: Journal) -> None:
    lock(journal)
    entry = log(journal, 9, exposures={"cold": True}, pressed=[Pressed("BL40", 30)]).check_in
    assert journal.diary.edit(entry.id, pain=8).pain == 8
    journal.diary.skip(ago(1), "ill")
    assert journal.review.trend(7).trend is not None
    assert journal.safety.verdict().locks


@pytest.mark.parametrize("question", ["RF12", "RF14", "RF22"])
def test_milder_signs_hold_nothing_back(journal: Journal, question: str) -> None:
    lock(journal, question)
    for use in HELD.values():
        use(journal)
    notice = journal.safety.notice()
    if question == "RF22":
        assert notice is None
    else:
        assert notice is not None
        assert (notice.title, notice.urgent) == ("Book a check", False)


def test_neither_no_nor_time_nor_deleting_lifts_it(journal: Journal, clock: SetClock) -> None:
    log(journal, 4)
    lock(journal)
    journal.safety.answer({"RF03": NO})
    clock.forward(days=400)
    journal.safety.answer(dict.fromkeys(journal.safety.askable(), NO))
    journal.diary.remove_day(TODAY)
    assert journal.safety.verdict().locks


def test_only_the_statement_lifts_it_and_a_new_yes_locks_again(
    journal: Journal, clock: SetClock
) -> None:
    lock(journal)
    clock.forward(hours=2)
    assert not journal.safety.seen_to(note="ruled out").locks
    clock.forward(days=1)
    assert "RF03" in journal.safety.due().questions
    assert journal.safety.answer({"RF03": YES}).locks
    assert not journal.safety.seen_to().locks


def test_with_a_stopped_clock_the_order_of_words_still_counts(journal: Journal) -> None:
    for _ in range(3):
        assert journal.safety.answer({"RF03": YES}).locks
        assert journal.safety.answer({"RF03": NO}).locks
        assert not journal.safety.seen_to().locks
    assert journal.safety.answer({"RF01": UNSURE}).locks
    journal.safety.seen_to()
    assert [s.flag for s in journal.safety.answer({"RF14": YES}).open_signs] == ["RF14"]
    assert journal.safety.answer({"RF14": NO}).open_signs == ()
    assert journal.safety.answer({"RF14": YES}).open_signs != ()


def test_a_clock_that_was_set_back_does_not_hide_a_yes(journal: Journal, clock: SetClock) -> None:
    lock(journal)
    journal.safety.seen_to()
    clock.forward(days=-2)
    assert journal.safety.answer({"RF01": YES}).locks
    assert not journal.safety.seen_to().locks


def test_a_statement_from_the_future_does_not_hide_a_yes(journal: Journal) -> None:
    later = NOW + timedelta(days=9000)
    journal.store.write("me", "import", put=[SeenTo("s", TODAY, later)], at=NOW)
    assert journal.safety.answer({"RF01": YES}).locks


def test_a_back_dated_yes_locks_and_a_back_dated_statement_lifts(journal: Journal) -> None:
    assert journal.safety.answer({"RF03": YES}, ago(10)).open_signs[0].since == ago(10)
    assert journal.safety.verdict().locks
    assert not journal.safety.seen_to(ago(9)).locks
    assert journal.safety.answer({"RF03": YES}, ago(20)).locks, "said later, whatever its day"


def test_undoing_the_statement_locks_again(journal: Journal) -> None:
    lock(journal)
    journal.safety.seen_to()
    journal.diary.undo()
    assert journal.safety.verdict().locks
    journal.diary.redo()
    assert not journal.safety.verdict().locks


def test_there_must_be_something_to_be_seen_to(journal: Journal) -> None:
    with pytest.raises(InvalidInput, match="No warning sign stands open"):
        journal.safety.seen_to()


@pytest.mark.parametrize("since", [NO, YES])
def test_what_was_seen_to_is_asked_the_next_day_until_answered(
    journal: Journal, clock: SetClock, since: object
) -> None:
    journal.safety.answer({"RF06": YES, "RF06a": YES})
    if since is NO:
        journal.safety.answer({"RF06": NO})
    journal.safety.seen_to()
    assert journal.safety.due().questions == ()
    clock.forward(days=1)
    assert journal.safety.due().questions == ("RF06",)
    journal.safety.answer({"RF06": NO})
    assert journal.safety.due().questions == ()
    assert not journal.safety.verdict().locks


def test_signs_that_were_never_open_together_do_not_lock(journal: Journal) -> None:
    for question, reply in (("RF15", YES), ("RF15", NO), ("RF16", YES), ("RF15", NO)):
        assert not journal.safety.answer({question: reply}).locks
    assert journal.safety.answer({"RF15": YES}).locks


def test_one_persons_sign_locks_nobody_else(journal: Journal) -> None:
    anna = Journal(replace(journal.settings, person="anna"), journal.clock)
    lock(anna)
    assert (anna.safety.verdict().locks, journal.safety.verdict().locks) == (True, False)
    anna.close()


def test_the_emergency_number_of_the_person_is_named(fresh_journal: Journal) -> None:
    journal = Journal(replace(fresh_journal.settings, emergency_number="112"), lambda: NOW)
    lock(journal)
    notice = journal.safety.notice()
    journal.close()
    assert notice is not None
    assert "Call 112 " in notice.body
