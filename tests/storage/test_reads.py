"""What the store reads back, on every driver."""

import random
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.storage.factories import AT, DAY, STEPS, check_in, event, exercise, routine, session

from backcare_tui.domain.checkin import (
    AfterEffect,
    ChecklistDone,
    DailyPain,
    Felt,
    ProfileAnswer,
    ReminderResponse,
    Response,
    RoutineStep,
    SafetyAnswer,
    SafetyReply,
    SeenTo,
    Side,
    SkippedDay,
)
from backcare_tui.domain.plain import Entry
from backcare_tui.errors import InvalidInput, NotFound
from backcare_tui.storage.compiled import HEAD_REVISION
from backcare_tui.storage.store import Store


def days_ago(days: int) -> date:
    return DAY - timedelta(days=days)


def test_a_check_in_comes_back_as_it_was_written(store: Store) -> None:
    written = check_in(
        exposures={"cold": True, "lifting": False},
        signs={"dizzy": True},
        spread={"leg": False},
        note="stiff\n[b + [/ 委中 \U0001f600 ' ; --",
    )
    store.write("me", "check-in", put=[written], at=AT)
    assert store.check_ins("me") == [written]
    assert store.check_in("me", "a1") == written


def test_an_unknown_person_has_nothing(store: Store) -> None:
    store.write("me", "check-in", put=[check_in()], at=AT)
    assert store.check_ins("other") == []
    assert store.first_and_last_day("other") is None
    assert store.changes("other") == []
    assert list(store.everything("other")) == []
    assert store.persons() == ["me"]


def test_persons_do_not_see_each_other_even_with_the_same_ids(store: Store) -> None:
    mine, theirs = check_in(pain=1, signs={"x": True}), check_in(pain=9)
    store.write("me", "check-in", put=[mine], at=AT)
    store.write("you", "check-in", put=[theirs], at=AT)
    assert store.check_ins("me") == [mine]
    assert store.check_ins("you") == [theirs]
    assert store.persons() == ["me", "you"]
    store.undo("you", AT)
    assert store.check_ins("me") == [mine]


def test_what_was_not_asked_stays_not_asked(store: Store) -> None:
    store.write("me", "check-in", put=[check_in(signs={"dizzy": False})], at=AT)
    (read,) = store.check_ins("me")
    assert "cold" not in read.exposures
    assert read.signs == {"dizzy": False}


def test_check_ins_are_in_order_of_day_and_then_instant(store: Store) -> None:
    early = check_in("z", at=AT.replace(hour=6))
    late = check_in("a", at=AT.replace(hour=22))
    before = check_in("m", days_ago(3), at=AT.replace(hour=23))
    store.write("me", "three", put=[late, before, early], at=AT)
    assert store.check_ins("me") == [before, early, late]
    assert store.check_ins("me", newest_first=True) == [late, early, before]


def test_periods_include_both_ends_and_may_be_open(store: Store) -> None:
    written = [check_in(f"c{n}", days_ago(9 - n)) for n in range(10)]
    store.write("me", "ten", put=written, at=AT)
    assert store.check_ins("me", days_ago(7), days_ago(5)) == written[2:5]
    assert store.check_ins("me", days_ago(2)) == written[7:]
    assert store.check_ins("me", None, days_ago(8)) == written[:2]


@pytest.mark.parametrize("newest_first", [False, True])
def test_pages_have_their_own_answers(store: Store, newest_first: bool) -> None:
    written = [check_in(f"c{n}", days_ago(9 - n), signs={f"s{n}": True}) for n in range(10)]
    store.write("me", "ten", put=written, at=AT)
    expected = written[::-1] if newest_first else written
    for offset in (0, 3, 9, 12):
        page = store.check_ins("me", newest_first=newest_first, limit=4, offset=offset)
        assert page == expected[offset : offset + 4]
    assert store.check_ins("me", limit=0) == []
    with pytest.raises(InvalidInput):
        store.check_ins("me", limit=-1)


def test_a_prefix_of_an_id_is_enough_where_it_fits_one(store: Store) -> None:
    written = [check_in("abc1"), check_in("abd2", days_ago(1)), check_in("ab", days_ago(2))]
    store.write("me", "three", put=written, at=AT)
    assert store.check_in("me", "abd") == written[1]
    assert store.check_in("me", "ab") == written[2], "an exact id is never ambiguous"
    with pytest.raises(InvalidInput, match=r"2026-03-07.*2026-03-09.*2026-03-08"):
        store.check_in("me", "a")
    with pytest.raises(NotFound, match="“AB”"):
        store.check_in("me", "AB")
    for wild in ("%", "_b", "ab*"):
        with pytest.raises(NotFound):
            store.check_in("me", wild)
    with pytest.raises(InvalidInput):
        store.check_in("me", "")
    with pytest.raises(InvalidInput):
        store.check_in("me", "\ud800")


