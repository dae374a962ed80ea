"""Logging: what is kept, and what is refused with a clear word."""

from datetime import timedelta
from typing import Any

import pytest
from tests.factories import TODAY, SetClock, ago, log

from backcare_tui.domain.checkin import AfterEffect, ChecklistDone, Side
from backcare_tui.errors import BackcareError, InvalidInput, NotFound
from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import Journal


def nothing_kept(journal: Journal) -> bool:
    return set(journal.store.counts("me").values()) <= {0, len(journal.safety.askable())}


@pytest.mark.parametrize("pain", range(11))
def test_every_whole_number_of_the_scale(journal: Journal, pain: int) -> None:
    assert log(journal, pain).check_in.pain == pain
    assert journal.diary.day(TODAY).mean_pain == pain


@pytest.mark.parametrize("pain", [11, -1, 4.5, "four", "4", True, None])
def test_no_other_pain_is_kept(journal: Journal, pain: Any) -> None:
    with pytest.raises(InvalidInput, match=f"Pain {pain} is not on the scale") as caught:
        log(journal, pain)
    assert "0 (none) to 10" in caught.value.hint
    assert nothing_kept(journal)
    entry = log(journal, 4).check_in
    with pytest.raises(InvalidInput, match=f"Pain {pain} is not on the scale"):
        journal.diary.edit(entry.id, pain=pain)
    with pytest.raises(InvalidInput):
        journal.diary.press(Pressed("BL40", 30, pain_after=pain if pain is not None else 11))


@pytest.mark.parametrize("flare", [None, True, False])
def test_a_flare_is_kept_as_it_was_answered_and_never_inferred(
    journal: Journal, flare: bool | None
) -> None:
    entry = log(journal, 10, flare=flare).check_in
    assert entry.flare is flare
    assert journal.store.check_in("me", entry.id).flare is flare
    assert journal.diary.day(TODAY).flare is flare


def test_a_day_is_a_flare_where_any_check_in_says_so(journal: Journal) -> None:
    log(journal, 3)
    log(journal, 3, flare=False)
    assert journal.diary.day(TODAY).flare is False
    log(journal, 3, flare=True)
    assert journal.diary.day(TODAY).flare is True


@pytest.mark.parametrize("seconds", [5, 30, 1800])
def test_seconds_that_somebody_may_press(journal: Journal, seconds: int) -> None:
    assert journal.diary.press(Pressed("UB40", seconds)).seconds == seconds


@pytest.mark.parametrize("seconds", [0, 4, -30, 1801, 9999, 30.5, "30", True])
def test_other_seconds_are_refused_by_point_and_number(journal: Journal, seconds: Any) -> None:
    with pytest.raises(InvalidInput, match=f"UB40 for {seconds} seconds") as caught:
        log(journal, 4, pressed=[Pressed("BL23", 30), Pressed("UB40", seconds)])
    assert "5 to 1800" in caught.value.hint
    assert nothing_kept(journal), "the check-in and its sessions are one change"


@pytest.mark.parametrize(
    ("point", "side", "kept"),
    [
        ("BL40", "", Side.BOTH),
        ("UB40", "Left", Side.LEFT),
        ("kd3", "right", Side.RIGHT),
        ("DU4", "", Side.MIDLINE),
        ("GV4", "midline", Side.MIDLINE),
    ],
)
def test_a_point_knows_its_sides(journal: Journal, point: str, side: str, kept: Side) -> None:
    assert journal.diary.press(Pressed(point, 60, side)).side is kept


@pytest.mark.parametrize(
    ("point", "side", "words"),
    [
        ("GV4", "left", "DU4 lies on the midline"),
        ("GV4", "both", "DU4 lies on the midline"),
        ("BL40", "midline", "UB40 has a left and a right one"),
        ("BL40", "top", "“top” is not a side"),
    ],
)
def test_a_side_that_is_not_there(journal: Journal, point: str, side: str, words: str) -> None:
    with pytest.raises(InvalidInput, match=words):
        journal.diary.press(Pressed(point, 60, side))


def test_after_effects(journal: Journal) -> None:
    kept = journal.diary.press(Pressed("BL40", 30, after_effect="Sore", pain_before=6))
    assert (kept.after_effect, kept.pain_before, kept.pain_after) == (AfterEffect.SORE, 6, None)
    with pytest.raises(InvalidInput, match="“itchy” is not an after-effect") as caught:
        journal.diary.press(Pressed("BL40", 30, after_effect="itchy"))
    assert "sore" in caught.value.hint


