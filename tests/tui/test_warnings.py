"""The warning signs come first, hold back what they must, and are one key away everywhere."""

from __future__ import annotations

import pytest
from tests.factories import NO, UNSURE, YES, SetClock, log, screen
from tests.tui.conftest import ENDS, SIZES, Driver, open_app, shown
from textual.events import Key
from textual.widgets import OptionList

from backcare_tui.domain.care import Action
from backcare_tui.domain.warnings_due import Due
from backcare_tui.journal.journal import Journal
from backcare_tui.tui.screens.ask_warnings import AskWarnings
from backcare_tui.tui.screens.warning_signs import WarningSignsScreen
from backcare_tui.tui.widgets.questions import Question, Questions

pytestmark = pytest.mark.thorough


def asked(run: Driver) -> list[Question]:
    """The questions in front."""
    return run.screen.query_one(Questions).questions


async def to_question(run: Driver, flag: str, reply: str) -> None:
    """Answer no up to a question of this page, then give it ``reply``."""
    assert isinstance(run.screen, AskWarnings)
    ids = [question.id for question in run.screen.questions.questions]
    await run.press(*"n" * ids.index(flag), reply)


async def none_of_these(run: Driver) -> int:
    """Say none of these on every page that comes; how many there were."""
    pages = 0
    while run.front == "AskWarnings":
        await run.none()
        pages += 1
    return pages


@pytest.mark.parametrize("size", SIZES)
async def test_first_run_welcome_and_all_pages(
    fresh_journal: Journal, size: tuple[int, int]
) -> None:
    async with open_app(fresh_journal, size) as run:
        assert "Welcome to backcare" in run.text("#title")
        assert "does not diagnose" in run.text("#why")
        await run.press("enter")
        assert "need help at once" in run.text("#title")
        assert await none_of_these(run) == 4
        assert run.front == "TodayScreen"
        assert "No warning signs ticked" in run.toasts
        assert not run.one("NoticeBar").display
        assert run.today.body.query_one("#suggestion").display
    assert fresh_journal.safety.verdict().screened
    assert fresh_journal.safety.notice() is None