def test_sessions_come_back_as_they_were_written(store: Store) -> None:
    plain = session("s1", days_ago(1))
    full = session("s2", pain_before=6, pain_after=0, after_effect=AfterEffect.SORE)
    store.write("me", "two", put=[full, plain], at=AT)
    assert store.sessions("me") == [plain, full]
    assert store.sessions("me", newest_first=True, limit=1) == [full]
    assert store.sessions("me", DAY, DAY) == [full]
    assert store.session("me", "s2") == full
    with pytest.raises(InvalidInput):
        store.session("me", "s")
    with pytest.raises(NotFound):
        store.session("me", "t")


@pytest.mark.parametrize("flare", [None, True, False])
def test_a_flare_is_yes_no_or_not_asked(store: Store, flare: bool | None) -> None:
    store.write("me", "check-in", put=[check_in(flare=flare)], at=AT)
    (read,) = store.check_ins("me")
    assert read.flare is flare
    store.write("me", "edit", put=[check_in(pain=5, flare=None)], at=AT)
    undone = store.undo("me", AT)
    assert undone.entries[0].before == check_in(flare=flare)
    assert store.check_in("me", "a1").flare is flare


def test_events_come_in_order_of_their_days(store: Store) -> None:
    late, early = event("e1"), event("e2", days_ago(3), "[b + [/ 腎俞 \U0001f600")
    store.write("me", "two", put=[late, early], at=AT)
    assert store.events("me") == [early, late]
    assert store.events("me", DAY, DAY) == [late]
    assert store.events("me", None, days_ago(1)) == [early]
    assert store.events("you") == []
    assert store.event("me", "e2") == early
    with pytest.raises(InvalidInput, match="several events"):
        store.event("me", "e")
    with pytest.raises(NotFound, match="no event"):
        store.event("me", "x")
    store.write("me", "delete", remove=[("event", "e2")], at=AT)
    assert store.events("me") == [late]
    store.undo("me", AT)
    assert store.events("me") == [early, late]


def test_points_of_one_run_keep_what_joins_them(store: Store) -> None:
    together = [session("s1", run="r1"), session("s2", run="r1"), session("s3")]
    store.write("me", "run", put=together, at=AT)
    assert store.sessions("me") == together
    assert [each.run for each in store.sessions("me")] == ["r1", "r1", ""]


def test_exercises_come_in_order_of_their_days(store: Store) -> None:
    full = exercise("x1", felt=Felt.STOPPED, pain_before=4, pain_after=0)
    walk = exercise("x2", days_ago(3), count=1, hold=7200)
    store.write("me", "two", put=[full, walk], at=AT)
    assert store.exercise_sessions("me") == [walk, full]
    assert store.exercise_sessions("me", DAY, DAY) == [full]
    assert store.exercise_sessions("me", None, days_ago(1)) == [walk]
    assert store.exercise_sessions("you") == []
    assert store.exercise_session("me", "x2") == walk
    with pytest.raises(InvalidInput, match="several exercise sessions"):
        store.exercise_session("me", "x")
    with pytest.raises(NotFound, match="no exercise session"):
        store.exercise_session("me", "y")
    store.write("me", "delete", remove=[("exercise_session", "x2")], at=AT)
    assert store.exercise_sessions("me") == [full]
    store.undo("me", AT)
    assert store.exercise_sessions("me") == [walk, full]


def test_routines_are_known_by_their_names(store: Store) -> None:
    hell = routine("[b + [/ 腎俞 \U0001f600 ' ; --", days_ago(3))
    early, late = routine("before Bed"), routine("After work", steps=STEPS[:1])
    store.write("me", "three", put=[hell, early, late], at=AT)
    assert store.routines("me") == [hell, late, early]
    assert store.routine("me", hell.name) == hell
    assert store.routines("you") == []
    for other in ("before bed", "before", ""):
        with pytest.raises(NotFound, match="no routine"):
            store.routine("me", other)


def test_a_routine_is_replaced_removed_and_brought_back(store: Store) -> None:
    before = routine("my evening")
    after = routine("my evening", steps=(*STEPS, RoutineStep("BL40", Side.LEFT, 5)))
    store.write("me", "make", put=[before], at=AT)
    store.write("me", "change", put=[after], at=AT)
    assert store.routines("me") == [after]
    store.write("me", "delete", remove=[("routine", "my evening")], at=AT)
    assert store.routines("me") == []
    assert store.undo("me", AT).entries[0].key == "my evening"
    assert store.routine("me", "my evening") == after
    store.undo("me", AT)
    assert store.routine("me", "my evening") == before
    assert len(store.changes_of("me", [("routine", "my evening")])) == 3
    with pytest.raises(NotFound):
        store.write("me", "delete", remove=[("routine", "my morning")], at=AT)
    with pytest.raises(InvalidInput, match="key"):
        store.write("me", "delete", remove=[("routine", " two\nlines")], at=AT)


