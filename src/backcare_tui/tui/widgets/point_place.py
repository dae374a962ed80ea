"""Where a point is, on a body beside the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from backcare_tui.charts.figure import SMALLEST, draw_figure
from backcare_tui.charts.figure_marks import shown_point
from backcare_tui.charts.figure_views import view_of
from backcare_tui.domain.care import figures
from backcare_tui.domain.checkin import Side
from backcare_tui.tui.drawing import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcare_tui.journal.care import PointAdvice

_SIDES = {Side.LEFT: figures.Side.LEFT, Side.RIGHT: figures.Side.RIGHT}


class PointPlace(Static):
    """One point on the view of the body that shows it best; empty where none does.

    A side is drawn as the person has it: their left is left in a view from behind.
    """

    COLUMNS = 28
    """What it takes from the words beside it."""
    DEFAULT_CSS = "PointPlace { width: 28; height: 1fr; padding: 0 0 0 2; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._views: Mapping[str, figures.BodyView] = {}
        self._advice: PointAdvice | None = None
        self._side = Side.BOTH
        self._ascii = False

    def show_views(self, views: Mapping[str, figures.BodyView], *, ascii: bool) -> None:  # noqa: A002 - as the setting
        """Draw on these views of the body."""
        self._views, self._ascii = views, ascii
        self._draw()

    def show(self, advice: PointAdvice, side: Side) -> None:
        """Show another point, or another side of it."""
        self._advice, self._side = advice, side
        self._draw()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        room = self.content_size
        if self._advice is None or room.width < SMALLEST[0] or room.height < SMALLEST[1]:
            self.update("")
            return
        point = self._advice.point
        view = view_of(self._views, point.code, room.height)
        if view is None:
            self.update("")
            return
        figure = draw_figure(
            view,
            (room.width, room.height),
            ascii=self._ascii,
            points={point.code: shown_point(point, self._advice.limits)},
            chosen=(point.code, _SIDES.get(self._side)),
        )
        self.update(drawn(figure.rows))
