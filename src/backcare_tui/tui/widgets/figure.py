"""The body figure as a widget: the arrow keys go from point to point, a click chooses one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from backcare_tui.charts.cells import Cell, Role, Row, cell_width
from backcare_tui.charts.figure import SMALLEST, Figure, draw_figure
from backcare_tui.charts.figure_legend import figure_legend
from backcare_tui.charts.figure_marks import is_chosen
from backcare_tui.charts.figure_steps import DOWN, LEFT, RIGHT, UP, step
from backcare_tui.charts.figure_told import told
from backcare_tui.charts.figure_views import shows, view_beside, view_of, view_of_course
from backcare_tui.language import marked
from backcare_tui.tui.widgets.role_styles import role_styles, strip_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.style import Style
    from textual.events import Click

    from backcare_tui.charts.figure_marks import Chosen, ShownPoint, Spotted
    from backcare_tui.domain.care.figures import BodyView, Side

_DIRECTIONS = {"left": LEFT, "right": RIGHT, "up": UP, "down": DOWN}
_STEPS = (
    ("left", marked("Point to the left"), marked("Go to the next point to the left")),
    ("right", marked("Point to the right"), marked("Go to the next point to the right")),
    ("up", marked("Point above"), marked("Go to the next point above")),
    ("down", marked("Point below"), marked("Go to the next point below")),
)
_TITLE = 1


class BodyFigure(Widget, can_focus=True):
    """A view of the body with its points, one of them chosen."""

    ALLOW_SELECT = False
    HELP = (
        "## Figure\n\nThe arrow keys go to the next point in their direction, and at the edge to "
        "the next view; `v` turns to it from anywhere. A click chooses a point. The dotted line is "
        "the simplified course of the point's channel: tradition, not anatomy."
    )
    BINDINGS: ClassVar[list[Any]] = [
        *(
            Binding(
                name,
                f"step('{name}')",
                words,
                show=False,
                id=f"figure.{name}",
                tooltip=told,
            )
            for name, words, told in _STEPS
        ),
        Binding(
            "v",
            "turn(1)",
            "Next view",
            show=False,
            id="figure.turn",
            tooltip="Turn to another view",
        ),
        Binding(
            "enter", "open", "Open", show=False, id="figure.open", tooltip="Open the chosen point"
        ),
    ]

    class PointChosen(Message):
        """Another point was chosen; ``side`` is None on the midline and in close views."""

        def __init__(self, code: str, side: Side | None) -> None:
            super().__init__()
            self.code = code
            self.side = side

    class PointOpened(Message):
        """The chosen point is wanted."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual has it
        super().__init__(id=id)
        self.view: BodyView | None = None
        self.chosen: Chosen | None = None
        self._views: Mapping[str, BodyView] = {}
        self._points: Mapping[str, ShownPoint] = {}
        self._channels: Mapping[str, str] = {}
        self._course = ""
        self._turned = False
        self._ascii = False
        self._figure: Figure | None = None
        self._made: tuple[object, list[Strip]] | None = None
        self._styles: dict[Role, Style] = {}

    def show_points(
        self,
        views: Mapping[str, BodyView],
        points: Mapping[str, ShownPoint],
        channels: Mapping[str, str],
        *,
        ascii: bool,  # noqa: A002 - the word of the setting
    ) -> None:
        """Draw other points (by code); ``channels`` are the names of the meridians by code."""
        self._views, self._points, self._channels = views, points, channels
        self._ascii = ascii
        if self.view is not None:
            self.view = views.get(self.view.id)
        self._made = None
        self.refresh()

    def choose(self, code: str, side: Side | None = None) -> bool:
        """Let a point stand out, and turn to a view that shows it; False where none does."""
        known = code in self._points
        again = self.chosen is not None and self.chosen[0] == code
        if again and self.view is not None and shows(self.view, code, self._room[1]):
            return True  # it was chosen here, and nothing else moves
        self.chosen = (code, side)
        self._course = self._points[code].meridian if known else ""
        return self._turn_to_chosen(self.view)

    def show_course(self, meridian: str) -> bool:
        """Draw the course of a meridian, and no chosen point; False where none is drawn."""
        self.chosen, self._course = None, meridian
        current = self.view.id if self.view else ""
        found = view_of_course(self._views, meridian, current)
        self.view = found or self.view
        self.refresh()
        return found is not None

    def _turn_to_chosen(self, current: BodyView | None) -> bool:
        """Turn to a view that shows the chosen point, ``current`` if it does well."""
        self._turned = False
        code = self.chosen[0] if self.chosen else ""
        found = view_of(self._views, code, self._room[1], current.id if current else "")
        self.view = found or self.view
        self.refresh()
        return found is not None

    @property
    def _room(self) -> tuple[int, int]:
        """Columns and rows for the figure itself."""
        return self.size.width, self.size.height - _TITLE - len(self._legend)

    @property
    def _legend(self) -> tuple[Any, ...]:
        return figure_legend(
            self._points.values(),
            self._channels.get(self._course, ""),
            max(self.size.width, 1),
            ascii=self._ascii,
        )

    def on_resize(self) -> None:
        if self.chosen is not None and not self._turned:
            self._turn_to_chosen(None)

    def notify_style_update(self) -> None:
        self._made, self._styles = None, {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        made = (self.size, self.view and self.view.id, self.chosen, self._course)
        if self._made is None or self._made[0] != made:
            styles = self._styles = self._styles or role_styles(self)
            self._made = made, [strip_of(row, styles, self.size.width) for row in self._drawn()]
        lines = self._made[1]
        return lines[y] if y < len(lines) else Strip.blank(self.size.width, self.rich_style)

    def _drawn(self) -> list[Row]:
        self._figure = None
        view, room = self.view or next(iter(self._views.values()), None), self._room
        if view is None:
            return []
        if room[0] < SMALLEST[0] or room[1] < SMALLEST[1]:
            words = Content("\n".join(told(view, self._points)))
            wrapped = words.wrap(max(self.size.width, 1))
            return [(Cell(line.plain, Role.AXIS),) for line in wrapped]
        self._figure = draw_figure(
            view,
            room,
            ascii=self._ascii,
            points=self._points,
            chosen=self.chosen,
            meridian=self._course,
        )
        return [self._title(view), *self._figure.rows, *self._legend]

    def _title(self, view: BodyView) -> Row:
        at = list(self._views).index(view.id) + 1
        number = f"{at}/{len(self._views)}"
        back, on = ("<", ">") if self._ascii else ("‹", "›")
        gap = max(self.size.width - cell_width(view.title) - len(number) - 4, 1)
        return (
            Cell(f"{back} ", Role.AXIS),
            Cell(view.title, Role.CURSOR),
            Cell(f" {on}{' ' * gap}{number}", Role.AXIS),
        )

    def on_click(self, event: Click) -> None:
        if event.y < _TITLE:
            self.action_turn(-1 if event.x < 2 else 1)
            return
        mark = self._figure.point_at(event.x, event.y - _TITLE) if self._figure else None
        if mark is not None:
            self._choose(mark)

    def action_step(self, name: str) -> None:
        """Go to the next point in a direction; at the left or right edge, to the next view."""
        if self._figure is None or self.view is None:
            return
        direction = _DIRECTIONS[name]
        marks = self._figure.marks
        picked = [mark for mark in marks if is_chosen(mark, self.chosen)]
        if not picked:
            self._choose_first()
            return
        start = max(picked, key=lambda m: m.column * direction[0] + m.row * direction[1])
        own = (start.code, start.side)
        places = {m: (m.column, m.row) for m in marks if m is start or (m.code, m.side) != own}
        found = step(places, start, direction)
        if found is not None:
            self._choose(found)
        elif direction[0]:
            self.action_turn(direction[0])
            self._choose_first()

    def action_turn(self, by: int) -> None:
        """Turn to another view; what is chosen stays so."""
        if self.view is not None:
            self.view, self._turned = view_beside(self._views, self.view.id, by), True
            self.refresh()

    def action_open(self) -> None:
        """Ask for the chosen point."""
        if self.chosen is not None:
            self.post_message(self.PointOpened(self.chosen[0]))

    def _choose_first(self) -> None:
        """Choose what is chosen already where the view shows it, else its first point."""
        view = self.view
        if view is None or (self.chosen and shows(view, self.chosen[0], self._room[1])):
            return
        code = next((code for code in view.points if code in self._points), None)
        if code is not None:
            self._take(code, None)

    def _choose(self, mark: Spotted) -> None:
        self._take(mark.code, mark.side)

    def _take(self, code: str, side: Side | None) -> None:
        self.chosen = (code, side)
        self._course = self._points[code].meridian
        self.refresh()
        self.post_message(self.PointChosen(code, side))
