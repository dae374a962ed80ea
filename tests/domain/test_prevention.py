"""Which rules matter today, why, and what a reply does."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories import NOW, TODAY, ago

from backcare_tui.domain.checkin import ReminderResponse, Response
from backcare_tui.domain.exercise import Subsided
from backcare_tui.domain.prevention import Reminder, Situation, hidden_until, todays_reminders
from backcare_tui.knowledge import load_knowledge

KB = load_knowledge()
RULES = KB.rules
QUIET = Situation(
    today=TODAY,
    exposures={},
    pain=None,
    leaning=(),
    pattern_names={p.id: p.name for p in KB.patterns.values()},
    subsided=Subsided(False, ""),
    private_rules=(),
    trigger_labels={t.id: t.label for t in KB.triggers.values()},
)


def shown(replies: dict[str, ReminderResponse] | None = None, **facts: Any) -> dict[str, Reminder]:
    found = todays_reminders(RULES.values(), replace(QUIET, **facts), replies or {})
    return {reminder.rule: reminder for reminder in found}


def noted(trigger: str, days_ago: int = 0) -> dict[date, dict[str, bool]]:
    return {ago(days_ago): {trigger: True}}


def test_without_a_reason_there_is_no_reminder() -> None:
    assert shown() == {}
    assert shown(exposures={TODAY: dict.fromkeys(KB.triggers, False)}, pain=3) == {}


@pytest.mark.parametrize(
    ("trigger", "rules"),
    [
        ("cold", ["warmth"]),
        ("damp", ["warmth"]),
        ("lifting", ["lifting"]),
        ("fatigue", ["lifting", "sleep"]),
        ("long_sitting", ["bed_and_seat", "keep_moving"]),
        ("poor_sleep", ["bed_and_seat", "sleep"]),
        ("stress", ["stress"]),
    ],
)
def test_each_exposure_calls_for_its_rules_and_says_so(trigger: str, rules: list[str]) -> None:
    found = shown(exposures=noted(trigger))
    assert list(found) == rules
    label = KB.triggers[trigger].label.lower()
    assert all(reminder.why == (f"You noted {label} today.",) for reminder in found.values())


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.triggers])
def test_an_exposure_counts_as_many_days_as_the_rule_says(rule: Any) -> None:
    for trigger in rule.triggers:
        for days_ago in range(5):
            found = shown(exposures=noted(trigger, days_ago))
            assert (rule.id in found) is (days_ago <= rule.within_days)


def test_the_reason_says_when() -> None:
    whens = [shown(exposures=noted("lifting", n))["lifting"].why[0].split()[-1] for n in (0, 1)]
    assert whens == ["today.", "yesterday."]
    assert shown(exposures=noted("lifting", 2))["lifting"].why[0].endswith("2 days ago.")
    assert shown(exposures={ago(-1): {"lifting": True}}) == {}


def test_pain_and_leaning_are_reasons_too() -> None:
    assert list(shown(pain=4)) == ["lifting", "keep_moving"]
    assert shown(pain=4.5)["lifting"].why == ("Pain is 4.5 on average.",)
    assert list(shown(leaning=("cold_damp",))) == ["warmth"]
    assert "leans towards" in shown(leaning=("cold_damp",))["warmth"].why[0]


def test_today_outweighs_yesterday_and_more_reasons_outweigh_one() -> None:
    both = noted("lifting", 1) | noted("cold")
    assert list(shown(exposures=both)) == ["warmth", "lifting"]
    assert next(iter(shown(exposures=both, pain=7, leaning=("blood_stasis",)))) == "lifting"
    found = list(shown(exposures={TODAY: {"cold": True, "lifting": True}}))
    assert found == ["warmth", "lifting"], "of equals the earlier rule"


@pytest.mark.parametrize(
    ("pain", "shows"), [(0, True), (3, True), (5.5, True), (6, False), (8, False), (None, False)]
)
def test_exercise_shows_once_pain_has_subsided_and_today_allows_it(
    pain: float | None, shows: bool
) -> None:
    eased = Subsided(True, "Three days in a row at 4 or less.")
    found = shown(pain=pain, subsided=eased)
    assert ("exercise" in found) is shows
    if shows:
        assert found["exercise"].why[0].startswith("Pain has subsided. Three days")
    assert "exercise" not in shown(pain=pain)


def test_the_private_rule_never_comes_by_itself() -> None:
    everything: dict[str, Any] = {
        "exposures": {TODAY: dict.fromkeys(KB.triggers, True)},
        "pain": 5,
        "leaning": tuple(KB.patterns),
        "subsided": Subsided(True, ""),
    }
    assert set(shown(**everything)) == set(RULES) - {"intimacy"}
    assert "intimacy" not in shown(**everything, private_rules=("intimacy",)), "it has no reason"


def test_what_forbids_heat_stands_beside_the_rule_that_speaks_of_it() -> None:
    limits = ("No heat on numb skin.",)
    found = shown(exposures=noted("cold") | noted("lifting", 1), heat_limits=limits)
    assert found["warmth"].why[-1] == "No heat on numb skin."
    assert limits[0] not in found["lifting"].why
    assert shown(heat_limits=limits) == {}, "a limit is no reason to remind"


def reply(response: Response, day: date = TODAY) -> dict[str, ReminderResponse]:
    until = hidden_until(response, day)
    return {"warmth": ReminderResponse("warmth", day, NOW, response, until)}


@pytest.mark.parametrize(
    ("response", "days_hidden"),
    [(Response.DONE, 1), (Response.SNOOZED, 3), (Response.NOT_FOR_ME, None)],
)
def test_a_reply_hides_its_rule_for_its_time(response: Response, days_hidden: int | None) -> None:
    for later in range(10):
        today = ago(-later)
        found = shown(reply(response), today=today, exposures={today: {"cold": True}})
        assert ("warmth" in found) is (days_hidden is not None and later >= days_hidden)


TRIGGER_DAYS = st.dictionaries(
    st.sampled_from([ago(n) for n in range(-1, 5)]),
    st.dictionaries(st.sampled_from(list(KB.triggers)), st.booleans()),
)


@given(TRIGGER_DAYS, st.none() | st.floats(0, 10), st.sets(st.sampled_from(list(KB.patterns))))
def test_every_reminder_has_its_reason_and_the_weightiest_comes_first(
    exposures: dict[date, dict[str, bool]], pain: float | None, leaning: set[str]
) -> None:
    found = shown(exposures=exposures, pain=pain, leaning=leaning)
    assert all(reminder.why for reminder in found.values())
    weights = [reminder.weight for reminder in found.values()]
    assert weights == sorted(weights, reverse=True)
