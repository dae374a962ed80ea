"""The picture of today."""

from dataclasses import replace

from tests.factories import NOW, TODAY, YES, SetClock, ago, log

from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.today import WeekDay, asked_triggers, today_view


def test_an_empty_diary(fresh_journal: Journal) -> None:
    view = today_view(fresh_journal)
    assert (view.day, view.today, view.first_ever) == (TODAY, TODAY, True)
    assert view.week == (None,) * 7
    assert view.week_mean is None
    assert view.page.mean_pain is None
    assert view.checklist_due
    assert len(view.questions) == 3
    assert view.notice is not None
    assert view.notice.level == "not_asked"
    assert view.warning_questions.questions == fresh_journal.safety.askable()
    assert view.reminders == ()
    assert not view.no_better


def test_one_check_in(journal: Journal) -> None:
    log(journal, 0)
    view = today_view(journal)
    assert view.week == (*(None,) * 6, 0)
    assert view.week_mean == 0
    assert view.notice is None
    assert not view.warning_questions
    assert not view.first_ever


def test_a_gap_is_a_gap_and_never_a_zero(journal: Journal) -> None:
    for days_ago, pain in ((7, 10), (6, 4), (3, 2), (0, 6)):
        log(journal, pain, ago(days_ago))
    log(journal, 3)
    journal.diary.skip(ago(1), "")
    view = today_view(journal)
    assert view.week == (4, None, None, 2, None, None, 4.5)
    assert view.week_mean == 3.5


def test_the_week_stands_against_the_one_before(journal: Journal) -> None:
    for days_ago, pain in ((14, 9), (13, 6), (9, 3), (7, 2), (6, 3), (0, 5)):
        log(journal, pain, ago(days_ago))
    assert today_view(journal).before_mean is None  # three days are less than half a week
    log(journal, 5, ago(8))
    view = today_view(journal)
    assert view.week_mean == 4
    assert view.before_mean == 4  # of 6, 3, 5 and 2: the ninth lies a day too far back
    assert [day.day for day in view.week_days] == [ago(i) for i in range(6, -1, -1)]


def test_each_day_of_the_week_says_what_there_was(journal: Journal) -> None:
    pressed = [Pressed("UB23", 30), Pressed("BL23", 30, "left"), Pressed("KI3", 30)]
    exposures = {"cold": True, "damp": False}
    journal.diary.check_in(Draft(TODAY, 4, exposures=exposures, pressed=pressed))
    view = today_view(journal)
    assert view.week_days[-1] == WeekDay(TODAY, 4, ("cold",), ("BL23", "KI3"))
    assert view.week_days[0] == WeekDay(ago(6), None, (), ())


def test_another_day_is_shown_with_its_own_week(journal: Journal) -> None:
    log(journal, 5, ago(3))
    view = today_view(journal, ago(3))
    assert (view.day, view.today) == (ago(3), TODAY)
    assert view.page.mean_pain == 5
    assert view.week[-1] == 5


def test_six_weeks_without_change_suggest_a_visit(journal: Journal) -> None:
    for days_ago in (*range(5), *range(42, 47)):
        log(journal, 6, ago(days_ago))
    assert today_view(journal).no_better
    for days_ago in range(5):
        log(journal, 0, ago(days_ago))
    assert not today_view(journal).no_better


def test_optional_triggers_are_asked_only_where_chosen(journal: Journal) -> None:
    usual = [t.id for t in asked_triggers(journal)]
    assert usual == ["cold", "damp", "fatigue", "lifting"]
    more = Journal(replace(journal.settings, extra_triggers=("stress",)), lambda: NOW)
    assert [t.id for t in asked_triggers(more)] == [*usual, "stress"]
    more.close()


def test_the_notice_leads_and_signs_can_still_be_asked(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    journal.safety.answer({"RF09": YES})
    view = today_view(journal)
    assert view.notice is not None
    assert view.notice.title == "Get medical advice today"
    assert "RF09a" in view.warning_questions.questions
