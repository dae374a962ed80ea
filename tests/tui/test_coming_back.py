"""A page that comes to the front again looks as if it had never been away."""

from __future__ import annotations

import pytest
from tests.tui.conftest import Driver, open_app

from backcare_tui.journal.journal import Journal
from backcare_tui.tui import theme

pytestmark = pytest.mark.thorough


def rules(run: Driver) -> list[tuple[object, object]]:
    """The style of everything in front."""
    nodes = run.screen.walk_children(with_self=True)
    return [(node, dict(node.styles.get_render_rules())) for node in nodes]


async def test_other_colours_and_another_size_reach_pages_that_were_away(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press(*"RPCHT")
        run.app.theme = theme.LIGHT.name
        await run.settle()
        await run.press("C")
        await run.resize(140, 45)
        for key in "RPCHT":
            await run.press(key)
            shown = rules(run)
            run.screen.update_node_styles(animate=False)
            assert rules(run) == shown, f"{key} is styled as it would be anew"
            assert run.screen.has_class("-wide")
            assert run.screen.styles.background == run.app.screen.background_colors[1]


async def test_coming_back_styles_nothing_anew(demo: Journal) -> None:
    async with open_app(demo) as run:
        await run.press(*"RTRT")
        styled: list[object] = []
        apply = run.app.stylesheet.apply

        def counting(node: object, **options: object) -> None:
            styled.append(node)
            apply(node, **options)  # type: ignore[arg-type]  # passed on as it came

        run.app.stylesheet.apply = counting  # type: ignore[method-assign]
        await run.press("R")
        assert run.screen not in styled
        assert run.one("NavBar") not in styled
