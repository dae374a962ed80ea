"""The tour through the demonstration: one sentence a stop, at the person's own pace."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual.content import Content
from textual.widgets import Static

from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.screens import trends_keys as keys

if TYPE_CHECKING:
    from backcare_tui.tui.app import BackcareApp


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen by its mode, what to know, and which of Trends' views is meant."""

    mode: str
    words: str
    view: str = ""


STOPS = (
    Stop(
        "today",
        marked(
            "Made-up days of a made-up person. A check-in is a number, letters and enter: try 4, "
            "c, enter. Nothing here is kept."
        ),
    ),
    Stop(
        "trends",
        marked(
            "The sentence first, then the days behind it. A gap stays a gap. The arrow keys read "
            "out a day."
        ),
        keys.CHART,
    ),
    Stop(
        "trends",
        marked("What goes together with pain, how sure that is, and what cannot be told yet."),
        keys.TRIGGERS,
    ),
    Stop(
        "trends",
        marked(
            "Where it hurt, and how often: the darker, the more of the days that have a map. In a "
            "check-in b marks it on the body."
        ),
        keys.MAP,
    ),
    Stop(
        "pattern",
        marked(
            "Which traditional picture the diary resembles, what speaks for it and against it. "
            "It could be wrong, and says so."
        ),
    ),
    Stop(
        "care",
        marked(
            "Where to press, how, and what to mind. Enter guides you through a point, second by "
            "second; f shows the points on a large body."
        ),
    ),
    Stop(
        "history",
        marked("Every day so far. Enter opens one, e changes it, u takes anything back."),
    ),
    Stop(
        "today",
        marked(
            "That was all. ? helps with what is marked, ctrl+p finds everything, q leaves. "
            "backcare begins your own diary."
        ),
    ),
)


class Tour:
    """Where the tour is; ``at`` counts the stops from 0 and is None once it is over."""

    def __init__(self) -> None:
        self.at: int | None = 0

    def go_on(self, app: BackcareApp) -> None:
        """Go to the next stop, from wherever the person is; after the last the tour is over."""
        if self.at is None:
            return
        self.at = self.at + 1 if self.at + 1 < len(STOPS) else None
        if self.at is not None:
            stop = STOPS[self.at]
            app.action_go(stop.mode)
            if stop.view:
                app.call_after_refresh(_turn_to, app, stop.view)
        self._show(app)

    def turn(self, app: BackcareApp) -> None:
        """End the tour, or begin it anew."""
        self.at = 0 if self.at is None else None
        if self.at is not None:
            app.action_go(STOPS[0].mode)
        self._show(app)

    def _show(self, app: BackcareApp) -> None:
        for bar in app.screen.query(TourBar):
            bar.show_stop()


async def _turn_to(app: BackcareApp, view: str) -> None:
    """Show one of Trends' views, unless it shows already."""
    if getattr(app.screen, "shown", view) != view:
        await app.screen.run_action(f"show('{view}')")


class TourBar(Static):
    """What to know at the present stop; hidden when the tour is over."""

    DEFAULT_CSS = """
    TourBar { height: auto; padding: 0 2; background: $surface; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)

    def on_mount(self) -> None:
        self.show_stop()

    def show_stop(self) -> None:
        """Show the present stop of the app's tour."""
        tour = cast("BackcareApp", self.app).tour
        at = None if tour is None else tour.at
        self.display = at is not None
        if at is None:
            return
        last = at + 1 == len(STOPS)
        place = _("Tour {number} of {count}").format(number=at + 1, count=len(STOPS))
        self.update(
            Content.assemble(
                (f"{place}  ", "bold $warning"),
                f"{_(STOPS[at].words)}  ",
                ("ctrl+n", "bold $primary"),
                (f" {_('ends it') if last else _('goes on')}", "$muted"),
                ("  ctrl+x", "bold $primary"),
                (f" {_('no tour')}", "$muted"),
            )
        )
