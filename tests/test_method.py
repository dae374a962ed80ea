"""The table in docs/method.md is that of the benchmark: same figures, same goals, true verdicts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.review_goals import Goal

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "method.md").read_text("utf-8")


@pytest.fixture
def goals(monkeypatch: pytest.MonkeyPatch) -> list[Goal]:
    """What the benchmark measures, in its order."""
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    from support.review_goals import GOALS

    return list(GOALS.values())


def published() -> list[list[str]]:
    """The cells of all lines between the marks, without the heads."""
    table = PAGE.split("<!-- figures begin -->")[1].split("<!-- figures end -->")[0]
    lines = re.findall(r"^\| (?!figure \|)(.*) \|$", table, re.MULTILINE)
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def test_the_page_has_exactly_the_figures_of_the_benchmark(goals: list[Goal]) -> None:
    assert [(name, goal) for name, _, goal, *_ in published()] == [(g.name, g.words) for g in goals]


def test_a_figure_outside_its_goal_is_not_called_ok(goals: list[Goal]) -> None:
    for goal, (_, value, _, verdict, _) in zip(goals, published(), strict=True):
        # The measured figure may lie on the other side of the goal by less than its last digit.
        rounding = 0.5 * 10**-goal.digits
        if goal.distance(float(value)) > rounding:
            assert verdict in {"SHORT", "unclear"}, goal.name
        elif goal.distance(float(value)) == 0 and verdict != "ok":
            nearest = min(abs(float(value) - b) for b in (goal.least, goal.most) if b is not None)
            assert nearest <= rounding, goal.name
