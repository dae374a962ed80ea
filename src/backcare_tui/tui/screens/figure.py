"""The body figure on a screen of its own, with what it says about the chosen point."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from backcare_tui.charts.figure_marks import shown_point
from backcare_tui.charts.figure_told import where
from backcare_tui.errors import BackcareError
from backcare_tui.language import gettext as _
from backcare_tui.language import marked
from backcare_tui.tui.base import BackcareScreen
from backcare_tui.tui.pages import Part, heading
from backcare_tui.tui.point_page import limit_parts, names_parts
from backcare_tui.tui.widgets.figure import BodyFigure
from backcare_tui.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult

    from backcare_tui.journal.care import PointAdvice

_PRESS = ("enter", marked("Press"), "press")
_KEYS = (
    ("← ↑ ↓ →", marked("Points"), "none"),
    ("v", marked("Next view"), "next_view"),
    ("esc", marked("Back"), "back"),
    ("?", marked("Help"), "app.toggle_help"),
)


class LargeFigure(BodyFigure):
    """A body with a screen of its own: what is told beside it is of a point that is seen."""

    def look_on(self, beneath: BodyFigure | None) -> None:
        """Show the view of another figure, or the first one, and the course that it shows."""
        before = None if beneath is None else beneath.view
        self.view = self._views[before.id] if before else next(iter(self._views.values()))
        if beneath is not None and beneath.chosen is None:
            self._course = beneath._course  # noqa: SLF001 - a figure like this one
        self.refresh()

    @property
    def channel(self) -> str:
        """The name of the channel whose course is drawn, or empty."""
        return self._channels.get(self._course, "")

    def action_turn(self, by: int) -> None:
        """Turn to another view, and where the chosen point is not seen there, choose its first."""
        super().action_turn(by)
        if self.chosen is not None:
            self._choose_first()


class FigureScreen(BackcareScreen[str]):
    """A large figure; what it is left with is the code of the chosen point, or empty."""

    CSS_PATH = "figure.tcss"
    AUTO_FOCUS = "BodyFigure"
    HELP = (
        "# The body\n\nChoose a point; `enter` presses it, guided, and escape goes to its page. "
        "What is said about it reads on with the keys of a page."
    )
    BINDINGS: ClassVar[list[Any]] = [
        Binding(
            "escape,f",
            "back",
            "Back",
            show=False,
            id="figure.back",
            tooltip="Back to the page of the chosen point",
        ),
    ]

    def __init__(
        self, points: Mapping[str, PointAdvice], code: str, *, turned: bool = False
    ) -> None:
        super().__init__()
        self._points = points
        self._code = code
        self._turned = turned

    def compose(self) -> ComposeResult:
        with Horizontal(id="body"):
            yield LargeFigure(id="figure")
            with VerticalScroll(id="card", can_focus=False):
                yield Static("", id="words", markup=False)
        yield KeyBar(*_KEYS)

    def on_mount(self) -> None:
        self.backcare.diary_changed.subscribe(
            self, lambda _changed: self.background(self._look, "look")
        )
        knowledge = self.journal.knowledge
        figure = self.query_one(LargeFigure)
        figure.show_points(
            knowledge.body_views,
            {code: shown_point(each.point, each.limits) for code, each in self._points.items()},
            {code: meridian.name for code, meridian in knowledge.meridians.items()},
            ascii=self.journal.settings.ascii,
        )
        if not (self._code and figure.choose(self._code)):
            figure.look_on(self._beneath())
        self._tell()
        if self._turned:
            # Its room is known by then, and so the view that it is turned away from.
            self.call_after_refresh(figure.action_turn, 1)

    async def _look(self) -> None:
        """Leave where points are held back meanwhile: the page beneath says why."""
        verdict = await asyncio.to_thread(self.journal.safety.verdict)
        if verdict.locks:
            self.leave("")

    def _beneath(self) -> BodyFigure | None:
        """The figure of the page that this screen was opened from."""
        opener = self.app.screen_stack[-2]
        return next(iter(opener.query(BodyFigure)), None)

    @on(BodyFigure.PointChosen)
    def _tell(self) -> None:
        figure = self.query_one(LargeFigure)
        self._code = figure.chosen[0] if figure.chosen else self._code
        advice = self._points.get(self._code)
        parts = self._open_parts(figure) if advice is None else self._parts(figure, advice)
        pressable = advice is not None and advice.technique is not None
        self.query_one("#words", Static).update(Content.assemble(*parts))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)
        self.query_one(KeyBar).offer(*_KEYS[:1], *([_PRESS] if pressable else []), *_KEYS[1:])

    def _open_parts(self, figure: LargeFigure) -> list[Part]:
        """What is said while no point is chosen."""
        words = _("The {channel} channel: tradition, not anatomy.")
        parts: list[Part] = []
        if figure.channel:
            parts.append((f"{words.format(channel=figure.channel)}\n\n", "bold $primary"))
        return [*parts, (_("No point is chosen yet: an arrow key chooses one."), "$muted")]

    def _parts(self, figure: LargeFigure, advice: PointAdvice) -> list[Part]:
        point, view = advice.point, figure.view
        parts: list[Part] = [*names_parts(advice), *limit_parts(advice)]
        if view is not None and view.place(point.code) is not None:
            words = where(view, point.code)
            told = _("{sentence}.").format(sentence=f"{words[0].upper()}{words[1:]}")
            parts.append(f"\n{told}\n")
        else:
            parts.append((f"\n{_('It is not seen in this view.')}\n", "$muted"))
        parts += [f"\n{number}. {step}" for number, step in enumerate(point.find, 1)]
        if point.cautions:
            parts += ["\n", heading(_("Mind"))]
            parts += [f"· {caution}\n" for caution in point.cautions]
        return parts

    @on(BodyFigure.PointOpened)
    def action_press(self) -> None:
        """Press the chosen point, guided."""
        from backcare_tui.tui.screens.session import Wanted

        if self._code not in self._points:
            return
        try:
            self.journal.care.require_pressable(self._code)
        except BackcareError as error:
            self.backcare.tell_error(error)
            return
        self.backcare.open_session(Wanted(points=(self._code,)))

    def action_back(self) -> None:
        """Leave with the chosen point."""
        self.leave(self._code)

    def action_next_view(self) -> None:
        """Turn the figure."""
        self.query_one(LargeFigure).action_turn(1)

    def action_none(self) -> None:
        """Nothing: the words beside the arrow keys."""
