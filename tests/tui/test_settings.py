"""The settings screen: what it shows, changes, keeps and refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest
from tests.tui.conftest import SIZES, Driver, open_app
from textual.events import Paste
from textual.strip import Strip
from textual.widgets import Input, OptionList

from backcare_tui import paths
from backcare_tui.domain.text import clean_line
from backcare_tui.journal.curtain import lock_with
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import read_settings
from backcare_tui.tui import theme
from backcare_tui.tui.app import BackcareApp

pytestmark = pytest.mark.thorough


async def mark(run: Driver, row: str) -> None:
    """Open the settings and mark a row."""
    if run.front != "SettingsScreen":
        await run.press("comma")
    options = run.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(row)
    await run.settle()


async def write(run: Driver, row: str, text: str) -> None:
    """Write another value into a line."""
    await mark(run, row)
    await run.press("enter")
    run.screen.query_one(Input).value = text
    await run.press("enter")


def shown_row(run: Driver, row: str) -> str:
    """What a row says."""
    return str(run.screen.query_one(OptionList).get_option(row).prompt)


def config() -> Path:
    """The settings file."""
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def strips(run: Driver) -> list[Strip]:
    """The whole screen as the terminal gets it."""
    return run.screen._compositor.render_strips()


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_has_a_row_that_can_be_seen(
    settled: Journal, size: tuple[int, int]
) -> None:
    async with open_app(settled, size) as run:
        await run.press("comma")
        options = run.screen.query_one(OptionList)
        for option in options.options:
            if option.id:
                await mark(run, option.id)
                assert len(run.text("#words")) > 20
                assert run.text("KeyBar")
        for widget in ("#title", "#words", "KeyBar", "OptionList"):
            assert run.screen.region.contains_region(run.one(widget).region)
        await run.press("escape")
        assert run.front == "TodayScreen"


async def test_switches_take_effect_at_once_and_comments_stay(settled: Journal) -> None:
    config().write_text('# mine\nperson = "me"  # me\n\n# keys\n[keymap]\n"app.jump" = "ctrl+j"\n')
    async with open_app(settled) as run:
        await mark(run, "ascii")
        await run.press("enter")
        assert settled.settings.ascii
        assert run.app.get_line_filters()[-1].__class__.__name__ == "PlainGlyphs"
        await mark(run, "trigger:stress")
        await run.press("space")
        await mark(run, "trigger:poor_sleep")
        await run.press("l")
        assert "✓ yes" in shown_row(run, "trigger:poor_sleep")
        assert settled.settings.extra_triggers == ("poor_sleep", "stress")
        await run.press("escape", "t")
        assert run.today.form.exposures == {"stress": True}
        assert "Stress" in run.text("#triggers")
        await mark(run, "trigger:stress")
        await run.press("d", "escape")
        assert "Stress" not in run.text("#triggers")
    assert config().read_text() == (
        '# mine\nperson = "me"  # me\nascii = true\nextra_triggers = ["poor_sleep"]\n\n'
        '# keys\n[keymap]\n"app.jump" = "ctrl+j"\n'
    )


async def test_colours_are_kept_at_once_and_after_a_start(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "theme")
        await run.press("right")
        assert run.app.theme == theme.LIGHT.name
        await run.press("h", "left")
        assert run.app.theme not in (theme.LIGHT.name, theme.DARK.name)
        await run.press("right", "right")
        assert read_settings(config(), {}).theme == theme.LIGHT.name
        assert not paths.state_file().exists()
        run.app.theme = "nord"
        await run.settle()
        assert read_settings(config(), {}).theme == "nord", "the palette writes where it stands"
    settled.settings = read_settings(config(), {})
    assert BackcareApp(settled).theme == "nord"
    async with open_app(settled) as run:
        await mark(run, "theme")
        await run.press("d")
        assert run.app.theme == theme.DARK.name
    assert "theme" not in config().read_text()


async def test_motion(settled: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_app(settled) as run:
        await mark(run, "motion")
        assert "TEXTUAL_ANIMATIONS" in run.text("#words")
        await run.press("enter")
        assert not config().exists()
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "full")
    async with open_app(settled) as run:
        levels = [run.app.animation_level]
        await mark(run, "motion")
        await run.press("enter")
        levels.append(run.app.animation_level)
        assert levels == ["full", "none"]
    settled.settings = read_settings(config(), {})
    assert BackcareApp(settled).animation_level == "none"


async def test_a_line_is_written_and_a_wrong_one_stays_to_be_mended(settled: Journal) -> None:
    async with open_app(settled, (60, 20)) as run:
        await write(run, "day_start", "25:00")
        assert "expected a time" in run.text("#wrong")
        assert run.screen.query_one(Input).value == "25:00"
        assert run.screen.region.contains_region(run.one("#wrong").region)
        assert run.screen.region.contains_region(run.one("#editor").region)
        assert not config().exists()
        await run.press("T")
        assert run.front == "SettingsScreen", "letters are typed"
        run.screen.query_one(Input).value = "05:30"
        await run.press("enter")
        assert settled.settings.day_start == time(5, 30)
        assert "05:30" in shown_row(run, "day_start")
        assert not run.one("#wrong").display
        await run.press("enter", "7", "escape")
        assert "05:30" in shown_row(run, "day_start")
        await run.press("backspace")
        assert settled.settings.day_start == time(4, 0)


@pytest.mark.parametrize(
    "row", ["day_start", "emergency_number", "database", "person", "key_file", "key_command"]
)
@pytest.mark.parametrize("text", ["[b + [/", "腎俞 🦴", "\x1b[2J", "a\x00b", "x" * 300])
async def test_text_from_hell_is_kept_or_refused_and_shown_as_it_is(
    settled: Journal, row: str, text: str
) -> None:
    async with open_app(settled, (60, 20)) as run:
        await mark(run, row)
        await run.press("enter")
        line = run.screen.query_one(Input)
        line.value = ""
        line.post_message(Paste(text))
        await run.settle()
        typed = line.value
        assert typed == clean_line(text)
        await run.press("enter")
        refused = run.one("#wrong").display
        assert run.one("#editor").display is refused
        if refused:
            assert line.value == typed
            assert not config().exists()
        else:
            assert getattr(read_settings(config(), {}), row) == typed
        drawn = "".join(part.text for strip in strips(run) for part in strip)
        assert "\x1b" not in drawn
        assert run.screen.region.contains_region(run.one("KeyBar").region)
        assert run.toasts == ""


async def test_diary_and_person_hold_from_the_next_start(settled: Journal) -> None:
    before = settled.location
    async with open_app(settled) as run:
        await write(run, "person", "anna")
        assert "from the next start" in shown_row(run, "person")
        await write(run, "database", "postgresql://me:secret@nowhere.invalid/diary")
        assert "secret" not in shown_row(run, "database")
        await run.press("enter")
        assert "secret" not in run.screen.query_one(Input).value
        assert settled.location == before
    assert read_settings(config(), {}).person == "anna"


async def test_what_the_environment_decides_is_shown_and_not_changed(settled: Journal) -> None:
    settled.settings = replace(
        settled.settings, ascii=True, overridden={"ascii": "BACKCARE_ASCII", "person": "a flag"}
    )
    async with open_app(settled) as run:
        await mark(run, "ascii")
        assert "BACKCARE_ASCII" in run.text("#words")
        await run.press("enter", "d")
        await mark(run, "person")
        assert "flag" in run.text("#words")
        await run.press("enter")
        assert not run.one("#editor").display
    assert not config().exists()


async def test_a_file_that_cannot_be_written(settled: Journal) -> None:
    config().mkdir()
    async with open_app(settled, (60, 20)) as run:
        await write(run, "emergency_number", "112")
        assert run.one("#wrong").display
        assert run.screen.query_one(Input).value == "112"
        assert settled.settings.emergency_number == ""
        await run.press("escape")
        await mark(run, "theme")
        await run.press("right")
        assert run.app.theme == theme.DARK.name
        assert run.one("#wrong").display


async def test_a_file_broken_since_the_start_is_left_alone(settled: Journal) -> None:
    config().write_text("person = ")
    async with open_app(settled) as run:
        await mark(run, "ascii")
        await run.press("enter")
        assert "not readable" in run.text("#wrong")
        assert config().read_text() == "person = "


async def test_unfinished_text_is_not_left_without_a_word(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "emergency_number")
        await run.press("enter", "1", "f1")
        assert run.front == "SettingsScreen"
        assert "“Emergency number” is not kept yet" in run.toasts
        await run.press("escape", "f1")
        assert run.front == "TodayScreen"


async def test_the_language_is_chosen_for_the_next_start(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "language")
        assert "next start" in run.text("#words")
        await run.press("enter", "enter")
        assert "简体中文, from the next start" in shown_row(run, "language")
        assert run.text("#title") == "Settings", "nothing changes before"
        assert settled.settings.language == ""
        await run.press("right")
        assert "from the next start" not in shown_row(run, "language")
        await run.press("left")
    assert read_settings(config(), {}).language == "zh_CN"


async def test_traditional_characters_come_first_at_once(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "characters")
        await run.press("right")
        assert "traditional" in shown_row(run, "characters")
        assert settled.settings.characters == "traditional"
        await run.press("d")
        assert "simplified" in shown_row(run, "characters")


async def test_who_can_read_it_is_set_and_no_secret_shows(settled: Journal) -> None:
    key = "age1" + "q" * 58
    async with open_app(settled) as run:
        await write(run, "backup_recipient", key)
        assert key[:30] in shown_row(run, "backup_recipient")
        assert settled.settings.backup_recipient == key
        await write(run, "backup_recipient", "AGE-SECRET-KEY-1")
        assert "expected a public key that begins" in run.text("#wrong")
        await run.press("escape")
        await write(run, "key_command", "echo hunter2")
        assert shown_row(run, "key_command").split() == ["Passphrase", "tool", "echo", "…"]
        await run.press("d")
        assert shown_row(run, "key_command").split() == ["Passphrase", "tool", "none"]
        await write(run, "key_file", "~/key [b + [/")
        assert settled.settings.key_file == "~/key [b + [/"
    kept = read_settings(config(), {})
    assert (kept.backup_recipient, kept.key_command) == (key, "")
    assert kept.key_file == "~/key [b + [/"


async def test_the_lock_is_named_and_set_elsewhere(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "lock")
        assert shown_row(run, "lock").split() == ["Screen", "lock", "none"]
        settled.settings = replace(settled.settings, lock=lock_with("hunter2"))
        await mark(run, "lock_after_minutes")
        await write(run, "lock_after_minutes", "soon")
        assert "expected whole minutes from 0 to 1440" in run.text("#wrong")
        await run.press("escape")
        await mark(run, "lock")
        assert "backcare config lock" in " ".join(run.text("#words").split())
        await run.press("enter", "d", "right")
        assert shown_row(run, "lock").split() == ["Screen", "lock", "on"]
        assert "scrypt" not in "".join(part.text for strip in strips(run) for part in strip)
    assert not config().exists()


async def test_a_new_time_before_it_is_covered_covers_nothing_at_once(settled: Journal) -> None:
    settled.settings = replace(settled.settings, lock_after_minutes=5)
    config().write_text("lock_after_minutes = 5\n")
    async with open_app(settled) as run:
        await write(run, "lock_after_minutes", "0")
        assert "never, from the next start" in shown_row(run, "lock_after_minutes")
        run.app.curtain._look()
        await run.settle()
        assert run.front == "SettingsScreen"
        await write(run, "lock_after_minutes", "1")
        assert "after 1 minute, from the next start" in shown_row(run, "lock_after_minutes")
    assert read_settings(config(), {}).lock_after_minutes == 1
