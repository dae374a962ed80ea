"""Prevention reminders and what else is due."""

import pytest
from tests.factories import TODAY, YES, SetClock, ago, log

from backcare_tui.domain.checkin import Response
from backcare_tui.errors import NotFound
from backcare_tui.journal.journal import Journal


def shown(journal: Journal) -> dict[str, tuple[str, ...]]:
    return {rule.id: reminder.why for rule, reminder in journal.reminders.today()}


def cold_day(journal: Journal, pain: int = 2) -> None:
    log(journal, pain, exposures={"cold": True})


def test_an_empty_diary_reminds_of_nothing_but_to_check_in(journal: Journal) -> None:
    assert shown(journal) == {}
    assert [item.kind for item in journal.reminders.due()] == ["check_in"]
    journal.diary.skip(TODAY, "")
    assert journal.reminders.due() == []


def test_reminders_name_their_reason(journal: Journal) -> None:
    cold_day(journal, 4)
    log(journal, 5, ago(1), exposures={"lifting": True})
    assert shown(journal) == {
        "lifting": ("You noted lifting yesterday.", "Pain is 4 on average."),
        "warmth": ("You noted cold today.",),
        "keep_moving": ("Pain is 4 on average.",),
    }


@pytest.mark.parametrize(
    ("response", "days"), [(Response.DONE, 1), (Response.SNOOZED, 3), (Response.NOT_FOR_ME, None)]
)
def test_a_reply_is_remembered(
    journal: Journal, clock: SetClock, response: Response, days: int | None
) -> None:
    cold_day(journal)
    journal.reminders.respond("1", response)
    for later in range(5):
        cold_day(journal)
        assert ("warmth" in shown(journal)) is (days is not None and later >= days)
        clock.forward(days=1)


def test_a_reply_can_be_taken_back(journal: Journal) -> None:
    cold_day(journal)
    journal.reminders.respond("warmth", Response.NOT_FOR_ME)
    assert shown(journal) == {}
    journal.reminders.restore("warmth")
    assert "warmth" in shown(journal)
    with pytest.raises(NotFound, match="warmth was not put away"):
        journal.reminders.restore("warmth")
    journal.diary.undo()
    assert shown(journal) == {}


def test_an_unknown_rule_suggests_the_nearest(journal: Journal) -> None:
    with pytest.raises(NotFound) as caught:
        journal.reminders.respond("warmht", Response.DONE)
    assert "warmth" in caught.value.hint


def test_the_private_rule_is_hidden_until_it_is_turned_on(journal: Journal) -> None:
    hidden = [r.id for r in journal.knowledge.rules.values() if journal.reminders.is_hidden(r)]
    assert hidden == ["intimacy"]
    journal.care.set_profile({"private.intimacy": True})
    assert not journal.reminders.is_hidden(journal.knowledge.rules["intimacy"])
    cold_day(journal, 9)
    assert "intimacy" not in shown(journal)
    journal.care.set_profile({"private.intimacy": False})
    assert journal.reminders.is_hidden(journal.knowledge.rules["intimacy"])


def test_warmth_comes_with_what_speaks_against_it(journal: Journal) -> None:
    cold_day(journal)
    journal.care.set_profile({"numb_skin": True})
    assert shown(journal)["warmth"][-1].startswith("No heat on numb skin")


def test_exercise_comes_once_pain_has_subsided_and_not_in_a_flare(journal: Journal) -> None:
    for days_ago in (1, 2, 3):
        log(journal, 3, ago(days_ago))
    assert "exercise" in shown(journal)
    log(journal, 8)
    assert "exercise" not in shown(journal)


def test_no_comfort_day_speaks_of_exercise(journal: Journal) -> None:
    for days_ago in range(3, 20):
        log(journal, 10, ago(days_ago))
    for days_ago, pain in ((2, 2), (1, 2), (0, 8)):
        log(journal, pain, ago(days_ago))
    assert journal.exercises.plan().subsided.yes
    assert "exercise" not in shown(journal)


def test_warning_questions_come_before_the_rest(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=7)
    cold_day(journal)
    kinds = [item.kind for item in journal.reminders.due()]
    assert kinds == ["warning_signs", "prevention"]
    journal.safety.answer({"RF03": YES})
    assert [item.kind for item in journal.reminders.due()] == ["care", "warning_signs"]


def test_the_first_screening_is_named_once(fresh_journal: Journal) -> None:
    items = fresh_journal.reminders.due()
    assert [item.kind for item in items] == ["warning_signs", "check_in"]
    assert items[0].text == "The warning signs have not been asked yet"
