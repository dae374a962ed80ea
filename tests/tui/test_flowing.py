"""A text is laid out anew only where its height asks for it."""

from __future__ import annotations

from typing import Self

from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region

from backcare_tui.tui.widgets.flowing import Flowing

HELL = "[b + [/ 腎俞 😀"


class Watched(Flowing):
    """A flowing text that knows whether a new layout was asked for."""

    laid_out = False

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        self.laid_out = self.laid_out or layout
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class Alone(App[None]):
    """A flowing text and nothing else."""

    def compose(self) -> ComposeResult:
        yield Watched()


async def test_another_text_of_the_same_height_is_no_new_layout() -> None:
    async with Alone().run_test(size=(40, 10)) as pilot:
        text = pilot.app.query_one(Watched)
        text.show(lambda _: Content(f"one\n{HELL}"))
        await pilot.pause()
        assert text.size.height == 2
        text.laid_out = False
        text.show(lambda width: Content(f"{HELL}\n{width}"))
        assert not text.laid_out
        assert "40" in "".join(segment.text for segment in text.render_line(1))
        text.show(lambda _: Content("one"))
        assert text.laid_out
        await pilot.pause()
        assert text.size.height == 1
