"""The check-in: few keys, the mouse as well, and nothing typed is lost."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from tests.factories import SetClock, ago, log
from tests.tui.conftest import SIZES, Driver, open_app, shown

from backcare_tui.journal.entries import Draft, Pressed
from backcare_tui.journal.journal import Journal
from backcare_tui.storage.sqlite import SqliteDriver
from backcare_tui.tui.screens.note import NoteScreen
from backcare_tui.tui.widgets.pain_scale import PainScale


def newest(journal: Journal) -> Draft:
    """What today's page holds, as one would say it."""
    (entry,) = journal.diary.day(journal.today).check_ins
    return Draft(
        entry.day, entry.pain, dict(entry.exposures), dict(entry.signs), dict(entry.spread)
    )


@pytest.mark.parametrize("size", SIZES)
async def test_pain_two_triggers_and_save_are_four_keys(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        await run.press(*"4cf", "enter")
        assert run.today.has_class("-saved")
        assert "4" in run.text("#saved")
    saved = newest(settled)
    assert (saved.pain, saved.exposures) == (4, {"cold": True, "fatigue": True})


@pytest.mark.parametrize("size", SIZES)
async def test_with_the_questions_it_is_at_most_nine_keys(
    settled: Journal, size: tuple[int, int]
) -> None:
    keys = ["4", "c", "f", "n", "y", "n", "y", "enter"]
    assert len(keys) <= 9
    async with open_app(settled, size) as run:
        asked = [question.id for question in run.today.body.questions.questions]
        assert len(asked) == 4
        await run.press(*keys)
        assert run.front == "TodayScreen"
    signs = newest(settled).signs
    assert signs == dict(zip(asked[1:], [True, False, True], strict=True))


async def test_keys_typed_before_the_diary_is_read_count(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.today.view = None
        await run.pilot.press(*"4c.", "enter")
        await run.settle()
    saved = newest(settled)
    assert saved.exposures == {"cold": True, "damp": False, "fatigue": False, "lifting": False}


@pytest.mark.parametrize("size", SIZES)
async def test_the_whole_form_by_mouse(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        await run.click_text(run.one("PainScale"), " 7 ")
        await run.click_text(run.one("#triggers"), "Cold")
        await run.click_text(run.one("#triggers"), "Lifting")
        await run.click_text(run.one("#triggers"), "Lifting")
        await run.click_text(run.one("#spread"), "Buttock")
        for word in ("no", "yes", "no", "yes"):
            questions = run.today.body.questions
            marked = next(y for y, line in enumerate(shown(questions).split("\n")) if "▸" in line)
            line = shown(questions).split("\n")[marked]
            await run.click(questions, line.rindex(f"{word[0]} {word}"), marked)
        run.today.body.scroll_end(animate=False)
        await run.settle()
        await run.click_text(run.one("#pressed"), "UB40")
        await run.click(run.one("#note-row"), 14)
        assert run.front == "NoteScreen"
        await run.type("mouse")
        await run.click_text(run.one("KeyBar"), "Keep")
        await run.click_text(run.one("KeyBar"), "Save")
        if run.front == "AskWarnings":
            await run.press("escape")
        page = settled.diary.day(settled.today)
    (entry,) = page.check_ins
    assert entry.pain == 7
    assert entry.exposures == {"cold": True, "lifting": False}
    assert entry.spread == {"buttock": True}
    assert sorted(entry.signs.values()) == [False, True, True]
    assert entry.note == "mouse"
    assert [s.point for s in page.sessions] == ["BL40"]


async def test_a_click_beside_everything_changes_nothing(settled: Journal) -> None:
    async with open_app(settled) as run:
        for selector in ("PainScale", "#triggers", "#spread", "#questions", "NavBar", "KeyBar"):
            widget = run.one(selector)
            await run.click(widget, widget.content_size.width - 1, widget.size.height - 1)
        before = run.today.form
        assert before.pain is None
        assert not any(before.exposures.values())


async def test_ten_and_others_no(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("equals_sign", "d", "d", "full_stop", "d", "d")
        assert "10" in run.text("PainScale")
        await run.press("enter", "escape")
    saved = newest(settled)
    assert saved.pain == 10
    assert saved.exposures == {"cold": False, "damp": True, "fatigue": False, "lifting": False}


async def test_a_letter_walks_yes_no_not_asked(settled: Journal) -> None:
    async with open_app(settled) as run:
        for expected in ("c Cold ✓ yes", "c Cold ✗ no", "c Cold –"):
            await run.press("c")
            assert expected in run.text("#triggers")


async def test_arrows_space_and_backspace(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("right")
        assert run.today.form.pain == 5
        await run.press("right", "left", "left")
        assert run.today.form.pain == 4
        await run.press("tab", "right", "space")
        assert run.today.form.exposures == {"damp": True}
        await run.press("down", "down", "space")
        assert run.today.form.flare is None
        assert any(run.today.form.spread.values())
        await run.press("tab", "n", "up", "backspace")
        assert run.today.form.something_new is None


async def test_without_pain_enter_says_what_is_missing(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("c", "enter")
        assert "First a number for pain" in run.toasts
        assert run.today.form.exposures == {"cold": True}
    assert settled.diary.days() == []


NASTY = "[b + [/ 腎俞 \x1b[31mred\x1b]0;title\x07 😀👩‍👩‍👧 \x00\u202e " + "long " * 20_000


@pytest.mark.thorough
async def test_a_nasty_note_is_kept_and_shown(settled: Journal) -> None:
    async with open_app(settled, (60, 20)) as run:
        await run.press("4", "w")
        assert isinstance(run.screen, NoteScreen)
        from textual.events import Paste

        run.app.post_message(Paste(NASTY))
        await run.settle()
        assert "\x1b" not in run.screen.area.text
        await run.press("escape")
        assert "[b + [/ 腎俞" in run.text("#note-row")
        await run.press("enter")
        assert "[b + [/" in run.text("#saved")
        await run.press("H")
        await run.press("slash", *"[b + [/", "enter")
        assert "1 day fits" in run.text("#count")
        await run.press("e", "w")
        assert isinstance(run.screen, NoteScreen)
        assert run.screen.area.text.startswith("[b + [/ 腎俞 red 😀")
    note = settled.diary.day(settled.today).check_ins[0].note
    assert note.startswith("[b + [/ 腎俞 red 😀👩‍👩‍👧")
    assert len(note) > 99_000


async def test_a_raw_note_in_the_form_is_cleaned_when_saved(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.today.form.note = "a\x1b[31mb"
        await run.press("3", "enter")
        assert "Control characters" in run.toasts
    assert settled.diary.day(settled.today).check_ins[0].note == "ab"


async def test_stepping_days_keeps_what_was_typed_for_each(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "c")
        await run.press("left_square_bracket")
        assert "Sunday, 8 March" in run.text("#ask")
        assert run.today.body.scale.value is None
        await run.press("6", "d")
        await run.press("right_square_bracket")
        assert run.today.body.scale.value == 4
        assert "Cold ✓ yes" in run.text("#triggers")
        await run.press("right_square_bracket")
        assert "Tomorrow can wait" in run.toasts
        await run.press("enter")
        await run.press("left_square_bracket")
        assert run.today.body.scale.value == 6
        await run.press("enter")
        assert "Sunday, 8 March" in run.text("#ask")
        await run.press("T")
        assert not run.one("#ask").display
    assert [(p.day, p.mean_pain) for p in settled.diary.days()] == [
        (ago(0), 4.0),
        (ago(1), 6.0),
    ]


async def test_an_added_check_in_survives_a_look_at_another_day(settled: Journal) -> None:
    log(settled, 2)
    async with open_app(settled) as run:
        await run.press("a", "5", "left_square_bracket")
        await run.press("right_square_bracket")
        assert run.today.body.scale.value == 5
        await run.press("enter")
    assert {c.pain for c in settled.diary.day(settled.today).check_ins} == {2, 5}


async def test_enter_twice_stores_one(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4")
        run.today.action_save()
        run.today.action_save()
        await run.settle()
        assert run.toasts == ""
        await run.press("u")
    assert settled.diary.days() == []


async def test_a_locked_diary_keeps_the_form(settled: Journal, tmp_path: Path) -> None:
    settled.store  # noqa: B018 - opens it
    driver = settled.store._driver
    assert isinstance(driver, SqliteDriver)
    driver._busy_timeout = 0.03
    other = sqlite3.connect(settled.location, isolation_level=None)
    async with open_app(settled) as run:
        other.execute("BEGIN IMMEDIATE")
        await run.press("4", "c", "n", "enter")
        assert "Another program is writing" in run.toasts
        assert "still here" in run.toasts
        assert run.today.body.scale.value == 4
        assert "Cold ✓ yes" in run.text("#triggers")
        assert not run.today.has_class("-saved")
        other.execute("COMMIT")
        await run.press("enter")
        assert run.today.has_class("-saved")
    other.close()
    assert newest(settled).exposures == {"cold": True}


async def test_a_diary_that_cannot_be_opened_says_so_and_keeps_the_form(
    settled: Journal, tmp_path: Path
) -> None:
    settled.close()
    good = Path(settled.location).read_bytes()
    Path(settled.location).write_bytes(b"not a diary at all" * 100)
    async with open_app(settled) as run:
        assert "not a diary" in run.toasts
        await run.press("4", "enter")
        assert run.today.form.pain == 4
        Path(settled.location).write_bytes(good)
        await run.press("enter")
        assert run.today.has_class("-saved")
    assert newest(settled).pain == 4


async def test_quitting_with_something_unsaved_asks_once(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("4", "q")
        assert "not saved yet" in run.toasts
        assert run.app.is_running
        await run.press("q")
        assert run.app._exit


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quitting_with_nothing_unsaved_leaves(settled: Journal, key: str) -> None:
    async with open_app(settled) as run:
        await run.press(key)
        assert run.app._exit


async def test_quitting_from_an_unkept_note_or_edit_asks(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("e", "q")
        assert run.app._exit, "an edit that changed nothing is not in the way"
    async with open_app(settled) as run:
        await run.press("e", "7", "q")
        assert "not saved yet" in run.toasts
        assert not run.app._exit
    async with open_app(settled) as run:
        await run.press("a", "w", *"quick", "ctrl+q")
        assert not run.app._exit
        await run.press("escape")
        assert "quick" in run.text("#note-row")


async def test_edit_changes_and_escape_leaves(settled: Journal) -> None:
    log(settled, 3, exposures={"cold": True}, note="before")
    async with open_app(settled) as run:
        await run.press("e")
        assert run.today.body.scale.value == 3
        assert "Cold ✓ yes" in run.text("#triggers")
        await run.press("8", "c", "escape", "escape")
        assert run.today.has_class("-saved")
        assert newest(settled).pain == 3
        await run.press("e", "5", "c", "c", "d", "enter")
        await run.settle()
        assert run.front == "TodayScreen"
    saved = newest(settled)
    assert (saved.pain, saved.exposures) == (5, {"damp": True})
    assert settled.diary.day(settled.today).check_ins[0].note == "before"


async def test_an_edit_to_much_pain_asks_the_warning_questions(settled: Journal) -> None:
    settled.clock.forward(days=1)  # type: ignore[attr-defined]
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("e", "8", "enter")
        assert run.front == "AskWarnings"


async def test_add_another_undo_and_redo(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("2", "enter")
        await run.press("a", "6", "enter")
        assert run.text("#saved").count("✓ Saved") == 2
        await run.press("u")
        assert run.text("#saved").count("✓ Saved") == 1
        assert "Taken back" in run.toasts
        await run.press("ctrl+r")
        assert run.text("#saved").count("✓ Saved") == 2
        await run.press("u", "u")
        assert not run.today.has_class("-saved")


async def test_an_edit_never_drops_an_unsaved_check_in(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("a", "9")
        await run.press("H", "e", "a")
        assert "not saved yet" in run.toasts
        assert run.today.form.pain == 9
        assert run.today.form.before is None


async def test_a_new_day_keeps_what_is_typed_for_the_old_one(
    settled: Journal, clock: SetClock
) -> None:
    async with open_app(settled) as run:
        await run.press("4")
        old = settled.today
        clock.now += timedelta(days=1)
        run.app._turn_page()
        await run.settle()
        assert run.today.form.day == old
        assert run.today.body.scale.value == 4
        await run.press("enter", "escape", "T")
        assert run.today.day == settled.today
    assert [p.day for p in settled.diary.days()] == [old]


async def test_a_new_day_is_followed_where_nothing_is_typed(
    settled: Journal, clock: SetClock
) -> None:
    log(settled, 2)
    async with open_app(settled) as run:
        clock.now += timedelta(days=1)
        run.app._turn_page()
        await run.settle()
        assert run.today.day == settled.today
        assert not run.today.has_class("-saved")
        assert "10 Mar" in run.text("NavBar")


async def test_leave_today_out(settled: Journal) -> None:
    async with open_app(settled) as run:
        run.app.skip_today()
        await run.settle()
        assert "Left out on purpose" in run.text("#saved")
        await run.press("3", "enter")
        assert run.today.has_class("-saved")


async def replies(run: Driver) -> list[str]:
    """The rules that show now."""
    return [rule.id for rule, _ in run.today.body.reminders.entries]


async def test_reminders_are_answered_by_key_and_mouse(settled: Journal) -> None:
    log(settled, 6, exposures={"cold": True, "damp": True, "lifting": True, "fatigue": True})
    async with open_app(settled, (80, 45)) as run:
        every = await replies(run)
        assert len(every) >= 3
        await run.press("down", "down", "o")
        assert await replies(run) == [*every[:2], *every[3:]]
        await run.press("a")
        await run.press("z")
        await run.press("escape")
        left = await replies(run)
        assert left == [*every[1:2], *every[3:]]
        await run.click_text(run.one("#reminders"), "x not for me")
        assert await replies(run) == left[1:]
        await run.press("u")
        assert await replies(run) == left


async def test_press_from_today(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("s")
        assert run.front == "SessionBefore"
        await run.press("escape")
        await run.click_text(run.one("#suggestion"), "guided")
        assert run.front == "SessionBefore"


async def test_questions_about_another_day_are_about_that_day(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("left_square_bracket")
        asked = [question.text for question in run.today.body.questions.questions[1:]]
        assert asked
        for text in asked:
            assert text.split()[0] in {"Was", "Were", "Did"}
            assert "today" not in text


async def test_w_writes_the_note_of_a_saved_check_in(settled: Journal) -> None:
    log(settled, 4, note="first")
    async with open_app(settled) as run:
        await run.press("w")
        await run.type(", and more")
        await run.press("escape", "enter")
        assert run.today.has_class("-saved")
    (entry,) = settled.diary.day(settled.today).check_ins
    assert (entry.pain, entry.note) == (4, "first, and more")


async def test_a_saved_day_tells_the_one_side_and_the_places(settled: Journal) -> None:
    log(settled, 4, spread={"place.low_back_left": True})
    settled.diary.press(Pressed("GB30", 14, "left"))
    settled.diary.press(Pressed("BL23", 60))
    async with open_app(settled) as run:
        saved = run.text("#saved")
        assert "GB30 left 14 s" in saved
        assert "UB23 60 s" in saved
        assert "low back left" in saved


async def test_one_and_nought_are_ten_and_one_more_is_none(settled: Journal) -> None:
    async with open_app(settled) as run:
        shown = []
        for key in ("1", "0", "0", "0", "1", "c", "1", "0", "equals_sign", "0"):
            await run.press(key)
            shown.append(run.app.screen.query_one(PainScale).value)
        assert shown == [1, 10, 0, 0, 1, 1, 1, 10, 10, 0]
        await run.press("1", "0", "enter")
    (kept,) = settled.diary.day(settled.today).check_ins
    assert kept.pain == 10


async def test_what_was_entered_is_dropped_by_the_second_escape(settled: Journal) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("a", "6", "c", "escape")
        assert "Esc once more" in run.toasts
        assert run.today.form.pain == 6
        await run.press("d", "escape")
        assert run.today.form.exposures["damp"] is True, "what came since is asked about anew"
        await run.press("escape")
        assert run.today.has_class("-saved")
        assert not run.today.form.in_use
