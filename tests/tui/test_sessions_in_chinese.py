"""Guided sessions and exercises in Chinese: centred, aligned, and each thing said once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.tui.conftest import SIZES, open_app
from tests.tui.sessions import begin, record
from textual import content

from backcare_tui import language
from backcare_tui.charts.cells import cell_width
from backcare_tui.journal.journal import Journal

pytestmark = pytest.mark.thorough


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(vars(content), "divide_line", vars(content)["divide_line"])
    language.speak("zh_CN")
    yield
    language.speak(language.ENGLISH)


def off_centre(line: str, width: int) -> float:
    """How many cells the middle of a line is from that of its room."""
    left = cell_width(line) - cell_width(line.lstrip())
    return abs((left + cell_width(line)) / 2 - width / 2)


@pytest.mark.parametrize("size", SIZES)
async def test_a_session_is_centred_and_aligned(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        await begin(run, record(settled, "BL23"))
        assert run.text("#point").count("肾俞") == 1
        how = run.text("#how Static").split("\n")
        first = how[0]
        assert first.startswith("找准  ")
        assert how[1].startswith(" " * cell_width("找准  ") + how[1].strip()[0])
        state = run.one("#state")
        assert "找准位置" in run.text("#state")
        assert off_centre(run.text("#state"), state.size.width) <= 1
        assert "接着  " in run.text("#next")
        assert "escape" not in run.text("KeyBar")


@pytest.mark.parametrize("size", SIZES)
async def test_a_session_that_kept_nothing_says_so(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        await begin(run, record(settled, "BL23"))
        assert "第 1 个，共 1 个" in run.text("#progress")
        await run.press("escape")
        assert "没有保存：一个穴位按满 5 秒才算。" in run.toasts


@pytest.mark.parametrize("size", SIZES)
async def test_an_exercise_is_centred(settled: Journal, size: tuple[int, int]) -> None:
    async with open_app(settled, size) as run:
        await run.press("2", "enter")
        run.app.open_exercise("walk")
        await run.settle()
        await run.press("space")
        assert run.front == "ExerciseRun"
        assert run.text("#state").strip() == "摆好姿势"
        assert off_centre(run.text("#state"), run.one("#state").size.width) <= 1
        leads = [line[:2] for line in run.text("#how Static").split("\n") if line[:1].strip()]
        assert leads[:2] == ["停止", "做法"]