def test_the_newest_answer_to_a_warning_question_counts(store: Store) -> None:
    def said(key: str, minutes: int, question: str, reply: SafetyReply) -> SafetyAnswer:
        return SafetyAnswer(key, DAY, AT + timedelta(minutes=minutes), question, reply)

    first = said("z", 0, "bladder", SafetyReply.YES)
    second = said("a", 5, "bladder", SafetyReply.NO)
    tie = said("b", 5, "bladder", SafetyReply.UNSURE)
    other = said("c", 1, "fever", SafetyReply.SKIPPED)
    store.write("me", "safety", put=[second, tie, other, first], at=AT)
    assert store.safety_answers("me") == [first, other, second, tie]
    assert store.latest_safety_answers("me") == {"bladder": tie, "fever": other}


def test_every_other_kind_comes_back_as_it_was_written(store: Store) -> None:
    skipped = [SkippedDay(days_ago(2), AT), SkippedDay(DAY, AT, "on the road")]
    seen = SeenTo("n1", DAY, AT, "my doctor looked")
    facts = [ProfileAnswer("pregnant", DAY, AT, False), ProfileAnswer("fall", DAY, AT, True)]
    replies = [
        ReminderResponse("rest", DAY, AT, Response.SNOOZED, DAY + timedelta(days=7)),
        ReminderResponse("warm", DAY, AT, Response.NOT_FOR_ME, None),
    ]
    lists = [ChecklistDone(days_ago(7), AT, True), ChecklistDone(DAY, AT, False)]
    store.write("me", "all", put=[*skipped, seen, *facts, *replies, *lists], at=AT)
    assert store.skipped_days("me") == skipped
    assert store.skipped_days("me", DAY) == skipped[1:]
    assert store.seen_to("me") == [seen]
    assert store.profile("me") == {"pregnant": facts[0], "fall": facts[1]}
    assert store.reminder_responses("me") == {"rest": replies[0], "warm": replies[1]}
    assert store.checklists("me") == lists
    assert store.checklists("me", None, days_ago(1)) == lists[:1]
    assert store.counts("me") == {
        "check_in": 0,
        "session": 0,
        "skipped_day": 2,
        "safety_answer": 0,
        "seen_to": 1,
        "profile_answer": 2,
        "reminder_response": 2,
        "checklist": 2,
        "event": 0,
        "routine": 0,
        "exercise_session": 0,
    }


def test_daily_pain_leaves_gaps_empty(store: Store) -> None:
    written = [
        check_in("a", days_ago(3), pain=2),
        check_in("b", days_ago(3), pain=7),
        check_in("c", days_ago(3), pain=8),
        check_in("d", DAY, pain=0),
    ]
    store.write("me", "four", put=written, at=AT)
    assert store.daily_pain("me") == [
        DailyPain(days_ago(3), 17 / 3, 8, 3),
        DailyPain(DAY, 0.0, 0, 1),
    ]
    assert store.daily_pain("me", days_ago(2), days_ago(1)) == []
    assert store.first_and_last_day("me") == (days_ago(3), DAY)


def test_everything_has_one_order_whatever_the_order_of_writing(store: Store) -> None:
    written = [check_in(f"c{n}", days_ago(n % 3), signs={"x": True}) for n in range(6)]
    written += [check_in("Z"), check_in("a-b"), check_in("a_b"), check_in("é")]
    mixed: list[Entry] = [*written, session("s"), SkippedDay(days_ago(1), AT)]
    random.Random(1).shuffle(mixed)
    for entry in mixed:
        store.write("me", "one", put=[entry], at=AT)
    expected = sorted(written, key=lambda entry: (entry.day, entry.at, entry.id.encode()))
    assert list(store.everything("me")) == [*expected, session("s"), SkippedDay(days_ago(1), AT)]


def test_the_offset_of_the_moment_is_kept(store: Store) -> None:
    at = datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))
    store.write("me", "check-in", put=[check_in(at=at)], at=at)
    (read,) = store.check_ins("me")
    assert read.at.isoformat() == "2026-10-25T02:30:00+01:00"
    assert store.changes("me")[0].at.isoformat() == "2026-10-25T02:30:00+01:00"


def test_it_says_where_it_is_and_what_it_is(store: Store, location: str) -> None:
    assert store.location in location
    assert store.revision == HEAD_REVISION
    store.verify()


@pytest.mark.parametrize("piece", [1, 2, 3, 7])
def test_answers_read_in_pieces_are_those_of_their_check_in(
    store: Store, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    monkeypatch.setattr("backcare_tui.storage.reader._PIECE", piece)
    written = [
        check_in(
            key=f"c{back}-{number}",
            day=days_ago(back),
            exposures={"cold": (back + number) % 2 == 0} if back != 2 else {},
        )
        for back in range(4)
        for number in range(2)
    ]
    store.write("me", "several a day", put=written, at=AT)
    newest_first = store.check_ins("me", newest_first=True)
    assert [each.day for each in newest_first] == sorted((c.day for c in written), reverse=True)
    for found in (store.check_ins("me"), newest_first):
        assert {each.id: each for each in found} == {each.id: each for each in written}
    assert store.check_ins("me", days_ago(2), days_ago(1)) == sorted(
        (c for c in written if days_ago(2) <= c.day <= days_ago(1)), key=lambda c: (c.day, c.id)
    )
