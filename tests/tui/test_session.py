"""The guided session: what it shows, what it keeps, and that it loses nothing."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from tests.factories import SetClock, log, screen
from tests.tui.conftest import SIZES, Driver, open_app
from tests.tui.sessions import begin, kept_record, pass_time, record

from backcare_tui import paths
from backcare_tui.domain.checkin import AcupressureSession, AfterEffect, SafetyReply, Side
from backcare_tui.domain.guide import FIND_SECONDS, READY_SECONDS, Phase
from backcare_tui.errors import StorageFailure
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.session_words import STOP, WORSE
from backcare_tui.tui.screens.session_before import SessionBefore
from backcare_tui.tui.screens.session_run import SessionRun

pytestmark = pytest.mark.thorough

HELL = "[b + [/ 腎俞 😀"


def stored(journal: Journal) -> list[AcupressureSession]:
    """What was pressed today, as the diary has it, by point and side."""
    pressed = journal.diary.day(journal.today).sessions
    return sorted(pressed, key=lambda each: (each.point, each.side))


def before(run: Driver) -> SessionBefore:
    """The screen before a session, in front."""
    assert isinstance(run.screen, SessionBefore)
    return run.screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_session(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        screen, clock = await begin(run, record(settled, "BL40", "KI3", before=6))
        assert "Find the place" in run.text("#state")
        assert "1 of 4" in run.text("#progress")
        assert "left" in run.text("#point")
        assert "UB40 Wěizhōng, right" in run.text("#next")
        assert "crease" in run.text("#how Static")
        await pass_time(run, screen, clock, FIND_SECONDS)
        assert "breathe in" in run.text("#state")
        await pass_time(run, screen, clock, 5)
        assert "and out" in run.text("#state")
        await pass_time(run, screen, clock, 25)
        assert "2 of 4" in run.text("#progress")
        assert [each.side for each in stored(settled)] == [Side.LEFT]
        for _ in range(3):
            await run.press("space")
            await pass_time(run, screen, clock, 30)
        assert run.front == "SessionAfter"
        assert "It was 6 before" in run.text("#ask")
        assert "UB40 Wěizhōng" in run.text("#kept Static")
        await run.press("4", "s", "enter")
        assert run.front == "TodayScreen"
    pressed = stored(settled)
    assert [(each.point, each.side, each.seconds) for each in pressed] == [
        ("BL40", Side.LEFT, 30),
        ("BL40", Side.RIGHT, 30),
        ("KI3", Side.LEFT, 30),
        ("KI3", Side.RIGHT, 30),
    ]
    assert {each.run for each in pressed} == {screen.record.run}
    assert {(e.pain_before, e.pain_after, e.after_effect) for e in pressed} == {
        (6, 4, AfterEffect.SORE)
    }
    assert not paths.unfinished_file().exists()


async def test_the_answers_are_one_change(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        for _ in range(2):
            await run.press("space")
            await pass_time(run, screen, clock, 30)
        await run.press("2", "n", "enter")
    settled.diary.undo()
    assert [each.pain_after for each in stored(settled)] == [None, None]
    assert len(stored(settled)) == 2


async def test_a_newcomer_presses_after_three_keys(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("s", "space", "space")
        assert isinstance(run.screen, SessionRun)
        assert run.screen.guide.phase is Phase.HOLD


async def test_a_newcomer_who_put_the_questions_off_is_asked_first(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("escape", "s", "space", "space")
        assert run.front == "SessionBefore"
        assert "Press !, then a, to answer." in " ".join(run.text("#limits Static").split())
        await run.press("exclamation_mark", "a")
        assert run.front == "AskWarnings"


async def test_keys_that_come_before_the_plan_is_read(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.pilot.press("s", "space")
        await run.settle()
        assert run.front == "SessionRun"


async def test_pause_longer_and_next(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 10)
        await run.press("space")
        assert "paused" in run.text("#state")
        assert "Go on" in run.text("KeyBar")
        clock.now += 3600
        screen.tick()
        await run.press("space", "plus")
        assert screen.guide.left(clock.now) == 30
        await pass_time(run, screen, clock, 2)
        await run.press("s")
        assert "2 of 2" in run.text("#progress")
        await run.press("escape")
    assert [each.seconds for each in stored(settled)] == [12]


async def test_an_early_end_keeps_five_seconds_and_not_four(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 4)
        await run.press("escape")
        assert run.front == "TodayScreen"
        assert "5 seconds" in run.toasts
        assert stored(settled) == []
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 5)
        await run.press("escape")
        assert run.front == "SessionAfter"
        await run.press("escape")
        assert run.front == "TodayScreen"
    assert [each.seconds for each in stored(settled)] == [5]


async def test_leaving_the_app_keeps_what_is_held(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 11)
        await run.press("q")
        assert "going on" in run.toasts
        await run.press("q")
    assert [each.seconds for each in stored(settled)] == [11]


async def test_another_screen_stops_the_time(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 6)
        await run.press("H")
        clock.now += 100
        await run.press("T")
        assert run.screen is screen
        assert not screen.guide.running
        assert screen.guide.elapsed(clock.now) == 6
        await run.press("C")
        run.app.open_session()
        await run.settle()
        assert run.screen is screen
        assert "goes on first" in run.toasts


async def test_of_a_hold_that_broke_off_what_is_left_is_taken_up(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, seconds = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, seconds, 14)
    assert [each.seconds for each in stored(settled)] == [14]
    (left,) = settled.sessions.broken_off()
    assert [(step.side, step.seconds) for step in left.rest] == [(Side.LEFT, 16), (Side.RIGHT, 30)]


async def test_a_session_that_broke_off_is_offered_and_taken_up(
    settled: Journal, clock: SetClock
) -> None:
    made = record(settled, "BL40", "KI3", before=5)
    async with open_app(settled) as run:
        screen, seconds = await begin(run, made)
        await run.press("space")
        await pass_time(run, screen, seconds, 30)
        left = paths.unfinished_file().read_text("utf-8")
    paths.unfinished_file().write_text(left, "utf-8")
    clock.forward(minutes=20)
    async with open_app(settled) as run:
        assert "go on with your session: 3 holds left" in run.text("#suggestion")
        await run.press("s")
        assert "The rest of your session" in run.text("#title")
        assert before(run).scale.value == 5
        await run.press("space", "space")
        taken_up = run.screen
        assert isinstance(taken_up, SessionRun)
        assert "UB40" in run.text("#point") or taken_up.guide.now.what == "BL40"  # type: ignore[union-attr]
        await run.press("escape")
        assert run.front == "SessionAfter"
        await run.press("3", "enter")
        assert "guided session" in run.text("#suggestion")
    assert [(each.run, each.pain_after) for each in stored(settled)] == [(made.run, 3)]


async def test_minutes_order_and_points_left_out(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("s")
        two = before(run).chosen
        assert two is not None
        short = two.plan_now().pressing_seconds
        assert short <= 120
        await run.press("m", "m")
        every = before(run).chosen
        assert every is not None
        first, second = (step.point for step in every.plan_now().steps[:2])
        await run.press("J")
        assert [step.point for step in every.plan_now().steps[:2]] == [second, first]
        await run.press("x")
        assert first not in [step.point for step in every.plan_now().steps]
        assert "left out" in run.screen.query_one("Rows").drawn(1)  # type: ignore[attr-defined]
        await run.press("space")
        assert isinstance(run.screen, SessionRun)
        assert first not in [hold.what for hold in run.screen.guide.holds]


@pytest.mark.parametrize("size", SIZES)
async def test_a_routine_is_kept_chosen_found_and_deleted(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        await run.press("s", "r")
        assert "No routine of your own yet" in run.toasts
        await run.press("n")
        run.screen.query_one("Input").value = HELL  # type: ignore[attr-defined]
        await run.press("enter")
        assert f"Kept as {HELL}" in run.toasts
        assert run.front == "SessionBefore"
        assert "[b + [/" in run.text("#title")
        assert "[b + [/" in run.text("#choices")
        await run.press("r")
        assert "Guided session" in run.text("#title")
        await run.press("r", "space")
        assert "[b + [/" in run.text("#progress")
        await run.press("escape", "R", "ctrl+p")
        await run.type("Session: [b")
        await run.press("down", "enter")
        assert run.front == "SessionBefore"
        assert before(run).wanted.routine == HELL
        await run.press("D")
        assert settled.routines.all() == []
        assert before(run).wanted.suggested
        await run.press("u")
        assert [routine.name for routine in settled.routines.all()] == [HELL]


async def test_limits_stand_first_and_blocked_points_are_never_there(settled: Journal) -> None:
    settled.care.set_profile({"blood_thinners": True, "pregnant": True})
    blocked = {a.point.code for a in settled.care.points(library=True) if a.limits.blocked}
    assert blocked
    async with open_app(settled) as run:
        await run.press("s", "m", "m")
        chosen = before(run).chosen
        held = [] if chosen is None else [step.point for step in chosen.plan_now().steps]
        assert not blocked & set(held)
        body = run.text("#limits Static") + run.text("#notes Static")
        assert "Blood thinners" in body or "blood thinners" in body
        await run.press("escape")
        for code in sorted(blocked):
            from backcare_tui.tui.screens.session import Wanted

            run.app.open_session(Wanted(points=(code,)))
            await run.settle()
            assert before(run).chosen is None
            assert "switched off" in run.text("#limits Static") or "technique" in run.text(
                "#limits Static"
            )
            await run.press("space")
            assert run.front == "SessionBefore"
            await run.press("escape")


@pytest.mark.parametrize("size", SIZES)
async def test_what_to_mind_stays_in_view_while_pressing(
    settled: Journal, size: tuple[int, int]
) -> None:
    settled.care.set_profile({"numb_skin": True})
    async with open_app(settled, size) as run:
        await begin(run, record(settled, "KI3"))
        await run.press("space", "pagedown", "pagedown")
        minded = run.text("#mind Static")
        assert "An artery lies here" in minded
        assert run.one("#mind").max_scroll_y == 0
        assert "▲ Numb skin" in minded
        assert STOP in " ".join(minded.split())


async def test_steps_below_are_told_and_can_be_read(settled: Journal) -> None:
    async with open_app(settled, (60, 20)) as run:
        await begin(run, record(settled, "GB30"))
        assert run.one("#more").display
        await run.press("end")
        await run.settle()
        assert not run.one("#more").display


async def test_on_few_lines_the_seconds_stand_with_the_words(settled: Journal) -> None:
    async with open_app(settled, (40, 12)) as run:
        await begin(run, record(settled, "GB30"))
        assert run.text("#state").strip() == "20 s   Find the place · space begins"
        await run.press("space")
        assert run.text("#state").split()[:2] == ["30", "s"]
        assert "nerve lies here" in " ".join(run.text("#how Static").split())


@pytest.mark.parametrize("size", SIZES)
async def test_the_place_is_drawn_while_it_is_looked_for(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        await begin(run, record(settled, "GB30"))
        assert run.one("PointPlace").display is (size != (60, 20))
        if run.one("PointPlace").display:
            assert "◉" in run.text("PointPlace")
            assert "GB30" in run.text("PointPlace")
        await run.press("space")
        assert not run.one("PointPlace").display


async def test_a_warning_sign_holds_a_session_back_and_ends_one(fresh_journal: Journal) -> None:
    screen(fresh_journal)
    async with open_app(fresh_journal) as run:
        going, clock = await begin(run, record(fresh_journal, "BL40"))
        await run.press("space")
        await pass_time(run, going, clock, 8)
        await run.press("exclamation_mark")
        screen(fresh_journal, RF03=SafetyReply.YES)
        run.app.diary_changed.publish(None)
        await run.settle()
        assert "A warning sign stands open" in run.toasts
        await run.press("escape")
        assert run.front == "SessionAfter"
        await run.press("escape", "C")
        run.app.open_session()
        await run.settle()
        await run.press("space")
        assert run.front == "SessionBefore"
        assert before(run).chosen is None
        assert not run.one("PainScale").display, "nothing is asked where nothing can begin"
    assert [each.seconds for each in stored(fresh_journal)] == [8]


async def test_much_pressing_is_told_kindly(settled: Journal) -> None:
    for _ in range(2):
        kept_record(settled)
    async with open_app(settled) as run:
        await run.press("s")
        assert "You have pressed 2 times today" in run.text("#limits Static")


@pytest.mark.parametrize(("after", "worse"), [("5", False), ("6", True)])
async def test_more_pain_afterwards_is_answered(settled: Journal, after: str, worse: bool) -> None:
    from backcare_tui.tui.screens.session_after import SessionAfter

    async with open_app(settled) as run:
        run.app.push_screen(SessionAfter(kept_record(settled, before=4)))
        await run.settle()
        await run.press(after)
        assert run.one("#worse").display is worse
        if worse:
            assert " ".join(run.text("#worse").split()) == WORSE


async def test_without_motion_there_are_words_only(settled: Journal) -> None:
    async with open_app(settled) as run:
        assert run.app.animation_level == "none"
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        assert not run.one("Pacer").display
        said = []
        for _ in range(12):
            said.append(run.text("#state").strip())
            await pass_time(run, screen, clock, 1)
        assert said == ["breathe in…"] * 4 + ["…and out"] * 6 + ["breathe in…"] * 2


async def test_with_motion_the_shape_breathes(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.app.animation_level = "full"
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        widths = []
        for _ in range(10):
            widths.append(run.text("Pacer").count("█"))
            await pass_time(run, screen, clock, 1)
        assert widths[:5] == sorted(widths[:5])
        assert widths[4:] == sorted(widths[4:], reverse=True)
        assert widths[4] > 3 * widths[0]


@pytest.mark.parametrize("bell", [True, False])
async def test_the_bell_rings_once_a_hold_where_it_is_wanted(
    settled: Journal, monkeypatch: pytest.MonkeyPatch, bell: bool
) -> None:
    settled.settings = replace(settled.settings, bell=bell)
    async with open_app(settled) as run:
        rung: list[None] = []
        monkeypatch.setattr(run.app, "bell", lambda: rung.append(None))
        screen, clock = await begin(run, record(settled, "BL40"))
        await pass_time(run, screen, clock, FIND_SECONDS + 30 + READY_SECONDS + 10)
        assert len(rung) == (1 if bell else 0)


async def test_a_full_disk_loses_no_hold(settled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    full = [True]
    write = type(settled.store).write

    def no_room(*given: object, **named: object) -> object:
        if full[0]:
            raise StorageFailure("Could not save: the disk is full.", "Free some space.")
        return write(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(type(settled.store), "write", no_room)
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 30)
        assert "the disk is full" in run.toasts
        assert "still here" in run.toasts
        assert stored(settled) == []
        await run.press("space")
        await pass_time(run, screen, clock, 30)
        assert run.front == "SessionAfter"
        assert "2 more are not written yet" in run.text("#kept Static")
        await run.press("3", "enter")
        assert run.front == "SessionAfter"
        await run.press("escape")
        assert run.front == "SessionAfter"
        full[0] = False
        await run.press("enter")
        assert run.front == "TodayScreen"
    assert [(e.side, e.seconds, e.pain_after) for e in stored(settled)] == [
        (Side.LEFT, 30, 3),
        (Side.RIGHT, 30, 3),
    ]


async def test_a_diary_locked_for_a_while_keeps_each_hold_once(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        other = sqlite3.connect(settled.location, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for _ in range(30):
            clock.now += 1
            screen.tick()
        other.execute("COMMIT")
        other.close()
        await run.settle()
        await run.press("space")
        await pass_time(run, screen, clock, 30)
    assert [each.side for each in stored(settled)] == [Side.LEFT, Side.RIGHT]


async def test_a_terminal_put_aside_is_not_pressing(settled: Journal) -> None:
    async with open_app(settled) as run:
        screen, clock = await begin(run, record(settled, "BL40"))
        await run.press("space")
        await pass_time(run, screen, clock, 6)
        clock.now += 3600
        screen.tick()
        await run.settle()
        assert "paused" in run.text("#state")
        await run.press("escape")
    assert [each.seconds for each in stored(settled)] == [6]


async def test_a_demo_leaves_no_rest(demo: Journal) -> None:
    async with open_app(demo) as run:
        await begin(run, record(demo, "BL40"))
        assert not paths.unfinished_file().exists()


async def test_a_click_begins_and_ends(settled: Journal) -> None:
    log(settled, 4)
    async with open_app(settled) as run:
        await run.press("s")
        await run.click_text(run.one("KeyBar"), "Begin")
        assert run.front == "SessionRun"
        await run.click_text(run.one("KeyBar"), "Begin now")
        await run.click_text(run.one("KeyBar"), "End")
        assert run.front == "TodayScreen"
