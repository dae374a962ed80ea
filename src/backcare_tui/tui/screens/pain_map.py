"""Marking where it hurts, on the body or in a list."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from backcare_tui.charts.figure import LEVEL_MAX
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.screens.pain_map_parts import place_chips, told
from backcare_tui.tui.widgets.body_map import BodyMap
from backcare_tui.tui.widgets.chips import Chips
from backcare_tui.tui.widgets.flowing import Flowing
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult
    from textual.events import Resize

    from backcare_tui.domain.places import Places

SMALLEST = (50, 18)
"""Columns and rows of a terminal below which a list takes the place of the body."""

_FIGURE: tuple[tuple[str, str, str], ...] = (
    ("space", marked("Mark"), "mark"),
    ("v", marked("Turn round"), "turn_round"),
    ("enter", marked("Done"), "confirm"),
    ("esc", marked("As before"), "leave_map"),
    ("?", marked("Help"), "app.toggle_help"),
)
_LIST = tuple(key for key in _FIGURE if key[0] != "v")


class PainMapScreen(BackcareScreen["tuple[str, ...]"]):
    """The places that are marked on ``body``; its result are their ids, or None to change nothing.

    What is not marked was not asked.
    """

    CSS_PATH = "pain_map.tcss"
    AUTO_FOCUS = "BodyMap"
    ASKS = True
    HELP = (
        "# Where does it hurt?\n\nMark what hurts: on the body, or in a list where the terminal "
        "is small. Enter takes the marks over, escape leaves all as before. They are kept when "
        "the check-in is saved.\n\nWhat you do not mark counts as *not asked*, never as *no*."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding("enter", "confirm", "Done", id="map.done", tooltip="Take the marks over"),
        Binding("escape", "leave_map", "Leave", id="map.leave", tooltip="Leave all as before"),
    ]

    body = getters.query_one(BodyMap)
    chips = getters.query_one(Chips)

    def __init__(self, marked: Collection[str]) -> None:
        super().__init__()
        self.marked = set(marked)
        self._before = frozenset(marked)
        self._places: Places = {}

    @property
    def unsaved(self) -> str:
        if self.gone or self.marked == self._before:
            return ""
        return _("Your marks on the body are not saved yet. Enter takes them over.")

    def compose(self) -> ComposeResult:
        yield Static(_("Where does it hurt?"), id="title", markup=False)
        with Horizontal():
            yield BodyMap()
            with VerticalScroll(can_focus=False):
                yield Flowing(id="told")
                yield Chips(columns=True)
        yield KeyBar(*_FIGURE)

    def on_mount(self) -> None:
        self._fit(*self.size)
        self.background(self._read, "read")

    async def _read(self) -> None:
        knowledge = self.journal.knowledge
        views, places = await asyncio.to_thread(lambda: (knowledge.body_views, knowledge.places))
        self._places = places
        first = next((p.region for p in places.values() if p.id in self.marked), "")
        self.body.show_views(views, first, ascii=self.journal.settings.ascii)
        self._show()

    def _show(self) -> None:
        places, marked = self._places, frozenset(self.marked)
        regions = {places[item].region: LEVEL_MAX for item in marked if item in places}
        self.body.show_levels(regions)
        self.chips.show_chips(place_chips(places, marked))
        self._tell()

    @on(BodyMap.Moved)
    def _tell(self) -> None:
        """Say which place has the cursor, and what is marked."""
        if not self._places:
            return
        places, marked = self._places, frozenset(self.marked)
        here = "" if self.has_class("-list") else self._place_of(self.body.here)
        view = None if self.has_class("-list") else self.body.view
        self.query_one("#told", Flowing).show(lambda width: told(places, marked, here, view, width))

    def _place_of(self, region: str) -> str:
        return next((p.id for p in self._places.values() if p.region == region), "")

    @on(BodyMap.Picked)
    def _mark_region(self, event: BodyMap.Picked) -> None:
        place = self._place_of(event.region)
        if place:
            self.marked ^= {place}
            self._show()

    @on(Chips.Changed)
    def _mark_chip(self, event: Chips.Changed) -> None:
        self.marked ^= {event.chip.id}
        self._show()

    def on_resize(self, event: Resize) -> None:
        self._fit(*event.size)

    def _fit(self, width: int, height: int) -> None:
        """Show the body where there is room for it, else the list."""
        small = width < SMALLEST[0] or height < SMALLEST[1]
        self.set_class(small, "-list")
        self.query_one(KeyBar).offer(*(_LIST if small else _FIGURE))
        (self.chips if small else self.body).focus(scroll_visible=False)
        self._tell()

    def action_mark(self) -> None:
        """Mark what has the cursor."""
        if self.has_class("-list"):
            self.chips.action_walk()
        else:
            self.body.action_mark()

    def action_turn_round(self) -> None:
        """Turn the body round."""
        self.body.action_turn_round()

    def action_confirm(self) -> None:
        """Take the marks over."""
        self.leave(tuple(item for item in self._places if item in self.marked))

    def action_leave_map(self) -> None:
        """Leave all as before."""
        self.leave(None)
