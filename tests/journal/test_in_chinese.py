"""A diary that is kept while Chinese is spoken: its words, and what stays in English."""

from __future__ import annotations

import re
from contextlib import closing
from dataclasses import replace

import pytest
from tests.factories import NOW, TODAY, YES, ago, log

from backcare_tui.domain.change_labels import label_words
from backcare_tui.domain.checkin import Felt
from backcare_tui.domain.place_words import read_places
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.journal.bulk import answer_triggers, delete_days
from backcare_tui.journal.change_words import steps_of_day
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.keymap import read_keymap
from backcare_tui.journal.search import Search

pytestmark = pytest.mark.usefixtures("chinese")

ENGLISH_WORDS = re.compile(r"[A-Za-z]{3,}")


def test_the_notice_names_the_persons_own_number(fresh_journal: Journal) -> None:
    settings = replace(fresh_journal.settings, emergency_number="120")
    journal = Journal(settings, lambda: NOW)
    journal.safety.answer({"RF01": YES})
    notice = journal.safety.notice()
    journal.close()
    assert notice is not None
    assert "120" in notice.body
    assert "急救电话" not in notice.body


def test_without_a_number_of_their_own_it_says_what_to_call(fresh_journal: Journal) -> None:
    fresh_journal.safety.answer({"RF01": YES})
    notice = fresh_journal.safety.notice()
    assert notice is not None
    assert notice.body.count("急救电话") == 1


def test_labels_are_kept_in_english_and_said_in_chinese(journal: Journal) -> None:
    log(journal, 4, exposures={"cold": True})
    days = journal.diary.days()
    answer_triggers(journal, days, {"受凉": False, "poor_sleep": None})
    journal.safety.answer({"RF05": YES, "RF06": YES})
    delete_days(journal, journal.diary.days())
    labels = [change.label for change in journal.diary.changes(4)]
    assert labels[0] == f"delete 1 check-in of {TODAY}"
    assert labels[1].startswith("warning signs: ")
    assert labels[2] == f"set cold no and poor sleep not asked in 1 check-in of {TODAY}"
    assert labels[3] == f"check-in {TODAY}"
    assert all(label.isascii() for label in labels)
    assert not any(ENGLISH_WORDS.search(label_words(label)) for label in labels)


def test_the_story_of_a_day_is_told_in_chinese(journal: Journal) -> None:
    entry = log(journal, 4, exposures={"cold": True}).check_in
    journal.diary.edit(entry.id, pain=5, exposures={"cold": None}, note="[b + [/ 腎俞", flare=True)
    steps = steps_of_day(journal, journal.diary.day(TODAY))
    told = " ".join(f"{step.what} {step.how}" for step in steps)
    assert "疼痛 4 → 5" in told
    assert not ENGLISH_WORDS.search(told)


def test_an_undo_that_cannot_be_is_told_in_chinese(journal: Journal) -> None:
    with (
        closing(Journal(replace(journal.settings, person="anna"), journal.clock)) as other,
        pytest.raises(NotFound) as caught,
    ):
        other.diary.undo()
    assert not ENGLISH_WORDS.search(caught.value.message)


@pytest.mark.parametrize(
    "typed",
    ["受凉", "cold", "-潮湿", "-damp", "pain>=6", "疼痛>=6", "备注", "note", "急性加重", "flare"],
)
def test_a_search_takes_both_languages(journal: Journal, typed: str) -> None:
    answers = {"cold": True, "damp": False}
    log(journal, 7, ago(1), exposures=answers, note="x", flare=True)
    log(journal, 2, ago(2))
    search = Search(journal.diary.days(), journal.knowledge)
    query = search.query(typed)
    assert [page.day for page in search.find(query)] == [ago(1)]
    assert not ENGLISH_WORDS.search(query.words)


def test_days_are_searched_by_their_chinese_names(journal: Journal) -> None:
    log(journal, 7, ago(1))
    log(journal, 2, ago(2))
    search = Search(journal.diary.days(), journal.knowledge)
    names = "一二三四五六日"
    for start in ("星期", "周"):
        found = search.find(search.query(f"{start}{names[ago(1).weekday()]}"))
        assert [page.day for page in found] == [ago(1)]
    assert len(search.find(search.query(f"{ago(1).month}月"))) == 2


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("左侧小腿肚", "calf_left"),
        ("小腿肚右", "calf_right"),
        ("两侧脚", "foot_left foot_right"),
        ("腰部左侧，右小腿肚", "low_back_left calf_right"),
        ("髋部和腹股沟左侧", "groin_left"),
        ("low back left, both calves", "low_back_left calf_left calf_right"),
    ],
)
def test_places_are_read_in_both_languages(journal: Journal, typed: str, places: str) -> None:
    wanted = tuple(f"place.{place}" for place in places.split())
    assert read_places([typed], journal.knowledge.places) == wanted


def test_every_place_is_read_by_its_own_label(journal: Journal) -> None:
    places = journal.knowledge.places
    for place in places.values():
        assert read_places([place.label], places) == (place.id,)


@pytest.mark.parametrize(
    ("kind", "typed", "found"),
    [
        ("trigger", "没睡好", "poor_sleep"),
        ("trigger", "Poor sleep", "poor_sleep"),
        ("exercise", "臀桥", "X09"),
        ("exercise", "Bridge", "X09"),
        ("condition", "Pregnant", "pregnant"),
    ],
)
def test_entries_are_found_by_both_names(
    journal: Journal, kind: str, typed: str, found: str
) -> None:
    assert getattr(journal.knowledge, kind)(typed).id == found


def test_what_went_wrong_is_told_in_chinese(journal: Journal) -> None:
    with pytest.raises(InvalidInput) as pain:
        log(journal, 11)
    with pytest.raises(NotFound) as unknown:
        journal.knowledge.trigger("[b + [/ 腎俞")
    for error in (pain.value, unknown.value):
        assert not error.message.isascii()
        assert not error.hint.isascii()
    assert "[b + [/ 腎俞" in unknown.value.message
    (fault,) = read_keymap({"today.note": "ctrl+"}).faults
    assert not fault.isascii()


def test_an_exercise_plan_speaks_chinese(journal: Journal) -> None:
    for n in range(3):
        log(journal, 2, ago(n))
    first = journal.exercises.plan().offered[0]
    journal.exercises.done(first.exercise.id, first.dose, Felt.COMFORTABLE, 2, 2)
    plan = journal.exercises.plan()
    told = [plan.subsided.why, *(each.why for each in plan.offered)]
    told += [each.why for each in plan.waiting]
    assert not any(ENGLISH_WORDS.search(words) for words in told)


def test_due_questions_say_why_in_chinese(journal: Journal) -> None:
    log(journal, 9, flare=True)
    assert not ENGLISH_WORDS.search(journal.safety.due().why)
    assert not any(ENGLISH_WORDS.search(item.text) for item in journal.reminders.due())