async def test_a_page_goes_on_only_when_each_has_an_answer(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter", "n", "enter")
        assert "open: y, n or m each" in run.text("#told")
        assert run.toasts == "", "nothing may cover a question"
        await run.press("m")
        assert not run.one("#told").display
        assert "need help at once" in run.text("#title")


async def test_by_mouse(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.click_text(run.one("KeyBar"), "Begin")
        await run.click_text(run.one("Questions"), "y yes")
        questions = run.one("Questions")
        assert "✓ y yes" in shown(questions)
        await run.click_text(run.one("KeyBar"), "Ask later")
        assert "what to do now" in run.text("#told")
        await run.click_text(run.one("KeyBar"), "Ask later")
        assert run.front == "WarningSignsScreen", "what was answered is kept"


async def test_leaving_says_first_what_it_keeps(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter", "m", "escape")
        assert "Escape once more leaves" in " ".join(run.text("#told").split())
        assert run.front == "AskWarnings"
        await run.press("up", "n", "escape")
        assert run.front == "TodayScreen", "nothing urgent is left to keep"
    assert not fresh_journal.safety.verdict().locks


async def test_a_key_pressed_before_the_questions_came_answers_none(settled: Journal) -> None:
    async with open_app(settled) as run:
        early = [Key(key, key) for key in ("m", "y", "N", "enter", "escape")]
        run.app.push_screen(AskWarnings(Due(("RF01", "RF03"), "")))
        await run.settle()
        for key in early:
            run.app.post_message(key)
        await run.settle()
        assert run.front == "AskWarnings"
        assert all(question.value is None for question in asked(run))
        await run.press("m")
        assert asked(run)[0].value is UNSURE


async def test_the_key_of_a_guided_session_is_no_answer(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter", "s", "escape")
    assert not fresh_journal.store.latest_safety_answers(fresh_journal.person)


async def test_a_key_pressed_twice_skips_no_page(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal, (80, 45)) as run:
        await run.press("enter")
        asking = run.screen
        assert isinstance(asking, AskWarnings)
        asking.action_none()
        asking.action_none()
        await run.settle()
        assert "the same day" in run.text("#title")
    latest = fresh_journal.store.latest_safety_answers(fresh_journal.person)
    assert all(fresh_journal.knowledge.red_flags[q].action is Action.EMERGENCY for q in latest)


async def test_what_is_new_holds_back_until_it_was_asked(settled: Journal) -> None:
    log(settled, 4, nothing_new=False)
    async with open_app(settled) as run:
        assert "something is new" in run.text("NoticeBar")
        assert not run.today.body.query_one("#suggestion").display
        await run.press("P")
        assert "Press !, then a, to answer." in " ".join(run.text("#text").split())
        await run.press("C")
        chosen = run.screen.query_one(OptionList).highlighted_option
        assert chosen is not None
        assert chosen.prompt == "The warning questions"
        await run.press("enter", "a")
        assert run.front == "AskWarnings"


async def test_what_is_new_holds_back_before_the_check_in_is_saved(settled: Journal) -> None:
    async with open_app(settled) as run:
        assert run.today.body.query_one("#suggestion").display
        await run.press("4", "y")
        assert run.front == "AskWarnings"
        await run.press("escape")
        assert "something is new" in run.text("NoticeBar")
        assert not run.today.body.query_one("#suggestion").display
        await run.press("s")
        assert "Press !, then a, to answer." in " ".join(run.text("#limits Static").split())
        await run.press("escape", "enter")
        assert run.front == "AskWarnings", "asked once more after saving"
        await none_of_these(run)
    assert settled.safety.verdict().ready
    assert settled.diary.day(settled.today).mean_pain == 4


async def test_nothing_is_guided_before_the_first_questions(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("escape", "C")
        assert "UB23" in str(run.screen.query_one(OptionList).options[1].prompt), "to be read"
        await run.press("enter")
        assert run.front == "CareScreen"
        assert "have not been asked yet" in run.toasts
        run.app.open_session()
        await run.settle()
        assert "Press !, then a, to answer." in " ".join(run.text("#limits Static").split())
        await run.press("escape")
        run.app.open_exercise("X01")
        await run.settle()
        await run.press("space")
        assert run.front == "ExerciseBefore"
        assert "Press !, then a, to answer." in run.toasts


@pytest.mark.parametrize("flag", ["RF01", "RF03"])
async def test_a_yes_ends_on_what_to_do_and_holds_back(fresh_journal: Journal, flag: str) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter")
        await to_question(run, flag, "y")
        await none_of_these(run)
        assert run.front == "WarningSignsScreen"
        assert "Get emergency help now" in run.text("#now")
        assert run.one("#now").has_class("-urgent")
        await run.press("escape")
        await held_back(run)
        await run.press("T", "4", "c", "enter")
        assert run.front == "AskWarnings", "what an emergency cut short is still to be asked"
        await run.press("escape")
        assert run.front == "TodayScreen", "no list of signs while a sign stands open"
        assert run.today.has_class("-saved")
    assert fresh_journal.diary.day(fresh_journal.today).mean_pain == 4


async def held_back(run: Driver) -> None:
    """Points, suggestion, pictures and Care's list are away; the notice is everywhere."""
    await run.press("T")
    assert not run.one("#pressed").display
    assert not run.one("#suggestion").display
    assert not run.one("#reminders").display
    assert "emergency" in run.text("NoticeBar")
    await run.press("P")
    assert "emergency department" in " ".join(run.text("#text").split())
    assert "Speaks for it" not in run.text("#text")
    await run.press("C")
    assert "UB23" not in run.text("#chooser")
    assert "Exercises" not in run.text("#chooser")
    assert "What to do now" in run.text("#chooser")
    assert "emergency department" in " ".join(run.text("#page").split())
    for key in "RH":
        await run.press(key)
        assert "emergency" in run.text("NoticeBar")


@pytest.mark.parametrize("reply", [YES, UNSURE])
async def test_signs_are_lifted_by_pressing_twice(fresh_journal: Journal, reply: str) -> None:
    screen(fresh_journal, RF03=YES if reply is YES else UNSURE)
    async with open_app(fresh_journal) as run:
        await run.press("exclamation_mark", "S")
        assert "Press S once more" in run.toasts
        assert fresh_journal.safety.verdict().locks
        assert isinstance(run.screen, WarningSignsScreen)
        run.screen.action_seen()
        run.screen.action_seen()
        await run.settle()
        assert "Noted" in run.toasts
        assert run.front == "TodayScreen"
        assert not fresh_journal.safety.verdict().locks
        await run.press("C")
        assert "UB23" in run.text("#chooser")
    assert len(fresh_journal.store.seen_to(fresh_journal.person)) == 1


async def test_s_does_nothing_where_nothing_is_open(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("exclamation_mark", "S", "S")
        assert run.front == "WarningSignsScreen"
        assert run.toasts == ""


@pytest.mark.parametrize("key", ["T", "R", "P", "C", "H"])
async def test_the_signs_are_one_key_from_every_screen(journal: Journal, key: str) -> None:
    async with open_app(journal) as run:
        await run.press(key, "exclamation_mark")
        assert "Get emergency help now" in run.text("#list")
        await run.press("exclamation_mark")
        assert run.front != "WarningSignsScreen"


async def test_the_signs_from_what_lies_upon_a_screen(settled: Journal) -> None:
    async with open_app(settled) as run:
        for keys in (["s"], ["C", "i"], ["T", "x", "n", "backspace"]):
            await run.press(*keys, "exclamation_mark")
            assert run.front == "WarningSignsScreen"
            await run.press("escape", "escape")


async def test_the_signs_over_the_questions_lead_back_to_them(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter", "n", "exclamation_mark", "a")
        assert run.front == "AskWarnings"
        assert [type(s).__name__ for s in run.app.screen_stack].count("AskWarnings") == 1
        assert "✗ n no" in run.text("Questions")


async def test_answering_again_by_a(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("exclamation_mark", "a")
        assert run.front == "AskWarnings"
        await to_question(run, "RF03", "y")
        await none_of_these(run)
        assert run.front == "WarningSignsScreen"
        assert "Get emergency help now" in run.text("#now")


async def test_a_follow_up_gets_a_page_of_its_own(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter")
        await run.none()
        await to_question(run, "RF06", "y")
        await run.none()
        assert isinstance(run.screen, AskWarnings)
        assert [q.id for q in run.screen.questions.questions] == ["RF06a"]
        await run.press("y", "enter")
        await none_of_these(run)
        assert "Get emergency help now" in run.text("#now")


async def test_escape_leaves_them_due(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("escape")
        assert "still to be asked" in run.toasts
        assert "not been asked yet" in run.text("NoticeBar")
        await run.press("4", "enter")
        assert run.front == "AskWarnings", "they come again with the first check-in"
        assert "come first" in run.text("#why")
        await run.press("escape")
        assert run.front == "ChecklistScreen"
    async with open_app(fresh_journal) as run:
        assert "Welcome" in run.text("#title")


async def test_finished_pages_survive_a_sudden_end(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter")
        await run.none()
        await run.press("y")
    async with open_app(fresh_journal) as run:
        assert "Welcome" in run.text("#title")
        await run.press("enter")
        assert "the same day" in run.text("#title")
        assert "✓ y yes" not in run.text("Questions")


async def test_an_emergency_comes_before_the_other_pages(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter")
        await to_question(run, "RF03", "y")
        await run.none()
        assert run.front == "WarningSignsScreen"
    async with open_app(fresh_journal) as run:
        assert "emergency" in run.text("NoticeBar")


async def test_answers_of_an_open_page_hold_up_quitting_once(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter", "y", "q")
        assert "not saved yet" in run.toasts
        assert not run.app._exit
        await run.press("q")
        assert run.app._exit


async def test_something_new_asks_at_once_and_not_twice(settled: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    async with open_app(settled) as run:
        await run.press("4", "y")
        assert run.front == "AskWarnings"
        assert "something is new" in run.text("#why")
        clock.forward(minutes=1)
        await none_of_these(run)
        assert run.today.body.scale.value == 4
        clock.forward(minutes=1)
        await run.press("enter")
        assert run.front == "TodayScreen"
        assert run.today.has_class("-saved")
    assert settled.diary.day(settled.today).mean_pain == 4


async def test_something_new_left_open_is_asked_after_saving(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "y", "escape", "enter")
        assert run.front == "AskWarnings"
        await to_question(run, "RF03", "y")
        await none_of_these(run)
        assert run.front == "WarningSignsScreen"


async def test_much_pain_asks(settled: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    async with open_app(settled) as run:
        await run.press("8", "n", "enter")
        assert run.front == "AskWarnings"
        assert "Pain is 8 today" in run.text("#why")
        await none_of_these(run)
        assert run.front == "TodayScreen"
        assert run.today.has_class("-saved")


async def test_an_emergency_is_not_covered_by_the_list(journal: Journal, clock: SetClock) -> None:
    clock.forward(days=1)
    async with open_app(journal) as run:
        await run.press("9", "enter")
        await to_question(run, "RF03", "y")
        await none_of_these(run)
        assert run.front == "WarningSignsScreen"
        await run.press("escape")
        assert run.front == "TodayScreen"


async def test_answers_on_another_screen_close_the_right_one(fresh_journal: Journal) -> None:
    async with open_app(fresh_journal) as run:
        await run.press("enter")
        for _ in range(3):
            await run.none()
        asking = run.screen
        assert isinstance(asking, AskWarnings)
        asking.action_none()
        run.app.switch_mode("trends")
        await run.settle()
        assert run.front == "TrendsScreen"
        await run.press("T")
        assert run.front == "TodayScreen"


@pytest.mark.parametrize("size", ENDS)
async def test_the_weekly_list_confirms_or_is_left(journal: Journal, size: tuple[int, int]) -> None:
    async with open_app(journal, size) as run:
        await run.press("4", "enter")
        assert run.front == "ChecklistScreen"
        await run.press("space", "down", "space", "u")
        assert run.front == "ChecklistScreen", "undo rests while something is asked"
        await run.press("enter")
        assert run.front == "TodayScreen"
        signs = journal.diary.day(journal.today).check_ins[0].signs
        assert len(signs) == len(journal.knowledge.signs)
        assert sum(signs.values()) == 2
        await run.press("u", "u")
        await run.press("4", "enter", "escape")
        assert run.front == "TodayScreen"
    assert journal.diary.day(journal.today).check_ins[0].signs == {}
    assert not journal.review.questions().checklist_due


async def test_the_list_by_mouse_and_to_its_end(journal: Journal) -> None:
    async with open_app(journal, (60, 20)) as run:
        await run.press("4", "enter")
        chips = run.one("Chips")
        await run.click(chips, 1)
        await run.press(*["down"] * 30)
        assert run.screen.focused is chips
        await run.press("space")
        last = max(journal.knowledge.signs, key=list(journal.knowledge.signs).index)
        await run.click_text(run.one("KeyBar"), "Confirm")
    signs = journal.diary.day(journal.today).check_ins[0].signs
    assert sum(signs.values()) == 2
    assert signs[last]


async def test_confirming_twice_confirms_once(journal: Journal) -> None:
    from backcare_tui.tui.screens.checklist import ChecklistScreen

    async with open_app(journal) as run:
        await run.press("4", "enter")
        assert isinstance(run.screen, ChecklistScreen)
        run.screen.action_confirm()
        run.screen.action_confirm()
        await run.settle()
        assert run.front == "TodayScreen"
        assert run.toasts == ""


async def test_back_filling_asks_no_list(journal: Journal) -> None:
    async with open_app(journal) as run:
        await run.press("left_square_bracket", "4", "enter")
        assert run.front == "TodayScreen"


async def test_no_answer_is_taken_for_granted(journal: Journal) -> None:
    log(journal, 4)
    stored = journal.diary.day(journal.today).check_ins[0]
    assert (stored.exposures, stored.signs, stored.spread) == ({}, {}, {})
    assert journal.store.latest_safety_answers(journal.person)["RF03"].reply is NO
