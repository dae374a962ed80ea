"""What holds for the whole app: keys, palette, help, themes, and plain characters."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from tests.factories import log, screen
from tests.tui.conftest import Driver, open_app, shown
from textual.binding import Binding
from textual.command import CommandPalette, Hit
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from backcare_tui import paths, tui
from backcare_tui.domain.checkin import SafetyReply
from backcare_tui.journal.binding_keys import BINDING_KEYS
from backcare_tui.journal.journal import Journal
from backcare_tui.journal.preferences import THEMES
from backcare_tui.settings import Settings
from backcare_tui.tui import theme
from backcare_tui.tui.app import BackcareApp
from backcare_tui.tui.commands import BackcareCommands


def own_kinds() -> list[type[DOMNode]]:
    """Every screen, widget and app of ours."""
    names = [m.name for m in walk_packages(tui.__path__, f"{tui.__name__}.")]
    found = {
        kind
        for module in map(import_module, names)
        for kind in vars(module).values()
        if isinstance(kind, type)
        and issubclass(kind, DOMNode)
        and kind.__module__ == module.__name__
    }
    return sorted(found, key=lambda kind: kind.__name__)


def test_every_binding_can_be_remapped_and_says_what_it_does() -> None:
    ids: dict[str, str] = {}
    for owner in own_kinds():
        for binding in vars(owner).get("BINDINGS", ()):
            assert binding.id, binding
            assert binding.tooltip, binding
            assert ids.setdefault(binding.id, owner.__name__) == owner.__name__
            action = binding.action.split("(")[0]
            if not action.startswith("screen."):
                assert hasattr(owner, f"action_{action}"), binding


def test_the_list_of_bindings_is_the_one_of_the_app() -> None:
    found: dict[str, list[str]] = {}
    for owner in own_kinds():
        for binding in Binding.make_bindings(vars(owner).get("BINDINGS", ())):
            found.setdefault(binding.id or "", []).append(binding.key)
    assert {own: ",".join(keys) for own, keys in found.items()} == BINDING_KEYS


def test_the_list_of_themes_is_the_one_of_the_app(settled: Journal) -> None:
    assert set(THEMES) == set(BackcareApp(settled).available_themes)


def test_no_key_means_two_things_on_one_screen() -> None:
    shared = [*BackcareApp.BINDINGS]
    everywhere = {key for b in shared for key in b.key.split(",")}
    for owner in own_kinds():
        keys = [key for b in vars(owner).get("BINDINGS", ()) for key in b.key.split(",")]
        assert len(keys) == len(set(keys)), owner
        if issubclass(owner, Screen) and not owner.__name__.startswith(("Warning", "Help", "Jump")):
            assert not everywhere & set(keys), owner


async def test_the_key_bars_offer_what_there_is(demo: Journal) -> None:
    async with open_app(demo, (140, 45)) as run:
        for key in ("T", "R", "P", "C", "H"):
            await run.press(key)
            for _, _, action in run.one("KeyBar")._keys:  # type: ignore[attr-defined]
                name = action.split("(")[0]
                owner = run.app if name.startswith("app.") else run.screen
                assert hasattr(owner, f"action_{name.removeprefix('app.')}"), action
            assert len(run.one("KeyBar")._keys) <= 6  # type: ignore[attr-defined]


async def test_the_day_by_the_key_bar(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.click_text(run.one("KeyBar"), "Day")
        assert run.today.day < demo.today
        await run.click_text(run.one("NavBar"), "Today")
        assert run.today.day == demo.today


async def test_capital_letters_and_function_keys_go_everywhere(demo: Journal) -> None:
    async with open_app(demo) as run:
        for keys in ("RPCHT", ("f2", "f3", "f4", "f5", "f1")):
            for key, name in zip(
                keys, ("Trends", "Pattern", "Care", "History", "Today"), strict=True
            ):
                await run.press(key)
                assert run.front == f"{name}Screen"


async def hits(run: Driver, query: str) -> list[str]:
    """What the palette finds."""
    provider = BackcareCommands(run.screen)
    await provider.startup()
    return [str(getattr(hit, "text", None) or hit.prompt) async for hit in provider.search(query)]


async def offered(run: Driver) -> list[str]:
    """What the palette offers before anything is typed."""
    provider = BackcareCommands(run.screen)
    await provider.startup()
    return [str(hit.prompt) async for hit in provider.discover()]


async def test_the_palette_begins_with_the_screens_and_leaves_noise_out(demo: Journal) -> None:
    async with open_app(demo) as run:
        names = [name.partition(" (")[0] for name in await offered(run)]
        assert names[:6] == ["Today", "Trends", "Pattern", "Care", "History", "Save"]
        last = ["Undo", "Redo", "Settings", "Help", "Warning signs", "Jump", "Theme", "Quit"]
        assert names[-len(last) :] == last
        assert not {"Yes", "No", "Pain 3", "Up", "Down", "Maximize", "Screenshot"} & set(names)
        assert len(names) == len(set(names))
        await run.press("comma")
        assert "Settings (,)" in await offered(run)


async def test_the_palette_finds_every_point_exercise_page_and_command(demo: Journal) -> None:
    known = demo.knowledge
    async with open_app(demo) as run:
        for point in known.points.values():
            assert any(point.code in hit for hit in await hits(run, point.code))
            assert any(point.pinyin in hit for hit in await hits(run, point.pinyin))
        for exercise in known.exercises.values():
            assert f"Exercise: {exercise.name}" in await hits(run, exercise.name)
        for page in known.pages.values():
            assert (f"Page: {page.title}" in await hits(run, page.title)) is not page.private
        for words in ("Warning signs", "Undo", "Redo", "Help", "Save", "Leave today out", "Quit"):
            assert any(words in hit for hit in await hits(run, words)), words


async def test_the_palette_offers_no_technique_while_held_back(fresh_journal: Journal) -> None:
    screen(fresh_journal, RF03=SafetyReply.YES)
    async with open_app(fresh_journal) as run:
        provider = BackcareCommands(run.screen)
        await provider.startup()
        for words in ("UB40", "weizhong", "委中", "Bridge", "Exercises of today"):
            found = [hit async for hit in provider.search(words) if isinstance(hit, Hit)]
            assert found, "nobody looks in vain"
            assert {hit.help for hit in found} == {"Held back for now: ! says why."}
            found[0].command()
            await run.settle()
            assert run.front == "WarningSignsScreen"
            await run.press("escape")
        assert await hits(run, "middle of the crease") == []
        assert await hits(run, "Undo") != []


async def test_the_palette_opens_what_it_found(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("ctrl+p")
        assert isinstance(run.screen, CommandPalette)
        run.screen.query_one(Input).value = "Huantiao GB30"
        await run.settle()
        for _ in range(500):
            if run.screen.query_one("CommandList").option_count:  # type: ignore[attr-defined]
                break
            await run.pilot.pause(0.01)
        await run.press("enter")
        if isinstance(run.screen, CommandPalette):
            await run.press("enter")
        assert run.front == "CareScreen"
        assert "GB30" in run.text("#page")
        assert any("GB30" in hit for hit in await hits(run, "huantiao"))


async def test_the_palette_finds_a_word_within_a_text(demo: Journal) -> None:
    async with open_app(demo) as run:
        found = await hits(run, "middle of the crease")
        assert any("UB40" in hit for hit in found)
        assert await hits(run, "xq") == []


async def test_care_opens_over_what_lay_there(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press("C", "i", "T")
        run.app.open_care("KI3")
        await run.settle()
        assert run.front == "CareScreen"
        assert "KI3" in run.text("#page")
        exercise = next(iter(demo.knowledge.exercises))
        run.app.open_care(exercise)
        await run.settle()
        assert "Stop when" in shown(run.one("#page"))


async def test_the_theme_is_remembered(settled: Journal) -> None:
    async with open_app(settled) as run:
        assert run.app.theme == theme.DARK.name
        run.app.theme = theme.LIGHT.name
        await run.settle()
    async with open_app(settled) as run:
        assert run.app.theme == theme.LIGHT.name
    assert paths.state_file().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["{", "[]", '{"theme": 3}', '{"theme": "gone"}'])
async def test_a_broken_memory_is_no_trouble(settled: Journal, content: str) -> None:
    file = paths.state_file()
    file.parent.mkdir(parents=True)
    file.write_text(content)
    async with open_app(settled) as run:
        assert run.app.theme == theme.DARK.name
        run.app.theme = theme.LIGHT.name
        await run.settle()
    assert json.loads(file.read_text())["theme"] == theme.LIGHT.name


async def test_a_theme_that_cannot_be_remembered_is_only_told(
    settled: Journal, tmp_path: Path
) -> None:
    paths.state_file().parent.parent.parent.mkdir(parents=True, exist_ok=True)
    paths.state_file().parent.parent.write_text("a file where a folder should be")
    async with open_app(settled) as run:
        run.app.theme = theme.LIGHT.name
        await run.settle()
        assert "could not be remembered" in run.toasts


@pytest.mark.slow
async def test_every_theme_renders_every_screen(demo: Journal) -> None:
    async with open_app(demo, (40, 12), start="history") as run:
        # A screen is drawn in colours of its own only where it draws with rich: History.
        whole = [theme.DARK.name, theme.LIGHT.name, "ansi-dark", "ansi-light"]
        assert set(whole) <= set(run.app.available_themes)
        for name in sorted(run.app.available_themes, key=whole.count):
            run.app.theme = name
            for mode in run.app.MODES if name in whole else ("history",):
                run.app.switch_mode(mode)
                await run.pilot.pause()
                assert any("tRends" in line for line in drawn(run)), (name, mode)
        await run.settle()
        assert run.toasts == ""


async def test_no_colour(demo: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(demo) as run:
        await run.press("4", "c", "f", "f")
        assert "Cold ✓ yes" in run.text("#triggers")
        assert "Fatigue ✗ no" in run.text("#triggers")
        assert "4 · sore" in run.text("PainScale")
        for mode in run.app.MODES:
            run.app.switch_mode(mode)
            await run.settle()


async def test_plain_characters(demo: Journal) -> None:
    settings = Settings(database=demo.location, person="demo", ascii=True)
    plain = Journal(settings, demo.clock, demo=True)
    async with open_app(plain, (100, 40)) as run:
        await run.press("4", "c", "f", "f")
        for mode in run.app.MODES:
            run.app.switch_mode(mode)
            await run.settle()
            letters = {
                c for line in drawn(run) for c in line if not c.isascii() and not c.isalpha()
            }
            assert not letters, (mode, letters)
    plain.close()


def drawn(run: Driver) -> list[str]:
    """The whole screen as the terminal gets it."""
    return [
        "".join(segment.text for segment in strip)
        for strip in run.screen._compositor.render_strips()
    ]


async def test_a_fault_inside_keeps_the_app_and_the_words(
    settled: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    log(settled, 3)
    async with open_app(settled) as run:
        await run.press("a", "5")

        def fails(draft: object) -> object:
            raise RuntimeError("secret words of a note")

        monkeypatch.setattr(settled.diary, "check_in", fails)
        await run.press("enter")
        assert "Something went wrong inside backcare" in run.toasts
        assert "secret" not in run.toasts
        assert run.today.form.pain == 5
    (crash,) = paths.state_file().parent.glob("crash-*.log")
    assert "secret" not in crash.read_text()


def test_state_of_another_kind_is_ignored(tmp_path: Path) -> None:
    from backcare_tui.tui.state import read_state, remember

    file = tmp_path / "deep" / "tui.json"
    assert read_state(file) == {}
    remember(file, "theme", "a")
    remember(file, "other", "b")
    assert read_state(file) == {"theme": "a", "other": "b"}


async def test_the_same_is_told_once_and_ctrl_c_says_how_to_leave(settled: Journal) -> None:
    async with open_app(settled) as run:
        await run.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert run.toasts.count("Tomorrow can wait.") == 1
        await run.press("ctrl+c", "ctrl+c")
        assert run.toasts.count("q leaves backcare") == 1


async def test_messages_show_to_their_last_word(settled: Journal) -> None:
    app = BackcareApp(settled)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        run = Driver(app, pilot)
        await run.settle()
        app.notify("One that is long enough to need three lines at this width, surely so, first.")
        app.notify("Another that is long enough to need three lines at this width, second.")
        await run.settle()
        strips = app.screen._compositor.render_strips()
        drawn = "\n".join("".join(segment.text for segment in strip) for strip in strips)
        assert "first." in drawn
        assert "second." in drawn