@pytest.mark.parametrize(
    ("fields", "meant"),
    [
        ({"exposures": {"colt": True}}, "cold"),
        ({"signs": {"stifness": True}}, "stiffness"),
        ({"spread": {"buttok": True}}, "buttock"),
        ({"pressed": [Pressed("UB4O", 30)]}, "UB40"),
    ],
)
def test_an_unknown_name_suggests_the_nearest(
    journal: Journal, fields: dict[str, Any], meant: str
) -> None:
    with pytest.raises(NotFound) as caught:
        log(journal, 4, **fields)
    assert "Did you mean" in caught.value.hint
    assert meant in caught.value.hint.replace("Waist stiffness", "stiffness")
    assert nothing_kept(journal)


def test_an_answer_is_yes_or_no_and_else_not_asked(journal: Journal) -> None:
    entry = log(journal, 4, exposures={"cold": True, "damp": False}).check_in
    stored = journal.store.check_in("me", entry.id)
    assert stored == entry
    assert dict(stored.exposures) == {"cold": True, "damp": False}
    for odd in (None, "yes", 1):
        with pytest.raises(InvalidInput):
            log(journal, 4, exposures={"cold": odd})


def test_a_future_day_is_refused_and_any_other_is_not(journal: Journal) -> None:
    for write in (
        lambda: log(journal, 4, ago(-1)),
        lambda: journal.diary.skip(ago(-1), ""),
        lambda: journal.diary.press(Pressed("BL40", 30), ago(-1)),
        lambda: journal.diary.edit(log(journal, 4).check_in.id, day=ago(-1)),
    ):
        with pytest.raises(InvalidInput, match="2026-03-10 is in the future"):
            write()
    for day in (ago(1), ago(4000)):
        assert log(journal, 4, day).check_in.day == day


def test_a_check_in_after_midnight_is_of_the_day_before(journal: Journal, clock: SetClock) -> None:
    clock.forward(hours=5)
    assert clock.now.date() == TODAY + timedelta(days=1)
    assert journal.today == TODAY
    assert log(journal, 4).check_in.day == TODAY
    clock.forward(hours=3)
    assert journal.today == TODAY + timedelta(days=1)


def test_several_a_day_make_a_mean_and_any_yes(journal: Journal) -> None:
    log(journal, 3, exposures={"cold": False, "damp": False})
    log(journal, 6, exposures={"cold": True}, note="second")
    page = journal.diary.day(TODAY)
    assert sorted(c.pain for c in page.check_ins) == [3, 6]
    assert page.mean_pain == 4.5
    assert page.exposures == {"cold": True, "damp": False}
    assert journal.diary.day(ago(1)).mean_pain is None


def test_a_day_with_a_check_in_is_not_left_out(journal: Journal) -> None:
    log(journal, 4, ago(1))
    with pytest.raises(InvalidInput) as refused:
        journal.diary.skip(ago(1), "away")
    assert refused.value.message == "Sun 8 Mar has a check-in, so it is not left out."
    assert journal.diary.day(ago(1)).skipped is None


def test_a_skipped_day_keeps_its_whole_reason(journal: Journal) -> None:
    journal.diary.skip(ago(1), f"  ill \x1b[31m{'x' * 900}\n")
    skipped = journal.diary.day(ago(1)).skipped
    assert skipped is not None
    assert skipped.reason == "ill " + "x" * 900
    with pytest.raises(InvalidInput, match="characters"):
        journal.diary.skip(ago(2), "x" * 200_001)


def test_a_checklist_says_what_became_of_it(journal: Journal) -> None:
    entry = log(journal, 4, signs={"soreness": True}).check_in
    left = journal.diary.finish_checklist(entry, None)
    assert dict(left.signs) == {"soreness": True}, "leaving it asks nothing"
    assert [c.confirmed for c in journal.store.checklists("me")] == [False]
    done = journal.diary.finish_checklist(left, {"cold_pain"})
    assert set(done.signs) == set(journal.knowledge.signs)
    assert [sign for sign, yes in done.signs.items() if yes] == ["cold_pain"]
    with pytest.raises(NotFound, match="stifness"):
        journal.diary.finish_checklist(left, {"stifness"})
    assert [c.confirmed for c in journal.store.checklists("me")] == [True]
    journal.diary.undo()
    assert journal.store.check_in("me", entry.id) == left


def test_a_checklist_that_came_with_the_check_in(journal: Journal) -> None:
    journal.diary.check_in(Draft(TODAY, 4, checklist=True))
    assert isinstance(journal.store.checklists("me")[0], ChecklistDone)
    assert not journal.review.questions().checklist_due


def test_what_is_refused_tells_in_words_never_in_tracebacks(journal: Journal) -> None:
    for fields in ({"pressed": [Pressed("", 30)]}, {"exposures": {"": True}}):
        with pytest.raises(BackcareError):
            log(journal, 4, **fields)
