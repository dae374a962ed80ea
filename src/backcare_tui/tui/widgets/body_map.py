"""The body to mark places on: arrow keys go from one to the next, space or a click marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from backcare_tui.charts.figure import draw_figure, region_at
from backcare_tui.charts.figure_regions import region_middles, region_names
from backcare_tui.charts.figure_steps import DOWN, LEFT, RIGHT, UP, step
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Click

    from backcare_tui.domain.care.figures import BodyView

_WAYS = {"left": LEFT, "right": RIGHT, "up": UP, "down": DOWN}
_CURSOR_LEVEL = 2
"""How densely the cursor fills a region that is not marked: enough to be seen."""
_START = {"back": "low-back-middle", "front": "thigh-front-left"}
"""Where the cursor is first, by view."""


class BodyMap(Widget, can_focus=True):
    """One view of the body with its regions, of which some are marked, and one has the cursor."""

    DEFAULT_CSS = "BodyMap { width: 1fr; height: 1fr; }"
    HELP = (
        "## The body\n\nArrow keys go from place to place, `space` or a click marks one or takes "
        "its mark away. `v` or tab turns the body round. Left and right are *your* left and right."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "left",
            "step('left')",
            "Left",
            show=False,
            id="body.left",
            tooltip="The next place to the left",
        ),
        Binding(
            "right",
            "step('right')",
            "Right",
            show=False,
            id="body.right",
            tooltip="The next place to the right",
        ),
        Binding(
            "up",
            "step('up')",
            "Up",
            show=False,
            id="body.up",
            tooltip="The next place above",
        ),
        Binding(
            "down",
            "step('down')",
            "Down",
            show=False,
            id="body.down",
            tooltip="The next place below",
        ),
        Binding(
            "space",
            "mark",
            "Mark",
            show=False,
            id="body.mark",
            tooltip="Mark this place, or take its mark away",
        ),
        Binding(
            "v,tab", "turn_round", "Turn", show=False, id="body.turn", tooltip="Turn the body round"
        ),
    ]

    class Moved(Message):
        """The cursor is on another region, or in another view."""

    class Picked(Message):
        """A region is to be marked, or to lose its mark."""

        def __init__(self, region: str) -> None:
            super().__init__()
            self.region = region

    def __init__(self) -> None:
        super().__init__()
        self._views: Mapping[str, BodyView] = {}
        self._levels: dict[str, int] = {}
        self._ascii = False
        self.shown = "back"
        self.here = _START["back"]

    @property
    def view(self) -> BodyView | None:
        """The view that is shown; None before `show_views`."""
        return self._views.get(self.shown)

    def show_views(
        self,
        views: Mapping[str, BodyView],
        here: str = "",
        *,
        ascii: bool,  # noqa: A002 - the word of the setting
    ) -> None:
        """Show the body from behind and from the front, with the cursor ``here`` if it is given."""
        self._views, self._ascii = views, ascii
        if here:
            self.shown = "back" if here in region_names(views["back"]) else "front"
            self.here = here
        self.refresh()

    def show_levels(self, levels: Mapping[str, int]) -> None:
        """Fill regions, by id: 1 to 4."""
        self._levels = dict(levels)
        self.refresh()

    def render(self) -> Content:
        view = self.view
        if view is None or not self.size.area:
            return Content("")
        levels = {self.here: _CURSOR_LEVEL} | self._levels
        figure = draw_figure(view, self._room, ascii=self._ascii, levels=levels, region=self.here)
        return drawn(figure.rows)

    @property
    def _room(self) -> tuple[int, int]:
        return (self.size.width, self.size.height)

    def _middles(self) -> Mapping[str, tuple[int, int]]:
        return region_middles(self.view, self._room) if self.view and self.size.area else {}

    def action_step(self, way: str) -> None:
        """Go to the next region that way."""
        middles = self._middles()
        if self.here in middles:
            self._go(step(middles, self.here, _WAYS[way]) or self.here)

    def action_mark(self) -> None:
        """Mark the region under the cursor."""
        self.post_message(self.Picked(self.here))

    def action_turn_round(self) -> None:
        """Show the other view, with the cursor at the same region or the nearest to it."""
        before = self._middles().get(self.here)
        self.shown = "front" if self.shown == "back" else "back"
        middles = self._middles()
        if self.here not in middles:
            self.here = _START[self.shown]
            if before is not None and middles:
                # A body that turns shows its left where its right was.
                columns = [column for column, _row in middles.values()]
                column, row = min(columns) + max(columns) - before[0], before[1]
                self.here = min(
                    middles,
                    key=lambda id_: (middles[id_][0] - column) ** 2 + (middles[id_][1] - row) ** 2,
                )
        self._go(self.here)

    def _go(self, region: str) -> None:
        self.here = region
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: Click) -> None:
        if self.view is None:
            return
        region = region_at(self.view, self._room, event.x, event.y)
        if region is not None:
            self._go(region)
            self.post_message(self.Picked(region))
