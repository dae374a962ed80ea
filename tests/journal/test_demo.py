"""The demonstration shows what there is: maps, guided sessions, a routine, exercises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backcare_tui.domain.checkin import AfterEffect, CheckIn
from backcare_tui.domain.days import Period
from backcare_tui.domain.marks import marks
from backcare_tui.journal.demo import DEMO_DAYS, demo_journal
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.pain_map import pain_map
from backcare_tui.journal.spread import warning_questions


@pytest.fixture(scope="module")
def demo() -> Iterator[Journal]:
    from tests.factories import SetClock

    from backcare_tui.settings import Settings

    with demo_journal(Journal(Settings(), SetClock())) as made:
        yield made


def check_ins(journal: Journal) -> list[CheckIn]:
    return journal.store.check_ins(journal.person)


def test_most_days_have_a_map_and_the_later_ones_fewer(demo: Journal) -> None:
    whole = Period.ending(demo.today, DEMO_DAYS + 1)
    found = pain_map(demo, whole)
    assert 0.6 < found.mapped / found.recorded < 0.9
    assert set(found.counts) == {
        "place.low_back_middle",
        "place.low_back_left",
        "place.buttock_left",
        "place.thigh_back_left",
    }
    told = check_ins(demo)
    third = len(told) // 3
    early, late = (
        sum(len(marks(each.spread)) for each in part) for part in (told[:third], told[-third:])
    )
    assert late < 0.75 * early
    assert pain_map(demo, Period.ending(demo.today, 8)).mapped


def test_no_map_opens_a_warning_question(demo: Journal) -> None:
    assert all(not warning_questions(demo, each) for each in check_ins(demo))
    assert demo.safety.notice() is None


def test_guided_sessions_share_what_came_of_them(demo: Journal) -> None:
    runs: dict[str, list[object]] = {}
    for each in demo.store.sessions(demo.person):
        assert each.run
        assert each.pain_before is not None
        assert each.pain_after is not None
        came = (each.day, each.pain_before, each.pain_after, each.after_effect)
        runs.setdefault(each.run, []).append(came)
    assert all(len(set(came)) == 1 for came in runs.values())
    effects = {came[0][-1] for came in runs.values()}  # type: ignore[index]
    assert effects == {AfterEffect.NONE, AfterEffect.SORE}
    histories = demo.sessions.histories()
    assert histories["BL23"].shared
    assert all(histories[code].times for code in ("BL23", "BL40", "KI3"))


def test_the_routine_can_be_pressed(demo: Journal) -> None:
    plan = demo.sessions.routine("evening")
    assert [step.point for step in plan.steps] == ["BL23", "BL40", "KI3"]
    assert not plan.left_out


def test_an_exercise_goes_one_step_up_today(demo: Journal) -> None:
    done = [each for each in demo.exercises.plan().offered if each.last is not None]
    assert len(done) >= 3
    assert any(each.why.startswith("One step up") for each in done)
    felt = {each.felt for each in demo.store.exercise_sessions(demo.person)}
    assert len(felt) > 1


def test_it_is_the_same_every_time(demo: Journal) -> None:
    with demo_journal(demo) as again:
        for read in ("check_ins", "sessions", "exercise_sessions"):
            one, other = (getattr(each.store, read)("demo") for each in (demo, again))
            assert one == other
