"""Style sheets: each is parsed once, and anew where the colours change."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from tests.tui.conftest import open_app
from textual.css import stylesheet as textual_stylesheet

from backcare_tui.tui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcare_tui.journal.journal import Journal


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[object]:
    """How often Textual parsed what, by where it came from and how it ranks."""
    found: Counter[object] = Counter()
    parse: Callable[..., Any] = vars(textual_stylesheet)["parse"]

    def noted(scope: str, css: str, read_from: object, **rest: Any) -> Any:
        found[read_from, rest["tie_breaker"]] += 1
        return parse(scope, css, read_from, **rest)

    monkeypatch.setattr(textual_stylesheet, "parse", noted)
    return found


async def test_nothing_is_parsed_twice(demo: Journal, parsed: Counter[object]) -> None:
    async with open_app(demo) as run:
        await run.press("R", "P", "C", "H", "comma", "escape", "question_mark", "escape", "T")
        assert any("history.tcss" in str(source) for source in parsed)
        assert set(parsed.values()) == {1}


async def test_other_colours_reach_what_was_parsed(demo: Journal, parsed: Counter[object]) -> None:
    async with open_app(demo) as run:
        await run.press("P", "T")
        body = run.one(".page-body")
        before = body.styles.scrollbar_color, run.screen.styles.background
        run.app.theme = theme.LIGHT.name if run.app.theme == theme.DARK.name else theme.DARK.name
        await run.settle()
        assert set(parsed.values()) == {2}
        assert (body.styles.scrollbar_color, run.screen.styles.background) != before
        await run.press("P")
        light = run.app.current_theme.background
        assert run.screen.styles.background.hex.lower() == light
