"""What changing a setting writes: the last theme alone, and nothing in the demo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.conftest import open_app
from tests.tui.test_settings import config, mark, shown_row, write

from backcare_tui import paths
from backcare_tui.journal import preferences
from backcare_tui.journal.journal import Journal
from backcare_tui.settings import read_settings
from backcare_tui.tui import theme

pytestmark = pytest.mark.thorough


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The values that get written to the settings file, as they are."""
    values: list[str] = []
    keep = preferences.keep_setting

    def count(file: Path, key: str, value: str, **others: object) -> object:
        values.append(value)
        return keep(file, key, value, **others)  # type: ignore[arg-type]  # passed on as given

    monkeypatch.setattr(preferences, "keep_setting", count)
    return values


async def test_of_many_themes_the_last_one_is_written(settled: Journal, written: list[str]) -> None:
    async with open_app(settled) as run:
        await mark(run, "theme")
        told: list[None] = []
        run.app.diary_changed.subscribe(run.screen, told.append)
        for _ in range(5):
            before = run.app.theme
            await run.pilot.press("right")
            assert run.app.theme != before, "shown at once"
            assert run.app.theme in shown_row(run, "theme")
        assert written == []
        await run.settle()
        assert written == [run.app.theme]
        await mark(run, "motion")
        assert told == []
    assert read_settings(config(), {}).theme == written[0]


async def test_the_theme_of_the_last_moment_is_kept(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "theme")
        await run.pilot.press("right", "escape", "q")
        await run.settle()
        assert run.app._exit
    assert read_settings(config(), {}).theme == theme.LIGHT.name


async def test_the_default_comes_after_a_theme_that_still_waits(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "theme")
        await run.pilot.press("right", "right", "d")
        await run.settle()
        assert run.app.theme == theme.DARK.name
    assert read_settings(config(), {}).theme == ""


async def test_a_theme_that_cannot_be_written_is_told_where_the_person_is(
    settled: Journal, tmp_path: Path
) -> None:
    config().symlink_to(tmp_path / "gone" / "config.toml")
    async with open_app(settled) as run:
        before = settled.store
        await mark(run, "theme")
        await run.pilot.press("right", "right", "escape")
        await run.settle()
        assert run.front == "TodayScreen"
        assert "There is no folder" in run.toasts
        assert (run.app.theme, settled.settings.theme) == (theme.DARK.name, "")
        assert settled.store is before, "it has nothing to do with the diary"


async def test_a_theme_of_the_palette_that_cannot_be_written_leaves_the_diary_open(
    settled: Journal, tmp_path: Path
) -> None:
    settled.settings = replace(settled.settings, theme=theme.LIGHT.name)
    config().symlink_to(tmp_path / "gone" / "config.toml")
    async with open_app(settled) as run:
        before = settled.store
        run.app.theme = "nord"
        await run.settle()
        assert "There is no folder" in run.toasts
        assert settled.store is before


async def test_the_demo_writes_no_setting(demo: Journal) -> None:
    async with open_app(demo) as run:
        await mark(run, "ascii")
        await run.press("enter")
        assert demo.settings.ascii
        await run.press("enter")
        await mark(run, "trigger:stress")
        await run.press("enter")
        assert demo.settings.extra_triggers == ("stress",)
        await write(run, "day_start", "05:30")
        assert "05:30" in shown_row(run, "day_start")
        assert "next start" not in shown_row(run, "day_start")
        await mark(run, "theme")
        await run.press("right")
        assert run.app.theme == theme.LIGHT.name
        run.app.theme = "nord"
        await run.settle()
        await run.press("d")
        assert run.app.theme == theme.DARK.name
        run.app.theme = "nord"
        await run.settle()
    assert not paths.config_file().exists()
    assert not paths.state_file().exists()


async def test_what_another_program_chose_stays(settled: Journal) -> None:
    async with open_app(settled) as run:
        await mark(run, "trigger:stress")
        config().write_text('extra_triggers = ["long_sitting"]\n')
        await run.press("enter")
        assert read_settings(config(), {}).extra_triggers == ("stress", "long_sitting")
        assert settled.settings.extra_triggers == ("stress", "long_sitting")
        config().write_text('extra_triggers = ["poor_sleep", "stress"]\n')
        await run.press("d")
        assert read_settings(config(), {}).extra_triggers == ("poor_sleep",)
        config().write_text('extra_triggers = ["stress"]\n')
        await run.press("enter")
        assert read_settings(config(), {}).extra_triggers == ("stress",), "on, as it was asked"
