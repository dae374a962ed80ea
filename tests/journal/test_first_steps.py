"""What a newcomer is shown next."""

from __future__ import annotations

from datetime import timedelta

from tests.factories import NOW, TODAY, SetClock, ago, log

from backcare_tui.journal.entries import Pressed
from backcare_tui.journal.first_steps import FIRST_DAYS, Step, first_step
from backcare_tui.journal.journal import Journal


def test_each_step_goes_away_when_it_was_taken(journal: Journal) -> None:
    assert first_step(journal, locked=False) is Step.CHECK_IN
    log(journal, 4)
    assert first_step(journal, locked=False) is Step.ABOUT_YOU
    journal.care.set_profile({"condition.pregnant": False})
    assert first_step(journal, locked=False) is Step.PRESS
    log(journal, 4, pressed=[Pressed("UB23", 30)])
    assert first_step(journal, locked=False) is Step.UNDO
    for days_ago in (1, 2):
        log(journal, 3, ago(days_ago))
    assert first_step(journal, locked=False) is Step.LOOK_BACK


def test_what_else_one_says_of_oneself_is_no_condition(journal: Journal) -> None:
    log(journal, 4)
    journal.care.set_profile({"suspected.cold": True})
    assert first_step(journal, locked=False) is Step.ABOUT_YOU


def test_a_warning_sign_leaves_no_room_for_techniques(journal: Journal) -> None:
    log(journal, 4)
    assert first_step(journal, locked=True) is Step.UNDO


def test_after_a_week_there_are_no_hints(journal: Journal, clock: SetClock) -> None:
    log(journal, 4)
    clock.now = NOW + timedelta(days=FIRST_DAYS - 1)
    assert first_step(journal, locked=False) is Step.ABOUT_YOU
    clock.now = NOW + timedelta(days=FIRST_DAYS)
    assert journal.today == TODAY + timedelta(days=FIRST_DAYS)
    assert first_step(journal, locked=False) is None
