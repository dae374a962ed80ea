"""The pain map in the diary: what is kept, asked, found and told over time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.factories import TODAY, SetClock, ago, log

from backcare_tui.domain.care.figures import Side
from backcare_tui.domain.care.places import Reach
from backcare_tui.domain.checkin import CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.errors import NotFound
from backcare_tui.journal.change_words import how_changed
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.pain_map import (
    PainMap,
    coverage,
    leg_sentences,
    level_of,
    pain_map,
)
from backcare_tui.journal.search import Search


def marked(words: str) -> dict[str, bool]:
    return {f"place.{word}": True for word in words.split()}


def kept(journal: Journal, entry: CheckIn) -> dict[str, bool]:
    return dict(journal.store.check_in(journal.person, entry.id).spread)


def test_marks_are_kept_with_their_areas_and_nothing_else_is_asked(journal: Journal) -> None:
    entry = log(journal, 4, spread=marked("low_back_left calf_left")).check_in
    expected = marked("low_back_left calf_left") | {"below_knee": True}
    assert kept(journal, entry) == dict(entry.spread) == expected
    assert log(journal, 4).check_in.spread == {}


def test_an_unknown_place_is_refused(journal: Journal) -> None:
    with pytest.raises(NotFound, match=r"place\.ear"):
        log(journal, 4, spread={"place.ear": True})


def test_a_mark_outranks_a_no(journal: Journal) -> None:
    spread = marked("foot_left") | {"foot": False, "buttock": False}
    entry = log(journal, 4, spread=spread).check_in
    assert kept(journal, entry) == marked("foot_left") | {"foot": True, "buttock": False}


def test_an_edit_settles_what_marks_imply_and_undo_brings_it_back(journal: Journal) -> None:
    entry = log(journal, 4, spread=marked("calf_left calf_right") | {"buttock": True}).check_in
    before = kept(journal, entry)
    assert before["both_legs"] is True
    journal.diary.edit(entry.id, spread={"place.calf_left": None})
    assert kept(journal, entry) == marked("calf_right") | {"below_knee": True, "buttock": True}
    journal.diary.edit(entry.id, spread={"place.calf_right": None})
    assert kept(journal, entry) == {"buttock": True}
    journal.diary.undo()
    journal.diary.undo()
    assert kept(journal, entry) == before
    journal.diary.edit(entry.id, pain=5)
    assert kept(journal, entry) == before, "another field leaves the map alone"


@pytest.mark.parametrize(
    ("spread", "questions"),
    [
        ("low_back_left buttock_right thigh_back_left", ()),
        ("calf_left", ()),
        ("calf_left calf_right", ("RF05",)),
        ("calf_left foot_right", ("RF05",)),
        ("shin_right foot_left", ("RF05",)),
        ("foot_left foot_right", ("RF05",)),
        ("thigh_front_left thigh_back_right", ("RF05",)),
        ("saddle", ("RF03",)),
        ("hand_right", ("RF24",)),
        ("saddle hand_left foot_left foot_right", ("RF03", "RF24", "RF05")),
    ],
)
def test_marks_lead_to_the_warning_questions_of_the_guards(
    journal: Journal, spread: str, questions: tuple[str, ...]
) -> None:
    recorded = log(journal, 2, spread=marked(spread))
    assert recorded.warning_questions == questions
    assert journal.safety.due_after(recorded.check_in, nothing_new=None).questions == questions
    assert not journal.safety.verdict().open_signs, "it asks, and takes nothing for granted"


def test_a_mark_of_an_earlier_day_asks_as_well(journal: Journal) -> None:
    recorded = log(journal, 2, ago(40), spread=marked("saddle"))
    assert journal.safety.due_after(recorded.check_in, nothing_new=None).questions == ("RF03",)


def test_an_edit_that_marks_both_legs_asks(journal: Journal) -> None:
    entry = log(journal, 2, spread=marked("calf_left")).check_in
    changed = journal.diary.edit(entry.id, spread=marked("foot_right"))
    assert journal.diary.warning_questions(changed) == ("RF05",)


def test_an_answer_about_the_neck_holds_for_a_week(journal: Journal, clock: SetClock) -> None:
    assert log(journal, 2, spread=marked("neck")).warning_questions == ()
    clock.forward(days=7)
    assert log(journal, 2, spread=marked("neck")).warning_questions == ("RF24",)


def test_no_mark_counts_for_a_picture(journal: Journal) -> None:
    signs = {"cold_pain": True, "pricking": False}
    for days in range(20):
        log(journal, 3, ago(days), signs=signs)
    before = journal.review.pattern()
    every = dict.fromkeys(journal.knowledge.places, True)
    for page in journal.diary.days():
        journal.diary.edit(page.check_ins[0].id, spread=every)
    assert journal.review.pattern() == before


@pytest.mark.parametrize("form", ["ndjson", "csv"])
def test_a_map_comes_back_from_a_file(journal: Journal, form: str) -> None:
    entry = log(journal, 4, spread=marked("low_back_left calf_left") | {"foot": False}).check_in
    before = kept(journal, entry)
    text = "".join(journal.transfer.export(form))
    journal.diary.remove([entry.id])
    journal.transfer.import_text(text, form)
    assert kept(journal, entry) == before


def test_a_change_is_told_in_words(journal: Journal) -> None:
    entry = log(journal, 4).check_in
    journal.diary.edit(entry.id, spread=marked("calf_left"))
    (changed,) = journal.diary.changes(1)[0].entries
    words = how_changed(changed, journal.knowledge)
    assert "calf left not asked → yes" in words
    assert "below the knee not asked → yes" in words


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        ("place:calf", {TODAY, ago(1)}),
        ("place:calf-left", {TODAY}),
        ("PLACE:Left-Calf", {TODAY}),
        ("place:low-back", {ago(1)}),
        ("place:calf pain>=5", {ago(1)}),
        ("place:foot", set()),
        ("place:ear", set()),
        ("place:", {TODAY, ago(1), ago(2)}),
        ('"calf right"', {ago(1)}),
    ],
)
def test_days_are_found_by_a_place(journal: Journal, sought: str, found: set[Any]) -> None:
    log(journal, 4, spread=marked("calf_left"))
    log(journal, 6, ago(1), spread=marked("calf_right low_back_middle"))
    log(journal, 6, ago(2), spread={"place.foot_left": False, "below_knee": True})
    search = Search(journal.diary.days(), journal.knowledge)
    assert {page.day for page in search.find(search.query(sought))} == found


def test_a_day_unites_its_check_ins(journal: Journal) -> None:
    log(journal, 4, spread=marked("calf_left"))
    log(journal, 4, spread=marked("calf_left foot_left"))
    log(journal, 4)
    assert set(journal.diary.day(TODAY).places) == set(marked("calf_left foot_left"))


@pytest.fixture
def fortnight(journal: Journal) -> PainMap:
    """Fourteen days with a check-in on ten of them, and a map on eight."""
    log(journal, 4, ago(13), spread=marked("low_back_left foot_left"))
    for days in range(7):
        log(journal, 3, ago(days), spread=marked("low_back_left buttock_left"))
    log(journal, 3, ago(8), spread={"buttock": True})
    log(journal, 3, ago(9))
    log(journal, 9, ago(14), spread=marked("saddle"))
    return pain_map(journal, Period(ago(13), TODAY))


def test_a_place_is_counted_among_the_days_with_a_map(fortnight: PainMap) -> None:
    assert (fortnight.recorded, fortnight.mapped) == (10, 8)
    assert fortnight.counts == {
        "place.low_back_left": 8,
        "place.buttock_left": 7,
        "place.foot_left": 1,
    }
    assert fortnight.levels == {"low-back-left": 4, "buttock-left": 4, "foot-left": 1}
    assert coverage(fortnight) == "A map on 8 of 10 recorded days."


def test_a_day_without_a_map_is_a_gap(fortnight: PainMap) -> None:
    reaches = fortnight.reaches
    assert len(reaches) == 14
    assert reaches[0] == {Side.LEFT: Reach.FOOT, Side.RIGHT: Reach.NONE}
    assert reaches[1:7] == [None] * 6
    assert reaches[-1] == {Side.LEFT: Reach.BUTTOCK, Side.RIGHT: Reach.NONE}


def test_moving_up_the_leg_is_told_as_a_fact(fortnight: PainMap) -> None:
    assert leg_sentences(fortnight) == [
        "Left leg: at the furthest the foot, on 1 of 8 days; on the newest (9 Mar 2026) it is the "
        "buttock.",
        "Right leg: not marked.",
    ]


def test_a_leg_that_is_at_its_furthest_now(journal: Journal) -> None:
    log(journal, 4, spread=marked("calf_right"))
    found = pain_map(journal, Period(TODAY, TODAY))
    assert leg_sentences(found)[1] == (
        "Right leg: at the furthest the calf, on 1 of 1 day, the newest (9 Mar 2026) among them."
    )
    assert coverage(found) == "A map on 1 of 1 recorded day."


def test_no_map_says_nothing_of_any_place(journal: Journal) -> None:
    log(journal, 4, spread={"buttock": False})
    found = pain_map(journal, Period(TODAY - timedelta(days=29), TODAY))
    assert (found.counts, found.levels, leg_sentences(found)) == ({}, {}, [])
    assert coverage(found) == "No map on 1 recorded day."


def test_a_place_of_a_newer_version_is_counted_and_not_drawn(journal: Journal) -> None:
    text = f"day,pain,spread:place.third_arm\n{TODAY},4,yes\n"
    journal.transfer.import_text(text, "csv")
    found = pain_map(journal, Period(TODAY, TODAY))
    assert found.counts == {"place.third_arm": 1}
    assert found.levels == {}


@pytest.mark.parametrize(
    ("count", "days", "level"),
    [(1, 100, 1), (1, 4, 1), (2, 7, 2), (1, 2, 2), (3, 4, 3), (4, 5, 4), (1, 1, 4)],
)
def test_levels_are_quarters(count: int, days: int, level: int) -> None:
    assert level_of(count, days) == level
